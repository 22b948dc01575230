"""Reads a file of decisions and carries them out, each once."""

import datetime
import json
from pathlib import Path
from typing import Any

from quotes.editing.decisions import decide_field
from quotes.editing.fields.speaker import speaker_of
from quotes.editing.frontpage import choose_lead
from quotes.editing.history import Author, is_decided
from quotes.editing.marking import between, mark
from quotes.editing.people import merge
from quotes.editing.speakers import Speaker, change_speaker
from quotes.editing.wordings import join, split, stand_first
from quotes.exceptions import DecisionError
from quotes.models import Article, LeadPair, Person, Quote
from quotes.models.locking import writing


def load(path: Path) -> tuple[int, int]:
    """Carry out the decisions of a file. Returns how many were made, and how many stood already.

    DecisionError where the file cannot be read or where a decision does not fit what is stored;
    then none of the file's decisions is carried out.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        author = Author(name=data["by"])
        made_at = datetime.datetime.fromisoformat(data["made_at"])
        decisions = data["decisions"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DecisionError(f"{path}: the decisions cannot be read ({error!r}).") from error
    made = 0
    with writing():
        for number, decision in enumerate(decisions, start=1):
            try:
                made += carry_out(decision, author, made_at)
            except (DecisionError, AttributeError, KeyError, TypeError, ValueError) as error:
                raise DecisionError(f"{path}: decision {number}: {error}") from error
    return made, len(decisions) - made


def carry_out(decision: dict[str, Any], author: Author, made_at: datetime.datetime) -> bool:
    """Carry out one decision, unless it was. Returns whether there was anything to do."""
    kinds = {
        "merge": merge_people,
        "speaker": decide_speaker,
        "field": decide_one_field,
        "mark": mark_quotation,
        "join": join_wordings,
        "split": split_wordings,
        "first": decide_first,
        "lead": decide_lead,
    }
    kind = decision.get("decide")
    if kind not in kinds:
        raise DecisionError(f"{kind!r} is no decision: write one of {', '.join(kinds)}.")
    return kinds[kind](decision, author, made_at)


def merge_people(decision: dict[str, Any], author: Author, made_at: datetime.datetime) -> bool:
    """{"decide": "merge", "person": slug, "into": slug, "reason": …}"""
    key = f"merge {decision['person']} {decision['into']}"
    if is_decided(key):
        return False
    merge(
        person_called(decision["person"]),
        person_called(decision["into"]),
        author=author,
        reason=decision["reason"],
        key=key,
        made_at=made_at,
    )
    return True


def decide_speaker(decision: dict[str, Any], author: Author, made_at: datetime.datetime) -> bool:
    """{"decide": "speaker", "quote": public id, "words": …, "person": slug, "reason": …}"""
    key = f"speaker {decision['quote']} {decision['person']}"
    if is_decided(key):
        return False
    change_speaker(
        quote_at(decision["quote"], decision["words"]),
        Speaker(person=person_called(decision["person"])),
        author=author,
        reason=decision["reason"],
        key=key,
        made_at=made_at,
    )
    return True


def decide_one_field(decision: dict[str, Any], author: Author, made_at: datetime.datetime) -> bool:
    """{"decide": "field", "quote": public id, "words": …, "field": name, "value": …, "reason": …}:
    any field in the form that `quotes/editing/fields/` gives it; "fault" says whose error it was"""
    value = json.dumps(decision["value"], sort_keys=True, ensure_ascii=False)
    key = f"field {decision['quote']} {decision['field']} {value}"
    if is_decided(key):
        return False
    decide_field(
        quote_at(decision["quote"], decision["words"]),
        decision["field"],
        decision["value"],
        author=author,
        reason=decision["reason"],
        fault=decision.get("fault", ""),
        key=key,
        made_at=made_at,
    )
    return True


def mark_quotation(decision: dict[str, Any], author: Author, made_at: datetime.datetime) -> bool:
    """{"decide": "mark", "article": public id, "first": words, "last": words, "reason": …}: a
    quotation that the machine missed; "speaker" as a field of that name has it"""
    key = f"mark {decision['article']} {decision['first']} {decision['last']}"
    if is_decided(key):
        return False
    article = Article.objects.filter(public_id=decision["article"]).first()
    if article is None:
        raise DecisionError(f"no article {decision['article']!r} here: import the articles first.")
    mark(
        article,
        [between(article.current.text, decision["first"], decision["last"])],
        speaker=speaker_of(decision["speaker"]) if "speaker" in decision else None,
        author=author,
        reason=decision["reason"],
        key=key,
        made_at=made_at,
    )
    return True


def join_wordings(decision: dict[str, Any], author: Author, made_at: datetime.datetime) -> bool:
    """{"decide": "join", "quotes": [public id, …], "words": [… , …], "reason": …}"""
    key = f"join {' '.join(decision['quotes'])}"
    if is_decided(key):
        return False
    reason = decision["reason"]
    join(*quotes_of(decision), author=author, reason=reason, key=key, made_at=made_at)
    return True


def split_wordings(decision: dict[str, Any], author: Author, made_at: datetime.datetime) -> bool:
    """{"decide": "split", "quotes": [public id, …], "words": [… , …], "reason": …}: the first
    of the quotes is no wording of the statement of the others."""
    key = f"split {' '.join(decision['quotes'])}"
    if is_decided(key):
        return False
    quote, *others = quotes_of(decision)
    split(quote, others, author=author, reason=decision["reason"], key=key, made_at=made_at)
    return True


def decide_first(decision: dict[str, Any], author: Author, made_at: datetime.datetime) -> bool:
    """{"decide": "first", "quote": public id, "words": …, "reason": …}"""
    key = f"first {decision['quote']}"
    if is_decided(key):
        return False
    quote = quote_at(decision["quote"], decision["words"])
    stand_first(quote, author=author, reason=decision["reason"], key=key, made_at=made_at)
    return True


def decide_lead(decision: dict[str, Any], author: Author, made_at: datetime.datetime) -> bool:
    """{"decide": "lead", "quotes": [public id, public id], "words": [… , …]}"""
    if LeadPair.objects.exists():
        return False
    first, second = quotes_of(decision)
    choose_lead(first, second, author=author, made_at=made_at)
    return True


def quotes_of(decision: dict[str, Any]) -> list[Quote]:
    """The quotes that a decision names, each with the words that the editor saw."""
    named = zip(decision["quotes"], decision["words"], strict=True)
    return [quote_at(public_id, words) for public_id, words in named]


def person_called(slug: str) -> Person:
    """The person of this address."""
    person = Person.objects.filter(slug=slug).first()
    if person is None:
        raise DecisionError(f"nobody here has the address {slug!r}: import the articles first.")
    return person


def quote_at(public_id: str, words: str) -> Quote:
    """The quote of this address, if it begins with the words that the editor saw."""
    quote = Quote.objects.filter(public_id=public_id).first()
    if quote is None or not quote.text.startswith(words):
        raise DecisionError(f"no quote {public_id!r} begins {words!r}: import the articles first.")
    return quote
