"""The fields that the shop makes of its own, and what it wants to be filled in those of the program."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from crm_desktop.data import custom_fields as stored_fields
from crm_desktop.data.fields import FIELDS, Field, Kind, Stored
from crm_desktop.data.permissions import Action
from crm_desktop.data.session import Change, Session
from crm_desktop.errors import InvalidValue, NotFound
from crm_desktop.i18n import translate
from crm_desktop.services import field_values, serial_numbers

KINDS = stored_fields.KINDS
CHOOSING = (Kind.ONE_OF, Kind.MANY_OF)
_LONGEST_NAME = 60
_UNIQUE = (Kind.TEXT, Kind.NUMBER, Kind.PHONE, Kind.EMAIL)  # kinds that can tell a customer
# Fields of the program that are filled anyway, or that a form for somebody new has no place for.
_NEVER_REQUIRED = ("name", "number", "kind", "starred", "other_names", "tags", "referrer")
_DEFAULT_PATTERN = "0000"


@dataclass(frozen=True)
class Definition:
    """What a field of the shop is; see `data.fields.Field`.

    Args:
        options: the words to choose from, in their order; of an existing field `(id, word)` are told apart
            from new words.
        value: what a new customer has without a word, as it is typed.
        least, most: the bounds of its values, as they are typed; of texts of their length.
        yearly: of a date: "solar" or "lunar" when its day comes again each year.
    """

    name: str
    kind: Kind = Kind.TEXT
    options: tuple[str, ...] = ()
    required: bool = False
    unique: bool = False
    value: str = ""
    hint: str = ""
    pattern: str = ""
    reverse: str = ""
    least: str = ""
    most: str = ""
    yearly: str = ""


@dataclass(frozen=True)
class Made:
    """A field of the shop as it is kept; `options`: (id, word, retired)."""

    id: int
    key: str
    definition: Definition
    options: tuple[tuple[int, str, bool], ...]
    retired: bool


def kind_title(kind: Kind) -> str:
    """What a kind of field is called."""
    titles = {
        Kind.TEXT: lambda: translate("FieldKinds", "Text"),
        Kind.LONG_TEXT: lambda: translate("FieldKinds", "Long text"),
        Kind.NUMBER: lambda: translate("FieldKinds", "Number"),
        Kind.MONEY: lambda: translate("FieldKinds", "Money"),
        Kind.PARTIAL_DATE: lambda: translate("FieldKinds", "Date"),
        Kind.ONE_OF: lambda: translate("FieldKinds", "One of a list"),
        Kind.MANY_OF: lambda: translate("FieldKinds", "Several of a list"),
        Kind.YES_NO: lambda: translate("FieldKinds", "Yes or no"),
        Kind.PHONE: lambda: translate("FieldKinds", "Phone"),
        Kind.EMAIL: lambda: translate("FieldKinds", "E-mail"),
        Kind.CUSTOMER: lambda: translate("FieldKinds", "Another customer"),
        Kind.SERIAL: lambda: translate("FieldKinds", "Number by pattern"),
    }
    return titles[kind]()


def can_be_unique(kind: Kind) -> bool:
    """Whether a field of this kind may be one in which no two customers are the same."""
    return kind in _UNIQUE


def made(session: Session) -> list[Made]:
    """The shop's fields in their order, the retired ones too."""
    options: dict[int, list[tuple[int, str, bool]]] = {}
    for field_id, option_id, name, retired in session.query(
        "SELECT field_id, id, name, retired FROM field_option ORDER BY position, id"
    ):
        options.setdefault(field_id, []).append((option_id, name, bool(retired)))
    found = []
    for row in session.query(
        "SELECT id, name, kind, is_required, is_unique, default_value, hint, pattern, reverse, least, most, retired, yearly "
        "FROM shop_field WHERE key = '' ORDER BY position, id"
    ):
        field_id, name, kind, required, unique, value, hint, pattern, reverse, least, most, retired, again = (
            row
        )
        own = tuple(options.get(field_id, ()))
        definition = Definition(
            name,
            Kind(kind),
            tuple(word for _, word, former in own if not former),
            bool(required),
            bool(unique),
            value,
            hint,
            pattern,
            reverse,
            least,
            most,
            again,
        )
        found.append(Made(field_id, stored_fields.column_of(field_id), definition, own, bool(retired)))
    return found


def define(session: Session, wanted: Definition) -> str:
    """Make a field; it stands behind the others. Returns its key.

    At 1,000,000 customers this takes 1.5 s: a window does it in its worker.

    Raises:
        InvalidValue: the name is missing or taken, or another part cannot be; `.field` says which.
    """
    with session.change(Action.EDIT_FIELDS, wanted.name.strip()) as change:
        return insert(change, wanted)


