"""Reading briefing packs: both sides see every version that was issued."""

from django.db.models import F, Max, QuerySet
from django.http import Http404

from phoihop.fieldwork.models import Pack, PackUse, PackVersion
from phoihop.law.access import Side
from phoihop.parties.models import Member
from phoihop.programmes.models import Programme
from phoihop.programmes.queries import party_of, visible_to


def packs_of(programme: Programme, *, seen_by: Member) -> QuerySet[Pack]:
    """The packs of a programme with ``newest`` (number) and ``issued_on`` of the newest version."""
    party_of(programme, seen_by)
    packs = Pack.objects.filter(programme=programme).prefetch_related("unit__names")
    newest = packs.annotate(newest=Max("versions__number"), issued_on=Max("versions__issued_on"))
    return newest.order_by("-issued_on", "-pk")


def issuer_of(pack: Pack) -> Side:
    """The side that owes the briefing which the pack fulfils."""
    first = pack.versions.filter(deed__isnull=False).order_by("number")
    return Side(first.values_list("deed__obligation__side", flat=True)[0])


def get_pack(ref: str, *, seen_by: Member) -> Pack:
    """The pack with its versions and figures, or 404."""
    packs = Pack.objects.filter(ref=ref, programme__in=visible_to(seen_by))
    found = packs.select_related("programme", "unit").prefetch_related("versions__figures")
    pack = found.first()
    if pack is None:
        raise Http404(ref)
    return pack


def get_version(ref: str, number: int | None, *, seen_by: Member) -> PackVersion:
    """One version of a pack, the newest when ``number`` is ``None``; or 404."""
    pack = get_pack(ref, seen_by=seen_by)
    for version in pack.versions.all():
        if number in (None, version.number):
            version.pack = pack
            return version
    raise Http404(f"{ref}/{number}")


def outdated_uses(programme: Programme, *, seen_by: Member) -> QuerySet[PackUse]:
    """Uses of one's own party of a version that was replaced, and nobody has looked yet."""
    party = party_of(programme, seen_by)
    uses = PackUse.objects.filter(party=party, version__pack__programme=programme)
    newest = uses.annotate(newest=Max("version__pack__versions__number"))
    waiting = newest.filter(newest__gt=F("seen_number"))
    return waiting.select_related("version__pack", "topic").order_by("used_at", "pk")
