"""Proves that what is stored twice is the same twice: every copy and index against its source.

A page reads copies (who is listed, the date key, a topic's links, search rows, gists), because a
million rows cannot be joined for each. The database or one place in the code keeps each right;
these checks find where something else has written, and mend it from what it is derived from.
"""

from quotes.checking.check import Check, RowCheck
from quotes.checking.columns import ARTICLE_FACTS, KEYS, LINKS
from quotes.checking.fulltext import FullText
from quotes.checking.installed import Installed
from quotes.checking.names import OUTLET_NAMES, PERSON_NAMES
from quotes.checking.searchrows import SEARCH_ROWS
from quotes.checking.statements import Gists

__all__ = ["CHECKS", "Check", "RowCheck"]

# What is copied stands before what is copied from it.
CHECKS: tuple[Check, ...] = (
    Installed(),
    PERSON_NAMES,
    OUTLET_NAMES,
    ARTICLE_FACTS,
    KEYS,
    LINKS,
    *SEARCH_ROWS,
    FullText(),
    Gists(),
)
