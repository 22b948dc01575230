"""Who said what in the text of an article: pure Python, no Django, no database.

>>> from quotes.extraction import extract
>>> [q.text for q in extract('“It rained,” said Ada Quill.')]
['It rained']
"""

from .engine import extract
from .types import Quotation

__all__ = ["ENGINE_VERSION", "Quotation", "extract"]

ENGINE_VERSION = "2026.11.0"
