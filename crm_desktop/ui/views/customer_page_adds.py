"""What can be added to a customer, in one line: a fact, a relation, a file, a purchase."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QWidget

from crm_desktop.ui import icons, theme
from crm_desktop.ui.widgets.flow_box import FlowBox


class AddButton(QPushButton):
    """A short word with a plus; what it adds is said whole to the tooltip, the menus and screen readers.

    Args:
        word: what is added, e.g. "File".
        whole: the same as an act, e.g. "Add file…".
        hint: a sentence more for the tooltip.
    """

    def __init__(
        self, word: str, whole: str, act: Callable[[], object], parent: QWidget, hint: str = ""
    ) -> None:
        super().__init__(icons.icon("add", "accent"), word, parent)
        self.whole = whole
        self.setAutoDefault(False)
        self.setAccessibleName(whole)
        self.setToolTip(f"{whole}\n{hint}" if hint else whole)
        theme.style(self, look="link", density="compact")
        self.clicked.connect(lambda _=False: act())


class AddLine(FlowBox):
    """The ways to add, side by side; it stands in the heading of the facts, or below them in a pane."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(2, parent)
        self.buttons: dict[str, AddButton] = {}

    def take(self, section: str, button: AddButton) -> None:
        """Put in the way to add something to a section of the page."""
        self.buttons[section] = button
        self.flow.addWidget(button)

    def sizeHint(self) -> QSize:
        """All of them in one line."""
        shown = [button for button in self.buttons.values() if not button.isHidden()]
        width = sum(button.sizeHint().width() for button in shown) + 2 * max(0, len(shown) - 1)
        return QSize(width, super().sizeHint().height())
