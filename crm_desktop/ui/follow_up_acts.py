"""What can be done with follow-ups wherever they are listed: done, put off, moved, more important, dropped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

from PySide6.QtCore import QDate, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCalendarWidget,
    QHBoxLayout,
    QMenu,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from crm_desktop import clock
from crm_desktop.data.session import Session
from crm_desktop.errors import UserError
from crm_desktop.i18n import translate
from crm_desktop.services import follow_up_series, follow_ups, snoozing
from crm_desktop.services.follow_ups import FollowUp
from crm_desktop.ui import icons, show

SIGNS = {snoozing.IMPORTANT: "!", snoozing.URGENT: "!!"}  # before the words, so that no colour is needed
OUTCOME_KEY, EDIT_KEY, SNOOZE_KEY, PRIORITY_KEY = "Ctrl+D", "Ctrl+E", "Ctrl+L", "Ctrl+Shift+I"
KEYS = (OUTCOME_KEY, EDIT_KEY, SNOOZE_KEY, PRIORITY_KEY)


def keys() -> list[tuple[str, str]]:
    """The keys that work in a list of follow-ups, and what they do."""
    return [
        (OUTCOME_KEY, translate("Keys", "Done, with outcome and next step")),
        (EDIT_KEY, translate("Keys", "Change it: words, day, how it repeats")),
        (SNOOZE_KEY, translate("Keys", "Put off: in an hour, tomorrow …")),
        (PRIORITY_KEY, translate("Keys", "Normal, important, urgent")),
    ]


def snooze_title(key: str) -> str:
    """A moment to which a follow-up is put off, in words."""
    titles = {
        snoozing.HOUR: lambda: translate("FollowUpActs", "In 1 hour"),
        snoozing.AFTERNOON: lambda: translate("FollowUpActs", "This afternoon"),
        snoozing.TOMORROW: lambda: translate("FollowUpActs", "Tomorrow"),
        snoozing.MONDAY: lambda: translate("FollowUpActs", "Next Monday"),
    }
    return titles[key]()


def until_words(at: int) -> str:
    """Until when a follow-up is put off: "until 15:00", "until tomorrow 09:00"."""
    day = show.day_of(at)
    when = show.time_of_day(at)
    if day != clock.today().isoformat():
        when = f"{show.relative_day(day)} {when}"
    return translate("FollowUpActs", "until {when}").format(when=when)


class FollowUpActs(QObject):
    """Does to follow-ups what menus, buttons and keys ask for; each is one act that can be undone.

    Args:
        session: acts are written on the GUI thread, each by ids.
        parent: whose window shows what is refused.
    """

    said = Signal(str, object)  # words of the toast, operation

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._widget = parent

    def _try(self, act: Callable[[], int], words: str) -> None:
        try:
            operation_id = act()
        except UserError as error:
            from crm_desktop.ui import prompts

            prompts.explain(self._widget.window(), error)
            return
        self.said.emit(words, operation_id)

    def finish(self, rows: Sequence[FollowUp], outcome: str = "") -> None:
        """Mark follow-ups done; when all of them are done already, open them again."""
        ids = _open(rows)
        if ids:
            self._try(
                lambda: follow_ups.finish(self._session, ids, outcome),
                translate("FollowUpsView", "%n follow-ups done", len(ids)),
            )
        elif rows:
            self._try(
                lambda: follow_ups.reopen(self._session, [row.id for row in rows]),
                translate("FollowUpsView", "%n follow-ups are open again", len(rows)),
            )

    def reschedule(self, rows: Sequence[FollowUp], day: str) -> None:
        """Move follow-ups to another day."""
        ids = _open(rows)
        if ids:
            words = translate("FollowUpsView", "%n follow-ups moved to {day}", len(ids)).format(day=day)
            from crm_desktop.services import shop_days  # the window is up sooner without it

            shop = shop_days.read(self._session)
            if shop.closed(day):
                closed = shop.name(day) or translate("DayChoice", "closed day")
                words = f"{words} · ⚠ {closed}"
            self._try(lambda: follow_ups.reschedule(self._session, ids, day), words)

    def drop(self, rows: Sequence[FollowUp]) -> None:
        """Give follow-ups up; they stay on the timelines."""
        ids = _open(rows)
        if ids:
            self._try(
                lambda: follow_ups.drop(self._session, ids),
                translate("FollowUpsView", "%n follow-ups dropped", len(ids)),
            )

    def snooze(self, rows: Sequence[FollowUp], until: int) -> None:
        """Put follow-ups off until a moment; their due day stays."""
        ids = _open(rows)
        if ids:
            words = translate("FollowUpActs", "%n follow-ups put off {until}; the due day stays", len(ids))
            self._try(
                lambda: snoozing.snooze(self._session, ids, until), words.format(until=until_words(until))
            )

    def wake(self, rows: Sequence[FollowUp]) -> None:
        """Take follow-ups back that were put off."""
        ids = _open(rows)
        if ids:
            self._try(
                lambda: snoozing.wake(self._session, ids),
                translate("FollowUpActs", "%n follow-ups are back", len(ids)),
            )

    def set_priority(self, rows: Sequence[FollowUp], priority: int) -> None:
        """Say how important follow-ups are."""
        ids = _open(rows)
        if ids:
            self._try(
                lambda: snoozing.set_priority(self._session, ids, priority),
                translate("FollowUpActs", "%n follow-ups: {priority}", len(ids)).format(
                    priority=snoozing.priority_title(priority)
                ),
            )

    def step_priority(self, rows: Sequence[FollowUp]) -> None:
        """Normal becomes important, important urgent, urgent normal."""
        if rows:
            self.set_priority(rows, (rows[0].priority + 1) % len(snoozing.PRIORITIES))

    # -- menus ------------------------------------------------------------------------------------

    def snooze_menu(self, rows: Callable[[], Sequence[FollowUp]], parent: QWidget) -> QMenu:
        """A menu of moments; `rows` says of which follow-ups when one is chosen."""
        menu = QMenu(translate("FollowUpActs", "Put off"), parent)
        menu.setIcon(icons.icon("snooze"))
        for key, at in snoozing.choices():
            action = menu.addAction(f"{snooze_title(key)}\t{_moment(at)}")
            action.triggered.connect(lambda _=False, at=at: self.snooze(rows(), at))
        menu.addSeparator()
        own = menu.addMenu(translate("FollowUpActs", "Another moment"))
        chooser = MomentChoice(own)

        def take(at: int) -> None:
            _close(menu)
            self.snooze(rows(), at)

        chooser.chosen.connect(take)
        holder = QWidgetAction(own)
        holder.setDefaultWidget(chooser)
        own.addAction(holder)
        if any(row.snoozed_until for row in rows()):
            menu.addSeparator()
            menu.addAction(translate("FollowUpActs", "Not put off any more"), lambda: self.wake(rows()))
        return menu

    def priority_menu(self, rows: Callable[[], Sequence[FollowUp]], parent: QWidget) -> QMenu:
        """A menu of how important they are."""
        menu = QMenu(translate("FollowUpActs", "Priority"), parent)
        now = {row.priority for row in rows()}
        for priority in snoozing.PRIORITIES:
            words = " ".join(
                part for part in (SIGNS.get(priority, ""), snoozing.priority_title(priority)) if part
            )
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(now == {priority})
            action.triggered.connect(lambda _=False, priority=priority: self.set_priority(rows(), priority))
        return menu

    def skip(self, rows: Sequence[FollowUp]) -> None:
        """Leave one of a series out; the next one is planned."""
        ids = [row.id for row in rows if row.status == follow_ups.OPEN and row.rule]
        if ids:
            self._try(
                lambda: follow_up_series.skip(self._session, ids),
                translate("FollowUpActs", "%n follow-ups skipped; the next ones are planned", len(ids)),
            )

    def fill(
        self,
        menu: QMenu,
        rows: Callable[[], Sequence[FollowUp]],
        outcome: Callable[[], object] | None = None,
        edit: Callable[[], object] | None = None,
    ) -> None:
        """Put all of it into a menu of follow-ups.

        Args:
            outcome: opens the row that asks what came of them.
            edit: opens the row in which one is changed.
        """
        some_open = any(row.status == follow_ups.OPEN for row in rows())
        done = translate("FollowUpsView", "Done") if some_open else translate("FollowUpsView", "Open again")
        menu.addAction(icons.icon("check"), done, lambda: self.finish(rows()))
        if not some_open:
            return
        if outcome is not None:
            words = translate("FollowUpActs", "Done, with outcome and next step…")
            menu.addAction(icons.icon("done"), f"{words}\t{OUTCOME_KEY}", outcome)
        if edit is not None and len(rows()) == 1:
            menu.addAction(icons.icon("edit"), f"{translate('FollowUpActs', 'Change…')}\t{EDIT_KEY}", edit)
        if any(row.rule and row.status == follow_ups.OPEN for row in rows()):
            skip = translate("FollowUpActs", "Skip this time")
            menu.addAction(icons.icon("forward"), skip, lambda: self.skip(rows()))
        menu.addMenu(self.snooze_menu(rows, menu))
        from crm_desktop.ui.widgets.day_choice import day_menu  # the window is up sooner without it

        days = day_menu(menu, lambda day: self.reschedule(rows(), day))
        days.setTitle(translate("FollowUpsView", "Reschedule"))
        days.setIcon(icons.icon("calendar"))
        menu.addMenu(days)
        menu.addMenu(self.priority_menu(rows, menu))
        menu.addAction(icons.icon("close"), translate("FollowUpsView", "Drop"), lambda: self.drop(rows()))


def _open(rows: Sequence[FollowUp]) -> list[int]:
    return [row.id for row in rows if row.status == follow_ups.OPEN]


def _close(menu: QMenu) -> None:
    top: QWidget | None = menu
    while isinstance(top, QMenu):
        top.close()
        top = top.parentWidget()


def _moment(at: int) -> str:
    day = show.day_of(at)
    when = show.time_of_day(at)
    return when if day == clock.today().isoformat() else f"{day[5:]} {when}"


class MomentChoice(QWidget):
    """A calendar and a time: a press on a day, or Enter, chooses the moment."""

    chosen = Signal(int)  # seconds UTC

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        from crm_desktop.ui.widgets.day_choice import calendar

        self.days: QCalendarWidget = calendar(self)
        self.time = QTimeEdit(self)
        self.time.setDisplayFormat("HH:mm")
        self.time.setAccessibleName(translate("FollowUpActs", "Time"))
        later = clock.local(clock.timestamp()) + timedelta(hours=2)
        self.time.setTime(self.time.time().fromString(later.strftime("%H:00"), "HH:mm"))
        self.days.clicked.connect(self._take)
        self.days.activated.connect(self._take)
        line = QHBoxLayout()
        line.addWidget(self.time)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addLayout(line)
        column.addWidget(self.days)

    def _take(self, date: QDate) -> None:
        day = date.toString(Qt.DateFormat.ISODate)
        at = clock.at_local(day, self.time.time().toString("HH:mm"))
        if at is not None:
            self.chosen.emit(at)


class WakeTimer(QTimer):
    """Rings when the next follow-up that is put off comes back."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.setSingleShot(True)

    def ring_at(self, at: int | None) -> None:
        """Ring at a moment (seconds UTC), at the latest in an hour: the clock may be set meanwhile."""
        self.stop()
        if at is not None:
            self.start(min(3600, max(1, at - clock.timestamp() + 1)) * 1000)
