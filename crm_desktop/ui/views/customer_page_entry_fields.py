"""The fields in which an entry is written; one line until they have the focus or words."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.i18n import translate
from crm_desktop.services import interactions
from crm_desktop.ui import icons, show, theme
from crm_desktop.ui.views.customer_page_entry_files import EntryFiles
from crm_desktop.ui.widgets.chip_choice import ChipChoice
from crm_desktop.ui.widgets.day_choice import DayChoice
from crm_desktop.ui.widgets.line_edit import LineEdit
from crm_desktop.ui.widgets.words_edit import WordsEdit


class EntryFields(QWidget):
    """What it was, its words, what came of it, what is next, when it was, and the buttons below.

    They unfold when one of them gets the focus, and fold when the focus leaves them empty.
    """

    changed = Signal()  # the person typed or chose
    save_pressed = Signal()
    cancel_pressed = Signal()
    file_wanted = Signal()  # to be chosen

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._correcting = False
        self._loading = False
        self._open = False
        self._build()
        self.text.textChanged.connect(self._touched)
        self.title.textChanged.connect(self._touched)
        self.when.textChanged.connect(self._touched)
        self.kinds.changed.connect(self._touched)
        self.outcomes.changed.connect(self._touched)
        self.days.changed.connect(self._touched)
        self.files.changed.connect(self._touched)
        QApplication.instance().focusChanged.connect(self._focus_moved)
        self.fold()

    def _build(self) -> None:
        self.kinds = ChipChoice(
            translate("EntryBox", "What it was"),
            [(kind, interactions.kind_title(kind)) for kind in interactions.KINDS],
            may_be_none=False,
            parent=self,
        )
        self.kinds.set_value("call_out")
        self.text = WordsEdit(self)
        self.text.setPlaceholderText(translate("EntryBox", "Write down a visit, a call, a note…"))
        self.text.setAccessibleName(translate("EntryBox", "Words of the entry"))
        self.text.setTabChangesFocus(True)
        self.text.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())
        theme.style(self.text, look="bare")
        self.files = EntryFiles(self)
        self.outcomes = ChipChoice(
            translate("EntryBox", "Outcome"),
            [(outcome, interactions.outcome_title(outcome)) for outcome in interactions.OUTCOMES],
            may_be_none=True,
            parent=self,
        )
        self.days = DayChoice(self)
        self.next_label = QLabel(translate("EntryBox", "Next"), self)
        theme.style(self.next_label, role="secondary")
        self.title = LineEdit(parent=self)
        self.title.setPlaceholderText(translate("EntryBox", "What to do then"))
        self.title.setAccessibleName(translate("EntryBox", "Words of the follow-up"))
        theme.style(self.title, density="compact")
        self.when = LineEdit(parent=self)
        self.when.setPlaceholderText(translate("EntryBox", "now"))
        self.when.setToolTip(translate("EntryBox", "When it happened: 14:30, or 2026-11-20 14:30"))
        self.when.setAccessibleName(translate("EntryBox", "When it happened"))
        self.when.setFixedWidth(128)
        theme.style(self.when, density="compact")
        self.add_file = QToolButton(self)
        self.add_file.setIcon(icons.icon("file", "text"))
        self.add_file.setToolTip(
            translate("EntryBox", "Add a file to this entry. Or drop it here, or paste a picture: Ctrl+V")
        )
        self.add_file.setAccessibleName(translate("EntryBox", "Add a file to this entry"))
        self.add_file.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.style(self.add_file, density="compact")
        self.add_file.clicked.connect(lambda _=False: self.file_wanted.emit())
        self.message = QLabel(self)
        self.message.setWordWrap(True)
        theme.style(self.message, role="bad")
        self.cancel = QPushButton(translate("EntryBox", "Cancel"), self)
        self.cancel.setAutoDefault(False)
        theme.style(self.cancel, look="quiet", density="compact")
        self.cancel.clicked.connect(lambda _=False: self.cancel_pressed.emit())
        self.save_button = QPushButton(translate("EntryBox", "Save"), self)
        self.save_button.setAutoDefault(False)
        self.save_button.setToolTip("Ctrl+Enter")
        theme.style(self.save_button, look="primary", density="compact")
        self.save_button.clicked.connect(lambda _=False: self.save_pressed.emit())
        self._next = QWidget(self)
        next_row = QHBoxLayout(self._next)
        next_row.setContentsMargins(0, 0, 0, 0)
        next_row.setSpacing(8)
        next_row.addWidget(self.next_label)
        next_row.addWidget(self.days, 1)
        self._bottom = QWidget(self)
        bottom = QHBoxLayout(self._bottom)
        bottom.setContentsMargins(0, 0, 0, 0)
        bottom.setSpacing(8)
        bottom.addWidget(self.when)
        bottom.addWidget(self.add_file)
        bottom.addStretch(1)
        bottom.addWidget(self.cancel)
        bottom.addWidget(self.save_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 4)
        layout.setSpacing(4)
        for part in (
            self.kinds,
            self.text,
            self.files,
            self.outcomes,
            self._next,
            self.title,
            self.message,
            self._bottom,
        ):
            layout.addWidget(part)
        self._folded: tuple[QWidget, ...] = (self.kinds, self.outcomes, self._next, self._bottom)

    def add_part(self, part: QWidget) -> None:
        """Put another line at the end, which is seen while the box is open."""
        self.layout().addWidget(part)
        self._folded = (*self._folded, part)
        part.setVisible(self._open)

    # -- opening and folding ------------------------------------------------------------------------

    def _focus_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            self.unfold()
        elif before is not None and self.isAncestorOf(before) and self.empty and not self._correcting:
            popup = QApplication.activePopupWidget()
            if popup is None:
                self.fold()

    @property
    def unfolded(self) -> bool:
        """Whether every part is shown."""
        return self._open

    def unfold(self) -> None:
        """Show every part."""
        if self._open:
            return
        self._open = True
        margins = self.layout().contentsMargins()
        margins.setTop(8)
        margins.setBottom(8)
        self.layout().setContentsMargins(margins)
        for part in self._folded:
            part.show()
        theme.style(self.text, look="")
        self._show_parts()
        self._fit()

    def fold(self) -> None:
        """Show the line of the words alone."""
        self._open = False
        margins = self.layout().contentsMargins()
        margins.setTop(2)
        margins.setBottom(2)
        self.layout().setContentsMargins(margins)
        for part in (*self._folded, self.title):
            part.hide()
        self.say("")
        theme.style(self.text, look="bare")
        self._fit()

    def _show_parts(self) -> None:
        editing = self._correcting
        self._next.setVisible(self._open and not editing)
        self.title.setVisible(
            self._open and not editing and (bool(self.days.day()) or bool(self.title.text()))
        )
        self.cancel.setVisible(editing)
        self.save_button.setText(
            translate("EntryBox", "Save changes") if editing else translate("EntryBox", "Save")
        )

    def _fit(self) -> None:
        lines = round(self.text.document().size().height())
        least = 2 if self._open else 1
        lines = max(least, min(6, lines))
        self.text.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOff if lines < 6 else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        )
        self.text.setFixedHeight(lines * self.text.fontMetrics().lineSpacing() + 18)

    @property
    def empty(self) -> bool:
        """Whether nothing worth keeping was typed or chosen."""
        return not (
            self.text.toPlainText().strip()
            or self.outcomes.value
            or self.days.day()
            or self.title.text()
            or self.files.held
        )

    def set_correcting(self, on: bool) -> None:
        """Whether a written entry is corrected: nothing is planned then, and it can be cancelled."""
        self._correcting = on
        self._show_parts()

    # -- what stands in them --------------------------------------------------------------------------

    def state(self) -> dict[str, Any]:
        """What was typed and chosen."""
        return {
            "kind": self.kinds.value,
            "text": self.text.toPlainText(),
            "outcome": self.outcomes.value,
            "day": self.days.day(),
            "title": self.title.text(),
            "when": self.when.text(),
            **({"files": self.files.state()} if self.files.held else {}),
        }

    def load(self, state: dict[str, Any]) -> None:
        """Show what `state` told; what it leaves out is emptied."""
        self._loading = True
        self.kinds.set_value(str(state.get("kind") or "call_out"))
        self.text.setPlainText(str(state.get("text", "")))
        self.outcomes.set_value(str(state.get("outcome", "")))
        day = str(state.get("day", ""))
        self.days.set_day(day if day >= show.after(0) else "")
        self.title.setText(str(state.get("title", "")))
        self.when.setText(str(state.get("when", "")))
        self.files.load(state.get("files"))
        self._loading = False
        self._show_parts()

    def clear(self) -> None:
        """Empty all but the kind."""
        self.load({"kind": self.kinds.value})
        self.say("")

    def say(self, sentence: str) -> None:
        """Show what is wrong; "" takes it away."""
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))

    def _touched(self) -> None:
        if self._loading:
            return
        self.say("")
        self._show_parts()
        self.changed.emit()
