"""The page on which each thing is done."""

from django.urls import NoReverseMatch, reverse

from phoihop.desk.rules import Item, Task

_PAPERS = {
    "programme": "programmes:paper",
    "instrument": "programmes:instrument",
    "annex": "programmes:annex",
}
_BY_REF = {
    Task.AGREE_TOPIC: "planning:topic",
    Task.START_TOPIC: "planning:topic",
    Task.PUBLISH_TOPIC: "planning:topic",
    Task.TAKE_STEP: "planning:deed",
    Task.CONFIRM_RECORD: "acceptance:record",
    Task.WITHDRAW_RECORD: "acceptance:record",
    Task.REQUEST_PAYMENT: "acceptance:record",
    Task.RECORD_PAYMENT: "acceptance:record",
    Task.CONFIRM_PAYMENT: "acceptance:record",
    Task.GIVE_NUMBER: "acceptance:record",
    Task.HOLD_REVIEW: "reviews:review",
    Task.SIGN_REVIEW: "reviews:review",
    Task.DECIDE_LESSON: "reviews:lesson",
    Task.FINISH_LESSON: "reviews:lesson",
}
_BY_PROGRAMME = {
    Task.CONFIRM_MATCHES: ["publications:programme"],
    Task.COMPLETE_DATES: ["publications:programme"],
    Task.ADD_EVIDENCE: ["evidence:programme", "publications:programme"],
    Task.SEAL_EVIDENCE: ["evidence:programme", "publications:programme"],
    Task.PREPARE_REVIEW: ["reviews:programme"],
}


def address_of(item: Item) -> str:
    """Where ``item`` is done; the ledger of its programme when the room has no page for it."""
    for name, arguments in _candidates(item):
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
        found.append((_BY_REF[item.task], [item.ref]))
    found.extend((name, programme) for name in _BY_PROGRAMME.get(item.task, []))
    if item.task is Task.DECIDE_GROUPINGS:
        found.append(("publications:groupings", []))
    return [*found, ("ledger:programme", programme)]
