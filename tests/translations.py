"""The catalogues of words: `python -m tests.translations` brings them up to date with the source.

It reads every `translate("Context", "text", …)` of the package, keeps the translations that are
there, adds what is new as unfinished, drops what is gone, and lists what has no Chinese yet.
`python -m tests.translations FILE.json…` first takes over `{"Context": {"text": "译文"}}`, and
the two English forms of a counted string `{"Context": {"%n rows": ["%n row", "%n rows"]}}`.
"""

from __future__ import annotations

import ast
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from crm_desktop import paths

PACKAGE = Path(__file__).resolve().parents[1] / "crm_desktop"

Key = tuple[str, str]

_CALLS = ("translate", "i18n.translate")


@dataclass(frozen=True)
class Source:
    """One string of the source and where it stands first."""

    context: str
    text: str
    counted: bool
    place: str


class NotLiteral(ValueError):
    """A call of `translate` whose context or text is no literal."""


def sources() -> Iterator[Source]:
    """Every string that the program says.

    Raises:
        NotLiteral: a call cannot be collected.
    """
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or ast.unparse(node.func) not in _CALLS:
                continue
            place = f"{path.relative_to(PACKAGE)}:{node.lineno}"
            texts = [
                argument.value if isinstance(argument, ast.Constant) else None for argument in node.args[:2]
            ]
            if len(texts) < 2 or not all(isinstance(text, str) for text in texts):
                raise NotLiteral(place)
            counted = len(node.args) > 2 or any(keyword.arg == "n" for keyword in node.keywords)
            yield Source(str(texts[0]), str(texts[1]), counted, place)


def collect() -> dict[Key, Source]:
    """The strings by context and text, each once."""
    found: dict[Key, Source] = {}
    for source in sources():
        known = found.get((source.context, source.text))
        if known is None or (source.counted and not known.counted):
            found[source.context, source.text] = source
    return found


def read(language: str) -> dict[Key, list[str]]:
    """The translations of a catalogue; unfinished ones are left out."""
    path = paths.resource("i18n", f"{language}.ts")
    found: dict[Key, list[str]] = {}
    if path.exists():
        for context in ElementTree.parse(path).getroot().iter("context"):
            for message in context.iter("message"):
                translation = message.find("translation")
                if translation is None:
                    continue
                forms = [form.text or "" for form in translation.iter("numerusform")] or [
                    translation.text or ""
                ]
                if all(forms):
                    found[context.findtext("name") or "", message.findtext("source") or ""] = forms
    return found


def write(language: str, wanted: dict[Key, Source], known: dict[Key, list[str]]) -> None:
    """Write a catalogue in Qt Linguist's form, sorted, so that two versions compare well."""
    plurals = 1 if language == "zh_CN" else 2
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<!DOCTYPE TS>",
        f'<TS version="2.1" language="{language}" sourcelanguage="en">',
    ]
    context = None
    for key in sorted(wanted):
        if key[0] != context:
            lines += ["</context>"] * (context is not None)
            context = key[0]
            lines += ["<context>", f"    <name>{escape(context)}</name>"]
        lines += _message(wanted[key], known.get(key), plurals)
    lines += ["</context>"] * (context is not None) + ["</TS>", ""]
    paths.resource("i18n", f"{language}.ts").write_text("\n".join(lines), encoding="utf-8")


def _message(source: Source, forms: list[str] | None, plurals: int) -> list[str]:
    unfinished = "" if forms else ' type="unfinished"'
    numerus = ' numerus="yes"' if source.counted else ""
    forms = forms or [""] * (plurals if source.counted else 1)
    inner = (
        "".join(f"<numerusform>{escape(form)}</numerusform>" for form in forms)
        if source.counted
        else escape(forms[0])
    )
    return [
        f"    <message{numerus}>",
        f"        <source>{escape(source.text)}</source>",
        f"        <translation{unfinished}>{inner}</translation>",
        "    </message>",
    ]


def main() -> None:
    """Bring both catalogues up to date and list what has no Chinese."""
    wanted = collect()
    chinese, english = read("zh_CN"), read("en")
    for name in sys.argv[1:]:
        for context, texts in json.loads(Path(name).read_text(encoding="utf-8")).items():
            for text, translated in texts.items():
                if isinstance(translated, list):
                    english[context, text] = translated
                else:
                    chinese[context, text] = [translated]
    write("zh_CN", wanted, chinese)
    write("en", {key: source for key, source in wanted.items() if source.counted}, english)
    missing: dict[str, dict[str, str]] = {}
    for context, text in sorted(set(wanted) - set(chinese)):
        missing.setdefault(context, {})[text] = ""
    print(json.dumps(missing, ensure_ascii=False, indent=1))
    plural = sorted(key for key, source in wanted.items() if source.counted and key not in english)
    print(
        f"{len(wanted)} strings, {len(set(wanted) - set(chinese))} without Chinese, no plural: {plural}",
        file=sys.stderr,
    )


if __name__ == "__main__":
    main()
