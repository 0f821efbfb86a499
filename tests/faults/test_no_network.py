"""No network, no leak: a day's work with sockets forbidden; what is logged names nobody."""

from __future__ import annotations

import logging
import re
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

import crm_desktop
from crm_desktop import log_file
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue, UserError
from crm_desktop.services import exports, find, history, imports, maintenance, quick_entry

_NETWORK = re.compile(
    r"^\s*(?:import|from) (?:socket|ssl|urllib|http|ftplib|smtplib|requests|asyncio|xmlrpc|PySide6\.QtNetwork"
    r"|PySide6\.QtWebEngine\w*)\b(.*)$",
    re.MULTILINE,
)
# Any of these in a log would be a customer's; the last is a name that looks like no value.
CANARIES = ("金丝雀", "13977778888", "canary@example.com", "Canary Cage")


def test_no_module_can_reach_a_network() -> None:
    found = {}
    for path in Path(crm_desktop.__file__).parent.rglob("*.py"):
        for match in _NETWORK.finditer(path.read_text(encoding="utf-8")):
            if match.group(1).strip() not in ("import QLocalServer", "import QLocalSocket"):
                found[path.name] = match.group()
    assert found == {}, "only the local line to the first window of this PC is allowed"


def test_a_days_work_opens_no_socket(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, forbidden)
    path = tmp_path / "list.csv"
    path.write_text("姓名,电话\n王小明,13805715678\n李雷,15912344321\n", encoding="utf-8")
    imports.run(session, imports.check(session, imports.prepare(session, path)))
    known = find.find(session, "5678").hits[0].id
    quick_entry.save(session, quick_entry.Entry(customer_id=known, text="问价"))
    for ending in ("xlsx", "csv", "vcf"):
        assert exports.export(session, tmp_path / f"out.{ending}") == 2
    history.undo_last(session)
    maintenance.backup(session, tmp_path / "copy.db")
    maintenance.restore(session, tmp_path / "copy.db")
    assert maintenance.check(session) == []


def _constraint(session: Session) -> None:
    with session.change(Action.ADD_CUSTOMER, CANARIES[0]) as change:
        change.insert(
            "customer", {"number": CANARIES[1], "name": CANARIES[0], "kind": 7, "wrong": CANARIES[3]}
        )


def _sentence(session: Session) -> None:
    try:
        raise InvalidValue(f"{CANARIES[3]} is in the recycle bin. Restore it first.")
    except UserError as error:
        raise RuntimeError("an act failed") from error


def _value(session: Session) -> None:
    raise ValueError(f"no number: {CANARIES[1]} {CANARIES[2]} of {CANARIES[0]} in {CANARIES[3]!r}")


def _key(session: Session) -> None:
    {}[CANARIES[3]]


@pytest.mark.parametrize("fails", [_constraint, _sentence, _value, _key])
def test_what_is_logged_names_no_customer(
    session: Session, tmp_path: Path, fails: Callable[[Session], None]
) -> None:
    handler = log_file.start(tmp_path / "test.log")
    try:
        fails(session)
    except Exception:
        logging.getLogger("test").exception("A mistake in the program")
    finally:
        log_file.stop(handler)
    said = [
        line
        for line in (tmp_path / "test.log").read_text(encoding="utf-8").splitlines()
        if not line.startswith("    ")  # the program's own source
    ]
    assert "A mistake in the program" in said[0]
    assert [canary for canary in CANARIES if any(canary in line for line in said)] == []
