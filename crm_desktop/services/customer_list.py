"""The list of customers: which ids in what order, a page of rows by id, where a letter begins.

A list at 1,000,000 customers asks for its first rows at once (`first_ids`) and for all ids in the
worker (`ids`); what is painted is fetched by id (`rows`).
"""

from __future__ import annotations

import contextlib
import json
import time
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from crm_desktop import clock
from crm_desktop.data.fields import FIELDS, Field, Kind
from crm_desktop.data.session import Session
from crm_desktop.progress import Progress
from crm_desktop.services import customer_ids, customer_order
from crm_desktop.services.customer_filter import ARCHIVED, LIVE, Filter
from crm_desktop.services.customer_ids import among, dealt, dealt_by_text, fetched, kept, without
from crm_desktop.services.customer_order import (
    LISTS,
    Sort,
    along_an_index,
    by_contact,
    few_values,
    first_statements,
    in_order,
    in_python,
    sortable,
    statement,
    those_with_a_value,
    unordered,
)
from crm_desktop.values.rules import Not

__all__ = [
    "Filter",
    "Row",
    "Sort",
    "count",
    "first_ids",
    "ids",
    "letters",
    "place_of",
    "positions",
    "rows",
    "sortable",
    "total",
]


@dataclass(frozen=True, slots=True)
class Row:
    """One customer as a list shows it: the fields by their keys, links as ids, tags as ids.

    Instants are seconds UTC, days local dates; `note` is cut to its first 200 characters. `made` has the
    stored values of the shop's own fields by their keys: of a link to a customer the name.
    """

    id: int
    number: str
    name: str
    other_names: str
    phone: str
    gender: str
    birthday: str
    company: str
    position: str
    category: int | None
    grade: int | None
    source: int | None
    owner: int | None
    referrer: str
    email: str
    wechat: str
    qq: str
    address: str
    region: str
    id_number: str
    industry: str
    intention: str
    interests: str
    habits: str
    needs: str
    evaluation: str
    kind: str
    stage: str
    note: str
    lost_reason: int | None
    starred: bool
    last_contact_at: int | None
    next_follow_up: str | None
    interaction_count: int
    purchase_count: int
    purchase_amount: int | None
    purchase_profit: int | None
    first_purchase_on: str | None
    last_purchase_on: str | None
    purchase_interval: int | None
    created_at: int
    updated_at: int
    rfm_segment: str
    rfm: int | None
    buyer: str
    scale: str
    stale_on: str | None
    converted_on: str | None
    confirmed_on: str | None
    birthday_calendar: str
    last_contact_by: int | None
    last_contact_kind: str
    archived_at: int | None
    deleted_at: int | None
    tags: tuple[int, ...] = ()
    made: Mapping[str, Any] = field(default_factory=dict)

    @property
    def late_days(self) -> int:
        """For how many days a contact has been overdue, that day included; 0 when it is not."""
        if self.stale_on is None or self.stale_on > (today := clock.today()).isoformat():
            return 0
        return (today - date.fromisoformat(self.stale_on)).days + 1

    def value(self, key: str) -> Any:
        """A field's value."""
        return self.made.get(key) if FIELDS[key].made else getattr(self, key)


_SELECTED = {
    "category": "category_id",
    "grade": "grade_id",
    "source": "source_id",
    "stage": "stage_now",
    "lost_reason": "lost_reason_id",
    "owner": "owner_id",
    "referrer": "coalesce((SELECT name FROM customer AS other WHERE other.id = customer.referrer_id), '')",
    "note": "substr(note, 1, 200)",
}
_OWN = [name for name in Row.__slots__ if name not in ("tags", "made")]
_ROW_COLUMNS = ", ".join(_SELECTED.get(name, name) for name in _OWN)

_CHECK_EVERY = 20_000  # steps of SQLite's machine between two looks at the clock or the wish to cancel
_FEW = 10_000  # ids that are put in order by themselves
_DEALT_FROM = 30_000  # ids; fewer are sorted as quickly


