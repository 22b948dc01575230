"""Words that must not be read are covered in place: no offset in a text moves. Pure."""

import hashlib
import re
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

Span = tuple[int, int]
COVER = "█"
A_BLOCK = 8  # characters; so a covered passage tells neither words nor where one ends
WINDOW = 8  # words in a row that are known again; a shorter quotation is known as a whole
TELLING = 6  # words below which a quotation may stand anywhere by chance
TOKEN = re.compile(r"\w+")


def covered(words: str) -> str:
    """As many characters, of which none says anything; lines stay lines."""
    return "".join(
        letter if letter in "\r\n" else " " if place % A_BLOCK == A_BLOCK - 1 else COVER
        for place, letter in enumerate(words)
    )


def cover(text: str, spans: Iterable[Span]) -> str:
    """A text with these places covered."""
    for start, end in spans:
        text = text[:start] + covered(text[start:end]) + text[end:]
    return text


def is_covered(text: str) -> bool:
    """Whether some of it was covered."""
    return COVER in text


def tells_nothing(text: str) -> bool:
    """Whether all of it was covered."""
    return is_covered(text) and not text.strip(f"{COVER} \r\n")


def tokens(text: str) -> list[tuple[str, int, int]]:
    """The words of a text as they are compared, with their places."""
    return [(found[0].casefold(), found.start(), found.end()) for found in TOKEN.finditer(text)]


def merged(spans: Iterable[Span]) -> list[Span]:
    """Spans in order, those that overlap as one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            start, end = found[-1][0], max(end, found.pop()[1])
        found.append((start, end))
    return found


def runs(text: str, words: str) -> Iterator[Span]:
    """Where a text has all these words in their order, however they are set."""
    sought = [word for word, _, _ in tokens(words)]
    there = tokens(text)
    for i in range(len(there) - len(sought) + 1 if sought else 0):
        if [word for word, _, _ in there[i : i + len(sought)]] == sought:
            yield there[i][1], there[i + len(sought) - 1][2]


@dataclass(frozen=True, slots=True)
class Marks:
    """By what words are known again when they come in once more, without keeping the words.

    Each run of `window` words is kept as a salted hash of which they cannot be read.
    """

    window: int
    salt: str
    hashes: frozenset[str] = field(default_factory=frozenset)

    @classmethod
    def of(cls, text: str) -> "Marks":
        """The marks of these words."""
        words = [word for word, _, _ in tokens(text)]
        window, salt = min(WINDOW, len(words)), secrets.token_hex(8)
        runs = (words[i : i + window] for i in range(len(words) - window + 1)) if words else ()
        return cls(window, salt, frozenset(hashed(run, salt) for run in runs))

    @classmethod
    def read(cls, stored: dict[str, Any]) -> "Marks":
        """Marks as a row keeps them."""
        return cls(stored["window"], stored["salt"], frozenset(stored["hashes"]))

    def as_json(self) -> dict[str, Any]:
        """What a row keeps."""
        return {"window": self.window, "salt": self.salt, "hashes": sorted(self.hashes)}

    @property
    def telling(self) -> bool:
        """Whether the words are enough to be known anywhere, and not in their own article only."""
        return self.window >= TELLING

    def places(self, text: str) -> list[Span]:
        """Where the words stand in a text."""
        words, found = tokens(text), []
        for i in range(len(words) - self.window + 1 if self.hashes else 0):
            run = words[i : i + self.window]
            if hashed([word for word, _, _ in run], self.salt) in self.hashes:
                start, end = run[0][1], run[-1][2]
                if found and start <= found[-1][1]:
                    start = found.pop()[0]
                found.append((start, end))
        return found

    def cover(self, value: Any) -> Any:
        """A stored value without the words: a text, or what JSON holds."""
        if isinstance(value, str):
            return cover(value, self.places(value))
        if isinstance(value, list):
            return [self.cover(one) for one in value]
        if isinstance(value, dict):
            return {key: self.cover(one) for key, one in value.items()}
        return value


def hashed(words: list[str], salt: str) -> str:
    """A run of words as its hash."""
    return hashlib.sha256(f"{salt} {' '.join(words)}".encode()).hexdigest()[:24]
