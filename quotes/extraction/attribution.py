"""Takes, for each quotation, the likeliest of its candidates, or nobody."""

from dataclasses import dataclass

from .candidates import Candidate, Previous
from .cues import Cue
from .mentions import NAME, ROLE, THING, Mention
from .ranking import WEIGHTS, probabilities
from .reading import Reading
from .surroundings import Surroundings
from .verbs import STRONG

NEXT_TO = "beside"
GOES_ON = 0.98
BRIEF = 25  # tokens between two pieces of one quotation
STOPS = 3  # full stops at the end of a line
SIGNED = 0.9
BESIDE = 0.975  # how often the most precise sieve is right (measured)
ADJACENT = 12  # tokens within which the cue of that sieve stands
ENOUGH = 0.25  # the least likelihood with which a speaker is named at all


@dataclass(slots=True)
class Attribution:
    """Who said one stretch between marks.

    `spoken` is the likelihood that it is somebody's words at all, `chance` that the mention is
    the right one; `mention` is None where the engine abstains. `carried` says that the mention was
    taken over from the quotation before.
    """

    number: int
    mention: Mention | None
    cue: Cue | None
    chance: float
    spoken: float
    rule: str
    reason: str
    carried: bool = False


def attribute(reading: Reading, weights: dict[str, float] | None = None) -> list[Attribution]:
    """One attribution for each quotation of the document, in order."""
    weights = WEIGHTS if weights is None else weights
    previous: Previous | None = None
    found = []
    for number in range(len(reading.places)):
        attribution = beside(reading, number) or signed(reading, number)
        if attribution is None and found:
            attribution = goes_on(reading, found[-1], number)
        if attribution is None:
            attribution = _choose(Surroundings(reading, number, previous), weights)
        found.append(attribution)
        if attribution.spoken > 0.5:
            line, token = reading.places[number][-1]
            previous = Previous(line, token, attribution.mention)
    return found


def beside(reading: Reading, number: int) -> Attribution | None:
    """The most precise sieve: a comma inside the mark, and the attribution right behind it.

    “It rained,” said Ada Quill. “It rained,” she said. The comma is what makes it sure: behind a
    full stop the same words may begin the next quotation's sentence (“It rained.” She said: “...”).
    """
    marked = reading.document.marked[number]
    line_number, token = reading.places[number][-1]
    if reading.document.text[marked.end - 1 : marked.end] != ",":
        return None
    line = reading.lines[line_number]
    cue_number = line.cue_index(token)
    if cue_number >= len(line.cues):
        return None
    cue = line.cues[cue_number]
    source = cue.source
    if source is None or cue.strength != STRONG or cue.tag != "S" or cue.at > token + ADJACENT:
        return None
    inverted = cue.link == "inverted" and cue.at == token + 1
    direct = cue.link == "subject" and source.first == token + 1 and cue.at - source.last < 3
    if not (inverted or direct) or source.kind == THING:
        return None
    reason = REASONS[cue.link].format(cue=line.paragraph.words[cue.at])
    return Attribution(number, source, cue, BESIDE, BESIDE, NEXT_TO, reason)


def goes_on(reading: Reading, last: Attribution, number: int) -> Attribution | None:
    """The rest of a quotation behind its attribution, to the end of the paragraph.

    “It rained,” said Ada Quill, the baker. “It rained all day.” One sentence at most stands
    between, and nothing behind: a second attribution there would be somebody else's.
    """
    (line_number, before), (here, token) = (
        reading.places[last.number][-1],
        reading.places[number][0],
    )
    if last.rule not in (NEXT_TO, "carried on") or here != line_number or last.cue is None:
        return None
    tags = reading.lines[here].paragraph.tags
    between = tags[before + 1 : token]
    plain = "Q" not in between and "E" not in between and between.count(".") <= 1
    if tags[token] != "E" or not plain or between[-1:] not in (".", ",") or len(between) > BRIEF:
        return None
    if not _ends(tags, token + 1) or last.cue.at < before:
        return None
    reason = "the same speaker goes on in the same paragraph"
    return Attribution(
        number, last.mention, last.cue, GOES_ON, GOES_ON, "carried on", reason, carried=True
    )


