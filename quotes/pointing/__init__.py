"""Where else to look: whose name the typed words are, and whose they nearly are."""

from quotes.pointing.named import Signpost, signposts
from quotes.pointing.nearby import near_names, near_people
from quotes.pointing.suggested import FINDERS, suggest

__all__ = ["FINDERS", "Signpost", "near_names", "near_people", "signposts", "suggest"]
