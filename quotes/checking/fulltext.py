"""The full-text index against the search rows."""

from quotes.search import schema

USING = "default"


class FullText:
    """That the index says of every row what the row says."""

    name = "rows and words of the full-text index that are not those of the search rows"

    def wrong(self) -> int:
        return schema.count_stale(USING)

    def mend(self) -> None:
        schema.fill(USING)
