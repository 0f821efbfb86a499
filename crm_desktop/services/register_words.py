"""The words of the registers: reasons of visits and of calls, channels, causes to skip a turn; and their numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Change, Session
from crm_desktop.errors import InvalidValue, NotFound
from crm_desktop.i18n import translate
from crm_desktop.services import shifts

VISIT_REASON, CALL_REASON, CHANNEL, SKIP_CAUSE = "visit_reason", "call_reason", "channel", "skip_cause"
LISTS = (VISIT_REASON, CALL_REASON, CHANNEL, SKIP_CAUSE)


class Word(NamedTuple):
    """One word of a list; `id` is 0 while the shop has not changed the list.

    Args:
        makes_up: of a cause: whoever skips a turn for it makes it up.
    """

    id: int
    name: str
    makes_up: bool = False


class Rules(NamedTuple):
    """The numbers of the reception.

    Args:
        call_days, visit_days: how many days the first one to take a call, or receive a visit, keeps the customer.
        long_wait: after how many minutes a wait is long.
    """

    call_days: int = 7
    visit_days: int = 15
    long_wait: int = 10


def list_title(name: str) -> str:
    """The name of a list in the person's language."""
    titles = {
        VISIT_REASON: lambda: translate("Reception", "Reasons of visits"),
        CALL_REASON: lambda: translate("Reception", "Reasons of calls"),
        CHANNEL: lambda: translate("Reception", "Channels"),
        SKIP_CAUSE: lambda: translate("Reception", "Causes to be out"),
    }
    return titles[name]()


def _usual(name: str) -> list[Word]:
    """What a new shop begins with."""
    words: dict[str, Callable[[], tuple[str, ...]]] = {
        VISIT_REASON: lambda: (
            translate("Reception", "Have a look"),
            translate("Reception", "Buy"),
            translate("Reception", "Collect"),
            translate("Reception", "After-sales"),
            translate("Reception", "Complaint"),
        ),
        CALL_REASON: lambda: (
            translate("Reception", "Ask for a price"),
            translate("Reception", "Order"),
            translate("Reception", "Appointment"),
            translate("Reception", "After-sales"),
            translate("Reception", "Complaint"),
        ),
        CHANNEL: lambda: (
            translate("Reception", "Passed by"),
            translate("Reception", "Recommended"),
            translate("Reception", "Internet"),
            translate("Reception", "Advertisement"),
            translate("Reception", "Regular"),
        ),
        SKIP_CAUSE: lambda: (
            translate("Reception", "Out on business"),
            translate("Reception", "Meeting"),
            translate("Reception", "Meal"),
            translate("Reception", "Private"),
        ),
    }
    return [Word(0, word, name == SKIP_CAUSE and at < 2) for at, word in enumerate(words[name]())]


def words(session: Session, name: str) -> list[Word]:
    """The words of a list in their order; those of a new shop until it changes them."""
    rows = session.query(
        "SELECT id, name, makes_up FROM register_word WHERE list = ? ORDER BY position, id", (name,)
    )
    found = [Word(row_id, word, bool(makes_up)) for row_id, word, makes_up in rows]
    return found or _usual(name)


def set_words(session: Session, name: str, wanted: list[Word]) -> int:
    """Give a list these words in this order. What was written with an older word keeps it.

    Returns:
        The operation's id; 0 when nothing is different.

    Raises:
        InvalidValue: a word is empty, or there twice, or none is left.
    """
    if name not in LISTS:
        raise KeyError(name)
    wanted = [word._replace(name=" ".join(word.name.split())) for word in wanted]
    if not wanted:
        raise InvalidValue(translate("Reception", "Keep one word at least."), field=name)
    seen: set[str] = set()
    for word in wanted:
        if not word.name:
            raise InvalidValue(translate("Reception", "Type the word, or take the line out."), field=name)
        if word.name.casefold() in seen:
            raise InvalidValue(
                translate("Reception", "{name} is in the list already.").format(name=word.name), field=name
            )
        seen.add(word.name.casefold())
    if wanted == words(session, name):
        return 0
    with session.change(Action.EDIT_REGISTER, list_title(name)) as change:
        _write(change, name, wanted)
    return change.operation_id


def _write(change: Change, name: str, wanted: list[Word]) -> None:
    kept = {word.id for word in wanted if word.id}
    old = {row[0] for row in change.execute("SELECT id FROM register_word WHERE list = ?", (name,))}
    for row_id in old - kept:
        change.execute("DELETE FROM register_word WHERE id = ?", (row_id,))
    for position, word in enumerate(wanted):
        values = {"name": word.name, "makes_up": int(word.makes_up), "position": position}
        if word.id in old:
            change.update("register_word", word.id, values)
        else:
            change.insert("register_word", {"list": name, **values})


def add_word(session: Session, name: str, word: str) -> int:
    """Add one word at the end of a list, made where it was missed. Returns the operation's id.

    Raises:
        InvalidValue: it is empty, or there already.
    """
    return set_words(session, name, [*words(session, name), Word(0, word)])


def set_all(
    session: Session,
    wanted: Mapping[str, list[Word]],
    numbers: Rules,
    wanted_shifts: Sequence[shifts.Shift] | None = None,
) -> int:
    """Set several lists, the numbers and the shifts (None leaves them) as one act.

    Returns:
        The operation's id, 0 when nothing is different.

    Raises:
        InvalidValue: as `set_words` and `set_rules` say; nothing was changed.
    """
    with session.change(Action.EDIT_REGISTER) as change:
        done = [set_words(session, name, words_) for name, words_ in wanted.items()]
        done.append(set_rules(session, numbers))
        if wanted_shifts is not None:
            done.append(shifts.set_all(session, wanted_shifts))
        change.subject = ""
    return change.operation_id if any(done) else 0


def cause(session: Session, name: str) -> Word:
    """A listed cause by its word.

    Raises:
        NotFound: the shop does not list it (any more).
    """
    found = next((word for word in words(session, SKIP_CAUSE) if word.name == name), None)
    if found is None:
        raise NotFound(
            translate("Reception", "{name} is not among the causes any more. Choose another one.").format(
                name=name
            )
        )
    return found


def rules(session: Session) -> Rules:
    """The numbers that the shop has set."""
    row = session.one("SELECT call_days, visit_days, long_wait FROM reception_rules ORDER BY id LIMIT 1")
    return Rules(row[0], row[1], row[2]) if row else Rules()


def set_rules(session: Session, wanted: Rules) -> int:
    """Set the numbers; returns the operation's id, 0 when nothing is different.

    Raises:
        InvalidValue: a number is out of range; `.field` says which.
    """
    for field, least, most in (("call_days", 0, 3650), ("visit_days", 0, 3650), ("long_wait", 1, 600)):
        if not least <= getattr(wanted, field) <= most:
            raise InvalidValue(
                translate("Reception", "Type a number from {least} to {most}.").format(
                    least=least, most=most
                ),
                field=field,
            )
    if wanted == rules(session):
        return 0
    with session.change(Action.EDIT_REGISTER) as change:
        row = change.execute("SELECT id FROM reception_rules ORDER BY id LIMIT 1").fetchone()
        if row is None:
            change.insert("reception_rules", dict(wanted._asdict()))
        else:
            change.update("reception_rules", row[0], dict(wanted._asdict()))
    return change.operation_id
