"""Which customers a list shows: the rule that they pass, and the SQL that it stands for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from typing import Any

from crm_desktop.data.session import Session
from crm_desktop.services.filter_conditions import GROUP, Sql
from crm_desktop.services.filter_fields import compiled, of_key
from crm_desktop.values import rules
from crm_desktop.values.language import Type
from crm_desktop.values.rules import EVERYBODY, All, Condition, Either, Not, Op, Rule, Words

ARCHIVE = Condition("archived", Op.IS)

LIVE = "customer.deleted_at IS NULL AND customer.archived_at IS NULL"  # as the partial indexes have it
ARCHIVED = "customer.deleted_at IS NULL AND customer.archived_at IS NOT NULL"
_BOTH = "customer.deleted_at IS NULL"


@dataclass(frozen=True)
class Filter:
    """The customers of a list: those that pass the rule; without a word about the archive, not those in it."""

    rule: Rule = EVERYBODY

    @property
    def empty(self) -> bool:
        """Whether it leaves out nothing but the archive."""
        return self.rule == EVERYBODY

    @property
    def archived(self) -> bool:
        """Whether it shows the archive instead of the list."""
        return ARCHIVE in self.parts()

    @property
    def live(self) -> bool:
        """Whether nobody of the archive is in it."""
        return ARCHIVE not in rules.leaves(self.rule)

    @property
    def text(self) -> str:
        """The words that are searched for; "" for none."""
        return next((each.text for each in self.parts() if isinstance(each, Words)), "")

    def parts(self) -> tuple[Rule, ...]:
        """The rules that must all hold."""
        return rules.parts(self.rule)

    def values(self, field: str) -> tuple[rules.Value, ...]:
        """The values of one field that are asked for beside all else: entries, or one span; none when it is not."""
        for each in self.parts():
            if isinstance(each, Condition) and each.field == field:
                return each.values
        return ()

    def without(self, *fields: str) -> Filter:
        """The same filter without the parts that are about these fields alone; "" is the words."""
        return Filter(rules.every(each for each in self.parts() if rules.subject(each) not in fields))

    def less(self, part: Rule) -> Filter:
        """The same filter without one of its parts."""
        return Filter(rules.every(each for each in self.parts() if each != part))

    def also(self, *parts: Rule) -> Filter:
        """Those of the filter that pass these rules as well."""
        return Filter(rules.every([self.rule, *parts]))


def having(
    *,
    text: str = "",
    archived: bool = False,
    starred: bool = False,
    operation: int | None = None,
    **fields: Any,
) -> Filter:
    """A filter by its parts.

    Args:
        text: words to search for.
        archived, starred: only those in the archive; only those with a star.
        operation: only those that this operation touched (an import).
        fields: a field's key → ids or option keys of which it has one, None among them for "has none"; or a span of
            days or range of numbers as text; None for "is empty".
    """
    found: list[Rule] = [rules.words(text)]
    for key, value in fields.items():
        known = of_key(key)
        if known is not None and known.type == Type.CHOICE:
            found.append(rules.among(key, value if isinstance(value, Iterable) else [value]))
        else:
            found.append(Condition(key, Op.EMPTY) if value is None else Condition(key, Op.WITHIN, (value,)))
    if operation is not None:
        found.append(Condition("operation", Op.WITHIN, (str(operation),)))
    found += [Condition("starred", Op.IS)] if starred else []
    found += [ARCHIVE] if archived else []
    return Filter(rules.every(found))


def where(chosen: Filter, session: Session) -> tuple[str, list[Any]]:
    """The condition on `customer` and its parameters; smart groups are what they ask for now."""
    rule = chosen.rule
    base = LIVE
    if not chosen.live:
        base = ARCHIVED if chosen.archived else _BOTH
        rule = chosen.less(ARCHIVE).rule
    if any(isinstance(each, Condition) and each.field == GROUP for each in rules.leaves(rule)):
        rule = _expanded(session, rule, ())
    if any(isinstance(each, Condition) and each.field == "birthday" for each in rules.leaves(rule)):
        rule = _by_the_rules(session, rule)
    if rule == EVERYBODY:
        return base, []
    sql, parameters = _sql(rule)
    return f"{base} AND {sql}", parameters


def _expanded(session: Session, rule: Rule, above: tuple[int, ...]) -> Rule:
    """The rule with what smart groups ask for in their place; nobody is in one that asks for itself."""
    from crm_desktop.services import filter_words  # it stands above this one

    if isinstance(rule, Not):
        return Not(_expanded(session, rule.rule, above))
    if isinstance(rule, All):
        return rules.every(_expanded(session, each, above) for each in rule.rules)
    if isinstance(rule, Either):
        return rules.either(_expanded(session, each, above) for each in rule.rules)
    if not isinstance(rule, Condition) or rule.field != GROUP:
        return rule
    found: list[Rule] = []
    for value in rule.values:
        row = session.one("SELECT query FROM segment WHERE id = ? AND kind = 'smart'", (value,))
        if row is None or value in above:
            found.append(Condition(GROUP, Op.AMONG, (value,)))  # of a fixed group, its members
        else:
            asked = filter_words.read(session, row[0])[0].rule
            found.append(_expanded(session, asked, (*above, int(str(value)))))
    return rules.either(found)


def _by_the_rules(session: Session, rule: Rule) -> Rule:
    """The rule whose birthdays know on which day the shop has those that not every year has."""
    from crm_desktop.services import care  # few filters are about birthdays

    chosen = astuple(care.rules(session))

    def told(each: Rule) -> Rule:
        if isinstance(each, Not):
            return Not(told(each.rule))
        if isinstance(each, All):
            return rules.every(told(one) for one in each.rules)
        if isinstance(each, Either):
            return rules.either(told(one) for one in each.rules)
        if isinstance(each, Condition) and each.field == "birthday" and each.op == Op.WITHIN:
            return Condition(each.field, each.op, (each.values[0], *chosen))
        return each

    return told(rule)


def _sql(rule: Rule) -> Sql:
    if isinstance(rule, Words):
        return _searched(rule.text)
    if isinstance(rule, Condition):
        return compiled(rule)
    if isinstance(rule, Not):
        sql, parameters = _sql(rule.rule)
        return f"({sql}) IS NOT TRUE", parameters  # an empty field is not what was left out
    found = [_sql(each) for each in rule.rules]
    word = " AND " if isinstance(rule, All) else " OR "
    sql = word.join(each for each, _ in found)
    return (sql if isinstance(rule, All) else f"({sql})"), [value for _, values in found for value in values]


def _searched(text: str) -> Sql:
    from crm_desktop.values import tokens  # its rules take a while to load, and few filters have words

    query = tokens.Query(text)
    if query.empty:
        return "1", []
    return (
        "customer.id IN (SELECT rowid FROM customer_search WHERE customer_search MATCH ?)",
        [query.everywhere()],
    )
