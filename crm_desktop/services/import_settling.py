"""Making a plan: rows are cleaned, looked up in the data and beside each other, and each gets its fate."""

from __future__ import annotations

import json
from array import array
from collections.abc import Mapping
from typing import Any

from crm_desktop.data.session import Session
from crm_desktop.i18n import translate
from crm_desktop.progress import Progress
from crm_desktop.services import (
    import_cleaning,
    import_lists,
    import_matching,
    import_mending,
    import_rows,
    import_rules,
    import_updates,
)
from crm_desktop.services.import_columns import COLLECTING, Prepared
from crm_desktop.services.import_matching import Matches
from crm_desktop.services.import_plan import LEFT_OUT, REPEATS, SAME, Fate, OnDuplicate, Options, Plan
from crm_desktop.services.import_rows import CleanRows

_CLEANING = ("keep_unmapped", "hidden_rows", "date_orders")  # options that change all the rows
_MATCHING = ("match", "phone_alone", "left_out")  # options that change which rows are known
_UPDATING = (OnDuplicate.FILL, OnDuplicate.OVERWRITE)


def make(
    session: Session,
    prepared: Prepared,
    mapping: Mapping[int, str | None],
    options: Options,
    progress: Progress | None = None,
) -> Plan:
    """Clean the rows, look them up, and say what would become of each.

    Raises:
        Cancelled: through `progress`.
    """
    cleaned = import_cleaning.clean(
        prepared,
        mapping,
        edits=options.edits,
        left_out=frozenset() if options.hidden_rows else prepared.sheet.hidden_rows,
        keep_unmapped=options.keep_unmapped,
        date_orders=options.date_orders,
        progress=progress,
    )
    plan = Plan(prepared, dict(mapping), options, cleaned, cleaned)
    _settle(session, plan, progress)
    return plan


def with_options(plan: Plan, session: Session, options: Options, progress: Progress | None = None) -> Plan:
    """The same file under other options; rows are cleaned and looked up again only when these ask for it.

    Raises:
        Cancelled: through `progress`; the plan that was given is as before.
    """
    cleaned: CleanRows | None = plan.cleaned
    mended = _mended(plan.options.edits, options.edits)
    if any(getattr(options, name) != getattr(plan.options, name) for name in _CLEANING):
        cleaned = None
    elif mended:
        cleaned = import_mending.clean_again(
            plan.cleaned,
            plan.prepared,
            plan.mapping,
            mended=mended,
            edits=options.edits,
            keep_unmapped=options.keep_unmapped,
        )
    if cleaned is None:
        return make(session, plan.prepared, plan.mapping, options, progress)
    other = Plan(plan.prepared, plan.mapping, options, cleaned, cleaned)
    same = all(getattr(options, name) == getattr(plan.options, name) for name in _MATCHING)
    if same and (not mended or _stays_matched(session, plan, other, {position for position, _ in mended})):
        other.matches, other.as_of = plan.matches, plan.as_of
    _settle(session, other, progress)
    return other


def _mended(
    before: Mapping[tuple[int, int], str], after: Mapping[tuple[int, int], str]
) -> dict[tuple[int, int], str | None]:
    """The cells whose correction differs → what it is now."""
    places = before.keys() | after.keys()
    return {place: after.get(place) for place in places if before.get(place) != after.get(place)}


def _stays_matched(session: Session, before: Plan, after: Plan, positions: set[int]) -> bool:
    """Whether the rows at these places meet nobody, before and after, so that the matches are the same."""
    if before.matches is None or before.as_of != newest_operation(session):
        return False
    changed = {row for position in positions if (row := after.cleaned.row_at(position)) is not None}
    return import_matching.meet_nobody(
        session,
        changed,
        before.matches,
        [(plan.cleaned, _failed(plan) | _left_out(plan)) for plan in (before, after)],
        keys=after.options.match,
        phone_alone=after.options.phone_alone,
    )


def _failed(plan: Plan) -> set[int]:
    problems = plan.cleaned.problems
    return {row for row, own in problems.items() if any(each.error for each in own)}


def newest_operation(session: Session) -> int:
    """The id of the newest operation: the state of the data."""
    return int(session.one("SELECT coalesce(max(id), 0) FROM operation")[0])


def _settle(session: Session, plan: Plan, progress: Progress | None = None) -> None:
    """Decide the fate of each row by the data as they are now."""
    rows, options = plan.rows, plan.options
    plan.fates = bytearray(len(rows))
    plan.targets = array("q", bytes(8 * len(rows)))
    plan.problems = dict(rows.problems)
    failed = _failed(plan)
    left_out = _left_out(plan)
    with session.database.snapshot():
        newest = newest_operation(session)
        matches = plan.matches if plan.as_of == newest else None
        if matches is None:
            matches = import_matching.match(
                session,
                rows,
                keys=options.match,
                phone_alone=options.phone_alone,
                failed=failed | left_out,
                progress=progress,
            )
        plan.matches, plan.as_of = matches, newest
        for row in failed - left_out:
            plan.fates[row] = Fate.FAIL
        for row in left_out:
            plan.fates[row] = Fate.SKIP
            plan.reasons[row] = LEFT_OUT
        plan.duplicates = set(matches.customers) | set(matches.rows)
        _fail_nameless(plan, matches)
        import_rules.fail_incomplete(plan, matches)
        _decide(plan, matches)
        _fold_repeats(plan)
        _skip_what_is_the_same(session, plan)
        import_rules.fail_outside(plan)
        import_rules.fail_repeated(session, plan)
        plan.unknown = import_lists.unknown(session, plan)
        taken = _taken_numbers(session, plan)
    _warn_of_shared_phones(plan, matches)
    for row in taken:
        text = translate("Import", "The number {number} is taken: the customer gets a new one.")
        plan.add_problem(row, "number", text.format(number=rows.numbers[row]), error=False)