def insert(change: Change, wanted: Definition) -> str:
    """`define` inside a change; who reads `FIELDS` sees the new field after the commit.

    Raises:
        InvalidValue: as `define`.
    """
    wanted = _checked(change, wanted, None)
    position = change.execute("SELECT coalesce(max(position), -1) + 1 FROM shop_field").fetchone()[0]
    field_id = change.insert("shop_field", {**_row(wanted), "kind": wanted.kind, "position": position})
    for at, word in enumerate(wanted.options):
        change.insert("field_option", {"field_id": field_id, "name": word, "position": at})
    stored_fields.add_column(change.connection, field_id, wanted.kind)
    if wanted.yearly:
        stored_fields.add_yearly_index(change.connection, field_id)
    from crm_desktop.data import journal  # with the models: a look at a customer loads none

    journal.install(change.connection)
    return stored_fields.column_of(field_id)


def redefine(
    session: Session, field_id: int, wanted: Definition, options: Sequence[tuple[int, str]] = ()
) -> None:
    """Change what a field is called, asks for and offers; its kind stays.

    Args:
        options: (id, word) in their order: a known id is renamed in all customers, 0 is a new word. Known
            words that are missing are retired: read where they stand, offered no more.

    Raises:
        InvalidValue: as `define`.
        NotFound: there is no such field.
    """
    known = _of(session, field_id)
    wanted = replace(wanted, kind=known.definition.kind, options=tuple(word for _, word in options))
    with session.change(Action.EDIT_FIELDS, wanted.name.strip()) as change:
        wanted = _checked(change, wanted, field_id)
        change.update("shop_field", field_id, _row(wanted))
        if wanted.yearly:
            stored_fields.add_yearly_index(change.connection, field_id)
        if known.definition.kind not in CHOOSING:
            return
        by_word = {word.casefold(): option_id for option_id, word, _ in known.options}
        kept: set[int] = set()
        for at, ((option_id, _), word) in enumerate(zip(options, wanted.options, strict=True)):
            option_id = option_id or by_word.get(word.casefold(), 0)  # a retired word comes back
            if option_id and option_id not in kept:
                change.update("field_option", option_id, {"name": word, "retired": 0, "position": at})
                kept.add(option_id)
            else:
                change.insert("field_option", {"field_id": field_id, "name": word, "position": at})
        for option_id, _, former in known.options:
            if option_id not in kept and not former:
                change.update("field_option", option_id, {"retired": 1})


def add_option(session: Session, key: str, word: str) -> int:
    """Add a word at the end of a field's list, or bring a retired one back; returns its id.

    Raises:
        InvalidValue: there is no word.
    """
    with session.change(Action.EDIT_FIELDS, FIELDS[key].title) as change:
        return insert_option(change, FIELDS[key].made, word)


def insert_option(change: Change, field_id: int, word: str) -> int:
    """`add_option` inside a change."""
    word = " ".join(word.split())
    if not word:
        raise InvalidValue(translate("CustomFields", "Type a word."), field="options")
    known = change.execute(
        "SELECT id FROM field_option WHERE field_id = ? AND name = ? COLLATE NOCASE", (field_id, word)
    ).fetchone()
    if known is not None:
        change.update("field_option", known[0], {"retired": 0})
        return int(known[0])
    position = change.execute(
        "SELECT coalesce(max(position), -1) + 1 FROM field_option WHERE field_id = ?", (field_id,)
    ).fetchone()[0]
    return change.insert("field_option", {"field_id": field_id, "name": word, "position": position})


def reorder(session: Session, ids: Iterable[int]) -> None:
    """Put the shop's fields in this order."""
    order = json.dumps(list(ids))
    with session.change(Action.EDIT_FIELDS) as change:
        change.execute(
            "UPDATE shop_field SET position = (SELECT key FROM json_each(?1) WHERE value = shop_field.id) "
            "WHERE id IN (SELECT value FROM json_each(?1))",
            (order,),
        )


def retire(session: Session, field_id: int, retired: bool = True) -> int:
    """Hide a field everywhere; its values stay, and are there again when it comes back."""
    with session.change(Action.EDIT_FIELDS, _of(session, field_id).definition.name) as change:
        change.update("shop_field", field_id, {"retired": int(retired)})
    return change.operation_id


def usage(session: Session, field_id: int) -> int:
    """How many customers have a value in a field, deleted and archived ones included."""
    column = stored_fields.column_of(_of(session, field_id).id)
    return int(session.one(f"SELECT count(*) FROM customer WHERE {column} IS NOT NULL")[0])


def delete(session: Session, field_id: int) -> int:
    """Delete a field with all its values; returns the operation, whose undo brings both back.

    Raises:
        NotFound: there is no such field.
    """
    known = _of(session, field_id)
    with session.change(Action.EDIT_FIELDS, known.definition.name) as change:
        change.execute(f"UPDATE customer SET {known.key} = NULL WHERE {known.key} IS NOT NULL")
        change.execute("DELETE FROM field_option WHERE field_id = ?", (field_id,))
        change.execute("DELETE FROM shop_field WHERE id = ?", (field_id,))
    return change.operation_id


