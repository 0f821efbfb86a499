"""The rows around the customer list: tools, what is selected, the filters that stand, the foot."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QToolButton, QWidget

from crm_desktop.i18n import translate
from crm_desktop.ui import icons, theme
from crm_desktop.ui.views.customers_words import Standing
from crm_desktop.ui.widgets.chips import Chip, TagChip
from crm_desktop.ui.widgets.elide import ElideLabel
from crm_desktop.ui.widgets.flow_layout import FlowLayout
from crm_desktop.ui.widgets.letter_strip import LetterStrip
from crm_desktop.ui.widgets.paste_line import PasteLine
from crm_desktop.ui.widgets.segmented import SegmentedButtons


def tool(icon: str, words: str, parent: QWidget, *, checkable: bool = False, keys: str = "") -> QToolButton:
    """A small button with an icon alone; the words are its tooltip, with its keys, and accessible name."""
    button = QToolButton(parent)
    button.setIcon(icons.icon(icon, "secondary"))
    button.setToolTip(f"{words} ({keys})" if keys else words)
    button.setAccessibleName(words)
    button.setCheckable(checkable)
    theme.style(button, density="compact")
    return button


class ToolBar(QWidget):
    """Above the list while nothing but one row is selected: panel, find, columns, more, preview."""

    text_settled = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.panel = tool(
            "filter", translate("Customers", "Filters"), self, checkable=True, keys="Ctrl+Shift+F"
        )
        self.finder = PasteLine(delay_ms=60, parent=self)
        self.finder.setPlaceholderText(translate("Customers", "Find in this list"))
        self.finder.setAccessibleName(translate("Customers", "Find in this list"))
        self.finder.setMaximumWidth(560)
        theme.style(self.finder, density="compact")
        self.finder.text_settled.connect(self.text_settled)
        self.builder = tool("build", translate("Customers", "Build a filter (Ctrl+Shift+B)"), self)
        self.views = QPushButton(self)
        theme.style(self.views, look="quiet", density="compact", opens="menu")
        self.views.setText(translate("Views", "All customers"))
        self.views.setMinimumWidth(self.views.sizeHint().width())  # what stands beside it stays in its place
        self.shape = SegmentedButtons(
            translate("Board", "Shape of the list"),
            [("list", translate("Board", "List"), ""), ("board", translate("Board", "Board"), "")],
            self,
            compact=True,
        )
        self.shape.setToolTip(translate("Board", "List or board (Ctrl+B)"))
        self.columns = tool("columns", translate("Customers", "Columns"), self, keys="Ctrl+Shift+C")
        self.more = tool("more", translate("Customers", "More"), self)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.preview = tool("show", translate("Customers", "Preview (Space)"), self, checkable=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(self.panel)
        row.addWidget(self.views)
        row.addWidget(self.finder, 100)
        row.addWidget(self.builder)
        row.addStretch(1)
        row.addWidget(self.shape)
        for button in (self.columns, self.more, self.preview):
            row.addWidget(button)


class SelectionBar(QWidget):
    """Above the list while several are selected: how many, all of them, what to do with them."""

    all_wanted = Signal()
    none_wanted = Signal()
    change_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.count = QLabel(self)
        theme.style(self.count, role="strong")
        self.all = QPushButton(self)
        theme.style(self.all, look="link", density="compact")
        self.grade = QPushButton(translate("Customers", "Grade"), self)
        self.tags = QPushButton(translate("Customers", "Tags"), self)
        self.change = QPushButton(translate("Customers", "Change…"), self)
        for button in (self.grade, self.tags):
            theme.style(button, density="compact", opens="menu")
        theme.style(self.change, density="compact")
        self.more = tool("more", translate("Customers", "More"), self)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.delete = tool("delete", translate("Customers", "Delete"), self, keys="Del")
        self.none = tool("close", translate("Customers", "Clear the selection (Esc)"), self)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(self.count)
        row.addWidget(self.all)
        row.addStretch(1)
        for each in (self.grade, self.tags, self.change, self.more, self.delete, self.none):
            row.addWidget(each)
        self.all.clicked.connect(self.all_wanted)
        self.none.clicked.connect(self.none_wanted)
        self.change.clicked.connect(self.change_wanted)
        self.delete.clicked.connect(self.delete_wanted)

    def set_menus(self, grade: QMenu, tags: QMenu, more: QMenu) -> None:
        """The menus behind the buttons; they are filled when they open."""
        self.grade.setMenu(grade)
        self.tags.setMenu(tags)
        self.more.setMenu(more)

    def show_counts(self, selected: int, shown: int) -> None:
        """Say how many are selected, and offer all of the list."""
        self.count.setText(translate("Customers", "%n selected", selected))
        self.all.setText(translate("Customers", "Select all %n", shown))
        self.all.setVisible(selected < shown)


class ChipRow(QWidget):
    """The filters that stand, each with a cross, and one act that takes all off."""

    taken_off = Signal(object)  # Standing
    all_taken_off = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, 6)
        self._flow.setContentsMargins(16, 0, 8, 8)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_standing(self, standing: Sequence[Standing]) -> None:
        """Show these values."""
        self._flow.clear()
        for each in standing:
            chip: Chip
            if each.color is not None:
                chip = TagChip(each.words, each.color, removable=True, parent=self)
            else:
                chip = Chip(each.words, removable=True, parent=self)
            chip.removed.connect(lambda each=each: self.taken_off.emit(each))
            chip.clicked.connect(lambda _checked=False, each=each: self.taken_off.emit(each))
            self._flow.addWidget(chip)
            chip.show()
        if standing:
            clear = QPushButton(translate("Customers", "Clear filters"), self)
            theme.style(clear, look="link", density="compact")
            clear.clicked.connect(self.all_taken_off)
            self._flow.addWidget(clear)
            clear.show()
        self.setVisible(bool(standing))
        self.updateGeometry()


class Foot(QWidget):
    """Under the list: the alphabet while names are in order, and where one is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedHeight(theme.metrics().compact)
        self.letters = LetterStrip(self)
        self.order = ElideLabel("", "secondary", self)
        self.place = ElideLabel("", "secondary", self)
        self.place.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.place.setMinimumWidth(96)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 16, 0)
        row.setSpacing(8)
        row.addWidget(self.letters, 10)
        row.addWidget(self.order, 10)
        row.addStretch(1)
        row.addWidget(self.place)

    def show_order(self, words: str) -> None:
        """Say by what the list is sorted; "" when its letters or its headings say enough."""
        self.order.setText(words)
        self.order.setVisible(bool(words))

    def show_place(self, row: int, shown: int, waiting: bool) -> None:
        """Say which row of how many is the current one."""
        if waiting:
            self.place.setText(translate("Customers", "Sorting…"))
        elif row < 0:
            self.place.setText(f"{shown:,}")
        else:
            self.place.setText(f"{row + 1:,} / {shown:,}")
