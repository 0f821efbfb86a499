"""The language with the fields and lists of one shop: filters from text and back, and what can stand at the cursor."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crm_desktop import i18n
from crm_desktop.data.fields import FIELDS, Kind
from crm_desktop.data.session import Session
from crm_desktop.i18n import LANGUAGES, translate
from crm_desktop.services import classification, filter_fields, options, staff
from crm_desktop.services.customer_filter import Filter
from crm_desktop.services.filter_fields import FilterField
from crm_desktop.values import language, pinyin
from crm_desktop.values.language import Problem, Term, Type
from crm_desktop.values.rules import Value


def read(session: Session, text: str) -> tuple[Filter, tuple[Problem, ...]]:
    """The filter that a text says, and what of it was not understood; never raises."""
    reading = language.read(text, ShopVocabulary(session))
    return Filter(reading.rule), reading.problems


def written(session: Session, chosen: Filter) -> str:
    """A filter as text in the person's language, such that `read` gives it back."""
    return language.write(chosen.rule, ShopVocabulary(session))


@dataclass(frozen=True)
class Entry:
    """One entry of a list, with the path of names that leads to it in a tree."""

    value: int | str
    name: str
    path: str


class ShopVocabulary:
    """The fields that can be asked for, and the entries of a shop's lists; read when first asked for.

    Args:
        session: where the lists are.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._lists: dict[str, list[Entry]] = {}
        self._fields: dict[str, FilterField] = {}
        self._marks: dict[str, FilterField] = {}

    def term(self, name: str) -> Term | None:
        self._name_all()
        return self._fields.get(name.casefold())

    def mark(self, name: str) -> Term | None:
        self._name_all()
        return self._marks.get(name.casefold())

    def of_key(self, key: str) -> Term | None:
        return filter_fields.of_key(key)

    def _name_all(self) -> None:
        if self._fields:
            return
        for each in filter_fields.every():
            known = self._marks if each.type == Type.FLAG else self._fields
            for name in (*each.english, *each.chinese):
                known.setdefault(name.casefold(), each)
        for spoken in LANGUAGES:
            with i18n.speaking(spoken):
                for each in filter_fields.every():
                    known = self._marks if each.type == Type.FLAG else self._fields
                    if each.key in FIELDS and not FIELDS[each.key].made:
                        known.setdefault(FIELDS[each.key].title.replace(" ", "").casefold(), each)

    def entries(self, key: str) -> list[Entry]:
        """The entries of a field that chooses."""
        source = _source(key)
        if source not in self._lists:
            self._lists[source] = self._read(source)
        return self._lists[source]

    def _read(self, source: str) -> list[Entry]:
        if source == "owner":
            return [
                Entry(each.id, each.name, each.name)
                for each in staff.members(self._session, with_former=True)
            ]
        made = FIELDS.get(source)
        if made is not None and made.kind == Kind.YES_NO:
            words = (translate("Options", "Yes"), translate("Options", "No"))
            return [Entry(1, words[0], "yes"), Entry(0, words[1], "no")]
        if made is not None and made.made:
            return [Entry(each.id, each.name, each.name) for each in made.options]
        if source not in classification.LISTS:
            return [Entry(value, options.title(source, value), value) for value in options.values(source)]
        rows = {each.id: each for each in classification.entries(self._session, source, counted=False)}
        found = []
        for each in rows.values():
            path, above = [each.name], each.parent_id
            while above in rows and len(path) < 20:
                path.insert(0, rows[above].name)
                above = rows[above].parent_id
            found.append(Entry(each.id, each.name, "/".join(path)))
        return found

    def choices(self, key: str, word: str) -> Sequence[Value]:
        """The entries that a word names: #id, the whole name or path, else those that hold it or are spelled so."""
        wanted = word.strip().casefold()
        entries = self.entries(key)
        if wanted.startswith("#") and wanted[1:].isascii() and wanted[1:].isdigit():
            return [int(wanted[1:])]
        exact = [each.value for each in entries if wanted in (each.path.casefold(), each.name.casefold())]
        return (
            exact or self._other_language(key, wanted) or [each.value for each in _holding(entries, wanted)]
        )

    def _other_language(self, key: str, wanted: str) -> list[Value]:
        """Options by their titles in any language."""
        source = _source(key)
        if source not in ("gender", "kind", "stage"):
            return []
        found: list[Value] = []
        for spoken in LANGUAGES:
            with i18n.speaking(spoken):
                found += [
                    each
                    for each in options.values(source)
                    if options.title(source, each).casefold() == wanted
                ]
        return found

    def word(self, key: str, value: Value) -> str:
        """The name of an entry; its path where another has the same name, its id where that does not tell either."""
        for each in self.entries(key):
            if each.value == value:
                for name in (each.name, each.path):
                    if list(self.choices(key, name)) == [value]:
                        return name
        return f"#{value}"


def _source(key: str) -> str:
    each = filter_fields.of_key(key)
    return each.chosen_from if each is not None else ""


def _holding(entries: Iterable[Entry], wanted: str) -> list[Entry]:
    spelled = wanted.isascii() and wanted.isalpha()
    return [
        each
        for each in entries
        if wanted in each.path.casefold() or (spelled and pinyin.match(each.name, wanted) is not None)
    ]
