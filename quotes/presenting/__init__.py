"""How one quote is shown. Every surface asks here: page, list, matrix, title, feed, CSV, API.

A quote must never say more than its article does, so what the words stand on travels with them:
a fragment brings its sentence, a missing mark is said, and who stands behind it is named.
"""

from quotes.presenting.shown import Shown, present, present_all, ready, ready_at

__all__ = ["Shown", "present", "present_all", "ready", "ready_at"]
