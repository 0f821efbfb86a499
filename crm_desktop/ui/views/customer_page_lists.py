"""The shop's lists as choices: read when first asked for, forgotten when one of them changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from crm_desktop.data.session import Changes, Session
from crm_desktop.i18n import translate
from crm_desktop.services import classification, staff
from crm_desktop.ui.widgets.choices import Choice, matching

TABLES = ("category", "grade", "tag", "source", "staff_member")


class Lists:
    """Categories, grades, tags, sources and staff, for choosers and chips.

    Args:
        session: where they are read; the lists are short.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._read: dict[str, dict[int, Choice]] = {}

    def hear(self, changes: Changes | None) -> None:
        """Forget the lists that an announcement touched; None forgets all."""
        for table in TABLES:
            if changes is None or changes.touches(table):
                self._read.pop(table, None)

    def all(self, name: str) -> dict[int, Choice]:
        """A list's entries by id, in order; trees in the order of the tree.

        Args:
            name: "category", "grade", "tag", "source" or "staff_member".
        """
        if name not in self._read:
            self._read[name] = self._staff() if name == "staff_member" else self._entries(name)
        return self._read[name]

    def _staff(self) -> dict[int, Choice]:
        members = staff.members(self._session, with_former=True)
        left = translate("CustomerPage", "has left")
        return {
            member.id: Choice(member.id, member.name, more="" if member.active else left)
            for member in members
        }

    def _entries(self, name: str) -> dict[int, Choice]:
        entries = classification.entries(self._session, name, counted=False)
        found: dict[int, Choice] = {}

        def put(parent: int | None, depth: int) -> None:
            for entry in entries:
                if entry.parent_id == parent:
                    color = entry.color if name != "source" else None
                    found[entry.id] = Choice(entry.id, entry.name, color, depth=depth)
                    put(entry.id, depth + 1)

        put(None, 0)
        return found

    def words(self, name: str, entry_id: object) -> tuple[str, str | None]:
        """An entry's name and colour; "" when there is none."""
        choice = self.all(name).get(entry_id) if isinstance(entry_id, int) else None
        return (choice.name, choice.color) if choice else ("", None)

    def options(self, name: str, *, nothing: bool = True) -> Callable[[str], Sequence[Choice]]:
        """What a chooser of this list asks: the entries that match a text, "none" first."""

        def find_options(text: str) -> Sequence[Choice]:
            entries = [
                choice for choice in self.all(name).values() if name != "staff_member" or not choice.more
            ]
            found = matching(entries, text)
            if nothing and not text:
                found = [Choice(None, translate("CustomerPage", "None")), *found]
            return found

        return find_options

    def create(self, name: str, word: str) -> int:
        """Add an entry.

        Raises:
            InvalidValue: the name is taken.
        """
        if name == "staff_member":
            return staff.add(self._session, word)
        return classification.add(self._session, name, word)
