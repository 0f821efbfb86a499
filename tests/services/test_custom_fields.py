"""Fields that the shop makes: defined, filled, checked, renamed, hidden, deleted, and all of it taken back."""

from __future__ import annotations

import pytest

from crm_desktop.data.fields import FIELDS, Kind
from crm_desktop.data.session import Session
from crm_desktop.errors import InvalidValue
from crm_desktop.services import custom_fields, customers, field_values, history
from crm_desktop.services.custom_fields import Definition


def define(session: Session, name: str, kind: Kind = Kind.TEXT, *options: str, **more: object) -> str:
    return custom_fields.define(session, Definition(name, kind, options, **more))  # type: ignore[arg-type]


def shown(session: Session, customer_id: int, key: str) -> str:
    return field_values.shown(FIELDS[key], customers.get(session, customer_id).value(key))


EVERY_KIND = [
    (Kind.TEXT, "Golf 8", "Golf 8"),
    (Kind.LONG_TEXT, "one\ntwo", "one\ntwo"),
    (Kind.NUMBER, " 1,234.50 ", "1234.5"),
    (Kind.MONEY, "1.2万", "12,000.00"),
    (Kind.PARTIAL_DATE, "2030年5月", "2030-05"),
    (Kind.YES_NO, "是", "Yes"),
    (Kind.YES_NO, "no", "No"),
    (Kind.PHONE, "138 0571 5678", "138 0571 5678"),
    (Kind.EMAIL, "a@b.cn", "a@b.cn"),
    (Kind.ONE_OF, "Red", "Red"),
    (Kind.MANY_OF, "blue、red", "Red, Blue"),
]


@pytest.mark.parametrize(("kind", "typed", "said"), EVERY_KIND)
def test_a_value_of_each_kind_is_kept_and_taken_back(
    session: Session, kind: Kind, typed: str, said: str
) -> None:
    options = ("Red", "Blue") if kind in custom_fields.CHOOSING else ()
    key = define(session, "mine", kind, *options)
    customer = customers.add(session, {"name": "王小明"})
    customers.update(session, customer, {key: typed})
    assert shown(session, customer, key) == said
    history.undo_last(session)
    assert shown(session, customer, key) == ""
    history.redo_last(session)
    assert shown(session, customer, key) == said
    customers.update(session, customer, {key: ""})
    assert customers.get(session, customer).value(key) is None


@pytest.mark.parametrize(
    ("kind", "typed", "sentence"),
    [
        (Kind.NUMBER, "many", "many is not a number"),
        (Kind.NUMBER, "1234567890123456", "at most 15 digits"),
        (Kind.MONEY, "a lot", "not an amount"),
        (Kind.PARTIAL_DATE, "2030-13-01", "."),
        (Kind.PARTIAL_DATE, "农历8月15", "Only the birthday can be a lunar date"),
        (Kind.YES_NO, "perhaps", "Type yes or no"),
        (Kind.PHONE, "1.38E+10", "."),
        (Kind.EMAIL, "a at b", "."),
        (Kind.ONE_OF, "Green", "mine is one of: Red, Blue"),
        (Kind.TEXT, "x" * 501, "at most 500"),
    ],
)
def test_what_cannot_stand_in_a_field_is_refused_in_a_sentence(
    session: Session, kind: Kind, typed: str, sentence: str
) -> None:
    options = ("Red", "Blue") if kind in custom_fields.CHOOSING else ()
    key = define(session, "mine", kind, *options)
    customer = customers.add(session, {"name": "王小明"})
    with pytest.raises(InvalidValue, match=sentence) as caught:
        customers.update(session, customer, {key: typed})
    assert caught.value.field == key


def test_a_field_and_its_making_are_taken_back_and_made_again(session: Session) -> None:
    key = define(session, "Car", Kind.ONE_OF, "Golf", "Polo")
    assert FIELDS[key].title == "Car"
    history.undo_last(session)
    assert key not in FIELDS
    history.redo_last(session)
    assert [each.name for each in FIELDS[key].options] == ["Golf", "Polo"]


def test_making_a_field_stays_when_customers_have_a_value_in_it(session: Session) -> None:
    key = define(session, "Car")
    making = session.next_undo()
    assert making is not None
    customer = customers.add(session, {"name": "王小明", key: "Golf"})
    with pytest.raises(Exception, match="Nothing was undone"):
        history.undo(session, making[0])
    assert shown(session, customer, key) == "Golf"