def can_be_required(key: str) -> bool:
    """Whether the shop may ask for a field of the program to be filled."""
    field = FIELDS[key]
    return field.editable and not field.made and key not in _NEVER_REQUIRED


def require(session: Session, key: str, required: bool) -> None:
    """Ask for a field of the program to be filled in each new customer, or leave that open."""
    _rule(session, key, {"is_required": int(required)})


def set_number_pattern(session: Session, pattern: str) -> None:
    """Give customer numbers by a pattern from now on; "" for C and six digits.

    Raises:
        InvalidValue: it is no pattern.
    """
    wrong = serial_numbers.problem(pattern) if pattern else None
    if wrong:
        raise InvalidValue(wrong, field="pattern")
    _rule(session, "number", {"pattern": pattern})


def _rule(session: Session, key: str, values: Mapping[str, object]) -> None:
    with session.change(Action.EDIT_FIELDS, FIELDS[key].title) as change:
        row = change.execute("SELECT id FROM shop_field WHERE key = ?", (key,)).fetchone()
        if row is None:
            change.insert("shop_field", {"key": key, **values})
        else:
            change.update("shop_field", row[0], dict(values))


def _of(session: Session, field_id: int) -> Made:
    for each in made(session):
        if each.id == field_id:
            return each
    raise NotFound(translate("CustomFields", "This field is not there any more."))


def _row(wanted: Definition) -> dict[str, object]:
    return {
        "name": wanted.name,
        "hint": wanted.hint,
        "pattern": wanted.pattern,
        "reverse": wanted.reverse,
        "least": wanted.least,
        "most": wanted.most,
        "default_value": wanted.value,
        "is_required": int(wanted.required),
        "is_unique": int(wanted.unique),
        "yearly": wanted.yearly,
    }


def _checked(change: Change, wanted: Definition, field_id: int | None) -> Definition:
    """The definition without loose ends.

    Raises:
        InvalidValue: a part of it cannot be.
    """

    def plain(text: str) -> str:
        return " ".join(text.split())

    wanted = replace(
        wanted,
        name=plain(wanted.name),
        options=tuple(filter(None, map(plain, wanted.options))),
        value=plain(wanted.value),
        hint=plain(wanted.hint),
        pattern=plain(wanted.pattern),
        reverse=plain(wanted.reverse),
        least=plain(wanted.least) if field_values.can_be_bound(wanted.kind) else "",
        most=plain(wanted.most) if field_values.can_be_bound(wanted.kind) else "",
    )
    words = wanted.options
    kind = wanted.kind

    def refuse(part: str, sentence: str) -> None:
        raise InvalidValue(sentence, field=part)

    if not wanted.name:
        refuse("name", translate("CustomFields", "Type a name for the field."))
    if len(wanted.name) > _LONGEST_NAME:
        refuse(
            "name",
            translate("Checks", "This is too long: at most {count} characters.").format(count=_LONGEST_NAME),
        )
    taken = change.execute(
        "SELECT 1 FROM shop_field WHERE key = '' AND name = ? COLLATE NOCASE AND id IS NOT ?",
        (wanted.name, field_id),
    ).fetchone()
    if taken or any(
        each.title.casefold() == wanted.name.casefold() for each in FIELDS.values() if not each.made
    ):
        refuse(
            "name", translate("CustomFields", "There is a field of this name already. Choose another name.")
        )
    if kind in CHOOSING:
        if not words:
            refuse("options", translate("CustomFields", "Type the words to choose from, one a line."))
        if len({word.casefold() for word in words}) < len(words):
            refuse("options", translate("CustomFields", "A word stands there twice. Take one away."))
    if kind == Kind.SERIAL:
        wanted = replace(wanted, pattern=wanted.pattern or _DEFAULT_PATTERN, value="", required=False)
        wrong = serial_numbers.problem(wanted.pattern)
        if wrong:
            refuse("pattern", wrong)
    if kind == Kind.CUSTOMER:
        wanted = replace(wanted, value="", required=False)
    bound = Field("", kind, Stored.CUSTOMER, name=wanted.name, made=-1, least=wanted.least, most=wanted.most)
    least, most = field_values.bounds(bound)
    if least is not None and most is not None and not field_values.at_most(bound, least, most):
        refuse("most", translate("CustomFields", "The last value lies before the first one."))
    if wanted.value and kind in CHOOSING:
        for word in wanted.value.split("、"):
            if word.casefold() not in {each.casefold() for each in words}:
                refuse("value", translate("CustomFields", "{word} is not among the words.").format(word=word))
    elif wanted.value:
        wrong = field_values.problem(bound, wanted.value)
        if wrong:
            refuse("value", wrong)
    again = wanted.yearly if kind == Kind.PARTIAL_DATE else ""
    return replace(wanted, unique=wanted.unique and can_be_unique(kind), yearly=again)