def ids(
    session: Session, chosen: Filter, sorts: Sequence[Sort] = (), progress: Progress | None = None
) -> array[int]:
    """The ids of all customers of a filter in order, as signed 64-bit integers.

    Raises:
        Cancelled: `progress` was cancelled.
    """
    sorts = [sort for sort in sorts if sort.key in FIELDS] or [Sort("name")]
    if chosen.empty and by_contact(sorts):
        return _by_contact(session, sorts[0], progress)
    first, rest = sorts[0], sorts[1:]
    column = FIELDS[first.key].read
    check = (progress or Progress()).check
    ranks, texts, indexed = (
        few_values(session, first),
        in_python(first),
        customer_order.along_its_index(first),
    )
    if (ranks is not None or texts is not None or indexed) and not by_contact(sorts):
        behind = _behind(session, chosen, rest, progress)
        if len(behind) >= _DEALT_FROM:
            if indexed:
                return customer_ids.dealt_by_index(
                    session, behind, column, descending=first.descending, check=check
                )
            if ranks is not None:
                known = first.key in LISTS or bool(FIELDS[first.key].made)
                return dealt(session, behind, column, ranks, indexed=known)
            assert texts is not None
            found = dealt_by_text(session, behind, column, texts, descending=first.descending, check=check)
            if found is not None:
                return found
    if along_an_index(chosen, sorts):
        return _passing_in_order(session, chosen, sorts, progress)
    beginning = None if by_contact(sorts) else those_with_a_value(session, chosen, sorts)
    with stoppable(session, _wish(progress)):
        found = fetched(session, *(beginning or statement(session, chosen, sorts)))
    check()
    if beginning is not None:
        found += without(_behind(session, chosen, rest, progress), found)
    return found


def _by_contact(session: Session, sort: Sort, progress: Progress | None) -> array[int]:
    """The whole list in the order of a contact method; those without one follow by their names."""
    check = (progress or Progress()).check
    by_name = _behind(session, Filter(), [], progress)
    with stoppable(session, _wish(progress)):
        found = fetched(session, customer_order.along_the_contacts(sort))
        gone = fetched(
            session, "SELECT id FROM customer WHERE deleted_at IS NOT NULL OR archived_at IS NOT NULL"
        )
    check()
    if gone:
        found = without(found, gone)
    found += without(by_name, found)
    if sort.key != "address":
        return found
    part, key = customer_order.address_read(session)
    read = dealt_by_text(session, found, part, key, descending=sort.descending, check=check)
    if read is not None:
        return read
    with stoppable(session, _wish(progress)):
        found = fetched(session, *statement(session, Filter(), [sort]))
    check()
    return found


def _behind(session: Session, chosen: Filter, sorts: Sequence[Sort], progress: Progress | None) -> array[int]:
    """The order on which the first key of a list stands; not to be changed."""

    def ask() -> array[int]:
        return ids(session, chosen, sorts, progress)

    by_name = list(sorts) in ([], [Sort("name")])
    return kept(session, "customers by name", ask) if by_name and not chosen.parts() else ask()


def _passing_in_order(
    session: Session, chosen: Filter, sorts: Sequence[Sort], progress: Progress | None
) -> array[int]:
    """Those who pass, in the order of all: two readings of the index beside each other.

    That takes a third of the time of sorting what the filter leaves, or of looking at each row along the index.
    """
    check = (progress or Progress()).check
    turned = chosen.rule.rule if isinstance(chosen.rule, Not) else None  # all but some: these are looked for
    with stoppable(session, _wish(progress)):
        passing = fetched(session, *unordered(session, chosen if turned is None else Filter(turned)))
    check()
    if turned is not None:
        return without(_behind(session, Filter(), sorts, progress), passing)
    if len(passing) >= _FEW:
        return among(_behind(session, Filter(), sorts, progress), passing)
    return fetched(session, *in_order(session, passing, sorts))


def first_ids(
    session: Session,
    chosen: Filter,
    sorts: Sequence[Sort] = (),
    limit: int = 100,
    within: float = 0.03,
) -> list[int]:
    """The first ids of `ids`, as many as are found at once.

    Args:
        within: seconds after which the search ends with what it has: an order without an index,
            or a filter that few customers pass, is left to `ids`.
    """
    sorts = [sort for sort in sorts if sort.key in FIELDS]
    found: list[int] = []
    share = within / 2
    for forced in (True, False):  # along the index of the order, or as SQLite finds best
        found = []
        end = time.perf_counter() + share
        with stoppable(session, lambda end=end: time.perf_counter() > end) as stopped:  # type: ignore[misc]
            for sql, parameters in first_statements(session, chosen, sorts, forced):
                if len(found) < limit:
                    cursor = session.query(f"{sql} LIMIT ?", [*parameters, limit - len(found)])
                    found.extend(customer_id for (customer_id,) in cursor)
        if found or not stopped():
            break
    return found


def total(session: Session, archived: bool = False) -> int:
    """How many customers there are in the list (or in the archive)."""
    condition, index = (ARCHIVED, "customer_archived") if archived else (LIVE, "customer_created")
    return int(session.one(f"SELECT count(*) FROM customer INDEXED BY {index} WHERE {condition}")[0])


def count(session: Session, chosen: Filter, progress: Progress | None = None) -> int:
    """How many customers pass a filter.

    Raises:
        Cancelled: `progress` was cancelled.
    """
    if chosen.empty:
        return total(session)
    sql, parameters = unordered(session, chosen)
    with stoppable(session, _wish(progress)):
        row = session.one(f"SELECT count(*) FROM ({sql})", parameters)
    if progress is not None:
        progress.check()
    return int(row[0])


