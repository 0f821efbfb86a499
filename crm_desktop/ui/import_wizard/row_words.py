"""What becomes of a row, in words: short for the grid, in full for the line under it."""

from __future__ import annotations

from crm_desktop.data.session import Session
from crm_desktop.i18n import labelled, translate
from crm_desktop.services import customers, entry_changes, history, import_cells, import_updates
from crm_desktop.services.entry_plan import EntryPlan
from crm_desktop.services.import_plan import LEFT_OUT, SAME, WHOLE
from crm_desktop.services.imports import Fate, OnDuplicate, Plan, field_title

_CHANGES_TOLD = 4


def policy(which: OnDuplicate) -> str:
    """A policy for one row, as a choice."""
    return {
        OnDuplicate.SKIP: lambda: translate("ImportWizard", "skip it"),
        OnDuplicate.FILL: lambda: translate("ImportWizard", "fill in what is empty"),
        OnDuplicate.OVERWRITE: lambda: translate("ImportWizard", "overwrite"),
        OnDuplicate.CREATE: lambda: translate("ImportWizard", "create a second one"),
        OnDuplicate.ASK: lambda: translate("ImportWizard", "not decided yet"),
    }[which]()


def fate(plan: Plan, row: int) -> str:
    """What becomes of a row of the plan, in a few words."""
    which = Fate(plan.fates[row])
    reason = plan.reasons.get(row, "")
    if which == Fate.FAIL:
        problem = next((each for each in plan.problems.get(row, []) if each.error), None)
        return problem.text if problem else translate("ImportWizard", "has errors")
    if reason == LEFT_OUT:
        return translate("ImportWizard", "left out by you")
    if which == Fate.CREATE:
        warning = next(iter(plan.problems.get(row, [])), None)
        if warning:
            return warning.text
        if row in plan.duplicates:
            return translate("ImportWizard", "new, though you have one")
        return translate("ImportWizard", "new")
    leader = plan.leader(row)
    if leader is not None:
        number = plan.prepared.sheet.row_number(plan.rows.positions[leader])
        return translate("ImportWizard", "repeats row {number}").format(number=number)
    if reason == SAME:
        return translate("ImportWizard", "nothing new in it")
    if which == Fate.UPDATE and isinstance(plan, EntryPlan):
        return translate("ImportWizard", "updates an entry")
    if which == Fate.UPDATE:
        return translate("ImportWizard", "updates a customer")
    return known_by(reason)


def known_by(reason: str) -> str:
    """Why a row is a customer that is there already."""
    if reason == "id":
        return translate("ImportWizard", "you have this entry")
    if reason == WHOLE:
        return translate("ImportWizard", "you have it, just so")
    if reason == "birthday":
        return translate("ImportWizard", "you have it, by name and birthday")
    return translate("ImportWizard", "you have it, by {field}").format(field=field_title(reason))


def customer(session: Session, plan: Plan, row: int) -> str:
    """The customer that a row was known by: number, name, phone, company; "" when it is none."""
    if not plan.targets[row]:
        return ""
    found = customers.get(session, plan.targets[row])
    parts = (found.number, found.name, found.phone, found.company)
    return " · ".join(part for part in parts if part)


def repeated(plan: Plan, row: int) -> str:
    """The earlier row that a row repeats, as it will be kept; "" when it repeats none."""
    leader = plan.leader(row)
    if leader is None:
        return ""
    number = plan.prepared.sheet.row_number(plan.rows.positions[leader])
    kept = [import_cells.look(plan, leader, column).kept for column, key in plan.mapping.items() if key]
    said = " · ".join(text for text in kept if text)
    return translate("ImportWizard", "Row {number}: {text}").format(number=number, text=said)


def changes(session: Session, plan: Plan, row: int) -> str:
    """What a row changes on its customer or entry: field: before → after; "" for nothing."""
    if not plan.changes.get(row):
        return ""
    if isinstance(plan, EntryPlan):
        told = entry_changes.told(session, plan, row)
        return "; ".join(labelled(title, f"{was} → {after}") for title, was, after in told[:_CHANGES_TOLD])
    before = import_updates.before(session, plan, row)
    _row, update = next(import_updates.updates(session, plan, only=row))
    said = []
    for key in update.keys:
        if key in update.own:
            after = history.value_title(session, key, update.own[key])
        elif key == "tags":
            after = "、".join(update.tags) or "—"
        elif key in update.removed:
            after = "—"
        else:
            after = "、".join(update.contacts.get(key, ()))
        was = history.value_title(session, key, before.get(key, ""))
        if key in update.promoted and not after:
            after = translate("ImportWizard", "another one is the main one")
        said.append(labelled(field_title(key), f"{was} → {after}"))
    more = len(said) - _CHANGES_TOLD
    rest = [translate("ImportWizard", "%n more", more)] if more > 0 else []
    return "; ".join(said[:_CHANGES_TOLD] + rest)
