"""The verbs of a briefing pack: issue, issue anew, work with it, look at what changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from phoihop.audit.services import record
from phoihop.engines.vietnamese.folding import nfc
from phoihop.fieldwork.models import Pack, PackFigure, PackUse, PackVersion
from phoihop.fieldwork.papers import pack_docx
from phoihop.fieldwork.queries.packs import issuer_of
from phoihop.fieldwork.rules import Figure
from phoihop.law.refusal import Refusal
from phoihop.papers.services import next_reference
from phoihop.parties.models import Member, Organisation
from phoihop.planning.models import Deed, Topic
from phoihop.planning.services import open_deed, take_step
from phoihop.programmes.models import Obligation
from phoihop.programmes.queries import party_of, permit
from phoihop.programmes.rules import ObligationKind


@dataclass(frozen=True, slots=True)
class Content:
    """What a version says: the three parts of the report, and figures with day and source."""

    potential: str = ""
    advantages: str = ""
    directions: str = ""
    figures: Sequence[Figure] = ()


@transaction.atomic
def issue_pack(
    obligation: Obligation,
    *,
    unit: Organisation,
    title: str,
    content: Content,
    by: Member,
    at: datetime,
    on: date,
    deed: Deed | None = None,
) -> PackVersion:
    """Issue the first version of a pack; that is a step of the duty to brief.

    Args:
        deed: the briefing that was due; without one it is opened now.

    Raises:
        Refusal: ``pack.wrong_duty``, ``pack.title_missing``, ``pack.empty``,
            ``pack.figure_unsourced``, ``pack.figure_from_future``, ``pack.figure_twice``,
            ``access.denied``, and those of ``planning.services``.
    """
    programme = obligation.programme
    if obligation.kind != ObligationKind.BRIEF.value:
        raise Refusal("pack.wrong_duty", duty=obligation.code)
    if deed is not None and deed.obligation_id != obligation.pk:
        raise Refusal("pack.wrong_duty", duty=deed.ref)
    if not title.strip():
        raise Refusal("pack.title_missing")
    pack = Pack.objects.create(
        ref=next_reference("TT", on.year),
        programme=programme,
        unit=unit,
        title=nfc(title).strip(),
        recorded_at=at,
    )
    if deed is None:
        deed = open_deed(obligation, title=title, by=by, at=at, on=on, due_on=on, unit=unit)
    return _issue(pack, content, change="", deed=deed, by=by, at=at, on=on)


@transaction.atomic
def new_version(
    pack: Pack,
    content: Content,
    *,
    change: str,
    by: Member,
    at: datetime,
    on: date,
    deed: Deed | None = None,
) -> PackVersion:
    """Issue the pack anew, saying what changed. Everybody who worked with an older one is told.

    Args:
        deed: the briefing that was due, when this version fulfils one.

    Raises:
        Refusal: ``pack.change_missing``, ``pack.nothing_new``, ``pack.others``, and those
            of ``issue_pack``.
    """
    if not change.strip():
        raise Refusal("pack.change_missing")
    if permit("pack.issue", pack.programme, by=by) is not issuer_of(pack):
        raise Refusal("pack.others", ref=pack.ref)
    Pack.objects.select_for_update().get(pk=pack.pk)
    newest = pack.versions.prefetch_related("figures").first()
    assert newest is not None
    if content_of(newest) == _settled(content):
        raise Refusal("pack.nothing_new", ref=pack.ref)
    return _issue(pack, content, change=change, deed=deed, by=by, at=at, on=on)


def content_of(version: PackVersion) -> Content:
    """What a version says, as ``Content``."""
    figures = [
        Figure(one.label, one.value, one.unit, one.as_of_on, one.source)
        for one in version.figures.all()
    ]
    return Content(version.potential, version.advantages, version.directions, figures)


def _settled(content: Content) -> Content:
    figures = [
        Figure(_clean(one.label), _clean(one.value), _clean(one.unit), one.as_of_on,
               _clean(one.source))
        for one in content.figures
    ]  # fmt: skip
    return Content(
        _clean(content.potential),
        _clean(content.advantages),
        _clean(content.directions),
        figures,
    )


def _clean(text: str) -> str:
    return nfc(text.replace("\r\n", "\n")).strip()


def _check(content: Content, *, on: date) -> None:
    if not any((content.potential, content.advantages, content.directions, content.figures)):
        raise Refusal("pack.empty")
    labels: set[str] = set()
    for figure in content.figures:
        if not figure.label or not figure.value or not figure.source:
            raise Refusal("pack.figure_unsourced", label=figure.label or "-")
        if figure.as_of_on > on:
            raise Refusal("pack.figure_from_future", label=figure.label)
        if figure.label in labels:
            raise Refusal("pack.figure_twice", label=figure.label)
        labels.add(figure.label)


def _issue(
    pack: Pack,
    content: Content,
    *,
    change: str,
    deed: Deed | None,
    by: Member,
    at: datetime,
    on: date,
) -> PackVersion:
    permit("pack.issue", pack.programme, by=by)
    content = _settled(content)
    _check(content, on=on)
    last = pack.versions.aggregate(last=Max("number"))["last"] or 0
    version = PackVersion.objects.create(
        pack=pack,
        number=last + 1,
        issued_on=on,
        potential=content.potential,
        advantages=content.advantages,
        directions=content.directions,
        change=nfc(change).strip(),
        deed=deed,
        issued_by=by,
        recorded_at=at,
    )
    PackFigure.objects.bulk_create(
        PackFigure(
            version=version,
            ordinal=place,
            label=one.label,
            value=one.value,
            unit=one.unit,
            as_of_on=one.as_of_on,
            source=one.source,
        )
        for place, one in enumerate(content.figures, start=1)
    )
    if deed is not None:
        file = (f"{pack.ref}-{version.number}.docx", pack_docx(version))
        take_step(deed, "issued", by=by, at=at, on=on, note=change, file=file)
    chain = pack.programme.ref
    told = {"number": version.number, "figures": len(content.figures)}
    record("pack.issued", f"pack:{pack.ref}", chain=chain, actor=by.ref, at=at, **told)
    return version


@transaction.atomic
def use_pack(version: PackVersion, topic: Topic, *, by: Member, at: datetime) -> PackUse:
    """Note that the piece of a topic works with this version, to be told when it changes.

    May be repeated.

    Raises:
        Refusal: ``pack.foreign_topic``, ``access.denied``.
    """
    programme = version.pack.programme
    permit("pack.use", programme, by=by)
    if topic.programme_id != programme.pk:
        raise Refusal("pack.foreign_topic", topic=topic.ref)
    use, _ = PackUse.objects.get_or_create(
        version=version,
        topic=topic,
        defaults={
            "party": party_of(programme, by),
            "used_by": by,
            "used_at": at,
            "seen_number": version.number,
        },
    )
    return use


@transaction.atomic
def look_at_newest(use: PackUse, *, by: Member, at: datetime) -> None:
    """Say that one has seen what changed since the version one worked with. May be repeated.

    Raises:
        Refusal: ``access.denied``.
    """
    permit("pack.use", use.version.pack.programme, by=by)
    newest = use.version.pack.versions.aggregate(last=Max("number"))["last"]
    PackUse.objects.filter(pk=use.pk, seen_number__lt=newest).update(seen_number=newest)
