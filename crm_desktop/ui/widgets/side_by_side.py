"""Records of one customer side by side: what stays is chosen field by field."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.data.fields import FIELDS
from crm_desktop.data.session import Session
from crm_desktop.i18n import labelled, listed, translate
from crm_desktop.services import contacts, history
from crm_desktop.services.merge import BOTH, Line, Plan, Side
from crm_desktop.ui import icons, show, theme
from crm_desktop.ui.shop_lists import ShopLists
from crm_desktop.ui.widgets.elide import ElideLabel
from crm_desktop.values import partial_dates

_LABEL_WIDTH = 104
_LEAST_COLUMN = 176


class SideBySide(QScrollArea):
    """The records in columns, the fields in rows; where they differ, one value is chosen.

    Args:
        session: where words for stored values are looked up.
        lists: the shop's lists.
    """

    changed = Signal()
    left_out = Signal(int)  # a record that shall not take part
    opened = Signal(int)  # a record that shall be looked at

    def __init__(self, session: Session, lists: ShopLists, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._lists = lists
        self._plan: Plan | None = None
        self._keep = QButtonGroup(self)
        self._groups: dict[str, QButtonGroup] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(translate("Merge", "Records side by side"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_plan(self, plan: Plan | None) -> None:
        """Show these records; None shows nothing."""
        self._plan = plan
        self._keep = QButtonGroup(self)
        self._groups = {}
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 12, 8)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        if plan is not None:
            self._fill(grid, plan)
        self.setWidget(inner)
        self.changed.emit()

    # -- what is chosen -----------------------------------------------------------------------------

    @property
    def ids(self) -> list[int]:
        """The records, the oldest first."""
        return [side.customer.id for side in self._plan.sides] if self._plan else []

    @property
    def keep(self) -> int:
        """The record that stays."""
        return self._keep.checkedId()

    @property
    def choices(self) -> dict[str, int]:
        """The field → the record whose value stays, where there is a choice."""
        return {key: group.checkedId() for key, group in self._groups.items()}

    def first_choice(self) -> QWidget | None:
        """The control to begin with."""
        buttons = [group.checkedButton() for group in (*self._groups.values(), self._keep)]
        return next((button for button in buttons if button is not None), None)

    # -- building -----------------------------------------------------------------------------------

    def _fill(self, grid: QGridLayout, plan: Plan) -> None:
        columns = len(plan.sides)
        joined = any(line.chosen == BOTH for line in plan.lines)
        grid.setColumnMinimumWidth(0, _LABEL_WIDTH)
        for column in range(1, columns + 1):
            grid.setColumnStretch(column, 1)
            grid.setColumnMinimumWidth(column, _LEAST_COLUMN)
        for column, side in enumerate(plan.sides, 1):
            grid.addWidget(self._head(side, removable=columns > 2), 0, column)
        self._keep.button(plan.keep).setChecked(True)
        row = 1
        for line in plan.lines:
            if line.key == "kind" and not line.differs:
                continue  # that all are persons goes without saying
            self._add_line(grid, row, line, plan.sides, joined)
            row += 1
        for title, texts in self._along(plan.sides):
            self._add_row(grid, row, title, differs=False, width=columns)
            for column, text in enumerate(texts, 1):
                grid.addWidget(_plain(text), row, column)
            row += 1
        grid.setRowStretch(row, 1)

    def _head(self, side: Side, *, removable: bool) -> QWidget:
        customer = side.customer
        head = QFrame()
        theme.style(head, ground="card")
        keep = QRadioButton(translate("Merge", "Keep {number}").format(number=customer.number))
        keep.setAccessibleName(
            translate("Merge", "Keep the record {number}, {name}").format(
                number=customer.number, name=customer.name
            )
        )
        keep.setToolTip(
            translate("Merge", "This record stays, with its number; the others go to the recycle bin.")
        )
        self._keep.addButton(keep, customer.id)
        keep.toggled.connect(lambda _on: self.changed.emit())
        top = QHBoxLayout()
        top.setSpacing(4)
        top.addWidget(keep, 1)
        acts = [("forward", translate("Merge", "Open {name}"), self.opened)]
        if removable:
            acts.append(("close", translate("Merge", "Leave {name} out"), self.left_out))
        for icon, words, signal in acts:
            button = QToolButton()
            button.setIcon(icons.icon(icon, "secondary"))
            button.setToolTip(words.format(name=customer.name))
            button.setAccessibleName(f"{button.toolTip()} {customer.number}")
            theme.style(button, density="compact")
            button.clicked.connect(lambda _checked=False, signal=signal: signal.emit(customer.id))
            top.addWidget(button)
        facts = [
            translate("Merge", "since {day}").format(day=show.day_of(customer.created_at)),
            translate("Merge", "last contact {when}").format(
                when=show.relative_time(customer.last_contact_at)
            )
            if customer.last_contact_at is not None
            else translate("Merge", "no contact yet"),
        ]
        column = QVBoxLayout(head)
        column.setContentsMargins(8, 6, 6, 8)
        column.setSpacing(2)
        column.addLayout(top)
        column.addWidget(ElideLabel(customer.name, "strong"))
        column.addWidget(ElideLabel(" · ".join(facts), "secondary"))
        return head

    def _add_row(self, grid: QGridLayout, row: int, title: str, *, differs: bool, width: int) -> None:
        band = _Band(differs)
        grid.addWidget(band, row, 0, 1, width + 2)
        label = ElideLabel(title, "" if differs else "secondary")
        label.setContentsMargins(8, 0, 0, 0)
        label.setMinimumHeight(theme.metrics().control)
        grid.addWidget(label, row, 0)

    def _add_line(self, grid: QGridLayout, row: int, line: Line, sides: Sequence[Side], joined: bool) -> None:
        title = FIELDS[line.key].title
        self._add_row(grid, row, title, differs=line.differs, width=len(sides))
        if not line.differs:
            for column, side in enumerate(sides, 1):
                grid.addWidget(_plain(self._words(line, column - 1, side)), row, column)
            return
        group = self._groups[line.key] = QButtonGroup(self)
        for column, side in enumerate(sides, 1):
            text = self._words(line, column - 1, side)
            if not text:
                grid.addWidget(_plain(""), row, column)
                continue
            button = _Value(text)
            button.setAccessibleName(labelled(title, f"{text} ({side.customer.number})"))
            group.addButton(button, side.customer.id)
            grid.addWidget(button, row, column)
        if joined and line.chosen == BOTH:
            every = QRadioButton(translate("Merge", "Keep all"))
            every.setAccessibleName(labelled(title, every.text()))
            group.addButton(every, BOTH)
            grid.addWidget(every, row, len(sides) + 1)
        group.button(line.chosen).setChecked(True)
        group.idToggled.connect(lambda _id, _on: self.changed.emit())

    def _words(self, line: Line, at: int, side: Side) -> str:
        value: Any = line.values[at]
        if value in (None, "", ()):
            return ""
        if line.key in contacts.KINDS:
            return listed(show.phone(each) if line.key == "phone" else each for each in value)
        if line.key == "birthday":
            return partial_dates.show(value, side.customer.birthday_calendar)
        return history.value_title(self._session, FIELDS[line.key].column, value)

    def _along(self, sides: Sequence[Side]) -> list[tuple[str, list[str]]]:
        """What comes together without a choice."""
        rows = [
            (
                FIELDS["tags"].title,
                [listed(self._lists.words("tag", tag)[0] for tag in side.customer.tag_ids) for side in sides],
            ),
            (FIELDS["other_names"].title, [side.customer.other_names for side in sides]),
            (translate("Merge", "Entries"), [_count(side.customer.interaction_count) for side in sides]),
            (translate("Merge", "Follow-ups"), [_count(side.follow_ups) for side in sides]),
            (translate("Merge", "Referred"), [_count(side.referrals) for side in sides]),
        ]
        return [(title, texts) for title, texts in rows if any(texts)]


def _count(number: int) -> str:
    return f"{number:,}" if number else ""


def _plain(text: str) -> ElideLabel:
    label = ElideLabel(text, "secondary")
    label.setContentsMargins(28, 0, 0, 0)
    return label


class _Value(QRadioButton):
    """A value that can be chosen, cut with … where it does not fit."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = " ".join(text.split())
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setText(self._text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        shown = self.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, self.width() - 32)
        self.setText(shown.replace("&", "&&"))
        self.setToolTip(self._text if shown != self._text else "")


class _Band(QWidget):
    """The ground of a row: coloured where the records differ."""

    def __init__(self, differs: bool) -> None:
        super().__init__()
        self._differs = differs
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._differs:
            painter.fillRect(self.rect(), theme.color("warn_soft"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.color("line"))


def summary(plan: Plan, keep: int) -> str:
    """What a merge brings together, in a sentence."""
    kept = next((side.customer for side in plan.sides if side.customer.id == keep), plan.sides[0].customer)
    parts = []
    entries = sum(side.customer.interaction_count for side in plan.sides)
    if entries:
        parts.append(translate("Merge", "%n entries", entries))
    planned = sum(side.follow_ups for side in plan.sides)
    if planned:
        parts.append(translate("Merge", "%n follow-ups", planned))
    parts.append(translate("Merge", "all numbers and tags"))
    return translate(
        "Merge", "{what} come together under {number}; %n records go to the recycle bin.", len(plan.sides) - 1
    ).format(what=listed(parts), number=kept.number)
