"""Change several customers in one step: the count stands first, only what is touched changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.data.fields import FIELDS, Kind
from crm_desktop.i18n import translate
from crm_desktop.services import field_checks, field_values
from crm_desktop.ui import theme
from crm_desktop.ui.shop_lists import ShopLists
from crm_desktop.ui.widgets.chips import TagChip
from crm_desktop.ui.widgets.choices import Choice, matching
from crm_desktop.ui.widgets.chooser import Chooser
from crm_desktop.ui.widgets.flow_layout import FlowLayout
from crm_desktop.ui.widgets.line_edit import LineEdit
from crm_desktop.ui.widgets.made_choices import made_choices

FIELD_KEYS = ("grade", "category", "source", "owner")
_LEAVE = "leave"
_CHOSEN_KINDS = (Kind.ONE_OF, Kind.YES_NO)
_TYPED_KINDS = (Kind.TEXT, Kind.NUMBER, Kind.MONEY, Kind.PARTIAL_DATE, Kind.MANY_OF)
_HIGHEST = 540  # pixels of the form on a small screen
_MOST_MADE = 6  # fields of the shop that the dialog has room for


@dataclass(frozen=True)
class BulkEdit:
    """What is to change: field key → id, or what was typed (None empties it); tags put on and taken off."""

    values: dict[str, int | str | None] = field(default_factory=dict)
    add_tags: tuple[int, ...] = ()
    remove_tags: tuple[int, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing changes."""
        return not (self.values or self.add_tags or self.remove_tags)


class BulkEditDialog(QDialog):
    """Collects a BulkEdit for `count` customers; it writes nothing. `result_edit` has it at the end.

    Args:
        count: how many customers it is about.
        lists: grades, categories … to choose from.
    """

    def __init__(self, count: int, lists: ShopLists, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lists = lists
        self._values: dict[str, int | str | None] = {}
        self.setWindowTitle(translate("BulkEdit", "Change customers"))
        self.setMinimumWidth(440)
        head = QLabel(translate("BulkEdit", "Change %n customers", count), self)
        theme.style(head, role="section")
        hint = QLabel(translate("BulkEdit", "Fields left as they are keep each customer's own value."), self)
        theme.style(hint, role="secondary")
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.choosers: dict[str, Chooser] = {}
        for key in (*FIELD_KEYS, *_made(chosen=True)):
            chooser = Chooser(
                lambda text, key=key: matching(self._choices(key), text),
                FIELDS[key].title,
                framed=True,
                parent=self,
            )
            chooser.placeholder = translate("BulkEdit", "leave as it is")
            chooser.chosen.connect(lambda chosen, key=key: self._choose(key, chosen))
            form.addRow(QLabel(FIELDS[key].title, self), chooser)
            self.choosers[key] = chooser
        self.typed: dict[str, LineEdit] = {}
        for key in _made(chosen=False):
            line = LineEdit(parent=self)
            line.setPlaceholderText(translate("BulkEdit", "leave as it is"))
            line.setAccessibleName(FIELDS[key].title)
            line.textChanged.connect(lambda text, key=key: self._type(key, text))
            form.addRow(QLabel(FIELDS[key].title, self), line)
            self.typed[key] = line
        self.problem = QLabel(self)
        self.problem.setWordWrap(True)
        theme.style(self.problem, role="bad")
        self.problem.hide()
        self.added = _TagPicker(lists, translate("BulkEdit", "Add tags"), self)
        self.removed = _TagPicker(lists, translate("BulkEdit", "Remove tags"), self)
        for picker in (self.added, self.removed):
            form.addRow(QLabel(picker.title, self), picker)
            picker.changed = self._check
        self.act = QPushButton(translate("BulkEdit", "Change %n customers", count), self)
        theme.style(self.act, look="primary")
        self.act.setDefault(True)
        self.act.clicked.connect(self.accept)
        cancel = QPushButton(translate("BulkEdit", "Cancel"), self)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.act)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(8)
        column.addWidget(head)
        column.addWidget(hint)
        column.addSpacing(8)
        column.addWidget(_scrolled(form) if len(FIELDS.made) > _MOST_MADE else _held(form))
        column.addWidget(self.problem)
        column.addSpacing(16)
        column.addStretch(1)
        column.addLayout(buttons)
        self._check()

    @property
    def result_edit(self) -> BulkEdit:
        """What was chosen."""
        return BulkEdit(dict(self._values), tuple(self.added.ids), tuple(self.removed.ids))

    def _choices(self, key: str) -> list[Choice]:
        leave = Choice(_LEAVE, translate("BulkEdit", "leave as it is"))
        none = translate("BulkEdit", "none")
        if FIELDS[key].made:
            return [leave, *made_choices(FIELDS[key], "" if FIELDS[key].required else none)]
        return [leave, *self._lists.choices(key, none=none)]

    def _type(self, key: str, text: str) -> None:
        text = text.strip()
        self._values.pop(key, None)
        if text:
            self._values[key] = text
        reasons = (field_checks.problem(each, line.text().strip()) for each, line in self.typed.items())
        self.problem.setText(next((reason for reason in reasons if reason), ""))
        self.problem.setVisible(bool(self.problem.text()))
        self._check()

    def _choose(self, key: str, chosen: object) -> None:
        if chosen == _LEAVE:
            self._values.pop(key, None)
            self.choosers[key].show_choice("")
        else:
            entry_id = None if chosen is None else int(str(chosen))
            self._values[key] = entry_id
            item = None if FIELDS[key].made else self._lists.item(key, entry_id)
            said = field_values.shown(FIELDS[key], entry_id) if FIELDS[key].made else ""
            words = item.name if item else said or translate("BulkEdit", "none")
            self.choosers[key].show_choice(words, item.color or None if item else None)
        self._check()

    def _check(self) -> None:
        self.act.setEnabled(not self.result_edit.empty and not self.problem.text())


