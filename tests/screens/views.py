"""What is pictured. A view registers here: name -> callable(context) -> widget.

The widget is made anew for each language and scheme, given the size of the smallest screen (unless
it is a dialog), shown, and pictured when `context.tasks` is idle and nothing is left to paint.
Imports belong into the functions, so that one broken view does not take the others' pictures away.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from crm_desktop.ui.widgets.tabbed_view import TabbedView
from tests.screens import (
    below_facts,
    class_views,
    duplicate_views,
    prospect_views,
    purchase_views,
    shell_views,
)
from tests.screens.context import Context


def widgets(context: Context) -> QWidget:
    from tests.screens.gallery import Gallery

    return Gallery()


def controls(context: Context) -> QWidget:
    from tests.screens.gallery_controls import Controls

    return Controls()


def confirm(context: Context) -> QWidget:
    from crm_desktop.ui import prompts

    return prompts._NumberBox(
        None, "Delete 1,204 customers? They can be restored from the recycle bin.", 1204, "Delete"
    )


def import_step(name: str) -> Callable[[Context], QWidget]:
    def picture(context: Context) -> QWidget:
        from tests.screens import import_views

        return import_views.VIEWS[name](context)

    return picture


def reception(tab: str) -> Callable[[Context], QWidget]:
    def picture(context: Context) -> QWidget:
        from crm_desktop.services import sample_reception
        from crm_desktop.ui.views.reception import ReceptionView

        sample_reception.fill(context.session)
        view = ReceptionView(context.session, context.tasks, context.bridge)
        view.show_tab(tab)
        return view

    return picture


def customers(context: Context) -> QWidget:
    from crm_desktop.ui.views.customers import CustomersView

    return CustomersView(context.session, context.tasks, context.bridge)


def customers_selected(context: Context) -> QWidget:
    from crm_desktop.services.customer_filter import having
    from crm_desktop.services.customer_list import Sort
    from crm_desktop.ui.views.customers import CustomersView

    view = CustomersView(context.session, context.tasks, context.bridge)
    view.table.columns_header.set_sorts([Sort("grade"), Sort("next_follow_up")])
    view.show_filter(having(grade=frozenset({1, 2}), last_contact_at="<90d"))
    view.loader.loaded.connect(lambda _: view.table.select_rows((1, 2, 4)))
    return view


def customers_asked(context: Context) -> QWidget:
    """A filter with alternatives, and what continues a text that is not finished."""
    from crm_desktop.services.filter_words import read
    from crm_desktop.ui.views.customers import CustomersView

    view = CustomersView(context.session, context.tasks, context.bridge)
    text = "(grade:A,B OR is:starred) -tag:none last:>30d"
    view.show_filter(read(context.session, text)[0])
    view.pane.tools.finder.setText(f"{view.pane.tools.finder.text()} next:soon")
    view.pane.tools.finder.settle_now()
    return view


def customers_grouped(context: Context) -> QWidget:
    """By grade, with the bar that names the group."""
    from crm_desktop.ui.views.customers import CustomersView

    view = CustomersView(context.session, context.tasks, context.bridge)
    view.views.group = "grade"
    view.views.grouped.emit()
    return view


def customers_board(context: Context) -> QWidget:
    """As a board by grade, several cards selected."""
    from crm_desktop.ui.views.customers import CustomersView

    view = CustomersView(context.session, context.tasks, context.bridge)
    view.views.board = "grade"
    view.views.grouped.emit()
    view.loader.loaded.connect(lambda _: view.table.select_rows((1, 2)))
    return view


def customers_board_stages(context: Context) -> QWidget:
    """As a board by stage: columns without customers, more columns than the window has room for."""
    from crm_desktop.services.customer_filter import having
    from crm_desktop.ui.views.customers import CustomersView

    view = CustomersView(context.session, context.tasks, context.bridge)
    view.views.board = "stage"
    view.show_filter(having(last_contact_at="<90d"))
    return view


def find_replace(context: Context) -> QWidget:
    """What would change, and what would be left out."""
    from crm_desktop.services import customer_list
    from crm_desktop.services.customer_filter import Filter
    from crm_desktop.ui.dialogs.find_replace import FindReplace

    ids = customer_list.ids(context.session, Filter())
    dialog = FindReplace(context.session, context.tasks, {"shown": ids, "selected": ids[:3]})
    dialog.field.setCurrentIndex(dialog.field.findData("name"))
    dialog.expression.setChecked(True)
    dialog.wanted.setText("女士|小姐|^陈.$")
    dialog.look()
    return dialog


def filter_builder(context: Context) -> QWidget:
    """Alternatives inside a filter, and a text that says the same."""
    from crm_desktop.services.filter_words import read
    from crm_desktop.ui.dialogs.filter_builder import FilterBuilder

    text = "张 -tag:none last:>30d (grade:A,B OR is:starred OR -(source:路过进店 company:none))"
    return FilterBuilder(context.session, context.tasks, read(context.session, text)[0])


def customers_none(context: Context) -> QWidget:
    from crm_desktop.services.customer_filter import having
    from crm_desktop.ui.views.customers import CustomersView

    view = CustomersView(context.session, context.tasks, context.bridge)
    view.show_filter(having(text="没有这个人"))
    return view


def arrange_columns(context: Context) -> QWidget:
    from crm_desktop.services.customer_list import Sort
    from crm_desktop.ui.dialogs.arrange_columns import ArrangeColumns
    from crm_desktop.ui.tables import columns

    return ArrangeColumns(columns.FIRST_SHOWN, [Sort("last_contact_at", descending=True), Sort("name")])


def view_name(context: Context) -> QWidget:
    from crm_desktop.ui.dialogs.view_name import ViewName

    return ViewName("Save as a view", "Save", "要回访的 A 类", lambda name: None)


def bulk_edit(context: Context) -> QWidget:
    from crm_desktop.ui.dialogs.bulk_edit import BulkEditDialog
    from crm_desktop.ui.shop_lists import ShopLists

    dialog = BulkEditDialog(128, ShopLists(context.session))
    dialog.choosers["grade"].chosen.emit(1)
    for tag in (1, 2):
        dialog.added.chooser.chosen.emit(tag)
    return dialog


def _busiest(context: Context, at: int = 0) -> int:
    """The customer with the most entries, or the next ones."""
    from crm_desktop.services.customer_list import Filter, Sort, first_ids

    return first_ids(context.session, Filter(), [Sort("interaction_count", True)], at + 1, within=5)[at]


def customer(context: Context, at: int = 0) -> QWidget:
    from crm_desktop.services import quick_entry
    from crm_desktop.ui.views.customer_page import CustomerPage

    for key in ("customer", "fields"):  # what the picture before this one left unsaved
        quick_entry.save_draft(context.session, f"{key}.{_busiest(context, at)}", None)
    page = CustomerPage(context.session, context.tasks, context.bridge)
    page.show_customer(_busiest(context, at))
    return page


def arrange_sections(context: Context) -> QWidget:
    from crm_desktop.services import page_sections
    from crm_desktop.ui.dialogs.arrange_sections import ArrangeSections

    return ArrangeSections(page_sections.sections(context.session))


def arrange_quick_facts(context: Context) -> QWidget:
    from crm_desktop.services import quick_facts
    from crm_desktop.ui.dialogs.arrange_sections import ArrangeQuickFacts

    return ArrangeQuickFacts(quick_facts.chosen(context.session))


def field_history(context: Context) -> QWidget:
    from crm_desktop.data.fields import FIELDS
    from crm_desktop.services import contacts, customers
    from crm_desktop.services.field_history import of_field
    from crm_desktop.ui.views.customer_page_field_history import FieldHistory

    at, session = _busiest(context, 3), context.session
    if len(of_field(session, at, "company")) < 3:
        for company in ("兴达贸易", "", "宁波兴达国际贸易有限公司"):
            customers.update(session, at, {"company": company})
    first = next(each for each in contacts.of(session, at) if each.kind == "phone")
    row = QWidget()
    layout = QHBoxLayout(row)
    for key, field in (("company", "company"), ("note", "note"), (f"contact.{first.id}", "phone")):
        popup = FieldHistory(FIELDS[field].title, of_field(session, at, key), parent=row)
        popup.setWindowFlags(Qt.WindowType.Widget)
        layout.addWidget(popup, 1, Qt.AlignmentFlag.AlignTop)
    return row


def customer_pane(context: Context) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    for at, part in enumerate(("read", "write", "wrong")):
        page = customer(context, at)
        page.setFixedSize(420, 640)
        if part == "write":
            page.entry.begin()
            page.entry.fields.text.setPlainText("周末送货两箱，到付。")
            page.entry.fields.days.set_day("2026-11-24")
        if part == "wrong":
            page.facts.add("birthday").restore_pending("1990-02-31")
            page.facts.contact_rows[0].restore_pending("1380571")
        layout.addWidget(page)
    return row


def follow_ups(context: Context) -> TabbedView:
    from crm_desktop.ui.views.follow_ups import FollowUpsView

    return FollowUpsView(context.session, context.tasks, context.bridge)


def follow_ups_cadence(rules: bool) -> Callable[[Context], QWidget]:
    def picture(context: Context) -> QWidget:
        from crm_desktop.ui.views.follow_ups import FollowUpsView

        view: TabbedView = FollowUpsView(context.session, context.tasks, context.bridge)
        view.show_tab("cadence")
        view.tab("cadence").rules_button.setChecked(rules)
        return view

    return picture


def follow_ups_rules(context: Context) -> QWidget:
    from crm_desktop.ui.views.follow_ups import FollowUpsView

    view: TabbedView = FollowUpsView(context.session, context.tasks, context.bridge)
    view.show_tab("rules")
    view.tab("rules").begin()
    return view


def follow_ups_complaint_words(context: Context) -> QWidget:
    view = follow_ups(context)
    view.show_tab("complaints")
    view.tab("complaints").set_up_words()
    return view


def follow_ups_visits(part: str) -> Callable[[Context], QWidget]:
    def picture(context: Context) -> QWidget:
        from crm_desktop.services import satisfaction
        from crm_desktop.ui.views.follow_ups import FollowUpsView

        view: TabbedView = FollowUpsView(context.session, context.tasks, context.bridge)
        view.show_tab("visits")
        view.tab("visits").show_part(part)
        if part == "todo":
            view.tab("visits").fill(satisfaction.visits(context.session)[0])
        return view

    return picture


def follow_ups_care(context: Context) -> QWidget:
    from crm_desktop.services import care, sample_care

    view = follow_ups(context)
    if len(care.occasions(context.session)) == 1:
        sample_care.add_anniversaries(context.session)
    view.show_tab("care")
    view.tab("care").set_span("30")
    return view


def follow_ups_complaints(context: Context) -> QWidget:
    from crm_desktop.services import complaints

    view = follow_ups(context)
    view.show_tab("complaints")
    if complaints.counts(context.session).open:  # pictured before, in another language
        return view
    for kind, text in (("质量", "新柜子的门关不上"), ("送货", "比说好的晚了两天送到")):
        made = complaints.record(context.session, _busiest(context), text, kind=kind, urgency="紧急")
        complaints.add_step(context.session, made, "已致电，周六师傅上门")
    return view


def follow_ups_outcome(context: Context) -> QWidget:
    """The row under a follow-up that is done."""
    view = follow_ups(context)
    tab = view.tab("list")

    def begin() -> None:
        tab.list.setCurrentIndex(tab.list.items.index(3))
        tab.ask_outcome()
        tab.done_row.outcomes.chips["interested"].click()
        tab.done_row.words.setText("要蓝色的，下周来看样")

    context.tasks.idle.connect(begin, Qt.ConnectionType.SingleShotConnection)
    return view


def follow_ups_change(context: Context) -> QWidget:
    """The row in which a follow-up that repeats is changed."""
    view = follow_ups(context)
    tab = view.tab("list")

    def begin() -> None:
        rows = [tab.list.items.row(at) for at in range(tab.list.items.rowCount())]
        tab.list.setCurrentIndex(
            tab.list.items.index(next(at for at, row in enumerate(rows) if getattr(row, "rule", "")))
        )
        tab.ask_change()

    context.tasks.idle.connect(begin, Qt.ConnectionType.SingleShotConnection)
    return view


def follow_ups_calendar(mode: str) -> Callable[[Context], QWidget]:
    def picture(context: Context) -> QWidget:
        view = follow_ups(context)
        view.show_tab("calendar")
        view.tab("calendar").birthdays.setChecked(True)
        view.tab("calendar").set_mode(mode)
        return view

    return picture


def shop_days(context: Context) -> QWidget:
    from crm_desktop.ui.dialogs.shop_days import ShopDaysDialog

    return ShopDaysDialog(context.session)


def follow_ups_plan(context: Context) -> QWidget:
    view = follow_ups(context)
    panel = view.tab("list").panel
    panel.show()
    panel.set_customer(_busiest(context))
    panel.days.set_day("2026-12-24")
    panel.time.setText("25:00")
    panel.repeat.unit.setCurrentIndex(2)
    panel.repeat.every.setValue(2)
    panel.repeat.weekdays[0].setChecked(True)
    panel.repeat.weekdays[3].setChecked(True)
    panel.plan()
    return view


def classification(context: Context) -> QWidget:
    from crm_desktop.ui.views.classification import ClassificationView

    view = ClassificationView(context.session, context.tasks, context.bridge)
    view.show_tab("lists")
    view.tab("lists").load(choose=1)
    return view


def classification_overview(context: Context) -> QWidget:
    from crm_desktop.ui.views.classification import ClassificationView

    view = ClassificationView(context.session, context.tasks, context.bridge)
    view.show_tab("overview")
    return view


def classification_groups(context: Context) -> QWidget:
    from crm_desktop.services import segments
    from crm_desktop.ui.views.classification import ClassificationView

    session = context.session
    view = ClassificationView(session, context.tasks, context.bridge)
    view.show_tab("groups")
    view.tab("groups").load(choose=segments.every(session)[0].id)
    return view


def delete_entry(context: Context) -> QWidget:
    from crm_desktop.ui.dialogs.delete_entry import DeleteEntryDialog

    return DeleteEntryDialog("零售", 214, [], uses=["group 好久没来的老客户", "view 重点客户"])


def custom_field(context: Context) -> QWidget:
    from crm_desktop.ui.dialogs.custom_field import CustomFieldDialog
    from tests.screens import own_fields

    return CustomFieldDialog(own_fields.first_made(context.session))


def custom_field_new(context: Context) -> QWidget:
    from crm_desktop.errors import InvalidValue
    from crm_desktop.ui.dialogs.custom_field import CustomFieldDialog

    dialog = CustomFieldDialog()
    dialog.refuse(InvalidValue("Type a name for the field.", field="name"))
    return dialog


def settings(tab: str) -> Callable[[Context], QWidget]:
    """The settings with a tab in front."""

    def picture(context: Context) -> QWidget:
        from crm_desktop.ui.views.settings import SettingsView

        view = SettingsView(context.session, context.tasks, context.bridge)
        view.show_tab(tab)
        return view

    return picture


VIEWS: dict[str, Callable[[Context], QWidget]] = {
    "reception": reception("desk"),
    "reception_sheet": reception("sheet"),
    "reception_close": reception("close"),
    "reception_setup": reception("setup"),
    "widgets": widgets,
    "controls": controls,
    "confirm": confirm,
    "customers": customers,
    "customers_selected": customers_selected,
    "customers_none": customers_none,
    "customers_asked": customers_asked,
    "customers_grouped": customers_grouped,
    "customers_board": customers_board,
    "customers_board_stages": customers_board_stages,
    "filter_builder": filter_builder,
    "find_replace": find_replace,
    "arrange_columns": arrange_columns,
    "arrange_sections": arrange_sections,
    "arrange_quick_facts": arrange_quick_facts,
    "view_name": view_name,
    "bulk_edit": bulk_edit,
    "customer": customer,
    "customer_pane": customer_pane,
    "field_history": field_history,
    "follow_ups": follow_ups,
    "follow_ups_cadence": follow_ups_cadence(False),
    "follow_ups_cadence_rules": follow_ups_cadence(True),
    "follow_ups_rules": follow_ups_rules,
    "follow_ups_complaint_words": follow_ups_complaint_words,
    "follow_ups_visits": follow_ups_visits("todo"),
    "follow_ups_visits_said": follow_ups_visits("said"),
    "follow_ups_visits_forms": follow_ups_visits("forms"),
    "follow_ups_care": follow_ups_care,
    "follow_ups_complaints": follow_ups_complaints,
    "follow_ups_outcome": follow_ups_outcome,
    "follow_ups_change": follow_ups_change,
    "follow_ups_month": follow_ups_calendar("month"),
    "follow_ups_week": follow_ups_calendar("week"),
    "follow_ups_agenda": follow_ups_calendar("agenda"),
    "shop_days": shop_days,
    "follow_ups_plan": follow_ups_plan,
    "classification": classification,
    "classification_overview": classification_overview,
    "classification_groups": classification_groups,
    **class_views.VIEWS,
    **prospect_views.VIEWS,
    "delete_entry": delete_entry,
    "custom_field": custom_field,
    "custom_field_new": custom_field_new,
    "settings_staff": settings("staff"),
    "settings_fields": settings("fields"),
    "settings_phrases": settings("phrases"),
    "import-start": import_step("import-start"),
    "import-file": import_step("import-file"),
    "import-columns": import_step("import-columns"),
    "import-check": import_step("import-check"),
    "import-result": import_step("import-result"),
    "imports": import_step("imports"),
    "import-entries-file": import_step("import-entries-file"),
    "import-entries-check": import_step("import-entries-check"),
    "export": import_step("export"),
    "export-entries": import_step("export-entries"),
    **below_facts.VIEWS,
    **duplicate_views.VIEWS,
    **purchase_views.VIEWS,
    **shell_views.VIEWS,
}
