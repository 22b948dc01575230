"""Many new articles at once: the rows of a batch set by set, each index filled once a batch.

What comes of it is what `quotes.importing.pipeline` makes of the same articles, one by one.
"""

from quotes.importing.bulk.batches import store_batch
from quotes.importing.bulk.runs import import_in_bulk

__all__ = ["import_in_bulk", "store_batch"]
