"""The language in which customers are asked for: `tel:5678 -tag:VIP last:>30d (grade:A OR is:starred)`.

Words stand beside conditions `field:value`; what stands side by side must all hold, `OR` (或) joins
alternatives, `-` or `NOT` (非) turns what follows round, parentheses group. A field is called by its
English or its Chinese name whatever the window speaks, `none` (无) says that it is empty and `any` (有)
that it is not. Text in quotes is taken as it is.

    name:张  company:=兴达  company:兴达*      holds, is, begins with
    grade:A,B   tag:none                     one of, has none
    last:>30d   created:2024-05..2024-06     see `spans`
    interactions:>5                          see `number_ranges`
    is:starred                               a mark

Reading never fails: what is not understood is left out and told with its place, so a query that is
half typed shows what its whole part finds. Writing and reading give the same rule.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from crm_desktop.i18n import language, translate
from crm_desktop.values import money, number_ranges, rules, spans, texts
from crm_desktop.values.rules import EVERYBODY, Condition, Either, Not, Op, Rule, Value, Words


class Type(StrEnum):
    """What a field holds, as far as it decides how it is asked for."""

    TEXT = "text"
    PHONE = "phone"  # text of which the digits count
    CHOICE = "choice"  # one or many of a list or of fixed options
    NUMBER = "number"
    MONEY = "money"
    DAY = "day"  # a local date
    INSTANT = "instant"  # seconds since 1970
    BIRTHDAY = "birthday"  # a date of which the year may be unknown
    FLAG = "flag"  # yes or no: `is:` and its name


@dataclass(frozen=True)
class Term:
    """One field of the language.

    Args:
        key: its name in rules.
        english, chinese: what it is called; the first of each is written.
    """

    key: str
    type: Type
    english: tuple[str, ...]
    chinese: tuple[str, ...]

    @property
    def name(self) -> str:
        """How it is written in the person's language."""
        return self.chinese[0] if language() == "zh_CN" else self.english[0]


class Vocabulary(Protocol):
    """The fields that can be asked for, and the entries of the shop's lists."""

    def term(self, name: str) -> Term | None:
        """The field of this name, in any case; not a mark."""

    def mark(self, name: str) -> Term | None:
        """The mark of this name."""

    def of_key(self, key: str) -> Term | None:
        """The field or mark of this key."""

    def choices(self, key: str, word: str) -> Sequence[Value]:
        """The entries of a field that a word names, exactly or else in part."""

    def word(self, key: str, value: Value) -> str:
        """The word that names one entry, such that `choices` gives it alone."""


@dataclass(frozen=True)
class Problem:
    """A part that was not understood: what to do about it, and from where to where it stands.

    Args:
        left_out: the rule says nothing of it; a field that there is not is taken for a word instead.
    """

    start: int
    end: int
    sentence: str
    left_out: bool = True


@dataclass(frozen=True)
class Reading:
    """What a text says, and what of it was left out."""

    rule: Rule
    problems: tuple[Problem, ...] = ()

    @property
    def plain(self) -> bool:
        """Whether it is words alone, or nothing, and nothing was left out."""
        whole = not any(problem.left_out for problem in self.problems)
        return whole and (isinstance(self.rule, Words) or self.rule == EVERYBODY)


_NUMBER = re.compile(r"[+＋-]?[\d\s().（）·.—–-]+", re.ASCII)  # a phone number with its signs: no syntax
_OPEN, _CLOSE = "(（", ")）"
_QUOTES = '"“”＂'
_COLONS = ":："
_OR = ("OR", "或", "或者", "|", "||")
_AND = ("AND", "且", "并且", "&", "&&")
_NOT = ("NOT", "非")
_IS = MARK_WORDS = ("is", "是")
_NONE = ("none", "never", "empty", "无", "没有", "从未", "空")
_ANY = ("any", "有", "已填")
_NAME = re.compile(rf"([^\W\d][^\s{_COLONS}{_QUOTES}{_OPEN}{_CLOSE}<>=,，]*)[{_COLONS}](?!//)")
_DEEPEST = 30  # groups inside one another
_ESCAPED = re.compile(r"\\(.)", re.S)


