"""The shop's own lists at hand, for painting and choosing: read when first asked for, whole, as they are short."""

from __future__ import annotations

from collections.abc import Callable

from crm_desktop.data.session import Changes, Session
from crm_desktop.services import classification, segments, staff
from crm_desktop.ui.widgets.choices import Choice, matching

_TABLES = {name: name for name in (*classification.LISTS, "segment")} | {"owner": "staff_member"}


class ShopLists:
    """Grades, categories, tags, sources and staff by id, in their order, children below their parents.

    A list is named after the field that is chosen from it: "grade", "category", "tag", "source", "owner"; groups of customers are "segment".

    Args:
        session: where they are read from.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._read: dict[str, dict[int, Choice]] = {}
        self._former: set[int] = set()

    @staticmethod
    def concerned(changes: Changes | None) -> bool:
        """Whether an announcement may have changed a list; None stands for anything."""
        return changes is None or any(changes.touches(table) for table in _TABLES.values())

    def hear(self, changes: Changes | None) -> None:
        """Forget the lists that an announcement touched; None forgets all."""
        for name, table in _TABLES.items():
            if changes is None or changes.touches(table):
                self._read.pop(name, None)

    def item(self, name: str, entry_id: object) -> Choice | None:
        """An entry; None when there is none."""
        return self._entries(name).get(entry_id) if isinstance(entry_id, int) else None

    def words(self, name: str, entry_id: object) -> tuple[str, str | None]:
        """An entry's name and the colour of its dot; "" when there is none."""
        item = self.item(name, entry_id)
        return (item.name, item.color) if item else ("", None)

    def choices(self, name: str, none: str = "") -> list[Choice]:
        """A list to choose from; who works here no more is left out.

        Args:
            none: what a first row says that chooses nothing; "" leaves it out.
        """
        entries = self._entries(name).values()
        open_to = [each for each in entries if name != "owner" or each.key not in self._former]
        return [Choice(None, none), *open_to] if none else open_to

    def options(self, name: str, none: str = "") -> Callable[[str], list[Choice]]:
        """What a chooser of a list asks: the entries that match a text; `none` first while there is no text."""
        return lambda text: matching(self.choices(name, "" if text.strip() else none), text)

    def create(self, name: str, word: str) -> int:
        """Add an entry; returns its id.

        Raises:
            InvalidValue: the name is taken.
        """
        if name == "owner":
            return staff.add(self._session, word)
        return classification.add(self._session, name, word)

    def _entries(self, name: str) -> dict[int, Choice]:
        if name not in self._read:
            own = {"owner": self._read_staff, "segment": self._read_segments}
            self._read[name] = own[name]() if name in own else self._read_list(name)
        return self._read[name]

    def _read_staff(self) -> dict[int, Choice]:
        members = staff.members(self._session, with_former=True)
        self._former = {each.id for each in members if not each.active}
        return {each.id: Choice(each.id, each.name) for each in members}

    def _read_segments(self) -> dict[int, Choice]:
        found = segments.every(self._session)
        return {each.id: Choice(each.id, each.name, each.color or None) for each in found}

    def _read_list(self, name: str) -> dict[int, Choice]:
        entries = classification.entries(self._session, name, counted=False)
        known = {each.id for each in entries}
        below: dict[int | None, list[classification.Entry]] = {}
        for each in entries:
            below.setdefault(each.parent_id if each.parent_id in known else None, []).append(each)
        found: dict[int, Choice] = {}

        def put(parent_id: int | None, depth: int) -> None:
            for entry in below.get(parent_id, []):
                found[entry.id] = Choice(entry.id, entry.name, entry.color or None, depth=depth)
                put(entry.id, depth + 1)

        put(None, 0)
        return found
