"""Named choices of columns."""

from __future__ import annotations

import pytest

from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue
from crm_desktop.services import export_templates
from crm_desktop.services.entry_fields import Content


def test_a_template_is_kept_replaced_and_forgotten(session: Session) -> None:
    export_templates.save(session, " 电话  清单 ", Content.CUSTOMERS, ["name", "phone"])
    export_templates.save(session, "电话 清单", Content.INTERACTIONS, ["at", "name"])
    export_templates.save(session, "电话 清单", Content.CUSTOMERS, ["phone", "name"])
    found = export_templates.templates(session, Content.CUSTOMERS)
    assert [(each.name, each.columns) for each in found] == [("电话 清单", ("phone", "name"))]
    export_templates.delete(session, "电话 清单", Content.CUSTOMERS)
    assert export_templates.templates(session, Content.CUSTOMERS) == []
    assert len(export_templates.templates(session, Content.INTERACTIONS)) == 1


def test_a_column_that_is_gone_is_left_out(session: Session) -> None:
    export_templates.save(session, "old", Content.CUSTOMERS, ["name", "shoe_size"])
    assert export_templates.templates(session, Content.CUSTOMERS)[0].columns == ("name",)


def test_a_template_needs_a_name_and_a_column(session: Session) -> None:
    with pytest.raises(InvalidValue):
        export_templates.save(session, "  ", Content.CUSTOMERS, ["name"])
    with pytest.raises(InvalidValue):
        export_templates.save(session, "x", Content.CUSTOMERS, [])
