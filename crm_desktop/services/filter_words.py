"""The language with the fields and lists of one shop: filters from text and back, and what can stand at the cursor."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crm_desktop import i18n
from crm_desktop.data.fields import FIELDS, Kind
from crm_desktop.data.session import Session
from crm_desktop.i18n import LANGUAGES, translate
from crm_desktop.services import classification, field_values, filter_fields, options, staff
from crm_desktop.services.customer_filter import Filter
from crm_desktop.services.filter_conditions import FilterField
from crm_desktop.values import language, pinyin, spans
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
        if source == "segment":
            names = self._session.query("SELECT id, name FROM segment ORDER BY position, id")
            return [Entry(segment_id, name, name) for segment_id, name in names]
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
        if source in FIELDS and FIELDS[source].kind == Kind.YES_NO:
            meant = field_values.yes_or_no(wanted)
            return [] if meant is None else [meant]
        if source not in options.CHOSEN:
            return []
        found: list[Value] = []
        for spoken in LANGUAGES:
            with i18n.speaking(spoken):
                found += [
                    each
                    for each in options.values(source)
                    if wanted in (name.casefold() for name in options.names(source, each))
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


# -- while typing ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Completion:
    """What can stand where the cursor is.

    Args:
        text: the whole text after it was taken.
        cursor: where the cursor stands then.
        word: what is put in.
        meaning: what it is, in the person's language.
    """

    text: str
    cursor: int
    word: str
    meaning: str


_MOST = 12
_SPANS = ("today", "<7d", "<30d", ">30d", ">90d", "this-week", "this-month", "last-month", "this-year")
_AHEAD = ("overdue", "today", "tomorrow", "this-week", "next-week", "<7d", "this-month")
_TYPED = re.compile(r"(?:^|(?<=[\s(（]))[-－]?((?:[^\s\"“”(（:：]+[:：])?)([^\s\"“”(（:：]*)$")


def completions(session: Session, text: str, cursor: int) -> list[Completion]:
    """The names of fields, or the values of the field, that continue what stands before the cursor."""
    typed = _TYPED.search(text[:cursor])
    if typed is None or not (typed[1] or typed[2]):
        return []
    words = ShopVocabulary(session)
    before, behind = text[: typed.start(1)], text[cursor:]

    def taken(word: str, meaning: str) -> Completion:
        return Completion(f"{before}{word}{behind}", len(before) + len(word), word, meaning)

    if not typed[1]:
        return [taken(f"{name}:", meaning) for name, meaning in _names(typed[2])][:_MOST]
    name = typed[1][:-1]
    if name.casefold() in ("is", "是"):
        marks = (each for each in filter_fields.every() if each.type == Type.FLAG)
        found = [taken(f"{name}:{each.name}", filter_fields.title(each.key)) for each in marks]
        return [each for each in found if each.word.startswith(f"{name}:{typed[2]}")]
    term = words.term(name)
    if term is None:
        return []
    *others, last = re.split("[,，、]", typed[2])
    lead = f"{typed[1]}{''.join(f'{each},' for each in others)}"
    return [taken(lead + word, meaning) for word, meaning in _values(words, term, last)][:_MOST]


def _names(typed: str) -> list[tuple[str, str]]:
    """(name, title) of the fields of which a name begins so, each as it is written in the person's language."""
    found = []
    for each in filter_fields.every():
        title = filter_fields.title(each.key)
        names = (*each.english, *each.chinese, title)
        if each.type != Type.FLAG and any(one.casefold().startswith(typed.casefold()) for one in names):
            found.append((each.name, title))
    marks = (
        *language.MARK_WORDS,
        *(
            name
            for each in filter_fields.every()
            if each.type == Type.FLAG
            for name in (*each.english, *each.chinese)
        ),
    )
    if any(one.startswith(typed.casefold()) for one in marks):
        found.append((language.mark_word(), translate("Language", "a mark, such as starred")))
    return found


def _values(words: ShopVocabulary, term: Term, typed: str) -> list[tuple[str, str]]:
    none = [(language.none_word(), translate("Language", "it is empty"))]
    if term.type == Type.CHOICE:
        entries = words.entries(term.key)
        fitting = _holding(entries, typed.casefold()) if typed else entries
        found = [(language.entry_word(words.word(term.key, each.value)), "") for each in fitting[:_MOST]]
    elif term.type in (Type.DAY, Type.INSTANT, Type.BIRTHDAY):
        ahead = getattr(term, "forward", False)
        kept = _AHEAD if ahead else _SPANS
        found = [(spans.said(each, i18n.language() == "zh_CN"), _days_words(each, ahead)) for each in kept]
    else:
        found = []
    return [each for each in [*found, *none] if term.type == Type.CHOICE or each[0].startswith(typed)]


def _days_words(span: str, ahead: bool) -> str:
    """The days of a span, for the person to see what it means today."""
    first, last = spans.days(span, forward=ahead)
    if first and first == last:
        return first.isoformat()
    return f"{first or ''} … {last or ''}".strip()
