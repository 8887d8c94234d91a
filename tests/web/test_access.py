"""Which hosts and which origins are the desk's own."""

from __future__ import annotations

import pytest

from reportedly.web.access import LOCAL, Access, host_of

BEHIND = Access(accounts=True, hosts=frozenset({"desk.example.org"}), url="https://desk.example.org")


@pytest.mark.parametrize("host", ["192.168.1.5", "[2001:db8::1]", "10.0.0.1:80", "evil.example", ""])
def test_on_this_machine_only_its_own_names_count(host: str) -> None:
    """No other address, and no other name."""
    assert not LOCAL.answers_to(host)
    assert LOCAL.answers_to("[::1]:8080")


def test_numbers_count_where_they_may() -> None:
    """But nothing that only looks like one, since a name can be made to lead anywhere."""
    access = Access(accounts=True, any_address=True)
    assert access.answers_to("10.0.0.1:8080")
    assert access.answers_to("[2001:db8::1]:8080")
    for host in ("10.0.0.1.evil.example", "0x7f.1.evil.example", "10.0.0.1@evil.example", "", "evil"):
        assert not access.answers_to(host)


def test_a_form_is_the_desks_own_by_host_or_by_address() -> None:
    """A proxy may ask under another name; a page of that address with another scheme is not the same."""
    assert LOCAL.is_own("http://127.0.0.1:8080", "127.0.0.1:8080")
    assert BEHIND.is_own("https://desk.example.org", "127.0.0.1:8080")
    for origin in ("http://desk.example.org", "https://desk.example.org.evil.example", "null", "https://evil.example"):
        assert not BEHIND.is_own(origin, "127.0.0.1:8080")


def test_cookies_are_bound_to_the_host_where_that_can_be() -> None:
    """Which browsers do for https alone."""
    assert (LOCAL.cookie("session"), BEHIND.cookie("session")) == ("session", "__Host-session")
    assert (LOCAL.secure, BEHIND.secure) == (False, True)
    assert host_of("https://Desk.example.org:8443") == "desk.example.org"
