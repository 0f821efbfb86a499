"""What filters are called: groups, spans, marks, and the chips of a filter that stands."""

from __future__ import annotations

from dataclasses import dataclass

from crm_desktop.data.fields import FIELDS
from crm_desktop.i18n import labelled, translate
from crm_desktop.services import options
from crm_desktop.services.customer_filter import Filter, Span
from crm_desktop.ui.shop_lists import ShopLists

LIST_OF_GROUP = {
    "grades": "grade",
    "categories": "category",
    "tags": "tag",
    "sources": "source",
    "owners": "owner",
    "last_contact_by": "owner",
}


@dataclass(frozen=True)
class Standing:
    """One value of a filter that stands: its part, the value (None = has none), its words and dot."""

    part: str
    value: object
    words: str
    color: str | None = None


def group_title(group: str) -> str:
    """The heading of a group of the side panel."""
    titles = {
        "grades": lambda: translate("Customers", "Grade"),
        "categories": lambda: translate("Customers", "Category"),
        "tags": lambda: translate("Customers", "Tags"),
        "sources": lambda: translate("Customers", "Source"),
        "owners": lambda: translate("Customers", "Owner"),
        "last_contact": lambda: translate("Customers", "Last contact"),
        "last_contact_by": lambda: translate("Customers", "Last contact by"),
        "created": lambda: translate("Customers", "Recorded"),
        "marks": lambda: translate("Customers", "Marked"),
    }
    return titles[group]()


def value_words(group: str, value: object, lists: ShopLists) -> str:
    """What a value of a group is called."""
    if group in ("last_contact", "created"):
        return span_words(value)
    if group == "marks":
        return translate("Customers", "Starred") if value == "starred" else translate("Customers", "Archive")
    if value is None:
        return none_words(group)
    item = lists.item(LIST_OF_GROUP[group], int(str(value)))
    return item.name if item else translate("Customers", "deleted entry")


def none_words(group: str) -> str:
    """How "has none" is said in a group."""
    words = {
        "grades": lambda: translate("Customers", "No grade"),
        "categories": lambda: translate("Customers", "No category"),
        "tags": lambda: translate("Customers", "No tag"),
        "sources": lambda: translate("Customers", "No source"),
        "owners": lambda: translate("Customers", "No owner"),
        "last_contact_by": lambda: translate("Customers", "Nobody"),
    }
    return words[group]()


def span_words(span: Span) -> str:
    """A span of days in words."""
    presets = {
        "today": lambda: translate("Customers", "Today"),
        "7": lambda: translate("Customers", "Last 7 days"),
        "30": lambda: translate("Customers", "Last 30 days"),
        "90": lambda: translate("Customers", "Last 90 days"),
        "longer": lambda: translate("Customers", "Longer ago"),
        "never": lambda: translate("Customers", "Never"),
    }
    return presets[span]() if isinstance(span, str) else days_words(*span)


def days_words(first: str, last: str) -> str:
    """Two days with either end open, in words."""
    if first and last:
        return first if first == last else f"{first} – {last}"
    if first:
        return translate("Customers", "from {day}").format(day=first)
    return translate("Customers", "until {day}").format(day=last)


def standing(chosen: Filter, lists: ShopLists) -> list[Standing]:
    """The values of a filter, one chip each."""
    found: list[Standing] = []
    for part in chosen.parts():
        value = getattr(chosen, part)
        if part in LIST_OF_GROUP:
            for each in sorted(value, key=lambda one: (one is None, one or 0)):
                words = value_words(part, each, lists)
                item = lists.item(LIST_OF_GROUP[part], each)
                if part in ("owners", "last_contact_by") or each is None:
                    words = labelled(group_title(part), words) if each is not None else words
                found.append(Standing(part, each, words, item.color if item else None))
        elif part in ("last_contact", "created"):
            found.append(Standing(part, value, labelled(group_title(part), span_words(value))))
        elif part in ("stages", "kinds"):
            key = part[:-1]
            found.extend(
                Standing(part, each, labelled(FIELDS[key].title, options.title(key, each)))
                for each in sorted(value)
            )
        elif part == "next_follow_up":
            words = labelled(FIELDS["next_follow_up"].title, days_words(*value))
            found.append(Standing(part, value, words))
        elif part == "text":
            found.append(Standing(part, value, translate("Customers", "“{text}”").format(text=value)))
        elif part == "operation":
            found.append(Standing(part, value, translate("Customers", "One import")))
        else:
            found.append(Standing(part, value, value_words("marks", part, lists)))
    return found


def taken_off(chosen: Filter, each: Standing) -> Filter:
    """The filter without one of its values."""
    value = getattr(chosen, each.part)
    if isinstance(value, frozenset) and len(value) > 1:
        return Filter(**{**vars(chosen), each.part: value - {each.value}})
    return chosen.without(each.part)


def clicked(chosen: Filter, group: str, value: object, add: bool) -> Filter:
    """The filter after a click on a value of a group: only this one; with `add` this one as well.

    A click on the only one that stands takes it off.
    """
    if group == "marks":
        part = str(value)
        return Filter(**{**vars(chosen), part: not getattr(chosen, part)})
    present = getattr(chosen, group)
    if group in ("last_contact", "created"):
        return Filter(**{**vars(chosen), group: "" if present == value else value})
    if add:
        return Filter(**{**vars(chosen), group: present ^ {value}})
    return Filter(**{**vars(chosen), group: frozenset() if present == {value} else frozenset({value})})
