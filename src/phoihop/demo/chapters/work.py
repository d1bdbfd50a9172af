"""The year's topics and deeds, as ``year-2017.yaml`` tells them."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from phoihop.demo.case import Values, year
from phoihop.demo.chapters.field import issue, pack_for
from phoihop.demo.stage import (
    PROGRAMME,
    Event,
    as_member,
    duty,
    line,
    programme,
    sample_paper,
    unit,
)
from phoihop.law.period import day_of
from phoihop.parties.models import Person
from phoihop.planning import services
from phoihop.planning.models import Deed, Topic
from phoihop.planning.services import Idea


def events() -> Iterable[Event]:
    """Every step of every topic and deed."""
    for told in year()["topics"]:
        yield from _of_topic(told)
    for told in year()["deeds"]:
        yield Event(told["steps"][0]["on"], partial(open_deed, told))
        for step in told["steps"][1:]:
            yield Event(step["on"], partial(take_step, told["title"], step))


def _of_topic(told: Values) -> Iterable[Event]:
    yield Event(told["on"], partial(propose, told))
    if told["agreed_on"]:
        yield Event(told["agreed_on"], partial(agree, told))
    if told["started_on"]:
        yield Event(told["started_on"], partial(start, told))
    if told["dropped_on"]:
        yield Event(told["dropped_on"], partial(drop, told))


def topic_of(article: str) -> Topic | None:
    """The topic that a piece came of, if it was planned."""
    titles = [told["title"] for told in year()["topics"] if told["article"] == article]
    return _topic(titles[0]) if titles else None


def deed_of(article: str) -> Deed | None:
    """The promise to write that a theory article fulfils."""
    titles = [told["title"] for told in year()["deeds"] if told["article"] == article]
    return _deed(titles[0]) if titles else None


def propose(told: Values, at: datetime) -> None:
    """Write an idea down and, unless it stays private, show it to the other side."""
    by = as_member(told["by"])
    idea = Idea(
        title=told["title"],
        line=line(told["line"]) if told["line"] else None,
        obligation=duty(told["obligation"]) if told["obligation"] else None,
        unit=unit(told["unit"]),
        due_on=told["due_on"],
    )
    topic = services.propose_topic(programme(), idea, by=by, at=at, on=day_of(at))
    if not told["private"]:
        services.offer_topic(topic, by=by, at=at, on=day_of(at))


def agree(told: Values, at: datetime) -> None:
    """The other side agrees."""
    by = as_member(told["agreed_by"])
    services.agree_topic(_topic(told["title"]), by=by, at=at, on=day_of(at))


def start(told: Values, at: datetime) -> None:
    """The editor gives it to a reporter."""
    assignee = Person.objects.get(ref=told["assignee"])
    topic, by = _topic(told["title"]), as_member("bien-tap")
    services.start_topic(topic, by=by, at=at, on=day_of(at), assignee=assignee)


def drop(told: Values, at: datetime) -> None:
    """It is given up, and the reason stays."""
    topic, by = _topic(told["title"]), as_member(told["dropped_by"])
    services.drop_topic(topic, by=by, at=at, on=day_of(at), reason=told["reason"])


def open_deed(told: Values, at: datetime) -> None:
    """The first step of a duty that is no publication."""
    first = told["steps"][0]
    services.open_deed(
        duty(told["obligation"]),
        title=told["title"],
        by=as_member(first["by"]),
        at=at,
        on=first["on"],
        due_on=told["due_on"],
        unit=unit(told["unit"]),
        note=first["note"],
    )


def take_step(title: str, step: Values, at: datetime) -> None:
    """The next step, with its paper where the step asks for one."""
    pack = pack_for(title) if step["step"] == "issued" else None
    if pack is not None:
        issue(pack, _deed(title), by=step["by"], at=at, on=step["on"])
        return
    file = None
    if step["paper"]:
        file = ("van-ban-mau.pdf", sample_paper(step["paper"], on=step["on"], profile="party"))
    services.take_step(
        _deed(title),
        step["step"],
        by=as_member(step["by"]),
        at=at,
        on=step["on"],
        note=step["note"],
        file=file,
    )


def _topic(title: str) -> Topic:
    return Topic.objects.select_related("programme", "party").get(
        programme__ref=PROGRAMME, title=title
    )


def _deed(title: str) -> Deed:
    return Deed.objects.select_related("programme", "obligation").get(
        programme__ref=PROGRAMME, title=title
    )