def read(text: str, vocabulary: Vocabulary) -> Reading:
    """What a text says; never raises."""
    if _NUMBER.fullmatch(text):
        return Reading(rules.words(text))
    reader = _Reader(text, vocabulary)
    return Reading(reader.alternatives(0), tuple(reader.problems))


class _Reader:
    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self.text = text
        self.at = 0
        self.depth = 0
        self.vocabulary = vocabulary
        self.problems: list[Problem] = []

    # -- the grammar --------------------------------------------------------------------------------

    def alternatives(self, depth: int) -> Rule:
        """Up to the end, or the parenthesis that closes this group."""
        self.depth = depth
        found = [self._together(depth)]
        while self._keyword(_OR):
            found.append(self._together(depth))
        return rules.either(each for each in found if each != EVERYBODY)

    def _together(self, depth: int) -> Rule:
        found: list[Rule] = []
        while self._skip_blanks() and not (depth and self._char in _CLOSE):
            start = self.at
            if self._keyword(_OR):
                self.at = start
                break
            if not self._keyword(_AND):
                found.append(self._one(depth))
        return rules.every(found)

    def _one(self, depth: int) -> Rule:
        turned = False
        while self._skip_blanks():
            if self._keyword(_NOT):
                turned = not turned
            elif self._char in "-－" and self._next.strip():
                self.at += 1
                turned = not turned
            else:
                break
        rule = self._primary(depth)
        return rules.negated(rule) if turned else rule

    def _primary(self, depth: int) -> Rule:
        if self.at >= len(self.text):
            return EVERYBODY
        if self._char in _OPEN and depth < _DEEPEST:
            self.at += 1
            rule = self.alternatives(depth + 1)
            self.depth = depth
            if self.at < len(self.text):
                self.at += 1
            return rule
        if self._char in _QUOTES:
            return rules.words(self._quoted())
        name = _NAME.match(self.text, self.at)
        if name:
            named = self._condition(name)
            if named is not None:
                return named
        return rules.words(self._word())

    def _condition(self, name: re.Match[str]) -> Rule | None:
        """The condition of a field; None when there is no such field: then it is a word as others."""
        said = name[1]
        start = self.at
        if said.lower() in _IS:
            self.at = name.end()
            return self._mark(start)
        term = self.vocabulary.term(said)
        if term is None:
            if self._end_of_word(self.at) > name.end():
                sentence = translate("Language", "There is no field “{name}”; it is searched for as a word.")
                self._problem(start, name.end(), sentence.format(name=said), left_out=False)
            return None
        self.at = name.end()
        op, items, starred = self._values(term)
        if not items:
            self._problem(start, self.at, needed(term))
            return EVERYBODY
        if term.type == Type.CHOICE:
            return self._chosen(term, items, start)
        made = [self._valued(term, op, item, starred) for item in items]
        found = [each for each in made if each is not None]
        if len(found) < len(made):
            self._problem(start, self.at, needed(term))
        return rules.either(found)

    def _chosen(self, term: Term, items: Sequence[tuple[str, bool]], start: int) -> Rule:
        """One of the entries that the words name; `any` is whoever has one."""
        values: list[Value] = []
        for word, quoted in items:
            if not quoted and word.lower() in _ANY:
                return Not(rules.among(term.key, [None]))
            if not quoted and word.lower() in _NONE:
                values.append(None)
                continue
            found = self.vocabulary.choices(term.key, word)
            values.extend(found)
            if not found:
                sentence = translate("Language", "{name}: there is no entry “{word}”.")
                self._problem(start, self.at, sentence.format(name=term.name, word=word))
        return rules.among(term.key, values) if values else EVERYBODY

    def _mark(self, start: int) -> Rule:
        word, _ = self._item("")
        term = self.vocabulary.mark(word)
        if term is None:
            self._problem(start, self.at, translate("Language", "is: needs a mark such as starred."))
            return EVERYBODY
        return Condition(term.key, Op.IS)

    def _valued(self, term: Term, op: str, item: tuple[str, bool], starred: bool) -> Rule | None:
        """The condition that one value makes; None when the field cannot hold it."""
        word, quoted = item
        if not quoted and not op and word.lower() in _NONE:
            return Condition(term.key, Op.EMPTY)
        if not quoted and not op and word.lower() in _ANY:
            return Not(Condition(term.key, Op.EMPTY))
        if not word.strip():
            return None
        match term.type:
            case Type.TEXT | Type.PHONE:
                if term.type == Type.PHONE and not re.search(r"\d", texts.half_width(word)):
                    return None
                kind = Op.IS if op == "=" else Op.STARTS if starred else Op.CONTAINS
                return Condition(term.key, kind, (word,))
            case Type.NUMBER | Type.MONEY:
                reader = money.parse if term.type == Type.MONEY else number_ranges.plain
                kept = number_ranges.parse(word, reader)
            case _:
                kept = spans.parse(word, yearless=term.type == Type.BIRTHDAY)
        return None if kept is None else Condition(term.key, Op.WITHIN, (kept,))

    # -- the signs ----------------------------------------------------------------------------------

    @property
    def _char(self) -> str:
        return self.text[self.at : self.at + 1]

    @property
    def _next(self) -> str:
        return self.text[self.at + 1 : self.at + 2]

    def _skip_blanks(self) -> bool:
        """Go to the next sign; whether there is one."""
        while self._char.isspace():
            self.at += 1
        return self.at < len(self.text)

    def _keyword(self, words: tuple[str, ...]) -> bool:
        """Take one of the words, if one stands here alone."""
        self._skip_blanks()
        for word in sorted(words, key=len, reverse=True):
            end = self.at + len(word)
            behind = self.text[end : end + 1]
            if self.text.startswith(word, self.at) and (not behind or behind.isspace() or behind in _OPEN):
                self.at = end
                return True
        return False

    def _quoted(self) -> str:
        """The text in the quotes that begin here; to the end when they are not closed."""
        start = self.at = self.at + 1
        while self.at < len(self.text) and self._char not in _QUOTES:
            self.at += 2 if self._char == "\\" else 1
        self.at = min(self.at, len(self.text))
        inside = self.text[start : self.at]
        self.at = min(self.at + 1, len(self.text))
        return _ESCAPED.sub(r"\1", inside)

    def _end_of_word(self, at: int) -> int:
        while at < len(self.text) and not self.text[at].isspace():
            if self.depth and self.text[at] in _CLOSE:
                break
            at += 1
        return at

    def _word(self) -> str:
        start, self.at = self.at, self._end_of_word(self.at)
        return self.text[start : self.at]

    def _item(self, separators: str) -> tuple[str, bool]:
        """One value, and whether it stood in quotes."""
        if self._char and self._char in _QUOTES:
            return self._quoted(), True
        start = self.at
        while self.at < len(self.text) and not self._char.isspace():
            if self._char in separators or (self.depth and self._char in _CLOSE):
                break
            self.at += 1
        return self.text[start : self.at], False

    def _values(self, term: Term) -> tuple[str, list[tuple[str, bool]], bool]:
        """(= or nothing, values with whether they were quoted, whether a star stands behind them)."""
        textual = term.type in (Type.TEXT, Type.PHONE)
        op = ""
        if textual and self._char and self._char in "=＝":
            op, self.at = "=", self.at + 1
        separators = "" if textual else ",，、"
        items = []
        while True:
            word, quoted = self._item(separators)
            if word or quoted:
                items.append((word, quoted))
            if not (self._char and self._char in separators):
                break
            self.at += 1
        starred = False
        if textual and items:
            word, quoted = items[-1]
            if quoted and self._char and self._char in "*＊":
                starred, self.at = True, self.at + 1
            elif not quoted and len(word) > 1 and word[-1] in "*＊":
                starred, items[-1] = True, (word[:-1], False)
        return op, items, starred

    def _problem(self, start: int, end: int, sentence: str, *, left_out: bool = True) -> None:
        self.problems.append(Problem(start, end, sentence, left_out))


