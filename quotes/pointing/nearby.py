"""Names that are spelled nearly like what was typed, where that found nothing.

One name from another script has many spellings (Rohani, Rouhani). None is taken for the other by
itself: the reader is asked.
"""

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from quotes.models import Outlet, OutletName, Person, PersonName
from quotes.naming import fold
from quotes.search import Query

# So many forms of names are compared, and no more: a page must not take longer with every import.
LOOKED_AT = 5_000
MOST = 4
SHORTEST = 4  # letters; shorter words are near to too much
NEAR = 80.0  # of 100: "Afkhem" is 83 to "Afkham", "Iraq" 75 to "Iran"


def near_names(query: Query) -> list[Person | Outlet]:
    """People and outlets that a search without results may have meant."""
    terms = [term for clause in query.clauses if not clause.negated for term in clause.terms]
    people = [term.text for term in terms if term.in_text or term.kind == "person"]
    outlets = [term.text for term in terms if term.in_text or term.kind in ("outlet", "via")]
    return [*near_people(with_whole(people)), *near_outlets(with_whole(outlets))][:MOST]


def near_people(typed: Iterable[str]) -> list[Person]:
    """Current people one of whose names is near to one of these."""
    names = PersonName.objects.filter(person__merged_into=None).values_list("person", "folded")
    keys = nearest(typed, names.order_by("pk")[:LOOKED_AT])
    found = Person.objects.in_bulk(keys)
    return [found[key] for key in keys]


def near_outlets(typed: Iterable[str]) -> list[Outlet]:
    """Outlets one of whose names is near to one of these."""
    names = OutletName.objects.order_by("pk").values_list("outlet", "folded")[:LOOKED_AT]
    keys = nearest(typed, names)
    found = Outlet.objects.in_bulk(keys)
    return [found[key] for key in keys]


def with_whole(texts: list[str]) -> list[str]:
    """Each word by itself, and all of them as one name."""
    return [*texts, " ".join(texts)] if len(texts) > 1 else texts


def nearest(typed: Iterable[str], names: Iterable[tuple[int, str]]) -> list[int]:
    """Whose names are nearest to what was typed, the nearest first.

    As many words of a name are compared as were typed: "Rohani" with "Hassan" and with "Rouhani".
    """
    asked = [text for text in dict.fromkeys(map(fold, typed)) if len(text) >= SHORTEST]
    if not asked:
        return []
    rows = [(key, folded.split()) for key, folded in names]
    by_length = {length: runs(rows, length) for length in {len(text.split()) for text in asked}}
    best: dict[int, float] = {}
    for text in asked:
        owners = by_length[len(text.split())]
        near = process.extract(
            text, owners.keys(), scorer=fuzz.ratio, score_cutoff=NEAR, limit=MOST
        )
        for run, score, _ in near:
            for key in owners[run]:
                best[key] = max(score, best.get(key, 0))
    return sorted(best, key=lambda key: (-best[key], key))[:MOST]


def runs(rows: list[tuple[int, list[str]]], length: int) -> dict[str, set[int]]:
    """Every run of so many words in the names, and whose they are."""
    found: dict[str, set[int]] = {}
    for key, words in rows:
        for start in range(len(words) - length + 1):
            found.setdefault(" ".join(words[start : start + length]), set()).add(key)
    return found
