"""One window a data folder: a second start raises the first window and ends.

The lock of the folder decides who is first (`data/database.py`); this is only how the second one
tells the first. QtNetwork is imported when it is needed, after the window is up.
"""

from __future__ import annotations

import hashlib
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

_MESSAGE = b"raise"


def server_name(folder: Path) -> str:
    """The name of the local server of a data folder: short, and the same however it is written."""
    return "crm-desktop-" + hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:24]


def raise_first(folder: Path, patience: float = 3.0) -> bool:
    """Ask the program that has `folder` open to come to the front.

    Args:
        patience: seconds to go on trying: the first one may just be starting.

    Returns:
        False when nobody answers: the folder is in use by something without a window.
    """
    from PySide6.QtNetwork import QLocalSocket

    _let_it_come_to_the_front()
    until = time.monotonic() + patience
    while True:
        socket = QLocalSocket()
        socket.connectToServer(server_name(folder))
        if socket.waitForConnected(300):
            socket.write(_MESSAGE)
            socket.waitForBytesWritten(500)
            socket.disconnectFromServer()
            return True
        if time.monotonic() >= until:
            return False
        time.sleep(0.1)


def _let_it_come_to_the_front() -> None:
    if sys.platform == "win32":  # Windows lets only the program in front pass the front on
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)


class Listener(QObject):
    """Hears the second start of the program.

    Args:
        folder: the data folder.
        on_raise: brings the window to the front.
    """

    def __init__(self, folder: Path, on_raise: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        from PySide6.QtNetwork import QLocalServer

        self._on_raise = on_raise
        self._server: QLocalServer = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        name = server_name(folder)
        if not self._server.listen(name):
            # We hold the folder's lock, so whoever left this name behind is dead.
            QLocalServer.removeServer(name)
            self._server.listen(name)

    def _answer(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.disconnectFromServer()
            self._on_raise()

    def close(self) -> None:
        """Stop listening."""
        self._server.close()
