"""By what the customers are scored: what counts, how far back, the cut points."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.errors import InvalidValue, UserError
from crm_desktop.i18n import translate
from crm_desktop.ui import theme
from crm_desktop.ui.widgets.number_box import NumberBox
from crm_desktop.ui.widgets.section_header import SectionHeader
from crm_desktop.ui.widgets.segmented import SegmentedButtons
from crm_desktop.values.class_rules import RfmRules

_MONTHS = (0, 6, 12, 24, 36)
_MOST = {"days": 9_999, "counts": 9_999, "amounts": 99_999_999}


class ScoringEditor(QWidget):
    """The rules of the scores as fields. Ctrl+Enter saves, Esc closes."""

    saved = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.basis, self.months = QComboBox(self), QComboBox(self)
        for key, words in (
            ("auto", translate("ValueTab", "Purchases, without them visits")),
            ("purchases", translate("ValueTab", "Purchases")),
            ("visits", translate("ValueTab", "Visits")),
        ):
            self.basis.addItem(words, key)
        for months in _MONTHS:
            words = translate("ValueTab", "the last %n months", months)
            self.months.addItem(words if months else translate("ValueTab", "all years"), months)
        self.high = NumberBox(self)
        self.high.setRange(2, 5)
        self.high.setFixedWidth(72)
        self.high.lineEdit().setTextMargins(6, 0, 0, 0)
        self.own = SegmentedButtons(
            translate("ValueTab", "Scores"),
            [
                ("fifths", translate("ValueTab", "Fifths of the customers"), ""),
                ("own", translate("ValueTab", "Own cut points"), ""),
            ],
            self,
            compact=True,
        )
        self.own.chosen.connect(lambda _: self._show_cuts())
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        for row, (words, widget) in enumerate(
            (
                (translate("ValueTab", "What counts"), self.basis),
                (translate("ValueTab", "Looked at"), self.months),
                (translate("ValueTab", "Scores"), self.own),
                (translate("ValueTab", "High is a score from"), self.high),
            )
        ):
            label = QLabel(words, self)
            theme.style(label, role="secondary")
            label.setBuddy(widget)
            widget.setAccessibleName(words)
            grid.addWidget(label, row, 0)
            grid.addWidget(widget, row, 1, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(2, 1)
        self.said = QLabel(self)
        self.said.setWordWrap(True)
        theme.style(self.said, role="bad")
        self.save = QPushButton(translate("ValueTab", "Save"), self)
        self.save.setToolTip("Ctrl+Enter")
        theme.style(self.save, look="primary")
        self.save.clicked.connect(self.saved)
        cancel = QPushButton(translate("Widgets", "Cancel"), self)
        cancel.clicked.connect(self.closed)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(SectionHeader(translate("ValueTab", "Scoring"), self))
        column.addLayout(grid)
        column.addWidget(self._build_cuts())
        column.addWidget(self.said)
        column.addLayout(foot)
        column.addStretch(1)
        self.first_focus = self.basis
        for keys, act in (
            ("Ctrl+Return", self.saved.emit),
            ("Ctrl+Enter", self.saved.emit),
            ("Esc", self.closed.emit),
        ):
            shortcut = QShortcut(QKeySequence(keys), self, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _build_cuts(self) -> QWidget:
        self.cuts: dict[str, list[NumberBox]] = {}
        self._table = QWidget(self)
        grid = QGridLayout(self._table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        titles = {
            "days": translate("ValueTab", "Recency: at most … days ago is 5, 4, 3, 2"),
            "counts": translate("ValueTab", "Frequency: more than … times is 2, 3, 4, 5"),
            "amounts": translate("ValueTab", "Money: more than ¥ … is 2, 3, 4, 5"),
        }
        for row, (key, title) in enumerate(titles.items()):
            label = QLabel(title, self)
            theme.style(label, role="secondary")
            grid.addWidget(label, 2 * row, 0, 1, 5)
            fields = []
            for at in range(4):
                field = NumberBox(self)
                field.setRange(0, _MOST[key])
                field.setGroupSeparatorShown(True)
                field.setFixedWidth(104)
                field.lineEdit().setTextMargins(6, 0, 0, 0)
                field.setAccessibleName(f"{title} ({at + 1})")
                grid.addWidget(field, 2 * row + 1, at)
                fields.append(field)
            self.cuts[key] = fields
        grid.setColumnStretch(4, 1)
        return self._table

    def _show_cuts(self) -> None:
        self._table.setEnabled(self.own.value == "own")

    def show_rules(self, by: RfmRules, *, read_only: bool = False) -> None:
        """Show rules to change."""
        self.said.clear()
        self.basis.setCurrentIndex(max(0, self.basis.findData(by.basis)))
        if self.months.findData(by.months) < 0:
            self.months.addItem(translate("ValueTab", "the last %n months", by.months), by.months)
        self.months.setCurrentIndex(self.months.findData(by.months))
        self.high.setValue(by.high)
        self.own.set_value("own" if by.own else "fifths")
        for key, fields in self.cuts.items():
            values = getattr(by, key)
            for field, value in zip(fields, (*values, 0, 0, 0, 0), strict=False):
                field.setValue(value // 100 if key == "amounts" else value)
        self._show_cuts()
        self.save.setEnabled(not read_only)

    def rules(self) -> RfmRules:
        """The rules as they stand in the fields."""
        values = {key: tuple(field.value() for field in fields) for key, fields in self.cuts.items()}
        return RfmRules(
            basis=self.basis.currentData(),
            months=self.months.currentData(),
            own=self.own.value == "own",
            days=values["days"],
            counts=values["counts"],
            amounts=tuple(100 * value for value in values["amounts"]),
            high=self.high.value(),
        )

    def refuse(self, error: UserError) -> None:
        """Say why the rules cannot stand."""
        self.said.setText(error.sentence)
        if isinstance(error, InvalidValue) and error.field in self.cuts:
            self.cuts[error.field][0].setFocus(Qt.FocusReason.OtherFocusReason)
