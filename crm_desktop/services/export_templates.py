"""Named choices of columns for exports, kept from one time to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue
from crm_desktop.i18n import translate
from crm_desktop.services import entry_exports, exports
from crm_desktop.services.entry_fields import ENTRY_FIELDS, Content

_STORED = "export.templates"
_LONGEST_NAME = 60


@dataclass(frozen=True)
class Template:
    """Columns in their order, under a name.

    Args:
        content: what the rows of the file are.
        columns: keys of `columns_of(content)`.
    """

    name: str
    content: Content
    columns: tuple[str, ...]


def columns_of(content: Content) -> tuple[str, ...]:
    """The keys of all columns that a file of this content can have, in their usual order."""
    return exports.all_columns() if content == Content.CUSTOMERS else entry_exports.columns_of(content)


def content_of(columns: Sequence[str]) -> Content:
    """What a file with these columns is about: customers whenever they have all of them."""
    fitting = [content for content in Content if set(columns) <= set(columns_of(content))]
    return fitting[0] if fitting else Content.CUSTOMERS


def column_title(content: Content, key: str) -> str:
    """A column's heading in the person's language."""
    if content == Content.CUSTOMERS:
        return exports.column_title(key)
    return ENTRY_FIELDS[content][key].title


def templates(session: Session, content: Content) -> list[Template]:
    """The templates of a content, the oldest first; columns that are not there any more are left out."""
    known = columns_of(content)
    found = []
    for each in session.setting(_STORED, []):
        if each.get("content") == content:
            columns = tuple(key for key in each.get("columns", ()) if key in known)
            if columns:
                found.append(Template(str(each.get("name", "")), content, columns))
    return found


def save(session: Session, name: str, content: Content, columns: Sequence[str]) -> Template:
    """Keep columns under a name; one of the same name is replaced.

    Raises:
        InvalidValue: there is no name, or no column.
    """
    name = " ".join(name.split())[:_LONGEST_NAME]
    if not name:
        raise InvalidValue(translate("ExportTemplates", "Type a name for the template."), field="name")
    if not columns:
        raise InvalidValue(translate("Export", "Choose at least one column."), field="columns")
    template = Template(name, content, tuple(columns))
    others = [each for each in session.setting(_STORED, []) if not _is(each, name, content)]
    stored = {"name": name, "content": str(content), "columns": list(columns)}
    session.remember(_STORED, [*others, stored])
    return template


def delete(session: Session, name: str, content: Content) -> None:
    """Forget a template."""
    kept = [each for each in session.setting(_STORED, []) if not _is(each, name, content)]
    session.remember(_STORED, kept)


def _is(stored: dict[str, object], name: str, content: Content) -> bool:
    return stored.get("name") == name and stored.get("content") == content
