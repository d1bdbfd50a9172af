"""``./phoihop publications disclosure``: the label to paste, from a signed paper."""

from argparse import ArgumentParser
from typing import Any

from phoihop.parties.doors import member_from
from phoihop.programmes.queries import get_instrument, get_programme
from phoihop.publications.disclosing import label_of_instrument
from phoihop.publications.disclosure import Label
from phoihop.publications.labelled import label_counts, label_facts, labelled_matches
from phoihop.publications.piece_labels import piece_labels
from phoihop.publications.queries import get_work, matches_about
from phoihop.publications.rules import Disclosure


def add_disclosure(verbs: Any) -> ArgumentParser:
    """The verb ``disclosure`` with its arguments."""
    parser: ArgumentParser = verbs.add_parser(
        "disclosure", help="the label to paste under pieces, from a signed paper; who bears it"
    )
    parser.add_argument("instrument", help="HĐ-2017-01; TP-2017-03; with --check CT-2017-01")
    parser.add_argument(
        "--check",
        action="store_true",
        help="which pieces bear the label, as the pages were last seen",
    )
    kinds = [one.value for one in Disclosure if one not in (Disclosure.UNKNOWN, Disclosure.NONE)]
    parser.add_argument("--kind", choices=kinds, help="default: as the paper says")
    return parser


def disclosed(options: dict[str, Any]) -> Label:
    """The label that the options ask for.

    Raises:
        Refusal: ``parties.no_such_member``, ``disclosure.paper_not_signed``.
    """
    instrument = get_instrument(options["instrument"], seen_by=member_from(options))
    return label_of_instrument(instrument, Disclosure(options["kind"]) if options["kind"] else None)


def of_piece(options: dict[str, Any]) -> list[dict[str, object]]:
    """The labels of one work (``TP-…``), one for each paper, with the costs of its trips."""
    member = member_from(options)
    work = get_work(options["instrument"], seen_by=member)
    return [one.as_json() for one in piece_labels(matches_about(work, seen_by=member))]


def checked(options: dict[str, Any]) -> tuple[dict[str, int], list[dict[str, Any]]]:
    """How many pieces of a paper or programme bear its label, and each piece."""
    member, ref = member_from(options), options["instrument"]
    if ref.startswith("CT-"):
        matches = labelled_matches(get_programme(ref, seen_by=member), seen_by=member)
    else:
        instrument = get_instrument(ref, seen_by=member)
        of_programme = labelled_matches(instrument.programme, seen_by=member)
        matches = of_programme.filter(line__instrument=instrument)
    counts = {state.value: count for state, count in label_counts(matches).items()}
    return counts, [label_facts(match) for match in matches]
