"""Fill a shop with invented data: for trying the program, and for measuring it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import repeat
from typing import Any

from crm_desktop import clock, collecting
from crm_desktop.data import search
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Change, Session
from crm_desktop.errors import Cancelled
from crm_desktop.i18n import translate
from crm_desktop.progress import Progress
from crm_desktop.services import (
    classification,
    contacts,
    sample_care,
    sample_class_counts,
    sample_classes,
    sample_groups,
    sample_planning,
    sample_prospects,
    sample_purchases,
    sample_referrals,
    sample_relations,
)
from crm_desktop.services.sample_shop import BLOCK, Block, Lists, Shop
from crm_desktop.values import pinyin

_BLOCKS_IN_ONE = 20  # blocks that are written as one operation: 20,000 customers


@dataclass(frozen=True)
class _Ids:
    """The ids of the lists' entries by their places; the last one, place -1, is none."""

    staff: list[int | None]
    category: list[int | None]
    grade: list[int | None]
    tag: list[int | None]
    source: list[int | None]


@collecting.put_off()
def fill(
    session: Session,
    customers: int,
    interactions: int | None = None,
    *,
    seed: int = 1,
    progress: Progress | None = None,
) -> list[int]:
    """Add invented customers, what happened with them in the last three years and what they bought.

    Lists and staff are added where they are missing. Every 20,000 customers are an operation of
    their own, so that memory and the write-ahead log stay small.

    Args:
        customers: how many, from 0.
        interactions: exactly how many; five for each customer when None; 0 when there are no customers.
        seed: another one gives another shop; the same one gives the same shop.
        progress: told after each 1,000 customers.

    Returns:
        The ids of the operations; undoing them takes exactly the invented data away again.

    Raises:
        Cancelled: the person cancelled; the sentence says what stays.
        StorageError: nothing could be written.
    """
    shop = Shop(seed, customers, interactions, clock.now())
    progress = progress or Progress()
    operations: list[int] = []
    blocks = shop.blocks()
    done = 0
    try:
        while done < customers:
            with session.change(Action.FILL_SAMPLES, wait=60.0) as change:
                ids = _lists(change, shop.lists())
                for block in _some(blocks):
                    first = _write(change, block, ids)
                    sample_purchases.write(change, first, first + len(block.people.name) - 1, seed)
                    done += len(block.people.name)
                    progress.step(done, customers, translate("Sample", "Inventing customers"))
                sample_groups.fill(session)
                if done >= customers:
                    sample_care.write(change)
                    sample_prospects.write(change)
                    sample_planning.write(change)
                    sample_referrals.write(change)
                    sample_relations.write(change)
            operations.append(change.operation_id)
    except Cancelled as cancelled:
        if not operations:
            raise
        kept = len(operations) * _BLOCKS_IN_ONE * BLOCK
        raise Cancelled(
            translate(
                "Sample",
                "Cancelled. %n sample customers were filled in before; undo them in the history.",
                kept,
            )
        ) from cancelled
    sample_classes.write(session)
    sample_class_counts.write(session)
    with session.database.transaction(wait=60.0) as connection:
        search.optimize(connection)
    return operations


def _some(blocks: Iterator[Block]) -> Iterator[Block]:
    for _ in range(_BLOCKS_IN_ONE):
        block = next(blocks, None)
        if block is None:
            return
        yield block


def _lists(change: Change, lists: Lists) -> _Ids:
    """The ids of the lists' entries and the staff; those that are missing are added."""
    categories: list[int] = []
    for name, above in lists.categories:
        if above < 0:
            categories.append(classification.find_or_add(change, "category", name))
        else:
            categories.append(_find_or_add_below(change, name, categories[above]))
    return _Ids(
        staff=[*(_staff(change, name, at) for at, name in enumerate(lists.staff)), None],
        category=[*categories, None],
        grade=[*(classification.find_or_add(change, "grade", name) for name in lists.grades), None],
        tag=[*(classification.find_or_add(change, "tag", name) for name in lists.tags), None],
        source=[*(classification.find_or_add(change, "source", name) for name in lists.sources), None],
    )