def test_deleting_a_field_says_how_many_it_touches_and_its_undo_brings_all_back(session: Session) -> None:
    key = define(session, "Car", Kind.ONE_OF, "Golf", "Polo")
    customer = customers.add(session, {"name": "王小明", key: "Polo"})
    field_id = FIELDS[key].made
    assert custom_fields.usage(session, field_id) == 1
    operation = custom_fields.delete(session, field_id)
    assert key not in FIELDS
    assert history.operations(session)[0].count == 1
    history.undo(session, operation)
    assert shown(session, customer, key) == "Polo"


def test_a_hidden_field_keeps_its_values(session: Session) -> None:
    key = define(session, "Car")
    customer = customers.add(session, {"name": "王小明", key: "Golf"})
    field_id = FIELDS[key].made
    custom_fields.retire(session, field_id)
    assert key not in FIELDS
    custom_fields.retire(session, field_id, False)
    assert shown(session, customer, key) == "Golf"


def test_a_renamed_word_is_renamed_in_all_customers_and_a_retired_one_stays_readable(
    session: Session,
) -> None:
    key = define(session, "Car", Kind.ONE_OF, "Golf", "Polo")
    customer = customers.add(session, {"name": "王小明", key: "Golf"})
    golf, polo = FIELDS[key].options
    custom_fields.redefine(
        session, FIELDS[key].made, Definition("Wagon"), [(polo.id, "Polo"), (golf.id, "Golf 8")]
    )
    assert (FIELDS[key].title, shown(session, customer, key)) == ("Wagon", "Golf 8")
    custom_fields.redefine(session, FIELDS[key].made, Definition("Wagon"), [(polo.id, "Polo")])
    assert shown(session, customer, key) == "Golf 8"
    assert [each.name for each in FIELDS[key].options if not each.retired] == ["Polo"]
    history.undo_last(session)
    assert [each.name for each in FIELDS[key].options if not each.retired] == ["Polo", "Golf 8"]


def test_required_unique_default_and_number_by_pattern(session: Session, noon: object) -> None:
    plate = define(session, "Plate", required=True, unique=True)
    color = define(session, "Color", Kind.ONE_OF, "Red", "Blue", value="Blue")
    contract = define(session, "Contract", Kind.SERIAL, pattern="HT{year}-000")
    with pytest.raises(InvalidValue, match="Plate is required") as caught:
        customers.add(session, {"name": "王小明"})
    assert caught.value.field == plate
    one = customers.add(session, {"name": "王小明", plate: "浙A12345"})
    assert (shown(session, one, color), shown(session, one, contract)) == ("Blue", "HT2026-001")
    with pytest.raises(InvalidValue, match="王小明 has this Plate already"):
        customers.add(session, {"name": "李雷", plate: "浙A12345"})
    other = customers.add(session, {"name": "李雷", plate: "浙A1", color: "Red"})
    assert (shown(session, other, color), shown(session, other, contract)) == ("Red", "HT2026-002")
    with pytest.raises(InvalidValue, match="Plate is required and cannot be empty"):
        customers.update(session, other, {plate: ""})
    customers.update(session, other, {"company": "Xingda"})


def test_a_field_of_the_program_is_required_when_the_shop_says_so(session: Session) -> None:
    customers.add(session, {"name": "王小明"})
    custom_fields.require(session, "phone", True)
    with pytest.raises(InvalidValue, match="Phone is required"):
        customers.add(session, {"name": "李雷"})
    history.undo_last(session)
    customers.add(session, {"name": "李雷"})


def test_customer_numbers_follow_the_shop_s_pattern(session: Session, noon: object) -> None:
    customers.add(session, {"name": "甲"})
    custom_fields.set_number_pattern(session, "{year}{month}-00")
    numbers = [customers.get(session, customers.add(session, {"name": name})).number for name in ("乙", "丙")]
    assert numbers == ["202611-01", "202611-02"]
    with pytest.raises(InvalidValue, match="one run of zeros"):
        custom_fields.set_number_pattern(session, "no count")


def test_a_link_to_another_customer_is_seen_from_both_ends(session: Session) -> None:
    key = define(session, "Spouse", Kind.CUSTOMER)
    wife = customers.add(session, {"name": "李芳"})
    husband = customers.add(session, {"name": "王强", key: wife})
    assert customers.get(session, husband).linked == {key: "李芳"}
    assert customers.linked_from(session, wife) == [(key, husband, "王强")]


