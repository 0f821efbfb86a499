"""Groups of customers: smart ones, a stored query that is always current, and fixed ones with chosen members.

A query is stored as text in the language of the find field, with entries of lists by their ids, so that
a tag or a grade may be renamed. Asked for as `group:NAME`, a smart group is its query at that moment.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Change, Session
from crm_desktop.errors import InvalidValue, NotFound
from crm_desktop.i18n import listed, translate
from crm_desktop.progress import Progress
from crm_desktop.services import customer_list, filter_words
from crm_desktop.services.customer_filter import ARCHIVE, Filter
from crm_desktop.services.filter_conditions import GROUP
from crm_desktop.values import language, rules
from crm_desktop.values.rules import Condition, Rule

COLORS = ("blue", "green", "amber", "purple", "teal", "pink", "indigo", "orange")
_LONGEST_NAME = 60


@dataclass(frozen=True)
class Segment:
    """One group.

    Args:
        query: of a smart group what it asks for, as it is stored; "" of a fixed one.
        color: the name of a dot's colour.
    """

    id: int
    name: str
    smart: bool
    query: str
    color: str

    @property
    def filter(self) -> Filter:
        """The customers of the group, by its name."""
        return Filter(rules.among(GROUP, [self.id]))


# -- reading ------------------------------------------------------------------------------------------


def every(session: Session) -> list[Segment]:
    """All groups in their order."""
    rows = session.query("SELECT id, name, kind = 'smart', query, color FROM segment ORDER BY position, id")
    return [Segment(row[0], row[1], bool(row[2]), row[3], row[4]) for row in rows]


def get(session: Session, segment_id: int) -> Segment:
    """One group.

    Raises:
        NotFound: it is gone.
    """
    found = next((each for each in every(session) if each.id == segment_id), None)
    if found is None:
        raise NotFound(translate("Segments", "This group is not there any more."))
    return found


def named(session: Session, name: str) -> Segment:
    """The group of this name.

    Raises:
        NotFound: there is none; the sentence names those that are there.
    """
    known = every(session)
    for each in known:
        if each.name.casefold() == name.strip().casefold():
            return each
    if not known:
        sentence = translate("Segments", "There is no group {name}: no groups have been made yet.")
        raise NotFound(sentence.format(name=name))
    sentence = translate("Segments", "There is no group {name}. The groups are: {names}.")
    raise NotFound(sentence.format(name=name, names=listed(each.name for each in known)))


def asked(session: Session, segment: Segment) -> Filter:
    """What a smart group asks for, as the find field shows it; of a fixed one its members."""
    return filter_words.read(session, segment.query)[0] if segment.smart else segment.filter


def said(session: Session, segment: Segment) -> str:
    """The query of a smart group in the person's language; "" of a fixed one."""
    return filter_words.written(session, asked(session, segment)) if segment.smart else ""


def ids(session: Session, segment: Segment) -> array[int]:
    """The customers of a group by name."""
    return customer_list.ids(session, segment.filter)


def counts(session: Session, progress: Progress | None = None) -> dict[int, int]:
    """How many customers each group has now; for the worker.

    Raises:
        Cancelled: `progress` was cancelled.
    """
    return {each.id: customer_list.count(session, each.filter, progress) for each in every(session)}


def having_customer(session: Session, customer_id: int) -> list[Segment]:
    """The fixed groups in which a customer is."""
    members = {
        segment_id
        for (segment_id,) in session.query(
            "SELECT segment_id FROM segment_member WHERE customer_id = ?", (customer_id,)
        )
    }
    return [each for each in every(session) if each.id in members]


# -- writing ------------------------------------------------------------------------------------------


def add_smart(session: Session, name: str, chosen: Filter) -> int:
    """Make a group of what a filter asks for; returns its id.

    Raises:
        InvalidValue: the name is empty, too long or taken, or the filter cannot be a group's.
    """
    name = _checked(session, name, None)
    query = _query(session, chosen, None)
    with session.change(Action.EDIT_SEGMENTS, name) as change:
        return _insert(change, name, "smart", query)


def add_fixed(session: Session, name: str, customers: Sequence[int] = ()) -> int:
    """Make a group of these customers; returns its id.

    Raises:
        InvalidValue: the name is empty, too long or taken.
    """
    name = _checked(session, name, None)
    with session.change(Action.EDIT_SEGMENTS, name) as change:
        segment_id = _insert(change, name, "fixed", "")
        _put(change, segment_id, customers)
        return segment_id


def rename(session: Session, segment_id: int, name: str) -> None:
    """Give a group another name.

    Raises:
        InvalidValue: the name is empty, too long or taken.
        NotFound: the group is gone.
    """
    get(session, segment_id)
    name = _checked(session, name, segment_id)
    with session.change(Action.EDIT_SEGMENTS, name) as change:
        change.update("segment", segment_id, {"name": name})


def recolor(session: Session, segment_id: int, color: str) -> None:
    """Give a group's dot another colour, by its name."""
    with session.change(Action.EDIT_SEGMENTS, get(session, segment_id).name) as change:
        change.update("segment", segment_id, {"color": color})


def reorder(session: Session, ordered: Sequence[int]) -> None:
    """Put the groups in this order."""
    with session.change(Action.EDIT_SEGMENTS) as change:
        change.executemany(
            "UPDATE segment SET position = ? WHERE id = ? AND position <> ?",
            [(at, each, at) for at, each in enumerate(ordered)],
        )


