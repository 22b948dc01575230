"""The forms by which names are looked up."""

from collections.abc import Callable, Sequence

from django.db import IntegrityError, transaction
from django.db.models import Model

from quotes.checking.check import CHUNK, Found, RowCheck
from quotes.lookalikes import skeleton
from quotes.models import OutletName, PersonName
from quotes.naming import fold, outlet_fold


def names_check(name: str, model: type[Model], **forms: Callable[[str], str]) -> RowCheck:
    """That each name of a model is stored in the forms that are made of it today."""

    def made(written: str) -> dict[str, str]:
        return {column: form(written) for column, form in forms.items()}

    def find() -> Found:
        rows = model.objects.order_by("pk").values_list("pk", "name", *forms)
        wrong: list[int] = []
        for pk, written, *stored in rows.iterator(chunk_size=CHUNK):
            if stored != list(made(written).values()):
                wrong.append(pk)
            if len(wrong) == CHUNK:
                yield wrong
                wrong = []
        yield wrong

    def mend(ids: Sequence[int]) -> None:
        for pk, written in model.objects.filter(pk__in=ids).values_list("pk", "name"):
            try:
                with transaction.atomic():
                    model.objects.filter(pk=pk).update(**made(written))
            except IntegrityError:
                # Two names have become one: which of them goes is for an editor to say.
                continue

    return RowCheck(name, find, mend)


PERSON_NAMES = names_check(
    "names of people under another spelling", PersonName, folded=fold, skeleton=skeleton
)
OUTLET_NAMES = names_check(
    "names of outlets under another spelling", OutletName, folded=outlet_fold
)
