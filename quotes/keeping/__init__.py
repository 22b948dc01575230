"""Public pages that are given again, byte for byte, for as long as nothing at all is written.

Most readers open the same few pages, and between two imports nothing on them changes. No time has
to run out before a correction shows, and none may: words that were just held back must be gone at
once. So the database itself is asked before a kept page is given.
"""

from quotes.keeping.answers import kept_page

__all__ = ["kept_page"]
