"""The names and colours of the shop's lists, kept at hand for painting."""

from __future__ import annotations

from dataclasses import dataclass

from crm_desktop.data.session import Changes, Session
from crm_desktop.services import classification, staff
from crm_desktop.ui.widgets.choices import Choice

_TABLES = ("grade", "category", "tag", "source", "staff_member")


@dataclass(frozen=True)
class Item:
    """One entry: its name, its dot's colour ("" for none), the entry above it in a tree."""

    id: int
    name: str
    color: str = ""
    parent_id: int | None = None


class ShopLists:
    """Grades, categories, tags, sources and staff by id, in their order. Small, so always whole.

    Args:
        session: where they are read from.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._items: dict[str, dict[int, Item]] = {}
        self.refresh()

    def refresh(self) -> None:
        """Read all lists again."""
        for name in classification.LISTS:
            entries = classification.entries(self._session, name, counted=False)
            self._items[name] = {
                each.id: Item(each.id, each.name, each.color, each.parent_id) for each in entries
            }
        members = staff.members(self._session, with_former=True)
        self._items["owner"] = {each.id: Item(each.id, each.name) for each in members}

    @staticmethod
    def concerned(changes: Changes | None) -> bool:
        """Whether an announcement may have changed a list."""
        return changes is None or any(changes.touches(table) for table in _TABLES)

    def item(self, name: str, entry_id: int | None) -> Item | None:
        """An entry of "grade", "category", "tag", "source" or "owner"; None when there is none."""
        return None if entry_id is None else self._items[name].get(entry_id)

    def items(self, name: str) -> list[Item]:
        """A list in its order."""
        return list(self._items[name].values())

    def choices(self, name: str, none: str = "") -> list[Choice]:
        """A list to choose from, children below their parents.

        Args:
            none: what a first row says that chooses nothing; "" leaves it out.
        """
        items = self._items[name]
        below: dict[int | None, list[Item]] = {}
        for each in items.values():
            below.setdefault(each.parent_id if each.parent_id in items else None, []).append(each)
        found = [Choice(None, none)] if none else []

        def add(entry: Item, depth: int) -> None:
            found.append(Choice(entry.id, entry.name, entry.color or None, "", depth))
            for child in below.get(entry.id, []):
                add(child, depth + 1)

        for entry in below.get(None, []):
            add(entry, 0)
        return found