def positions(ordered: Sequence[int], wanted: Set[int]) -> dict[int, int]:
    """Where the wanted ids stand in `ordered`; those that are not there are missing."""
    return {each: at for at, each in enumerate(ordered) if each in wanted} if wanted else {}


def rows(session: Session, wanted: Sequence[int]) -> dict[int, Row]:
    """The rows of a page of ids, by id; those that are gone are missing."""
    made = FIELDS.made
    columns = ", ".join([_ROW_COLUMNS, *map(_made_column, made)])
    keys = [each.key for each in made]
    chosen = json.dumps(list(wanted))
    tags: dict[int, list[int]] = {}
    for customer_id, tag_id in session.query(
        "SELECT customer_id, tag_id FROM customer_tag JOIN tag ON tag.id = tag_id "
        "WHERE customer_id IN (SELECT value FROM json_each(?)) ORDER BY tag.position, tag.id",
        (chosen,),
    ):
        tags.setdefault(customer_id, []).append(tag_id)
    cursor = session.query(
        f"SELECT {columns} FROM customer WHERE id IN (SELECT value FROM json_each(?))", (chosen,)
    )
    found = {}
    for values in cursor:
        own, of_the_shop = values[: len(_OWN)], dict(zip(keys, values[len(_OWN) :], strict=True))
        found[values[0]] = Row(*[*own, tuple(tags.get(values[0], ())), of_the_shop])
    return found


def _made_column(each: Field) -> str:
    if each.kind == Kind.CUSTOMER:
        return f"(SELECT name FROM customer AS other WHERE other.id = customer.{each.column})"
    return f"substr({each.column}, 1, 200)" if each.kind == Kind.LONG_TEXT else each.column


def letters(session: Session, ordered: Sequence[int], descending: bool = False) -> list[tuple[str, int]]:
    """Where each letter of the alphabet begins in ids that are in the order of names.

    Found by bisection, 20 rows a letter, so it works with any filter.

    Returns:
        (letter, position) of the letters that have customers; "#" for digits and signs.
    """
    found: list[tuple[str, int]] = []
    alphabet = [chr(code) for code in range(ord("a"), ord("z") + 1)]
    starts = [place_of(session, ordered, letter, descending) for letter in alphabet]
    if descending:
        ends = [len(ordered), *starts]
        spans = [
            (letter, place_of(session, ordered, chr(ord(letter) + 1), True), ends[at + 1])
            for at, letter in enumerate(alphabet)
        ]
        spans.reverse()
    else:
        behind = place_of(session, ordered, "{", False)
        spans = [
            (letter, start, end)
            for letter, start, end in zip(alphabet, starts, [*starts[1:], behind], strict=True)
        ]
        if starts[0] > 0:
            found.append(("#", 0))
    found.extend((letter.upper(), start) for letter, start, end in spans if end > start)
    return found


def place_of(session: Session, ordered: Sequence[int], spelling: str, descending: bool = False) -> int:
    """Where names that begin with `spelling` (pinyin) begin in ids that are in the order of names.

    In descending order: where the names at or before `spelling` begin.
    """

    def key(customer_id: int) -> str:
        row = session.one("SELECT sort_key FROM customer WHERE id = ?", (customer_id,))
        return row[0] if row else ""

    spelling = spelling.lower()
    if descending:
        backwards = _Backwards(ordered)
        return len(ordered) - bisect_left(backwards, spelling, key=key)
    return bisect_left(ordered, spelling, key=key)


class _Backwards(Sequence[int]):
    """A sequence read from its end, without a copy."""

    def __init__(self, ordered: Sequence[int]) -> None:
        self._ordered = ordered

    def __len__(self) -> int:
        return len(self._ordered)

    def __getitem__(self, at: Any) -> Any:
        return self._ordered[len(self._ordered) - 1 - at]


def _wish(progress: Progress | None) -> Callable[[], bool]:
    return (lambda: False) if progress is None else (lambda: progress.cancelled)


@contextlib.contextmanager
def stoppable(session: Session, stop: Callable[[], bool]) -> Iterator[Callable[[], bool]]:
    """Let a statement of this thread end early, without an error, once `stop` says so.

    Yields a function that tells whether it did.
    """
    connection = session.database.connection
    stopped = False

    def look() -> int:
        nonlocal stopped
        stopped = stopped or stop()
        return int(stopped)

    connection.set_progress_handler(look, _CHECK_EVERY)
    try:
        yield lambda: stopped
    except Exception:
        if not stopped:
            raise
    finally:
        connection.set_progress_handler(None, 0)
