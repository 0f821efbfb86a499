"""Which columns tell that a row is a customer who is there already."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from crm_desktop.data.fields import FIELDS
from crm_desktop.i18n import listed, translate
from crm_desktop.services import import_matching
from crm_desktop.services.imports import Plan

_NAMED = 2  # keys that the button names


class _StayingMenu(QMenu):
    """A menu of marks: a click marks and leaves it open."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.actionAt(event.position().toPoint())
        if action is not None and action.isCheckable():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)


class MatchButton(QPushButton):
    """Shows by what customers are known; opens the choice."""

    chosen = Signal(object, bool)  # the keys, whether a phone alone tells

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAutoDefault(False)
        self.setToolTip(translate("ImportWizard", "What tells that a row is a customer you have already"))
        self._filling = False
        menu = _StayingMenu(self)
        self.keys: dict[str, QAction] = {}
        for key in import_matching.KEYS:
            words = translate("ImportWizard", "Name and birthday") if key == "birthday" else FIELDS[key].title
            self.keys[key] = self._mark(menu, words)
        menu.addSeparator()
        self.phone_alone = self._mark(
            menu, translate("ImportWizard", "The same phone is the same customer, whatever the name")
        )
        self.setMenu(menu)

    def _mark(self, menu: QMenu, words: str) -> QAction:
        action = menu.addAction(words)
        action.setCheckable(True)
        action.toggled.connect(lambda _on: self._changed())
        return action

    def show_plan(self, plan: Plan) -> None:
        """Offer the keys that the file has."""
        self._filling = True
        used = set(plan.mapping.values())
        for key, action in self.keys.items():
            action.setVisible(key in used)
            action.setChecked(key in plan.options.match)
        self.phone_alone.setVisible("phone" in used)
        self.phone_alone.setChecked(plan.options.phone_alone)
        self.setVisible(any(action.isVisible() for action in self.keys.values()))
        self._name()
        self._filling = False

    def _name(self) -> None:
        words = [action.text() for action in self.keys.values() if action.isVisible() and action.isChecked()]
        if not words:
            text = translate("ImportWizard", "Known by: everything alike")
        else:
            named = listed(words[:_NAMED]) + (" …" if len(words) > _NAMED else "")
            text = translate("ImportWizard", "Known by: {fields}").format(fields=named)
        self.setText(text)

    def _changed(self) -> None:
        if self._filling:
            return
        self._name()
        hidden = tuple(key for key, action in self.keys.items() if not action.isVisible())
        marked = tuple(key for key, action in self.keys.items() if action.isChecked() and action.isVisible())
        self.chosen.emit((*marked, *hidden), self.phone_alone.isChecked())
