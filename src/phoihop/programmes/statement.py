"""Papers as values: what a programme file says, read from the database.

A programme stated, written, read and stored again gives the same statement. ``shape`` holds the
records, ``services`` the way back.
"""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from phoihop.engines.plainfiles import write
from phoihop.engines.plainfiles.fields import plain_decimal
from phoihop.parties.models import Member, Organisation, Person
from phoihop.parties.queries import organisation_values, person_values
from phoihop.press.models import Outlet
from phoihop.programmes import shape
from phoihop.programmes.models import (
    Annex,
    AnnexChange,
    Basis,
    Instrument,
    Line,
    Obligation,
    Programme,
    ProgrammeParty,
    ReferenceDocument,
    Theme,
    ThemeChange,
)
from phoihop.programmes.queries import annexes_visible_to, instruments_visible_to
from phoihop.programmes.rules import PaperState

Values = dict[str, Any]


def _scalars(row: object, *keys: str) -> Values:
    return {key: getattr(row, key) for key in keys}


def _ref(row: Organisation | Person | Outlet | ReferenceDocument | None) -> str | None:
    return row.ref if row is not None else None


def programme_part(programme: Programme) -> Values:
    """The programme with its sides, bases, themes and obligations: what its signature covers."""
    return {
        "programme": _scalars(
            programme,
            *("ref", "title", "period_label", "starts_on", "ends_on", "signed_on"),
            *("effective_from", "place", "source", "review_month", "sample"),
        ),
        "sides": _sides(programme),
        "bases": [
            {"text": row.text, "document": _ref(row.document)}
            for row in Basis.objects.filter(programme=programme).select_related("document")
        ],
        "themes": [_theme(row) for row in themes_of(programme)],
        "obligations": [_obligation(row) for row in _obligations(programme)],
    }


def themes_of(programme: Programme) -> QuerySet[Theme]:
    """The themes in the order of the paper, with their documents at hand."""
    return Theme.objects.filter(programme=programme).prefetch_related("references__document")


def _obligations(programme: Programme) -> QuerySet[Obligation]:
    return (
        Obligation.objects.filter(programme=programme)
        .select_related("outlet", "party__organisation")
        .prefetch_related("themes", "shares__unit")
    )


def _sides(programme: Programme) -> Values:
    rows = ProgrammeParty.objects.filter(programme=programme).select_related(
        "organisation", "signing_organ", "signatory", "focal_organ", "focal_person"
    )
    sides: Values = {"a": [], "b": []}
    for row in rows:
        sides[row.side].append(
            {
                "organisation": row.organisation.ref,
                "signing_organ": _ref(row.signing_organ),
                "signatory": _ref(row.signatory),
                **_scalars(row, "signatory_title", "capacity", "mandate", "mandate_on"),
                "focal_organ": _ref(row.focal_organ),
                "focal_person": _ref(row.focal_person),
            }
        )
    return sides


def _theme(theme: Theme) -> Values:
    references = sorted(theme.references.all(), key=lambda row: row.pk)
    return {
        **_scalars(theme, "code", "title", "good_practice", "model_example", "phrases"),
        "references": [
            {
                "document": _ref(row.document),
                **_scalars(row, "open_class", "clause", "from_on", "until_on"),
            }
            for row in references
        ],
    }


def _obligation(duty: Obligation) -> Values:
    shares = sorted(duty.shares.all(), key=lambda row: (row.year or 0, row.unit.ref))
    return {
        **_scalars(duty, "code", "kind", "side", "text", "genre", "quantified", "quantity_least"),
        **_scalars(duty, "quantity_most", "cadence", "starts_on", "ends_on"),
        **_scalars(duty, "answer_within_days", "least_words", "language", "evidence_level"),
        "party": duty.party.organisation.ref if duty.party else None,
        "outlet": _ref(duty.outlet),
        "themes": [theme.code for theme in sorted(duty.themes.all(), key=lambda t: t.ordinal)],
        "shares": [
            {"unit": row.unit.ref, **_scalars(row, "year", "quantity", "due_on")} for row in shares
        ],
    }


