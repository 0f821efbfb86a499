"""The program's words in the person's language.

Source strings are English literals passed to `translate`; the Chinese ones stand in
`resources/i18n/zh_CN.ts`, a Qt Linguist file that is read as it is, so the command line speaks
Chinese without Qt, and the language can change while the program runs. English has a file too,
for its plurals only.
"""

from __future__ import annotations

import contextlib
import locale
import os
from collections.abc import Iterable, Iterator
from contextvars import ContextVar
from functools import lru_cache
from xml.etree import ElementTree

from crm_desktop import paths

LANGUAGES = {"zh_CN": "简体中文", "en": "English"}


class _Catalogue(dict[str, dict[str, list[str]]]):
    """The words of a language: context → source → forms.

    A context is read when it is first asked for: the window that comes up says little of what the
    program can say.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self._unread: dict[str, str] = {}
        for part in text.split("<context>")[1:]:
            body = part.partition("</context>")[0]
            name = body.partition("<name>")[2].partition("</name>")[0]
            self._unread[name] = f"<context>{body}</context>"

    def __missing__(self, context: str) -> dict[str, list[str]]:
        self[context] = words = _words(self._unread.get(context, "<context/>"))
        return words


_catalogue = _Catalogue("")
_language = "en"
_spoken: ContextVar[_Catalogue | None] = ContextVar("spoken", default=None)


def install(language: str) -> None:
    """Make `language` (a key of LANGUAGES) the one that `translate` answers in."""
    global _catalogue, _language
    _catalogue = _read(language)
    _language = language


def language() -> str:
    """The language in use, a key of LANGUAGES."""
    return _language


@contextlib.contextmanager
def speaking(language: str) -> Iterator[None]:
    """Inside the block, on this thread, `translate` answers in `language`; files are read in both."""
    token = _spoken.set(_read(language))
    try:
        yield
    finally:
        _spoken.reset(token)


def system_language() -> str:
    """The system's language if the program speaks it, else English."""
    names = [os.environ.get(key, "") for key in ("LC_ALL", "LC_MESSAGES", "LANG")]
    names.append(locale.getlocale()[0] or "")
    for name in names:
        if name:
            return "zh_CN" if name.lower().startswith(("zh", "chinese")) else "en"
    return "en"


def translate(context: str, text: str, n: int | None = None) -> str:
    """The string `text` of `context` in the language in use.

    Args:
        context: which part of the program says it, e.g. "Customers".
        text: the English source, always a literal; `%n` stands for the count.
        n: the count, which picks the plural form (1 = the first, all else the last).
    """
    spoken = _spoken.get()
    forms = (_catalogue if spoken is None else spoken)[context].get(text)
    if n is None:
        return forms[0] if forms else text
    form = text if not forms else forms[0] if n == 1 else forms[-1]
    return form.replace("%n", f"{n:,}")


def texts(language: str, context: str) -> dict[str, str]:
    """What `context` says in a language: English source → text; counted strings are left out."""
    if language == "en":  # its file has the plurals only
        return {source: source for source in texts("zh_CN", context)}
    words = _read(language)[context]
    return {source: forms[0] for source, forms in words.items() if "%n" not in source}


def listed(words: Iterable[str]) -> str:
    """Words in a row, as a sentence holds them: "a, b, c"."""
    return translate("Words", ", ").join(words)


def labelled(label: str, text: str) -> str:
    """What something is called, and what it is: "Source: passing by"."""
    return translate("Words", "{label}: {text}").format(label=label, text=text)


@lru_cache
def _read(language: str) -> _Catalogue:
    path = paths.resource("i18n", f"{language}.ts")
    return _Catalogue(path.read_text(encoding="utf-8") if path.exists() else "")


def _words(context: str) -> dict[str, list[str]]:
    words: dict[str, list[str]] = {}
    for message in ElementTree.fromstring(context).iter("message"):
        translation = message.find("translation")
        if translation is None:
            continue
        forms = [form.text or "" for form in translation.iter("numerusform")]
        forms = forms or [translation.text or ""]
        if all(forms):
            words[message.findtext("source") or ""] = forms
    return words
