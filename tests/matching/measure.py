"""Precision and recall of the matching on the harder set and on the seeds' pairs.

    python -m tests.matching.measure [--split open|kept|all] [--errors]

A pair is *joined* at level words or statement; *point* is proposed to an editor, and useful where
the two are not labelled "never".
"""

import argparse
from collections import Counter

from quotes.matching import compare
from quotes.matching.types import JOINING, POINT, STATEMENT, WORDS
from tests.matching import harder
from tests.matching.scores import Measured, Score, grouped, of_seeds, own_pairs, together


def main() -> None:
    chosen = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    chosen.add_argument("--split", choices=("open", "kept", "all"), default="open")
    chosen.add_argument("--errors", action="store_true", help="list the open pairs it gets wrong")
    options = chosen.parse_args()
    lines = harder.lines(options.split)
    own = own_pairs(lines)
    _print_levels(f"harder set, {options.split}: each line by itself", own)
    _print_levels(f"harder set, {options.split}: all lines matched together", together(lines))
    _print_joined("  in one statement after grouping", grouped(lines).joined())
    _print_categories(lines, own)
    _print_levels("the seeds' pairs", of_seeds())
    if options.errors:
        # The kept lines are for measuring: their words are not to be looked at.
        _print_errors([line for line in lines if line["split"] == "open"])


def _print_levels(title: str, found: Measured) -> None:
    print(f"\n{title}")
    print(f"  {'':46} labelled given right  precision recall")
    _print_joined("words", found.at([WORDS]))
    _print_joined("statement", found.at([STATEMENT]))
    _print_joined("joined without an editor", found.joined())
    workable = found.without(harder.BLOCKED | harder.UNNAMED)
    _print_joined("  the same, labels that the design blocks left out", workable.joined())
    _print_joined("point, proposed", found.at([POINT], right=JOINING), found.at([POINT]).recall)


def _print_joined(name: str, score: Score, recall: float | None = None) -> None:
    recall = score.recall if recall is None else recall
    counts = f"{score.labelled:8} {score.given:5} {score.right:5}"
    print(f"  {name:46} {counts}  {score.precision:9.3f} {recall:6.3f}")


def _print_categories(lines: list[dict], own: Measured) -> None:
    print(f"\n  {'each line by itself, by category':34} pairs words statement point nothing")
    rows: dict[str, Counter[str]] = {}
    for line in lines:
        for link, label in harder.labels(line).items():
            category = line.get("category", "")
            row = f"{label}: {category}" if category else f"labelled {label}"
            rows.setdefault(row, Counter())[own.given[link]] += 1
    for row, count in sorted(rows.items()):
        told = [f"{count[level]:{width}}" for level, width in _COLUMNS]
        print(f"  {row:34} {count.total():5} {' '.join(told)}")


_COLUMNS = ((WORDS, 5), (STATEMENT, 9), (POINT, 5), ("", 7))


def _print_errors(lines: list[dict]) -> None:
    for line in lines:
        read = {one.key: one for one in harder.utterances([line])}
        for link, label in harder.labels(line).items():
            pair = compare(*(read[key] for key in link))
            if (pair.level if pair else "never") != label:
                _print_error(line, label, pair, [read[key] for key in sorted(link)])


def _print_error(line, label, pair, two) -> None:
    told = f"{pair.level} {pair.score} ({pair.reason})" if pair else "nothing"
    print(f"\n{line.get('category', line['kind'])}: labelled {label}, given {told}")
    for one in two:
        print(f"  {one.key}: {one.text}")


if __name__ == "__main__":
    main()
