"""Who is speaking."""

from dataclasses import dataclass
from typing import Any

from quotes.cleaning import clean
from quotes.editing.fields.field import Field, Values
from quotes.exceptions import DecisionError
from quotes.models import Override, Person, Quote
from quotes.models.quote import SpeakerKind


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: a Person, or somebody described who is none, or nobody that can be named."""

    person: Person | None = None
    described: str = ""
    kind: str = SpeakerKind.ANONYMOUS

    def as_value(self) -> dict[str, Any]:
        """The form in which an override and the history keep it."""
        if self.person is not None:
            return {"person": self.person.slug, "name": self.person.name}
        described = clean(self.described).strip()[:300]
        if described:
            return {"name": described, "kind": str(self.kind)}
        return {"kind": SpeakerKind.UNKNOWN.value}


def shown_speaker(quote: Quote) -> dict[str, Any]:
    """The speaker that a quote shows, in the form that the history keeps."""
    if quote.speaker is not None:
        return Speaker(person=quote.speaker).as_value()
    if quote.speaker_name:
        return {"name": quote.speaker_name, "kind": str(quote.speaker_kind)}
    return Speaker().as_value()


def check(quote: Quote, value: Any) -> dict[str, Any]:
    """A Speaker, or the form in which one is kept; a merged person gives way to the heir."""
    if not isinstance(value, Speaker):
        value = speaker_of(value)
    if value.kind not in SpeakerKind.values:
        raise DecisionError(f"{value.kind!r} is no kind of speaker: {SpeakerKind.values}.")
    if value.person is not None:
        return Speaker(person=heir(value.person)).as_value()
    return value.as_value()


def speaker_of(value: dict[str, Any]) -> Speaker:
    """A speaker as a file of decisions gives it."""
    if "person" in value:
        return Speaker(person=person_called(value["person"]))
    if value.get("name"):
        return Speaker(described=str(value["name"]), kind=value.get("kind", SpeakerKind.ANONYMOUS))
    return Speaker()


def person_called(slug: str) -> Person:
    """The person of this address."""
    person = Person.objects.filter(slug=slug).first()
    if person is None:
        raise DecisionError(f"nobody here has the address {slug!r}: import the articles first.")
    return person


def machine(values: Values) -> dict[str, Any]:
    """The speaker that a reading names, in the form in which a decision keeps what was seen."""
    return {"name": values.get("speaker_text"), "kind": values.get("speaker_kind")}


def heir(person: Person) -> Person:
    """The person whom this one was merged into, or the person."""
    while person.merged_into is not None:
        person = person.merged_into
    return person


FIELD = Field(Override.Field.SPEAKER.value, "speaker", check, machine, shown_speaker, column=True)
