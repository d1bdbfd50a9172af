"""Addresses as they really occur. Figures of July 2026, on 122 odd and 428 ordinary addresses.

101 of the 123 addresses among the odd ones and 420 of 428 articles show a number of their own;
no two articles with different texts share a key.
"""

import json
from collections import defaultdict

from phoihop.engines.webpages.addresses import Address, canonicalise, same_work_key, split_glued
from tests.engines.webpages.measured import shared_data


def _rows(name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (shared_data() / name).read_text("utf-8").splitlines()]


def _aliases() -> dict[str, str]:
    rows = json.loads((shared_data() / "lists/host_aliases_observed.json").read_text("utf-8"))
    return {row["host"]: row["canonical"] for row in rows}


def _odd() -> list[tuple[str, str, Address]]:
    return [
        (str(row["kind"]), str(row["url"]), canonicalise(piece))
        for row in _rows("lists/url_oddities.jsonl")
        for piece in split_glued(str(row["url"]))
    ]


def test_every_odd_address_gets_one_stable_form() -> None:
    odd = _odd()
    assert len(odd) == 123  # one of the 122 is two glued together
    for _kind, _url, address in odd:
        assert canonicalise(address.canonical).canonical == address.canonical


def test_each_kind_of_oddity_is_put_right() -> None:
    for kind, url, address in _odd():
        if kind == "tracking":
            assert "utm_" in url
            assert "utm_" not in address.canonical
        if kind in ("amp", "print_page"):
            assert {"amp", "print_page"} & set(address.notes)
            assert address.article_id
        assert address.canonical.isascii()
        assert address.host == address.host.lower()
        assert "#" not in address.canonical


def test_most_addresses_show_the_articles_number() -> None:
    odd = [address for _kind, _url, address in _odd()]
    articles = [canonicalise(str(row["url"])) for row in _rows("articles.jsonl")]
    assert sum(bool(a.article_id) for a in odd) >= 101
    assert sum(bool(a.article_id) for a in articles) >= 420


def test_no_two_different_articles_share_a_key() -> None:
    by_key: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in _rows("articles.jsonl"):
        address = canonicalise(str(row["url"]), host_aliases=_aliases())
        by_key[same_work_key(address)].add(str(row["text_sha1"]))
    assert [key for key, texts in by_key.items() if len(texts) > 1] == []


def test_observed_hosts_settle_on_the_host_they_count_as() -> None:
    aliases = _aliases()
    for host, counted_as in aliases.items():
        assert canonicalise(f"http://{host}/a", host_aliases=aliases).host == counted_as
