"""Asking for a text: the brief, the author, and the link by which it comes."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.http import Http404

from phoihop.accounts.rules import sha256_of
from phoihop.engines.vietnamese.folding import search_key
from phoihop.law.access import Side, check_may
from phoihop.law.refusal import Refusal
from phoihop.manuscripts.models import AuthorLink, Manuscript, ManuscriptAuthor
from phoihop.manuscripts.queries.authors import link_for, open_link
from phoihop.manuscripts.queries.standing import permit_desk
from phoihop.manuscripts.rules import LINK_DAYS, WITH_AUTHOR, ManuscriptState, due_on
from phoihop.manuscripts.services.moving import note, write_step
from phoihop.papers.services import next_reference
from phoihop.parties.models import Member, Organisation
from phoihop.parties.queries import house_of
from phoihop.parties.rules import OrganisationKind
from phoihop.planning.models import Deed, Topic
from phoihop.programmes.models import Programme


@dataclass(frozen=True, slots=True)
class Brief:
    """What is asked for.

    ``least_words`` and ``most_words`` count syllables; ``due_on`` is the author's day.
    """

    title: str
    brief: str = ""
    genre: str = ""
    least_words: int | None = None
    most_words: int | None = None
    due_on: date | None = None
    programme: Programme | None = None
    topic: Topic | None = None
    deed: Deed | None = None


@transaction.atomic
def invite_author(
    brief: Brief, *, name: str, email: str, by: Member, at: datetime, on: date
) -> tuple[Manuscript, str]:
    """Ask an outside author for a text.

    Returns:
        The manuscript, and the secret of the author's link, which is stored nowhere.

    Raises:
        Refusal: ``manuscript.title_missing``, ``manuscript.author_missing``,
            ``manuscript.no_publisher``, ``manuscript.bad_length``, ``access.denied``.
    """
    check_may("manuscript.invite", side=Side.B, roles=by.roles)
    publisher = house_of(by)
    if publisher.kind != OrganisationKind.PUBLISHER.value:
        raise Refusal("manuscript.no_publisher")
    manuscript = _open(
        brief, publisher, state=ManuscriptState.INVITED, origin=None, by=by, at=at, on=on
    )
    _add_author(manuscript, name=name, email=email, member=None)
    write_step(manuscript, "invite", by=by, at=at, on=on)
    note("invited", manuscript, by=by, at=at)
    return manuscript, _link(manuscript, by=by, at=at)


@transaction.atomic
def prepare_text(
    brief: Brief,
    publisher: Organisation,
    *,
    name: str,
    by: Member,
    at: datetime,
    on: date,
    author: Member | None = None,
) -> Manuscript:
    """Begin a text of an institution's own people. The publisher sees it once it is submitted.

    Args:
        name: who wrote it, as it is to be printed.
        author: when that person has an account.

    Raises:
        Refusal: ``manuscript.title_missing``, ``manuscript.author_missing``,
            ``manuscript.no_publisher``, ``manuscript.bad_length``, ``access.denied``.
    """
    check_may("manuscript.prepare", side=Side.A, roles=by.roles)
    origin = house_of(by)
    if publisher.kind != OrganisationKind.PUBLISHER.value or origin == publisher:
        raise Refusal("manuscript.no_publisher")
    manuscript = _open(
        brief, publisher, state=ManuscriptState.PREPARED, origin=origin, by=by, at=at, on=on
    )
    _add_author(manuscript, name=name, email="", member=author)
    write_step(manuscript, "prepare", by=by, at=at, on=on)
    note("prepared", manuscript, by=by, at=at)
    return manuscript


@transaction.atomic
def new_link(manuscript: Manuscript, *, by: Member, at: datetime) -> str:
    """Give the author a fresh link; earlier ones hold no longer.

    Raises:
        Refusal: ``access.denied``, ``manuscript.authors_have_accounts``.
    """
    permit_desk("manuscript.invite", manuscript, by=by)
    if manuscript.origin_id is not None:
        raise Refusal("manuscript.authors_have_accounts")
    revoke_links(manuscript, by=by, at=at)
    note("link_given", manuscript, by=by, at=at)
    return _link(manuscript, by=by, at=at)


@transaction.atomic
def revoke_links(manuscript: Manuscript, *, by: Member, at: datetime) -> int:
    """Take back every link that still opens; return how many. May be repeated."""
    permit_desk("manuscript.invite", manuscript, by=by)
    live = manuscript.links.filter(revoked_at__isnull=True)
    count = live.update(revoked_at=at, wanted_at=None)
    if count:
        note("links_revoked", manuscript, by=by, at=at, count=count)
    return count


@transaction.atomic
def enter_link(plain: str, *, at: datetime) -> tuple[Manuscript, str]:
    """Open a link: once. What it opens is this manuscript, on this device, until its end.

    Returns:
        The manuscript and the secret of the session.

    Raises:
        Refusal: those of ``queries.open_link``; of two devices at once one gets in and one is told
            ``manuscript.link_used``.
    """
    link = open_link(plain, at=at)
    session = secrets.token_urlsafe(32)
    entered = AuthorLink.objects.filter(
        pk=link.pk, used_at__isnull=True, revoked_at__isnull=True
    ).update(used_at=at, session_sha256=sha256_of(session))
    if not entered:
        raise Refusal("manuscript.link_used")
    note("link_opened", link.manuscript, by=link, at=at)
    return link.manuscript, session


@transaction.atomic
def want_link(plain: str, *, at: datetime) -> None:
    """An author whose link no longer opens asks the desk for a fresh one. May be repeated.

    Nothing is told or sent to whoever asks: the desk gives the link to the address it knows.

    Raises:
        Refusal: ``manuscript.link_unknown``.
    """
    link = link_for(plain)
    newest = link.manuscript.links.order_by("-created_at", "-pk").first()
    AuthorLink.objects.filter(pk=newest.pk if newest else link.pk, wanted_at__isnull=True).update(
        wanted_at=at
    )


def _open(
    brief: Brief,
    publisher: Organisation,
    *,
    state: ManuscriptState,
    origin: Organisation | None,
    by: Member,
    at: datetime,
    on: date,
) -> Manuscript:
    if not brief.title.strip():
        raise Refusal("manuscript.title_missing")
    least, most = brief.least_words, brief.most_words
    if least is not None and most is not None and least > most:
        raise Refusal("manuscript.bad_length", least=least, most=most)
    if brief.topic is not None and brief.topic.programme_id != getattr(brief.programme, "pk", None):
        raise Http404(brief.topic.ref)
    return Manuscript.objects.create(
        ref=next_reference("BT", on.year),
        publisher=publisher,
        origin=origin,
        programme=brief.programme,
        topic=brief.topic,
        deed=brief.deed,
        title=brief.title.strip(),
        genre=brief.genre,
        brief=brief.brief.strip(),
        least_words=least,
        most_words=most,
        state=state.value,
        due_on=due_on(state, on=on, wanted=brief.due_on),
        opened_by=by,
        recorded_at=at,
        search_key=search_key(brief.title),
    )


def _add_author(manuscript: Manuscript, *, name: str, email: str, member: Member | None) -> None:
    if not name.strip():
        raise Refusal("manuscript.author_missing")
    ManuscriptAuthor.objects.create(
        manuscript=manuscript, ordinal=1, name=name.strip(), email=email.strip(), member=member
    )


def _link(manuscript: Manuscript, *, by: Member, at: datetime) -> str:
    plain = secrets.token_urlsafe(32)
    AuthorLink.objects.create(
        manuscript=manuscript,
        token_sha256=sha256_of(plain),
        created_at=at,
        created_by=by,
        expires_at=at + timedelta(days=LINK_DAYS),
    )
    return plain


def still_with_author(manuscript: Manuscript) -> None:
    """Raise unless the text lies with its author.

    Raises:
        Refusal: ``manuscript.not_your_turn``.
    """
    if ManuscriptState(manuscript.state) not in WITH_AUTHOR:
        raise Refusal("manuscript.not_your_turn", ref=manuscript.ref)
