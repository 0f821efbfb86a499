"""Who is in the shop, and whose turn it is: two lists beside the register."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from crm_desktop import clock
from crm_desktop.data.session import Session
from crm_desktop.errors import UserError
from crm_desktop.i18n import translate
from crm_desktop.services import duty, reception, register_words, staff
from crm_desktop.services.duty import OnDuty
from crm_desktop.services.reception import Here
from crm_desktop.ui import icons, show, theme
from crm_desktop.ui.widgets.empty_state import EmptyState
from crm_desktop.ui.widgets.line_list import Line, LineList
from crm_desktop.ui.widgets.section_header import SectionHeader

_TICK_MS = 15_000


class _Card(QFrame):
    """A titled list with an act, whose lines have a menu; an empty state when there are none."""

    toast_requested = Signal(str, object)

    def __init__(self, session: Session, title: str, act: str, icon: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        theme.style(self, ground="card")
        self._session = session
        self.head = SectionHeader(title)
        self.list = LineList(title, act)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._menu_at)
        self.empty = EmptyState(icon, "")
        self._pages = QStackedLayout()
        self._pages.addWidget(self.list)
        self._pages.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(4)
        column.addWidget(self.head)
        column.addLayout(self._pages, 1)

    def _show_lines(self, lines: list[Line]) -> None:
        self.head.set_count(len(lines) or None)
        self.list.set_lines(lines)
        self._pages.setCurrentIndex(0 if lines else 1)

    def _menu_at(self, place: QPoint) -> None:
        line = self.list.line_at(place) or self.list.current_line()
        if line is not None and not self._session.read_only:
            self.menu_for(line.key).popup(self.list.viewport().mapToGlobal(place))

    def menu_for(self, key: object) -> QMenu:
        """The acts on a line."""
        raise NotImplementedError

    def do(self, act: Callable[[], int], words: str) -> None:
        """Do an act that returns its operation, and say so with an undo; a refusal is a sentence."""
        try:
            operation_id = act()
        except UserError as error:
            from crm_desktop.ui import prompts

            prompts.explain(self, error)
            return
        self.toast_requested.emit(words, operation_id)


class HereList(_Card):
    """在店: who waits, since when, for whom; who is with whom. Enter takes a visitor, or sees them off."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        act = translate("Reception", "Receive, or see off")
        super().__init__(session, translate("Reception", "Here now"), act, "reception", parent)
        self.list.opened.connect(self.act)
        self.list.act_pressed.connect(self.act)
        self.empty.set_line(
            translate("Reception", "Nobody is waiting. A visit that is written down appears here.")
        )
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self.tick)
        self._tick.start()
        self._here: list[Here] = []
        self.refresh()

    def refresh(self) -> None:
        """Read who is here."""
        self._here = reception.here(self._session)
        self.tick()

    def tick(self) -> None:
        """Show how long each has waited by now."""
        long_wait = register_words.rules(self._session).long_wait
        self._show_lines([_here_line(each, long_wait) for each in self._here])

    def act(self, stay_id: int) -> None:
        """Receive a visitor who waits by the rules; see off one who is received."""
        if self._session.read_only:
            return
        each = next((one for one in self._here if one.id == stay_id), None)
        if each is not None and each.waits:
            self.serve(stay_id)
        elif each is not None:
            self.leave(stay_id)

    def serve(self, stay_id: int, staff_id: int | None = None) -> None:
        """Let somebody take a visitor: whom the rules say, or whom the desk says."""
        said: list[str] = []

        def act() -> int:
            served = reception.serve(self._session, stay_id, staff_id)
            said.append(translate("Reception", "{name} receives").format(name=served.staff_name))
            return served.operation_id

        try:
            operation_id = act()
        except UserError as error:
            from crm_desktop.ui import prompts

            prompts.explain(self, error)
            return
        self.toast_requested.emit(said[0], operation_id)

    def leave(self, stay_id: int) -> None:
        """A visitor leaves."""
        self.do(lambda: reception.leave(self._session, [stay_id]), translate("Reception", "The visitor left"))

    def menu_for(self, key: object) -> QMenu:
        stay_id = int(str(key))
        each = next(one for one in self._here if one.id == stay_id)
        menu = QMenu(self)
        if each.waits:
            by_rule = menu.addAction(translate("Reception", "Receive"), lambda: self.serve(stay_id))
            by_rule.setEnabled(each.taker_id is not None)
            others = menu.addMenu(icons.icon("staff"), translate("Reception", "Somebody takes them"))
            for member in staff.members(self._session):
                name = member.name.replace("&", "&&")
                others.addAction(name, lambda who=member.id: self.serve(stay_id, who))
            menu.addAction(
                translate("Reception", "Not urgent") if each.urgent else translate("Reception", "Urgent"),
                lambda: self.do(
                    lambda: reception.set_stay(self._session, stay_id, urgent=not each.urgent),
                    translate("Reception", "Changed"),
                ),
            )
        menu.addAction(translate("Reception", "Has left"), lambda: self.leave(stay_id))
        return menu


