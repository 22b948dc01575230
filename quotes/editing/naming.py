"""What follows when an editor adds or takes away a form of a name."""

from django.db.models import Q

from quotes.deriving import refresh
from quotes.deriving.proposals import propose
from quotes.deriving.searchrows import write_names
from quotes.editing.heirs import inherit, line
from quotes.editing.recompute import recompute
from quotes.importing.people import waiting_for
from quotes.models import Outlet, Person, PersonName, Quote, QuoteSource
from quotes.models.locking import writing


@writing()
def names_changed(person: Person) -> None:
    """Resolve again every quote that these names may settle, or settled before.

    Whoever the person was merged into goes by the names, too.
    """
    person = Person.objects.select_related("merged_into").get(pk=person.pk)
    for heir in (person, *line(person)):
        inherit(heir)
        write_names(heir)
    propose([person, *line(person)])
    printed = Q(speaker=person)
    names = list(person.names.values_list("name", flat=True))
    for name in names:
        printed |= Q(speaker_name__iexact=name, speaker_kind=person.kind)
    quotes = Quote.objects.live().filter(printed).select_related("article")
    touched = {
        quote.pk: quote for quote in (*quotes, *waiting_for(names).select_related("article"))
    }
    for quote in touched.values():
        recompute(quote)
    refresh(touched)


@writing()
def outlet_names_changed() -> None:
    """Find the outlet of every link that had none, now that outlets go by other names.

    Where an editor limited somebody's name to such an outlet, it may settle who speaks.
    """
    touched = set()
    for link in QuoteSource.objects.filter(outlet__isnull=True):
        link.outlet = Outlet.objects.called(link.as_printed).first()
        if link.outlet is not None:
            link.save(update_fields=["outlet"])
            touched.add(link.quote_id)
    if touched and PersonName.objects.exclude(outlet=None).exists():
        for quote in Quote.objects.filter(pk__in=touched).select_related("article"):
            recompute(quote)
        refresh(touched)
