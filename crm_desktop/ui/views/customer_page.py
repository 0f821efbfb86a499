"""A customer's page: head, facts and timeline; a pane beside the list, or the whole width.

Keys: Alt+Left and Alt+Right go to the previous and the next customer, Ctrl+Enter saves an entry,
Esc puts a field back and then closes the page, Ctrl+Shift+C copies the whole card.
"""

from __future__ import annotations

import logging
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QObject, QRect, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QMenu,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.data.session import Changes, Session
from crm_desktop.errors import NotFound, StorageError
from crm_desktop.i18n import translate
from crm_desktop.services import customers, follow_ups, page_sections, quick_entry, quick_facts
from crm_desktop.services.customers import Customer
from crm_desktop.ui import icons, theme
from crm_desktop.ui.bridge import Bridge, Refresher
from crm_desktop.ui.draft_timer import DraftTimer
from crm_desktop.ui.follow_up_acts import OUTCOME_KEY
from crm_desktop.ui.same_lookup import SameLookup
from crm_desktop.ui.shop_lists import ShopLists
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.views.customer_page_acts import CustomerActs
from crm_desktop.ui.views.customer_page_classes import ClassesPanel
from crm_desktop.ui.views.customer_page_complaints import ComplaintsPanel
from crm_desktop.ui.views.customer_page_entry import EntryBox
from crm_desktop.ui.views.customer_page_facts import FactsPanel
from crm_desktop.ui.views.customer_page_field_history import FieldHistories
from crm_desktop.ui.views.customer_page_files import FilesPanel, sources_of
from crm_desktop.ui.views.customer_page_header import Header
from crm_desktop.ui.views.customer_page_purchases import PurchasesPanel
from crm_desktop.ui.views.customer_page_relations import RelationsPanel
from crm_desktop.ui.views.customer_page_timeline import Timeline
from crm_desktop.ui.views.customers_acts import CustomerActs as SelectedActs
from crm_desktop.ui.views.customers_menus import SelectionMenus
from crm_desktop.ui.widgets.banner import Banner
from crm_desktop.ui.widgets.done_row import DoneRow
from crm_desktop.ui.widgets.empty_state import EmptyState
from crm_desktop.ui.widgets.section_header import SectionHeader

log = logging.getLogger(__name__)

WIDE = 840  # from this width on facts and timeline stand side by side
_SPARE = 48  # what the list gets above its least height while nothing is written
_LEFT = 432  # width of the left column then
_ROOMY = 1180  # from this width on the left column is wider: two short facts stand side by side there
_LEFT_ROOMY = 576


def keys() -> list[tuple[str, str]]:
    """The keys that work here, and what they do."""
    return [
        ("Alt+←", translate("Keys", "The customer before in the list")),
        ("Alt+→", translate("Keys", "The next customer in the list")),
        ("Ctrl+Shift+C", translate("Keys", "Copy the whole card")),
        ("Ctrl+Enter", translate("Keys", "Save what is written in the entry")),
        (OUTCOME_KEY, translate("Keys", "Done, with outcome and next step")),
        ("Ctrl+Shift+H", translate("Keys", "Earlier values of the field")),
        ("Enter", translate("Keys", "Change the entry of the timeline")),
        ("Esc", translate("Keys", "Back to the list")),
    ]