def needed(term: Term) -> str:
    """What the values of a field look like, as a sentence."""
    name = term.name
    match term.type:
        case Type.TEXT:
            return translate("Language", "{name}: needs a text, or none.").format(name=name)
        case Type.PHONE:
            return translate("Language", "{name}: needs digits of a number, or none.").format(name=name)
        case Type.CHOICE:
            return translate("Language", "{name}: needs an entry of its list, or none.").format(name=name)
        case Type.NUMBER | Type.MONEY:
            return translate("Language", "{name}: needs a number such as >5 or 5..10.").format(name=name)
        case Type.BIRTHDAY:
            return translate("Language", "{name}: needs a day such as 05-17, this-month or 1990.").format(
                name=name
            )
    return translate("Language", "{name}: needs a time such as >30d or 2024-05.").format(name=name)


# -- writing ------------------------------------------------------------------------------------------


def write(rule: Rule, vocabulary: Vocabulary) -> str:
    """The rule as text in the person's language; "" for everybody."""
    if isinstance(rule, Either):
        return f" {_keyword_of(_OR)} ".join(_grouped(each, vocabulary, rules.All) for each in rule.rules)
    if isinstance(rule, rules.All):
        return " ".join(_grouped(each, vocabulary, Either) for each in rule.rules)
    if isinstance(rule, Not):
        inner = rule.rule
        if isinstance(inner, Words):
            return f"-{_in_quotes(inner.text)}"
        if isinstance(inner, Either | rules.All):
            return f"-({write(inner, vocabulary)})"
        return f"-{write(inner, vocabulary)}"
    if isinstance(rule, Words):
        return " ".join(map(_plain_word, rule.text.split()))
    return _condition(rule, vocabulary)


