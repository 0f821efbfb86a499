"""The program's start: a command, or the window with everything that it stands on, built once.

Paths → log → lock → database → session → who is at the desk → window. Qt is imported only when the
window is wanted, and the commands only when a command is.
"""

from __future__ import annotations

import gc
import logging
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import tempfile

    from crm_desktop.data.session import Change, Session
    from crm_desktop.services.automatic_backups import Keeper
    from crm_desktop.ui.main_window import MainWindow
    from crm_desktop.ui.tasks import Tasks

DEMO_CUSTOMERS = 300
_READY_AFTER_MS = 1_000
_LISTEN_AFTER_MS = 200  # once the window is up
# Seconds for which the worker may keep Python's lock while the window waits for it. What one key starts
# takes the lock a dozen times: with Python's own 5 ms a key waited 190 ms for its answer at 1,000,000 customers.
_TURN = 0.0005

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Options:
    """What the command line asks of the window.

    Args:
        data: the data folder; None for the platform's own.
        language: a key of `i18n.LANGUAGES`; None for the remembered one, or the system's.
        demo: a sample shop in a temporary folder.
        background: the computer has started it: the window stays away where the system has a notification area.
    """

    data: Path | None = None
    language: str | None = None
    demo: bool = False
    background: bool = False


def main(argv: Sequence[str] | None = None) -> int:
    """Start the program; returns its exit status.

    Args:
        argv: the arguments without the program's name; None for those of the process.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments[:1] == ["--read-file"]:  # a process that reads a file, see exchange/reader_process.py
        from crm_desktop.exchange import reader_process

        return reader_process.main()
    if arguments[:1] == ["--beside"]:  # one that computes, see beside.py
        from crm_desktop import beside

        return beside.main()
    options = window_options(arguments)
    if options is None:
        from crm_desktop import commands

        return int(commands.main(arguments))
    return Program(options).run()


def window_options(arguments: Sequence[str]) -> Options | None:
    """What a start of the window asks for; None when the arguments are a command's, or wrong."""
    from crm_desktop import i18n

    data: Path | None = None
    language: str | None = None
    demo = background = False
    rest = list(arguments)
    while rest:
        name, equals, value = rest.pop(0).partition("=")
        if name == "--demo" and not equals:
            demo = True
        elif name == "--background" and not equals:
            background = True
        elif name in ("--data", "--lang"):
            if not equals:
                if not rest:
                    return None
                value = rest.pop(0)
            if name == "--data" and value:
                data = Path(value).expanduser()
            elif name == "--lang" and value in i18n.LANGUAGES:
                language = value
            else:
                return None
        else:
            return None
    return Options(data, language, demo, background)


def _load_the_rest() -> None:
    import importlib

    from crm_desktop.values import pinyin

    pinyin.readings("一")
    importlib.import_module("crm_desktop.data.search")
    for module in ("views.customers", "views.customer_page", "dialogs.quick_entry", "views.follow_ups"):
        importlib.import_module(f"crm_desktop.ui.{module}")


