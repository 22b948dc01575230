"""Word lists, read once; the files say what each is for."""

from importlib.resources import files


def _lines(name: str) -> list[str]:
    text = files(__name__).joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _words(name: str) -> frozenset[str]:
    return frozenset(word for line in _lines(name) for word in line.split())


def _spellings() -> dict[str, str]:
    table = {}
    for line in _lines("spelling.txt"):
        first, *others = line.split()
        table.update(dict.fromkeys(others, first))
    return table


def _opposed() -> dict[str, tuple[int, int]]:
    """For each opposed word its line, and its side of it; words of one side agree."""
    table: dict[str, tuple[int, int]] = {}
    for number, line in enumerate(_lines("opposed.txt")):
        sides = line.split("|") if "|" in line else line.split()
        for side, words in enumerate(sides):
            table.update((word, (number, side)) for word in words.split())
    return table


def _phrases() -> dict[str, list[tuple[str, ...]]]:
    """By their first word the phrases that are one idea, (idea, word, word, …), longest first."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for line in sorted(_lines("phrases.txt"), key=len, reverse=True):
        phrase = tuple(line.split())
        table.setdefault(phrase[1], []).append(phrase)
    return table


def _kinds(name: str, before: str) -> dict[str, tuple[int, bool]]:
    """For each word its kind (the number of its line), and whether it is one only before `before`.

    Lines whose last word is `before` say so of their words.
    """
    table: dict[str, tuple[int, bool]] = {}
    for number, line in enumerate(_lines(name)):
        words = line.split()
        only = words[-1] == before
        table.update((word, (number, only)) for word in words[: -1 if only else None])
    return table


DENIERS = _words("deniers.txt")
FUNCTION = _words("function.txt")
COMMON = _words("common.txt")
HEDGES = _kinds("hedges.txt", before="to")
INTENSIFIERS = _words("intensifiers.txt")
MONTHS = _words("months.txt")
NEGATORS = _words("negators.txt")
OPPOSED = _opposed()
OPENERS = _words("openers.txt")
QUANTITIES = _kinds("quantities.txt", before="of")
REPORTING = _words("reporting.txt")
ROLES = _words("roles.txt")
SAYING = _words("saying.txt")
SUBJECTS = _words("subjects.txt")
# Words that make a claim another one; a difference in them is always shown.
CLAIM_WORDS = NEGATORS | _words("claims.txt")
PHRASES = _phrases()
UNLIKE_JOINED = _words("unlike_joined.txt")
SPELLING = _spellings()
CONCEPT_LINES = tuple(
    tuple(tuple(side.split()) for side in line.split("|")) for line in _lines("concepts.txt")
)
