"""A workbook to fill in: headings, drop-downs of the shop's lists, an example, and the rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from crm_desktop import clock, files
from crm_desktop.data.fields import FIELDS, Field, Kind
from crm_desktop.data.session import Session
from crm_desktop.exchange.columns import Column, width_of
from crm_desktop.i18n import listed, translate
from crm_desktop.services import field_values, interactions, options, products, purchases, relations
from crm_desktop.services.entry_fields import Content, content_title, status_title
from crm_desktop.services.export_templates import column_title
from crm_desktop.services.import_columns import kind_of

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

COLUMNS: dict[Content, tuple[str, ...]] = {
    Content.CUSTOMERS: (
        "name", "phone", "gender", "birthday", "category", "grade", "tags", "source", "owner", "company", "position",
        "wechat", "qq", "email", "address", "region", "id_number", "intention", "referrer", "note", "number",
    ),
    Content.INTERACTIONS: (
        "at", "kind", "name", "phone", "number", "text", "outcome", "reason", "duration", "staff",
    ),
    Content.FOLLOW_UPS: (
        "due_day", "due_time", "name", "phone", "number", "title", "kind", "status", "outcome", "staff",
    ),
    Content.PURCHASES: (
        "at", "name", "phone", "number", "item", "quantity", "price", "amount", "cost", "channel", "place", "staff", "note",
    ),
    Content.RELATIONS: (
        "name", "phone", "number", "relation", "other_name", "other_phone", "other_number", "reverse",
    ),
}  # fmt: skip


def columns_of(content: Content) -> tuple[str, ...]:
    """The columns of a sheet; the shop's own fields stand behind those of the program."""
    made = (field.key for field in FIELDS.made if field.kind != Kind.SERIAL)
    return (*COLUMNS[content], *made) if content == Content.CUSTOMERS else COLUMNS[content]


_ROWS = 2_000  # that have drop-downs and formats
_LISTS = {
    "category": "category",
    "grade": "grade",
    "source": "source",
    "owner": "staff_member",
    "staff": "staff_member",
}
_HEADING = "E8EEF4"
_EXAMPLE = "7A8490"


def write(session: Session, path: Path) -> None:
    """Write the workbook, in the language in use.

    Raises:
        StorageError: it could not be written; an older file is as it was.
    """
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    lists = _Lists(session)
    for content in Content:
        _fill(book.create_sheet(content_title(content)), content, lists)
    _fill_rules(book.create_sheet(translate("Template", "How to fill it in")))
    lists.write(book)
    with files.replaced(path) as temporary:
        book.save(temporary)


class _Lists:
    """The words of the drop-downs, on a sheet of their own: a cell's own list holds 255 letters only."""

    def __init__(self, session: Session) -> None:
        self.title = translate("Template", "Lists")
        self._session = session
        self._columns: list[tuple[str, list[str]]] = []
        self._known: dict[tuple[str, ...], str] = {}

    def words(self, content: Content, key: str) -> list[str]:
        """What may be chosen for a field; [] when anything may be written."""
        if key in _LISTS:
            former = " WHERE active" if _LISTS[key] == "staff_member" else ""
            names = self._session.query(f"SELECT name FROM {_LISTS[key]}{former} ORDER BY position, id")
            return [name for (name,) in names]
        if content == Content.CUSTOMERS and FIELDS[key].made:
            return _made_words(FIELDS[key])
        if content == Content.CUSTOMERS:
            return [options.title(key, value) for value in options.values(key)] if key == "gender" else []
        if key == "item":
            return [each.name for each in products.products(self._session)]
        said: dict[str, tuple[Sequence[str], Callable[[str], str]]] = {
            "channel": (purchases.CHANNELS, purchases.channel_title),
            "kind": (interactions.KINDS, interactions.kind_title),
            "outcome": (interactions.OUTCOMES, interactions.outcome_title),
            "status": (("open", "done", "dropped"), status_title),
        }
        values, title = said.get(key, ((), str))
        return [title(value) for value in values]

    def reference(self, content: Content, key: str) -> str:
        """Where the words stand, as a formula of the workbook; "" when there are none."""
        words = self.words(content, key)
        if not words:
            return ""
        known = self._known.get(tuple(words))
        if known is None:
            from openpyxl.utils import get_column_letter, quote_sheetname

            self._columns.append((column_title(content, key), words))
            letter = get_column_letter(len(self._columns))
            known = f"{quote_sheetname(self.title)}!${letter}$2:${letter}${len(words) + 1}"
            self._known[tuple(words)] = known
        return known

    def write(self, book: Workbook) -> None:
        """Add the sheet, hidden."""
        if not self._columns:
            return
        sheet = book.create_sheet(self.title)
        for at, (title, words) in enumerate(self._columns, 1):
            for row, word in enumerate([title, *words], 1):
                _put(sheet, row, at, word)
        sheet.sheet_state = "hidden"


def _put(sheet: Worksheet, row: int, column: int, text: str) -> None:
    """Text as text: a name that begins with = is no formula."""
    cell = sheet.cell(row, column, text)
    cell.data_type = "s"


