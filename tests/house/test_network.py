"""In tests the network and the mail are shut; this machine is open."""

import socket

import pytest
from django.core import mail

from tests.network import NetworkShut


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("example.org", 443), ("2001:db8::1", 80)])
def test_other_machines_are_out_of_reach(address: tuple[str, int]) -> None:
    with pytest.raises(NetworkShut):
        socket.create_connection(address, timeout=1)
    with socket.socket() as trial, pytest.raises(NetworkShut):
        trial.connect_ex(("192.0.2.1", 80))


def test_this_machine_is_not() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(("localhost", server.getsockname()[1]), timeout=5) as client,
    ):
        assert client.getpeername()[0] == "127.0.0.1"


def test_mails_stay_in_the_box() -> None:
    mail.send_mail("Chào", "Xin chào.", None, ["lan@example.org"])
    assert [sent.subject for sent in mail.outbox] == ["Chào"]