def _here_line(each: Here, long_wait: int) -> Line:
    name = each.name or show.phone(each.phone) or translate("Reception", "Visitor")
    minutes = max(0, (clock.timestamp() - (each.served_at or each.at)) // 60)
    if not each.waits:
        right = translate("Reception", "with {name}, %n min", minutes).format(name=each.server_name)
        return Line(each.id, "done", name, each.reason or each.text, show.time_of_day(each.at), right)
    words = [translate("Reception", "urgent")] if each.urgent else []
    if each.wanted_name:
        words.append(translate("Reception", "wants {name}").format(name=each.wanted_name))
    if each.taker_name:
        words.append(f"→ {each.taker_name} ({duty.kind_title(each.kind)})")
    too_long = minutes >= long_wait
    right = (
        translate("Reception", "waits long: %n min", minutes)
        if too_long
        else translate("Reception", "waits %n min", minutes)
    )
    ink = "bad" if too_long else "warn" if each.urgent else "text"
    lead = show.time_of_day(each.at)
    return Line(each.id, "clock", name, "  ·  ".join(words), lead, right, right_ink=ink)


class RotationList(_Card):
    """轮流接待: the line as it stands; who is next and who prepares; who is out and why."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, translate("Reception", "Rotation"), "", "staff", parent)
        self.join = QPushButton(icons.icon("add"), translate("Reception", "Add"))
        theme.style(self.join, look="link", density="compact")
        self.join.setAccessibleName(translate("Reception", "Add somebody to the rotation"))
        self.join.clicked.connect(self._offer)
        self.head.add_widget(self.join)
        self.list.opened.connect(lambda _: self._open_menu())
        self.empty.set_line(translate("Reception", "Nobody is on duty yet. Begin the day with its order."))
        self.begin_button = self.empty.add_action(
            translate("Reception", "Begin the day"), self.begin, primary=True
        )
        self.begin_button.setEnabled(not session.read_only)
        self.join.setEnabled(not session.read_only)
        self.refresh()

    def refresh(self) -> None:
        """Read the rotation."""
        self._board = duty.board(self._session)
        self._show_lines([_duty_line(each, self._board) for each in self._board.people])

    def begin(self) -> None:
        """Set the order of today as the line stood last."""
        self.do(
            lambda: duty.begin(self._session, duty.proposal(self._session)),
            translate("Reception", "The order of today is set"),
        )

    def _offer(self) -> None:
        on_duty = {each.staff_id for each in self._board.people if each.state != "off"}
        menu = QMenu(self)
        for member in staff.members(self._session):
            if member.id not in on_duty:
                menu.addAction(
                    member.name.replace("&", "&&"),
                    lambda who=member.id: self.do(
                        lambda: duty.join(self._session, who), translate("Reception", "Added to the rotation")
                    ),
                )
        if not menu.actions():
            menu.addAction(translate("Reception", "Everybody is on duty")).setEnabled(False)
        menu.popup(self.join.mapToGlobal(QPoint(0, self.join.height())))

    def _open_menu(self) -> None:
        index = self.list.currentIndex()
        if index.isValid():
            self._menu_at(self.list.visualRect(index).center())

    def menu_for(self, key: object) -> QMenu:
        staff_id = int(str(key))
        each = next(one for one in self._board.people if one.staff_id == staff_id)
        menu = QMenu(self)
        changed = translate("Reception", "Rotation changed")

        def add(words: str, act: Callable[[], int]) -> None:
            menu.addAction(words, lambda: self.do(act, changed))

        if each.state == "in":
            for word in register_words.words(self._session, register_words.SKIP_CAUSE):
                words = (
                    translate("Reception", "{cause} (skipped turns are made up)")
                    if word.makes_up
                    else translate("Reception", "{cause} (skipped turns are lost)")
                )
                add(
                    words.format(cause=word.name),
                    lambda cause=word.name: duty.go_away(self._session, staff_id, cause),
                )
            menu.addSeparator()
            if not self._board.begun:
                add(translate("Reception", "Move up"), lambda: duty.move(self._session, staff_id, -1))
                add(translate("Reception", "Move down"), lambda: duty.move(self._session, staff_id, 1))
        if each.state == "away":
            add(translate("Reception", "Is back"), lambda: duty.come_back(self._session, staff_id))
        if each.state == "off":
            add(translate("Reception", "Comes again"), lambda: duty.join(self._session, staff_id))
        else:
            add(translate("Reception", "Goes home"), lambda: duty.go_home(self._session, staff_id))
        return menu


def _duty_line(each: OnDuty, board: duty.Board) -> Line:
    words = [translate("Reception", "%n turns", each.turns)]
    if each.owed:
        words.append(translate("Reception", "%n to make up", each.owed))
    if each.serving:
        words.append(translate("Reception", "with a visitor"))
    if each.state == "away":
        since = show.time_of_day(each.since) if each.since else ""
        right, ink = f"{translate('Reception', 'out')} {each.cause} {since}".strip(), "warn"
    elif each.state == "off":
        right, ink = translate("Reception", "off"), "secondary"
    elif each.staff_id == board.next_id:
        right, ink = translate("Reception", "next"), "good"
    elif each.staff_id == board.prepares_id:
        right, ink = translate("Reception", "prepares"), "accent"
    else:
        right, ink = "", "secondary"
    title_ink = "text" if each.state == "in" else "secondary"
    return Line(each.staff_id, "staff", each.name, "  ·  ".join(words), "", right, ink, title_ink)
