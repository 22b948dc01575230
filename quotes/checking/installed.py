"""The triggers, functions and indexes that Django knows nothing of."""

from quotes.models import copies
from quotes.search import schema

USING = "default"


class Installed:
    """What keeps copies and the index right from now on; where it was missing, they are stale."""

    name = "parts of the database that keep copies and the index right, missing or old"

    def wrong(self) -> int:
        return [copies.is_installed(USING), schema.is_installed(USING)].count(False)

    def mend(self) -> None:
        """Install them again, which mends the copies and fills the index, as `migrate` does."""
        copies.install(USING)
        schema.install(USING)
