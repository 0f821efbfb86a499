"""What filters are called: groups, spans, marks, the chips of a filter that stands; what a click on a value makes of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from crm_desktop.data.fields import FIELDS, Kind
from crm_desktop.i18n import labelled, language, translate
from crm_desktop.services import field_values, filter_fields, options
from crm_desktop.services.customer_facets import SPANS, groups
from crm_desktop.services.customer_filter import Filter
from crm_desktop.services.filter_conditions import GROUP
from crm_desktop.ui.shop_lists import ShopLists
from crm_desktop.values import rules, spans
from crm_desktop.values.language import Vocabulary, write
from crm_desktop.values.rules import Condition, Not, Op, Rule, Value, Words

LISTS = ("category", "grade", "tag", "source", "owner", "segment", "lost_reason")
_ONE_VALUE = (  # nobody has two of them
    "grade", "category", "source", "stage", "owner", "last_contact_by", "rfm_segment", "buyer", "scale", "lost_reason",
)  # fmt: skip

_MARKS = {
    "starred": lambda: translate("Customers", "Starred"),
    "stale": lambda: translate("Customers", "Contact overdue"),
    "slipping": lambda: translate("Customers", "Contact slipping"),
    "archived": lambda: translate("Customers", "Archive"),
}


@dataclass(frozen=True)
class Standing:
    """One value of a filter that stands: its part, the value in it (None = has none), its words and dot."""

    part: Rule
    value: object
    words: str
    color: str | None = None


class Click(Enum):
    """What a click on a value means."""

    ONLY = "only"  # of its kind this one alone
    AND = "and"
    OR = "or"
    NOT = "not"


def group_title(group: str) -> str:
    """The heading of a group of the side panel."""
    own = {
        "last_contact_by": lambda: translate("Customers", "Last contact by"),
        "created_at": lambda: translate("Customers", "Recorded"),
        "marks": lambda: translate("Customers", "Marked"),
        "views": lambda: translate("Views", "Views"),
        GROUP: lambda: translate("Customers", "Groups"),
    }
    return own[group]() if group in own else FIELDS[group].title


def value_words(group: str, value: object, lists: ShopLists) -> str:
    """What a value of a group is called."""
    if group in SPANS:
        return span_words(group, None if value is None else str(value))
    if group == "marks":
        return _MARKS[str(value)]()
    if value is None:
        return none_words(group)
    source = _source(group)
    if group in FIELDS and FIELDS[group].made:
        return field_values.word(FIELDS[group], int(str(value))) or translate("Customers", "deleted entry")
    if source not in LISTS:
        return options.title(source, value)
    item = lists.item(source, int(str(value)))
    return item.name if item else translate("Customers", "deleted entry")


def none_words(group: str) -> str:
    """How "has none" is said in a group."""
    words = {
        "grade": lambda: translate("Customers", "No grade"),
        "category": lambda: translate("Customers", "No category"),
        "tags": lambda: translate("Customers", "No tag"),
        "source": lambda: translate("Customers", "No source"),
        "owner": lambda: translate("Customers", "No owner"),
        "stage": lambda: translate("Customers", "No stage"),
        "rfm_segment": lambda: translate("Customers", "Not scored"),
        "lost_reason": lambda: translate("Customers", "No reason"),
        "last_contact_by": lambda: translate("Customers", "Nobody"),
    }
    return words[group]() if group in words else translate("Customers", "none")


def span_words(group: str, span: str | None) -> str:
    """A span of days in words; None for "not yet"."""
    presets: dict[str | None, Callable[[], str]] = {
        "today": lambda: translate("Customers", "Today"),
        "<7d": lambda: translate("Customers", "Last 7 days"),
        "<30d": lambda: translate("Customers", "Last 30 days"),
        "<90d": lambda: translate("Customers", "Last 90 days"),
        ">90d": lambda: translate("Customers", "Longer ago"),
        None: lambda: translate("Customers", "Never"),
    }
    if group == "next_follow_up":
        presets |= {
            "overdue": lambda: translate("Customers", "Overdue"),
            "<7d": lambda: translate("Customers", "Next 7 days"),
            None: lambda: translate("Customers", "Nothing planned"),
        }
    return presets[span]() if span in presets else spans.said(str(span), language() == "zh_CN")


def standing(chosen: Filter, lists: ShopLists, vocabulary: Vocabulary) -> list[Standing]:
    """The parts of a filter, one chip each; of "one of several" one chip a value. Words stand in the find field."""
    found: list[Standing] = []
    for part in chosen.parts():
        if isinstance(part, Words):
            continue
        if isinstance(part, Condition) and part.op == Op.AMONG and _known(part.field):
            found.extend(_among(part, lists))
        elif isinstance(part, Condition) and part.op == Op.IS and part.field in _MARKS:
            found.append(Standing(part, None, value_words("marks", part.field, lists)))
        elif (
            isinstance(part, Condition) and part.field in SPANS and (span := _span(part)) in SPANS[part.field]
        ):
            found.append(
                Standing(part, span, labelled(group_title(part.field), span_words(part.field, span)))
            )
        elif isinstance(part, Condition) and part.field == "operation":
            found.append(Standing(part, None, translate("Customers", "One import")))
        elif isinstance(part, Not) and (each := _one_value(part.rule)) is not None:
            inner = _among(each, lists)[0]
            words = translate("Customers", "not {value}").format(value=inner.words)
            words = write(part, vocabulary) if each.values == (None,) else words
            found.append(Standing(part, None, words, inner.color))
        else:
            found.append(Standing(part, None, write(part, vocabulary)))
    return found


def _one_value(rule: Rule) -> Condition | None:
    if isinstance(rule, Condition) and rule.op == Op.AMONG and len(rule.values) == 1 and _known(rule.field):
        return rule
    return None


def _span(part: Condition) -> str | None:
    return str(part.values[0]) if part.op == Op.WITHIN else None


def _among(part: Condition, lists: ShopLists) -> list[Standing]:
    found = []
    for value in part.values:
        words = value_words(part.field, value, lists)
        source = _source(part.field)
        item = lists.item(source, value) if source in LISTS else None
        named = value is None and part.field not in FIELDS
        if named or (value is not None and (source == "owner" or source not in LISTS)):
            title = filter_fields.title(part.field)
            words = labelled(title, words)
        found.append(Standing(part, value, words, item.color if item else None))
    return found


def _source(field: str) -> str:
    """Where the values of a field are chosen from."""
    each = filter_fields.of_key(field)
    return each.chosen_from if each is not None else ""


def _known(field: str) -> bool:
    """Whether the values of a field have words here: lists of the shop and fixed options; others are written as text."""
    return _source(field) in (*LISTS, *options.CHOSEN) or field in groups()


def taken_off(chosen: Filter, each: Standing) -> Filter:
    """The filter without one of its values."""
    part = each.part
    if isinstance(part, Condition) and part.op == Op.AMONG and len(part.values) > 1:
        rest = rules.among(part.field, [value for value in part.values if value != each.value])
        return Filter(rules.every(rest if one == part else one for one in chosen.parts()))
    return chosen.less(part)


def condition_of(group: str, value: Value) -> Condition:
    """What a value of a group asks for."""
    if group == "marks":
        return Condition(str(value), Op.IS)
    if group in SPANS:
        return Condition(group, Op.EMPTY) if value is None else Condition(group, Op.WITHIN, (value,))
    return rules.among(group, [value])


def stands(chosen: Filter, group: str, value: Value) -> bool:
    """Whether a value is asked for beside all else."""
    wanted = condition_of(group, value)
    if wanted.op != Op.AMONG:
        return wanted in chosen.parts()
    return any(
        isinstance(each, Condition) and each.field == group and each.op == Op.AMONG and value in each.values
        for each in chosen.parts()
    )


def stands_out(chosen: Filter, group: str, value: Value) -> bool:
    """Whether a value is what the filter leaves out."""
    return Not(condition_of(group, value)) in chosen.parts()


def joined(chosen: Filter, other: Filter, how: Click) -> Filter:
    """The filter after another one was added to it, offered beside it, or left out."""
    if how is Click.NOT:
        return chosen.also(rules.negated(other.rule))
    if how is Click.OR and not chosen.empty:
        return Filter(rules.either([chosen.rule, other.rule]))
    return chosen.also(other.rule)


def _has_one(field: str) -> bool:
    """Whether nobody has two values of a field."""
    made = FIELDS.get(field)
    return field in _ONE_VALUE or (made is not None and made.kind in (Kind.ONE_OF, Kind.YES_NO))


def clicked(chosen: Filter, group: str, value: Value, how: Click) -> Filter:
    """The filter after a click on a value of a group; the same click again takes it off.

    Nobody has two grades, so AND widens what is asked of such a field, as OR does.
    """
    wanted = condition_of(group, value)
    field = wanted.field
    if how is Click.NOT:
        turned = Not(wanted)
        kept = chosen.less(turned)
        return kept if kept != chosen else chosen.less(wanted).also(turned)
    chosen = chosen.less(Not(wanted))
    same = next(
        (each for each in chosen.parts() if isinstance(each, Condition) and each.field == field), None
    )
    if how is Click.ONLY:
        return chosen.without(field) if same == wanted else chosen.without(field).also(wanted)
    if wanted in chosen.parts():
        return chosen.less(wanted)
    widened = same is not None and same.op == wanted.op == Op.AMONG
    if widened and (how is Click.OR or _has_one(field)):
        values = [each for each in same.values if each != value]
        if len(values) == len(same.values):
            values.append(value)
        return Filter(
            rules.every(rules.among(field, values) if each == same else each for each in chosen.parts())
        )
    if how is Click.OR and not chosen.empty:
        if same is not None:  # two spans of one field
            return Filter(
                rules.every(rules.either([same, wanted]) if each == same else each for each in chosen.parts())
            )
        return Filter(rules.either([chosen.rule, wanted]))
    return chosen.also(wanted)
