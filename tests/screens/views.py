"""What is pictured. A view registers here: name -> callable(context) -> widget.

The widget is made anew for each language and scheme, given the size of the smallest screen (unless
it is a dialog), shown, and pictured when `context.tasks` is idle and nothing is left to paint.
Imports belong into the functions, so that one broken view does not take the others' pictures away.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

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


def customers(context: Context) -> QWidget:
    from crm_desktop.ui.views.customers import CustomersView

    return CustomersView(context.session, context.tasks, context.bridge)


def customers_selected(context: Context) -> QWidget:
    from crm_desktop.services.customer_list import Filter, Sort
    from crm_desktop.ui.views.customers import CustomersView

    view = CustomersView(context.session, context.tasks, context.bridge)
    view.table.columns_header.set_sorts([Sort("grade"), Sort("next_follow_up")])
    view.show_filter(Filter(grades=frozenset({1, 2}), last_contact="90"))
    view.loader.loaded.connect(lambda _: view.table.select_rows((1, 2, 4)))
    return view


def customers_none(context: Context) -> QWidget:
    from crm_desktop.services.customer_list import Filter
    from crm_desktop.ui.views.customers import CustomersView

    view = CustomersView(context.session, context.tasks, context.bridge)
    view.show_filter(Filter(text="没有这个人"))
    return view


def bulk_edit(context: Context) -> QWidget:
    from crm_desktop.ui.dialogs.bulk_edit import BulkEditDialog
    from crm_desktop.ui.tables.shop_lists import ShopLists

    dialog = BulkEditDialog(128, ShopLists(context.session))
    dialog.choosers["grade"].chosen.emit(1)
    for tag in (1, 2):
        dialog.added.chooser.chosen.emit(tag)
    return dialog


VIEWS: dict[str, Callable[[Context], QWidget]] = {
    "widgets": widgets,
    "controls": controls,
    "confirm": confirm,
    "customers": customers,
    "customers_selected": customers_selected,
    "customers_none": customers_none,
    "bulk_edit": bulk_edit,
    "import-start": import_step("import-start"),
    "import-file": import_step("import-file"),
    "import-columns": import_step("import-columns"),
    "import-check": import_step("import-check"),
    "import-result": import_step("import-result"),
    "export": import_step("export"),
}
