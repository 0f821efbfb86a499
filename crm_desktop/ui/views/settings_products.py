"""What the shop sells: products and services with category, price and cost, and how often each was bought."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCompleter, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from crm_desktop.data.session import Changes, Session
from crm_desktop.errors import InvalidValue, UserError
from crm_desktop.i18n import translate
from crm_desktop.services import history, products
from crm_desktop.services.products import Product
from crm_desktop.ui import icons, theme
from crm_desktop.ui.bridge import Bridge, Refresher
from crm_desktop.ui.tasks import Tasks
from crm_desktop.ui.widgets.line_edit import LineEdit
from crm_desktop.ui.widgets.plain_table import PlainRow, PlainTable
from crm_desktop.ui.widgets.section_header import SectionHeader
from crm_desktop.values import money

_MOST_ROWS = 10  # products that are seen before the table scrolls
_FIELDS = ("name", "category", "price", "cost")


class ProductsSection(QWidget):
    """The section of the settings.

    Args:
        session: each change is one small write on the GUI thread.
        tasks: how often each was bought is counted in the worker.
        bridge: announcements of what changed.
    """

    toast_requested = Signal(str, object)

    def __init__(self, session: Session, tasks: Tasks, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self._products: dict[int, Product] = {}
        self._counts: dict[int, int] | None = None
        self._editing: int | None = None
        self.table = PlainTable(
            (
                translate("Products", "Product"),
                translate("Products", "Category"),
                translate("Products", "Price"),
                translate("Products", "Cost"),
                translate("Products", "Bought"),
            ),
            (0, 112, 96, 96, 80),
            translate("Products", "Products"),
            yielding=(3,),
        )
        self.table.opened.connect(lambda _key: self.change())
        self.table.selection_changed.connect(self._show_acts)
        self.table.delete_pressed.connect(self.delete)
        self._nothing = _words(
            translate("Products", "Nothing yet. Products may also be kept while a purchase is recorded.")
        )
        self.message = _words("")
        theme.style(self.message, role="bad")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(SectionHeader(translate("Products", "Products")))
        column.addWidget(
            _words(
                translate(
                    "Products",
                    "What you sell. A product fills its price in when a purchase is recorded; purchases keep their amounts.",
                )
            )
        )
        column.addWidget(self._nothing)
        column.addWidget(self.table)
        column.addWidget(self._make_form())
        column.addWidget(self.message)
        column.addLayout(self._buttons())
        self._close()
        self.setEnabled(not session.read_only)
        Refresher(self, bridge, self.refresh, _concerns)
        self.refresh()

    def _make_form(self) -> QWidget:
        self.form = QWidget(self)
        grid = QGridLayout(self.form)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        self.fields: dict[str, LineEdit] = {}
        titles = {
            "name": translate("Products", "Product name"),
            "category": translate("Products", "Category"),
            "price": translate("Products", "Price of one"),
            "cost": translate("Products", "Cost of one"),
        }
        for at, key in enumerate(_FIELDS):
            line = LineEdit(parent=self.form)
            line.setPlaceholderText(titles[key])
            line.setAccessibleName(titles[key])
            line.textEdited.connect(lambda _text: self.message.hide())
            grid.addWidget(line, 0, at)
            grid.setColumnStretch(at, 3 if key == "name" else 2)
            self.fields[key] = line
        self._categories = QStringListModel(self)
        completer = QCompleter(self._categories, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.fields["category"].setCompleter(completer)
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys in ("Return", "Enter", "Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self.form, context=inside).activated.connect(self.save)
        QShortcut(QKeySequence("Esc"), self.form, context=inside).activated.connect(self._close)
        return self.form

    def _buttons(self) -> QHBoxLayout:
        def button(icon: str, text: str, act: Callable[[], object]) -> QPushButton:
            made = QPushButton(icons.icon(icon), text) if icon else QPushButton(text)
            made.setAutoDefault(False)
            made.clicked.connect(lambda _checked=False: act())
            return made

        self.new_button = button("add", translate("Products", "New product…"), self.new)
        self.change_button = button("edit", translate("Products", "Change…"), self.change)
        self.retire_button = button("hide", "", self.retire)
        self.delete_button = button("delete", translate("Products", "Delete"), self.delete)
        self.save_button = button("", translate("Products", "Save"), self.save)
        theme.style(self.save_button, look="primary")
        self.save_button.setToolTip("Enter")
        self.cancel_button = button("", translate("Products", "Cancel"), self._close)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.new_button)
        row.addStretch(1)
        for each in (
            self.change_button,
            self.retire_button,
            self.delete_button,
            self.cancel_button,
            self.save_button,
        ):
            row.addWidget(each)
        return row

    # -- showing --------------------------------------------------------------------------------

    def refresh(self, changes: Changes | None = None) -> None:
        """Read the products again, and count what was bought of each."""
        self._products = {each.id: each for each in products.products(self._session, with_retired=True)}
        self._categories.setStringList(sorted({each.category for each in self._products.values()} - {""}))
        self._show_rows()
        if self._products:
            self._tasks.run(
                lambda: products.counts(self._session),
                on_done=self._counted,
                owner=self,
                latest="products.counts",
            )

    def _counted(self, counts: dict[int, int]) -> None:
        self._counts = counts
        self._show_rows()

    def _show_rows(self) -> None:
        rows = [self._row(each) for each in self._products.values()]
        self.table.set_rows(rows)
        self.table.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        shown = min(len(rows), _MOST_ROWS)
        self.table.setFixedHeight(
            self.table.horizontalHeader().sizeHint().height() + shown * theme.metrics().row + 2
        )
        self._show_acts()

    def _row(self, each: Product) -> PlainRow:
        count = "" if self._counts is None else str(self._counts.get(each.id, 0))
        texts = (each.name, each.category, _money(each.price), _money(each.cost), count)
        inks = dict.fromkeys(range(5), "secondary") if each.retired else {1: "secondary", 4: "secondary"}
        return PlainRow(each.id, texts, "hide" if each.retired else "", inks)

    def chosen(self) -> Product | None:
        """The product that is selected alone."""
        keys = self.table.selected_keys()
        return self._products.get(keys[0]) if len(keys) == 1 else None

    def _show_acts(self) -> None:
        one, typing = self.chosen(), not self.form.isHidden()
        for button in (self.change_button, self.retire_button, self.delete_button):
            button.setVisible(bool(self._products) and not typing)
            button.setEnabled(one is not None)
        self.new_button.setVisible(not typing)
        self.save_button.setVisible(typing)
        self.cancel_button.setVisible(typing)
        retired = one is not None and one.retired
        self.retire_button.setText(
            translate("Products", "Offer again") if retired else translate("Products", "Retire")
        )
        self.retire_button.setIcon(icons.icon("show" if retired else "hide"))

    # -- acts -----------------------------------------------------------------------------------

    def new(self) -> None:
        """Open the fields of a new product."""
        self._open(None)

    def change(self) -> None:
        """Open the fields of the chosen product."""
        one = self.chosen()
        if one is not None:
            self._open(one)

    def _open(self, known: Product | None) -> None:
        self._editing = known.id if known else None
        values = (
            ("", "", "", "")
            if known is None
            else (known.name, known.category, _money(known.price), _money(known.cost))
        )
        for key, text in zip(_FIELDS, values, strict=True):
            self.fields[key].setText(text)
        self.message.hide()
        self.form.show()
        self._show_acts()
        self.fields["name"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        had_focus = self.form.isAncestorOf(self.focusWidget() or self)
        self.form.hide()
        self.message.hide()
        self._show_acts()
        if had_focus:
            (self.table if self._products else self.new_button).setFocus()

    def save(self) -> None:
        """Keep what is typed: a new product, or the changed one."""
        if any(line.composing for line in self.fields.values()):
            return
        typed = {key: self.fields[key].text() for key in _FIELDS}
        try:
            if self._editing is None:
                products.add(self._session, **typed)
                words = translate("Products", "{name} is in the list")
            else:
                products.update(self._session, self._editing, **typed)
                words = translate("Products", "{name} was changed")
        except InvalidValue as error:
            self._say(error)
            self.fields[error.field or "name"].setFocus()
            return
        except UserError as error:
            self._say(error)
            return
        self._close()
        self.toast_requested.emit(words.format(name=typed["name"].strip()), history.newest(self._session))

    def retire(self) -> None:
        """Offer the chosen product no longer, or again."""
        one = self.chosen()
        if one is not None:
            words = (
                translate("Products", "{name} is offered again")
                if one.retired
                else translate("Products", "{name} is not offered any more; its purchases stay")
            )
            self._try(lambda: products.retire(self._session, one.id, not one.retired), words, one.name)

    def delete(self) -> None:
        """Delete the chosen product; one that was bought stays, and the sentence says what to do."""
        one = self.chosen()
        if one is not None:
            words = translate("Products", "{name} was deleted")
            self._try(lambda: products.delete(self._session, one.id), words, one.name)

    def _try(self, act: Callable[[], int], words: str, name: str) -> None:
        self.message.hide()
        try:
            operation_id = act()
        except UserError as error:
            self._say(error)
            return
        self.toast_requested.emit(words.format(name=name), operation_id)

    def _say(self, error: UserError) -> None:
        self.message.setText(error.sentence)
        self.message.show()


def _concerns(changes: Changes) -> bool:
    return changes.touches("product") or changes.touches("purchase")


def _money(cents: int | None) -> str:
    return "" if cents is None else money.show(cents)


def _words(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    theme.style(label, role="secondary")
    return label
