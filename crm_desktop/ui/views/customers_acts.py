"""What can be done with the selected customers; each act ends in a toast with Undo."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from crm_desktop.data.session import Session
from crm_desktop.errors import UserError
from crm_desktop.i18n import translate
from crm_desktop.services import customer_list, customers, history, recycle_bin, segments
from crm_desktop.services.recycle_bin import DeletionSummary
from crm_desktop.ui import prompts, show
from crm_desktop.ui.dialogs.bulk_edit import BulkEdit
from crm_desktop.ui.dialogs.view_name import ViewName
from crm_desktop.ui.tasks import Task, Tasks

if TYPE_CHECKING:
    from crm_desktop.services.replace_words import Search
    from crm_desktop.services.replacing import Look

_DIRECT = 200  # customers up to which an act is done without the worker
_ASKED = 10  # customers above which deleting asks for their number


class CustomerActs(QObject):
    """Acts on customers by id: on the GUI thread for a few, in the worker for many.

    Args:
        session, tasks: the data, and the worker.
        view: for the boxes that ask.
    """

    said = Signal(str, object)  # what was done, and its operation
    started = Signal(object, str)  # a Task that may take a while, and what it does
    started_stoppable = Signal(object, str)  # one that may be cancelled

    def __init__(self, session: Session, tasks: Tasks, view: QWidget) -> None:
        super().__init__(view)
        self._session = session
        self._tasks = tasks
        self._view = view

    def save_cell(self, customer_id: int, key: str, value: object) -> str | None:
        """Save one field; returns why it cannot be saved, or None."""
        try:
            customers.update(self._session, customer_id, {key: value})
        except UserError as error:
            return error.sentence
        return None

    def change(self, ids: Sequence[int], edit: BulkEdit) -> None:
        """Carry a bulk edit out, as one step."""
        if ids and not edit.empty:
            self._do(
                lambda: customers.update_many(
                    self._session, ids, edit.values, add_tags=edit.add_tags, remove_tags=edit.remove_tags
                ),
                len(ids),
                "",
                translate("Customers", "Changing %n customers…", len(ids)),
            )

    def set_values(self, ids: Sequence[int], values: Mapping[str, int | str | None]) -> None:
        """Set grade, category, stage, source, owner or a field of the shop."""
        self.change(ids, BulkEdit(dict(values)))

    def star(self, ids: Sequence[int], starred: bool) -> None:
        """Give a star, or take it away."""
        words = (
            translate("Customers", "Starred %n customers", len(ids))
            if starred
            else translate("Customers", "Removed the star from %n customers", len(ids))
        )
        self._do(
            lambda: customers.update_many(self._session, ids, {"starred": int(starred)}),
            len(ids),
            words,
            words,
        )

    def put_into(self, ids: Sequence[int], segment_id: int, name: str) -> None:
        """Put customers into a fixed group."""
        words = translate("Segments", "%n customers are in {name}", len(ids)).format(name=name)
        self._do(lambda: segments.add_members(self._session, segment_id, ids), len(ids), words, words)

    def take_out_of(self, ids: Sequence[int], segment_id: int, name: str) -> None:
        """Take customers out of a fixed group."""
        words = translate("Segments", "%n customers are not in {name} any more", len(ids)).format(name=name)
        self._do(lambda: segments.remove_members(self._session, segment_id, ids), len(ids), words, words)

    def ask_new_group(self, ids: Sequence[int]) -> None:
        """Ask for a name, and make a fixed group of these customers."""
        title, label = translate("Segments", "New fixed group"), translate("Segments", "Name of the group")

        def act(name: str) -> None:
            segments.add_fixed(self._session, name, ids)
            self.said.emit(
                translate("Segments", "Group made: {name}").format(name=" ".join(name.split())), None
            )

        dialog = ViewName(title, translate("Views", "Save"), "", act, self._view.window(), label=label)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def archive(self, ids: Sequence[int]) -> None:
        """Hide from the list."""
        words = translate("Customers", "Archived %n customers", len(ids))
        self._do(lambda: recycle_bin.archive(self._session, ids), len(ids), words, words)

    def unarchive(self, ids: Sequence[int]) -> None:
        """Put back into the list."""
        words = translate("Customers", "Took %n customers out of the archive", len(ids))
        self._do(lambda: recycle_bin.unarchive(self._session, ids), len(ids), words, words)

    def ask_replacement(self, scopes: Mapping[str, Sequence[int]]) -> None:
        """Ask what to find and replace, among the selected or all customers of the list, and do it."""
        from crm_desktop.ui.dialogs.find_replace import SELECTED, SHOWN, FindReplace

        if not len(scopes[SHOWN]):
            self.said.emit(translate("Replace", "There are no customers here to replace anything in."), None)
            return
        several = len(scopes.get(SELECTED, ())) > 1
        offered = sorted(scopes.items(), key=lambda each: (each[0] == SHOWN) == several)
        dialog = FindReplace(self._session, self._tasks, dict(offered), self._view)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.replace_wanted.connect(self.replace)
        dialog.open()

    def replace(self, search: Search, ids: Sequence[int]) -> None:
        """Replace in one field, as one step, which can be cancelled."""
        from crm_desktop.services import replacing

        task = self._tasks.run(
            lambda progress: replacing.replace(self._session, ids, search, progress),
            on_done=self._tell_replaced,
            owner=self,
        )
        self.started_stoppable.emit(task, translate("Replace", "Replacing…"))

    def _tell_replaced(self, done: Look) -> None:
        words = translate("Replace", "Replaced in %n customers", done.changed)
        if done.refused:
            words += "; " + translate("Replace", "%n values stay as they are.", done.refused)
        self.said.emit(words, done.operation_id if done.changed else None)

    def copy_phones(self, ids: Sequence[int]) -> None:
        """Put the phone numbers on the clipboard, a line each."""
        found = customer_list.rows(self._session, list(ids)[:1000])
        phones = [found[each].phone for each in ids if each in found and found[each].phone]
        if phones:
            QGuiApplication.clipboard().setText("\n".join(phones))
            words = show.phone(phones[0])
            if len(phones) > 1:
                words = translate("Customers", "%n phone numbers", len(phones))
            self.said.emit(translate("Customers", "Copied: {what}").format(what=words), None)
        else:
            self.said.emit(translate("Customers", "There is no phone number to copy."), None)

    # -- deleting -------------------------------------------------------------------------------

    def delete(self, ids: Sequence[int]) -> None:
        """Move to the recycle bin; says first what goes along, and asks for the number of many."""
        if not ids:
            return
        if len(ids) <= _DIRECT:
            self._ask_and_delete(ids, recycle_bin.deletion_summary(self._session, ids))
        else:
            task = self._tasks.run(
                lambda: recycle_bin.deletion_summary(self._session, ids),
                on_done=lambda summary: self._ask_and_delete(ids, summary),
                owner=self,
            )
            self.started.emit(task, translate("Customers", "Counting what goes along…"))

    def _ask_and_delete(self, ids: Sequence[int], summary: DeletionSummary) -> None:
        count = len(ids)
        verb = translate("Customers", "Delete %n customers", count)
        text = self._what_goes(ids, summary)
        if count > _ASKED:
            agreed = prompts.ask_number(self._view, text, count, verb)
        elif summary.interactions or summary.follow_ups or count > 1:
            agreed = prompts.ask(self._view, translate("Customers", "Delete"), text, verb, danger=True)
        else:
            agreed = True  # nothing goes along, and Undo brings it back
        if agreed:
            words = translate("Customers", "Deleted %n customers", count)
            self._do(lambda: recycle_bin.delete(self._session, ids), count, words, words)

    def _what_goes(self, ids: Sequence[int], summary: DeletionSummary) -> str:
        if len(ids) == 1:
            row = customer_list.rows(self._session, ids).get(ids[0])
            who = translate("Customers", "{name} goes to the recycle bin.").format(
                name=row.name if row else ""
            )
        else:
            who = translate("Customers", "%n customers go to the recycle bin.", len(ids))
        along = []
        if summary.interactions:
            along.append(translate("Customers", "%n entries", summary.interactions))
        if summary.follow_ups:
            along.append(translate("Customers", "%n open follow-ups", summary.follow_ups))
        if along:
            both = translate("Customers", " and ").join(along)
            who += "\n" + translate("Customers", "This includes {what}.").format(what=both)
        return who + "\n" + translate("Customers", "All of it can be restored from there.")

    # -- doing ----------------------------------------------------------------------------------

    def _do(self, act: Callable[[], int], count: int, done: str, doing: str) -> None:
        """Carry an act out; it returns its operation's id. `done` is "" where the history counts."""
        if not count:
            return
        if count > _DIRECT:
            task: Task = self._tasks.run(
                act, on_done=lambda operation: self._tell(operation, count, done), owner=self
            )
            self.started.emit(task, doing)
            return
        try:
            operation = act()
        except UserError as error:
            prompts.explain(self._view, error)
            return
        self._tell(operation, count, done)

    def _tell(self, operation: int, count: int, done: str) -> None:
        """Say what was done; without words of its own how many were changed, as the history counts them."""
        if done:
            self.said.emit(done, operation)
            return
        changed = history.count(self._session, operation)
        if not changed:
            self.said.emit(translate("Customers", "All %n customers had it already.", count), None)
        elif changed < count:
            words = translate("Customers", "Changed %n customers; the others had it already", changed)
            self.said.emit(words, operation)
        else:
            self.said.emit(translate("Customers", "Changed %n customers", changed), operation)
