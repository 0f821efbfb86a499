"""The head of a customer's page: who it is, how to call, the last contact and the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from crm_desktop.data.session import Session
from crm_desktop.errors import UserError
from crm_desktop.i18n import translate
from crm_desktop.services import customers, follow_ups, quick_entry
from crm_desktop.services.customers import Customer
from crm_desktop.services.interactions import kind_title
from crm_desktop.services.quick_entry import Card
from crm_desktop.ui import follow_up_acts, icons, prompts, show, theme
from crm_desktop.ui.follow_up_acts import FollowUpActs
from crm_desktop.ui.same_lookup import SameLookup
from crm_desktop.ui.shop_lists import ShopLists
from crm_desktop.ui.views.customer_page_quick_facts import QuickFacts
from crm_desktop.ui.views.customer_page_text_fields import TextRow
from crm_desktop.ui.widgets.avatar import Avatar
from crm_desktop.ui.widgets.chips import TagChip
from crm_desktop.ui.widgets.choices import Choice, ChoicePopup
from crm_desktop.ui.widgets.chooser import Chooser
from crm_desktop.ui.widgets.copy_button import CopyButton
from crm_desktop.ui.widgets.day_choice import day_menu
from crm_desktop.ui.widgets.elide import ElideLabel
from crm_desktop.ui.widgets.flow_box import FlowBox


class Header(QWidget):
    """The head of the page.

    Args:
        session: each act is one write on the GUI thread.
        lists: the shop's lists.
        lookup: who else it could be while a name is typed.
        menu: fills the ⋯ menu; called each time it opens.
    """

    open_requested = Signal(int)
    record_requested = Signal()
    plan_requested = Signal()
    add_phone_requested = Signal()
    previous_requested = Signal()
    next_requested = Signal()
    closed = Signal()
    outcome_requested = Signal(int, QRect)  # the follow-up, where it stands on the screen
    toast_requested = Signal(str, object)

    def __init__(
        self,
        session: Session,
        lists: ShopLists,
        lookup: SameLookup,
        menu: Callable[[QMenu], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._lists = lists
        self._lookup = lookup
        self._customer: Customer | None = None
        self._card: Card | None = None
        self._fill_menu = menu
        self.follow_up_acts = FollowUpActs(session, self)
        self.follow_up_acts.said.connect(self.toast_requested)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self._name_line())
        self._chips = FlowBox(4, self)
        self._flow = self._chips.flow
        self._make_choosers()
        layout.addWidget(self._chips)
        layout.addLayout(self._phone_line())
        layout.addLayout(self._last_line())
        layout.addLayout(self._next_line())
        self.quick_facts = QuickFacts(session, lists, self)
        layout.addWidget(self.quick_facts)

    # -- the lines ------------------------------------------------------------------------------

    def _tool(self, icon: str, words: str, act: Callable[[], object], role: str = "secondary") -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icons.icon(icon, role))
        button.setToolTip(words)
        button.setAccessibleName(words.partition("\t")[0])
        theme.style(button, density="compact")
        button.clicked.connect(lambda _checked=False: act())
        return button

    def _name_line(self) -> QHBoxLayout:
        self.back = self._tool("back", translate("CustomerPage", "Back to the list (Esc)"), self.closed.emit)
        self.avatar = Avatar("", 32, self)
        self.name = TextRow(
            "name",
            translate("CustomerPage", "Name"),
            lambda value: self._update({"name": value}),
            check="name",
            same=lambda text, found: self._lookup.ask(
                self.name, found, name=text, exclude=self._customer.id if self._customer else None
            ),
            parent=self,
        )
        self.name.label.hide()
        theme.style(self.name.edit, role="title")
        self.name.open_requested.connect(self.open_requested)
        self.star = self._tool("star", translate("CustomerPage", "Star"), self._toggle_star)
        self.star.setCheckable(True)
        self.previous = self._tool(
            "left", translate("CustomerPage", "Previous customer (Alt+Left)"), self.previous_requested.emit
        )
        self.next = self._tool(
            "right", translate("CustomerPage", "Next customer (Alt+Right)"), self.next_requested.emit
        )
        self.more = self._tool("more", translate("CustomerPage", "More"), self._open_menu)
        line = QHBoxLayout()
        line.setSpacing(2)
        line.addWidget(self.back)
        line.addWidget(self.avatar, 0, Qt.AlignmentFlag.AlignTop)
        line.addSpacing(4)
        line.addWidget(self.name, 1)
        for button in (self.star, self.previous, self.next, self.more):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _open_menu(self) -> None:
        menu = QMenu(self)
        self._fill_menu(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(
            self.more.mapToGlobal(QPoint(self.more.width() - menu.sizeHint().width(), self.more.height()))
        )

    def _make_choosers(self) -> None:
        self.choosers: dict[str, Chooser] = {}
        for key, words, placeholder in (
            ("grade", translate("CustomerPage", "Grade"), translate("CustomerPage", "Grade")),
            ("category", translate("CustomerPage", "Category"), translate("CustomerPage", "Category")),
        ):
            options = self._lists.options(key, translate("CustomerPage", "None"))
            chooser = Chooser(options, words, can_create=True, parent=self._chips)
            chooser.placeholder = placeholder
            chooser.chosen.connect(lambda value, key=key: self._choose(key, value))
            chooser.create_requested.connect(lambda word, key=key: self._create(key, word))
            self.choosers[key] = chooser
            self._flow.addWidget(chooser)
        self.tag_chips: list[TagChip] = []
        self.add_tag = QPushButton(translate("CustomerPage", "Tag"), self._chips)
        self.add_tag.setIcon(icons.icon("add", "accent"))
        self.add_tag.setAccessibleName(translate("CustomerPage", "Add a tag"))
        self.add_tag.setAutoDefault(False)
        theme.style(self.add_tag, look="link", density="compact")
        self.add_tag.clicked.connect(self.open_tags)
        self._flow.addWidget(self.add_tag)
        self._tag_popup: ChoicePopup | None = None

    def _phone_line(self) -> QHBoxLayout:
        self.phone = QLabel(self)
        self.phone.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        theme.style(self.phone, role="title")
        self.copy = CopyButton(
            lambda: self._customer.phone if self._customer else "",
            self,
            translate("CustomerPage", "Copy the number"),
        )
        self.add_phone = QPushButton(translate("CustomerPage", "Add a phone number"), self)
        self.add_phone.setAutoDefault(False)
        theme.style(self.add_phone, look="link", density="compact")
        self.add_phone.clicked.connect(self.add_phone_requested)
        self.record = QPushButton(translate("CustomerPage", "Record contact"), self)
        self.record.setIcon(icons.icon("edit", "accent"))
        self.record.setAutoDefault(False)
        theme.style(self.record, density="compact")
        self.record.clicked.connect(self.record_requested)
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self.phone)
        line.addWidget(self.copy)
        line.addWidget(self.add_phone)
        line.addStretch(1)
        line.addWidget(self.record)
        return line

    def _last_line(self) -> QHBoxLayout:
        self._last_word = QLabel(translate("CustomerPage", "Last"), self)
        theme.style(self._last_word, role="secondary")
        self.last = ElideLabel("", "", self)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._last_word)
        line.addWidget(self.last, 1)
        return line

    def _next_line(self) -> QHBoxLayout:
        self._next_word = QLabel(translate("CustomerPage", "Next"), self)
        theme.style(self._next_word, role="secondary")
        self.due = QLabel(self)
        self.next_title = ElideLabel("", "", self)
        self.done = self._tool("check", translate("CustomerPage", "Follow-up done"), self._finish, "good")
        self.outcome = self._tool(
            "done", translate("CustomerPage", "Done, with outcome and next step (Ctrl+D)"), self._ask_outcome
        )
        self.snooze = self._tool("snooze", translate("CustomerPage", "Put off"), self._ask_snooze)
        self.move_day = self._tool("calendar", translate("CustomerPage", "Reschedule"), self._ask_day)
        self.plan = QPushButton(translate("CustomerPage", "Plan a follow-up"), self)
        self.plan.setAutoDefault(False)
        theme.style(self.plan, look="link", density="compact")
        self.plan.clicked.connect(self.plan_requested)
        line = QHBoxLayout()
        line.setSpacing(8)
        for part in (self._next_word, self.due):
            line.addWidget(part)
        line.addWidget(self.next_title, 1)
        for button in (self.plan, self.done, self.outcome, self.snooze, self.move_day):
            line.addWidget(button)
        return line

    # -- showing --------------------------------------------------------------------------------

    def show_customer(self, customer: Customer) -> None:
        """Show a customer; reads the last contact and the next follow-up."""
        if self._customer is None or self._customer.id != customer.id:
            self.name.drop_pending()
        self._customer = customer
        self._card = quick_entry.card(self._session, customer.id)
        self.avatar.set_name(customer.name)
        self.name.set_value(customer.name)
        self.star.setChecked(bool(customer.starred))
        self.star.setIcon(icons.icon("star", "accent" if customer.starred else "secondary"))
        self.star.setAccessibleName(
            translate("CustomerPage", "Remove the star")
            if customer.starred
            else translate("CustomerPage", "Star")
        )
        self.choosers["grade"].show_choice(*self._lists.words("grade", customer.grade_id))
        self.choosers["category"].show_choice(*self._lists.words("category", customer.category_id))
        self._show_tags(customer)
        self.phone.setText(show.phone(customer.phone))
        self.phone.setAccessibleName(
            translate("CustomerPage", "Phone: {number}").format(number=customer.phone)
        )
        for part in (self.phone, self.copy):
            part.setVisible(bool(customer.phone))
        self.add_phone.setVisible(not customer.phone)
        self._show_last()
        self._show_next()
        self.quick_facts.show_customer(customer.id)

    def set_wide(self, wide: bool) -> None:
        """The way back is shown where the page covers the list."""
        self.back.setVisible(wide)

    def _show_tags(self, customer: Customer) -> None:
        shown = [chip.property("tag") for chip in self.tag_chips]
        if shown == list(customer.tag_ids) and all(
            chip.text() == self._lists.words("tag", tag)[0]
            for chip, tag in zip(self.tag_chips, shown, strict=True)
        ):
            return
        for chip in self.tag_chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._flow.removeWidget(self.add_tag)
        self.tag_chips = []
        for tag_id in customer.tag_ids:
            name, color = self._lists.words("tag", tag_id)
            chip = TagChip(name, color, removable=True, parent=self._chips)
            chip.setProperty("tag", tag_id)
            chip.setFixedHeight(theme.metrics().compact)
            chip.removed.connect(lambda tag_id=tag_id: self._remove_tag(tag_id))
            self._flow.addWidget(chip)
            chip.show()
            self.tag_chips.append(chip)
        self._flow.addWidget(self.add_tag)
        order: list[QWidget] = [self.choosers["category"], *self.tag_chips, self.add_tag]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)
        self._flow.invalidate()
        self._chips.fit()

    def _show_last(self) -> None:
        card = self._card
        if card is None or card.last_contact_at is None:
            self.last.setText(translate("CustomerPage", "No contact yet"))
            theme.style(self.last, role="secondary")
            return
        parts = [
            show.relative_time(card.last_contact_at),
            kind_title(card.last_contact_kind),
            card.last_contact_by,
        ]
        words = " · ".join(part for part in parts if part)
        if card.last_contact_text:
            words = translate("CustomerPage", "{when}: {words}").format(
                when=words, words=card.last_contact_text
            )
        theme.style(self.last, role="")
        self.last.setText(words)

    def _show_next(self) -> None:
        card = self._card
        planned = card is not None and bool(card.next_follow_up)
        for part in (self.due, self.done, self.outcome, self.snooze, self.move_day):
            part.setVisible(planned)
        self.plan.setVisible(not planned)
        if card is None or not card.next_follow_up:
            self.next_title.setText("")
            return
        words, role = show.due(card.next_follow_up)
        if card.next_snoozed_until is not None:
            until = follow_up_acts.until_words(card.next_snoozed_until)
            words, role = f"{words} · {translate('CustomerPage', 'put off')} {until}", "secondary"
        self.due.setText(words)
        theme.style(self.due, role="strong" if role == "secondary" else role)
        sign = follow_up_acts.SIGNS.get(card.next_priority, "")
        self.next_title.setText(" ".join(part for part in (sign, card.next_follow_up_title) if part))

    # -- writing --------------------------------------------------------------------------------

    def _update(self, values: dict[str, object]) -> None:
        if self._customer is not None:
            customers.update(self._session, self._customer.id, values)

    def _try(self, act: Callable[[], object]) -> object:
        try:
            return act()
        except UserError as error:
            prompts.explain(self.window(), error)
            return None

    def _toggle_star(self) -> None:
        self._try(lambda: self._update({"starred": int(self.star.isChecked())}))

    def _choose(self, key: str, value: object) -> None:
        self._try(lambda: self._update({key: value}))

    def _create(self, key: str, word: str) -> None:
        self._try(lambda: self._update({key: self._lists.create(key, word)}))

    def open_tags(self) -> None:
        """Ask for a tag to add."""
        if self._customer is None:
            return
        every = self._lists.options("tag")

        def options(text: str) -> Sequence[Choice]:
            had = self._customer.tag_ids if self._customer else ()
            return [choice for choice in every(text) if choice.key not in had]

        popup = ChoicePopup(options, translate("CustomerPage", "Tag"), can_create=True, parent=self)
        popup.chosen.connect(self._add_tag)
        popup.create_requested.connect(
            lambda word: self._try(lambda: self._add_tag(self._lists.create("tag", word)))
        )
        popup.closed.connect(popup.deleteLater)
        self._tag_popup = popup
        popup.open_below(self.add_tag)

    def _add_tag(self, tag_id: object) -> None:
        if self._customer is not None:
            tags = [*self._customer.tag_ids, tag_id]
            self._try(lambda: self._update({"tags": tags}))

    def _remove_tag(self, tag_id: int) -> None:
        if self._customer is not None:
            tags = [each for each in self._customer.tag_ids if each != tag_id]
            self._try(lambda: self._update({"tags": tags}))
            self.add_tag.setFocus(Qt.FocusReason.OtherFocusReason)

    def _finish(self) -> None:
        if self._card is not None and self._card.next_follow_up_id is not None:
            ids = [self._card.next_follow_up_id]
            done = self._try(lambda: follow_ups.finish(self._session, ids))
            if done is not None:
                self.toast_requested.emit(translate("CustomerPage", "Follow-up done"), done)

    def _ask_outcome(self) -> None:
        if self._card is not None and self._card.next_follow_up_id is not None:
            place = QRect(self._next_word.mapToGlobal(QPoint(0, 0)), self._next_word.size())
            self.outcome_requested.emit(self._card.next_follow_up_id, place)

    def _ask_snooze(self) -> None:
        if self._card is not None and self._card.next_follow_up_id is not None:
            row = follow_ups.get(self._session, self._card.next_follow_up_id)
            menu = self.follow_up_acts.snooze_menu(lambda: [row], self)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(self.snooze.mapToGlobal(self.snooze.rect().bottomLeft()))

    def _ask_day(self) -> None:
        menu = day_menu(self, self._move)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.move_day.mapToGlobal(self.move_day.rect().bottomLeft()))

    def _move(self, day: str) -> None:
        if self._card is not None and self._card.next_follow_up_id is not None:
            ids = [self._card.next_follow_up_id]
            done = self._try(lambda: follow_ups.reschedule(self._session, ids, day))
            if done is not None:
                self.toast_requested.emit(
                    translate("CustomerPage", "Follow-up moved to {day}").format(day=day), done
                )
