"""The entries of one customer's timeline, loaded a page at a time, and how each is put in words."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from crm_desktop.data.permissions import action_title
from crm_desktop.data.session import Session
from crm_desktop.i18n import labelled, listed, translate
from crm_desktop.services import history, interactions, purchases
from crm_desktop.services.interactions import CHANGE, FOLLOW_UP, PURCHASE, TimelineItem
from crm_desktop.ui import show
from crm_desktop.ui.views import customer_page_purchase_words as purchase_words

Index = QModelIndex | QPersistentModelIndex

PAGE = 50  # entries read at once: two screens full

ITEM = Qt.ItemDataRole.UserRole + 1
SHOWN = Qt.ItemDataRole.UserRole + 2

_OUTCOME_ROLES = {"won": "good", "interested": "accent", "not_interested": "secondary"}


@dataclass(frozen=True)
class Shown:
    """One entry in words.

    Args:
        icon: a name of `icons.GLYPHS`.
        title: what it was, in bold.
        mark: the outcome or state beside the title, with the colour token `mark_role`.
        meta: who and when.
        body: the words, several lines; "" when there are none.
        faded: it is over or of little weight, and is painted in the secondary colour.
        files: the names of its files, in one line.
    """

    icon: str
    title: str
    mark: str
    mark_role: str
    meta: str
    body: str
    faded: bool
    files: str = ""


class TimelineModel(QAbstractListModel):
    """A customer's timeline, newest first.

    Args:
        session: where it is read; a page is a read by customer id of under a millisecond.
    """

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._customer_id: int | None = None
        self._kinds: tuple[str, ...] | None = None
        self._items: list[TimelineItem] = []
        self._complete = True
        self._shown: dict[tuple[str, int], Shown] = {}

    # -- what it shows --------------------------------------------------------------------------

    def show_customer(self, customer_id: int | None, kinds: tuple[str, ...] | None = None) -> None:
        """Show a customer's entries of these kinds; None for all kinds, or for nobody."""
        self._customer_id = customer_id
        self._kinds = kinds
        self._read(PAGE)

    def refresh(self) -> None:
        """Read anew as many entries as are loaded."""
        self._read(max(PAGE, len(self._items)))

    def _read(self, limit: int) -> None:
        self.beginResetModel()
        self._shown.clear()
        if self._customer_id is None:
            self._items = []
        else:
            self._items = interactions.timeline(self._session, self._customer_id, self._kinds, limit)
        self._complete = len(self._items) < limit
        self.endResetModel()

    @property
    def complete(self) -> bool:
        """Whether the oldest entry is loaded."""
        return self._complete

    def load_more(self) -> bool:
        """Append the next page; whether there was one."""
        if self._complete or self._customer_id is None:
            return False
        last = self._items[-1].at
        # Entries of the same second may lie on both sides of the page's end: that second is read again.
        again = sum(item.at == last for item in self._items)
        limit = PAGE + again
        page = interactions.timeline(self._session, self._customer_id, self._kinds, limit, before=last + 1)
        known = {(item.kind, item.id) for item in self._items if item.at == last}
        fresh = [item for item in page if (item.kind, item.id) not in known]
        self._complete = len(page) < limit
        if not fresh:
            self._complete = True
            return False
        first = len(self._items)
        self.beginInsertRows(QModelIndex(), first, first + len(fresh) - 1)
        self._items.extend(fresh)
        self.endInsertRows()
        return True

    def item(self, row: int) -> TimelineItem | None:
        """The entry of a row."""
        return self._items[row] if 0 <= row < len(self._items) else None

    def row_of(self, key: tuple[str, int]) -> int:
        """The row of the entry (kind, id); -1 when it is not among those loaded."""
        return next((row for row, item in enumerate(self._items) if (item.kind, item.id) == key), -1)

    def row_of_interaction(self, interaction_id: int) -> int:
        """The row of an interaction whatever its kind, loading pages until it comes; -1 for none."""
        at = 0
        while True:
            for row in range(at, len(self._items)):
                item = self._items[row]
                if item.id == interaction_id and item.kind not in (FOLLOW_UP, PURCHASE, CHANGE):
                    return row
            at = len(self._items)
            if not self.load_more():
                return -1

    # -- Qt's questions -------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        item = self.item(index.row()) if index.isValid() else None
        if item is None:
            return None
        if role == ITEM:
            return item
        if role == SHOWN:
            return self.shown(item)
        if role == Qt.ItemDataRole.ToolTipRole:
            return show.moment(item.at)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            words = self.shown(item)
            return listed(
                part for part in (words.title, words.mark, words.meta, words.body, words.files) if part
            )
        return None

    def shown(self, item: TimelineItem) -> Shown:
        """An entry in words, made once."""
        key = (item.kind, item.id)
        found = self._shown.get(key)
        if found is None:
            if item.kind == FOLLOW_UP:
                found = _follow_up(item)
            elif item.kind == PURCHASE:
                found = _purchase(item)
            elif item.kind == CHANGE:
                found = self._change(item)
            else:
                found = _interaction(item)
            self._shown[key] = found
        return found

    def _change(self, item: TimelineItem) -> Shown:
        lines = []
        for several in _SEVERAL:
            each = [
                f"+ {new}" if new else f"− {old}" for _, column, old, new in item.fields if column == several
            ]
            if each:
                lines.append(labelled(history.column_title(several), listed(each)))
        for _, column, old, new in item.fields:
            if column in _SEVERAL:
                continue
            lines.append(
                translate("Timeline", "{field}: {old} → {new}").format(
                    field=history.column_title(column),
                    old=history.value_title(self._session, column, old),
                    new=history.value_title(self._session, column, new),
                )
            )
        return Shown(
            show.kind_icon(CHANGE),
            action_title(item.title),
            "",
            "secondary",
            _meta(item.staff_name, show.relative_time(item.at)),
            "\n".join(lines),
            True,
        )


