"""`reportedly people` as a person uses it: passwords by standard input alone, one line for what was done."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest

from reportedly.cli import run
from reportedly.people import tokens
from reportedly.store import open_store
from reportedly.store.people import Role
from tests.new_desks import new_desk
from tests.people.quick_passwords import PASSWORD, quick_passwords


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """An empty desk."""
    quick_passwords(monkeypatch)
    return new_desk(tmp_path / "desk.db")


@pytest.fixture
def owned(db: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    """A desk that Ida owns."""
    assert people(db, "add", "Ida", "--role", "owner", monkeypatch=monkeypatch) == 0
    capsys.readouterr()
    return db


def people(db: str, *arguments: str, monkeypatch: pytest.MonkeyPatch, password: str | None = PASSWORD) -> int:
    """The exit code of a command that is piped a password."""
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n" if password is not None else ""))
    return run(["people", *arguments, "--db", db])


def test_an_account_is_added_and_listed(
    db: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With its role; neither list shows anything of the password."""
    assert run(["people", "list", "--db", db]) == 0
    assert "people add NAME --role owner" in capsys.readouterr().out
    assert people(db, "add", "Ida", "--role", "owner", monkeypatch=monkeypatch) == 0
    assert people(db, "add", "Tom", monkeypatch=monkeypatch) == 0
    assert run(["people", "list", "--db", db]) == 0
    assert capsys.readouterr().out.splitlines()[-2:] == [
        "Ida  owner  not signed in  0 tokens",
        "Tom  reader  not signed in  0 tokens",
    ]
    assert run(["people", "list", "--json", "--db", db]) == 0
    told = capsys.readouterr().out
    assert [person["role"] for person in json.loads(told)["people"]] == ["owner", "reader"]
    assert "argon2" not in told


WRONG = [
    (("add", "Tom"), "short", "has 5 characters"),
    (("add", "Tom"), None, "no password came"),
    (("add", "ida"), PASSWORD, "already"),
    (("add", "Tom", "--role", "king"), PASSWORD, "no role"),
    (("role", "Ida", "reader"), None, "the only owner"),
    (("remove", "Ida"), None, "the only owner"),
    (("password", "Ann"), PASSWORD, "no account"),
    (("token", "Ann", "--label", "x"), None, "no account"),
    (("revoke", "t0"), None, "no token"),
]


def test_what_cannot_be_done_is_said(
    owned: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In one line, and nothing is changed."""
    for arguments, password, told in WRONG:
        assert people(owned, *arguments, monkeypatch=monkeypatch, password=password) == 2, arguments
        said = capsys.readouterr().err
        assert told in said, arguments
        assert said.count("\n") == 1
    with open_store(owned) as store:
        assert [(account.name, account.role) for account in store.view().accounts()] == [("Ida", Role.OWNER)]


def test_a_password_is_asked_for_twice_without_being_shown(
    db: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In a terminal; two different ones change nothing."""
    answers = iter([PASSWORD, PASSWORD, PASSWORD, "something else here"])
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", terminal)
    monkeypatch.setattr("getpass.getpass", lambda prompt: next(answers))
    assert run(["people", "add", "Ida", "--role", "owner", "--db", db]) == 0
    assert run(["people", "password", "Ida", "--db", db]) == 2
    assert "two different passwords" in capsys.readouterr().err


def test_roles_and_passwords_are_changed_and_accounts_removed(
    owned: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each with a line that says what it means."""
    people(owned, "add", "Tom", monkeypatch=monkeypatch)
    for arguments in (("role", "tom", "editor"), ("password", "tom"), ("remove", "tom")):
        assert people(owned, *arguments, monkeypatch=monkeypatch) == 0
    assert capsys.readouterr().out.splitlines()[1:] == [
        "Tom is editor now, and has to sign in again",
        "Tom has another password, and has to sign in again",
        "Tom cannot come in any more",
    ]


def test_a_token_is_printed_once_listed_and_revoked(owned: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The list shows its id alone, by which it is revoked."""
    assert run(["people", "token", "Ida", "--label", "nightly", "--role", "editor", "--days", "9", "--db", owned]) == 0
    secret = capsys.readouterr().out.strip()
    with open_store(owned) as store:
        assert tokens.visitor(store, secret, None) is not None
    assert run(["people", "list", "--db", owned]) == 0
    assert capsys.readouterr().out == "Ida  owner  not signed in  1 token\n"
    assert run(["people", "tokens", "--db", owned]) == 0
    line = capsys.readouterr().out
    assert secret not in line
    found = re.match(r"(t[0-9a-f]{8})  Ida  editor  nightly  until ", line)
    assert found is not None
    assert run(["people", "tokens", "Ida", "--json", "--db", owned]) == 0
    assert [row["id"] for row in json.loads(capsys.readouterr().out)] == [found[1]]
    assert run(["people", "revoke", found[1], "--db", owned]) == 0
    with open_store(owned) as store:
        assert tokens.visitor(store, secret, None) is None


def test_the_log_is_shown(owned: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The newest first, of all or of one; as JSON an event a line."""
    run(["people", "token", "Ida", "--label", "x", "--db", owned])
    capsys.readouterr()
    assert run(["people", "audit", "--db", owned]) == 0
    newest, oldest = capsys.readouterr().out.splitlines()
    assert "make reader's token" in newest
    assert oldest.endswith("add owner  Ida  terminal")
    assert run(["people", "audit", "--json", "--limit", "1", "--db", owned]) == 0
    assert json.loads(capsys.readouterr().out)["number"] == 2
    assert run(["people", "audit", "--by", "nobody else", "--db", owned]) == 0
    assert capsys.readouterr().out == ""


def test_no_desk_is_made_by_a_slip(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An address that was mistyped gets no accounts."""
    assert run(["people", "list", "--db", f"sqlite:///{tmp_path / 'none.db'}"]) == 1
    assert "there is no desk" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
