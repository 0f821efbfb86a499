"""One cell of a checked file: as it is written there, and as it will be kept."""

from __future__ import annotations

from typing import Any, NamedTuple

from crm_desktop.data.fields import Kind
from crm_desktop.exchange import cleaning
from crm_desktop.exchange.columns import as_text
from crm_desktop.i18n import labelled, translate
from crm_desktop.services import entry_words, field_values, import_made, options
from crm_desktop.services.entry_fields import DURATION, Content
from crm_desktop.services.import_blocks import apportioned, fields_beside, is_nothing
from crm_desktop.services.import_columns import FAMILY_NAME, GIVEN_NAME, field_title, kind_of
from crm_desktop.services.import_plan import Plan
from crm_desktop.services.import_rows import CellProblem
from crm_desktop.values import partial_dates


class CellLook(NamedTuple):
    """A cell for the eye.

    Args:
        written: what stands in the file, or what the person put in its place.
        original: what stands in the file.
        kept: what is stored of it.
        tidied: these differ in more than the way of showing.
        edited: the person put it there.
        problem: what is wrong with it.
    """

    written: str
    kept: str
    tidied: bool = False
    edited: bool = False
    problem: CellProblem | None = None
    original: str = ""


def look(plan: Plan, row: int, column: int) -> CellLook:
    """How a cell of `plan.rows` looks; cheap enough for every cell that is on the screen."""
    position = plan.rows.positions[row]
    place = (position, column)
    edit = plan.options.edits.get(place)
    own = plan.prepared.sheet.rows[position][column]
    cell = edit if edit is not None else plan.rows.filled.get(place, own)
    original = cleaning.shown(own)
    written = original if edit is None else edit
    key = plan.mapping.get(column)
    problem = next((each for each in plan.problems.get(row, ()) if each.column == column), None)
    edited = edit is not None
    if not key:
        return CellLook(written, cleaning.shown(cell), False, edited, problem, original)
    content = plan.prepared.content
    fields = fields_beside(plan.prepared.columns[column], key, content)
    parts = apportioned(cell, key, fields) if fields else None
    if parts is not None and (problem is None or not problem.error):
        return CellLook(written, _shared_out(parts, key), True, edited, problem, original)
    kind = kind_of(key, content)
    cleaned = (
        cleaning.Cleaned("", (), True)
        if is_nothing(kind, cell)
        else cleaning.clean(cell, kind, plan.rows.rules.get(column, cleaning.Rules()))
    )
    if any(each.severity == cleaning.ERROR for each in cleaned.problems):
        return CellLook(written, cleaning.shown(cell), False, edited, problem, original)
    kept = _in_words(key, kind, cleaned, content)
    return CellLook(written, kept, cleaned.changed or cell != own, edited, problem, original)


def _shared_out(parts: dict[str, str], own: str) -> str:
    """13800138000 · WeChat: wangxm: what goes to another field has its name before it."""
    said = []
    for key, text in parts.items():
        kind = kind_of(key, Content.CUSTOMERS)
        kept = _in_words(key, kind, cleaning.clean(text, kind), Content.CUSTOMERS)
        said.append(kept if key == own else labelled(field_title(key), kept))
    return " · ".join(said)


def _in_words(key: str, kind: str, cleaned: cleaning.Cleaned, content: Content) -> str:
    value: Any = cleaned.value
    if value in ("", None, ()):
        return ""
    if kind == Kind.OPTION and content != Content.CUSTOMERS:
        return entry_words.option_title(key, value)
    if kind == Kind.OPTION and import_made.is_made(key):
        return field_values.shown(import_made.field_of(key), value)
    if kind in (Kind.OPTION, "gender"):
        return options.title(key, value)
    if kind == DURATION:
        return translate("Import", "%n minutes", round(value / 60))
    if kind == Kind.PARTIAL_DATE and cleaned.extra:
        return partial_dates.show(str(value), calendar=cleaned.extra["calendar"])
    if key in (FAMILY_NAME, GIVEN_NAME):
        return str(value)
    text = as_text(value, kind)
    if kind == Kind.INSTANT:
        text = text.removesuffix(" 00:00")  # a day
    extra = cleaned.extra or {}
    note = extra.get("note") or extra.get("phone")
    return f"{text} ({note})" if note else text
