"""The command line: what scripts rely on."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from crm_desktop import commands, i18n
from crm_desktop.data.database import Database
from crm_desktop.data.session import Session
from crm_desktop.paths import DataFolder
from crm_desktop.services import customers, filter_words, segments

LIST = "姓名,手机,级别,鞋码\n王小明,138-0571-5678,A,42\n李雷,13900000001,,40\n坏号,1.38E+10,,\n"


@pytest.fixture
def data(tmp_path: Path) -> str:
    return str(tmp_path / "data")


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="utf-8")
    return str(path)


class Answer:
    """What a command said."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def run(data: str, capsys: pytest.CaptureFixture[str]) -> Any:
    def command(*arguments: str) -> Answer:
        status = commands.main(["--lang", "en", *arguments, "--data", data])
        captured = capsys.readouterr()
        return Answer(status, captured.out, captured.err)

    return command


def test_import_tells_all_in_json(run: Any, file: str) -> None:
    answer = run("import", file, "--json")
    assert answer.status == 1
    assert answer.json == {
        "read": 3,
        "created": 2,
        "updated": 0,
        "skipped": 0,
        "failed": 1,
        "columns": {"姓名": "name", "手机": "phone", "级别": "grade", "鞋码": None},
        "errors": [{"row": 4, "column": "手机", "reason": answer.json["errors"][0]["reason"]}],
        "operation": answer.json["operation"],
    }
    again = run("import", file, "--json").json
    assert (again["created"], again["skipped"], again["operation"]) == (0, 2, None)


def test_a_dry_run_writes_nothing(run: Any, file: str) -> None:
    answer = run("import", file, "--dry-run", "--json")
    assert (answer.json["created"], answer.json["operation"]) == (2, None)
    assert run("search", "王小明", "--json").json["count"] == 0


def test_import_in_words_and_with_columns_put_elsewhere(run: Any, file: str) -> None:
    answer = run("import", file, "--map", "鞋码=note", "--on-duplicate", "fill")
    assert answer.status == 1
    assert answer.lines[0] == "3 rows: 2 created, 0 updated, 0 skipped, 1 failed"
    assert any(line.startswith("row 4, 手机:") for line in answer.lines)
    assert run("search", "42", "--json").json["results"][0]["name"] == "王小明"


