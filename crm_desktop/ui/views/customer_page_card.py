"""A customer's card as text, for the clipboard."""

from __future__ import annotations

from crm_desktop.data.fields import FIELDS, Kind
from crm_desktop.i18n import translate
from crm_desktop.services import field_values, options
from crm_desktop.services.customers import Customer
from crm_desktop.ui import show
from crm_desktop.ui.shop_lists import ShopLists
from crm_desktop.ui.views.customer_page_contacts import label_title
from crm_desktop.ui.views.customer_page_facts import ORDER
from crm_desktop.values import partial_dates

_CHOSEN = ("category", "grade", "source", "owner")


def card_text(customer: Customer, lists: ShopLists) -> str:
    """Every known fact, a line each: "Phone (work): 0571-8888 1234"."""

    def line(title: str, value: str) -> str:
        return translate("CustomerPage", "{field}: {value}").format(field=title, value=value)

    lines = [customer.name]
    for contact in customer.contacts:
        title = FIELDS[contact.kind].title
        if contact.label:
            title = f"{title} ({label_title(contact.label)})"
        lines.append(line(title, show.phone(contact.value) if contact.kind == "phone" else contact.value))
    for key in ("grade", "category", *ORDER, *(field.key for field in FIELDS.made)):
        field = FIELDS[key]
        value = customer.value(key)
        if field.made:
            link = customer.linked.get(key, "")
            value = link if field.kind == Kind.CUSTOMER else field_values.shown(field, value)
        if not value or (key == "kind" and value == "person"):
            continue
        if key == "birthday":
            value = partial_dates.show(customer.birthday, customer.birthday_calendar)
        elif key in _CHOSEN:
            value = lists.words(key, value)[0]
        elif key == "referrer":
            value = customer.referrer_name
        elif field.kind == Kind.OPTION:
            value = options.title(key, value)
        lines.append(line(field.title, str(value)))
    tags = [lists.words("tag", tag_id)[0] for tag_id in customer.tag_ids]
    if tags:
        lines.append(line(FIELDS["tags"].title, translate("CustomerPage", ", ").join(tags)))
    return "\n".join(lines)
