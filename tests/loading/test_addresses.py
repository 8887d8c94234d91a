"""Which addresses are public, and how names are resolved."""

from __future__ import annotations

import socket
import time
from ipaddress import IPv4Address, IPv6Address
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.loading.addresses import is_public, resolve

PUBLIC = ["1.1.1.1", "93.184.215.14", "172.32.0.1", "2606:2800:21f:cb07::1", "::ffff:1.1.1.1", "64:ff9b::101:101"]
NOT_PUBLIC = [
    "0.0.0.0",  # noqa: S104
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "169.254.169.254",
    "172.16.0.1",
    "192.168.1.1",
    "198.18.0.1",
    "203.0.113.5",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "fc00::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "2001:db8::1",
]


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses(address: str) -> None:
    """Anyone can reach these."""
    assert is_public(address)


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_addresses_that_are_not_public(address: str) -> None:
    """These lead into this machine, its network, or nowhere."""
    assert not is_public(address)


@given(st.ip_addresses(v=4))
def test_an_ipv6_address_that_stands_for_an_ipv4_address_is_judged_by_it(address: IPv4Address) -> None:
    """No detour over IPv6 makes a private address public."""
    mapped = IPv6Address(int(IPv6Address("::ffff:0:0")) + int(address))
    translated = IPv6Address(int(IPv6Address("64:ff9b::")) + int(address))
    six_to_four = IPv6Address((0x2002 << 112) + (int(address) << 80))
    assert is_public(str(mapped)) == is_public(str(translated)) == is_public(str(address))
    assert is_public(str(address)) or not is_public(str(six_to_four))


def test_a_name_gives_each_of_its_addresses_once() -> None:
    """`localhost` is resolved without asking a name server."""
    found = resolve("localhost", 80, 10)
    assert found
    assert set(found) <= {"127.0.0.1", "::1"}
    assert len(found) == len(set(found))


@pytest.mark.parametrize("host", ["a" * 64, "a..b", ""])
def test_what_can_be_no_name_is_an_unknown_one(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """An odd name is an OSError like any other that is not known."""
    if not host:
        monkeypatch.setattr(socket, "getaddrinfo", _unknown)
    with pytest.raises(socket.gaierror):
        resolve(host, 80, 10)


def test_a_resolver_that_does_not_answer_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """getaddrinfo itself knows no limit."""
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: time.sleep(5) or [])
    with pytest.raises(TimeoutError):
        resolve("gazette.test", 80, 0.1)


def _unknown(*_: Any, **__: Any) -> None:
    raise socket.gaierror(socket.EAI_NONAME, "unknown")
