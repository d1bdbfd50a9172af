"""What a file says about organisations and people: the upper part of every programme file."""

from phoihop.engines.plainfiles import Choice, Day, Field, ListOf, Names, Record, Text
from phoihop.law.lifecycle import values
from phoihop.parties.rules import NameKind, OrganisationKind, PaperProfile, SuccessionKind, is_ref

REF = Names(60, is_ref)


def _days(what: str) -> list[Field]:
    return [
        Field("from_on", Day(), f"first day of {what}; empty when not known"),
        Field("until_on", Day(), f"last day of {what}; empty while it lasts"),
        Field("source", Text(300), "where that is written", default=""),
    ]


NAME = Record(
    "name",
    [
        Field("text", Text(300), "the name as printed", required=True),
        Field(
            "kind",
            Choice(values(NameKind)),
            "official names are printed on papers; aliases are only found by search",
            default=NameKind.OFFICIAL.value,
        ),
        *_days("the name"),
    ],
)
PARENT = Record(
    "parent",
    [Field("organisation", REF, "the organisation above", required=True), *_days("this order")],
)
SUCCESSION = Record(
    "succession",
    [
        Field("successor", REF, "in which organisation it goes on", required=True),
        Field("kind", Choice(values(SuccessionKind)), "what happened", required=True),
        Field("on", Day(), "the day", required=True),
        Field("source", Text(300), "where that is written", default=""),
    ],
)
ORGANISATION = Record(
    "organisation",
    [
        Field("ref", REF, "short name in addresses, for example `tinh-uy-mau`", required=True),
        Field("kind", Choice(values(OrganisationKind)), "what it is", required=True),
        Field(
            "paper_profile",
            Choice(values(PaperProfile)),
            "by which guide it sets its papers",
            default=PaperProfile.DECREE_30.value,
        ),
        Field("names", ListOf(NAME), "its names over time", required=True),
        Field("parents", ListOf(PARENT), "under whom it stands, and when"),
        Field("successions", ListOf(SUCCESSION), "what became of it"),
    ],
)
APPOINTMENT = Record(
    "appointment",
    [
        Field("organisation", REF, "where", required=True),
        Field("title", Text(300), "the title as printed", required=True),
        *_days("the office"),
    ],
)
PERSON = Record(
    "person",
    [
        Field("ref", REF, "short name, for example `nguyen-van-mau`", required=True),
        Field("full_name", Text(120), "the full name", required=True),
        Field("work_email", Text(254), "work address", default=""),
        Field("work_phone", Text(30), "work telephone", default=""),
        Field("appointments", ListOf(APPOINTMENT), "offices held"),
    ],
)
FIELDS = [
    Field("organisations", ListOf(ORGANISATION), "organisations that the papers name"),
    Field("people", ListOf(PERSON), "people who sign or do the daily work"),
]
PARTIES_FILE = Record("parties file", FIELDS)
