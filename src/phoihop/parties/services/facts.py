"""Taking organisations and people from a file: what is new is added, what differs is told.

A file never changes a fact that is recorded; it may add to organisations of one's own house. To
others it may only name what is known, so that no file can move a foreign organisation about.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Model

from phoihop.audit.services import HOUSE, record
from phoihop.engines.plainfiles import Mistake, Reading, read_tree
from phoihop.engines.plainfiles.mistakes import Path, closest
from phoihop.law.refusal import Refusal
from phoihop.parties.models import (
    Appointment,
    Member,
    Organisation,
    OrganisationParent,
    Person,
    Succession,
)
from phoihop.parties.rules import NameKind, OrganisationKind, PaperProfile
from phoihop.parties.services.authority import check_administrator, is_kept_by
from phoihop.parties.services.organisations import (
    check_no_circle,
    new_name,
    new_organisation,
)
from phoihop.parties.services.people import new_person
from phoihop.parties.shape import PARTIES_FILE

Values = Mapping[str, Any]


class MistakesFound(Refusal):
    """A file was not taken, and here is everything that is wrong with it."""

    def __init__(self, mistakes: list[Mistake]) -> None:
        self.mistakes = sorted(mistakes, key=lambda one: (one.line, one.path.__repr__()))
        super().__init__("file.mistakes", count=len(mistakes))


@dataclass(slots=True)
class FileChanges:
    """What a file brought: references of what is new, what was added to, what stayed."""

    created: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)

    @property
    def any(self) -> bool:
        """Whether anything was stored."""
        return bool(self.created or self.updated)


@transaction.atomic
def import_parties(data: bytes, *, by: Member, at: datetime) -> FileChanges:
    """Take the organisations and people of a file (a programme file's, too: the rest is ignored).

    Importing the same file again changes nothing.

    Raises:
        MistakesFound: ``file.mistakes``, with every mistake; then nothing is stored.
        Refusal: ``access.denied``.
    """
    check_administrator(by)
    tree, mistakes = read_tree(data)
    reading = Reading(mistakes)
    values = PARTIES_FILE.read(tree, (), reading) if tree else None
    reading.mistakes = [one for one in reading.mistakes if not _of_other_room(one)]
    if values is None and not reading.mistakes:
        reading.wrong((), "file.wanted_record", record=PARTIES_FILE.name)
    if values is None:
        raise MistakesFound(reading.mistakes)
    changes = apply_parties(values, by=by, at=at, reading=reading)
    if reading.mistakes:
        raise MistakesFound(reading.mistakes)
    return changes


def _of_other_room(mistake: Mistake) -> bool:
    return mistake.code == "file.unknown_key" and len(mistake.path) == 1


def apply_parties(values: Values, *, by: Member, at: datetime, reading: Reading) -> FileChanges:
    """Store the parts ``organisations`` and ``people`` of a file that was read.

    Call it inside a transaction that is undone when ``reading`` holds mistakes afterwards.
    """
    return _Taking(values, by, at, reading).take()


class _Taking:
    def __init__(self, values: Values, by: Member, at: datetime, reading: Reading) -> None:
        self.values, self.by, self.at, self.reading = values, by, at, reading
        self.changes = FileChanges()
        self.organisations = {one.ref: one for one in Organisation.objects.all()}
        self.people = {one.ref: one for one in Person.objects.all()}
        self.fresh: set[str] = set()  # organisations and people that this file brings
        self.misread = {one.path[:2] for one in reading.mistakes}  # wrong already: told once

    def take(self) -> FileChanges:
        self._each("organisations", self._identity)
        self._each("organisations", self._organisation)
        self._each("people", self._person)
        return self.changes

    def _each(self, key: str, take: Callable[[Values, Path], None]) -> None:
        seen: set[str] = set()
        for place, one in enumerate(self.values[key]):
            if one["ref"] is None:
                continue
            if one["ref"] in seen and take != self._organisation:
                self.reading.wrong((key, place, "ref"), "file.twice", value=one["ref"])
                continue
            seen.add(one["ref"])
            if take == self._identity or (key, place) not in self.misread:
                take(one, (key, place))

    def _identity(self, one: Values, path: Path) -> None:
        known = self.organisations.get(one["ref"])
        if known is not None:
            if one["kind"] is not None and known.kind != one["kind"]:
                self.reading.wrong((*path, "kind"), "parties.differs", known=known.kind)
            return
        kind = OrganisationKind(one["kind"] or OrganisationKind.OTHER)
        profile = PaperProfile(one["paper_profile"] or PaperProfile.DECREE_30)
        self.organisations[one["ref"]] = new_organisation(
            one["ref"], kind, by=self.by, at=self.at, profile=profile
        )
        self.fresh.add(one["ref"])

    def _organisation(self, one: Values, path: Path) -> None:
        organisation = self.organisations[one["ref"]]
        added = sum(
            take(organisation, row, (*path, key, place))
            for key, take in (
                ("names", self._name),
                ("parents", self._parent),
                ("successions", self._succession),
            )
            for place, row in enumerate(one[key])
        )
        self._note(one["ref"], "organisation", added)

    def _note(self, ref: str, kind: str, added: int) -> None:
        if ref in self.fresh:
            self.changes.created.append(ref)
        elif added:
            self.changes.updated.append(ref)
            record(f"{kind}.added_to", f"{kind}:{ref}", chain=HOUSE, actor=self.by.ref, at=self.at)
        else:
            self.changes.unchanged.append(ref)

    def _name(self, organisation: Organisation, row: Values, path: Path) -> int:
        if not row["text"] or not row["kind"] or not self._days_agree(row, path):
            return 0
        known = organisation.names.filter(kind=row["kind"], text=row["text"]).first()
        if known is not None:
            return self._agrees(known, row, path, ("from_on", "until_on", "source"))
        if not self._may_add(organisation, path):
            return 0
        kind = NameKind(row["kind"])
        days = {key: row[key] for key in ("from_on", "until_on", "source")}
        new_name(organisation, row["text"], kind, **days)
        return 1

    def _parent(self, organisation: Organisation, row: Values, path: Path) -> int:
        parent = self._named(row["organisation"], (*path, "organisation"))
        if parent is None or not self._days_agree(row, path):
            return 0
        known = organisation.parents.filter(parent=parent, from_on=row["from_on"]).first()
        if known is not None:
            return self._agrees(known, row, path, ("until_on", "source"))
        if not self._may_add(organisation, path) or not self._may_place(organisation, parent, path):
            return 0
        if row["until_on"] is None:
            if organisation.parents.filter(until_on__isnull=True).exists():
                self.reading.wrong(path, "parties.placed_already")
                return 0
            try:
                check_no_circle(organisation, parent)
            except Refusal:
                self.reading.wrong((*path, "organisation"), "parties.circle", ref=parent.ref)
                return 0
        days = {key: row[key] for key in ("from_on", "until_on", "source")}
        OrganisationParent.objects.create(organisation=organisation, parent=parent, **days)
        return 1

    def _may_place(self, organisation: Organisation, parent: Organisation, path: Path) -> bool:
        """A new organisation has no members yet, so wherever it stands it opens no door."""
        if organisation.ref in self.fresh or is_kept_by(parent, self.by):
            return True
        self.reading.wrong(path, "parties.kept_by_others", ref=parent.ref)
        return False

    def _succession(self, organisation: Organisation, row: Values, path: Path) -> int:
        successor = self._named(row["successor"], (*path, "successor"))
        if successor is None or row["on"] is None or row["kind"] is None:
            return 0
        if successor.pk == organisation.pk:
            self.reading.wrong((*path, "successor"), "parties.circle", ref=successor.ref)
            return 0
        known = organisation.successions.filter(successor=successor, on=row["on"]).first()
        if known is not None:
            return self._agrees(known, row, path, ("kind", "source"))
        if not self._may_add(organisation, path):
            return 0
        given = {key: row[key] for key in ("kind", "on", "source")}
        Succession.objects.create(predecessor=organisation, successor=successor, **given)
        return 1

    def _person(self, one: Values, path: Path) -> None:
        if one["full_name"] is None:
            return
        person = self.people.get(one["ref"])
        if person is None:
            email, phone = one["work_email"], one["work_phone"]
            person = new_person(
                one["ref"], one["full_name"], email=email, phone=phone, by=self.by, at=self.at
            )
            self.people[one["ref"]] = person
            self.fresh.add(one["ref"])
        else:
            self._agrees(person, one, path, ("full_name",))
        added = sum(
            self._appointment(person, row, (*path, "appointments", place))
            for place, row in enumerate(one["appointments"])
        )
        self._note(one["ref"], "person", added)

    def _appointment(self, person: Person, row: Values, path: Path) -> int:
        organisation = self._named(row["organisation"], (*path, "organisation"))
        if organisation is None or not row["title"] or not self._days_agree(row, path):
            return 0
        held = person.appointments.filter(
            organisation=organisation, title=row["title"], from_on=row["from_on"]
        ).first()
        if held is not None:
            return self._agrees(held, row, path, ("until_on", "source"))
        if person.ref not in self.fresh and not self._may_add(organisation, path):
            return 0
        days = {key: row[key] for key in ("title", "from_on", "until_on", "source")}
        Appointment.objects.create(person=person, organisation=organisation, **days)
        return 1

    def _named(self, ref: str | None, path: Path) -> Organisation | None:
        if ref is None:
            return None
        found = self.organisations.get(ref)
        if found is None:
            suggestion = closest(ref, self.organisations)
            self.reading.wrong(path, "parties.unknown", value=ref, suggestion=suggestion)
        return found

    def _may_add(self, organisation: Organisation, path: Path) -> bool:
        if organisation.ref in self.fresh or is_kept_by(organisation, self.by):
            return True
        self.reading.wrong(path, "parties.kept_by_others", ref=organisation.ref)
        return False

    def _days_agree(self, row: Values, path: Path) -> bool:
        if row["from_on"] and row["until_on"] and row["until_on"] < row["from_on"]:
            self.reading.wrong((*path, "until_on"), "file.ends_before_start")
            return False
        return True

    def _agrees(self, known: Model, row: Values, path: Path, keys: tuple[str, ...]) -> int:
        for key in keys:
            if getattr(known, key) != row[key]:
                about_people = isinstance(known, Person | Appointment)  # not to be fished for
                was = "…" if about_people else str(getattr(known, key) or "–")
                self.reading.wrong((*path, key), "parties.differs", known=was)
        return 0