def _fill(sheet: Worksheet, content: Content, lists: _Lists) -> None:
    from openpyxl.styles import Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    keys = columns_of(content)
    examples = _examples(content, lists)
    for at, key in enumerate(keys, 1):
        letter = get_column_letter(at)
        _put(sheet, 1, at, column_title(content, key))
        heading = sheet.cell(1, at)
        heading.font = Font(bold=True)
        heading.fill = PatternFill("solid", fgColor=_HEADING)
        _put(sheet, 2, at, examples.get(key, ""))
        example = sheet.cell(2, at)
        example.font = Font(italic=True, color=_EXAMPLE)
        kind = kind_of(key, content)
        column = sheet.column_dimensions[letter]
        column.width = max(
            width_of(Column(column_title(content, key), kind, key=key)), _width(examples.get(key, ""))
        )
        # What is typed stays as it is: 0571, 5-6 (which Excel would make a day of this year).
        column.number_format = example.number_format = "@"
        reference = lists.reference(content, key)
        if reference:
            choice = DataValidation(
                "list",
                formula1=reference,
                allow_blank=True,
                errorStyle="warning",
                showErrorMessage=True,
                errorTitle=column_title(content, key),
                error=translate("Template", "This word is not in the list. Keep it?"),
            )
            choice.add(f"{letter}2:{letter}{_ROWS}")
            sheet.add_data_validation(choice)
    sheet.freeze_panes = "B2" if content == Content.CUSTOMERS else "A2"


def _width(text: str) -> int:
    """Of a text, in characters of a sheet; Chinese ones are twice as wide."""
    return sum(2 if sign > "\u2e80" else 1 for sign in text) + 2


def _examples(content: Content, lists: _Lists) -> dict[str, str]:
    """The example row; it is told from a customer by the first word of its name."""
    examples = {
        "name": translate("Template", "Example: Zhang Wei (left out)"),
        "phone": "13800138000、0571-88881234",
    }
    if content == Content.CUSTOMERS:
        examples |= {
            "birthday": translate("Template", "lunar 8-15"),
            "tags": translate("Template", "regular、likes coffee"),
            "company": translate("Template", "Xingda Trading"),
            "wechat": "zhangwei88",
            "address": translate("Template", "1 Wensan Road, Hangzhou"),
            "note": translate("Template", "prefers calls in the afternoon"),
        }
    elif content == Content.INTERACTIONS:
        examples |= {
            "at": f"{clock.today()} 14:30",
            "text": translate("Template", "asked whether we deliver on Sundays"),
            "duration": "3",
        }
    elif content == Content.RELATIONS:
        examples |= {
            "relation": relations.label_title("spouse"),
            "other_name": translate("Template", "Li Na"),
            "other_phone": "13900139000",
            "reverse": relations.label_title("spouse"),
        }
    elif content == Content.PURCHASES:
        examples |= {
            "at": f"{clock.today()} 14:30",
            "item": translate("Template", "Longjing tea"),
            "quantity": "2",
            "price": "120",
            "amount": "240",
        }
    else:
        examples |= {
            "due_day": str(clock.today()),
            "due_time": "14:30",
            "title": translate("Template", "call back about the offer"),
        }
    for key in columns_of(content):
        words = lists.words(content, key)
        if words:
            examples[key] = words[0]
    return examples


def _fill_rules(sheet: Worksheet) -> None:
    from openpyxl.styles import Alignment, Font

    rows: list[tuple[str, str]] = [(translate("Template", "How to fill it in"), ""), *_general(), ("", "")]
    for content in Content:
        rows.append((content_title(content), ""))
        rows += [(column_title(content, key), _rule(content, key)) for key in columns_of(content)]
        rows.append(("", ""))
    for at, (first, second) in enumerate(rows, 1):
        _put(sheet, at, 1, first)
        _put(sheet, at, 2, second)
        sheet.cell(at, 1).alignment = sheet.cell(at, 2).alignment = Alignment(wrap_text=True, vertical="top")
        if not second:
            sheet.cell(at, 1).font = Font(bold=True, size=13)
            sheet.row_dimensions[at].height = 22  # points: a large line whole
    sheet.column_dimensions["A"].width = 24
    sheet.column_dimensions["B"].width = 96
    sheet.sheet_view.showGridLines = False


def _general() -> list[tuple[str, str]]:
    return [
        ("1", translate("Template", "One row for each customer, visit, call, follow-up or purchase. Only the heading row is needed: leave columns empty that you do not use, or delete them.")),
        ("2", translate("Template", "The grey example row is left out when the file is imported. You may delete it.")),
        ("3", translate("Template", "Words in the drop-downs are those of your shop. Other words may be written: you are asked at the import whether they are added.")),
        ("4", translate("Template", "Each sheet is imported by itself: choose it in the first step of the import. Import the customers first.")),
        ("5", translate("Template", "Nothing is written before you have seen what becomes of each row, and one Undo takes all of it back.")),
    ]  # fmt: skip