def _find_or_add_below(change: Change, name: str, parent_id: int) -> int:
    row = change.execute(
        "SELECT id FROM category WHERE name = ? AND parent_id = ?", (name, parent_id)
    ).fetchone()
    return int(row[0]) if row else classification.insert(change, "category", name, parent_id=parent_id)


def _staff(change: Change, name: str, position: int) -> int:
    row = change.execute("SELECT id FROM staff_member WHERE name = ?", (name,)).fetchone()
    return int(row[0]) if row else change.insert("staff_member", {"name": name, "position": position})


# -- writing a block ------------------------------------------------------------------------------


def _next_id(change: Change, table: str) -> int:
    row = change.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
    return int(row[0]) + 1 if row else 1


def _write(change: Change, block: Block, ids: _Ids) -> int:
    """Write customers and entries; returns the id of the first customer."""
    people, history = block.people, block.history
    first = _next_id(change, "customer")
    n = len(people.name)
    # The derived columns are filled in by the door as well; the sort key it finds right, and leaves.
    _insert(
        change,
        "customer",
        "id number name kind gender birthday birthday_calendar company position region industry intention "
        "interests note category_id grade_id source_id owner_id referrer_id starred created_at "
        "created_by sort_key",
        range(first, first + n),
        _numbers(change, first, n),
        people.name,
        people.kind,
        people.gender,
        people.birthday,
        people.calendar,
        people.company,
        people.position,
        people.region,
        people.industry,
        people.intention,
        people.interests,
        people.note,
        map(ids.category.__getitem__, people.category),
        map(ids.grade.__getitem__, people.grade),
        map(ids.source.__getitem__, people.source),
        map(ids.staff.__getitem__, people.owner),
        [first + referrer if referrer >= 0 else None for referrer in people.referrer],
        people.starred,
        history.created_at,
        map(ids.staff.__getitem__, history.created_by),
        map(pinyin.sort_key, people.name),
    )
    change.executemany(
        "INSERT INTO contact_method (customer_id, kind, value, normalized, label, is_primary, position) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (first + customer, kind, value, contacts.normalize(kind, value), label, primary, position)
            for customer, kind, value, label, primary, position in people.contacts
        ],
    )
    change.executemany(
        "INSERT INTO customer_tag (customer_id, tag_id) VALUES (?, ?)",
        [(first + customer, ids.tag[tag]) for customer, tag in people.tags],
    )
    entries = history.interactions
    first_entry = _next_id(change, "interaction")
    _insert(
        change,
        "interaction",
        "id customer_id kind at day text reason outcome duration visitor_name visitor_phone staff_id created_at",
        range(first_entry, first_entry + len(entries.at)),
        [first + customer if customer >= 0 else None for customer in entries.customer],
        entries.kind,
        entries.at,
        entries.day,
        entries.text,
        entries.reason,
        entries.outcome,
        entries.duration,
        entries.visitor_name,
        entries.visitor_phone,
        map(ids.staff.__getitem__, entries.staff),
        entries.at,
    )
    change.executemany(
        "INSERT INTO follow_up (customer_id, title, kind, due_day, due_time, status, priority, done_at, "
        "outcome, staff_id, interaction_id, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (first + customer, *said, ids.staff[person], first_entry + entry, created_at)
            for customer, *said, person, entry, created_at in history.follow_ups
        ],
    )
    return first


def _insert(change: Change, table: str, columns: str, *values: Any) -> None:
    names = columns.split()
    marks = ", ".join(repeat("?", len(names)))
    change.executemany(
        f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})", zip(*values, strict=True)
    )


def _numbers(change: Change, first: int, n: int) -> list[str]:
    """Customer numbers from the ids; one that somebody has given by hand already gets a tail."""
    numbers = [f"C{customer_id:06d}" for customer_id in range(first, first + n)]
    taken = {
        number
        for (number,) in change.execute(
            "SELECT number FROM customer WHERE deleted_at IS NULL AND number IN (SELECT value FROM json_each(?))",
            (json.dumps(numbers),),
        )
    }
    return [f"{number}-S" if number in taken else number for number in numbers] if taken else numbers
