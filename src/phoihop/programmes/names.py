"""What the forms of a draft may refer to: references with the names that people read."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils import timezone

from phoihop.parties.models import Member, Organisation, Person
from phoihop.parties.queries import houses_of, name_of, organisations
from phoihop.parties.rules import OrganisationKind
from phoihop.press.models import Outlet
from phoihop.programmes.models import Instrument, Programme, ReferenceDocument

Names = dict[str, Sequence[tuple[str, object]]]


def party_choices() -> list[tuple[str, object]]:
    """Organisations that may be a party, with the name of today."""
    return _named(organisations().exclude(kind=OrganisationKind.UNIT.value))


def names_for(programme: Programme, *, member: Member) -> Names:
    """Choices for the forms of a programme's draft: its own houses, people, documents, outlets.

    People of other houses than those of the two sides are not shown.
    """
    houses = houses_of(party.organisation_id for party in programme.parties.all())
    units = _named(organisations().filter(pk__in=houses))
    people = _people(Person.objects.filter(appointments__organisation__in=houses).distinct())
    documents = [
        (row.ref, f"{row.symbol} {row.title}".strip()[:100])
        for row in ReferenceDocument.objects.all()
    ]
    parties: list[tuple[str, object]] = [
        (party.organisation.ref, party.organisation.ref) for party in programme.parties.all()
    ]
    return {
        "organisation": party_choices(),
        "signing_organ": units,
        "focal_organ": units,
        "unit": units,
        "signatory": people,
        "focal_person": people,
        "document": documents,
        "supersedes": documents,
        "outlet": [(row.ref, row.name) for row in Outlet.objects.order_by("sort_key")],
        "party": parties,
        "themes": [(row.code, f"{row.code}. {row.title}") for row in programme.themes.all()],
    }


def line_names(instrument: Instrument) -> Names:
    """Choices for the lines of an instrument: the obligations of its programme, and outlets."""
    duties = instrument.programme.obligations.all()
    return {
        "obligation": [(row.code, f"{row.code}. {row.text[:90]}") for row in duties],
        "outlet": [(row.ref, row.name) for row in Outlet.objects.order_by("sort_key")],
    }


def instrument_names(programme: Programme) -> Names:
    """Choices for the head of an instrument: the parties of each side."""
    found: Names = {}
    for side in ("a", "b"):
        rows = [party for party in programme.parties.all() if party.side == side]
        found[f"party_{side}"] = [(row.organisation.ref, row.organisation.ref) for row in rows]
    return found


def _named(rows: QuerySet[Organisation]) -> list[tuple[str, object]]:
    today = timezone.localdate()
    found: list[tuple[str, object]] = [(row.ref, name_of(row, on=today)) for row in rows]
    return found


def _people(rows: QuerySet[Person]) -> list[tuple[str, object]]:
    return [(row.ref, row.full_name) for row in rows.order_by("sort_key")]
