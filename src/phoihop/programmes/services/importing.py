"""Taking a file: everything is checked, everything wrong is told, and only then is it stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from phoihop.audit.services import HOUSE, record
from phoihop.engines.plainfiles import Reading, closest, read_tree
from phoihop.engines.vietnamese.folding import search_key
from phoihop.law.access import check_may
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member, Organisation
from phoihop.parties.queries import home_side
from phoihop.parties.services import MistakesFound, apply_parties
from phoihop.press.models import Outlet
from phoihop.press.rules import OutletKind
from phoihop.press.services import add_outlet
from phoihop.programmes.models import Annex, Instrument, Programme, ReferenceDocument
from phoihop.programmes.queries import (
    annexes_visible_to,
    instruments_visible_to,
    programme_of,
    speaks_for,
    visible_to,
)
from phoihop.programmes.rules import PaperState
from phoihop.programmes.sense import Known, Sense
from phoihop.programmes.services.drafting import (
    Named,
    write_annex,
    write_instrument,
    write_programme,
)
from phoihop.programmes.services.negotiating import counter_part, write_counter
from phoihop.programmes.shape import PAPER_FILE
from phoihop.programmes.statement import (
    annex_part,
    document_values,
    instrument_part,
    programme_part,
)
from phoihop.programmes.tabled import counter_of

Values = Mapping[str, Any]
PROGRAMME_KEYS = ("programme", "sides", "bases", "themes", "obligations")


@dataclass(slots=True)
class ImportReport:
    """What a file brought, as ``kind:reference``: new drafts, rewritten drafts, and the rest."""

    created: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)

    @property
    def any(self) -> bool:
        """Whether anything was stored."""
        return bool(self.created or self.updated)


def import_programme(data: bytes, *, by: Member, at: datetime) -> ImportReport:
    """Take a programme file or an instrument file; see ``docs/programme-file.md``.

    New papers become drafts of the importing member's side. The same file again changes nothing.

    Args:
        data: the bytes of the file, UTF-8.

    Raises:
        MistakesFound: ``file.mistakes`` with every mistake; nothing is stored.
        Refusal: ``access.denied``, ``programme.not_a_party``, ``programme.ref_taken``,
            ``programme.ended``, ``paper.offered_already``, ``paper.signed_already``,
            ``paper.changed_meanwhile``, ``paper.part_in_use``.
    """
    tree, mistakes = read_tree(data)
    reading = Reading(mistakes)
    values = PAPER_FILE.read(tree, (), reading) if tree else None
    if values is None:
        raise MistakesFound(reading.mistakes)
    return store_statement(values, reading, by=by, at=at)


@transaction.atomic
def store_statement(
    values: dict[str, Any], reading: Reading, *, by: Member, at: datetime
) -> ImportReport:
    """Store values that ``PAPER_FILE`` read: the way of files and of forms alike.

    Raises like ``import_programme``.
    """
    check_may("programme.draft", side=home_side(by), roles=by.roles)
    return _Taking(values, reading, by, at).take()


class _Taking:
    def __init__(self, values: dict[str, Any], reading: Reading, by: Member, at: datetime) -> None:
        self.values, self.reading, self.by, self.at = values, reading, by, at
        self.report = ImportReport()

    def take(self) -> ImportReport:
        self._bring_what_is_named()
        programme = self._look_for_programme()
        self._check_sense(programme)
        if self.reading.mistakes:
            raise MistakesFound(self.reading.mistakes)
        named = Named.now()
        if self.values["programme"] is not None:
            programme = self._programme(named)
        assert programme is not None  # an instrument file without one was a mistake
        for annex in self.values["annexes"]:
            sides = [row for side in self.values["sides"].values() for row in side]
            drafter = self._drafter([row["organisation"] for row in sides], named)
            self._annex(annex, programme, named, drafter)
        for paper in self._papers():
            self._instrument(paper, programme, named)
        return self.report

    def _papers(self) -> list[dict[str, Any]]:
        own = self.values["instrument"]
        return [*self.values["instruments"], *([own] if own is not None else [])]

    # --- what the papers name -----------------------------------------------

    def _bring_what_is_named(self) -> None:
        changes = apply_parties(self.values, by=self.by, at=self.at, reading=self.reading)
        for word in ("created", "updated", "unchanged"):
            refs = [f"party:{ref}" for ref in getattr(changes, word)]
            getattr(self.report, word).extend(refs)
        for place, row in enumerate(self.values["outlets"]):
            if row["ref"] and row["name"]:
                self._outlet(row, place)
        misread = {one.path[:2] for one in self.reading.mistakes}  # told already
        for place, row in enumerate(self.values["documents"]):
            if row["ref"] and row["kind"] and ("documents", place) not in misread:
                self._document(row, place)
        self._link_documents()

    def _outlet(self, row: Values, place: int) -> None:
        known = Outlet.objects.filter(ref=row["ref"]).first()
        path = ("outlets", place, "name")
        if known is not None:
            if known.name != row["name"]:
                self.reading.wrong(path, "parties.differs", known=known.name)
            return
        kind = OutletKind(row["kind"]) if row["kind"] else None
        given = {"kind": kind, "hosts": row["hosts"], "ref": row["ref"]}
        try:
            with transaction.atomic():
                add_outlet(row["name"], by=self.by, at=self.at, **given)
        except Refusal as refusal:
            other = str(refusal.facts.get("outlet", ""))
            self.reading.wrong(path, "programmes.outlet_refused", other=other, suggestion=other)
        else:
            self.report.created.append(f"outlet:{row['ref']}")

    def _document(self, row: Values, place: int) -> None:
        known = ReferenceDocument.objects.filter(ref=row["ref"]).first()
        if known is None:
            given = {key: value for key, value in row.items() if key != "supersedes"}
            given = {key: "" if value is None else value for key, value in given.items()}
            given |= {"issued_on": row["issued_on"], "expires_on": row["expires_on"]}
            words = " ".join(str(row[key] or "") for key in ("symbol", "title", "issuer", "term"))
            ReferenceDocument.objects.create(**given, search_key=search_key(words))
            record(
                "document.recorded", f"document:{row['ref']}"[:80],
                chain=HOUSE, actor=self.by.ref, at=self.at,
            )  # fmt: skip
            self.report.created.append(f"document:{row['ref']}")
            return
        for key, value in document_values(known).items():
            if row[key] != value:
                path = ("documents", place, key)
                self.reading.wrong(path, "parties.differs", known=str(value or "–"))

    def _link_documents(self) -> None:
        created = {f"document:{row['ref']}": row for row in self.values["documents"]}
        for name in self.report.created:
            if name in created and created[name]["supersedes"]:
                row = created[name]
                earlier = ReferenceDocument.objects.filter(ref=row["supersedes"]).first()
                if earlier is not None and earlier.ref != row["ref"]:
                    ReferenceDocument.objects.filter(ref=row["ref"]).update(supersedes=earlier)

    # --- sense ----------------------------------------------------------------

    def _look_for_programme(self) -> Programme | None:
        """The programme that an instrument file names; a mistake when there is none."""
        own, head = self.values["instrument"], self.values["programme"]
        if head is None and own is None:
            self.reading.wrong((), "programmes.no_paper")
            return None
        if own is None:
            return None
        if head is not None:
            self.reading.wrong(("instrument",), "programmes.two_papers")
            return None
        seen = visible_to(self.by)
        found = seen.filter(ref=own["programme"] or "").first()
        if found is None:
            known = list(seen.values_list("ref", flat=True)[:50])
            ref = own["programme"] or ""
            path = ("instrument", "programme")
            suggestion = closest(ref, known)
            self.reading.wrong(
                path, "programmes.unknown_programme", value=ref, suggestion=suggestion
            )
        return found

    def _check_sense(self, programme: Programme | None) -> None:
        named = Named.now()
        known = Known(named.organisations, named.people, named.documents, named.outlets)
        sense = Sense(self.reading, known)
        sense.documents(self.values["documents"])
        if self.values["programme"] is not None:
            sense.programme(self.values)
            stated: Values = self.values
        else:
            empty: Values = {"sides": None, "obligations": []}
            stated = programme_part(programme) if programme else empty
        sense.once(self.values["instruments"], "ref", ("instruments",))
        for place, paper in enumerate(self.values["instruments"]):
            self._check_instrument(sense, paper, stated, ("instruments", place))
        if self.values["instrument"] is not None and (programme or self.values["programme"]):
            self._check_instrument(sense, self.values["instrument"], stated, ("instrument",))

    def _check_instrument(
        self, sense: Sense, paper: dict[str, Any], stated: Values, path: tuple[str | int, ...]
    ) -> None:
        sense.instrument(paper, stated, path)
        for side in ("a", "b"):  # the only party of a side need not be named
            parties = (stated["sides"] or {}).get(side, [])
            if paper[f"party_{side}"] is None and len(parties) == 1:
                paper[f"party_{side}"] = parties[0]["organisation"]

    # --- storing ----------------------------------------------------------------

    def _programme(self, named: Named) -> Programme:
        part = {key: self.values[key] for key in PROGRAMME_KEYS}
        ref = part["programme"]["ref"]
        drafter = self._drafter(
            [row["organisation"] for side in ("a", "b") for row in part["sides"][side]], named
        )
        there = Programme.objects.filter(ref=ref).first()
        if there is not None:
            if not visible_to(self.by).filter(pk=there.pk).exists():
                raise Refusal("programme.ref_taken", ref=ref)
            if self._answered(there, part):
                return there
            if _same(programme_part(there), part):
                self.report.unchanged.append(f"programme:{ref}")
                return there
            _check_open(there)
        stored = write_programme(part, named=named, drafted_by=drafter, at=self.at, draft=there)
        self._note("programme", ref, chain=ref, fresh=there is None)
        return stored

    def _instrument(self, paper: dict[str, Any], programme: Programme, named: Named) -> None:
        ref = paper["ref"]
        part = {key: paper[key] for key in paper if key not in ("annexes", "programme")}
        drafter = self._drafter([paper["party_a"], paper["party_b"]], named)
        there = Instrument.objects.filter(ref=ref).first()
        if there is not None:
            seen = instruments_visible_to(self.by).filter(pk=there.pk, programme=programme)
            if not seen.exists():
                raise Refusal("programme.ref_taken", ref=ref)
        if there is not None and self._answered(there, part):
            pass  # an answer to what the other side offered; the rows stay
        elif there is not None and _same(instrument_part(there), part):
            self.report.unchanged.append(f"instrument:{ref}")
        else:
            _check_living(programme)
            if there is not None:
                _check_open(there)
            self._note("instrument", ref, chain=programme.ref, fresh=there is None)
            there = write_instrument(
                part, programme=programme, named=named, drafted_by=drafter, at=self.at, draft=there
            )
        for annex in paper["annexes"]:
            self._annex(annex, there, named, drafter)

    def _annex(
        self, part: Values, changed: Instrument | Programme, named: Named, drafter: Organisation
    ) -> None:
        ref = part["ref"]
        there = Annex.objects.filter(ref=ref).first()
        if there is not None:
            which = "instrument" if isinstance(changed, Instrument) else "programme"
            seen = annexes_visible_to(self.by).filter(pk=there.pk, **{which: changed})
            if not seen.exists():
                raise Refusal("programme.ref_taken", ref=ref)
            if self._answered(there, part):
                return
            if _same(annex_part(there), part):
                self.report.unchanged.append(f"annex:{ref}")
                return
            _check_open(there)
        write_annex(part, changes=changed, named=named, drafted_by=drafter, at=self.at, draft=there)
        chain = programme_of(changed).ref
        self._note("annex", ref, chain=chain, fresh=there is None)

    def _answered(self, paper: Programme | Instrument | Annex, part: Values) -> bool:
        """Whether the member's side is writing an answer to ``paper``; it then says ``part``."""
        counter = counter_of(paper, self.by)
        if counter is None:
            return False
        name = f"counter:{paper.ref}"
        if _same(counter_part(counter, paper), part):
            self.report.unchanged.append(name)
        else:
            write_counter(counter, dict(part))
            self.report.updated.append(name)
        return True

    def _drafter(self, parties: list[str], named: Named) -> Organisation:
        """The party for which the importing member speaks.

        Raises:
            Refusal: ``programme.not_a_party``.
        """
        by_id = {named.organisations[ref].pk: named.organisations[ref] for ref in parties}
        for one in speaks_for(self.by):
            if one in by_id:
                return by_id[one]
        raise Refusal("programme.not_a_party", member=self.by.ref)

    def _note(self, kind: str, ref: str, *, chain: str, fresh: bool) -> None:
        done, word = ("drafted", "created") if fresh else ("redrafted", "updated")
        getattr(self.report, word).append(f"{kind}:{ref}")
        record(f"{kind}.{done}", f"{kind}:{ref}", chain=chain, actor=self.by.ref, at=self.at)


