"""The page on which each thing is done."""

from collections.abc import Iterable

from django.urls import NoReverseMatch, reverse

from phoihop.desk.rules import Held, Hit, InHand, Item, Kind, Task

_PAPERS = {
    "programme": "programmes:paper",
    "instrument": "programmes:instrument",
    "annex": "programmes:annex",
}
_BY_REF = {
    Task.AGREE_TOPIC: "planning:topic",
    Task.START_TOPIC: "planning:topic",
    Task.PUBLISH_TOPIC: "planning:topic",
    Task.ANSWER_ASSIGNMENT: "planning:assignment",
    Task.DELIVER_ASSIGNMENT: "planning:assignment",
    Task.TAKE_STEP: "planning:deed",
    Task.TELL_COSTS: "fieldwork:trip",
    Task.AGREE_MINUTES: "meetings:meeting",
    Task.SIGN_MINUTES: "meetings:meeting",
    Task.READ_MANUSCRIPT: "manuscripts:manuscript",
    Task.DECIDE_MANUSCRIPT: "manuscripts:manuscript",
    Task.PUBLISH_MANUSCRIPT: "publications:origin",
    Task.WRITE_TEXT: "manuscripts:manuscript",
    Task.SEND_LINK: "manuscripts:manuscript",
    Task.NOTE_PASSAGE: "manuscripts:passage",
    Task.DECIDE_PASSAGE: "manuscripts:passage",
    Task.CONFIRM_RECORD: "acceptance:record",
    Task.WITHDRAW_RECORD: "acceptance:record",
    Task.REQUEST_PAYMENT: "acceptance:record",
    Task.RECORD_PAYMENT: "acceptance:record",
    Task.CONFIRM_PAYMENT: "acceptance:record",
    Task.GIVE_NUMBER: "acceptance:record",
    Task.APPROVE_ROYALTIES: "royalties:statement",
    Task.PAY_ROYALTIES: "royalties:statement",
    Task.HOLD_REVIEW: "reviews:review",
    Task.SIGN_REVIEW: "reviews:review",
    Task.DECIDE_LESSON: "reviews:review",
    Task.FINISH_LESSON: "reviews:review",
}
_BY_PROGRAMME = {
    Task.TAKE_LEAD: ["fieldwork:leads"],
    Task.READ_PACK: ["fieldwork:packs"],
    Task.CONFIRM_MATCHES: ["publications:programme"],
    Task.COMPLETE_DATES: ["publications:programme"],
    Task.ADD_EVIDENCE: ["evidence:list", "publications:programme"],
    Task.SEAL_EVIDENCE: ["evidence:list", "publications:programme"],
    Task.JUDGE_FOUND: ["publications:found"],
    Task.READ_CHANGES: ["evidence:watch_programme"],
    Task.EXPLAIN_GONE: ["evidence:watch_programme"],
    Task.PUT_UP_LABEL: ["publications:labels"],
    Task.DECIDE_COFUNDING: ["spread:twice"],
    Task.PREPARE_REVIEW: ["reviews:list"],
    Task.REPOINT_THEME: ["ledger:leaning"],
}
_PAGES = {
    Kind.PROGRAMME: "ledger:programme",
    Kind.INSTRUMENT: "programmes:instrument",
    Kind.ANNEX: "programmes:annex",
    Kind.TOPIC: "planning:topic",
    Kind.DEED: "planning:deed",
    Kind.TRIP: "fieldwork:trip",
    Kind.QUESTION: "fieldwork:question",
    Kind.LEAD: "fieldwork:lead",
    Kind.MEETING: "meetings:meeting",
    Kind.MANUSCRIPT: "manuscripts:manuscript",
    Kind.WORK: "publications:publication",
    Kind.RECORD: "acceptance:record",
    Kind.REVIEW: "reviews:review",
    Kind.ORGANISATION: "parties:organisation",
    Kind.PERSON: "parties:person",
}


def address_of(item: Item) -> str:
    """Where ``item`` is done; the ledger of its programme when the room has no page for it."""
    return _first(_candidates(item))


def address_of_hit(hit: Hit) -> str:
    """The page of a thing found; that of its programme when it has none; empty for neither."""
    own = [hit.programme_ref, hit.ref] if hit.kind in (Kind.INSTRUMENT, Kind.ANNEX) else [hit.ref]
    found = [(_PAGES[hit.kind], own)] if hit.kind in _PAGES else []
    if hit.programme_ref:
        found.append(("ledger:programme", [hit.programme_ref]))
    return _first(found)


_IN_HAND = {
    Held.TOPIC: "planning:topic",
    Held.ASSIGNMENT: "planning:assignment",
    Held.DEED: "planning:deed",
    Held.TRIP: "fieldwork:trip",
    Held.QUESTION: "fieldwork:question",
    Held.PACK: "fieldwork:pack",
    Held.LEAD: "fieldwork:lead",
    Held.MEETING: "meetings:meeting",
    Held.MANUSCRIPT: "manuscripts:manuscript",
    Held.REVIEW: "manuscripts:manuscript",
}


def address_in_hand(one: InHand) -> str:
    """The page of something that somebody has in hand."""
    return reverse(_IN_HAND[one.kind], args=[one.ref])


def _first(candidates: Iterable[tuple[str, list[str]]]) -> str:
    for name, arguments in candidates:
        try:
            return reverse(name, args=arguments)
        except NoReverseMatch:
            continue
    return ""


def _candidates(item: Item) -> list[tuple[str, list[str]]]:
    """Addresses by name with their arguments, the most fitting first."""
    programme = [item.programme_ref] if item.programme_ref else []
    found: list[tuple[str, list[str]]] = []
    if item.kind in _PAPERS:
        own = [] if item.kind == "programme" else [item.ref]
        found.append((_PAPERS[item.kind], [*programme, *own]))
    if item.task in _BY_REF:
        found.append((_BY_REF[item.task], [item.within or item.ref]))
    found.extend((name, programme) for name in _BY_PROGRAMME.get(item.task, []))
    if item.task is Task.REVIEW_TEXT:
        found.append(("manuscripts:task", [item.ref, item.step]))
    if item.task is Task.DRAW_UP_ROYALTIES:
        found.append(("royalties:list", []))
    if item.task is Task.DECIDE_GROUPINGS:
        found.append(("publications:groupings", []))
    return [*found, ("ledger:programme", programme)]
