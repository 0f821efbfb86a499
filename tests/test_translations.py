"""The catalogues are complete: every string of the source in Chinese, every count with its English plurals."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from crm_desktop import i18n, paths
from tests import translations
from tests.translations import NotLiteral, Source

# What is written the same in both languages: names of keys and things that have no Chinese name.
SAME_IN_BOTH = {
    "QQ",
    "Delete",  # the key
}

PLACEHOLDER = re.compile(r"\{\w*\}")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff”}][,;:!?](?![\w*/])|[\u4e00-\u9fff]\.(?=$|\s)")


@pytest.fixture(scope="module")
def wanted() -> dict[translations.Key, Source]:
    return translations.collect()


@pytest.fixture(scope="module")
def chinese() -> dict[translations.Key, list[str]]:
    return translations.read("zh_CN")


@pytest.fixture
def language_put_back() -> Iterator[None]:
    before = i18n.language()
    yield
    i18n.install(before)


def stored(language: str) -> list[tuple[translations.Key, bool]]:
    """Every message of a catalogue as it stands in the file: its key, and whether it is finished."""
    root = ElementTree.parse(paths.resource("i18n", f"{language}.ts")).getroot()
    return [
        (
            (context.findtext("name") or "", message.findtext("source") or ""),
            message.find("translation[@type]") is None,
        )
        for context in root.iter("context")
        for message in context.iter("message")
    ]


def marks(text: str) -> Counter[str]:
    """The placeholders of a string, and its count."""
    return Counter(PLACEHOLDER.findall(text) + ["%n"] * text.count("%n"))


def test_every_string_has_a_chinese_translation(
    wanted: dict[translations.Key, Source], chinese: dict[translations.Key, list[str]]
) -> None:
    assert sorted(set(wanted) - set(chinese)) == []
    assert [key for key, finished in stored("zh_CN") if not finished] == []


@pytest.mark.parametrize("language", sorted(i18n.LANGUAGES))
def test_no_catalogue_holds_what_nothing_says(language: str, wanted: dict[translations.Key, Source]) -> None:
    keys = [key for key, _ in stored(language)]
    assert sorted(set(keys) - set(wanted)) == []
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("language", sorted(i18n.LANGUAGES))
def test_placeholders_and_counts_are_the_same_on_both_sides(language: str) -> None:
    differing = {
        key: form
        for key, forms in translations.read(language).items()
        for form in forms
        if marks(form) != marks(key[1])
    }
    assert differing == {}


def test_every_count_has_both_english_forms(wanted: dict[translations.Key, Source]) -> None:
    english = translations.read("en")
    counted = {key for key, source in wanted.items() if source.counted}
    assert set(english) == counted
    assert [key for key, forms in english.items() if len(forms) != 2] == []
    assert [key for key, forms in english.items() if forms[-1] != key[1]] == []


def test_a_string_that_shows_a_count_is_called_with_one(wanted: dict[translations.Key, Source]) -> None:
    assert [source.place for source in wanted.values() if source.counted != ("%n" in source.text)] == []


def test_chinese_is_chinese(chinese: dict[translations.Key, list[str]]) -> None:
    same = {text for (_, text), forms in chinese.items() if text in forms}
    assert {text for text in same if re.search("[A-Za-z]", PLACEHOLDER.sub("", text))} == SAME_IN_BOTH
    bare = [key for key, forms in chinese.items() if HALF_WIDTH.search(PLACEHOLDER.sub("字", forms[0]))]
    assert bare == []


def test_texts_keep_the_spaces_at_their_ends_and_their_keys(
    chinese: dict[translations.Key, list[str]],
) -> None:
    for key, forms in chinese.items():
        assert ("\t" in key[1]) == ("\t" in forms[0]), key
        assert key[1].endswith("…") == forms[0].endswith("…"), key


def test_one_english_word_of_a_field_is_one_chinese_word_everywhere(
    chinese: dict[translations.Key, list[str]],
) -> None:
    """What a field is called in the lists is what it is called on every page."""
    fields = {text: forms[0] for (context, text), forms in chinese.items() if context == "Fields"}
    shared = {
        (text, forms[0])
        for (context, text), forms in chinese.items()
        if text in fields and context not in ("Fields", "ClassificationView")  # names of lists, not of people
    }
    assert {(text, word) for text, word in shared if word != fields[text]} <= {("Star", "加星标")}


def test_a_call_without_literals_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "page.py").write_text('translate("Page", title)\n', encoding="utf-8")
    monkeypatch.setattr(translations, "PACKAGE", tmp_path)
    with pytest.raises(NotLiteral):
        translations.collect()


def test_the_language_changes_while_the_program_runs(language_put_back: None) -> None:
    i18n.install("zh_CN")
    assert i18n.translate("Fields", "Name") == "姓名"
    assert i18n.translate("Customers", "%n customers", 1200) == "1,200 位客户"
    i18n.install("en")
    assert i18n.translate("Fields", "Name") == "Name"
    assert i18n.translate("Customers", "%n customers", 1) == "1 customer"
    assert i18n.translate("Customers", "%n customers", 1200) == "1,200 customers"


def test_the_program_finds_every_string_of_the_catalogues(language_put_back: None) -> None:
    for language in i18n.LANGUAGES:
        i18n.install(language)
        for (context, text), forms in translations.read(language).items():
            assert i18n.translate(context, text) == forms[0]


def test_a_language_is_spoken_for_a_block_only(language_put_back: None) -> None:
    i18n.install("en")
    with i18n.speaking("zh_CN"):
        assert i18n.translate("Fields", "Phone") == "电话"
    assert i18n.translate("Fields", "Phone") == "Phone"