def test_search_answers_a_line_for_each_query(run: Any, file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    run("import", file)
    (hit,) = run("search", "wxm", "--json").json["results"]
    assert (hit["name"], hit["phone"], hit["why"]) == ("王小明", "13805715678", "name")
    assert set(hit) == {"id", "name", "phone", "why"}
    monkeypatch.setattr(sys, "stdin", io.StringIO("5678\n\n李\n没有\n"))
    answers = [json.loads(line) for line in run("search", "-", "--json").lines]
    assert [(each["query"], each["count"]) for each in answers] == [
        ("5678", 1),
        ("", 0),
        ("李", 1),
        ("没有", 0),
    ]
    monkeypatch.setattr(sys, "stdin", io.StringIO("5678\n没有\n"))
    assert [line.split("\t")[:2] for line in run("search", "-").lines] == [["5678", "1"], ["没有", "0"]]
    assert "王小明" in run("search", "5678", "--limit", "1").out


def test_undo_and_history(run: Any, file: str) -> None:
    operation = run("import", file, "--json").json["operation"]
    assert "list.csv" in run("undo", str(operation)).out
    assert run("search", "wxm", "--json").json["count"] == 0
    rows = [json.loads(line) for line in run("history", "--json", "--limit", "5").lines]
    assert [row["action"] for row in rows] == ["undo", "import"]
    assert "undone" in run("history").lines[-1]
    nothing = run("undo")
    assert (nothing.status, nothing.out, len(nothing.err.splitlines())) == (2, "", 1)


def test_undo_tells_what_it_kept(run: Any, file: str, data: str) -> None:
    operation = run("import", file, "--json").json["operation"]
    session = Session(Database(DataFolder(Path(data))))
    customers.update(session, session.one("SELECT id FROM customer WHERE name = '李雷'")[0], {"note": "neu"})
    session.close()
    answer = run("undo", str(operation))
    assert answer.status == 1
    assert "李雷" in answer.out


def test_visits_of_unknown_people_go_to_the_register_when_asked(run: Any, file: str, tmp_path: Path) -> None:
    run("import", file)
    path = tmp_path / "calls.csv"
    path.write_text(
        "跟进时间,跟进方式,姓名,电话,跟进内容\n2024-01-07,电话,李雷,13900000001,想看两居\n"
        "2024-01-08,电话,赵铁柱,13711112222,没人接\n",
        encoding="utf-8-sig",
    )
    answer = run("import", str(path), "--dry-run")
    assert answer.status == 1
    assert "--unknown-people register" in answer.lines[2]
    assert answer.lines[2].startswith("1 failed row ")
    answer = run("import", str(path), "--unknown-people", "register")
    assert answer.status == 0
    assert answer.lines[0] == "2 rows: 2 created, 0 updated, 0 skipped, 0 failed"
    assert "--unknown-people" not in answer.out


def test_visits_come_in_and_go_out_by_their_headings(run: Any, file: str, tmp_path: Path) -> None:
    run("import", file)
    register = tmp_path / "register.csv"
    register.write_text(
        "跟进时间,姓名,跟进内容,怎么\n2024-01-05 14:30,王小明,问价格,来电\n", encoding="utf-8"
    )
    answer = run("import", str(register), "--map", "怎么=kind")
    assert (answer.status, answer.lines[0]) == (0, "1 rows: 1 created, 0 updated, 0 skipped, 0 failed")
    assert "The rows were taken as: Visits and calls." in answer.lines
    assert run("import", str(register), "--map", "怎么=kind", "--json").json["skipped"] == 1
    target = tmp_path / "out.csv"
    assert "1 entry written" in run("export", str(target), "--columns", "at,kind,name,text").out
    assert target.read_text(encoding="utf-8-sig").splitlines()[1] == "2024-01-05 14:30,Call in,王小明,问价格"


def test_columns_that_only_follow_ups_have_make_it_a_file_of_follow_ups(
    run: Any, file: str, tmp_path: Path
) -> None:
    run("import", file)
    plans = tmp_path / "plans.csv"
    plans.write_text("哪天,姓名,什么\n2026-12-24,王小明,送样\n", encoding="utf-8")
    assert run("import", str(plans), "--map", "哪天=due_day", "--map", "什么=title").status == 0
    target = tmp_path / "out.csv"
    run("export", str(target), "--columns", "due_day,name,title,status")
    assert target.read_text(encoding="utf-8-sig").splitlines()[1] == "2026-12-24,王小明,送样,Open"


@pytest.mark.parametrize("ending", ["xlsx", "csv", "vcf"])
def test_export(run: Any, file: str, tmp_path: Path, ending: str) -> None:
    run("import", file)
    target = tmp_path / f"out.{ending}"
    assert run("export", str(target), "--columns", "number,name,phone").status == 0
    again = run("import", str(target), "--json").json
    assert (again["read"], again["skipped"] + again["created"]) == (2, 2)
    assert again["created"] == 0


def test_export_of_a_view(run: Any, file: str, data: str, tmp_path: Path) -> None:
    run("import", file)
    session = Session(Database(DataFolder(Path(data))))
    grade = session.one("SELECT id FROM grade")[0]
    from crm_desktop.data.permissions import Action

    with session.change(Action.EDIT_VIEWS, "A") as change:
        definition = {
            "rule": ["field", "grade", "among", grade],
            "sort": [["name", True]],
            "columns": ["name", "grade"],
        }
        change.insert("saved_view", {"name": "A", "definition": json.dumps(definition)})
    session.close()
    target = tmp_path / "a.csv"
    assert run("export", str(target), "--view", "A").status == 0
    assert target.read_text(encoding="utf-8-sig").split() == ["Name,Grade", "王小明,A"]
    assert "The saved views are: A." in run("export", str(target), "--view", "B").err


def test_export_of_a_group(run: Any, file: str, data: str, tmp_path: Path) -> None:
    run("import", file)
    session = Session(Database(DataFolder(Path(data))))
    chosen, _ = filter_words.read(session, "grade:A")
    segments.add_smart(session, "好客户", chosen)
    session.close()
    target = tmp_path / "a.csv"
    assert run("export", str(target), "--segment", "好客户", "--columns", "name,grade").status == 0
    assert target.read_text(encoding="utf-8-sig").split() == ["Name,Grade", "王小明,A"]
    missing = run("export", str(target), "--segment", "B")
    assert missing.status == 2 and "The groups are: 好客户." in missing.err


def test_duplicates_are_a_line_each(run: Any, tmp_path: Path) -> None:
    assert run("duplicates").status == 0
    path = tmp_path / "two.csv"
    path.write_text("客户编号,姓名,手机\nA1,王小明,13805715678\nA2,王晓明,13805715678\n", encoding="utf-8")
    run("import", str(path))
    answer = run("duplicates", "--json")
    assert answer.status == 1
    (line,) = answer.lines
    group = json.loads(line)
    assert set(group) == {"score", "reasons", "customers"}
    assert [(each["number"], each["name"]) for each in group["customers"]] == [
        ("A1", "王小明"),
        ("A2", "王晓明"),
    ]
    assert "A1" in run("duplicates").out


def test_backup_restore_check_sample(run: Any, tmp_path: Path) -> None:
    assert run("sample", "--customers", "20", "--interactions", "40", "--seed", "3").status == 0
    copy = str(tmp_path / "copy.db")
    assert run("backup", copy).status == 0
    assert run("undo").status == 0
    assert run("restore", copy).status == 0
    assert run("check").status == 0
    assert run("search", "1", "--json").json["count"] > 0
    assert run("restore", str(tmp_path / "missing.db")).status == 2


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("frobnicate",),
        ("import",),
        ("import", "missing.xlsx"),
        ("import", "x.csv", "--on-duplicate", "eat"),
        ("import", "x.csv", "--map", "nonsense"),
        ("export", "out.pdf"),
        ("export", "out.csv", "--columns", "shoe"),
        ("search",),
        ("search", "x", "--limit", "0"),
        ("sample", "--customers", "many"),
        ("undo", "99"),
        ("undo", "x"),
        ("restore", "missing.db"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_status_2(run: Any, arguments: tuple[str, ...]) -> None:
    answer = run(*arguments)
    assert (answer.status, answer.out) == (2, "")
    assert len(answer.err.splitlines()) == 1
    assert "Traceback" not in answer.err


def test_a_bug_is_one_sentence_and_in_the_log(run: Any, data: str, monkeypatch: pytest.MonkeyPatch) -> None:
    number = "13805715678"

    def broken(*_: object) -> None:
        raise RuntimeError(f"secret {number}")

    monkeypatch.setattr("crm_desktop.services.find.find", broken)
    answer = run("search", "x")
    assert answer.status == 2
    assert len(answer.err.splitlines()) == 1
    assert "secret" not in answer.err
    logged = DataFolder(Path(data)).log.read_text(encoding="utf-8")
    assert "RuntimeError" in logged
    assert number not in logged


def test_data_in_use_is_told(run: Any, data: str) -> None:
    session = Session(Database(DataFolder(Path(data))))
    answer = run("check")
    assert answer.status == 2
    assert "open in another window" in answer.err
    session.close()


def test_the_options_of_all_commands_stand_anywhere_and_the_language_follows(
    data: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for arguments in (
        ["--data", data, "check"],
        ["check", f"--data={data}"],
        ["check", "--lang", "zh_CN", "--data", data],
    ):
        assert commands.main(arguments) == 0
    assert i18n.language() == "zh_CN"
    capsys.readouterr()
    assert commands.main(["--help"]) == 0
    assert "import" in capsys.readouterr().out


def test_a_process_prints_utf8_and_never_loads_qt(data: str, file: str) -> None:
    script = (
        "import sys; from crm_desktop import commands; status = commands.main(sys.argv[1:]); "
        "assert not [name for name in sys.modules if name.startswith('PySide6')]; sys.exit(status)"
    )
    environment = {"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PATH": ""}
    for arguments in (["import", file, "--json"], ["search", "王小明"]):
        done = subprocess.run(
            [sys.executable, "-c", script, *arguments, "--data", data],
            capture_output=True,
            env=environment,
            cwd=Path(__file__).parents[1],
            timeout=100,
            check=False,
        )
        assert done.returncode in (0, 1), done.stderr
        out = done.stdout.decode("utf-8")
    assert "王小明" in out


def test_sales_come_in_and_go_out_as_purchases(run: Any, file: str, tmp_path: Path) -> None:
    run("import", file)
    sales = tmp_path / "sales.csv"
    sales.write_text("日期,手机,商品,数量,单价\n2024-01-07,13900000001,茶,2,60\n", encoding="utf-8")
    answer = run("import", str(sales), "--json").json
    assert (answer["created"], answer["failed"]) == (1, 0)
    assert run("import", str(sales), "--json").json["skipped"] == 1
    out = tmp_path / "sold.csv"
    assert run("export", str(out), "--columns", "name,item,quantity,amount").status == 0
    assert out.read_text(encoding="utf-8-sig").split() == [
        "Name,What", "was", "bought,Quantity,Amount", "李雷,茶,2,120.00",
    ]  # fmt: skip
    assert run("undo", str(answer["operation"])).status == 0
    assert run("check").status == 0
