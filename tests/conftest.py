"""What all tests share: a clean data folder, a session, a clock that stands still."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings

from crm_desktop import clock, i18n
from crm_desktop.data.database import Database
from crm_desktop.data.session import Session
from crm_desktop.paths import DataFolder

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A shared machine stalls for a moment now and then: time is no verdict here.
settings.register_profile("project", deadline=None, max_examples=60)
settings.load_profile("project")


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Every test begins in English."""
    i18n.install("en")
    yield
    i18n.install("en")


@pytest.fixture
def noon() -> Iterator[datetime]:
    """The clock stands at noon UTC on Friday, 2026-11-20."""
    moment = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
    clock.set_now(lambda: moment)
    yield moment
    clock.set_now(None)


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """An empty data folder."""
    return DataFolder(tmp_path / "shop")


@pytest.fixture
def session(folder: DataFolder) -> Iterator[Session]:
    """A session on a new, empty file."""
    opened = Session(Database(folder))
    yield opened
    opened.close()
