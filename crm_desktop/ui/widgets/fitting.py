"""What is larger than the screen, at a large scale on a small one, is scrolled: nothing is out of reach."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

_FRAME = QSize(8, 40)  # what the system puts around a window: its edges and its title


class Fitted(QScrollArea):
    """Shows `content` whole where there is room for its smallest size, else scrolls it."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes to what is inside, and scrolls
        self.setWidgetResizable(True)
        self.setWidget(content)
        QApplication.instance().focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, focus: QWidget | None) -> None:
        """Show what got the focus by a key of its own (Ctrl+K) as well; Qt follows Tab alone."""
        scrolled = self.horizontalScrollBar().maximum() or self.verticalScrollBar().maximum()
        if focus is not None and scrolled and self.isAncestorOf(focus):
            self.ensureWidgetVisible(focus)


class Pages(QStackedWidget):
    """Several pages, one of them shown.

    A page with folding lines has a height for each width. The scroll area around all would take it for
    the smallest, of hidden pages too, and scroll what has room.
    """

    def hasHeightForWidth(self) -> bool:
        return False


def room_for(window: QWidget) -> QSize:
    """How large a window may be on its screen, in device-independent pixels."""
    return window.screen().availableSize() - _FRAME


def fit(dialog: QDialog, grows: int = 0) -> None:
    """Before a dialog is shown: let it scroll if it is larger than the screen.

    Args:
        grows: by how many pixels it may become higher while it is used.
    """
    room = room_for(dialog)
    wanted = dialog.minimumSizeHint().expandedTo(dialog.minimumSize()) + QSize(0, grows)
    layout = dialog.layout()
    if layout is None or dialog.findChild(Fitted) or room == room.expandedTo(wanted):
        return
    content = QWidget()
    content.setLayout(layout)  # with all that is in it
    around = QVBoxLayout(dialog)
    around.setContentsMargins(0, 0, 0, 0)
    around.addWidget(Fitted(content, dialog))
    dialog.setMinimumSize(wanted.boundedTo(room))
    dialog.resize(wanted.boundedTo(room))
