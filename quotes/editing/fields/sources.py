"""The way a quote came: the links that the article prints, the outermost first."""

from typing import Any

from quotes.cleaning import clean
from quotes.editing.fields.field import Field, Values, plain, refuse_unprinted
from quotes.exceptions import DecisionError
from quotes.models import Outlet, Override, Quote, QuoteSource

LONGEST = QuoteSource._meta.get_field("as_printed").max_length
MOST = 8  # no dispatch is handed on that often: what is longer is a slip


def check(quote: Quote, value: Any) -> list[dict]:
    """[{"as_printed": words, "basis": clause, section or dateline, "outlet": slug or nothing}]"""
    if not isinstance(value, list) or len(value) > MOST:
        raise DecisionError(f"The way it came is a list of at most {MOST} names.")
    return [checked_link(quote, link) for link in value]


def checked_link(quote: Quote, link: dict) -> dict:
    """One link: its name stands in the article, its outlet in the database."""
    words = " ".join(clean(str(link.get("as_printed") or "")).split())[:LONGEST]
    basis = link.get("basis") or QuoteSource.Basis.CLAUSE.value
    if not words:
        raise DecisionError("Write each name as the article prints it.")
    if basis not in QuoteSource.Basis.values:
        raise DecisionError(f"{basis!r} is no basis: {', '.join(QuoteSource.Basis.values)}.")
    if plain(words) not in {plain(source.as_printed) for source in quote.sources.all()}:
        refuse_unprinted(quote, words, "the name")
    kept = {"as_printed": words, "basis": str(basis)}
    if link.get("outlet"):
        if not Outlet.objects.filter(slug=link["outlet"]).exists():
            raise DecisionError(f"No outlet here has the address {link['outlet']!r}.")
        kept["outlet"] = link["outlet"]
    return kept


def machine(values: Values) -> list[dict]:
    basis = values.get("via_basis") or []
    return [
        {
            "as_printed": name[:LONGEST],
            "basis": basis[place] if place < len(basis) else QuoteSource.Basis.CLAUSE.value,
        }
        for place, name in enumerate(values.get("via") or [])
    ]


def shown(quote: Quote) -> list[dict]:
    links = quote.sources.select_related("outlet").order_by("position")
    return [
        {"as_printed": link.as_printed, "basis": link.basis}
        | ({"outlet": link.outlet.slug} if link.outlet else {})
        for link in links
    ]


def set_sources(quote: Quote, wanted: list[dict]) -> None:
    """Write the way the quote came, when it is not what is stored."""
    outlets = [outlet_of(link) for link in wanted]
    stored = list(quote.sources.order_by("position").values_list("as_printed", "basis", "outlet"))
    if stored == [
        (link["as_printed"], link["basis"], outlet and outlet.pk)
        for link, outlet in zip(wanted, outlets, strict=True)
    ]:
        return
    quote.sources.all().delete()
    QuoteSource.objects.bulk_create(
        QuoteSource(
            quote=quote,
            position=place,
            as_printed=link["as_printed"],
            basis=link["basis"],
            outlet=outlet,
        )
        for place, (link, outlet) in enumerate(zip(wanted, outlets, strict=True))
    )


def outlet_of(link: dict) -> Outlet | None:
    """The outlet that an editor chose, else the one that goes by the printed name."""
    chosen = Outlet.objects.filter(slug=link["outlet"]).first() if link.get("outlet") else None
    return chosen or Outlet.objects.called(link["as_printed"]).first()


FIELD = Field(Override.Field.SOURCES.value, "way it came", check, machine, shown, column=False)
