"""Texts that are hard to read: each family makes one of about `size` characters."""

SEED = "“It rained,” said Ada Quill, who chairs the board. She added that the roof leaks. "


def _repeat(piece: str, size: int) -> str:
    return (piece * (size // len(piece) + 1))[:size]


def _nested(size: int) -> str:
    return "“" * (size // 2) + "a" + "”" * (size // 2)


FAMILIES = {
    "open marks": lambda n: _repeat("“a ", n),
    "closing marks": lambda n: _repeat("a” ", n),
    "straight marks": lambda n: _repeat('"', n),
    "single marks": lambda n: _repeat("'a ‘b ", n),
    "nested marks": _nested,
    "open marks, a line each": lambda n: _repeat("“a b c\n", n),
    "one line of names": lambda n: _repeat("Ada Quill Brandt ", n),
    "one line of cues": lambda n: _repeat("said told added ", n),
    "one line of quotations": lambda n: _repeat(SEED, n),
    "a quotation a line": lambda n: _repeat(SEED.strip() + "\n", n),
    "one long word": lambda n: "a" * n,
    "one long quotation": lambda n: "“" + "a b " * (n // 4) + "”",
    "commas": lambda n: _repeat("Quill, ", n) + "said",
    "relatives": lambda n: _repeat("who said that Quill, ", n),
    "prepositions": lambda n: _repeat("of the board of ", n),
    "conjunctions": lambda n: _repeat("and said and ", n),
    "participles": lambda n: _repeat("saying, adding ", n),
    "according to": lambda n: _repeat("according to ", n),
    "pronouns": lambda n: _repeat("“a,” he said. ", n),
    "names that differ": lambda n: " ".join(f"“a,” said Ab{i} Cd{i}." for i in range(n // 24)),
    "namesakes": lambda n: " ".join(f"“a,” said Ab{i} Quill." for i in range(n // 24)),
    "the roles": lambda n: " ".join(
        f"“a,” the mayor said. Mayor A{i} B{i}." for i in range(n // 40)
    ),
    "headlines": lambda n: _repeat("Board Says “No”\n", n),
    "colons": lambda n: _repeat("Quill said:\n", n),
    "full stops": lambda n: _repeat(". ", n),
    "initials": lambda n: _repeat("A. B. ", n),
    "possessives": lambda n: _repeat("Quill’s ", n),
    "brackets": lambda n: _repeat("(a ", n),
    "signatures": lambda n: _repeat("“a” — Ab Quill ", n),
    "dashes": lambda n: _repeat("— ", n),
    "line ends": lambda n: "\n" * n,
    "blanks": lambda n: " " * n,
    "right to left": lambda n: _repeat("\u200fאמר ”", n),
    "tags": lambda n: _repeat("<a ", n),
}
