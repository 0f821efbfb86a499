"""The filters of the check: which rows the grid shows, with their counts."""

from __future__ import annotations

from enum import StrEnum

from crm_desktop.i18n import translate
from crm_desktop.services.imports import Fate, Plan


class Shown(StrEnum):
    """Which rows are shown."""

    ALL = "all"
    ERRORS = "errors"
    WARNINGS = "warnings"
    UNDECIDED = "undecided"
    DUPLICATES = "duplicates"
    NEW = "new"
    UPDATES = "updates"
    SKIPPED = "skipped"
    TIDIED = "tidied"


_FATES = {
    Shown.ERRORS: Fate.FAIL,
    Shown.NEW: Fate.CREATE,
    Shown.UPDATES: Fate.UPDATE,
    Shown.SKIPPED: Fate.SKIP,
}


def rows_of(plan: Plan, shown: Shown) -> list[int] | range:
    """The rows of a plan that are shown."""
    if shown in _FATES:
        wanted = _FATES[shown]
        return [row for row, fate in enumerate(plan.fates) if fate == wanted]
    if shown == Shown.WARNINGS:
        return sorted(row for row in plan.problems if _is_taken(plan, row))
    if shown == Shown.UNDECIDED:
        return sorted(plan.undecided)
    if shown == Shown.DUPLICATES:
        return sorted(plan.duplicates)
    if shown == Shown.TIDIED:
        return sorted(row for row in plan.rows.tidied if _is_taken(plan, row))
    return range(len(plan.rows))


def count(plan: Plan, shown: Shown) -> int:
    """How many these are."""
    return plan.count(_FATES[shown]) if shown in _FATES else len(rows_of(plan, shown))


def words(plan: Plan) -> dict[Shown, str]:
    """The filters that have rows, in words with their counts."""
    counts = {shown: count(plan, shown) for shown in Shown}
    said = {
        Shown.ALL: translate("ImportWizard", "All %n", counts[Shown.ALL]),
        Shown.ERRORS: translate("ImportWizard", "⚠ %n errors", counts[Shown.ERRORS]),
        Shown.WARNINGS: translate("ImportWizard", "△ %n warnings", counts[Shown.WARNINGS]),
        Shown.UNDECIDED: translate("ImportWizard", "? %n to decide", counts[Shown.UNDECIDED]),
        Shown.DUPLICATES: translate("ImportWizard", "%n duplicates", counts[Shown.DUPLICATES]),
        Shown.NEW: translate("ImportWizard", "＋ %n new", counts[Shown.NEW]),
        Shown.UPDATES: translate("ImportWizard", "⟳ %n updates", counts[Shown.UPDATES]),
        Shown.SKIPPED: translate("ImportWizard", "= %n skipped", counts[Shown.SKIPPED]),
        Shown.TIDIED: translate("ImportWizard", "✎ %n tidied", counts[Shown.TIDIED]),
    }
    return {shown: text for shown, text in said.items() if shown == Shown.ALL or counts[shown]}


def _is_taken(plan: Plan, row: int) -> bool:
    return plan.fates[row] in (Fate.CREATE, Fate.UPDATE)
