"""All keys of the program on one page (F1): those of the menus, and those that each view declares."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractSlider,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from crm_desktop import i18n
from crm_desktop.i18n import translate
from crm_desktop.ui import acts, theme
from crm_desktop.ui.widgets.line_edit import LineEdit
from crm_desktop.ui.widgets.section_header import SectionHeader

Keys = list[tuple[str, str]]  # names of keys, and what they do

_SIZE = (900, 620)


def groups(bar: Sequence[QAction] = ()) -> list[tuple[str, Keys]]:
    """The keys by where they work: those of a menu bar's acts, then those of the views.

    Args:
        bar: the actions of the menu bar.
    """
    from crm_desktop.ui import top_box
    from crm_desktop.ui.dialogs import quick_entry
    from crm_desktop.ui.views import (
        classification,
        customer_page,
        customers,
        duplicates,
        follow_ups,
        reception,
    )

    anywhere = [
        (title, [(act.keys, act.title) for act in those if act.keys])
        for title, those in acts.of_bar(bar, all_=True)
    ]
    return [
        *((title, keys) for title, keys in anywhere if keys),
        (translate("Keys", "In the box on top"), top_box.keys()),
        (translate("Keys", "In the customer list"), customers.keys()),
        (translate("Keys", "On a customer's page"), customer_page.keys()),
        (translate("Keys", "In an entry"), quick_entry.keys()),
        (translate("Keys", "At the reception"), reception.keys()),
        (translate("Keys", "Among follow-ups"), follow_ups.keys()),
        (translate("Keys", "Among classes"), classification.keys()),
        (translate("Keys", "Among duplicates"), duplicates.keys()),
    ]


class KeysDialog(QDialog):
    """The keys in two columns, and a field that finds among them.

    Args:
        bar: the actions of the menu bar.
    """

    def __init__(self, bar: Sequence[QAction] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Keys", "Keys"))
        self._groups = groups(bar)
        self._also = {
            act.title: (*act.names, act.words) for _, those in acts.of_bar(bar, all_=True) for act in those
        }
        self.finder = LineEdit(parent=self)
        self.finder.setPlaceholderText(translate("Keys", "Find a key or an act"))
        self.finder.setAccessibleName(translate("Keys", "Find a key or an act"))
        self.finder.setClearButtonEnabled(True)
        self.finder.text_settled.connect(self.show_found)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setMinimumWidth(
            _SIZE[0] - 140
        )  # Qt makes a new dialog no wider than two thirds of the screen
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        bar_of_area = self._area.verticalScrollBar()
        for key, step in (
            (Qt.Key.Key_PageDown, QAbstractSlider.SliderAction.SliderPageStepAdd),
            (Qt.Key.Key_PageUp, QAbstractSlider.SliderAction.SliderPageStepSub),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(
                lambda step=step: bar_of_area.triggerAction(step)
            )
        close = QPushButton(translate("Keys", "Close"), self)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(16)
        column.addWidget(self.finder)
        column.addWidget(self._area, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        self.show_found("")

    def sizeHint(self) -> QSize:
        return QSize(*_SIZE)

    def show_found(self, text: str) -> None:
        """Show the keys whose name, act or place a text finds, in either language or by pinyin."""
        shown = []
        for title, keys in self._groups:
            found = [each for each in keys if self._fits(text, (title, *each))]
            if found:
                shown.append((title, found))
        self._area.setWidget(self._columns(shown))

    def found(self) -> list[str]:
        """What the keys do that are shown."""
        return [label.text() for label in self._area.findChildren(QLabel, "does")]

    def _fits(self, text: str, parts: Sequence[str]) -> bool:
        """Whether a text finds something that is called so, in either language."""
        said = [acts.said(part, language) for part in parts for language in i18n.LANGUAGES]
        return acts.fits([*parts, *said, *self._also.get(parts[-1], ())], text)

    def _columns(self, shown: list[tuple[str, Keys]]) -> QWidget:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 12, 0)
        row.setSpacing(40)
        if not shown:
            nothing = QLabel(translate("Keys", "No key is called so."))
            theme.style(nothing, role="secondary")
            row.addWidget(nothing, 0, Qt.AlignmentFlag.AlignTop)
            return page
        half = sum(len(keys) + 2 for _, keys in shown) / 2
        columns, used = (QVBoxLayout(), QVBoxLayout()), 0
        for title, keys in shown:
            columns[0 if used + len(keys) / 2 < half else 1].addWidget(_group(title, keys))
            used += len(keys) + 2
        for column in columns:
            column.setSpacing(20)
            column.addStretch(1)
            row.addLayout(column, 1)
        return page


def _group(title: str, keys: Keys) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    column.addWidget(SectionHeader(title))
    rows = QGridLayout()
    rows.setHorizontalSpacing(16)
    rows.setVerticalSpacing(6)
    rows.setColumnMinimumWidth(0, 128)
    rows.setColumnStretch(1, 1)
    for at, (names, act) in enumerate(keys):
        key, does = QLabel(names), QLabel(act)
        theme.style(key, role="strong")
        does.setObjectName("does")
        does.setWordWrap(True)
        rows.addWidget(key, at, 0, Qt.AlignmentFlag.AlignTop)
        rows.addWidget(does, at, 1)
    column.addLayout(rows)
    return box
