"""No fetch reaches into this machine or this network."""

import ipaddress
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.engines.webpages.network_guard import aim, is_public, system_resolver
from phoihop.engines.webpages.policy import Policy
from phoihop.law.refusal import Refusal

POLICY = Policy()


def _refusal(address: str, *ips: str, policy: Policy = POLICY) -> str:
    def resolver(_host: str, _port: int) -> Sequence[str]:
        return ips

    with pytest.raises(Refusal) as refused:
        aim(address, policy, resolver)
    return refused.value.code


@pytest.mark.parametrize(
    "ip",
    [
        "127.0.0.1", "127.9.9.9", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254",
        "100.64.0.1", "0.0.0.0", "255.255.255.255", "224.0.0.1", "198.18.0.1", "192.0.2.1",
        "240.0.0.1", "::1", "::", "fe80::1", "fc00::1", "fd12::1", "ff02::1", "2001:db8::1",
        "::ffff:8.8.8.8", "::ffff:127.0.0.1", "::127.0.0.1", "2002:7f00:1::", "2002:a00:1::",
        "64:ff9b::7f00:1", "64:ff9b:1::808:808", "2001:0:a00:1::1", "khong-phai-ip",
    ],
)  # fmt: skip
def test_private_and_special_addresses_are_not_public(ip: str) -> None:
    assert not is_public(ip)
    assert _refusal("http://bao.example.vn/", ip) == "fetch.forbidden_address"


@pytest.mark.parametrize("ip", ["8.8.8.8", "203.162.0.1", "2606:4700::1111", "64:ff9b::808:808"])
def test_addresses_of_the_open_internet_are_public(ip: str) -> None:
    assert is_public(ip)


@given(st.ip_addresses(network="10.0.0.0/8") | st.ip_addresses(network="fc00::/7"))
def test_no_private_address_is_public_in_any_dress(
    ip: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> None:
    assert not is_public(str(ip))
    if isinstance(ip, ipaddress.IPv4Address):
        for dress in ("::ffff:{}", "64:ff9b::{}", "::{}"):
            assert not is_public(str(ipaddress.ip_address(dress.format(ip))))
        assert not is_public(str(ipaddress.IPv6Address((0x2002 << 112) | (int(ip) << 80))))


@pytest.mark.parametrize(
    "address",
    [
        "http://localhost/", "http://127.1/", "http://2130706433/", "http://0x7f.1/",
        "http://0177.0.0.1/", "http://127.0.0.1./",
    ],
)  # fmt: skip
def test_this_machine_is_refused_however_it_is_spelled(address: str) -> None:
    with pytest.raises(Refusal) as refused:
        aim(address, POLICY, system_resolver)
    assert refused.value.code in ("fetch.forbidden_address", "fetch.unresolved")


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd", "ftp://a.vn/", "gopher://a.vn/", "javascript:1", "http:///a",
        "http://a:b@a.vn/", "http://@a.vn/", "http://[::1/", "http://a.vn:0/", "http://a.vn:x/",
    ],
)  # fmt: skip
def test_only_plain_http_addresses_are_asked(address: str) -> None:
    assert _refusal(address, "8.8.8.8") == "addresses.unusable"


def test_one_private_answer_among_public_ones_refuses_the_host() -> None:
    assert _refusal("http://a.vn/", "8.8.8.8", "10.0.0.1") == "fetch.forbidden_address"


def test_a_host_without_an_answer_is_unresolved() -> None:
    assert _refusal("http://a.vn/") == "fetch.unresolved"


def test_ports_of_other_services_are_refused() -> None:
    assert _refusal("http://a.vn:22/", "8.8.8.8") == "fetch.forbidden_port"
    assert _refusal("http://a.vn:6379/", "8.8.8.8") == "fetch.forbidden_port"


def test_the_allow_list_is_exact() -> None:
    policy = Policy(allowed=frozenset({"127.0.0.1:8941"}))
    assert aim("http://127.0.0.1:8941/a", policy, system_resolver).ips == ("127.0.0.1",)
    assert _refusal("http://127.0.0.1:8942/", policy=policy) == "fetch.forbidden_address"
    assert _refusal("http://127.0.0.2:8941/", policy=policy) == "fetch.forbidden_address"


def test_a_target_is_spelled_for_the_wire() -> None:
    def resolver(_host: str, _port: int) -> Sequence[str]:
        return ["8.8.8.8"]

    target = aim("http://Hằng.vn/tin tức?q=chè#x", POLICY, resolver)
    assert target.address == "http://xn--hng-miz.vn/tin%20t%E1%BB%A9c?q=ch%C3%A8"