def _rule(content: Content, key: str) -> str:
    """What may stand in a column, as a sentence."""
    whose = translate(
        "Template", "Says whose it is, with the phone or the customer no.; one of the three is enough."
    )
    day = translate("Template", "2026-05-17, 2026/5/17 or 2026年5月17日")
    rules: dict[str, Callable[[], str]] = {
        "name": lambda: translate("Template", "Needed. A form of address (Mr, 先生, 女士) is understood as the sex."),
        "phone": lambda: translate("Template", "Mobile or landline, in any spelling. Several in one cell with 、 or ; between them."),
        "birthday": lambda: translate("Template", "{day}; without the year 5月17日; a lunar one with 农历 or lunar in front.").format(day=day),
        "tags": lambda: translate("Template", "Several with 、 between them."),
        "referrer": lambda: translate("Template", "The name, the phone or the customer no. of the customer who brought this one."),
        "address": lambda: translate("Template", "Several with ; between them."),
        "id_number": lambda: translate("Template", "18 digits, as text: Excel keeps 15 digits of a number."),
        "number": lambda: translate("Template", "Leave it empty for new customers. A number that is known updates that customer."),
        "at": lambda: translate("Template", "Needed. {day}, with the time behind it when it is known: 14:30.").format(day=day),
        "due_day": lambda: translate("Template", "Needed. {day}").format(day=day),
        "due_time": lambda: translate("Template", "The time of the day, like 14:30; empty for any time."),
        "duration": lambda: translate("Template", "In minutes, or like 3:20."),
        "item": lambda: translate("Template", "Needed, or the amount. The name of a product, or any words."),
        "quantity": lambda: translate("Template", "A number, 1 when it is empty. Below zero it came back: a return."),
        "price": lambda: translate("Template", "An amount: 1200, 1,200.50 or 1.2万."),
        "amount": lambda: translate("Template", "Of all of it. Empty: the price of one times the quantity."),
        "cost": lambda: translate("Template", "What all of it cost the shop. Empty: as the product says."),
        "staff": lambda: translate("Template", "Who did it or shall do it. Empty when that is not known."),
    }  # fmt: skip
    if content != Content.CUSTOMERS and key in ("name", "phone", "number"):
        return whose
    if content == Content.RELATIONS:
        return _relation_rule(key)
    if content == Content.PURCHASES and key == "channel":
        words = [purchases.channel_title(channel) for channel in purchases.CHANNELS]
        return translate("Template", "One of: {words}; or a word of the shop.").format(words=listed(words))
    if key in rules:
        return rules[key]()
    choices = {
        "gender": [options.title("gender", value) for value in options.values("gender")],
        "status": [status_title(status) for status in ("open", "done", "dropped")],
    }
    if content != Content.CUSTOMERS:
        choices["kind"] = [interactions.kind_title(kind) for kind in interactions.KINDS]
        choices["outcome"] = [interactions.outcome_title(outcome) for outcome in interactions.OUTCOMES]
    if key in choices:
        return translate("Template", "One of: {words}.").format(words=listed(choices[key]))
    if content == Content.CUSTOMERS and FIELDS[key].made:
        return _made_rule(FIELDS[key])
    if key in _LISTS:
        return translate("Template", "One of your list, or a new word.")
    return translate("Template", "Any text.")


def _relation_rule(key: str) -> str:
    """What may stand in a column of the sheet of relations."""
    if key == "relation":
        usual = ("spouse", "parent", "child", "company", "employee", "friend")
        return translate(
            "Template", "Needed. What the other is to this customer: {words}, or a word of your own."
        ).format(words=listed(relations.label_title(label) for label in usual))
    if key == "reverse":
        return translate(
            "Template", "What this customer is to the other; empty when that follows from the relation."
        )
    return translate("Template", "Says who the other is; one of the three is enough.")


def _made_words(field: Field) -> list[str]:
    """What may be chosen for a field of the shop."""
    if field.kind == Kind.YES_NO:
        return [field_values.shown(field, value) for value in (1, 0)]
    return [each.name for each in field.options if not each.retired] if field.kind == Kind.ONE_OF else []


def _made_rule(field: Field) -> str:
    """What may stand in the column of a field of the shop."""
    kinds: dict[Kind, Callable[[], str]] = {
        Kind.ONE_OF: lambda: translate("Template", "One of your list, or a new word."),
        Kind.MANY_OF: lambda: translate("Template", "Several with 、 between them."),
        Kind.YES_NO: lambda: translate("Template", "One of: {words}.").format(
            words=listed(_made_words(field))
        ),
        Kind.NUMBER: lambda: translate("Template", "A number."),
        Kind.MONEY: lambda: translate("Template", "An amount: 1200, 1,200.50 or 1.2万."),
        Kind.PARTIAL_DATE: lambda: translate("Template", "2026-05-17; a month 2026-05 or a year 2026 too."),
        Kind.CUSTOMER: lambda: translate("Template", "The name or the customer no. of another customer."),
    }
    said = [
        translate("Template", "Needed.") if field.required else "",
        kinds.get(field.kind, lambda: translate("Template", "Any text."))(),
        translate("Template", "No two customers may have the same.") if field.unique else "",
        field.hint,
    ]
    return " ".join(part for part in said if part)
