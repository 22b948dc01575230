"""Where and when a name is somebody's, in words."""

from quotes.models import PersonName
from quotes.presenting.dates import day, span


def where(name: PersonName) -> str:
    """Such as "in IRNA, 1 January – 31 December 2014"; empty where a name holds everywhere."""
    place = f"in {name.outlet}" if name.outlet else ""
    if name.since and name.until:
        time = span(name.since, name.until)
    elif name.since:
        time = f"from {day(name.since)}"
    else:
        time = f"until {day(name.until)}" if name.until else ""
    return ", ".join(filter(None, (place, time)))
