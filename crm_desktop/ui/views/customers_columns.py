"""The columns of the board: the values of a field with the customers that the list has for each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from crm_desktop.data.fields import FIELDS
from crm_desktop.i18n import translate
from crm_desktop.services import options
from crm_desktop.services.customer_groups import Group
from crm_desktop.services.customer_list import Row
from crm_desktop.ui.shop_lists import ShopLists
from crm_desktop.ui.tables.board_column import BoardColumn
from crm_desktop.ui.tables.group_lines import Heading
from crm_desktop.ui.views.customers_words import LISTS, value_words

_STAGES = {
    "potential": "grey", "new": "blue", "active": "green", "mature": "teal", "declining": "amber", "lost": "red",
}  # fmt: skip


def group_words(key: str, value: object, lists: ShopLists) -> str:
    """What a value of a field is called as a group of the list."""
    field = FIELDS[key]
    if field.options:
        return field.option(value) or translate("Customers", "none")
    return value_words(key, value if not field.made or value is None else str(value), lists)


def group_color(key: str, value: object, lists: ShopLists) -> str | None:
    """The colour of a value's dot; None for values without one."""
    if key == "stage":
        return _STAGES.get(str(value))
    item = lists.item(key, value) if key in LISTS else None
    return item.color if item else None


def headings_of(key: str, groups: Sequence[Group], lists: ShopLists) -> list[Heading]:
    """The headings of the groups of a list."""
    return [
        Heading(
            group.value,
            group.start,
            group.count,
            group_words(key, group.value, lists),
            group_color(key, group.value, lists),
        )
        for group in groups
    ]


def columns_of(key: str, groups: Sequence[Group], lists: ShopLists) -> list[BoardColumn]:
    """All values of a field in their order, those without customers too; "has none" last."""
    known = {group.value: group for group in groups}
    values = list(dict.fromkeys([*_values(key, lists), *(value for value in known if value is not None)]))
    found = []
    for value in [*values, None]:
        group = known.get(value, Group(value, 0, 0))
        color = group_color(key, value, lists)
        found.append(BoardColumn(value, group_words(key, value, lists), color, group.start, group.count))
    return found


def column_of(key: str, customer: Row) -> object:
    """The value of the column in which a customer stands."""
    value = customer.value(key)
    return None if value == "" else value


def stored_value(key: str, value: Any) -> Any:
    """What a customer's field holds who stands in the column of a value."""
    return "" if value is None and key == "stage" else value


def _values(key: str, lists: ShopLists) -> list[object]:
    if key in LISTS:
        return [choice.key for choice in lists.choices(key)]
    if key == "stage":
        return list(options.values(key))
    return [option.id for option in FIELDS[key].options if not option.retired]
