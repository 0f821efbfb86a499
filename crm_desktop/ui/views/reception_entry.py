"""A row of the register, written in one line and a half: who, what about, what came of it, what is next."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QListView, QPushButton, QVBoxLayout, QWidget

from crm_desktop import clock
from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue, UserError
from crm_desktop.i18n import translate
from crm_desktop.services import find, interactions, phrases, quick_entry, reception, register_words, staff
from crm_desktop.ui import show, theme, top_box_rows
from crm_desktop.ui.phrase_key import PhraseKey
from crm_desktop.ui.top_box_popup import RowDelegate, RowModel
from crm_desktop.ui.widgets.choices import Choice, matching
from crm_desktop.ui.widgets.chooser import Chooser
from crm_desktop.ui.widgets.day_choice import DayChoice
from crm_desktop.ui.widgets.line_edit import LineEdit
from crm_desktop.ui.widgets.segmented import SegmentedButtons

_SHOWN = 4
_KINDS = ("visit", "call_in", "call_out")
_WHOLE_NUMBER = 7


class RegisterEntry(QFrame):
    """The line. Enter in a field or Ctrl+Enter saves; the time is now, who receives is who is at the desk.

    Args:
        session: whose register it is.
    """

    toast_requested = Signal(str, object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.customer_id: int | None = None
        self._quiet = False
        theme.style(self, ground="card")
        self.kind = SegmentedButtons(
            translate("Reception", "What it is"),
            [(kind, interactions.kind_title(kind), "") for kind in _KINDS],
        )
        self.kind.set_value("visit")
        self.kind.chosen.connect(lambda _: self._show_kind())
        self.who = LineEdit()
        self.who.setPlaceholderText(translate("Reception", "Name or number"))
        self.who.setAccessibleName(translate("Reception", "Name or number"))
        self.who.text_settled.connect(self._look)
        self.who.installEventFilter(self)
        self.text = LineEdit()
        self.text.setPlaceholderText(translate("Reception", "What about"))
        self.text.setAccessibleName(translate("Reception", "What about"))
        PhraseKey(session, self.text, phrases.ENTRY, lambda: self.kind.value)
        self.text.returnPressed.connect(self.submit)
        self.when = LineEdit()
        self.when.setFixedWidth(104)
        self.when.setPlaceholderText(translate("Reception", "now"))
        self.when.setAccessibleName(translate("Reception", "Time on the paper"))
        self.when.setToolTip(
            translate(
                "Reception",
                "For a row from paper: its time like 14:30, or with the day like 11-19 14:30. It is marked.",
            )
        )
        self.when.returnPressed.connect(self.submit)
        self.reason = self._chooser("reason", translate("Reception", "Reason"))
        self.channel = self._chooser("channel", translate("Reception", "Channel"))
        self.outcome = self._chooser("outcome", translate("Reception", "Outcome"))
        self.wanted = self._chooser("wanted", translate("Reception", "Wants whom"))
        self.receiver = self._chooser("receiver", translate("Reception", "Received by"))
        self.receiver.hide()
        self.when.textChanged.connect(lambda text: self.receiver.setVisible(bool(text.strip())))
        self.day = DayChoice()
        self.save = QPushButton(translate("Reception", "Write down"))
        self.save.setToolTip("Ctrl+Enter")
        theme.style(self.save, look="primary")
        self.save.clicked.connect(self.submit)
        self.hits = QListView()
        self._rows = RowModel()
        self.hits.setModel(self._rows)
        self.hits.setItemDelegate(RowDelegate(self.hits))
        self.hits.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hits.setFrameShape(QFrame.Shape.NoFrame)
        self.hits.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hits.setAccessibleName(translate("QuickEntry", "Customers that match"))
        self.hits.clicked.connect(lambda index: self._take(self._rows.rows[index.row()]))
        self.said = QLabel()
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        theme.style(self.said, role="secondary")
        self._arrange()
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, self.submit)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.setEnabled(not session.read_only)
        self._show_kind()

    def _arrange(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        for row in (first, second):
            row.setSpacing(8)
        first.addWidget(self.kind)
        first.addWidget(self.when)
        first.addWidget(self.who, 2)
        first.addWidget(self.text, 3)
        for chooser in (self.receiver, self.reason, self.channel, self.outcome, self.wanted):
            second.addWidget(chooser, 1)
        second.addWidget(self.day)
        second.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(first)
        column.addWidget(self.hits)
        column.addWidget(self.said)
        column.addLayout(second)
        self.hits.hide()
        self.said.hide()

    # -- the lists of words ---------------------------------------------------------------------

    def _chooser(self, key: str, name: str) -> Chooser:
        own = key in ("reason", "channel")
        chooser = Chooser(lambda text: self._choices(key, text), name, can_create=own, framed=True)
        chooser.placeholder = name
        chooser.setProperty("value", "")
        chooser.chosen.connect(lambda value: self._choose(key, value))
        chooser.create_requested.connect(lambda word: self._create(key, word))
        return chooser

    def _list(self, key: str) -> str:
        if key == "channel":
            return register_words.CHANNEL
        return register_words.VISIT_REASON if self.kind.value == "visit" else register_words.CALL_REASON

    def _choices(self, key: str, text: str) -> list[Choice]:
        none = [] if text else [Choice("", "—")]
        if key == "outcome":
            found = [Choice(each, interactions.outcome_title(each)) for each in interactions.OUTCOMES]
        elif key in ("wanted", "receiver"):
            found = [Choice(each.id, each.name) for each in staff.members(self._session)]
        else:
            found = [
                Choice(word.name, word.name) for word in register_words.words(self._session, self._list(key))
            ]
        return [*none, *matching(found, text)]

    def _choose(self, key: str, value: object) -> None:
        chooser: Chooser = getattr(self, key)
        chooser.setProperty("value", value)
        named = next((each.name for each in self._choices(key, "") if each.key == value), str(value))
        chooser.show_choice(named if value else "")

    def _create(self, key: str, word: str) -> None:
        try:
            register_words.add_word(self._session, self._list(key), word)
        except UserError as error:
            self._say(error.sentence, "bad")
            return
        self._choose(key, " ".join(word.split()))

    # -- who it is ------------------------------------------------------------------------------

    def _look(self, text: str) -> None:
        if self._quiet:
            return
        self.customer_id = None
        text = text.strip()
        self.said.hide()
        if not text:
            self._show_hits([])
            return
        known: list[int] = []
        if sum(char.isdigit() for char in text) >= _WHOLE_NUMBER:
            known = quick_entry.known_by_phone(self._session, text)
        if len(known) == 1:
            self._show_hits([])
            self._recognise(known[0])
            return
        hits = find.find(self._session, text, _SHOWN).hits
        self._show_hits([top_box_rows.customer(hit) for hit in hits])
        if not hits:
            self._say(translate("Reception", "Not known yet: stays in the register, to be linked later"))

    def choose(self, customer_id: int) -> None:
        """Take a known customer."""
        card = quick_entry.card(self._session, customer_id)
        if card is not None:
            self._put_who(card.name)
            self._show_hits([])
            self._recognise(customer_id)
            self.text.setFocus()

    def _recognise(self, customer_id: int) -> None:
        card = quick_entry.card(self._session, customer_id)
        if card is None:
            return
        self.customer_id = customer_id
        parts = [card.name, show.phone(card.phone), card.grade, card.category]
        if card.last_contact_at is not None:
            kind = interactions.kind_title(card.last_contact_kind)
            parts.append(
                f"{show.relative_time(card.last_contact_at)} {kind} {card.last_contact_text}".strip()
            )
        if card.next_follow_up is not None:
            parts.append(f"{show.due(card.next_follow_up)[0]} {card.next_follow_up_title}".strip())
        kept = reception.keeper(self._session, customer_id)
        if kept is not None:
            names = {each.id: each.name for each in staff.members(self._session, with_former=True)}
            parts.append(translate("Reception", "goes to {name}").format(name=names.get(kept.person, "")))
        self._say("  ·  ".join(part for part in parts if part), "text")

    def _show_hits(self, rows: list[top_box_rows.Row]) -> None:
        self._rows.set_rows(rows)
        self.hits.setFixedHeight(theme.metrics().row * len(rows) + 4)
        self.hits.setVisible(bool(rows))

    def _take(self, row: top_box_rows.Row) -> None:
        if isinstance(row.key, int):
            self.choose(row.key)

    def _put_who(self, text: str) -> None:
        self._quiet = True
        self.who.setText(text)
        self.who.settle_now()
        self._quiet = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.who and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return not self.who.composing and self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        at = self.hits.currentIndex().row()
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.hits.isVisible():
            at += 1 if event.key() == Qt.Key.Key_Down else -1
            self.hits.setCurrentIndex(self._rows.index(max(0, min(len(self._rows.rows) - 1, at))))
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.who.settle_now()
            if self.hits.isVisible() and at >= 0:
                self._take(self._rows.rows[at])
            else:
                self.text.setFocus()
            return True
        return False

    # -- saving ---------------------------------------------------------------------------------

    def _show_kind(self) -> None:
        self.wanted.setVisible(self.kind.value == "visit")
        self._choose("reason", "")

    def _say(self, words: str, role: str = "secondary") -> None:
        self.said.setText(words)
        theme.style(self.said, role=role)
        self.said.show()

    def submit(self) -> None:
        """Write the row down. A visitor waits in the shop from now on."""
        self.who.settle_now()
        if self.who.composing or self.text.composing:
            return
        values = find.new_customer_values(self.who.text()) if self.customer_id is None else {}
        visit = self.kind.value == "visit"
        paper = self.when.text().strip()
        entry = quick_entry.Entry(
            kind=self.kind.value,
            text=self.text.text(),
            customer_id=self.customer_id,
            visitor_name=values.get("name", ""),
            visitor_phone=values.get("phone", ""),
            reason=str(self.reason.property("value") or ""),
            channel=str(self.channel.property("value") or ""),
            outcome=str(self.outcome.property("value") or ""),
            follow_up_day=self.day.day(),
            late=bool(paper),
            staff_id=(self.receiver.property("value") or None) if paper else None,
            stays=visit and not paper,
            wanted_id=(self.wanted.property("value") or None) if visit else None,
        )
        if entry.follow_up_day and entry.customer_id is None and entry.visitor_name:
            # somebody to whom something is promised is a customer from now on
            entry.new_customer = {key: value for key, value in values.items() if value}
        try:
            problem = self.day.problem()
            if problem:
                raise UserError(problem)
            if paper:
                entry.at = _moment(paper)
            saved = quick_entry.save(self._session, entry)
        except UserError as error:
            self._say(error.sentence, "bad")
            (self.when if error.field == "at" else self.who).setFocus()
            return
        self.clear()
        self.toast_requested.emit(translate("Reception", "Written down"), saved.operation_id)

    def clear(self) -> None:
        """Begin the next row."""
        self.customer_id = None
        self._put_who("")
        self._show_hits([])
        self.said.hide()
        self.text.clear()
        self.when.clear()
        for key in ("reason", "channel", "outcome", "wanted", "receiver"):
            self._choose(key, "")
        self.day.set_day("")
        self.who.setFocus()


def _moment(text: str) -> int:
    """The instant of a time on paper: "14:30" of today, "11-19 14:30", "2026-11-19 14:30"."""
    day, _, time = text.rpartition(" ")
    today = clock.today()
    if not day.strip():
        day = today.isoformat()
    elif day.count("-") == 1:
        this_year = f"{today.year}-{day.strip()}"
        later = (clock.at_local(this_year, "00:00") or 0) > clock.timestamp()
        day = f"{today.year - 1}-{day.strip()}" if later else this_year
    moment = clock.at_local(day.strip(), time)
    if moment is None:
        raise InvalidValue(
            translate("Reception", "Type the time on the paper like 14:30, or 11-19 14:30."), field="at"
        )
    return moment