def instrument_part(instrument: Instrument) -> Values:
    """The instrument with its lines, without its annexes: what its signature covers."""
    lines = Line.objects.filter(instrument=instrument, annex__isnull=True)
    return {
        **_scalars(instrument, "ref", "kind", "title", "number", "year", "signed_on"),
        **_scalars(instrument, "effective_from", "ends_on", "place", "source", "funding_mode"),
        **_scalars(instrument, "vat_mode", "rounding", "early_rule", "early_from_on"),
        **_scalars(instrument, "early_text", "pay_within_days", "issuer"),
        "vat_percent": plain_decimal(Decimal(instrument.vat_percent)),
        "party_a": instrument.party_a.organisation.ref,
        "party_b": instrument.party_b.organisation.ref,
        "lines": [line_values(row) for row in lines.select_related("obligation", "outlet")],
    }


def line_values(line: Line, quantity: int | None = None) -> Values:
    """A line as a file states it; ``quantity`` when it is not the signed one."""
    return {
        **_scalars(line, "code", "description", "unit_name", "unit_price_dong", "price_basis"),
        **_scalars(line, "genre", "least_words", "evidence_level", "counts_institution_texts"),
        "obligation": line.obligation.code,
        "outlet": _ref(line.outlet),
        "quantity": line.quantity if quantity is None else quantity,
    }


def annex_part(annex: Annex) -> Values:
    """An annex with what it changes and what it adds."""
    changes = list(
        AnnexChange.objects.filter(annex=annex)
        .select_related("line__obligation", "line__outlet")
        .order_by("line__ordinal")
    )
    keys = (
        *("quantity_before", "quantity_after"),
        *("unit_price_before_dong", "unit_price_after_dong"),
    )
    return {
        **_scalars(annex, "ref", "title", "reason_code", "reason", "signed_on", "effective_on"),
        **_scalars(annex, "ends_early_on", "balance", "balance_on"),
        "theme_changes": [_theme_change(row) for row in theme_changes_of(annex)],
        "changes": [
            {"line": row.line.code, **_scalars(row, *keys)}
            for row in changes
            if row.line.annex_id != annex.pk
        ],
        "new_lines": [
            line_values(row.line, row.quantity_after)
            for row in changes
            if row.line.annex_id == annex.pk
        ],
    }


def theme_changes_of(annex: Annex) -> QuerySet[ThemeChange]:
    """What an annex does to themes, in its order."""
    return (
        ThemeChange.objects.filter(annex=annex)
        .select_related("theme", "document", "leaves_document")
        .order_by("ordinal")
    )


def _theme_change(row: ThemeChange) -> Values:
    return {
        "theme": row.theme.code,
        "leaves": _ref(row.leaves_document) or row.leaves_class,
        "document": _ref(row.document),
        **_scalars(row, "open_class", "clause"),
    }


def part_of(paper: Programme | Instrument | Annex) -> Values:
    """What the signature under ``paper`` covers: its own rows, no other paper's."""
    if isinstance(paper, Programme):
        return programme_part(paper)
    return instrument_part(paper) if isinstance(paper, Instrument) else annex_part(paper)


def instrument_whole(instrument: Instrument, *, seen_by: Member) -> Values:
    """The instrument with the annexes that ``seen_by`` sees, withdrawn ones left out."""
    annexes = (
        annexes_visible_to(seen_by)
        .filter(instrument=instrument)
        .exclude(state=PaperState.WITHDRAWN.value)
    )
    part = instrument_part(instrument)
    return {**part, "programme": None, "annexes": [annex_part(annex) for annex in annexes]}


def state_programme(programme: Programme, *, seen_by: Member) -> Values:
    """Everything a file says about a programme, its instruments included.

    Drafts of the other side and withdrawn papers are left out.
    """
    instruments = (
        instruments_visible_to(seen_by)
        .filter(programme=programme)
        .exclude(state=PaperState.WITHDRAWN.value)
        .order_by("year", "ref")
    )
    papers = [instrument_whole(one, seen_by=seen_by) for one in instruments]
    annexes = annexes_visible_to(seen_by).filter(programme=programme)
    own = [annex_part(one) for one in annexes.exclude(state=PaperState.WITHDRAWN.value)]
    values = {**programme_part(programme), "annexes": own}
    values |= {"instruments": papers, "instrument": None}
    return {**named_in(values), **values}


def state_instrument(instrument: Instrument, *, seen_by: Member) -> Values:
    """Everything a file of its own says about an instrument."""
    paper = instrument_whole(instrument, seen_by=seen_by)
    paper["programme"] = instrument.programme.ref
    empty: Values = {"programme": None, "sides": None, "bases": [], "themes": [], "obligations": []}
    values = {**empty, "annexes": [], "instruments": [], "instrument": paper}
    return {**named_in({**values, "instruments": [paper]}), **values}


