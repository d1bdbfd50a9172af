"""Reading evidence: how well each publication was proven, and when that became known."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.http import Http404

from phoihop.evidence.models import Evidence
from phoihop.evidence.witnessing.models import Comparison
from phoihop.evidence.witnessing.queries import witnessing
from phoihop.law.access import may
from phoihop.law.period import day_of
from phoihop.parties.models import Member
from phoihop.parties.queries import home_side
from phoihop.programmes.models import Programme
from phoihop.programmes.queries import side_of, speaks_for
from phoihop.programmes.queries import visible_to as programmes_visible_to
from phoihop.programmes.rules import EvidenceLevel
from phoihop.publications.models import Publication
from phoihop.publications.queries import SHOWING, publications_visible_to


@dataclass(frozen=True, slots=True)
class Proof:
    """A level that a publication reached, on which day, and since when that is recorded."""

    level: EvidenceLevel
    on: date
    recorded_at: datetime
    ref: str
    sha256: str = ""


def evidence_of(publication: Publication) -> QuerySet[Evidence]:
    """The evidence of one publication, oldest first."""
    return _at_hand(Evidence.objects.filter(publication=publication))


def _at_hand(evidence: QuerySet[Evidence]) -> QuerySet[Evidence]:
    return evidence.select_related(
        "publication__work",
        "publication__outlet",
        "file",
        "recorded_by__organisation",
        "seal__member__organisation",
        "capture__organisation",
        "capture__key",
    ).prefetch_related("recorded_by__organisation__names", "seal__member__organisation__names")


def get_evidence(ref: str, *, seen_by: Member) -> Evidence:
    """The evidence, or 404 when its publication is not for these eyes."""
    seen = publications_visible_to(seen_by).order_by().values("pk")
    found = _at_hand(Evidence.objects.filter(ref=ref, publication__in=seen)).first()
    if found is None:
        raise Http404(ref)
    return found


def programmes_matching(publication: Publication, *, seen_by: Member) -> QuerySet[Programme]:
    """The programmes one sees in which the publication's work is proposed or matched."""
    return (
        programmes_visible_to(seen_by)
        .filter(matches__work=publication.work_id, matches__state__in=SHOWING)
        .prefetch_related("parties__organisation")
        .distinct()
    )


def evidence_in(programme: Programme | None) -> QuerySet[Evidence]:
    """The evidence of all pieces ever matched in a programme, or of all there are."""
    evidence = Evidence.objects.select_related("file", "seal").order_by("id")
    if programme is None:
        return evidence
    matched = programme.matches.filter(state__in=SHOWING).values("publication")
    return evidence.filter(publication__in=matched)


def may_add(publication: Publication, *, by: Member) -> bool:
    """Whether ``by`` may bring proof of the publication; the service decides again."""
    sides = [side_of(one, by) for one in programmes_matching(publication, seen_by=by)]
    return all(may("evidence.add", side=side, roles=by.roles) for side in sides or [home_side(by)])


def may_seal(evidence: Evidence, *, by: Member) -> bool:
    """Whether ``by`` stands across from who brought the file, and may seal it."""
    if evidence.file is None or hasattr(evidence, "seal"):
        return False
    programmes = list(programmes_matching(evidence.publication, seen_by=by))
    may_act = all(may("evidence.seal", side=side_of(one, by), roles=by.roles) for one in programmes)
    return may_act and any(stands_across(one, evidence.recorded_by, by) for one in programmes)


def stands_across(programme: Programme, one: Member, other: Member) -> bool:
    """Whether two members stand on different sides. A member of neither stands across from none."""
    sides = {
        party.side
        for member in (one, other)
        for party in programme.parties.all()
        if party.organisation_id in speaks_for(member)
    }
    return len(sides) == 2


def proofs_of(publications: QuerySet[Publication]) -> dict[int, list[Proof]]:
    """Publication id → its proofs, oldest recorded first. Three queries for any number of them.

    A publication with an address is proven at the level *link* since it was recorded; a seal adds
    a proof of its own to that of the file, and so do two witnesses whose texts agree. No text is
    read.
    """
    proofs: dict[int, list[Proof]] = defaultdict(list)
    with_address = publications.exclude(address="").order_by()
    for pk, ref, recorded_at in with_address.values_list("pk", "ref", "recorded_at"):
        link = Proof(EvidenceLevel.LINK, day_of(recorded_at), recorded_at, ref)
        proofs[pk].append(link)
    rows = Evidence.objects.filter(publication__in=publications.order_by().values("pk"))
    columns = rows.order_by("id").values_list(
        "publication",
        "ref",
        "level",
        "captured_at",
        "recorded_at",
        "text_sha256",
        "file__sha256",
        "seal__sealed_at",
    )
    for pk, ref, level, captured_at, recorded_at, text_sha256, file_sha256, sealed_at in columns:
        sha256 = file_sha256 or text_sha256
        captured_on = day_of(captured_at)
        proofs[pk].append(Proof(EvidenceLevel(level), captured_on, recorded_at, ref, sha256))
        if sealed_at is not None:
            seal = Proof(EvidenceLevel.SEALED, day_of(sealed_at), sealed_at, ref, sha256)
            proofs[pk].append(seal)
    for row in _seen_by_both(publications):
        proofs[row.publication_id].append(
            Proof(
                EvidenceLevel.WITNESSED,
                day_of(row.compared_at),
                row.compared_at,
                row.other.evidence.ref,
                row.other.evidence.file.sha256 if row.other.evidence.file else "",
            )
        )
    for found in proofs.values():
        found.sort(key=lambda proof: proof.recorded_at)
    return proofs


def _seen_by_both(publications: QuerySet[Publication]) -> QuerySet[Comparison]:
    pairs = witnessing().filter(publication__in=publications.order_by().values("pk"))
    return (
        pairs.order_by("id")
        .select_related("other__evidence__file")
        .defer("other__evidence__text", "passages")
    )


def first_reaching(proofs: Iterable[Proof], demanded: EvidenceLevel) -> Proof | None:
    """The first recorded proof that reaches ``demanded``; ``None`` while there is none."""
    return next((proof for proof in proofs if proof.level.reaches(demanded)), None)