class Program:
    """The running program: what is opened at the start and closed at the end.

    Args:
        options: what the command line asked for.
    """

    def __init__(self, options: Options) -> None:
        gc.disable()  # a start makes much and drops little: the collector would look in vain
        _import_what_needs_no_qt()
        from PySide6.QtWidgets import QApplication

        from crm_desktop import i18n, paths
        from crm_desktop.ui import language

        existing = QApplication.instance()
        self.app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
        self.app.setApplicationName(paths.APP_NAME)
        self.app.setDesktopFileName("crm-desktop")
        self._options = options
        self._demo: tempfile.TemporaryDirectory[str] | None = None
        self._log: logging.Handler | None = None
        self._hook = sys.excepthook
        self.session: Session | None = None
        self.tasks: Tasks | None = None
        self.window: MainWindow | None = None
        language.install(self.app, options.language or i18n.system_language())
        sys.excepthook = self._unexpected

    def run(self) -> int:
        """Show the window and stay until it is closed."""
        try:
            if self.build() is None:
                return 0
            return int(self.app.exec())
        finally:
            self.close()

    def build(self) -> MainWindow | None:
        """Open the data and show the window.

        Returns:
            None when there is nothing to stay for: another window has the data open and came to the
            front, or the data cannot be opened and the person chose to quit.
        """
        from PySide6.QtCore import QTimer

        from crm_desktop import i18n
        from crm_desktop.services import staff
        from crm_desktop.ui import language, theme

        self.session = self._open()
        if self.session is None:
            return None
        session = self.session
        staff.resume(session)
        remembered = session.setting("language")
        if self._options.language is None and remembered in (set(i18n.LANGUAGES) - {i18n.language()}):
            language.install(self.app, remembered)
        theme.apply(self.app, session.setting("scheme", "system"), bool(session.setting("large_type", False)))

        from crm_desktop.ui.bridge import Bridge
        from crm_desktop.ui.main_window import MainWindow
        from crm_desktop.ui.tasks import Tasks

        self.tasks = Tasks(self.app, at_end=session.database.close_thread, at_rest=session.database.rest)
        session.store_later = self.tasks.later
        session.database.read_little()
        bridge = Bridge(session, self.app)
        self.window = MainWindow(session, self.tasks, bridge, demo=self._options.demo)
        self.window.staying.appear(background=self._options.background)
        sys.setswitchinterval(_TURN)
        QTimer.singleShot(_LISTEN_AFTER_MS, self.window, self._listen)
        return self.window

    def close(self) -> None:
        """Finish what was begun, close the data, and let the next start in."""
        keeper = self.window.keeping.keeper if self.window is not None else None
        if self.window is not None:  # its pages save what is typed while they go
            from PySide6.QtCore import QCoreApplication, QEvent

            self.window.staying.leave()
            self.window.close()
            self.window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            self.window = None
        if self.tasks is not None:
            self.tasks.close()
        if self.session is not None:
            if keeper is not None and self._demo is None:
                self._back_up_last(keeper)
            self.session.close()
        log.info("Closed")
        from crm_desktop import log_file

        log_file.stop(self._log)
        gc.enable()
        sys.excepthook = self._hook
        if self._demo is not None:
            self._demo.cleanup()

    @staticmethod
    def _back_up_last(keeper: Keeper) -> None:
        """The backup at the end; one that cannot be made keeps nobody from leaving."""
        from crm_desktop.errors import UserError

        keeper.on_change = lambda: None  # the window that heard it is gone
        try:
            keeper.at_end()
        except UserError as error:
            log.warning("No backup at the end: %s", type(error).__name__)

    # -- opening --------------------------------------------------------------------------------

    def _open(self) -> Session | None:
        """The session, after as many tries as the person wants; None for quitting."""
        from crm_desktop import log_file, paths
        from crm_desktop.data import database
        from crm_desktop.data.database import Database
        from crm_desktop.data.folder_lock import InUse
        from crm_desktop.data.session import Session
        from crm_desktop.errors import StorageError

        root = self._root()
        while True:
            folder = paths.DataFolder(root)
            try:
                if database.is_older(folder.database):
                    from crm_desktop.ui import theme, upgrade

                    theme.apply(self.app)
                    if not upgrade.bring_up(folder):
                        return None
                session = Session(Database(folder))
            except StorageError as error:
                if isinstance(error, InUse):
                    from crm_desktop.ui import single_instance

                    if single_instance.raise_first(root):
                        return None
                from crm_desktop.ui import start_problem, theme

                theme.apply(self.app)
                chosen = start_problem.ask(error, root)
                if chosen is None:
                    return None
                root = chosen
                continue
            self._log = log_file.start(folder.log)
            log.info("Started")
            self._follow(session)
            if self._options.demo:
                from crm_desktop.services import sample, sample_care, sample_grading, sample_reception

                sample.fill(session, DEMO_CUSTOMERS)
                sample_grading.fill(session)
                sample_reception.fill(session)
                sample_care.add_anniversaries(session)
                session.started_after = session.one("SELECT max(id) FROM operation")[0]
            return session

    @staticmethod
    def _follow(session: Session) -> None:
        """Grade whoever an act touches; what it takes is loaded with the first act."""

        def follow(change: Change, first: int) -> None:
            from crm_desktop.services import grading

            grading.follow(session, change, first)

        session.followers.append(follow)

    def _root(self) -> Path:
        from crm_desktop import paths

        if self._options.demo:
            import tempfile

            self._demo = tempfile.TemporaryDirectory(prefix=paths.SAMPLE_PREFIX, ignore_cleanup_errors=True)
            return Path(self._demo.name)
        return self._options.data or paths.default_data_folder()

    def _listen(self) -> None:
        """After the window is up: hear a second start."""
        from PySide6.QtCore import QTimer

        from crm_desktop.ui.single_instance import Listener

        gc.freeze()  # what the start made stays: it need not be looked at again
        gc.enable()
        if self.session is not None and self.window is not None:
            window = self.window
            Listener(self.session.database.folder.root, window.come_to_front, window)
            window.keeping.start()
            QTimer.singleShot(_READY_AFTER_MS, window, self._make_ready)
            window.follow_the_date()

    def _make_ready(self) -> None:
        """In a quiet moment: load what the first pinyin query, save and page would wait for."""
        if self.tasks is not None:
            self.tasks.run(_load_the_rest, on_done=self._loaded, owner=self.window)

    def _loaded(self, _nothing: None) -> None:
        if self.window is not None:
            self.window.make_ready()

    # -- errors that nobody caught ----------------------------------------------------------------

    def _unexpected(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Say it in a sentence when it is expected, else log it and show it once; the program lives."""
        from PySide6.QtWidgets import QApplication

        from crm_desktop.errors import UserError
        from crm_desktop.ui import prompts, tasks

        if issubclass(kind, KeyboardInterrupt):
            self._hook(kind, error, trace)
            return
        window = QApplication.activeWindow() or self.window
        if isinstance(error, UserError):
            prompts.explain(window, error)
        else:
            tasks.report_bug(window, error)


def _import_what_needs_no_qt() -> None:
    """Import the lower layers first: once Qt is there, PySide6 reads the source of what comes after it."""
    from crm_desktop import log_file  # noqa: F401
    from crm_desktop.data import session  # noqa: F401
    from crm_desktop.services import history, overview, staff  # noqa: F401
    from crm_desktop.values import phones  # noqa: F401