@pytest.mark.parametrize(
    ("wanted", "part"),
    [
        (Definition(" "), "name"),
        (Definition("phone"), "name"),
        (Definition("Color", Kind.ONE_OF), "options"),
        (Definition("Color", Kind.ONE_OF, ("Red", "red")), "options"),
        (Definition("Color", Kind.ONE_OF, ("Red",), value="Blue"), "value"),
        (Definition("Fee", Kind.MONEY, value="much"), "value"),
        (Definition("Contract", Kind.SERIAL, pattern="HT"), "pattern"),
    ],
)
def test_a_field_that_cannot_be_is_refused(session: Session, wanted: Definition, part: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        custom_fields.define(session, wanted)
    assert caught.value.field == part
    assert not FIELDS.made


def test_fields_are_put_in_another_order(session: Session) -> None:
    keys = [define(session, name) for name in ("One", "Two", "Three")]
    ids = [FIELDS[key].made for key in keys]
    custom_fields.reorder(session, [ids[2], ids[0], ids[1]])
    assert [each.title for each in FIELDS.made] == ["Three", "One", "Two"]


def test_numbers_survive_the_journal_to_the_last_digit(session: Session) -> None:
    key = define(session, "Ratio", Kind.NUMBER)
    customer = customers.add(session, {"name": "王小明", key: "0.123456789012345"})
    customers.update(session, customer, {key: "0.1"})
    history.undo_last(session)
    assert shown(session, customer, key) == "0.123456789012345"


def test_a_purged_customer_s_link_is_gone_and_the_undo_of_the_other_still_works(session: Session) -> None:
    from crm_desktop.services import recycle_bin

    key = define(session, "Spouse", Kind.CUSTOMER)
    wife = customers.add(session, {"name": "李芳"})
    husband = customers.add(session, {"name": "王强", key: wife})
    recycle_bin.delete(session, [husband])
    recycle_bin.purge(session, [husband])
    purge = session.next_undo()
    recycle_bin.delete(session, [wife])
    recycle_bin.purge(session, [wife])
    assert purge is not None
    history.undo(session, purge[0])
    assert customers.get(session, husband).value(key) is None


def test_the_search_box_finds_the_shop_s_texts_and_numbers_and_names_the_field(session: Session) -> None:
    from crm_desktop.services import find

    plate = define(session, "Plate")
    spare = define(session, "Spare phone", Kind.PHONE)
    customer = customers.add(session, {"name": "王小明", plate: "浙A12345", spare: "0571-88881234"})
    for text, key in (("A12345", plate), ("8888", spare)):
        hits = find.find(session, text).hits
        assert [(hit.id, hit.why) for hit in hits] == [(customer, key)]
    customers.update(session, customer, {plate: "沪B777"})
    assert not find.find(session, "A12345").hits
    assert find.find(session, "沪B777").hits


@pytest.mark.parametrize(
    ("kind", "least", "most", "within", "outside"),
    [
        (Kind.NUMBER, "1", "10", ["1", "10", "2.5"], ["0.9", "11"]),
        (Kind.MONEY, "", "1万", ["1万", "-5"], ["10000.01"]),
        (Kind.PARTIAL_DATE, "2026-03", "2026", ["2026-03-05", "2026-12-31"], ["2025-12", "2027"]),
        (Kind.TEXT, "2", "4", ["ab", "abcd"], ["a", "abcde"]),
    ],
)
def test_values_lie_between_the_bounds_that_the_shop_has_set(
    session: Session, kind: Kind, least: str, most: str, within: list[str], outside: list[str]
) -> None:
    key = define(session, "mine", kind, least=least, most=most)
    customer = customers.add(session, {"name": "王小明"})
    for text in within:
        customers.update(session, customer, {key: text})
    for text in outside:
        with pytest.raises(InvalidValue, match=f"mine .* {most}"):
            customers.update(session, customer, {key: text})


def test_bounds_that_are_none_are_refused_at_their_place(session: Session) -> None:
    for part, wanted in (
        ("least", Definition("Fee", Kind.MONEY, least="little")),
        ("most", Definition("Fee", Kind.MONEY, least="5", most="3")),
        ("value", Definition("Fee", Kind.MONEY, most="3", value="5")),
    ):
        with pytest.raises(InvalidValue) as caught:
            custom_fields.define(session, wanted)
        assert caught.value.field == part
