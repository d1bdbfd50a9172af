"""What the pages of a negotiation show, as plain values."""

from datetime import date
from typing import Any

from phoihop.law.access import Side
from phoihop.parties.models import Member
from phoihop.parties.queries import name_of
from phoihop.parties.wording import SIDES
from phoihop.programmes import wording
from phoihop.programmes.clause_words import Words
from phoihop.programmes.comparison import compare
from phoihop.programmes.gates import GATES, CounterReason, Gate
from phoihop.programmes.mandate_page import of_party
from phoihop.programmes.models import (
    Annex,
    Consent,
    GatePassed,
    Instrument,
    Programme,
    Version,
)
from phoihop.programmes.moment import programme_on
from phoihop.programmes.plain import plain
from phoihop.programmes.queries import parties_to
from phoihop.programmes.rules import Capacity, PaperState
from phoihop.programmes.tabled import counter_of, of_paper, on_table, passages, turns, versions_of

Paper = Programme | Instrument | Annex
Values = dict[str, Any]


def kind_of(paper: Paper) -> str:
    """``programme``, ``instrument`` or ``annex``."""
    return type(paper)._meta.model_name or ""


def negotiation_of(paper: Paper, *, seen_by: Member, on: date) -> Values:
    """Versions, gates and whose turn it is. A fixed number of queries."""
    versions = list(versions_of(paper))
    parties = parties_to(paper)
    last = versions[-1] if versions else None
    gates = list(GatePassed.objects.filter(version=last).select_related("member")) if last else []
    consents = list(Consent.objects.filter(**of_paper(paper)).select_related("member"))
    ways = passages(parties, gates, consents)
    offered = PaperState(paper.state) is PaperState.OFFERED
    whose = turns(ways) if offered and last else {}
    by_party = {party.pk: party for party in parties}
    return {
        "versions": [_version(one) for one in versions],
        "last": last,
        "gate_labels": [wording.GATES[gate] for gate in GATES],
        "gates": [
            {
                "side": SIDES[Side(party.side)],
                "name": name_of(party.organisation, on=on),
                "mandates": of_party(party, on=paper.signed_on or on),
                "needs_mandate": party.capacity != Capacity.OWN.value,
                "cells": [_cell(gate, party.pk, gates, consents) for gate in GATES],
            }
            for party in parties
        ],
        "turns": [
            {
                "label": wording.GATE_TURNS[gate],
                "parties": [name_of(by_party[one].organisation, on=on) for one in found],
            }
            for gate, found in whose.items()
        ],
        "counter": counter_of(paper, seen_by) if offered else None,
    }


def on_its_page(paper: Paper, *, seen_by: Member, on: date) -> Values:
    """What the page of a paper shows of its negotiation: all while it lasts, then the way there."""
    if PaperState(paper.state) is PaperState.OFFERED:
        return negotiation_of(paper, seen_by=seen_by, on=on)
    return {"last": on_table(paper)}


def _version(version: Version) -> Values:
    return {
        "version": version,
        "before": version.number - 1,
        "side": SIDES[Side(version.party.side)],
        "reason": wording.COUNTER_REASONS[CounterReason(version.reason_code)]
        if version.reason_code
        else "",
    }


def _cell(gate: Gate, party: int, gates: list[GatePassed], consents: list[Consent]) -> Values:
    found: Values = {"label": wording.GATES[gate]}
    for one in gates:
        if one.party_id == party and one.gate == gate:
            found |= {"who": one.member.display_name, "at": one.passed_at}
    for signed in consents if gate is Gate.SIGNED else []:
        if signed.party_id == party:
            found |= {"who": signed.member.display_name, "at": signed.recorded_at}
    return found


def comparison_of(paper: Paper, before: Values, after: Values, *, on: date) -> list[Values]:
    """The differences of two plain statements in words, in the order of the paper."""
    return Words(kind_of(paper), on=on).rows(compare(before, after))


def clauses_of(paper: Paper, statement: Values, *, on: date) -> list[Values]:
    """A plain statement clause by clause, in words."""
    return Words(kind_of(paper), on=on).clauses(statement)


def moment_page(programme: Programme, *, seen_by: Member, on: date) -> Values:
    """What the papers of a programme said on a day, clause by clause."""
    moment = programme_on(programme, seen_by=seen_by, on=on)
    words = Words("programme", on=on)
    return {
        "programme": programme,
        "moment": moment,
        "state_words": wording.MOMENTS[moment.state],
        "clauses": words.clauses(plain(moment.part)),
        "instruments": [
            (paper["ref"], paper["title"], Words("instrument", on=on).clauses(plain(_lines(paper))))
            for paper in moment.instruments
        ],
        "annexes": moment.annexes,
    }


def _lines(paper: Values) -> Values:
    """The head of a yearly paper in short, and its lines."""
    keys = ("ref", "title", "kind", "signed_on", "effective_from", "ends_on")
    return {**{key: paper[key] for key in keys}, "lines": paper["lines"]}
