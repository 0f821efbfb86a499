"""The menus of the customer list: what to do with the selection, and with the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QMenu

from crm_desktop.data.fields import FIELDS
from crm_desktop.data.session import Session
from crm_desktop.i18n import translate
from crm_desktop.services import segments
from crm_desktop.ui import icons, theme
from crm_desktop.ui.dialogs.bulk_edit import FIELD_KEYS, BulkEdit
from crm_desktop.ui.shop_lists import ShopLists
from crm_desktop.ui.views.customers_acts import CustomerActs
from crm_desktop.ui.widgets.choices import dot_icon

Ids = Callable[[], Sequence[int]]


class SelectionMenus:
    """Fills menus for the ids that `ids` gives when they open.

    Args:
        session: where groups of customers are.
        lists: what can be chosen.
        acts: what is done.
        ids: the selected ids.
    """

    def __init__(self, session: Session, lists: ShopLists, acts: CustomerActs, ids: Ids) -> None:
        self._session = session
        self._lists = lists
        self._acts = acts
        self._ids = ids

    def fill_values(self, menu: QMenu, key: str, *, head: bool = True) -> None:
        """The entries of "grade", "category", "source" or "owner"; choosing one sets it."""
        menu.clear()
        count = len(self._ids())
        if head:
            title = translate("Customers", "Set for %n customers", count)
            menu.addAction(title).setEnabled(False)
        for choice in self._lists.choices(key, none=translate("Customers", "None")):
            action = menu.addAction("    " * choice.depth + choice.name.replace("&", "&&"))
            if choice.color:
                action.setIcon(dot_icon(theme.dot(choice.color), menu.devicePixelRatioF()))
            action.triggered.connect(
                lambda _=False, entry_id=choice.key: self._acts.set_values(self._ids(), {key: entry_id})
            )

    def fill_tags(self, menu: QMenu) -> None:
        """Tags to put on and to take off."""
        menu.clear()
        count = len(self._ids())
        for title, removing in (
            (translate("Customers", "Add to %n customers", count), False),
            (translate("Customers", "Remove from %n customers", count), True),
        ):
            part = _below(menu, title)
            for choice in self._lists.choices("tag"):
                action = part.addAction("    " * choice.depth + choice.name.replace("&", "&&"))
                action.setIcon(dot_icon(theme.dot(choice.color), menu.devicePixelRatioF()))
                edit = BulkEdit(remove_tags=(choice.key,)) if removing else BulkEdit(add_tags=(choice.key,))
                action.triggered.connect(lambda _=False, edit=edit: self._acts.change(self._ids(), edit))
            part.setEnabled(not part.isEmpty())

    def fill_groups(self, menu: QMenu) -> None:
        """Fixed groups to put the customers into and to take them out of, and a new one of them."""
        menu.clear()
        new = menu.addAction(icons.icon("add"), translate("Segments", "New group of these…"))
        new.triggered.connect(lambda: self._acts.ask_new_group(self._ids()))
        menu.addSeparator()
        fixed = [each for each in segments.every(self._session) if not each.smart]
        for title, act in (
            (translate("Segments", "Put into"), self._acts.put_into),
            (translate("Segments", "Take out of"), self._acts.take_out_of),
        ):
            part = _below(menu, title)
            for each in fixed:
                action = part.addAction(each.name.replace("&", "&&"))
                action.setIcon(dot_icon(theme.dot(each.color), menu.devicePixelRatioF()))
                action.triggered.connect(
                    lambda _=False, act=act, each=each: act(self._ids(), each.id, each.name)
                )
            part.setEnabled(bool(fixed))

    def fill_classes(self, menu: QMenu) -> None:
        """A submenu for grade, category, source, owner, tags and groups each."""
        for key in FIELD_KEYS:
            self.fill_values(_below(menu, FIELDS[key].title), key)
        self.fill_tags(_below(menu, FIELDS["tags"].title))
        self.fill_groups(_below(menu, translate("Customers", "Groups")))

    def fill_more(
        self,
        menu: QMenu,
        *,
        archived: bool,
        export: Callable[[], object],
        merge: Callable[[], object],
        plan: Callable[[], object],
    ) -> None:
        """What has no button of its own."""
        menu.clear()
        ids, acts = self._ids, self._acts
        for key in FIELD_KEYS[1:]:
            self.fill_values(_below(menu, FIELDS[key].title), key)
        self.fill_groups(_below(menu, translate("Customers", "Groups")))
        menu.addSeparator()
        words = translate("Customers", "Plan follow-ups for %n customers…", len(ids()))
        menu.addAction(icons.icon("follow-up"), words).triggered.connect(plan)
        star = menu.addAction(icons.icon("star"), translate("Customers", "Star"))
        star.triggered.connect(lambda: acts.star(ids(), True))
        unstar = menu.addAction(translate("Customers", "Remove the star"))
        unstar.triggered.connect(lambda: acts.star(ids(), False))
        self._add_archiving(menu, archived)
        copy = menu.addAction(icons.icon("copy"), translate("Customers", "Copy phone numbers"))
        copy.triggered.connect(lambda: acts.copy_phones(ids()))
        self._add_merge(menu, merge)
        self._add_export(menu, export)

    def _add_archiving(self, menu: QMenu, archived: bool) -> None:
        words = (
            translate("Customers", "Take out of the archive")
            if archived
            else translate("Customers", "Archive")
        )
        act = self._acts.unarchive if archived else self._acts.archive
        menu.addAction(icons.icon("archive"), words).triggered.connect(lambda: act(self._ids()))

    def _add_merge(self, menu: QMenu, merge: Callable[[], object]) -> None:
        action = menu.addAction(icons.icon("merge"), translate("Customers", "Merge…"))
        from crm_desktop.services.merge import MOST  # with the models, which a look at the list does not need

        action.setEnabled(2 <= len(self._ids()) <= MOST)
        action.triggered.connect(merge)

    def _add_export(self, menu: QMenu, export: Callable[[], object]) -> None:
        words = translate("Customers", "Export the selection…")
        menu.addAction(icons.icon("export"), words).triggered.connect(export)

    def context_menu(
        self,
        menu: QMenu,
        *,
        archived: bool,
        starred: bool,
        opened: Callable[[], object],
        record: Callable[[], object],
        change: Callable[[], object],
        merge: Callable[[], object],
        export: Callable[[], object],
        plan: Callable[[], object],
    ) -> None:
        """The menu at a row, for the whole selection; the count stands first."""
        ids, acts = self._ids, self._acts
        count = len(ids())
        menu.addAction(translate("Customers", "%n customers", count)).setEnabled(False)
        if count == 1:
            menu.addAction(translate("Customers", "Open\tEnter")).triggered.connect(opened)
            noted = menu.addAction(icons.icon("note"), translate("Customers", "Record contact…"))
            noted.triggered.connect(record)
        planned = menu.addAction(
            icons.icon("follow-up"),
            translate("Customers", "Plan follow-ups for %n customers…", count),
        )
        planned.triggered.connect(plan)
        copy = menu.addAction(
            icons.icon("copy"),
            translate("Customers", "Copy phone number")
            if count == 1
            else translate("Customers", "Copy phone numbers"),
        )
        copy.triggered.connect(lambda: acts.copy_phones(ids()))
        menu.addSeparator()
        self.fill_classes(menu)
        menu.addAction(translate("Customers", "Change several fields…")).triggered.connect(change)
        if count > 1:
            self._add_merge(menu, merge)
        menu.addSeparator()
        words = translate("Customers", "Remove the star") if starred else translate("Customers", "Star")
        star = menu.addAction(icons.icon("star"), words)
        star.triggered.connect(lambda: acts.star(ids(), not starred))
        self._add_archiving(menu, archived)
        self._add_export(menu, export)
        menu.addSeparator()
        remove = menu.addAction(icons.icon("delete", "bad"), translate("Customers", "Delete…\tDel"))
        remove.triggered.connect(lambda: acts.delete(ids()))


def _below(menu: QMenu, title: str) -> QMenu:
    """A submenu that its menu owns."""
    part = QMenu(title, menu)
    menu.addMenu(part)
    return part
