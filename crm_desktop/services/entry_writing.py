"""Writing a plan of interactions, follow-ups or purchases: new ones in bulk, then what changes on those that are there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from crm_desktop import clock
from crm_desktop.data.session import Change, Session
from crm_desktop.i18n import translate
from crm_desktop.progress import Progress
from crm_desktop.services import entry_purchases, import_lists
from crm_desktop.services.entry_fields import Content
from crm_desktop.services.entry_plan import EntryPlan
from crm_desktop.services.entry_rows import done_day
from crm_desktop.services.import_plan import Fate

_INTERACTION = (
    "customer_id", "kind", "at", "day", "text", "reason", "outcome", "duration", "visitor_name", "visitor_phone",
    "staff_id", "created_at",
)  # fmt: skip
_FOLLOW_UP = (
    "customer_id", "title", "kind", "due_day", "due_time", "status", "done_at", "outcome", "staff_id", "created_at",
    "priority", "rule", "anchor", "series_day",
)  # fmt: skip


def write(session: Session, change: Change, plan: EntryPlan, progress: Progress | None) -> None:
    """Write all rows that are taken, inside the import's change.

    Raises:
        Cancelled: through `progress`; the change rolls back.
    """
    staff = import_lists.add_entries(session, change, plan, "staff")
    if plan.content == Content.PURCHASES:
        _write_purchases(session, change, plan, progress, staff)
        return
    rows = _interactions if plan.content == Content.INTERACTIONS else _follow_ups
    table, columns = (
        ("interaction", _INTERACTION) if plan.content == Content.INTERACTIONS else ("follow_up", _FOLLOW_UP)
    )
    for start, block in plan.rows.blocks():
        if progress is not None:
            progress.step(start, len(plan.rows), translate("Import", "Writing"))
        places = [at for at in range(len(block["name"])) if plan.fates[start + at] == Fate.CREATE]
        if places:
            change.insert_many(table, columns, rows(change, plan, start, block, places, staff))
    _update(change, plan, table, staff)


def _write_purchases(
    session: Session,
    change: Change,
    plan: EntryPlan,
    progress: Progress | None,
    staff: dict[str, int | None],
) -> None:
    writer = entry_purchases.Writer(session, change, staff)
    for start, block in plan.rows.blocks():
        if progress is not None:
            progress.step(start, len(plan.rows), translate("Import", "Writing"))
        places = [at for at in range(len(block["name"])) if plan.fates[start + at] == Fate.CREATE]
        if places:
            writer.write(block, {at: plan.targets[start + at] for at in places})
    writer.write_returns()
    for row, changes in plan.updates.items():
        writer.update(plan.existing[row], changes)


def _interactions(
    change: Change,
    plan: EntryPlan,
    start: int,
    block: dict[str, list[Any]],
    places: list[int],
    staff: dict[str, int | None],
) -> Iterator[tuple[Any, ...]]:
    for at in places:
        owner = plan.targets[start + at] or None
        phone = block["phone"][at] if "phone" in block else ()
        yield (
            owner,
            block["kind"][at],
            block["at"][at],
            clock.local_day(block["at"][at]),
            _value(block, "text", at),
            _value(block, "reason", at),
            _value(block, "outcome", at),
            _value(block, "duration", at, None),
            "" if owner else block["name"][at],
            "" if owner or not phone else phone[0],
            staff.get(_value(block, "staff", at).casefold()),
            change.at,
        )


def _follow_ups(
    change: Change,
    plan: EntryPlan,
    start: int,
    block: dict[str, list[Any]],
    places: list[int],
    staff: dict[str, int | None],
) -> Iterator[tuple[Any, ...]]:
    for at in places:
        status, due_day = block["status"][at], block["due_day"][at]
        rule = _value(block, "rule", at)
        yield (
            plan.targets[start + at],
            _value(block, "title", at),
            block["kind"][at],
            due_day,
            _value(block, "due_time", at),
            status,
            None if status == "open" else _value(block, "done_at", at, None) or done_day(due_day, change.at),
            _value(block, "outcome", at),
            staff.get(_value(block, "staff", at).casefold()),
            _value(block, "created_at", at, None) or change.at,
            _value(block, "priority", at, None) or 0,
            rule,
            _value(block, "anchor", at) or "due",
            due_day if rule else "",
        )


def _value(block: dict[str, list[Any]], key: str, at: int, empty: Any = "") -> Any:
    return block[key][at] if key in block else empty


def _update(change: Change, plan: EntryPlan, table: str, staff: dict[str, int | None]) -> None:
    for row, changes in plan.updates.items():
        values = dict(changes)
        if "staff" in values:
            values["staff_id"] = staff.get(values.pop("staff").casefold())
        if "at" in values:
            values["day"] = clock.local_day(values["at"])
        if "status" in values:
            if values["status"] == "open":
                values["done_at"] = None
            else:
                values.setdefault("done_at", change.at)
        elif table == "follow_up" and "done_at" in values:
            del values["done_at"]  # of one that is not done
        if "rule" in values:  # its series begins on its day
            (day,) = change.execute(
                "SELECT due_day FROM follow_up WHERE id = ?", (plan.existing[row],)
            ).fetchone()
            values["series_day"] = values.get("due_day", day)
        change.update(table, plan.existing[row], values)
