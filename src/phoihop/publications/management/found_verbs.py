"""``./phoihop publications consider | found | judge | phrases``: found pages, theme phrases."""

from typing import Any

from django.utils import timezone

from phoihop.parties.doors import add_member_option, member_from
from phoihop.programmes.queries import get_programme
from phoihop.publications.models import FoundProposal
from phoihop.publications.phrases.queries import get_theme, words_of
from phoihop.publications.phrases.services import set_phrase
from phoihop.publications.queries import get_work
from phoihop.publications.taking_up import services
from phoihop.publications.taking_up.queries import get_proposal, proposals_in, state_named
from phoihop.publications.wording import reason_text
from phoihop.ui.arguments import count_given

Rows = list[dict[str, Any]]


def add_to(verbs: Any) -> None:
    """Put up the four verbs."""
    considering = verbs.add_parser(
        "consider", help="propose found pages to the programmes they may belong to (a sweep)"
    )
    considering.add_argument("--limit", type=count_given)
    listing = verbs.add_parser("found", help="the found pages proposed to a programme")
    listing.add_argument("programme", help="CT-2017-01")
    listing.add_argument("--state", default="proposed", help="proposed, taken_up, refused")
    judging = verbs.add_parser("judge", help="take a proposed page up, or refuse it for good")
    judging.add_argument("programme", help="CT-2017-01")
    judging.add_argument("id", type=int, help="as `found` prints it")
    judging.add_argument("answer", choices=["take", "refuse"])
    judging.add_argument("--work", help="TP-2017-01, when it is one that is known")
    wording = verbs.add_parser("phrases", help="by which words themes are recognised; change them")
    wording.add_argument("programme", help="CT-2017-01")
    wording.add_argument("--theme", help="T5")
    change = wording.add_mutually_exclusive_group()
    change.add_argument("--add", metavar="PHRASE")
    change.add_argument("--strike", metavar="PHRASE")
    for one in (listing, judging, wording):
        add_member_option(one)


def consider(options: dict[str, Any]) -> Rows:
    """Look through what was found since, for every programme."""
    done = services.consider_found(at=timezone.now(), limit=options["limit"])
    return [{"pages": done.pages, "proposals": done.proposals, "forgotten": done.forgotten}]


def found(options: dict[str, Any]) -> Rows:
    """The proposals of a programme in one state."""
    member = member_from(options)
    programme = get_programme(options["programme"], seen_by=member)
    rows = proposals_in(programme, seen_by=member).filter(state=state_named(options["state"]))
    return [_row(one) for one in rows]


def judge(options: dict[str, Any]) -> Rows:
    """Take up, or refuse."""
    member, at = member_from(options), timezone.now()
    programme = get_programme(options["programme"], seen_by=member)
    proposal = get_proposal(options["id"], programme, seen_by=member)
    if options["answer"] == "refuse":
        services.refuse(proposal, by=member, at=at)
    else:
        work = get_work(options["work"], seen_by=member) if options["work"] else None
        services.take_up(proposal, by=member, at=at, work=work)
    return [_row(get_proposal(proposal.pk, programme, seen_by=member))]


def phrases(options: dict[str, Any]) -> Rows:
    """The phrases of a programme's themes, after the change if one was asked for."""
    member = member_from(options)
    programme = get_programme(options["programme"], seen_by=member)
    words = options["add"] or options["strike"]
    if words:
        theme = get_theme(programme, options["theme"] or "")
        set_phrase(theme, words, wanted=bool(options["add"]), by=member, at=timezone.now())
    return [
        {"theme": one.theme.code, "phrases": list(one.in_use), "struck": list(one.struck)}
        for one in words_of(programme)
        if options["theme"] in (None, one.theme.code)
    ]


def _row(proposal: FoundProposal) -> dict[str, Any]:
    page = proposal.page
    return {
        "id": proposal.pk,
        "state": proposal.state,
        "score": proposal.score,
        "outlet": page.outlet.ref,
        "published": str(page.published or ""),
        "title": page.title,
        "address": page.address,
        "publication": proposal.publication.ref if proposal.publication else "",
        "reasons": "; ".join(reason_text(reason) for reason in proposal.reasons),
    }