def programme_file_of(part: Values) -> Values:
    """A file that says ``part`` (as ``programme_part`` gives it) and no yearly paper."""
    values = {**part, "annexes": [], "instruments": [], "instrument": None}
    return {**named_in(values), **values}


def instrument_file_of(part: Values, programme: Programme) -> Values:
    """A file of its own that says ``part`` (as ``instrument_part`` gives it), without annexes."""
    paper = {**part, "programme": programme.ref, "annexes": []}
    empty: Values = {"programme": None, "sides": None, "bases": [], "themes": [], "obligations": []}
    values = {**empty, "annexes": [], "instruments": [], "instrument": paper}
    return {**named_in({**values, "instruments": [paper]}), **values}


def as_file(values: Values) -> str:
    """The file that says ``values``."""
    return write(values, shape.PAPER_FILE)


# --- what a statement names -------------------------------------------------------


def named_in(values: Values) -> Values:
    """The organisations, people, outlets and documents that a statement names, by reference."""
    parties = [party for side in (values["sides"] or {}).values() for party in side]
    duties = values["obligations"]
    lines = [
        line
        for paper in values["instruments"]
        for line in (
            *paper["lines"],
            *(new for annex in paper["annexes"] for new in annex["new_lines"]),
        )
    ]
    people = {party[key] for party in parties for key in ("signatory", "focal_person")}
    keys = ("organisation", "signing_organ", "focal_organ")
    organisations = {party[key] for party in parties for key in keys}
    organisations |= {share["unit"] for duty in duties for share in duty["shares"]}
    for paper in values["instruments"]:
        organisations |= {paper["party_a"], paper["party_b"]}
    persons = [person_values(row) for row in Person.objects.filter(ref__in=people - {None})]
    for person in persons:
        organisations |= {row["organisation"] for row in _rows(person["appointments"])}
    return {
        "organisations": _organisations(organisations - {None}),
        "people": sorted(persons, key=lambda one: str(one["ref"])),
        "outlets": _outlets({row["outlet"] for row in (*duties, *lines)} - {None}),
        "documents": _documents(values),
    }


def _rows(value: object) -> list[Values]:
    return value if isinstance(value, list) else []


def _organisations(refs: Iterable[str | None]) -> list[Values]:
    """The organisations with all that they lead to: parents and successors, too."""
    found: dict[str, Values] = {}
    wanted = {ref for ref in refs if ref}
    while wanted:
        for row in Organisation.objects.filter(ref__in=wanted):
            found[row.ref] = organisation_values(row)
        led_to = {
            link[key]
            for ref in wanted & found.keys()
            for kind, key in (("parents", "organisation"), ("successions", "successor"))
            for link in found[ref][kind]
        }
        wanted = led_to - found.keys()
    return [found[ref] for ref in sorted(found)]


def _outlets(refs: Iterable[str | None]) -> list[Values]:
    rows = Outlet.objects.filter(ref__in=[ref for ref in refs if ref]).order_by("ref")
    found = []
    for row in rows.prefetch_related("hosts", "tenures"):
        hosts = sorted(
            row.hosts.all(), key=lambda host: (host.host != host.canonical_host, host.pk)
        )
        kinds = [tenure.kind for tenure in row.tenures.all() if tenure.until_on is None]
        found.append(
            {
                "ref": row.ref,
                "name": row.name,
                "kind": kinds[-1] if kinds else None,
                "hosts": [host.host for host in hosts],
            }
        )
    return found


def _documents(values: Values) -> list[Values]:
    wanted = {basis["document"] for basis in values["bases"]}
    wanted |= {row["document"] for theme in values["themes"] for row in theme["references"]}
    moved = [row for annex in values["annexes"] for row in annex["theme_changes"]]
    wanted |= {row[key] for row in moved for key in ("document", "leaves")}
    found: dict[str, Values] = {}
    while wanted := wanted - found.keys() - {None}:
        for row in ReferenceDocument.objects.filter(ref__in=wanted).select_related("supersedes"):
            found[row.ref] = document_values(row)
        wanted = {one["supersedes"] for one in found.values()}
    return [found[ref] for ref in sorted(found)]


def document_values(row: ReferenceDocument) -> Values:
    """A reference document as a file states it."""
    return {
        **_scalars(row, "ref", "kind", "symbol", "issuer", "term", "title"),
        **_scalars(row, "issued_on", "expires_on", "source"),
        "supersedes": _ref(row.supersedes),
    }
