"""The errors that this project raises on purpose. Each message tells its reader what to do."""


class QuotesError(Exception):
    """Something that a person can mend; the message says how."""


class UnreadableSource(QuotesError):
    """A file, or a line of one, that cannot be read as an article."""


class ManifestError(QuotesError):
    """The manifest says something that we do not understand."""


class QuerySyntaxError(QuotesError):
    """A search that cannot be read.

    Attributes:
        position: offset (code points) into the query where reading stopped.
    """

    def __init__(self, message: str, position: int) -> None:
        super().__init__(message)
        self.position = position


class DecisionError(QuotesError):
    """A decision of an editor that cannot be carried out as it stands."""


class StaleDecision(DecisionError):
    """Somebody else changed the quote since the editor saw it."""


class BulkRefused(QuotesError):
    """Articles must be brought in one by one here."""
