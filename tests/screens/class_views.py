"""The tabs of Classification that show what is computed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from crm_desktop.services import classes
from tests.screens.context import Context


def _tab(context: Context, key: str) -> QWidget:
    from crm_desktop.ui.views.classification import ClassificationView

    if classes.due(context.session):
        classes.recompute(context.session)
    view = ClassificationView(context.session, context.tasks, context.bridge)
    view.show_tab(key)
    return view


def value(context: Context) -> QWidget:
    """The scores."""
    return _tab(context, "value")


def value_rules(context: Context) -> QWidget:
    """By what is scored."""
    view = _tab(context, "value")
    view.tab("value").edit_rules()
    return view


def lifecycle(context: Context) -> QWidget:
    """The stages, and rules that are being tried."""
    view = _tab(context, "lifecycle")
    rules = view.tab("lifecycle").rules
    rules.numbers["declining_days"].setValue(60)
    rules.numbers["new_days"].setValue(30)
    rules.try_out()
    return view


def lifecycle_stale(context: Context) -> QWidget:
    """After how many days a contact is overdue."""
    view = _tab(context, "lifecycle")
    view.tab("lifecycle").rules.show_part("stale")
    return view


def grading(context: Context) -> QWidget:
    """The rules for grades, tried."""
    view = _tab(context, "grading")
    tab = view.tab("grading")
    tab.load()
    tab.on.setChecked(True)
    for text in ("visits-365d:>=5 OR spent-365d:>=20000", "visits-365d:>=2", "last:<365d", ""):
        tab.lines.add()
        tab.lines.lines[-1].text.setText(text)
    tab.try_out()
    return view


def grade_reason(context: Context) -> QWidget:
    """A customer's page whose grade was set by hand, with what the rules would say."""
    from crm_desktop.services import grading, sample_grading
    from crm_desktop.services.customer_filter import Filter
    from crm_desktop.services.customer_list import ids
    from crm_desktop.ui.views.customer_page import CustomerPage
    from crm_desktop.values.rules import Condition, Op

    session = context.session
    if not grading.current(session).on:
        sample_grading.fill(session)
    page = CustomerPage(session, context.tasks, context.bridge)
    page.show_customer(next(iter(ids(session, Filter(Condition("grade_by_hand", Op.IS))))))
    return page


VIEWS: dict[str, Callable[[Context], QWidget]] = {
    "classification_lifecycle": lifecycle,
    "classification_lifecycle_stale": lifecycle_stale,
    "classification_grading": grading,
    "classification_value": value,
    "customer_grade_reason": grade_reason,
    "classification_value_rules": value_rules,
}
