"""What is put into the search index, and how a query asks for it.

The index holds plain words, each a prefix query away:

- Chinese text as pairs of neighbours and its last character: 王小明 → 王小 小明 明, so a character
  is a prefix (小*) and a longer piece is the AND of its pairs;
- pinyin in every spelling of `pinyin.spellings`;
- numbers as every suffix of their digits, so any part of a number is a prefix;
- words of latin letters and digits in lower case.

Marks set words apart: `=` is a whole name or number, `^` the first three and four signs of one, `>` a
spelling with initials from the first character on, `~` comes from the note. Four are enough, since a longer query is
asked for as a word too; and a beginning of three or four is one word, of which the index has one list. Pairs instead of FTS5
phrases keep the index free of positions: a third of the size, and a count reads only what it counts.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

from crm_desktop.values import phones, pinyin

_RUN = re.compile(r"[㐀-䶿一-鿿\U00020000-\U0003ffff]+|[^\W_㐀-䶿一-鿿\U00020000-\U0003ffff]+")
_FIRST_CHINESE = "㐀"  # a run that begins here or above is Chinese, or Korean: indexed in pairs
_HEADS = (3, 4)  # signs of a marked beginning; one and two are in the index of prefixes
_AREA = re.compile(r"0(?=1[3-9]\d{9}$)|(?:010|02\d)(?=\d{7,8}$)|0[3-9]\d\d(?=\d{7,8}$)")  # or a stray 0
_NUMBER_QUERY = re.compile(r"^[+＋]?[\d\s().（）·.—–-]+$")


def plain(text: str) -> str:
    """`text` as it is compared: full-width forms made narrow, lower case."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKC", text).lower()


def words(text: str) -> list[str]:
    """The index words of any text: pairs of Chinese characters, and whole words."""
    found: list[str] = []
    for run in _RUN.findall(plain(text)):
        if run[0] >= _FIRST_CHINESE:
            found += [a + b for a, b in pairwise(run)]
            found.append(run[-1])
        else:
            found.append(run)
    return found


@lru_cache(maxsize=50_000)
def repeated_words(text: str) -> str:
    """`words` joined by spaces, for a field in which many customers have the same: region, company."""
    return " ".join(words(text))


def number_words(digits: str) -> list[str]:
    """Every suffix of a number's digits, itself and its beginning marked."""
    return [f"={digits}", *_heads("^", digits), *inner_words(digits)]


def inner_words(digits: str) -> list[str]:
    """Every suffix of a number's digits, so that any part of it begins one of them."""
    return [digits[start:] for start in range(len(digits))]


def code_words(code: str) -> list[str]:
    """The index words of a customer number: C000123 is found by c000123, 000123, 123 and its parts."""
    found = [f"={plain(code)}", *words(code)]
    digits = phones.digits(code)
    significant = digits.lstrip("0")
    found.append(digits)
    found.extend(significant[start:] for start in range(len(significant)))
    return found


@lru_cache(maxsize=200_000)
def name_words(name: str) -> str:
    """The index words of a customer's name, joined by spaces."""
    found = words(name)
    joined = "".join(_RUN.findall(plain(name)))
    whole = [joined] if joined else []
    if not name.isascii():
        full, mixed, inside = pinyin.spellings(name)
        whole.extend(full)
        found.extend(full)
        found.extend(f">{spelling}" for spelling in mixed)
        found.extend(inside)
    for spelling in whole:
        found += (f"={spelling}", *_heads("^", spelling))
    return " ".join(dict.fromkeys(found))


def phone_words(value: str) -> list[str]:
    """The index words of a phone number: every suffix, with and without what stands before it."""
    normal = phones.normalise(value) or value
    return number_words(phones.digits(normal.partition("x")[0]))


class Query:
    """What a person typed, as FTS5 expressions.

    Args:
        text: the query as typed.

    Attributes:
        text: the query as compared.
        terms: its parts, all of which must match.
        number: the digits, when the query is one phone number with or without separators.
    """

    def __init__(self, text: str) -> None:
        self.text = plain(text).strip()
        self.number = phones.digits(self.text) if _NUMBER_QUERY.match(self.text) else ""
        self.terms = [run for part in self.text.split() for run in _RUN.findall(part)]

    @property
    def empty(self) -> bool:
        return not self.terms

    def exact(self) -> str:
        """Names and numbers that are the query."""
        whole = {self.number, *self._numbers()} if self.number else {"".join(self.terms)}
        return " OR ".join(f'"={text}"' for text in whole)

    def start(self) -> str:
        """Names and numbers that begin with the query; of several parts the first begins one."""
        if self.number:
            return " OR ".join(_beginning("^", number) for number in {self.number, *self._numbers()})
        first, *others = self.terms
        return " AND ".join([_beginning("^", first), *(_term(term, "") for term in others)])

    def initials(self) -> str:
        """Names whose spelling with initials begins with the query; "" when it cannot."""
        if len(self.terms) != 1 or not self.terms[0].isascii() or not self.terms[0].isalpha():
            return ""
        return f'">{self.terms[0]}" *'

    def anywhere(self, mark: str = "") -> str:
        """Everything that holds all parts of the query; with mark "~" in notes."""
        every = " AND ".join(_term(term, mark) for term in self.terms)
        return " OR ".join([*(f'"{mark}{number}" *' for number in self._numbers()), f"({every})"])

    def everywhere(self) -> str:
        """Everything that holds each part somewhere, notes included: what is counted."""
        every = " AND ".join(f"({_term(term, '')} OR {_term(term, '~')})" for term in self.terms)
        return " OR ".join([*(f'"{number}" *' for number in self._numbers()), f"({every})"])

    def _numbers(self) -> list[str]:
        """The number as typed, unless it is its only term, and without country prefix and area code."""
        if not self.number:
            return []
        numbers = [] if self.terms == [self.number] else [self.number]
        for prefix in ("0086", "86"):
            if self.number.startswith(prefix) and len(self.number) > len(prefix) + 6:
                numbers.append(self.number[len(prefix) :])
        area = _AREA.match(self.number)
        if area:
            numbers.append(self.number[area.end() :])
        return list(dict.fromkeys(numbers))


def _heads(mark: str, text: str) -> list[str]:
    short, long = _HEADS
    if len(text) <= short:
        return [f"{mark}{text}"]
    return [f"{mark}{text[:short]}", f"{mark}{text[:long]}"]


def _beginning(mark: str, text: str) -> str:
    short, long = _HEADS
    if len(text) < short:
        return f'"{mark}{text}" *'
    if len(text) <= long:
        return f'"{mark}{text}"'
    return f'("{mark}{text[:long]}" AND {_term(text, "")})'


def _term(term: str, mark: str) -> str:
    if term[0] >= _FIRST_CHINESE and len(term) > 1:
        return "(" + " AND ".join(f'"{mark}{a}{b}"' for a, b in pairwise(term)) + ")"
    if not mark and term.isascii() and term.isalpha():
        return f'("{term}" * OR ">{term}" *)'
    return f'"{mark}{term}" *'
