"""Fetches the ids of the customer list: the first screenful at once, the rest in the worker."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QTimer, Signal

from crm_desktop.data.session import Session
from crm_desktop.progress import Progress
from crm_desktop.services import customer_groups, customer_list
from crm_desktop.services.customer_groups import Group
from crm_desktop.services.customer_list import Filter, Sort
from crm_desktop.ui.tasks import Tasks

_MANY = 100_000  # ids that are looked up again after a change; of larger selections the current row only


@dataclass
class Loaded:
    """The ids of a list.

    Args:
        ids: in order; only the first of them while `whole` is false.
        unchanged: they are what was shown before.
        places: where the wanted ids stand.
        letters: letter → first position, when the order is by name.
        groups: of a grouped list, in order.
        total: customers in the list without any filter.
    """

    ids: array[int]
    whole: bool = True
    unchanged: bool = False
    places: dict[int, int] = field(default_factory=dict)
    letters: list[tuple[str, int]] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    total: int = 0


class ListLoader(QObject):
    """Asks for the ids of a filter in an order; a newer question drops the older one.

    Args:
        session, tasks: the data, and the worker.
        latest: under this key a newer question drops the older one.
    """

    loaded = Signal(object)  # Loaded
    waiting = Signal(bool)  # whether a question has been open for a while

    def __init__(
        self, session: Session, tasks: Tasks, parent: QObject, *, latest: str = "customers.ids"
    ) -> None:
        super().__init__(parent)
        self._latest = latest
        self._session = session
        self._tasks = tasks
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(400)
        self._patience.timeout.connect(lambda: self.waiting.emit(True))

    def load(
        self,
        chosen: Filter,
        sorts: Sequence[Sort],
        *,
        shown: array[int],
        wanted: Sequence[int] = (),
        at_once: bool = False,
        grouped: bool = False,
    ) -> None:
        """Load a list; `loaded` comes once or, with `at_once`, twice.

        Args:
            shown: the ids shown now, to say whether anything changed.
            wanted: ids whose positions are asked for.
            grouped: the first key of the order makes groups.
            at_once: hand out the first screenful before this returns, if it is found in 30 ms.
        """
        sorts = list(sorts)
        if at_once:
            first = customer_list.first_ids(self._session, chosen, sorts)
            if first:
                self.loaded.emit(Loaded(array("q", first), whole=False))
                shown = array("q", first)
        look_for = frozenset(wanted if len(wanted) <= _MANY else ())
        session = self._session

        def ask(progress: Progress) -> Loaded:
            ids = customer_list.ids(session, chosen, sorts, progress)
            by_name = sorts[0].key == "name"
            return Loaded(
                ids,
                unchanged=ids == shown,
                places=customer_list.positions(ids, look_for),
                letters=customer_list.letters(session, ids, sorts[0].descending) if by_name else [],
                groups=customer_groups.groups(session, ids, sorts[0]) if grouped else [],
                total=customer_list.total(session, chosen.archived),
            )

        self._patience.start()
        self._tasks.run(ask, on_done=self._done, owner=self, latest=self._latest)

    def _done(self, loaded: Loaded) -> None:
        self._patience.stop()
        self.waiting.emit(False)
        self.loaded.emit(loaded)
