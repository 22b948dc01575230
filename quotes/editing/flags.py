"""Where the machine now reads something else than the editor saw who decided."""

from typing import Any

from quotes.editing.fields import FIELDS
from quotes.models import Flag, Override, Quote


def note_flags(quote: Quote, standing: dict[str, Override], values: dict[str, Any] | None) -> bool:
    """Raise what a reading contradicts, and settle what a later decision answered.

    Returns whether any field is flagged. The decisions stand, flagged or not.
    """
    raised = contradicted(standing, values)
    if not raised and not quote.flagged:
        return False
    for flag in quote.flags.open():
        if flag.field not in raised:
            settled = standing.get(flag.field)
            flag.resolved_by = settled.change.changeset if settled else None
            flag.save(update_fields=["resolved_by"]) if settled else flag.delete()
    for field, read in raised.items():
        Flag.objects.update_or_create(
            quote=quote,
            field=field,
            resolved_by=None,
            defaults={"read": read},
            create_defaults={"read": read, "seen": standing[field].machine_value},
        )
    return bool(raised)


def contradicted(standing: dict[str, Override], values: dict[str, Any] | None) -> dict[str, Any]:
    """The fields of which this reading says something else than the editor saw, with that.

    Where the editor saw no reading there is nothing to be contradicted.
    """
    found = {}
    for name, decision in standing.items():
        if decision.withdrawn or decision.machine_value is None or values is None:
            continue
        read = FIELDS[name].machine(values)
        if read != decision.machine_value:
            found[name] = read
    return found
