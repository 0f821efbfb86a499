"""What can be chosen in a field of the shop."""

from __future__ import annotations

from crm_desktop.data.fields import Field, Kind
from crm_desktop.services import field_values
from crm_desktop.ui.widgets.choices import Choice


def made_choices(field: Field, nothing: str) -> list[Choice]:
    """The options of a field of one of a list, or yes and no; first the one that empties it.

    Args:
        nothing: what that one is called; "" leaves it out.
    """
    if field.kind == Kind.YES_NO:
        found = [Choice(value, field_values.shown(field, value)) for value in (1, 0)]
    else:
        found = [Choice(each.id, each.name) for each in field.options if not each.retired]
    return [Choice(None, nothing), *found] if nothing else found