class CustomerPage(QWidget):
    """One customer, whole.

    Args:
        session: small reads and writes, on the GUI thread: all are by the customer's id.
        tasks: the worker, which looks who else a name or a number that is typed could be.
        bridge: announcements of what changed elsewhere.
    """

    customer_opened = Signal(int)  # another customer is to be opened
    toast_requested = Signal(str, object)  # words, operation id or None
    previous_requested = Signal()
    next_requested = Signal()
    closed = Signal()
    record_requested = Signal(int)

    def __init__(self, session: Session, tasks: Tasks, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._customer: Customer | None = None
        self._wide: bool | None = None
        self._roomy = False
        self._right_first, self._right_shown, self._facts_shown = False, True, True
        self.lists = ShopLists(session)
        theme.style(self, ground="surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumWidth(360)
        self.setAcceptDrops(True)
        self._build(bridge)
        self._connect()
        self._later = DraftTimer(self)
        self._later.timeout.connect(self._keep_later)
        self.facts.typed.connect(self._later.typed)
        self.header.name.typed.connect(self._later.typed)
        self._refresher = Refresher(self, bridge, self._refresh, self._concerns)
        self._arrange_sections()
        self.clear()

    def _build(self, bridge: Bridge) -> None:
        # Each part is made inside its parent: Qt looks the styles of a whole tree up again when it is moved.
        self.acts = CustomerActs(self._session, self.lists, lambda: self._customer, self.flush, self)
        several = SelectedActs(self._session, self._tasks, self)
        several.said.connect(self.toast_requested)
        self._classing = SelectionMenus(self._session, self.lists, several, lambda: [self.customer_id or 0])
        lookup = SameLookup(self._session, self._tasks)
        whole = QWidget(self)
        self.banner = Banner("", "warn", whole)
        self._restore = self.banner.add_action(translate("CustomerPage", "Restore"), self.acts.bring_back)
        self._page = page = QWidget(whole)
        page.installEventFilter(self)
        self._left, self._right = QWidget(page), QWidget(page)
        self.header = Header(self._session, self.lists, lookup, self.acts.fill_menu, self._left)
        self._facts_area = _Area(self._left)
        self.facts = FactsPanel(self._session, self.lists, lookup, self._facts_area.viewport())
        self.relations = RelationsPanel(self._session, bridge, self.facts)
        self.files = FilesPanel(self._session, self._tasks, bridge, self.facts)
        self.classes = ClassesPanel(self._session, bridge, self.facts)
        self.facts.add_part("classes", self.classes)
        self.facts.add_part("relations", self.relations)
        self.facts.add_part("files", self.files)
        self.purchases = PurchasesPanel(self._session, bridge, self.facts)
        self.facts.add_part("purchases", self.purchases)
        self.complaints = ComplaintsPanel(self._session, bridge, self.facts)
        self.facts.add_part("complaints", self.complaints)
        for section, part in (
            ("relations", self.relations),
            ("files", self.files),
            ("purchases", self.purchases),
            ("complaints", self.complaints),
        ):
            self.facts.adds.take(section, part.add_button)
        self._facts_area.show_content(self.facts)
        self.entry = EntryBox(self._session, self._tasks, self._right)
        self.timeline = Timeline(self._session, self._right)
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(4)
        left.addWidget(self.header)
        self._facts_head = SectionHeader(translate("CustomerPage", "Facts"), self._left)
        left.addWidget(self._facts_head)
        left.addWidget(self._facts_area)
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(8)
        self._left_column = left
        self._timeline_head = SectionHeader(translate("CustomerPage", "Timeline"), self._right)
        right.addWidget(self._timeline_head)
        right.addWidget(self.entry)
        right.addWidget(self.timeline, 1)
        self._line = QFrame(self._left)
        self._line.setFixedHeight(1)
        theme.style(self._line, line="top")
        left.addWidget(self._line)
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom, page)
        self._columns.setContentsMargins(8, 8, 8, 8)
        self._columns.setSpacing(8)
        self._columns.addWidget(self._left)
        self._columns.addWidget(self._right, 1)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(page, 1)
        self._nobody = EmptyState(
            "customer", translate("CustomerPage", "Choose a customer in the list."), self
        )
        self.first_focus = self.timeline.list  # a focus proxy would keep Tab among its neighbours
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._nobody)
        self._stack.addWidget(whole)

    def _connect(self) -> None:
        others = {**self.header.choosers, "tags": self.header.add_tag}
        self.histories = FieldHistories(self._session, lambda: self.customer_id, others, self)
        self.facts.history_requested.connect(self.histories.open_row)
        self.header.name.history_requested.connect(self.histories.open_row)
        self.header.open_requested.connect(self._open_other)
        self.facts.open_requested.connect(self._open_other)
        self.relations.open_requested.connect(self._open_other)
        for part in (
            self.header,
            self.facts,
            self.classes,
            self.relations,
            self.files,
            self.purchases,
            self.complaints,
            self.timeline,
            self.acts,
            self.histories,
        ):
            part.toast_requested.connect(self.toast_requested)
        self.done_row = DoneRow(self._session, self)
        self.done_row.toast_requested.connect(self.toast_requested)
        self.done_row.closed.connect(lambda: self.timeline.list.setFocus(Qt.FocusReason.OtherFocusReason))
        for asking in (self.header, self.timeline):
            asking.outcome_requested.connect(self._open_outcome)
        self.header.record_requested.connect(self._record)
        self.header.plan_requested.connect(self._plan)
        self.header.add_phone_requested.connect(lambda: self.facts.add("phone"))
        self.header.previous_requested.connect(self._previous)
        self.header.next_requested.connect(self._next)
        self.header.closed.connect(self._close_page)
        self.acts.record_requested.connect(self._record)
        self.acts.sections_requested.connect(self.ask_sections)
        self.acts.quick_facts_requested.connect(self.ask_quick_facts)
        self.acts.changes_requested.connect(self._show_changes)
        self._facts_area.content_changed.connect(self._fit_facts)
        self.timeline.edit_requested.connect(self.entry.edit)
        self.timeline.file_requested.connect(self.files.act_on)
        self.timeline.purchase_requested.connect(self._correct_purchase)
        self.entry.saved.connect(self._entry_saved)
        self.entry.confirm_line.toast_requested.connect(self.toast_requested)
        for keys, act in (
            ("Alt+Left", self._previous),
            ("Alt+Right", self._next),
            ("Ctrl+Shift+C", self.acts.copy_card),
            (OUTCOME_KEY, self._ask_outcome),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # -- what is shown --------------------------------------------------------------------------

    @property
    def customer_id(self) -> int | None:
        """Who is shown."""
        return self._customer.id if self._customer else None

    def show_customer(self, customer_id: int, entry_id: int | None = None) -> None:
        """Show a customer; with `entry_id` go to that interaction in the timeline and mark it.

        What was typed for the customer before is saved first, or kept as a draft.
        """
        if customer_id != self.customer_id:
            self.flush()
            if not self._right_shown and not self._right.isHidden():
                self._right.hide()
                self._lay_out()
            try:
                customer = customers.get(self._session, customer_id)
            except NotFound:
                self.clear(translate("CustomerPage", "This customer is not in the data any more."))
                return
            self._customer = customer
            self._show(customer)
            self.entry.show_customer(customer_id)
            self.timeline.show_customer(customer_id)
            self._restore_unsaved()
            self._stack.setCurrentIndex(1)
        if self.header.back.hasFocus():  # where Qt puts the focus when the page has just been opened
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        if entry_id is not None:
            self._reveal_timeline()
            self.timeline.show_entry(entry_id)
            self.timeline.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self, line: str = "") -> None:
        """Show nobody."""
        self.flush()
        self._customer = None
        self.facts.show_customer(None)
        self.classes.show_customer(None)
        self.relations.show_customer(None)
        self.files.show_customer(None)
        self.purchases.show_customer(None)
        self.complaints.show_customer(None)
        self.entry.show_customer(None)
        self.timeline.show_customer(None)
        self._nobody.set_line(line or translate("CustomerPage", "Choose a customer in the list."))
        self._stack.setCurrentIndex(0)

    def _show(self, customer: Customer) -> None:
        self.header.show_customer(customer)
        self.facts.show_customer(customer)
        self.classes.show_customer(customer.id)
        self.relations.show_customer(customer.id)
        self.files.show_customer(customer.id)
        self.purchases.show_customer(customer.id)
        self.complaints.show_customer(customer.id)
        if customer.deleted_at is not None:
            self.banner.set_text(translate("CustomerPage", "This customer is in the recycle bin."))
        elif customer.archived_at is not None:
            self.banner.set_text(translate("CustomerPage", "This customer is in the archive."))
        self.banner.setVisible(customer.deleted_at is not None or customer.archived_at is not None)
        self._fit_facts()

    def _concerns(self, changes: Changes) -> bool:
        if changes.touches(page_sections.CHANGED) or changes.touches(quick_facts.CHANGED):
            return True
        if self._customer is None:
            return False
        fields = changes.touches("shop_field") or changes.touches("field_option")
        return fields or changes.touches("customer", self._customer.id) or ShopLists.concerned(changes)

    def _refresh(self, changes: Changes | None) -> None:
        self.lists.hear(changes)
        if changes is None or changes.touches(page_sections.CHANGED):
            self._arrange_sections()
        if self._customer is None:
            return
        try:
            self._customer = customers.get(self._session, self._customer.id)
        except NotFound:
            self.clear(translate("CustomerPage", "This customer is not in the data any more."))
            return
        self._show(self._customer)
        self.timeline.refresh()

    # -- nothing typed is lost --------------------------------------------------------------------

    def flush(self) -> None:
        """Save what can be saved; keep the rest as a draft of this customer."""
        if self._customer is None:
            return
        self.facts.commit()
        self.header.name.commit()
        self._keep_unsaved()
        self.purchases.keep_draft()
        self.entry.keep_draft()

    def _keep_unsaved(self) -> None:
        """Keep as a draft what stands in the fields and is not saved, or forget a draft that is by now."""
        self._later.stop()
        if self._customer is None:
            return
        unsaved = self.facts.pending()
        name = self.header.name.pending()
        if name is not None:
            unsaved["name"] = name
        key = f"fields.{self._customer.id}"
        if (unsaved or None) != quick_entry.draft(self._session, key):
            quick_entry.save_draft(self._session, key, unsaved or None)

    def _keep_later(self) -> None:
        try:
            self._keep_unsaved()
        except StorageError:  # it waits in the session, and is told when the page is left
            log.warning("A draft could not be stored yet")

    def _restore_unsaved(self) -> None:
        draft = quick_entry.draft(self._session, f"fields.{self.customer_id}")
        if draft:
            texts = {key: str(text) for key, text in draft.items()}
            if "name" in texts:
                self.header.name.restore_pending(texts.pop("name"))
            self.facts.restore_pending(texts)

    def state(self) -> dict[str, Any]:
        """Who is shown and how, for `restore`, after a change of language."""
        self.flush()
        return {"customer": self.customer_id, "filter": self.timeline.filter()}

    def restore(self, state: dict[str, Any]) -> None:
        """Show what `state` told."""
        self.timeline.set_filter(state.get("filter", []))
        if state.get("customer") is not None:
            self.show_customer(state["customer"])

    def showEvent(self, event: QEvent) -> None:
        super().showEvent(event)
        self.entry.reload()

    def hideEvent(self, event: QEvent) -> None:
        super().hideEvent(event)
        self.flush()

    # -- acts -------------------------------------------------------------------------------------

    def _open_other(self, customer_id: int) -> None:
        self.flush()
        self.customer_opened.emit(customer_id)

    def fill_acts(self, menu: QMenu) -> str:
        """Put what can be done with the customer into a menu; returns the name, "" for nobody."""
        if self._customer is None:
            return ""
        self.acts.fill_menu(menu)
        if self._customer.deleted_at is None:
            plan = menu.addAction(icons.icon("follow-up"), translate("CustomerPage", "Plan a follow-up…"))
            plan.triggered.connect(self._plan)
            relate = menu.addAction(icons.icon("customers"), self.relations.add_button.whole)
            relate.triggered.connect(self._relate)
            file = menu.addAction(icons.icon("file"), self.files.add_button.whole)
            file.triggered.connect(self._add_file)
            buy = menu.addAction(icons.icon("purchase"), self.purchases.add_button.whole)
            buy.triggered.connect(self._record_purchase)
            complain = menu.addAction(icons.icon("warning"), self.complaints.add_button.whole)
            complain.triggered.connect(self._record_complaint)
            star = menu.addAction(icons.icon("star"), self.header.star.accessibleName())
            star.triggered.connect(self.header.star.click)
            self._classing.fill_classes(menu)
        return self._customer.name

    def _open_outcome(self, follow_up_id: int, place: QRect) -> None:
        """Ask what came of a follow-up and what is next, in a row below it."""
        at = QRect(self.mapFromGlobal(place.topLeft()), place.size())
        self.done_row.begin([follow_ups.get(self._session, follow_up_id)], lambda: at)

    def _ask_outcome(self) -> None:
        if self.timeline.list.hasFocus():
            self.timeline.outcome_of_current()
        else:
            self.header.outcome.click()

    def _relate(self) -> None:
        self.facts.reveal(self.relations.head)
        self.relations.ask()

    def _record_complaint(self) -> None:
        self.facts.reveal(self.complaints.form)
        self.complaints.ask()
        self._facts_area.ensureWidgetVisible(self.complaints.form)

    def _record_purchase(self) -> None:
        self.facts.reveal(self.purchases.form)
        self.purchases.ask()
        self._facts_area.ensureWidgetVisible(self.purchases.form)

    def _correct_purchase(self, purchase: object) -> None:
        self.facts.reveal(self.purchases.form)
        self.purchases.correct(purchase)
        self._facts_area.ensureWidgetVisible(self.purchases.form)

    def _add_file(self) -> None:
        self.facts.reveal(self.files.head)
        self.files.choose()

    def take_files(self, data: QMimeData) -> bool:
        """Put files, or a picture, that were pasted or dropped to the customer; returns whether there were some."""
        taken = self._customer is not None and self.files.take(data)
        if taken:
            self.facts.reveal(self.files.head)
        return taken

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._customer is not None and event.source() is None and sources_of(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.take_files(event.mimeData())

    def _plan(self) -> None:
        self._reveal_timeline()
        self.entry.begin(plan=True)

    def _show_changes(self) -> None:
        self._reveal_timeline()
        self.timeline.set_filter(["change"])

    def _record(self) -> None:
        if self._customer is not None:
            self.record_requested.emit(self._customer.id)

    def _previous(self) -> None:
        self.flush()
        self.previous_requested.emit()

    def _next(self) -> None:
        self.flush()
        self.next_requested.emit()

    def _close_page(self) -> None:
        self.flush()
        self.closed.emit()

    def _entry_saved(self, interaction_id: int) -> None:
        self.timeline.refresh()
        if interaction_id:
            self.timeline.show_entry(interaction_id)

    # -- sections -----------------------------------------------------------------------------------

    def ask_sections(self) -> None:
        """Ask which sections are shown, in which order."""
        from crm_desktop.ui.dialogs.arrange_sections import ArrangeSections

        dialog = ArrangeSections(page_sections.sections(self._session), self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: page_sections.arrange(self._session, dialog.sections))
        dialog.open()

    def ask_quick_facts(self) -> None:
        """Ask which facts are seen at a glance in the head."""
        from crm_desktop.ui.dialogs.arrange_sections import ArrangeQuickFacts

        dialog = ArrangeQuickFacts(quick_facts.chosen(self._session), self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: quick_facts.choose(self._session, dialog.checks.ticked()))
        dialog.open()

    def _arrange_sections(self) -> None:
        order = page_sections.sections(self._session)
        self.facts.arrange(order)
        timeline = next(section for section in order if section.key == page_sections.TIMELINE)
        self._right_shown = timeline.shown
        self._right_first = order[0] == timeline
        self._facts_shown = any(section.shown for section in order if section != timeline)
        self._right.setVisible(timeline.shown)
        self._lay_out()

    def _reveal_timeline(self) -> None:
        """Show it for this customer, though the shop hides it."""
        if self._right.isHidden():
            self._right.show()
            self._lay_out()

    # -- shape --------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close_page()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(event.size().width() >= WIDE, event.size().width() >= _ROOMY)

    def _arrange(self, wide: bool, roomy: bool) -> None:
        if (wide, roomy) != (self._wide, self._roomy):
            self._wide, self._roomy = wide, roomy
            self._lay_out()

    def _lay_out(self) -> None:
        """Two columns where there is room for them; in a pane the timeline stands below the facts, or above."""
        wide, timeline = bool(self._wide), not self._right.isHidden()
        above = self._right_first and not wide
        if above != (self._right.parentWidget() is self._left):
            if above:
                self._left_column.insertWidget(1, self._right, 1)
            else:
                self._columns.addWidget(self._right, 1)
            self._right.setVisible(timeline)  # what gets another parent is hidden
            self._left_column.insertWidget(2 if above else -1, self._line)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(direction)
        self._columns.setSpacing(24 if wide else 8)
        self._columns.setContentsMargins(*((24, 16, 24, 0) if wide else (8, 8, 8, 8)))
        least = _LEFT_ROOMY if self._roomy else _LEFT
        self._left.setMaximumWidth((least if timeline else 2 * _LEFT) if wide else 16_777_215)
        self._left.setMinimumWidth(least if wide else 0)
        self._timeline_head.setVisible(wide)
        self._facts_head.setVisible(wide and self._facts_shown)
        self._place_adds(wide)
        self._facts_area.setVisible(self._facts_shown)
        self._line.setVisible(not wide and timeline and self._facts_shown)
        self.header.set_wide(wide)
        self._fit_facts()

    def _place_adds(self, wide: bool) -> None:
        """Where there is room, what can be added stands in the heading of the facts: it is always seen."""
        adds = self.facts.adds
        if wide and self.facts.isAncestorOf(adds):
            self._facts_head.add_widget(adds)
            adds.show()
        self.facts.keep_adds(not wide)

    def _fit_facts(self) -> None:
        """In a pane the facts are as high as they are, yet leave room for the entry and its list."""
        area = self._facts_area
        if self._wide or self._right.isHidden():
            area.setMinimumHeight(0)
            area.setMaximumHeight(16_777_215)
            return
        margins = self._columns.contentsMargins()
        taken = self._left.layout().totalMinimumSize().height() - area.minimumHeight()
        if self._right.parentWidget() is not self._left:
            taken += self._right.layout().totalMinimumSize().height() + self._columns.spacing()
        taken += margins.top() + margins.bottom()
        if not self.entry.fields.unfolded and theme.metrics() is not theme.LARGE:
            taken += _SPARE  # larger type leaves no room to spare: the facts come first
        free = self._page.height() - taken
        area.setFixedHeight(max(0, min(area.content_height(), free)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize) and watched is self._page:
            self._fit_facts()
        return super().eventFilter(watched, event)


class _Area(QScrollArea):
    """The facts, scrolling where the page is too low for them."""

    content_changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_content(self, content: QWidget) -> None:
        """Show the facts."""
        self._content = content
        self.setWidget(content)
        content.installEventFilter(self)

    def content_height(self) -> int:
        """How high all facts are."""
        layout = self._content.layout()
        if layout.hasHeightForWidth():
            return layout.totalHeightForWidth(self.viewport().width())
        return layout.totalSizeHint().height()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._content and event.type() == QEvent.Type.LayoutRequest:
            self.content_changed.emit()
        return super().eventFilter(watched, event)
