"""Writing drafts from statements: rows are kept by their codes, so what points at them stays."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from django.db.models import F, Model, ProtectedError, QuerySet

from phoihop.engines.vietnamese.folding import search_key
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Organisation, OrganisationName, Person
from phoihop.press.models import Outlet
from phoihop.programmes.models import (
    Annex,
    AnnexChange,
    Basis,
    Instrument,
    Line,
    Obligation,
    ObligationShare,
    Programme,
    ProgrammeParty,
    ReferenceDocument,
    Theme,
    ThemeChange,
    ThemeReference,
)
from phoihop.programmes.plain import plain
from phoihop.programmes.rules import PaperState

Values = Mapping[str, Any]
Row = TypeVar("Row", bound=Model)
_APART = 10_000  # ordinals are moved out of the way before they are given anew


@dataclass(frozen=True, slots=True)
class Named:
    """What a statement may name, by reference."""

    organisations: Mapping[str, Organisation]
    people: Mapping[str, Person]
    documents: Mapping[str, ReferenceDocument]
    outlets: Mapping[str, Outlet]

    @classmethod
    def now(cls) -> "Named":
        """Everything the database holds. Four queries."""
        return cls(
            {row.ref: row for row in Organisation.objects.all()},
            {row.ref: row for row in Person.objects.all()},
            {row.ref: row for row in ReferenceDocument.objects.all()},
            {row.ref: row for row in Outlet.objects.all()},
        )


def write_programme(
    values: Values,
    *,
    named: Named,
    drafted_by: Organisation,
    at: datetime,
    draft: Programme | None = None,
) -> Programme:
    """A new draft, or ``draft`` rewritten, from a statement that makes sense.

    Raises:
        Refusal: ``paper.changed_meanwhile`` when the draft is none any more,
            ``paper.part_in_use`` when a part that fell away is used elsewhere.
    """
    fields = {**values["programme"], "search_key": _key_of(values)}
    if draft is None:
        draft = Programme.objects.create(drafted_by=drafted_by, recorded_at=at, **fields)
    else:
        _rewrite(Programme.objects.filter(pk=draft.pk), fields)
        draft.refresh_from_db()
    try:
        _write_parties(draft, values["sides"], named)
        _write_bases(draft, values["bases"], named)
        _write_themes(draft, values["themes"], named)
        _write_obligations(draft, values["obligations"], named)
    except ProtectedError:
        raise Refusal("paper.part_in_use", ref=draft.ref) from None
    return draft


def _rewrite(rows: QuerySet[Any], fields: Values) -> None:
    ref = fields["ref"]
    if not rows.filter(state=PaperState.DRAFT.value).update(**fields):
        raise Refusal("paper.changed_meanwhile", ref=ref)


def _key_of(values: Values) -> str:
    """What a search finds the programme by: its own words and the names of its parties."""
    head = values["programme"]
    parties = [row["organisation"] for side in ("a", "b") for row in values["sides"][side]]
    names = OrganisationName.objects.filter(organisation__ref__in=parties)
    words = [
        head["ref"],
        head["title"],
        head["period_label"],
        *names.values_list("text", flat=True),
    ]
    return search_key(" ".join(words))


def _write_parties(programme: Programme, sides: Values, named: Named) -> None:
    kept = _parties_of(programme)
    wanted = [(side, n, row) for side in ("a", "b") for n, row in enumerate(sides[side], start=1)]
    _drop(kept, (row["organisation"] for _, _, row in wanted))
    programme.parties.update(ordinal=F("ordinal") + _APART)
    for side, number, row in wanted:
        ProgrammeParty.objects.update_or_create(
            programme=programme,
            organisation=named.organisations[row["organisation"]],
            defaults={
                "side": side,
                "ordinal": number,
                "signing_organ": _get(named.organisations, row["signing_organ"]),
                "signatory": _get(named.people, row["signatory"]),
                "signatory_title": row["signatory_title"],
                "capacity": row["capacity"],
                "mandate": row["mandate"],
                "mandate_on": row["mandate_on"],
                "focal_organ": _get(named.organisations, row["focal_organ"]),
                "focal_person": _get(named.people, row["focal_person"]),
            },
        )


def _write_bases(programme: Programme, bases: list[Values], named: Named) -> None:
    programme.bases.all().delete()
    Basis.objects.bulk_create(
        Basis(
            programme=programme,
            ordinal=number,
            text=row["text"],
            document=_get(named.documents, row["document"]),
        )
        for number, row in enumerate(bases, start=1)
    )


def _write_themes(programme: Programme, themes: list[Values], named: Named) -> None:
    kept = {row.code: row for row in programme.themes.all()}
    _drop(kept, (row["code"] for row in themes))
    ThemeReference.objects.filter(theme__programme=programme).delete()
    for number, row in enumerate(themes, start=1):
        fields = _without(row, "code", "references")
        theme, _ = Theme.objects.update_or_create(
            programme=programme, code=row["code"], defaults={**fields, "ordinal": number}
        )
        for reference in row["references"]:
            document = _get(named.documents, reference["document"])
            given = _without(reference, "document")
            ThemeReference.objects.create(theme=theme, document=document, **given)


def _write_obligations(programme: Programme, duties: list[Values], named: Named) -> None:
    kept = {row.code: row for row in programme.obligations.all()}
    _drop(kept, (row["code"] for row in duties))
    themes = {row.code: row for row in programme.themes.all()}
    parties = _parties_of(programme)
    ObligationShare.objects.filter(obligation__programme=programme).delete()
    for number, row in enumerate(duties, start=1):
        fields = _without(row, "code", "themes", "shares")
        fields |= {
            "ordinal": number,
            "party": _get(parties, row["party"]),
            "outlet": _get(named.outlets, row["outlet"]),
        }
        duty, _ = Obligation.objects.update_or_create(
            programme=programme, code=row["code"], defaults=fields
        )
        duty.themes.set(themes[code] for code in row["themes"])
        ObligationShare.objects.bulk_create(
            ObligationShare(
                obligation=duty,
                unit=named.organisations[share["unit"]],
                **_without(share, "unit"),
            )
            for share in row["shares"]
        )


def write_instrument(
    values: Values,
    *,
    programme: Programme,
    named: Named,
    drafted_by: Organisation,
    at: datetime,
    draft: Instrument | None = None,
) -> Instrument:
    """A new draft, or ``draft`` rewritten. Raises like ``write_programme``."""
    parties = _parties_of(programme)
    fields = _without(values, "programme", "lines", "annexes")
    fields |= {
        "party_a": parties[values["party_a"]],
        "party_b": parties[values["party_b"]],
    }
    if draft is None:
        draft = Instrument.objects.create(
            programme=programme, drafted_by=drafted_by, recorded_at=at, **fields
        )
    else:
        _rewrite(Instrument.objects.filter(pk=draft.pk), fields)
        draft.refresh_from_db()
    kept = {row.code: row for row in draft.lines.filter(annex__isnull=True)}
    try:
        _drop(kept, (row["code"] for row in values["lines"]))
    except ProtectedError:
        raise Refusal("paper.part_in_use", ref=draft.ref) from None
    for number, row in enumerate(values["lines"], start=1):
        line = line_fields(row, programme=programme, named=named, ordinal=number)
        Line.objects.update_or_create(instrument=draft, code=row["code"], defaults=line)
    return draft


def line_fields(row: Values, *, programme: Programme, named: Named, ordinal: int) -> dict[str, Any]:
    """The columns of a line that a statement gives."""
    return {
        **_without(row, "code"),
        "ordinal": ordinal,
        "obligation": programme.obligations.get(code=row["obligation"]),
        "outlet": _get(named.outlets, row["outlet"]),
    }


def write_annex(
    values: Values,
    *,
    changes: Instrument | Programme,
    named: Named,
    drafted_by: Organisation,
    at: datetime,
    draft: Annex | None = None,
) -> Annex:
    """A new draft of an annex, or ``draft`` rewritten, with all that it changes."""
    fields = _without(values, "changes", "new_lines", "theme_changes")
    fields["balance"] = plain(fields.get("balance", []))
    if draft is None:
        which = "instrument" if isinstance(changes, Instrument) else "programme"
        draft = Annex.objects.create(
            **{which: changes}, drafted_by=drafted_by, recorded_at=at, **fields
        )
    else:
        _rewrite(Annex.objects.filter(pk=draft.pk), fields)
        draft.refresh_from_db()
        unwrite_annex(draft)
    if isinstance(changes, Programme):
        _write_theme_changes(draft, changes, values["theme_changes"], named)
    else:
        _write_line_changes(draft, changes, values, named)
    return draft


def _write_theme_changes(
    draft: Annex, programme: Programme, changes: list[Values], named: Named
) -> None:
    for number, row in enumerate(changes, start=1):
        left = _get(named.documents, row["leaves"]) if row["leaves"] in named.documents else None
        ThemeChange.objects.create(
            annex=draft,
            ordinal=number,
            theme=programme.themes.get(code=row["theme"]),
            leaves_document=left,
            leaves_class="" if left else row["leaves"],
            document=_get(named.documents, row["document"]),
            open_class=row["open_class"],
            clause=row["clause"],
        )


def _write_line_changes(draft: Annex, instrument: Instrument, values: Values, named: Named) -> None:
    for change in values["changes"]:
        line = instrument.lines.get(code=change["line"])
        AnnexChange.objects.create(annex=draft, line=line, **_without(change, "line"))
    first = instrument.lines.count() + 1
    for number, row in enumerate(values["new_lines"], start=first):
        given = line_fields(row, programme=instrument.programme, named=named, ordinal=number)
        given |= {"quantity": 0, "annex": draft}
        line = Line.objects.create(instrument=instrument, code=row["code"], **given)
        AnnexChange.objects.create(
            annex=draft, line=line, quantity_before=0, quantity_after=row["quantity"]
        )


def unwrite_annex(annex: Annex) -> None:
    """Take back the changes and the new lines of an annex that is not in force.

    Raises:
        Refusal: ``paper.part_in_use``.
    """
    try:
        annex.changes.all().delete()
        annex.theme_changes.all().delete()
        annex.new_lines.all().delete()
    except ProtectedError:
        raise Refusal("paper.part_in_use", ref=annex.ref) from None


def _parties_of(programme: Programme) -> dict[str, ProgrammeParty]:
    rows = programme.parties.select_related("organisation")
    return {row.organisation.ref: row for row in rows}


def _drop(kept: Mapping[str, Model], wanted: Iterable[str]) -> None:
    for code in kept.keys() - set(wanted):
        kept[code].delete()


def _get(rows: Mapping[str, Row], ref: str | None) -> Row | None:
    return rows[ref] if ref else None


def _without(row: Values, *keys: str) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key not in keys}