def _check_open(paper: Programme | Instrument | Annex) -> None:
    """Only a draft may be rewritten.

    Raises:
        Refusal: ``paper.offered_already``, ``paper.signed_already``, ``paper.withdrawn_already``.
    """
    if paper.state == PaperState.OFFERED:
        raise Refusal("paper.offered_already", ref=paper.ref)
    if paper.state == PaperState.WITHDRAWN:
        raise Refusal("paper.withdrawn_already", ref=paper.ref)
    if paper.state != PaperState.DRAFT:
        raise Refusal("paper.signed_already", ref=paper.ref)


def _check_living(programme: Programme) -> None:
    if programme.state in (PaperState.CLOSED, PaperState.WITHDRAWN):
        raise Refusal("programme.ended", ref=programme.ref)


def _same(stored: Values, given: Values) -> bool:
    return bool(_ordered(stored) == _ordered(given))


def _ordered(value: Any) -> Any:
    """A statement with the lists in one order whose order says nothing."""
    if isinstance(value, list):
        return [_ordered(one) for one in value]
    if not isinstance(value, Mapping):
        return value
    plain = {key: _ordered(one) for key, one in value.items()}
    for key in ("shares", "changes"):
        if isinstance(plain.get(key), list):
            plain[key] = sorted(plain[key], key=repr)
    if isinstance(plain.get("themes"), list) and all(isinstance(t, str) for t in plain["themes"]):
        plain["themes"] = sorted(plain["themes"])
    return plain
