"""Outlets: recognised by host and name, kept by their owners, of one kind on one day."""

from datetime import date

import pytest

from phoihop.audit.models import Entry
from phoihop.law.refusal import Refusal
from phoihop.parties.models import Member
from phoihop.press import queries, services
from phoihop.press.models import Outlet
from phoihop.press.rules import KnownOutlets, OutletKind, Tenure, check_tenure, kind_on
from tests.fixtures import NOON

KNOWN = KnownOutlets(
    by_host={"baomau.example": 1, "baomau.vn": 1, "com.vn": 9},
    by_key={"bao mau": 1, "dai mau": 2},
    aliases={"baomau.vn": "baomau.example"},
)


@pytest.mark.parametrize(
    ("host", "name", "expected"),
    [
        ("baomau.example", "", 1),
        ("thethao.baomau.example", "Một tên khác", 1),  # a section; the host decides
        ("", "BÁO MẪU", 1),
        ("", "Bao Mau", 1),
        ("", "www.baomau.vn", 1),
        ("la.example", "Báo Mẫu", 1),  # it moved
        ("la.example", "la.example", None),
        ("tonghop.example", "baomau.vn", None),  # a copy elsewhere, not a new host of the paper
        ("baola.com.vn", "", None),  # a registry is nobody's site
        ("", "Báo Lạ", None),
        ("", "", None),
    ],
)
def test_a_list_names_an_outlet_by_host_or_name(host: str, name: str, expected: int | None) -> None:
    assert KNOWN.find(host=host, name=name) == expected


def test_an_outlet_is_of_one_kind_on_a_day() -> None:
    radio = Tenure(OutletKind.RADIO, None, date(2024, 12, 31))
    merged = Tenure(OutletKind.NEWSPAPER, date(2025, 1, 1))

    assert kind_on([radio, merged], on=date(2017, 5, 1)) is OutletKind.RADIO
    assert kind_on([radio, merged], on=date(2025, 7, 1)) is OutletKind.NEWSPAPER
    assert kind_on([merged], on=date(2017, 5, 1)) is None
    check_tenure(merged, [radio])
    with pytest.raises(Refusal, match=r"outlet\.two_kinds_at_once"):
        check_tenure(Tenure(OutletKind.ONLINE, date(2024, 6, 1)), [radio])
    with pytest.raises(Refusal, match=r"outlet\.tenure_backwards"):
        check_tenure(Tenure(OutletKind.ONLINE, date(2024, 6, 1), date(2023, 6, 1)), [])


def test_an_outlet_is_written_down_with_its_hosts_and_kind(editor: Member) -> None:
    outlet = services.add_outlet(
        "Báo Đất Mẫu",
        by=editor,
        at=NOON,
        kind=OutletKind.ONLINE,
        hosts=["https://www.DatMau.example/", "m.datmau.example", "datmau.vn"],
    )

    assert outlet.ref == "bao-dat-mau"
    assert {row.host for row in outlet.hosts.all()} == {"datmau.example", "datmau.vn"}
    assert queries.host_aliases() == {"datmau.vn": "datmau.example"}
    assert queries.known_outlets().find(host="datmau.vn", name="") == outlet.pk
    assert queries.kind_of(outlet, on=date(2017, 5, 1)) is OutletKind.ONLINE
    assert [found.ref for found in queries.outlets_matching("dat mau")] == ["bao-dat-mau"]
    assert [found.ref for found in queries.outlets_matching("datmau.vn")] == ["bao-dat-mau"]
    assert list(queries.outlets_matching("x" * 100_000)) == []  # a pattern SQLite gives up on
    assert Entry.objects.get().action == "outlet.added"


def test_a_kind_ends_when_the_next_begins(outlet: Outlet, editor: Member) -> None:
    services.add_kind(outlet, Tenure(OutletKind.MAGAZINE), by=editor, at=NOON)
    services.add_kind(outlet, Tenure(OutletKind.JOURNAL, date(2025, 1, 1)), by=editor, at=NOON)

    again = queries.get_outlet(outlet.ref)
    assert queries.kind_of(again, on=date(2024, 12, 31)) is OutletKind.MAGAZINE
    assert queries.kind_of(again, on=date(2025, 1, 1)) is OutletKind.JOURNAL


def test_what_is_refused_leaves_no_trace(
    outlet: Outlet, editor: Member, officer: Member, leader_b: Member
) -> None:
    refused = [
        ("access.denied", lambda: services.add_outlet("Báo A", by=leader_b, at=NOON)),
        ("outlet.kept_by_owner", lambda: services.add_name(outlet, "TCM", by=officer, at=NOON)),
        ("outlet.name_known", lambda: services.add_outlet(outlet.name, by=editor, at=NOON)),
        ("outlet.name_missing", lambda: services.add_outlet(" – ", by=editor, at=NOON)),
        (
            "outlet.host_known",
            lambda: services.add_outlet("Báo A", by=editor, at=NOON, hosts=["tapchimau.example"]),
        ),
        (
            "outlet.host_unknown",
            lambda: services.add_host(outlet, "a.vn", by=editor, at=NOON, stands_for="b.vn"),
        ),
    ]
    for code, deed in refused:
        with pytest.raises(Refusal) as caught:
            deed()
        assert caught.value.code == code

    assert Outlet.objects.count() == 1
    assert not Entry.objects.exists()


def test_a_list_may_bring_outlets_that_share_a_name(db: None) -> None:
    first, second = services.register_outlets(
        [
            services.NewOutlet("Báo Mới", "baomoi.example"),
            services.NewOutlet("Báo Mới", "la.example"),
        ]
    )

    assert (first.name, second.name) == ("Báo Mới", "Báo Mới (la.example)")
    assert first.ref != second.ref
