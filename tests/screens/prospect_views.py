"""Pictures of potential customers and of those who bring others."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from tests.screens.context import Context


def classification_prospects(context: Context) -> QWidget:
    """The potential customers, one of them being written down."""
    from crm_desktop.ui.views.classification import ClassificationView

    view = ClassificationView(context.session, context.tasks, context.bridge)
    view.begin_with("prospects")
    tab = view.tab("prospects")
    tab.line.name.setText("赵小姐")
    tab.line.intention.setText("想看全屋定制")
    return view


def classification_referrals(context: Context) -> QWidget:
    """Who brings others, with a chain."""
    from crm_desktop.ui.views.classification import ClassificationView

    view = ClassificationView(context.session, context.tasks, context.bridge)
    view.begin_with("referrals")
    view.tab("referrals").order.set_value("brought")
    return view


VIEWS: dict[str, Callable[[Context], QWidget]] = {
    "classification_prospects": classification_prospects,
    "classification_referrals": classification_referrals,
}