def ask(session: Session, segment_id: int, chosen: Filter) -> None:
    """Let a smart group ask for something else.

    Raises:
        InvalidValue: the filter cannot be a group's.
        NotFound: the group is gone.
    """
    segment = get(session, segment_id)
    query = _query(session, chosen, segment)
    with session.change(Action.EDIT_SEGMENTS, segment.name) as change:
        change.update("segment", segment_id, {"query": query})


def delete(session: Session, segment_id: int) -> int:
    """Forget a group; its customers stay. Returns the operation's id.

    Raises:
        NotFound: it is gone already.
    """
    with session.change(Action.EDIT_SEGMENTS, get(session, segment_id).name) as change:
        change.execute("DELETE FROM segment WHERE id = ?", (segment_id,))
    return change.operation_id


def add_members(session: Session, segment_id: int, customers: Sequence[int]) -> int:
    """Put customers into a fixed group; returns the operation's id.

    Raises:
        InvalidValue: the group is a smart one.
        NotFound: it is gone.
    """
    with session.change(Action.CHANGE_SEGMENT, _fixed(session, segment_id).name) as change:
        _put(change, segment_id, customers)
    return change.operation_id


def remove_members(session: Session, segment_id: int, customers: Sequence[int]) -> int:
    """Take customers out of a fixed group; returns the operation's id.

    Raises:
        InvalidValue: the group is a smart one.
        NotFound: it is gone.
    """
    with session.change(Action.CHANGE_SEGMENT, _fixed(session, segment_id).name) as change:
        change.execute(
            "DELETE FROM segment_member WHERE segment_id = ? "
            "AND customer_id IN (SELECT value FROM json_each(?))",
            (segment_id, json.dumps(list(customers))),
        )
    return change.operation_id


def _insert(change: Change, name: str, kind: str, query: str) -> int:
    position = change.execute("SELECT coalesce(max(position), -1) + 1 FROM segment").fetchone()[0]
    color = COLORS[position % len(COLORS)]
    values: dict[str, object] = {"name": name, "kind": kind, "query": query}
    return change.insert("segment", {**values, "color": color, "position": position})


def _put(change: Change, segment_id: int, customers: Sequence[int]) -> None:
    change.execute(
        "INSERT OR IGNORE INTO segment_member (segment_id, customer_id) "
        "SELECT ?, id FROM customer WHERE id IN (SELECT value FROM json_each(?)) AND deleted_at IS NULL",
        (segment_id, json.dumps(list(customers))),
    )


def _fixed(session: Session, segment_id: int) -> Segment:
    segment = get(session, segment_id)
    if segment.smart:
        sentence = translate(
            "Segments", "{name} is a smart group: who is in it follows from what it asks for."
        )
        raise InvalidValue(sentence.format(name=segment.name))
    return segment


def _checked(session: Session, name: str, segment_id: int | None) -> str:
    name = " ".join(name.split())
    if not name:
        raise InvalidValue(translate("Segments", "Type a name for the group."), field="name")
    if len(name) > _LONGEST_NAME:
        sentence = translate("Checks", "This is too long: at most {count} characters.")
        raise InvalidValue(sentence.format(count=_LONGEST_NAME), field="name")
    if any(each.name.casefold() == name.casefold() and each.id != segment_id for each in every(session)):
        sentence = translate("Segments", "There is a group {name} already. Choose another name.")
        raise InvalidValue(sentence.format(name=name), field="name")
    return name


def _query(session: Session, chosen: Filter, segment: Segment | None) -> str:
    """A filter as it is stored."""
    if chosen.empty:
        raise InvalidValue(
            translate("Segments", "These are all customers. Filter the list first, then make the group."),
            field="query",
        )
    leaves = list(rules.leaves(chosen.rule))
    if ARCHIVE in leaves:
        sentence = translate("Segments", "Customers in the archive are in no group. Take “{words}” out.")
        words = filter_words.written(session, Filter(ARCHIVE))
        raise InvalidValue(sentence.format(words=words), field="query")
    if segment is not None and segment.id in _groups_in(session, chosen.rule, set()):
        sentence = translate("Segments", "{name} would ask for itself. Take it out of the query.")
        raise InvalidValue(sentence.format(name=segment.name), field="query")
    return stored(session, chosen.rule)


def stored(session: Session, rule: Rule) -> str:
    """A rule as a group keeps it: entries of lists by their ids."""
    return language.write(rule, _ByIds(session))


def _groups_in(session: Session, rule: Rule, seen: set[int]) -> set[int]:
    """The groups for which a rule asks, and those for which these ask."""
    for leaf in rules.leaves(rule):
        if isinstance(leaf, Condition) and leaf.field == GROUP:
            for value in leaf.values:
                if isinstance(value, int) and value not in seen:
                    seen.add(value)
                    row = session.one("SELECT query FROM segment WHERE id = ?", (value,))
                    if row is not None:
                        _groups_in(session, filter_words.read(session, row[0])[0].rule, seen)
    return seen


class _ByIds(filter_words.ShopVocabulary):
    """Writes entries of lists by their ids: their names may change."""

    def word(self, key: str, value: rules.Value) -> str:
        return f"#{value}" if isinstance(value, int) else str(value)
