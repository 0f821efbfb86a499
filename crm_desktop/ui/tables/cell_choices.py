"""What a cell of the customer list is chosen from."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from crm_desktop.data.fields import FIELDS, Kind
from crm_desktop.data.session import Session
from crm_desktop.i18n import translate
from crm_desktop.services import options
from crm_desktop.ui.shop_lists import ShopLists
from crm_desktop.ui.widgets.choices import Choice, matching
from crm_desktop.ui.widgets.customer_choices import customer_options
from crm_desktop.ui.widgets.made_choices import made_choices


def cell_choices(
    session: Session, lists: ShopLists, name: str, customer_id: int
) -> Callable[[str], Sequence[Choice]]:
    """The choices for a typed text.

    Args:
        name: as `columns.chosen_from` has it.
        customer_id: whose cell it is.
    """
    none = translate("Customers", "None")
    field = FIELDS.get(name)
    if field is not None and field.kind == Kind.OPTION:
        words = [
            Choice("", none),
            *(Choice(each, options.title(name, each)) for each in options.values(name)),
        ]
        return lambda text: matching(words, text)
    if field is None or not field.made:
        return lists.options(name, none)
    if field.kind == Kind.CUSTOMER:
        return customer_options(session, lambda: customer_id, nothing=True)
    return lambda text: matching(made_choices(field, none), text)
