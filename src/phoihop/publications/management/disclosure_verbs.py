"""``./phoihop publications disclosure``: the label to paste, from a signed paper."""

from argparse import ArgumentParser
from typing import Any

from phoihop.parties.doors import member_from
from phoihop.programmes.queries import get_instrument
from phoihop.publications.disclosing import label_of_instrument
from phoihop.publications.disclosure import Label
from phoihop.publications.rules import Disclosure


def add_disclosure(verbs: Any) -> ArgumentParser:
    """The verb ``disclosure`` with its arguments."""
    parser: ArgumentParser = verbs.add_parser(
        "disclosure", help="the label to paste under pieces, from a signed paper"
    )
    parser.add_argument("instrument", help="HĐ-2017-01")
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
