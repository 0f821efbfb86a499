"""What an import of interactions, follow-ups or purchases would do with each row."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from crm_desktop.data.session import Session
from crm_desktop.i18n import translate
from crm_desktop.progress import Progress
from crm_desktop.services import import_cleaning, import_lists, import_settling
from crm_desktop.services.entry_fields import Content
from crm_desktop.services.entry_matching import MINUTE, Found, Known, Who, identity
from crm_desktop.services.entry_rows import Finisher
from crm_desktop.services.import_columns import Prepared
from crm_desktop.services.import_plan import LEFT_OUT, REPEATS, SAME, Fate, OnDuplicate, Options, Plan
from crm_desktop.services.import_rows import Block

# What a file may change on an entry that is there.
_OTHERS = {
    Content.INTERACTIONS: ("at", "text", "reason", "outcome", "duration", "kind", "staff"),
    Content.FOLLOW_UPS: (
        "due_day", "due_time", "title", "kind", "status", "outcome", "done_at", "staff", "priority", "rule", "anchor",
    ),
    Content.PURCHASES: ("at", "item", "quantity", "amount", "cost", "channel", "place", "note", "staff", "order_state", "promised_on"),
}  # fmt: skip
_MOMENTS = ("at", "done_at")


@dataclass
class EntryPlan(Plan):
    """A `Plan` of entries: `targets` are whose they are, 0 for nobody known.

    Args:
        kindless: how many rows do not say what kind of contact it was.
        nobodys: how many rows fail that could stand in the register, for want of a customer.
        existing: row → the entry that it repeats or updates.
        updates: row → what it changes on that entry: field key → value; a name for the staff.
    """

    kindless: int = 0
    nobodys: int = 0
    existing: dict[int, int] = field(default_factory=dict)
    updates: dict[int, dict[str, Any]] = field(default_factory=dict)

    @property
    def content(self) -> Content:
        """Interactions, follow-ups or purchases."""
        return self.prepared.content


def make(
    session: Session,
    prepared: Prepared,
    mapping: Mapping[int, str | None],
    options: Options,
    progress: Progress | None = None,
) -> EntryPlan:
    """Clean the rows, find whose each is, and say what would become of it.

    Raises:
        Cancelled: through `progress`.
    """
    rows = import_cleaning.clean(
        prepared,
        mapping,
        edits=options.edits,
        left_out=frozenset() if options.hidden_rows else prepared.sheet.hidden_rows,
        keep_unmapped=options.keep_unmapped,
        date_orders=options.date_orders,
        progress=progress,
    )
    finisher = Finisher(prepared, mapping, options, rows)
    finisher.run()
    plan = EntryPlan(prepared, dict(mapping), options, rows, rows, kindless=finisher.kindless)
    _settle(session, plan, progress)
    return plan


# -- what becomes of a row -----------------------------------------------------------------------


def _settle(session: Session, plan: EntryPlan, progress: Progress | None = None) -> None:
    """Decide the fate of each row by the data as they are now."""
    rows = plan.rows
    plan.as_of = import_settling.newest_operation(session)
    plan.fates = bytearray(len(rows))
    plan.targets = array("q", bytes(8 * len(rows)))
    plan.problems = {row: list(problems) for row, problems in rows.problems.items()}
    with session.database.snapshot():
        work = _Settler(session, plan)
        for start, block in rows.blocks():
            if progress is not None:
                progress.step(start, len(rows), translate("Import", "Looking for customers you have"))
            work.block(start, block)
        plan.unknown = import_lists.unknown(session, plan)


class _Settler:
    def __init__(self, session: Session, plan: EntryPlan) -> None:
        self._session = session
        self._plan = plan
        self._options = plan.options
        self._content = plan.prepared.content
        self._seen: dict[tuple[Any, ...], int] = {}

    def block(self, start: int, block: Block) -> None:
        count = len(block["name"])
        plan = self._plan
        who = Who(self._session, block, count)
        found: dict[int, Found] = {}
        for at in range(count):
            row = start + at
            if plan.rows.positions[row] in plan.options.left_out:
                plan.fates[row] = Fate.SKIP
                plan.reasons[row] = LEFT_OUT
                continue
            if any(each.error for each in plan.problems.get(row, ())):
                plan.fates[row] = Fate.FAIL
                continue
            found[at] = who.find(at)
            plan.targets[row] = found[at].customer_id or 0
        owners = [found[at].customer_id if at in found else None for at in range(count)]
        known = Known(self._session, self._content, block, owners)
        for at, whose in found.items():
            row = start + at
            if whose.warning:
                plan.add_problem(row, whose.key, whose.warning, error=False)
            if whose.problem and not self._may_stand_alone(row, at, block, whose, known):
                plan.add_problem(row, whose.key, whose.problem, error=True)
                plan.fates[row] = Fate.FAIL
                plan.nobodys += whose.nobody and self._content == Content.INTERACTIONS
            else:
                self._decide(row, at, block, whose.customer_id, known)

    def _may_stand_alone(self, row: int, at: int, block: Block, whose: Found, known: Known) -> bool:
        """Whether a row of nobody known stands in the register, already or because the person wants it."""
        if not whose.nobody or self._content != Content.INTERACTIONS:
            return False
        if self._options.keep_unknown:
            return True
        return known.find(block, at, None, identity(self._content, block, at, None)) is not None

    def _decide(self, row: int, at: int, block: Block, owner: int | None, known: Known) -> None:
        plan, policy = self._plan, self._plan.policy(row)
        key = identity(self._content, block, at, owner)
        if policy != OnDuplicate.CREATE:
            nth = 0
            if self._content == Content.PURCHASES:  # the same thing is bought twice on a day
                nth = self._seen.get(key, 0)
                self._seen[key] = nth + 1
            else:
                first = self._seen.setdefault(key, row)
                if first != row:
                    plan.fates[row] = Fate.SKIP
                    plan.reasons[row] = f"{REPEATS}{first}"
                    plan.duplicates.add(row)
                    return
            entry = known.find(block, at, owner, key, nth)
            if entry is not None:
                self._compare(row, at, block, entry)
                return
        plan.fates[row] = Fate.CREATE

    def _compare(self, row: int, at: int, block: Block, entry: dict[str, Any]) -> None:
        """What the row would change on the entry that is there."""
        plan, policy = self._plan, self._plan.policy(row)
        plan.existing[row] = entry["id"]
        plan.duplicates.add(row)
        changes: dict[str, Any] = {}
        for key in _OTHERS[self._content]:
            value = block[key][at] if key in block else None
            if value in ("", None) or (key == "kind" and key not in self._plan.mapping.values()):
                continue
            before = entry[key]
            same = str("" if before is None else before).casefold() == str(value).casefold()
            if same or (key in _MOMENTS and before is not None and before // MINUTE == value // MINUTE):
                continue
            if key == "status" and key not in self._plan.mapping.values():
                continue
            if policy == OnDuplicate.FILL and before not in ("", None):
                continue
            changes[key] = value
        if not changes:
            plan.fates[row] = Fate.SKIP
            plan.reasons[row] = SAME
        elif policy in (OnDuplicate.SKIP, OnDuplicate.ASK):
            plan.fates[row] = Fate.SKIP
            plan.reasons[row] = "id"
            if policy == OnDuplicate.ASK:
                plan.undecided.add(row)
        else:
            plan.fates[row] = Fate.UPDATE
            plan.reasons[row] = "id"
            plan.updates[row] = changes
            plan.changes[row] = tuple(changes)