_SEVERAL = (
    "tags",
    "relation",
    "attachment",
    "complaint",
    "complaint_step",
)  # what a customer has several of: it comes and goes


def can_put_back(column: str, old: object, new: object) -> bool:
    """Whether one logged change of a field can be put back: not that a contact method or tag was added, nor a relation or file."""
    return column not in ("relation", "attachment", "complaint", "complaint_step") and (
        column not in ("contact", "tags") or bool(old)
    )


def _interaction(item: TimelineItem) -> Shown:
    body = item.text
    if item.reason:
        body = f"{item.reason}\n{body}" if body else item.reason
    meta = _meta(item.staff_name, show.relative_time(item.at))
    if item.duration:
        minutes = translate("Timeline", "%n min", max(1, round(item.duration / 60)))
        meta = _meta(minutes, meta)
    mark = interactions.outcome_title(item.outcome) if item.outcome else ""
    if item.score is not None:
        mark = _meta(mark, translate("Timeline", "satisfaction {score}/5").format(score=item.score))
    return Shown(
        show.kind_icon(item.kind),
        interactions.kind_title(item.kind),
        mark,
        _OUTCOME_ROLES.get(item.outcome, "secondary"),
        meta,
        body,
        False,
        listed(file.name for file in item.files),
    )


def _follow_up(item: TimelineItem) -> Shown:
    title = interactions.kind_title(FOLLOW_UP)
    if item.status == "open":
        mark, role = show.due(item.due_day, item.due_time)
        return Shown(
            show.kind_icon(FOLLOW_UP),
            title,
            mark,
            role,
            _meta(
                item.staff_name,
                translate("Timeline", "planned {when}").format(when=show.relative_time(item.at)),
            ),
            item.title,
            False,
        )
    done = item.status == "done"
    mark = translate("Timeline", "Done") if done else translate("Timeline", "Dropped")
    outcome = interactions.outcome_title(item.outcome) if item.outcome else ""
    return Shown(
        "done" if done else "close",
        title,
        _meta(mark, outcome),
        "good" if done else "secondary",
        _meta(item.staff_name, show.relative_time(item.at)),
        item.title,
        not done,
    )


def _purchase(item: TimelineItem) -> Shown:
    first = item.bought[0]
    back = first.quantity < 0
    amounts = [each.amount for each in item.bought if each.amount is not None]
    lines = [purchase_words.line(each, with_amount=len(item.bought) > 1) for each in item.bought]
    notes = dict.fromkeys(each.note for each in item.bought if each.note)
    channel = purchases.channel_title(first.channel) if first.channel else ""
    return Shown(
        "return" if back else "purchase",
        translate("Purchases", "Return") if back else interactions.kind_title(PURCHASE),
        purchase_words.yuan(sum(amounts)) if amounts else "",
        "bad" if back else "good",
        _meta(channel, item.staff_name, show.relative_time(item.at)),
        "\n".join((*lines, *notes)),
        False,
    )


def _meta(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