def _made(*, chosen: bool) -> list[str]:
    """The shop's own fields of which many customers can have the same value: those chosen, or those typed."""
    return [
        field.key
        for field in FIELDS.made
        if not field.unique and field.kind in (_CHOSEN_KINDS if chosen else _TYPED_KINDS)
    ]


def _held(form: QFormLayout) -> QWidget:
    holder = QWidget()
    form.setContentsMargins(0, 0, 0, 0)
    holder.setLayout(form)
    return holder


def _scrolled(form: QFormLayout) -> QScrollArea:
    """The form where it would be higher than a small screen."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(_held(form))
    area.setMinimumHeight(min(form.sizeHint().height(), _HIGHEST))
    return area


class _TagPicker(QWidget):
    """Chosen tags as chips, and a button that adds one."""

    def __init__(self, lists: ShopLists, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.title = title
        self.ids: list[int] = []
        self.changed: Callable[[], None] = _nothing
        self._lists = lists
        self._flow = FlowLayout(self, 6)
        self.chooser = Chooser(self._options, title, framed=True, parent=self)
        self.chooser.placeholder = translate("BulkEdit", "Choose a tag")
        self.chooser.chosen.connect(self._add)
        self._flow.addWidget(self.chooser)

    def _options(self, text: str) -> list[Choice]:
        return matching([each for each in self._lists.choices("tag") if each.key not in self.ids], text)

    def _add(self, tag_id: object) -> None:
        item = self._lists.item("tag", int(str(tag_id)))
        if item is None:
            return
        self.ids.append(item.key)
        chip = TagChip(item.name, item.color, removable=True, parent=self)
        chip.removed.connect(lambda: self._remove(chip, item.key))
        self._flow.addWidget(chip)
        chip.show()
        self._fit()

    def _remove(self, chip: TagChip, tag_id: int) -> None:
        self.ids.remove(tag_id)
        self._flow.removeWidget(chip)
        chip.hide()
        chip.deleteLater()
        self.chooser.setFocus()
        self._fit()

    def _fit(self) -> None:
        self.changed()
        self.setFixedHeight(self._flow.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(self._flow.heightForWidth(self.width()))


def _nothing() -> None:
    """Until the dialog listens."""
