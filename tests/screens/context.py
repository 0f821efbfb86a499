"""What views need to be pictured: a sample shop, made once a run, and the worker thread."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from crm_desktop import clock
from crm_desktop.data.database import Database
from crm_desktop.data.session import Session
from crm_desktop.paths import DataFolder
from crm_desktop.ui.bridge import Bridge
from crm_desktop.ui.tasks import Tasks
from tests.screens import own_fields

NOW = datetime(2026, 11, 23, 2, 30, tzinfo=UTC)  # pictures of two days can be laid side by side


class Context:
    """The sample shop of the pictures; everything is made when it is first asked for.

    Args:
        customers: how many the shop has.
    """

    def __init__(self, customers: int = 300) -> None:
        self._customers = customers
        self._folder = tempfile.TemporaryDirectory(prefix="screens-", ignore_cleanup_errors=True)
        self.language = "en"
        self.scheme = "light"
        clock.set_now(lambda: NOW)

    @property
    def folder(self) -> Path:
        """A folder that goes when the run ends."""
        return Path(self._folder.name)

    @cached_property
    def session(self) -> Session:
        """The shop's session, with invented customers in it."""
        from crm_desktop.services import sample

        session = Session(Database(DataFolder(self.folder / "shop")))
        sample.fill(session, self._customers)
        own_fields.make(session)
        return session

    @cached_property
    def bridge(self) -> Bridge:
        return Bridge(self.session)

    @cached_property
    def tasks(self) -> Tasks:
        return Tasks(at_end=self.session.database.close_thread)

    def close(self) -> None:
        """End the thread and take the folder away."""
        if "tasks" in self.__dict__:
            self.tasks.close()
        if "session" in self.__dict__:
            self.session.close()
        clock.set_now(None)
        self._folder.cleanup()
