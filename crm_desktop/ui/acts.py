"""The acts of menus, as the top box finds them and the page of keys lists them.

There is no second list: what a menu holds and can be done now is an act.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from crm_desktop import i18n
from crm_desktop.values import pinyin, tokens

WORDS = "other_words"  # property of an action: what else it is found by, in both languages
HIDDEN = "not_offered"  # property of an action: it is pointless in the top box
_CONTEXTS = (  # of texts that several say, the last one counts
    *(
        "Reception",
        "FollowUpsView",
        "ClassificationView",
        "LifecycleTab",
        "ValueTab",
        "Prospects",
        "Referrals",
    ),
    *("Settings", "Products", "Phrases"),
    *("Menu", "Rail", "Customers", "CustomerPage", "Keys", "Fields"),
)
_NOT = 99

Span = tuple[int, int]


@dataclass(frozen=True)
class Act:
    """Something that can be done now.

    Args:
        title: with the menus that it lies in: "Theme › Dark".
        names: the title, and the same in the other languages.
        words: what else it is found by.
        keys: its shortcuts as people read them.
        action: does it.
    """

    title: str
    names: tuple[str, ...]
    words: str
    keys: str
    action: QAction


def collect(actions: Iterable[QAction]) -> list[Act]:
    """The acts of menus that can be done now, those of submenus with the submenu's title before."""
    return list(_collect(actions, ()))


def of_bar(actions: Iterable[QAction], *, all_: bool = False) -> list[tuple[str, list[Act]]]:
    """The acts of a menu bar: for each menu its title and what is in it.

    Args:
        all_: also what cannot be done now.
    """
    menus = [(action.text(), action.menu()) for action in actions]
    return [
        (plain(title), list(_collect(menu.actions(), (), all_)))
        for title, menu in menus
        if isinstance(menu, QMenu)
    ]


def _collect(actions: Iterable[QAction], above: tuple[str, ...], all_: bool = False) -> Iterator[Act]:
    for action in actions:
        if action.isSeparator() or not (all_ or _can_be_done(action)):
            continue
        menu = action.menu()
        if isinstance(menu, QMenu):
            yield from _collect(menu.actions(), (*above, action.text()), all_)
            continue
        path = (*above, action.text())
        names = dict.fromkeys(
            [_joined(path), *(_joined([said(text, name) for text in path]) for name in i18n.LANGUAGES)]
        )
        yield Act(
            next(iter(names)),
            tuple(names),
            str(action.property(WORDS) or ""),
            shortcuts(action),
            action,
        )


def _can_be_done(action: QAction) -> bool:
    chosen = action.isChecked() and action.actionGroup() is not None
    return action.isEnabled() and not chosen and not action.property(HIDDEN)


def shortcuts(action: QAction) -> str:
    """The keys of an action: "F2  Ctrl+N"; those that stand in its text as well."""
    form = QKeySequence.SequenceFormat.NativeText
    keys = [sequence.toString(form) for sequence in action.shortcuts()]
    return "  ".join(keys) or action.text().partition("\t")[2]


def _joined(path: Iterable[str]) -> str:
    return " › ".join(plain(text) for text in path)


@lru_cache(maxsize=4_000)
def plain(text: str) -> str:
    """The words of a menu's entry without the letter that chooses it, dots and keys."""
    words = text.partition("\t")[0].strip().removesuffix("…")
    if words.endswith(")") and words[-4:-2] == "(&":  # how Chinese menus name the letter
        words = words[:-4]
    return words.replace("&&", "\0").replace("&", "").replace("\0", "&").strip().removesuffix("…")


def said(text: str, language: str) -> str:
    """A text of a menu as the program says it in another language; itself when that is not known."""
    source = _sources(i18n.language()).get(text, text)
    return _texts(language).get(source, source)


@lru_cache
def _sources(language: str) -> dict[str, str]:
    """For each text in a language the English source."""
    return {text: source for source, text in _texts(language).items()}


@lru_cache
def _texts(language: str) -> dict[str, str]:
    """For each English source the text in a language."""
    return {source: text for context in _CONTEXTS for source, text in i18n.texts(language, context).items()}


def find(acts: Sequence[Act], text: str) -> list[tuple[Act, Span | None]]:
    """The acts that every word of a text fits, the best first; with the part of the title that matched.

    A word fits a name in either language, its pinyin or initials, or the beginning of another word.
    """
    wanted = tokens.plain(text).split()
    ranked = [(max((_rank(act.names, act.words, word) for word in wanted), default=0), act) for act in acts]
    found = sorted((each for each in ranked if each[0] < _NOT), key=lambda each: each[0])
    return [(act, place(act.title, wanted[0]) if wanted else None) for _, act in found]


def fits(names: Sequence[str], text: str) -> bool:
    """Whether every word of a text fits one of these names, or its pinyin or initials."""
    return all(_rank(tuple(names), "", word) < _NOT for word in tokens.plain(text).split())


@lru_cache(maxsize=20_000)
def _rank(names: tuple[str, ...], words: str, word: str) -> int:
    """How well a word fits: 0 at the beginning of the first name; _NOT when it does not."""
    for rank, name in enumerate(names):
        line = _compared(name)
        at = line.find(word)
        if at == 0:
            return rank
        if at > 0 and (len(word) > 1 or not word.isascii()):
            begins = not word.isascii() or not line[at - 1].isalnum()
            return (3 if begins else 6) + rank
    if any(each.startswith(word) for each in _compared(words).split()):
        return 5
    if not word.isascii():
        return _NOT
    spelled = [span for name in names if (span := _spelled(name, word))]
    if spelled:
        return 8 if min(spelled)[0] == 0 else 9
    return 10 if any(_spelled(each, word) for each in words.split()) else _NOT


_compared = lru_cache(maxsize=4_000)(tokens.plain)


@lru_cache(maxsize=4_000)
def _initials(name: str) -> frozenset[str]:
    """The letters with which a character of a name may be read; a quick no for most names."""
    return frozenset(reading[0] for char in name for reading in pinyin.readings(char))


def _spelled(name: str, letters: str) -> Span | None:
    return pinyin.match(name, letters) if letters[0] in _initials(name) else None


def place(title: str, word: str) -> Span | None:
    """Where a word, or what its letters spell, stands in a title."""
    line = tokens.plain(title)
    if len(line) != len(title):
        return None
    at = line.find(word)
    return (at, at + len(word)) if at >= 0 else pinyin.match(title, word)
