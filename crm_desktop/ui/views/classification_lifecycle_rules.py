"""The rules of stages, kinds and overdue contact as fields; below them who would move by what stands there."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.data.classes import Classes
from crm_desktop.data.session import Session
from crm_desktop.errors import Cancelled, InvalidValue, UserError
from crm_desktop.i18n import labelled, translate
from crm_desktop.services import class_trials, classes, classification, options
from crm_desktop.services.class_trials import Trial
from crm_desktop.ui import theme
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.widgets.bar_list import Bar, BarList
from crm_desktop.ui.widgets.number_box import NumberBox
from crm_desktop.ui.widgets.section_header import SectionHeader
from crm_desktop.ui.widgets.segmented import SegmentedButtons
from crm_desktop.values.class_rules import STAGES, KindLimits, StageRules

_REST_MS = 350  # of somebody who types, before the rules are tried
_MOST_DAYS = 3_650


class LifecycleRules(QWidget):
    """The editor. Ctrl+Enter or the button applies; what contradicts is said and cannot be applied.

    Args:
        session, tasks: the rules are tried in the worker, as soon as a field has changed.
    """

    saved = Signal()

    def __init__(self, session: Session, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._kept = Classes()
        self._loading = True  # until all fields are there
        self.numbers: dict[str, NumberBox] = {}
        self.stale: dict[tuple[str, str], NumberBox] = {}
        self.part = SegmentedButtons(
            translate("LifecycleTab", "Rules"),
            [
                ("stage", translate("LifecycleTab", "Stages"), ""),
                ("kinds", translate("Classes", "Kinds of customers"), ""),
                ("stale", translate("Classes", "Contact overdue"), ""),
            ],
            self,
            compact=True,
        )
        self.part.chosen.connect(self.show_part)
        self.pages = QStackedWidget(self)
        self.pages.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for page in (self._build_stages(), self._build_kinds(), self._build_stale()):
            self.pages.addWidget(page)
        self.said = QLabel(self)
        self.said.setWordWrap(True)
        theme.style(self.said, role="bad")
        self.would = SectionHeader(translate("LifecycleTab", "Would move"), self)
        self.moves = BarList(translate("LifecycleTab", "Would move"), self)
        self.moves.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.moves.setCursor(Qt.CursorShape.ArrowCursor)
        body = QWidget(
            self
        )  # fields and what they do scroll together: where there is little room neither is pressed
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 8, 0)
        inner.setSpacing(8)
        for widget in (self.pages, self.would, self.moves):
            inner.addWidget(widget)
        inner.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(body)
        self.reset = QPushButton(translate("LifecycleTab", "Reset"), self)
        self.reset.clicked.connect(lambda: self.load(again=True))
        self.apply = QPushButton(translate("LifecycleTab", "Apply"), self)
        self.apply.setToolTip("Ctrl+Enter")
        theme.style(self.apply, look="primary")
        self.apply.clicked.connect(self.saved)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.said, 1)
        foot.addWidget(self.reset)
        foot.addWidget(self.apply)
        head = SectionHeader(translate("LifecycleTab", "Rules"), self)
        head.add_widget(self.part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(head)
        column.addWidget(area, 1)
        column.addLayout(foot)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, self._apply)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.try_out)
        self.load()

    # -- building ---------------------------------------------------------------------------------

    def _page(self) -> tuple[QWidget, QGridLayout]:
        page = QWidget(self)
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        return page, grid

    def _number(self, words: str, suffix: str = "", most: int = _MOST_DAYS) -> NumberBox:
        field = NumberBox(self)
        field.setRange(0, most)
        field.setSuffix(suffix)
        field.setGroupSeparatorShown(True)
        field.setFixedWidth(112)
        field.setAccessibleName(words)
        field.lineEdit().setTextMargins(6, 0, 0, 0)
        theme.style(field, density="compact")
        field.valueChanged.connect(self._changed)
        return field

    def _label(self, words: str, buddy: QWidget) -> QLabel:
        label = QLabel(words, self)
        label.setBuddy(buddy)
        return label

    def _build_stages(self) -> QWidget:
        page, grid = self._page()
        self.on = QCheckBox(
            translate("LifecycleTab", "The rules decide where nobody has set the stage by hand"), self
        )
        self.contacts = QCheckBox(
            translate("LifecycleTab", "Any contact keeps customers from declining, not only what is counted"),
            self,
        )
        self.counts = QComboBox(self)
        for key, words in (
            ("both", translate("LifecycleTab", "Purchases and visits, whichever says more")),
            ("purchases", translate("LifecycleTab", "Purchases")),
            ("visits", translate("LifecycleTab", "Visits")),
        ):
            self.counts.addItem(words, key)
        counted = translate("LifecycleTab", "Counted")
        self.counts.setAccessibleName(counted)
        theme.style(self.counts, density="compact")
        grid.addWidget(self.on, 0, 0, 1, 4)
        grid.addWidget(self._label(counted, self.counts), 1, 0)
        grid.addWidget(self.counts, 1, 1, 1, 3, Qt.AlignmentFlag.AlignLeft)
        days = translate("LifecycleTab", " days")
        for row, (key, words, more) in enumerate(
            (
                ("new_days", translate("LifecycleTab", "New: since the first time, for"), ""),
                (
                    "mature_count",
                    translate("LifecycleTab", "Mature: times, at least"),
                    translate("LifecycleTab", "and the first of them ago"),
                ),
                ("declining_days", translate("LifecycleTab", "Declining: nothing for more than"), ""),
                ("lost_days", translate("LifecycleTab", "Lost: nothing for more than"), ""),
                (
                    "potential_days",
                    translate("LifecycleTab", "Potential ones are lost without contact for"),
                    "",
                ),
            ),
            2,
        ):
            field = self._number(words, "" if key == "mature_count" else days)
            if key != "mature_count":
                field.setSpecialValueText(translate("LifecycleTab", "never"))
            self.numbers[key] = field
            grid.addWidget(self._label(words, field), row, 0)
            grid.addWidget(field, row, 1)
            if more:
                other = self._number(more, days)
                self.numbers["mature_days"] = other
                grid.addWidget(self._label(more, other), row, 2)
                grid.addWidget(other, row, 3, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self.contacts, 7, 0, 1, 4)
        grid.setColumnStretch(3, 1)
        grid.setRowStretch(8, 1)
        for box in (self.on, self.contacts):
            box.toggled.connect(self._changed)
        self.counts.currentIndexChanged.connect(self._changed)
        return page

    def _build_kinds(self) -> QWidget:
        page, grid = self._page()
        for row, (key, words, suffix, most) in enumerate(
            (
                ("repeat_from", translate("LifecycleTab", "Repeat customers: times, at least"), "", 999),
                (
                    "large_amount",
                    translate("LifecycleTab", "Large customers: bought for at least ¥"),
                    "",
                    99_999_999,
                ),
                (
                    "large_count",
                    translate("LifecycleTab", "Large customers of whom no amount is known: times, at least"),
                    "",
                    9_999,
                ),
            )
        ):
            field = self._number(words, suffix, most)
            if key == "repeat_from":
                field.setMinimum(2)
            if key == "large_count":
                field.setSpecialValueText(translate("LifecycleTab", "never"))
            self.numbers[key] = field
            grid.addWidget(self._label(words, field), row, 0)
            grid.addWidget(field, row, 1)
        grid.setColumnStretch(2, 1)
        grid.setRowStretch(3, 1)
        return page

    def _build_stale(self) -> QWidget:
        page, self._stale_grid = self._page()
        return page

    def _fill_stale(self) -> None:
        """A field for each stage and each grade of the shop."""
        entries = [("stages", key, options.title("stage", key)) for key in STAGES]
        grades = classification.entries(self._session, "grade", counted=False)
        entries += [("grades", str(grade.id), grade.name) for grade in grades]
        wanted = [(kind, key) for kind, key, _ in entries]
        if wanted == list(self.stale):
            return
        while self._stale_grid.count():
            self._stale_grid.takeAt(0).widget().deleteLater()
        self.stale = {}
        days = translate("LifecycleTab", " days")
        hint = QLabel(
            translate("LifecycleTab", "A contact is overdue after … ; the shorter time holds."), self
        )
        theme.style(hint, role="secondary")
        self._stale_grid.addWidget(hint, 0, 0, 1, 5)
        rows = {"stages": 1, "grades": 1}
        for kind, key, name in entries:
            field = self._number(name, days)
            field.setSpecialValueText(translate("LifecycleTab", "never"))
            self.stale[kind, key] = field
            column = 0 if kind == "stages" else 3
            self._stale_grid.addWidget(self._label(name, field), rows[kind], column)
            self._stale_grid.addWidget(field, rows[kind], column + 1)
            rows[kind] += 1
        self._stale_grid.setColumnMinimumWidth(2, 24)
        self._stale_grid.setColumnStretch(5, 1)
        self._stale_grid.setRowStretch(max(rows.values()), 1)

    # -- values -----------------------------------------------------------------------------------

    def show_part(self, part: str) -> None:
        """Show the fields of one kind of rules."""
        self.part.set_value(part)
        self.pages.setCurrentIndex(("stage", "kinds", "stale").index(self.part.value or "stage"))

    def load(self, *, again: bool = False) -> None:
        """Show the rules as they stand; what somebody has typed here stays unless `again`."""
        kept = classes.rules(self._session)
        typed = not again and self.rules() != self._kept if self.stale else False
        self._kept = kept
        self._loading = True
        self._fill_stale()
        if not typed:
            self.on.setChecked(kept.stage.on)
            self.contacts.setChecked(kept.stage.contacts_too)
            self.counts.setCurrentIndex(max(0, self.counts.findData(kept.stage.counts)))
            for key, field in self.numbers.items():
                value = getattr(kept.stage if hasattr(kept.stage, key) else kept.kinds, key)
                field.setValue(value // 100 if key == "large_amount" else value)
            for (kind, key), field in self.stale.items():
                field.setValue(getattr(kept.stale, kind).get(key, 0))
        self._loading = False
        self._changed()

    def rules(self) -> Classes:
        """The rules as they stand in the fields."""
        value = {key: field.value() for key, field in self.numbers.items()}
        stale: dict[str, dict[str, int]] = {"stages": {}, "grades": {}}
        for (kind, key), field in self.stale.items():
            if field.value():
                stale[kind][key] = field.value()
        return replace(
            self._kept,
            stage=StageRules(
                on=self.on.isChecked(),
                counts=self.counts.currentData(),
                contacts_too=self.contacts.isChecked(),
                **{key: value[key] for key in value if hasattr(StageRules, key)},
            ),
            kinds=KindLimits(value["repeat_from"], 100 * value["large_amount"], value["large_count"]),
            stale=replace(self._kept.stale, **stale),
        )

    # -- trying -----------------------------------------------------------------------------------

    def _changed(self) -> None:
        if self._loading:
            return
        changed = self.rules() != self._kept
        self.apply.setEnabled(changed and not self._session.read_only)
        self.reset.setEnabled(changed)
        for field in self.numbers.values():
            theme.style(field, wrong="")
        self.said.clear()
        if changed:
            try:
                classes.check(self.rules().stage)
            except InvalidValue as error:
                self.refuse(error)
                return
            self._rest.start()
        else:
            self._rest.stop()
            self._show(None)

    def try_out(self) -> None:
        """Find out in the worker who would move."""
        session, by = self._session, self.rules()
        self._tasks.run(
            lambda progress: class_trials.trial(session, by, progress),
            on_done=lambda found: self._show(found) if self.rules() == by else None,
            on_error=self.refuse,
            owner=self,
            latest="classes.trial",
        )

    def _show(self, found: Trial | None) -> None:
        """Show who would move; None while the rules are those that hold."""
        self.would.setVisible(found is not None)
        self.moves.setVisible(found is not None)
        if found is None:
            return
        words = translate("LifecycleTab", "{before} → {after}")
        bars = [
            Bar(
                move,
                words.format(
                    before=options.title(move.kind, move.before) or "—",
                    after=options.title(move.kind, move.after) or "—",
                ),
                move.count,
            )
            for move in found.moves
        ]
        now, then = found.overdue
        if now != then:
            overdue = translate("LifecycleTab", "Contact overdue: {now} → {then}")
            bars.append(Bar("overdue", overdue.format(now=f"{now:,}", then=f"{then:,}"), abs(then - now)))
        count = sum(bar.count for bar in bars)
        self.would.set_count(count)
        theme.style(self.said, role="secondary")  # also where the list itself is scrolled out of sight
        self.said.setText(labelled(translate("LifecycleTab", "Would move"), f"{count:,}"))
        self.moves.set_bars(bars)

    def refuse(self, error: UserError) -> None:
        """Say why the rules cannot stand."""
        if isinstance(error, Cancelled):
            return
        theme.style(self.said, role="bad")
        self.said.setText(error.sentence)
        self.apply.setEnabled(False)
        self._show(None)
        field = self.numbers.get(error.field or "") if isinstance(error, InvalidValue) else None
        if field is not None:
            theme.style(field, wrong="bad")

    def _apply(self) -> None:
        if self.apply.isEnabled():
            self.saved.emit()
