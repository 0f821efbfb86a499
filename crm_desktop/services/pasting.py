"""Text from the clipboard: one person for the quick entry, or rows for the import.

if pasting.kind(text) == Kind.PERSON:
    heard = pasting.hear(session, text)            # shown for correction in the quick entry
elif pasting.kind(text) == Kind.ROWS:
    prepared = pasting.prepare(session, text)      # then on as with a file
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from crm_desktop.data.fields import FIELDS, Stored
from crm_desktop.data.session import Session
from crm_desktop.exchange import pasted
from crm_desktop.exchange.messages import Reader
from crm_desktop.exchange.pasted import Kind
from crm_desktop.i18n import labelled, translate
from crm_desktop.progress import Progress
from crm_desktop.services import contacts, import_columns
from crm_desktop.services.import_columns import Prepared
from crm_desktop.values import genders, names, phones, texts

__all__ = ["Heard", "Kind", "hear", "kind", "prepare"]

_TELLS = ("phone", "email", "wechat", "qq")  # what two customers hardly share


@dataclass(frozen=True)
class Heard:
    """What a message says of one person.

    Args:
        values: field key → what a new customer gets; several numbers, addresses… in their order.
        text: what it is about: all that fills no field.
        known: ids of customers who have one of the numbers or addresses.
    """

    values: dict[str, tuple[str, ...]] = field(default_factory=dict)
    text: str = ""
    known: tuple[int, ...] = ()


def kind(text: str) -> Kind:
    """What a text is: words to search for, one person's message, or rows. Quick for any length."""
    return pasted.kind(text, _reader())


def hear(session: Session, text: str) -> Heard:
    """What a message says of one person, and which customers are known by its numbers.

    For one who is known, the text also tells what the message says beyond name and number.
    """
    person = next(pasted.people(text, _reader()), None)
    if person is None:
        return Heard()
    values = {key: tuple(map(texts.line, found)) for key, found in person.values.items()}
    if "phone" in values:
        values["phone"] = tuple(dict.fromkeys(phones.tidy(number) for number in values["phone"]))
    _split_title(values)
    known = _known(session, values)
    rest = texts.lines(person.rest)
    if known:
        told = _beyond(session, known, values)
        rest = "\n".join(part for part in (rest, *told) if part)
    return Heard(values, rest, known)


def prepare(session: Session, text: str, progress: Progress | None = None) -> Prepared:
    """The rows of a pasted list with their columns guessed; from here on as with a file.

    Raises:
        FileRefused: there is too much of it, or nothing.
        Cancelled: through `progress`.
    """
    titles = {key: each.title for key, each in FIELDS.items()}
    book = pasted.rows(text, _reader(), titles, progress)
    return import_columns.choose(session, Path(translate("Import", "Pasted rows")), book)


@lru_cache(1)
def _reader() -> Reader:
    return Reader(import_columns.synonyms())  # those of all languages


def _split_title(values: dict[str, tuple[str, ...]]) -> None:
    """A form of address that tells the sex goes into it: 王小明先生 → 王小明, male."""
    parts = names.split_title(values.get("name", ("",))[0])
    gender = genders.parse(values.pop("gender", ("",))[0]) or parts.gender
    if "name" in values:
        values["name"] = (parts.name if parts.gender else names.tidy(values["name"][0]),)
    if gender:
        values["gender"] = (gender,)


def _known(session: Session, values: dict[str, tuple[str, ...]]) -> tuple[int, ...]:
    found: list[int] = []
    for key in _TELLS:
        for value in values.get(key, ()):
            rows = session.query(
                "SELECT DISTINCT customer_id FROM contact_method JOIN customer ON customer.id = customer_id "
                "WHERE normalized = ? AND contact_method.kind = ? AND deleted_at IS NULL LIMIT 10",
                (contacts.normalize(key, value), key),
            )
            found += [row[0] for row in rows]
    return tuple(dict.fromkeys(found))


def _beyond(session: Session, ids: tuple[int, ...], values: dict[str, tuple[str, ...]]) -> list[str]:
    """What a message says of known customers that is not in the data, a field a line."""
    known: set[str] = set()
    ways: set[tuple[str, str]] = set()
    for customer_id in ids:
        row = session.one("SELECT name, region, company FROM customer WHERE id = ?", (customer_id,))
        known |= {str(value) for value in row or () if value}
        ways |= {
            (each.kind, contacts.normalize(each.kind, each.value))
            for each in contacts.of(session, customer_id)
        }
    told = []
    for key, found in values.items():
        for value in found:
            is_way = FIELDS[key].stored == Stored.CONTACT
            if (
                key == "gender"
                or value in known
                or (is_way and (key, contacts.normalize(key, value)) in ways)
            ):
                continue
            told.append(labelled(FIELDS[key].title, value))
    return told
