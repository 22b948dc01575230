"""Block quotations: a paragraph printed without marks after a line that announces it."""

from .cues import NOUN, Cue
from .noise import is_furniture
from .reading import Line, Reading

FEWEST = 8  # words in a block


def find_blocks(reading: Reading) -> list[tuple[int, Cue]]:
    """The blocks of an article: the number of each line and the cue that announces it.

    "Quill insisted on Monday that the crane is “safe”:" announces the paragraph below it, which
    has no marks of its own and ends like a sentence. A list ("Here is what to know:") has no cue
    with a source; a quotation below the colon carries its own marks.
    """
    found = []
    for number in range(len(reading.lines) - 1):
        line, below = reading.lines[number], reading.lines[number + 1]
        if not line.paragraph.tags.endswith(":") or not _is_prose(reading, below):
            continue
        cue = _announcing(line)
        if cue is not None:
            found.append((number + 1, cue))
    return found


def _is_prose(reading: Reading, line: Line) -> bool:
    paragraph = line.paragraph
    text = reading.document.text[paragraph.start : paragraph.end]
    plain = "Q" not in paragraph.tags and "E" not in paragraph.tags
    return (
        plain
        and paragraph.tags[-1:] == "."
        and len(paragraph.words) >= FEWEST
        and not is_furniture(text)
    )


def _announcing(line: Line) -> Cue | None:
    """The cue of speech with a source that stands last in the last sentence of a line."""
    tags = line.paragraph.tags
    start = max((i for i in line.paragraph.initials if i < len(tags) - 1), default=0)
    spoken = [c for c in line.cues if c.at >= start and c.source is not None and c.tag in "SGB"]
    spoken = [c for c in spoken if c.strength not in ("thought", NOUN)]
    if not spoken:
        return None
    # A name and a colon on a line by itself is a heading, or the dialogue of a script.
    return spoken[0] if len(tags) > 3 else None