def _ends(tags: str, at: int) -> bool:
    """Whether nothing but a stop or two stands from a token to the end of the line."""
    return len(tags) - at <= STOPS and not tags[at:].strip(".")


def signed(reading: Reading, number: int) -> Attribution | None:
    """A dash and a name, and nothing else, behind a quotation or on the line below it.

    “A bridge is a promise.” — Ada Quill. A dash that goes on with a clause is none (“...” — Ada
    Quill shook her head).
    """
    line_number, token = reading.places[number][-1]
    line = reading.lines[line_number]
    first = token + 1
    if first == len(line.paragraph.tags) and line_number + 1 < len(reading.lines):
        line, first = reading.lines[line_number + 1], 0
    mention = line.mention_at(first + 1) if line.paragraph.tags[first : first + 1] == "-" else None
    if mention is None or mention.kind not in (NAME, ROLE):
        return None
    if not _ends(line.paragraph.tags, mention.last):
        return None
    reason = "a dash and a name stand behind the words"
    return Attribution(number, mention, None, SIGNED, SIGNED, "signature", reason)


def _choose(surroundings: Surroundings, weights: dict[str, float]) -> Attribution:
    candidates = surroundings.candidates()
    chances = probabilities(candidates, weights)
    spoken = 1 - chances[0]
    number = surroundings.number
    if len(candidates) == 1:
        return Attribution(number, None, None, 0.0, spoken, "none", "nobody is named near it")
    best = max(range(1, len(candidates)), key=chances.__getitem__)
    candidate, chance = candidates[best], chances[best]
    if chance < ENOUGH:
        reason = "several may have said it, and none is likelier than not"
        return Attribution(number, None, None, chance, spoken, "abstained", reason)
    rule, reason = _explain(candidate, surroundings)
    previous = surroundings.previous
    carried = previous is not None and previous.mention is candidate.mention
    return Attribution(
        number, candidate.mention, candidate.cue, chance, spoken, rule, reason, carried
    )


REASONS = {
    "subject": "the speaker is the subject of “{cue}”",
    "apposition": "the speaker is the subject of “{cue}”, an apposition stands between",
    "relative": "the speaker is who “{cue}”",
    "conjoined": "the speaker is the subject of the clause that “{cue}” goes on with",
    "near": "the speaker stands a few words before “{cue}”",
    "comma": "the speaker stands before “{cue}”, after a comma",
    "inverted": "the speaker follows “{cue}”",
    "absolute": "the speaker stands before “{cue}”, in a clause of its own",
    "participle": "“{cue}” belongs to the subject of the verb before it",
    "fronted": "“{cue}” opens the sentence and belongs to its subject",
    "according": "the words are given according to the speaker",
    "noun by": "the speaker is named as the author of the “{cue}”",
    "noun of": "the “{cue}” is the speaker's",
}


def _explain(candidate: Candidate, surroundings: Surroundings) -> tuple[str, str]:
    """The name of the rule that found a candidate, and a sentence for the editor."""
    mention, cue = candidate.mention, candidate.cue
    previous = surroundings.previous
    if mention is None:
        return "none", "nobody is named near it"
    above = mention.paragraph.index < surroundings.at_line
    if previous is not None and previous.mention is mention:
        if above:
            return "carried over", "the speaker of the paragraph before goes on"
        return "carried on", "the same speaker goes on in the same paragraph"
    if cue is not None:
        place = "above" if above else "before" if cue.at < surroundings.at else "after"
        word = mention.paragraph.words[cue.at]
        return f"{cue.link}, {place}", REASONS.get(cue.link, "“{cue}”").format(cue=word)
    if above:
        return "paragraph above", "the paragraph above names the speaker"
    return "nearest", "the speaker is the likeliest name in the sentence"
