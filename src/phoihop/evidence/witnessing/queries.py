"""Reading orders, captures, comparisons, keys and time stamps."""

from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.http import Http404

from phoihop.evidence.witnessing.models import (
    Capture,
    CaptureOrder,
    Comparison,
    TimeStamp,
    WitnessKey,
)
from phoihop.evidence.witnessing.rules import OrderState
from phoihop.law.access import Side, may
from phoihop.parties.models import Member, Organisation
from phoihop.parties.queries import home_side, house_of
from phoihop.parties.rules import OrganisationKind
from phoihop.press.queries import host_aliases
from phoihop.publications.models import Match, Publication
from phoihop.publications.pieces import Appearance, identity_key, settled_address
from phoihop.publications.queries import publications_visible_to
from phoihop.publications.rules import MatchState


def side_of_house(organisation: Organisation) -> Side:
    """The side that an organisation takes by nature: B for a publisher."""
    publisher = organisation.kind == OrganisationKind.PUBLISHER.value
    return Side.B if publisher else Side.A


def keys_of(member: Member) -> QuerySet[WitnessKey]:
    """The keys of the member's house, oldest first. Other houses' keys are shown by captures."""
    keys = WitnessKey.objects.filter(organisation=house_of(member))
    return keys.select_related("registered_by", "revoked_by")


def may_keep_keys(member: Member) -> bool:
    """Whether the member may register and revoke keys; the service decides again."""
    return may("witness.keep", side=home_side(member), roles=member.roles)


def get_key(fingerprint: str, *, seen_by: Member) -> WitnessKey:
    """One key of the member's house by its fingerprint, or the beginning of it; else 404."""
    found = keys_of(seen_by).filter(fingerprint__startswith=fingerprint.lower())[:2]
    if len(found) != 1 or len(fingerprint) < 8:
        raise Http404(fingerprint)
    return found[0]


def order_of(publication: Publication) -> CaptureOrder | None:
    """The last order for a capture of the publication."""
    return CaptureOrder.objects.filter(publication=publication).order_by("-pk").first()


def captures_of(publication: Publication) -> QuerySet[Capture]:
    """The captures of a publication, oldest first, with what a page shows of them."""
    return (
        Capture.objects.filter(publication=publication)
        .select_related("evidence__file", "evidence__recorded_by", "organisation", "key")
        .prefetch_related("organisation__names", "evidence__time_stamps")
    )


def comparisons_of(publication: Publication) -> QuerySet[Comparison]:
    """The comparisons of a publication's captures, oldest first."""
    return Comparison.objects.filter(publication=publication).select_related(
        "one__evidence", "one__organisation", "one__key",
        "other__evidence", "other__organisation", "other__key",
    )  # fmt: skip


def witnessing() -> QuerySet[Comparison]:
    """Comparisons that prove: two witnesses, one text, and no key that was void by then."""
    sound = Comparison.objects.filter(agrees=True, one_witness_because="")
    for end in ("one", "other"):
        void = Q(**{f"{end}__key__void_from__lte": F(f"{end}__evidence__recorded_at")})
        sound = sound.exclude(void)
    return sound


def stamps_of(evidence_id: int) -> QuerySet[TimeStamp]:
    """The time stamps of one proof, asked for or there."""
    return TimeStamp.objects.filter(evidence=evidence_id)


def unordered_publications(limit: int) -> list[tuple[Publication, Member]]:
    """Confirmed publications with an address that nobody ever ordered a capture of.

    Each with who confirmed it; the oldest confirmation first.
    """
    ordered = CaptureOrder.objects.filter(publication=OuterRef("publication"))
    captured = Capture.objects.filter(publication=OuterRef("publication"))
    matches = (
        Match.objects.filter(state=MatchState.CONFIRMED.value, decided_by__isnull=False)
        .exclude(publication__address="")
        .filter(~Exists(ordered), ~Exists(captured))
        .select_related("publication", "decided_by")
        .order_by("decided_at", "pk")[:limit]
    )
    found: dict[int, tuple[Publication, Member]] = {}
    for match in matches:
        assert match.decided_by is not None  # filtered above
        found.setdefault(match.publication_id, (match.publication, match.decided_by))
    return list(found.values())


def due_orders(at: datetime) -> QuerySet[CaptureOrder]:
    """Orders whose turn has come, those that waited longest first, with their addresses."""
    waiting = CaptureOrder.objects.filter(state=OrderState.WAITING.value, due_at__lte=at)
    whole = waiting.select_related("publication").only("due_at", "publication__address")
    return whole.order_by("due_at", "pk")


def publication_at(address: str, *, seen_by: Member) -> Publication | None:
    """The publication that one sees under an address, in whatever form that is written.

    Raises:
        Refusal: ``addresses.unusable``, ``addresses.glued``, ``publication.address_too_long``.
    """
    settled = settled_address(address, host_aliases())
    key = identity_key(Appearance(address), settled, title="", outlet="")
    return publications_visible_to(seen_by).filter(identity_key=key).first()
