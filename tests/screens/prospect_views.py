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


def classification_returning(context: Context) -> QWidget:
    """Who buys less than in the quarter before."""
    from crm_desktop.ui.views.classification import ClassificationView

    view = ClassificationView(context.session, context.tasks, context.bridge)
    view.begin_with("returning")
    view.tab("returning").which.set_value("falling")
    return view


def plan_for_many(context: Context) -> QWidget:
    """A follow-up for each of a group, some of whom have one."""
    from crm_desktop.services import follow_up_spread
    from crm_desktop.ui import show
    from crm_desktop.ui.dialogs.plan_for_many import PlanForMany
    from crm_desktop.ui.shop_lists import ShopLists

    dialog = PlanForMany(24, 5, ShopLists(context.session))
    dialog.title.setText("邀请参加店庆")
    dialog.preview_wanted.connect(
        lambda count, day, days: dialog.show_loads(
            follow_up_spread.preview(context.session, count, day, days)
        )
    )
    dialog.days.set_day(show.after(1))
    dialog.spread.setValue(6)
    dialog.people.set_chosen([1, 2])
    return dialog


VIEWS: dict[str, Callable[[Context], QWidget]] = {
    "classification_prospects": classification_prospects,
    "classification_referrals": classification_referrals,
    "classification_returning": classification_returning,
    "plan_for_many": plan_for_many,
}
