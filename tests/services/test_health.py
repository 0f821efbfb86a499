"""The quick look at each start."""

from __future__ import annotations

import pytest

from crm_desktop.data.database import Database
from crm_desktop.data.session import Session
from crm_desktop.errors import Cancelled
from crm_desktop.paths import DataFolder
from crm_desktop.progress import Progress
from crm_desktop.services import health, sample


def test_an_overwritten_page_is_found_at_the_start(folder: DataFolder) -> None:
    session = Session(Database(folder))
    sample.fill(session, 300)
    assert health.quick_check(session, Progress()) == ""
    pages = session.one("PRAGMA page_count")[0]
    session.close()
    content = bytearray(folder.database.read_bytes())
    size = len(content) // pages
    root = pages * 2 // 3
    content[root * size : (root + 40) * size] = bytes(40 * size)
    folder.database.write_bytes(content)
    session = Session(Database(folder))
    assert "damaged in places" in health.quick_check(session)
    session.close()


def test_the_look_can_be_stopped(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    sample.fill(session, 300)
    monkeypatch.setattr(health, "_PATIENCE", 1)
    stop = Progress()
    stop.cancel()
    with pytest.raises(Cancelled):
        health.quick_check(session, stop)


def test_a_large_file_is_looked_through_once_a_week(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "_SMALL", 0)
    assert health.quick_check(session) == ""
    stop = Progress()
    stop.cancel()
    assert health.quick_check(session, stop) == ""  # not looked through again
