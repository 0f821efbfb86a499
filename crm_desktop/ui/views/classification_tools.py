"""The acts on the chosen entries of a list: a line of buttons, and the same in a menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from crm_desktop.i18n import translate
from crm_desktop.services import classification
from crm_desktop.ui import icons, theme
from crm_desktop.ui.widgets.choices import dot_icon


def color_titles() -> dict[str, str]:
    """The colours of dots in the person's language, by their names in the palette."""
    return {
        "red": translate("Colours", "Red"),
        "orange": translate("Colours", "Orange"),
        "amber": translate("Colours", "Amber"),
        "green": translate("Colours", "Green"),
        "teal": translate("Colours", "Teal"),
        "blue": translate("Colours", "Blue"),
        "indigo": translate("Colours", "Indigo"),
        "purple": translate("Colours", "Purple"),
        "pink": translate("Colours", "Pink"),
        "grey": translate("Colours", "Grey"),
    }


class ClassificationTools(QWidget):
    """The line of buttons; what they ask for is the view's to do."""

    rename_requested = Signal()
    color_chosen = Signal(str)
    shift_requested = Signal(int)  # -1 up, 1 down
    below_requested = Signal()
    place_requested = Signal()
    merge_requested = Signal()
    delete_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        self._buttons: list[QToolButton] = []

        def tool(icon: str, words: str, act: Callable[[], object]) -> QToolButton:
            button = QToolButton(self)
            button.setIcon(icons.icon(icon))
            button.setToolTip(words)
            button.setAccessibleName(words)
            theme.style(button, density="compact")
            button.clicked.connect(lambda _checked=False: act())
            line.addWidget(button)
            self._buttons.append(button)
            return button

        tool("edit", translate("ClassificationView", "Rename (Ctrl+E)"), self.rename_requested.emit)
        self.color = tool("dark", translate("ClassificationView", "Colour"), self._ask_color)
        self.color.setIcon(dot_icon(theme.dot("blue")))
        tool("up", translate("ClassificationView", "Move up (Alt+Up)"), lambda: self.shift_requested.emit(-1))
        tool(
            "down",
            translate("ClassificationView", "Move down (Alt+Down)"),
            lambda: self.shift_requested.emit(1),
        )
        self.below = tool(
            "category", translate("ClassificationView", "Add an entry below"), self.below_requested.emit
        )
        self.place = tool("right", translate("ClassificationView", "Put below…"), self.place_requested.emit)
        self.merge = tool("merge", translate("ClassificationView", "Merge into…"), self.merge_requested.emit)
        tool("delete", translate("ClassificationView", "Delete (Del)"), self.delete_requested.emit)
        line.addStretch(1)

    def show_list(self, name: str) -> None:
        """Show the acts that a list has: sources have no colour, only trees an entry below another."""
        self.color.setVisible(name not in ("source", "lost_reason"))
        self.below.setVisible(name in classification.TREES)
        self.place.setVisible(name in classification.TREES)
        self.merge.setVisible(name != "segment")  # groups of customers

    def show_chosen(self, chosen: int, entries: int) -> None:
        """Enable what can be done with `chosen` of the list's `entries`: with several, only merging."""
        for button in self._buttons:
            button.setEnabled(chosen == 1)
        self.merge.setEnabled(chosen > 0 and entries > 1)

    def fill_menu(self, menu: QMenu) -> None:
        """Put what can be done now into a menu."""
        for button in self._buttons:
            if not button.isVisible() or not button.isEnabled():
                continue
            if button is self.color:
                menu.addMenu(self._colors())
            else:
                menu.addAction(button.icon(), button.toolTip(), button.click)

    def _ask_color(self) -> None:
        menu = self._colors()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.color.mapToGlobal(QPoint(0, self.color.height() + 2)))

    def _colors(self) -> QMenu:
        menu = QMenu(translate("ClassificationView", "Colour"), self)
        for color, words in color_titles().items():
            icon = dot_icon(theme.dot(color), self.devicePixelRatioF())
            menu.addAction(icon, words, lambda color=color: self.color_chosen.emit(color))
        return menu
