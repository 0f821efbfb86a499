"""The language of the search box: read, written, and read again."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_desktop import i18n
from crm_desktop.values import language, rules
from crm_desktop.values.language import Term, Type
from crm_desktop.values.rules import EVERYBODY, Condition, Not, Op, Rule, Value, Words

_TERMS = (
    Term("phone", Type.PHONE, ("tel", "phone"), ("电话",)),
    Term("company", Type.TEXT, ("company",), ("公司",)),
    Term("tags", Type.CHOICE, ("tag",), ("标签",)),
    Term("last", Type.INSTANT, ("last",), ("最近联系",)),
    Term("next", Type.DAY, ("next",), ("下次跟进",)),
    Term("birthday", Type.BIRTHDAY, ("birthday",), ("生日",)),
    Term("count", Type.NUMBER, ("interactions",), ("跟进次数",)),
    Term("spent", Type.MONEY, ("spent",), ("消费",)),
    Term("starred", Type.FLAG, ("starred",), ("星标",)),
)
_TAGS = {1: "VIP", 2: "老客户", 3: "a b, c", 4: "none", 5: 'say "hi"\\'}


class _Words:
    """A vocabulary of few fields and tags."""

    def term(self, name: str) -> Term | None:
        return self._named(name, marks=False)

    def mark(self, name: str) -> Term | None:
        return self._named(name, marks=True)

    def _named(self, name: str, *, marks: bool) -> Term | None:
        return next(
            (
                each
                for each in _TERMS
                if name.lower() in (*each.english, *each.chinese) and (each.type == Type.FLAG) is marks
            ),
            None,
        )

    def of_key(self, key: str) -> Term | None:
        return next((each for each in _TERMS if each.key == key), None)

    def choices(self, key: str, word: str) -> Sequence[Value]:
        exact = [tag for tag, name in _TAGS.items() if name.lower() == word.lower()]
        return exact or [tag for tag, name in _TAGS.items() if word.lower() in name.lower()]

    def word(self, key: str, value: Value) -> str:
        return _TAGS[int(str(value))]


WORDS = _Words()
TAG_1 = rules.among("tags", [1])
STAR = Condition("starred", Op.IS)


def read(text: str) -> Rule:
    return language.read(text, WORDS).rule


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("", EVERYBODY),
        ("张 伟", Words("张 伟")),
        ("(0571) 8812-3456", Words("(0571) 8812-3456")),
        ("14:30", Words("14:30")),
        ("http://x.cn", Words("http://x.cn")),
        ("tel:5678", Condition("phone", Op.CONTAINS, ("5678",))),
        ("电话：5678", Condition("phone", Op.CONTAINS, ("5678",))),
        ("TEL:5678", Condition("phone", Op.CONTAINS, ("5678",))),
        ("company:=兴达", Condition("company", Op.IS, ("兴达",))),
        ('company:"兴达 贸易"*', Condition("company", Op.STARTS, ("兴达 贸易",))),
        ("company:none", Condition("company", Op.EMPTY)),
        ("公司:有", Not(Condition("company", Op.EMPTY))),
        ('company:"none"', Condition("company", Op.CONTAINS, ("none",))),
        ("tag:vip", TAG_1),
        ("标签:VIP，老客户", rules.among("tags", [1, 2])),
        ("tag:none", rules.among("tags", [None])),
        ("tag:any", Not(rules.among("tags", [None]))),
        ("-tag:VIP", Not(TAG_1)),
        ("NOT tag:VIP", Not(TAG_1)),
        ("非 标签:VIP", Not(TAG_1)),
        ("--tag:VIP", TAG_1),
        ("last:>30d", Condition("last", Op.WITHIN, (">30d",))),
        ("最近联系:>30天", Condition("last", Op.WITHIN, (">30d",))),
        ("last:never", Condition("last", Op.EMPTY)),
        ("next:逾期", Condition("next", Op.WITHIN, ("overdue",))),
        ("生日:本月", Condition("birthday", Op.WITHIN, ("this-month",))),
        ("interactions:>5", Condition("count", Op.WITHIN, (">5",))),
        ("消费:1万..2万", Condition("spent", Op.WITHIN, ("1000000..2000000",))),
        ("is:starred", STAR),
        ("是:星标", STAR),
        ("张 tag:VIP 伟", rules.every([Words("张 伟"), TAG_1])),
        ("tag:VIP OR is:starred", rules.either([TAG_1, STAR])),
        ("a tag:VIP 或 is:starred", rules.either([rules.every([Words("a"), TAG_1]), STAR])),
        ("张 (tag:VIP OR is:starred)", rules.every([Words("张"), rules.either([TAG_1, STAR])])),
        ("-(tag:VIP is:starred)", Not(rules.every([TAG_1, STAR]))),
        ("（tag:VIP OR is:starred", rules.either([TAG_1, STAR])),  # not closed yet
        ("tag:VIP OR", TAG_1),
        ("OR tag:VIP AND is:starred", rules.every([TAG_1, STAR])),
        ('"OR"', Words("OR")),
        ('-"小 明"', Not(Words("小 明"))),
        ("138-1234", Words("138-1234")),
        ("a-b", Words("a-b")),
    ],
)
def test_a_text_says_this(text: str, rule: Rule) -> None:
    assert language.read(text, WORDS).rule == rule
    assert language.read(text, WORDS).problems == ()


@pytest.mark.parametrize(
    ("text", "rule", "part", "sentence"),
    [
        ("a last:", Words("a"), "last:", "last: needs a time such as >30d or 2024-05."),
        ("last:soon a", Words("a"), "last:soon", "last: needs a time such as >30d or 2024-05."),
        ("tel:x", EVERYBODY, "tel:x", "tel: needs digits of a number, or none."),
        ("-tag:qqq", EVERYBODY, "tag:qqq", "tag: there is no entry “qqq”."),
        ("tag:VIP,qqq", TAG_1, "tag:VIP,qqq", "tag: there is no entry “qqq”."),
        (
            "interactions:many",
            EVERYBODY,
            "interactions:many",
            "interactions: needs a number such as >5 or 5..10.",
        ),
        ("is:nice", EVERYBODY, "is:nice", "is: needs a mark such as starred."),
        (
            "colour:red",
            Words("colour:red"),
            "colour:",
            "There is no field “colour”; it is searched for as a word.",
        ),
    ],
)
def test_what_is_not_understood_is_left_out_and_told(text: str, rule: Rule, part: str, sentence: str) -> None:
    found = language.read(text, WORDS)
    assert found.rule == rule
    [problem] = found.problems
    assert (text[problem.start : problem.end], problem.sentence) == (part, sentence)


def test_it_is_written_in_the_language_of_the_person() -> None:
    rule = read("张 -tag:VIP,none last:>30d (is:starred OR company:none)")
    assert language.write(rule, WORDS) == "张 -tag:VIP,none last:>30d (is:starred OR company:none)"
    i18n.install("zh_CN")
    assert language.write(rule, WORDS) == "张 -标签:VIP,无 最近联系:>30天 (是:星标 或 公司:无)"


_SPANS = st.sampled_from(
    ["today", ">30d", "<2w", "2024", ">=2024-05", "2024-05..2024-06", "..today", "overdue"]
)
_TEXTS = st.text(min_size=1, max_size=8) | st.text(alphabet='"“()-: =*,\\ORa非无', min_size=1, max_size=6)
_TEXTS = _TEXTS.filter(str.strip)
_CONDITIONS: st.SearchStrategy[Rule] = st.one_of(
    st.builds(rules.words, _TEXTS),
    st.builds(
        lambda op, text: Condition("company", op, (text,)),
        st.sampled_from([Op.IS, Op.STARTS, Op.CONTAINS]),
        _TEXTS,
    ),
    st.builds(lambda digits: Condition("phone", Op.CONTAINS, (digits,)), st.from_regex(r"\A[0-9 -]*[0-9]\Z")),
    st.sampled_from(["company", "phone", "last", "count", "birthday"]).map(
        lambda key: Condition(key, Op.EMPTY)
    ),
    st.sets(st.sampled_from([None, *_TAGS]), min_size=1).map(lambda tags: rules.among("tags", tags)),
    st.builds(
        lambda key, span: Condition(key, Op.WITHIN, (span,)), st.sampled_from(["last", "next"]), _SPANS
    ),
    st.sampled_from(["--05", "--02-29", "1990", "this-month"]).map(
        lambda day: Condition("birthday", Op.WITHIN, (day,))
    ),
    st.sampled_from(["5", ">=5", "-3", "5..10", "..10"]).map(
        lambda some: Condition("count", Op.WITHIN, (some,))
    ),
    st.sampled_from(["150", ">15000", "100..20050"]).map(lambda some: Condition("spent", Op.WITHIN, (some,))),
    st.just(STAR),
)
RULES: st.SearchStrategy[Rule] = st.recursive(
    _CONDITIONS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4).map(rules.every),
        st.lists(inner, max_size=4).map(rules.either),
        inner.map(rules.negated),
    ),
    max_leaves=8,
)


@pytest.mark.parametrize("spoken", ["en", "zh_CN"])
@given(rule=RULES)
def test_what_is_written_reads_as_the_same_rule(spoken: str, rule: Rule) -> None:
    with i18n.speaking(spoken):
        i18n.install(spoken)
        text = language.write(rule, WORDS)
        assert language.read(text, WORDS) == language.Reading(rule), text


@given(RULES)
def test_a_stored_rule_comes_back(rule: Rule) -> None:
    assert rules.from_json(rules.to_json(rule)) == rule


@given(
    st.text(max_size=30)
    | st.lists(
        st.sampled_from(
            [*'()（-"“:：=>*, ', "tel:", "tag:", "is:", " OR ", "NOT", "last:", "VIP", "5", "..", "张"]
        ),
        max_size=20,
    ).map("".join)
)
def test_no_text_raises_and_problems_stand_inside_it(text: str) -> None:
    found = language.read(text, WORDS)
    assert all(0 <= each.start < each.end <= len(text) for each in found.problems)
    assert read(language.write(found.rule, WORDS)) == found.rule


def test_many_parentheses_are_no_danger() -> None:
    assert read("(a " * 5000)
    assert read("(a" + ")" * 5000) == Words("a " + ")" * 4999)
    assert read("-" * 5000 + "tag:VIP")


@pytest.mark.parametrize("stored", [None, [], ["later"], ["field", "a", "no such op"], ["not"], ["words", 3]])
def test_what_is_no_rule_is_refused(stored: object) -> None:
    with pytest.raises(ValueError, match=r"rule|Op"):
        rules.from_json(stored)
