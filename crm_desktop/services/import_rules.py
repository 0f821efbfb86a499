"""What the shop asks of its fields, asked of the rows of an import: filled, and different for each customer."""

from __future__ import annotations

import json

from crm_desktop.data.fields import FIELDS, Kind
from crm_desktop.data.session import Session
from crm_desktop.i18n import translate
from crm_desktop.services import field_values, import_made
from crm_desktop.services.import_matching import Matches
from crm_desktop.services.import_plan import Fate, OnDuplicate, Plan


def fail_incomplete(plan: Plan, matches: Matches) -> None:
    """New customers of a file that has a column for a required field need a value in it.

    A file that has no such column does not know: its customers come in without.
    """
    mapped = {key for key in plan.mapping.values() if key}
    required = [key for key in mapped if key in FIELDS and FIELDS[key].required and key != "name"]
    if not required:
        return
    for start, block in plan.rows.blocks({*required, "name"}):
        for key in required:
            for at, value in enumerate(block.get(key) or [""] * len(block["name"])):
                row = start + at
                if value or plan.fates[row] != Fate.CREATE:
                    continue
                known = row in matches.customers or row in matches.rows
                if known and plan.policy(row) != OnDuplicate.CREATE:
                    continue
                text = translate("Import", "{field} is required.").format(field=FIELDS[key].title)
                plan.add_problem(row, key, text, error=True)
                plan.fates[row] = Fate.FAIL


def fail_outside(plan: Plan) -> None:
    """Values outside of what the shop has set for a field are refused."""
    for key in {key for key in plan.mapping.values() if key and key in FIELDS and FIELDS[key].made}:
        field = FIELDS[key]
        if not (field.least or field.most):
            continue
        known: dict[str, str | None] = {}
        for row, value in _values(plan, key):
            if value not in known:
                known[value] = field_values.problem(field, value)
            if known[value]:
                plan.add_problem(row, key, str(known[value]), error=True)
                plan.fates[row] = Fate.FAIL


def fail_repeated(session: Session, plan: Plan) -> None:
    """A value that must differ for each customer is refused when somebody else has it, or an earlier row."""
    for key in {key for key in plan.mapping.values() if key in FIELDS and _differs(key or "")}:
        wanted = _values(plan, str(key))
        owners = _owners(session, str(key), {value for _, value in wanted})
        first: dict[str, int] = {}
        for row, value in wanted:
            target = plan.targets[row] if plan.fates[row] == Fate.UPDATE else 0
            owner, name = owners.get(value, (target, ""))
            if owner != target:
                text = translate("Import", "{name} has this {field} already.").format(
                    name=name, field=FIELDS[str(key)].title
                )
            elif first.setdefault(value, row) != row and plan.leader(row) != first[value]:
                number = plan.prepared.sheet.row_number(plan.rows.positions[first[value]])
                text = translate("Import", "Row {row} has the same {field}.").format(
                    row=number, field=FIELDS[str(key)].title
                )
            else:
                continue
            plan.add_problem(row, str(key), text, error=True)
            plan.fates[row] = Fate.FAIL


def _differs(key: str) -> bool:
    return FIELDS[key].unique or FIELDS[key].kind == Kind.SERIAL


def _values(plan: Plan, key: str) -> list[tuple[int, str]]:
    return [
        (start + at, value)
        for start, block in plan.rows.blocks({key})
        for at, value in enumerate(block.get(key, ()))
        if value and plan.fates[start + at] in (Fate.CREATE, Fate.UPDATE)
    ]


def _owners(session: Session, key: str, values: set[str]) -> dict[str, tuple[int, str]]:
    """Value → (id, name) of the customer who has it."""
    field = FIELDS[key]
    stored = {import_made.column_value(field, value, {}): value for value in values}
    rows = session.query(
        f"SELECT {field.column}, id, name FROM customer WHERE deleted_at IS NULL "
        f"AND {field.column} IN (SELECT value FROM json_each(?))",
        (json.dumps(list(stored)),),
    )
    return {stored[value]: (customer_id, name) for value, customer_id, name in rows if value in stored}