def _taken_numbers(session: Session, plan: Plan) -> list[int]:
    """New customers that cannot have the number that the file gives them."""
    made = [row for row, number in enumerate(plan.rows.numbers) if number and plan.fates[row] == Fate.CREATE]
    if not made:
        return []
    wanted = json.dumps([plan.rows.numbers[row] for row in made])
    used = {
        number
        for (number,) in session.query(
            "SELECT number FROM customer WHERE deleted_at IS NULL AND number IN (SELECT value FROM json_each(?))",
            (wanted,),
        )
    }
    taken = []
    for row in made:
        number = plan.rows.numbers[row]
        if number in used:
            taken.append(row)
        used.add(number)
    return taken


def _left_out(plan: Plan) -> set[int]:
    wanted = plan.options.left_out
    if not wanted:
        return set()
    return {row for row, position in enumerate(plan.rows.positions) if position in wanted}


def _fail_nameless(plan: Plan, matches: Matches) -> None:
    for row, name in enumerate(plan.rows.names):
        if name or plan.fates[row] != Fate.CREATE:
            continue
        known = row in matches.customers or row in matches.rows
        if known and plan.policy(row) != OnDuplicate.CREATE:
            continue
        plan.add_problem(row, "name", translate("Import", "The name is missing."), error=True)
        plan.fates[row] = Fate.FAIL


def _decide(plan: Plan, matches: Matches) -> None:
    for row, (customer_id, why) in matches.customers.items():
        policy = plan.policy(row)
        if plan.fates[row] != Fate.FAIL and policy != OnDuplicate.CREATE:
            _meet(plan, row, policy, customer_id, why)
    instead: dict[int, int] = {}  # an earlier row that is not taken → the row that takes its place
    for row, (first, _why) in sorted(matches.rows.items()):
        policy = plan.policy(row)
        if plan.fates[row] == Fate.FAIL or policy == OnDuplicate.CREATE:
            continue
        before = plan.leader(first)
        leader = instead.get(first, first) if before is None else before
        idle = plan.fates[leader] == Fate.SKIP and policy in _UPDATING
        if plan.fates[leader] == Fate.FAIL or (idle and row in matches.customers):
            instead[first] = row
            continue
        _meet(plan, row, policy, plan.targets[leader], f"{REPEATS}{leader}")


def _meet(plan: Plan, row: int, policy: OnDuplicate, customer_id: int, why: str) -> None:
    plan.fates[row] = Fate.UPDATE if policy in _UPDATING else Fate.SKIP
    plan.targets[row] = customer_id
    plan.reasons[row] = why
    if policy == OnDuplicate.ASK:
        plan.undecided.add(row)


def _fold_repeats(plan: Plan) -> None:
    """What a repeating row adds goes into the row that it repeats; alone it does nothing."""
    repeats = [
        (row, leader)
        for row in sorted(plan.reasons)
        if plan.fates[row] == Fate.UPDATE and (leader := plan.leader(row)) is not None
    ]
    if not repeats:
        return
    plan.rows = rows = plan.cleaned.copy()
    for row, leader in repeats:
        start, block = rows.block_of(row)
        said = {key: values[row - start] for key, values in block.items() if values[row - start]}
        start, block = rows.block_of(leader)
        at = leader - start
        if not _merge(plan.policy(row), block, at, said):
            plan.fates[row] = Fate.SKIP
            continue
        rows.replace(start, block)
        rows.names[leader] = block["name"][at]


def _merge(policy: OnDuplicate, block: dict[str, list[Any]], at: int, said: Mapping[str, Any]) -> bool:
    changed = False
    count = len(block["name"])
    for key, value in said.items():
        if key in ("number", "created_at") and key in block and block[key][at]:
            continue
        values = block.setdefault(key, [import_rows.EMPTY.get(key, "")] * count)
        before = values[at]
        if key in COLLECTING:
            first, second = (before, value) if policy == OnDuplicate.FILL else (value, before)
            value = tuple(dict.fromkeys((*first, *second)))
        elif before and policy == OnDuplicate.FILL:
            continue
        if value != before:
            values[at] = value
            changed = True
    return changed


def _skip_what_is_the_same(session: Session, plan: Plan) -> None:
    """Rows that would change nothing are skipped, with the rows that repeat them."""
    if not plan.count(Fate.UPDATE):
        return
    idle: set[int] = set()
    for row, update in list(import_updates.updates(session, plan)):
        if update:
            plan.changes[row] = update.keys
        else:
            idle.add(row)
            plan.fates[row] = Fate.SKIP
            plan.reasons[row] = SAME
    if idle:
        for row in plan.reasons:
            if plan.fates[row] == Fate.UPDATE and plan.leader(row) in idle:
                plan.fates[row] = Fate.SKIP


def _warn_of_shared_phones(plan: Plan, matches: Matches) -> None:
    for row, name in matches.shared.items():
        if plan.fates[row] == Fate.CREATE:
            text = translate("Import", "{name} has the same number: taken as two customers.").format(
                name=name
            )
            plan.add_problem(row, "phone", text, error=False)
