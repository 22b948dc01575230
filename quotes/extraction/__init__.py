"""Who said what in the text of an article: pure Python, no Django, no database.

>>> from quotes.extraction import extract
>>> [(q.text, q.speaker_text) for q in extract('“It rained,” said Ada Quill.')]
[('It rained', 'Ada Quill')]
"""

from .engine import extract
from .sentences import sentence_around, sentence_before
from .types import Quotation
from .when import Said, said

__all__ = [
    "ENGINE_VERSION",
    "Quotation",
    "Said",
    "extract",
    "said",
    "sentence_around",
    "sentence_before",
]

ENGINE_VERSION = "2026.11.2"
