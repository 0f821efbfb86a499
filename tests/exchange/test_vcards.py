"""vCards as programs really write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_desktop.exchange import vcards


def cards(data: bytes | str) -> list[dict[str, str]]:
    rows, _, _ = vcards.read(data.encode() if isinstance(data, str) else data)
    return [{key: cell for key, cell in zip(rows[0], row, strict=True) if cell} for row in rows[1:]]


def card(*lines: str) -> str:
    return "\r\n".join(("BEGIN:VCARD", *lines, "END:VCARD", ""))


def test_a_byte_order_mark_does_not_hide_the_first_card() -> None:
    text = card("VERSION:3.0", "FN:王小明", "TEL:138") + card("FN:李静", "TEL:139")
    assert [found["name"] for found in cards(b"\xef\xbb\xbf" + text.encode())] == ["王小明", "李静"]


def test_quoted_printable_without_a_charset() -> None:
    def hidden(text: str) -> str:
        return "".join(f"={byte:02X}" for byte in text.encode("gb18030"))

    text = card(
        "VERSION:2.1", f"N;ENCODING=QUOTED-PRINTABLE:{hidden('王')};{hidden('小明')}", "TEL;CELL:13800138000"
    )
    assert cards(text) == [{"name": "王小明", "phone": "13800138000"}]
    assert vcards.read(text.encode())[2].encoding == "gb18030"


def test_a_line_folded_inside_a_character_and_a_name_in_base64() -> None:
    data = b"BEGIN:VCARD\r\nFN:\xe7\x8e\r\n \x8b\xe5\xb0\x8f\r\nEND:VCARD\r\n"
    assert cards(data) == [{"name": "王小"}]
    assert vcards.read(data)[2].encoding == "utf-8"
    assert cards(card("FN;ENCODING=B;CHARSET=UTF-8:546L5bCP5piO")) == [{"name": "王小明"}]


def test_version_3() -> None:
    found = cards(
        card(
            "VERSION:3.0", "N:王;小明;;;", "FN:王小明", "item1.TEL;TYPE=CELL,pref:13800138000", "TEL;TYPE=HOME:0571-88881234",
            "EMAIL;TYPE=INTERNET:a@b.cn", "ORG:杭州贸易;销售部", "TITLE:经理", "BDAY:1990-05-17", "NOTE:一\\n二\\, 三\\;",
            "ADR;TYPE=HOME:;;文三路1号;杭州市;浙江省;310000;中国", "CATEGORIES:老客户,大方", "X-QQ:12345",
            "URL:https://example.com",
        )
    )  # fmt: skip
    assert found == [
        {
            "name": "王小明",
            "phone": "13800138000\n0571-88881234",
            "email": "a@b.cn",
            "company": "杭州贸易",
            "position": "经理",
            "birthday": "1990-05-17",
            "qq": "12345",
            "address": "中国浙江省杭州市文三路1号 310000",
            "tags": "老客户\n大方",
            "note": "一\n二, 三;\nDepartment: 销售部\nWebsite: https://example.com",
        }
    ]


def test_version_2_with_quoted_printable_and_gbk() -> None:
    name = "=CD=F5=D0=A1=C3=F7"  # 王小明
    text = card(
        "VERSION:2.1", f"N;CHARSET=GB2312;ENCODING=QUOTED-PRINTABLE:{name}", "TEL;CELL;PREF:13800138000"
    )
    assert cards(text) == [{"name": "王小明", "phone": "13800138000"}]
    folded = card(
        "VERSION:2.1", "NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E4=BD=A0=", "=E5=A5=BD", "FN:x"
    )
    assert cards(folded)[0]["note"] == "你好"
    assert cards(card("FN:王小明").encode("gb18030"))[0]["name"] == "王小明"


def test_version_4() -> None:
    found = cards(
        card(
            "VERSION:4.0", "FN:J. Doe", "TEL;VALUE=uri:tel:+1-418-656-9254;ext=102", "BDAY:--0203", "GENDER:F"
        )
    )
    assert found == [
        {"name": "J. Doe", "phone": "+1-418-656-9254 ext. 102", "birthday": "--02-03", "gender": "F"}
    ]


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["N:Doe;John;Q;Mr.;Jr."], "Mr. John Q Doe Jr."),
        (["N:欧阳;修"], "欧阳修"),
        (["ORG:杭州贸易"], "杭州贸易"),
        (["TEL:13800138000"], "13800138000"),
        (["EMAIL:a@b.cn"], "a@b.cn"),
        (["NICKNAME:小王", "TEL:1"], "小王"),
    ],
)
def test_a_card_without_fn_still_has_a_name(lines: list[str], name: str) -> None:
    assert cards(card(*lines))[0]["name"] == name


def test_pictures_are_named_as_left_out_and_lines_are_unfolded() -> None:
    rows, notes, _ = vcards.read(
        card("FN:Jo", " hn", "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ", " SkZJRg==", "TEL:123").encode()
    )
    assert rows[1][:2] == ["John", "123"]
    assert len(notes) == 1
    assert "PHOTO" in notes[0]


def test_several_broken_and_nested_cards() -> None:
    text = "BEGIN:VCARD\nFN:A\nBEGIN:VCARD\nFN:B\nAGENT:\nBEGIN:VCARD\nFN:C\nEND:VCARD\nTEL:1\nEND:VCARD\nBEGIN:VCARD\nFN:D"
    assert sorted(found["name"] for found in cards(text)) == ["A", "B", "C", "D"]
    assert cards("no card at all") == []


@given(st.lists(st.text(max_size=20), max_size=12))
def test_any_lines_are_safe(lines: list[str]) -> None:
    text = card(*lines).encode(errors="replace")
    assert len(vcards.read(text)[0]) >= 1


texts = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029"), min_size=1, max_size=60
)


@given(texts, texts)
def test_what_is_written_is_read(name: str, note: str) -> None:
    found = cards(vcards.card({"name": [name], "note": [note]}))
    assert len(found) == 1
    assert found[0].get("note", "") == note.strip()
