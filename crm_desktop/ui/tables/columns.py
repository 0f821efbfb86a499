"""The columns of the customer list: their width, whether they show at first, their words."""

from __future__ import annotations

from PySide6.QtCore import Qt

from crm_desktop import clock
from crm_desktop.data.fields import FIELDS, Field, Kind, Stored
from crm_desktop.i18n import listed, translate
from crm_desktop.services import field_values, interactions, options
from crm_desktop.services.customer_list import Row
from crm_desktop.ui import show
from crm_desktop.ui.shop_lists import ShopLists
from crm_desktop.values import money, partial_dates

CHECK = "check"  # the column of the boxes that select rows
FIRST_SHOWN = (
    "name", "phone", "grade", "category", "last_contact_at", "next_follow_up", "tags", "company", "source",
)  # fmt: skip
_WIDTHS = {
    CHECK: 40, "name": 104, "phone": 120, "grade": 72, "category": 96, "tags": 168, "source": 88,
    "last_contact_at": 120, "next_follow_up": 120, "company": 136, "gender": 64, "number": 96,
    "address": 200, "note": 240, "starred": 56, "interaction_count": 96, "id_number": 168, "email": 184,
    "purchase_count": 80, "purchase_interval": 168,
}  # fmt: skip
_USUAL_WIDTH = 112

_RIGHT = (Kind.COUNT, Kind.NUMBER, Kind.MONEY)
CHOSEN = {
    Kind.GRADE: "grade", Kind.CATEGORY: "category", Kind.SOURCE: "source", Kind.STAFF: "owner",
    Kind.LOST_REASON: "lost_reason",
}  # fmt: skip
_TYPED = (
    Kind.TEXT, Kind.PHONE, Kind.EMAIL, Kind.ID_NUMBER, Kind.PARTIAL_DATE, Kind.NUMBER, Kind.MONEY, Kind.SERIAL,
)  # fmt: skip
_OPTIONS_CHOSEN = ("evaluation",)  # of the fields with fixed words
_MADE_CHOSEN = (Kind.ONE_OF, Kind.YES_NO, Kind.CUSTOMER)  # in fields that the shop made


def all_keys() -> tuple[str, ...]:
    """All columns that there are now: the box that selects rows, then every field."""
    return (CHECK, *FIELDS)


def width(key: str) -> int:
    """A column's first width in pixels at normal type."""
    return _WIDTHS.get(key, _USUAL_WIDTH)


def title(key: str) -> str:
    """A column's heading; "" for a field that is gone since the columns were read."""
    return FIELDS[key].title if key in FIELDS else ""


def alignment(key: str) -> Qt.AlignmentFlag:
    """Numbers stand at the right, all else at the left."""
    right = key in FIELDS and FIELDS[key].kind in _RIGHT
    return Qt.AlignmentFlag.AlignVCenter | (
        Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    )


def typed(key: str) -> bool:
    """Whether the cell is edited by typing."""
    return key in FIELDS and FIELDS[key].editable and FIELDS[key].kind in _TYPED


def chosen_from(key: str) -> str:
    """The list that the cell is chosen from ("grade", "category", …, or a made field's key), "" when it is not."""
    if key not in FIELDS:
        return ""
    field = FIELDS[key]
    if key in _OPTIONS_CHOSEN:
        return key
    return key if field.made and field.kind in _MADE_CHOSEN else CHOSEN.get(field.kind, "")


def editable(key: str) -> bool:
    """Whether the cell can be edited in its place."""
    return typed(key) or bool(chosen_from(key))


def text(row: Row, key: str, lists: ShopLists) -> str:
    """What a cell says."""
    if key not in FIELDS:
        return ""
    field = FIELDS[key]
    if field.stored == Stored.TAGS:
        return listed(item.name for item in (lists.item("tag", each) for each in row.tags) if item)
    value = row.value(key)
    return _of_kind(field, value, row, lists)


def _of_kind(field: Field, value: object, row: Row, lists: ShopLists) -> str:
    kind = field.kind
    if value in (None, ""):
        return ""
    if field.made and kind not in (Kind.CUSTOMER, Kind.PHONE, Kind.LONG_TEXT):
        return field_values.shown(field, value)
    if kind in CHOSEN:
        item = lists.item(CHOSEN[kind], int(str(value)))
        return item.name if item else ""
    if kind == Kind.OPTION:
        return options.title(field.key, int(value) if isinstance(value, bool) else value)
    if kind == Kind.PHONE:
        return show.phone(str(value))
    if kind == Kind.PARTIAL_DATE:
        return partial_dates.show(str(value), row.birthday_calendar)
    if kind == Kind.DAY:
        return show.due(str(value))[0] if field.key == "next_follow_up" else show.relative_day(str(value))
    if kind == Kind.MONEY:
        return money.show(int(str(value)))
    if kind == Kind.INSTANT:
        return show.relative_day(clock.local_day(int(str(value))))
    if kind == Kind.COUNT:
        return f"{value:,}" if value else ""
    return " ".join(str(value).split())


def edit_text(row: Row, key: str) -> str:
    """What the editor of a cell begins with: the value as it is stored."""
    value = row.value(key)
    if FIELDS[key].made:
        return field_values.shown(FIELDS[key], value)
    if FIELDS[key].kind == Kind.PARTIAL_DATE and value:
        return partial_dates.show(value, row.birthday_calendar)
    return "" if value is None else str(value)


def overdue(row: Row) -> str:
    """For how long a contact has been overdue."""
    return translate("Classes", "contact overdue for %n days", row.late_days)


def more(row: Row, key: str, lists: ShopLists) -> str:
    """The tooltip of a cell: what the words leave out."""
    if key == "name" and row.late_days:
        return f"{row.name} · {overdue(row)}"
    if key == "last_contact_at" and row.last_contact_at is not None:
        parts = [show.moment(row.last_contact_at), interactions.kind_title(row.last_contact_kind)]
        who = lists.item("owner", row.last_contact_by)
        return " · ".join([*parts, who.name] if who else parts)
    if key in FIELDS and FIELDS[key].kind == Kind.DAY:
        return str(row.value(key) or "")
    if key in ("created_at", "updated_at"):
        return show.moment(getattr(row, key))
    return text(row, key, lists)