def _grouped(rule: Rule, vocabulary: Vocabulary, kind: type[Rule]) -> str:
    text = write(rule, vocabulary)
    return f"({text})" if isinstance(rule, kind) else text


def _keyword_of(words: tuple[str, ...]) -> str:
    return words[1] if language() == "zh_CN" else words[0]


def mark_word() -> str:
    """What a mark is asked with in the person's language, without the colon."""
    return _keyword_of(_IS)


def none_word() -> str:
    """How "it is empty" is written in the person's language."""
    return _NONE[3] if language() == "zh_CN" else _NONE[0]


def _condition(rule: Condition, vocabulary: Vocabulary) -> str:
    term = vocabulary.of_key(rule.field)
    if term is None:
        return _in_quotes(rule.field)  # a field that is gone
    if term.type == Type.FLAG:
        return f"{_keyword_of(_IS)}:{term.name}"
    return f"{term.name}:{_values(rule, term, vocabulary)}"


def _values(rule: Condition, term: Term, vocabulary: Vocabulary) -> str:
    if rule.op == Op.EMPTY:
        return none_word()
    if rule.op == Op.AMONG:
        words = [
            none_word() if value is None else entry_word(vocabulary.word(term.key, value))
            for value in rule.values
        ]
        return ",".join(words)
    value = str(rule.values[0])
    if rule.op == Op.WITHIN:
        if term.type in (Type.NUMBER, Type.MONEY):
            return number_ranges.said(value, _money_said if term.type == Type.MONEY else str)
        return spans.said(value, language() == "zh_CN")
    text = _text_word(value)
    return f"={text}" if rule.op == Op.IS else f"{text}*" if rule.op == Op.STARTS else text


def _money_said(cents: number_ranges.Number) -> str:
    return money.show(int(cents)).replace(",", "").removesuffix(".00")


_SIGNS = rf"[\s{_QUOTES}{_OPEN}{_CLOSE}\\]"


def _plain_word(word: str) -> str:
    awkward = (
        re.search(_SIGNS, word)
        or any(colon in word for colon in _COLONS)
        or word[0] in "-－"
        or word in (*_OR, *_AND, *_NOT)
    )
    return _in_quotes(word) if awkward else word


def entry_word(word: str) -> str:
    """The name of an entry as it is written, in quotes when it must be."""
    awkward = re.search(_SIGNS, word) or re.search("[,，、]", word) or word.lower() in (*_NONE, *_ANY)
    return _in_quotes(word) if awkward or not word else word


def _text_word(word: str) -> str:
    awkward = (
        not word
        or re.search(_SIGNS, word)
        or word[0] in "=＝"
        or word[-1] in "*＊"
        or word.lower() in (*_NONE, *_ANY)
    )
    return _in_quotes(word) if awkward else word


def _in_quotes(text: str) -> str:
    return '"' + re.sub(rf"([\\{_QUOTES}])", r"\\\1", text) + '"'
