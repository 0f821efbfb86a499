"""The start: which arguments mean the window, a second start, data that cannot be opened, how soon it is up."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from crm_desktop import app
from crm_desktop.app import Options, window_options
from crm_desktop.data.database import Database
from crm_desktop.data.session import Session
from crm_desktop.paths import DataFolder
from crm_desktop.services import customers

ROOT = Path(__file__).resolve().parent.parent


def run(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a piece of code in a process of its own, without a screen."""
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    ("arguments", "options"),
    [
        ([], Options()),
        (["--data", "shop"], Options(data=Path("shop"))),
        (["--data=shop", "--lang", "en"], Options(data=Path("shop"), language="en")),
        (["--demo"], Options(demo=True)),
        (["search", "wang"], None),
        (["--data", "shop", "search", "wang"], None),
        (["--lang", "xx"], None),
        (["--data"], None),
        (["--unknown"], None),
        (["--help"], None),
    ],
)
def test_which_arguments_mean_the_window(arguments: list[str], options: Options | None) -> None:
    assert window_options(arguments) == options


def test_a_command_never_loads_qt(folder: DataFolder) -> None:
    Session(Database(folder)).close()
    done = run(
        "import sys; from crm_desktop import app\n"
        "status = app.main(['--data', sys.argv[1], 'search', 'wang'])\n"
        "print(status, any(name.startswith('PySide6') for name in sys.modules))",
        str(folder.root),
    )
    assert done.stdout.split()[-2:] == ["0", "False"], done.stderr


UP = """
import json, sys
from pathlib import Path
from crm_desktop import app
program = app.Program(app.Options(data=Path(sys.argv[1]), language="en"))
window = program.build()
program.app.processEvents()
heavy = (
    "openpyxl", "xlsxwriter", "pypinyin", "phonenumbers", "dateutil", "qtawesome", "charset_normalizer", "peewee",
    "crm_desktop.services.maintenance", "crm_desktop.services.automatic_backups",
)
print(json.dumps({"loaded": [name for name in heavy if name in sys.modules], "visible": window.isVisible()}))
program.close()
"""


def test_what_a_window_does_not_need_is_not_loaded_when_it_is_up(folder: DataFolder) -> None:
    session = Session(Database(folder))
    customers.add(session, {"name": "王小明", "phone": "13805715678"})
    session.close()
    done = run(UP, str(folder.root))
    assert json.loads(done.stdout) == {"loaded": [], "visible": True}, done.stderr


COLLECTS = """
import gc, sys
from pathlib import Path
from crm_desktop import app
program = app.Program(app.Options(data=Path(sys.argv[1])))
program.build()
program._listen()
print(gc.isenabled())
program.close()
"""


def test_memory_is_collected_again_once_the_window_is_up(folder: DataFolder) -> None:
    done = run(COLLECTS, str(folder.root))
    assert done.stdout.split() == ["True"], done.stderr


def test_the_demo_leaves_nothing_behind(tmp_path: Path) -> None:
    code = (
        "from crm_desktop import app\n"
        "program = app.Program(app.Options(demo=True))\n"
        "program.build()\n"
        "print(program.session.one('SELECT count(*) FROM customer')[0], program.session.database.folder.root)\n"
        "program.close()\n"
    )
    done = run(code)
    count, place = done.stdout.split()
    assert int(count) == app.DEMO_CUSTOMERS, done.stderr
    assert not Path(place).exists()


SECOND = """
import sys, subprocess
from pathlib import Path
from PySide6.QtCore import QProcess
from crm_desktop import app
first = app.Program(app.Options(data=Path(sys.argv[1])))
window = first.build()
raised = []
window.come_to_front = lambda: raised.append(1)
first._listen()
second = QProcess()
second.start(sys.executable, ["main.py", "--data", sys.argv[1]])
while second.state() != QProcess.ProcessState.NotRunning or not raised:
    first.app.processEvents()
print(second.exitCode(), raised)
first.close()
"""


def test_a_second_start_raises_the_first_window_and_ends(folder: DataFolder) -> None:
    done = run(SECOND, str(folder.root))
    assert done.stdout.strip().startswith("0 [1"), done.stderr


def test_data_in_use_without_a_window_is_told(folder: DataFolder) -> None:
    """A long command has the data open: nobody can be raised, so the person is told."""
    held = Session(Database(folder))
    code = (
        "import sys; from pathlib import Path\n"
        "from crm_desktop import app\n"
        "from crm_desktop.ui import single_instance, start_problem\n"
        "single_instance.raise_first.__defaults__ = (0.0,)\n"
        "start_problem.ask = lambda error, folder: print(error.sentence)\n"
        "print(app.main(['--data', sys.argv[1]]))\n"
    )
    done = run(code, str(folder.root))
    held.close()
    lines = done.stdout.splitlines()
    assert "open in another window" in lines[0], done.stderr
    assert lines[-1] == "0"


def test_a_damaged_file_is_told_and_left_as_it_is(folder: DataFolder, tmp_path: Path) -> None:
    folder.root.mkdir(parents=True)
    folder.database.write_bytes(b"SQLite format 3\x00" + b"\xff" * 5000)
    before = folder.database.read_bytes()
    code = (
        "import sys; from pathlib import Path\n"
        "from crm_desktop import app\n"
        "from crm_desktop.ui import start_problem\n"
        "answers = [Path(sys.argv[2])]\n"
        "def ask(error, folder):\n"
        "    print(error.sentence)\n"
        "    return answers.pop()\n"
        "start_problem.ask = ask\n"
        "program = app.Program(app.Options(data=Path(sys.argv[1])))\n"
        "program.build()\n"
        "print(program.session.database.folder.root)\n"
        "program.close()\n"
    )
    done = run(code, str(folder.root), str(tmp_path / "other"))
    assert "left as it is" in done.stdout or "left as it was" in done.stdout, done.stderr
    assert done.stdout.splitlines()[-1] == str(tmp_path / "other")
    assert folder.database.read_bytes() == before


def test_an_error_that_nobody_expected_is_shown_once_and_the_program_lives(folder: DataFolder) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from PySide6.QtCore import QTimer\n"
        "from crm_desktop import app\n"
        "from crm_desktop.errors import NotAllowed\n"
        "from crm_desktop.ui import prompts\n"
        "shown = []\n"
        "prompts.bug = lambda parent, text: shown.append('bug')\n"
        "prompts.explain = lambda parent, error: shown.append(error.sentence)\n"
        "program = app.Program(app.Options(data=Path(sys.argv[1])))\n"
        "program.build()\n"
        "def broken(): raise RuntimeError('a mistake about 王小明')\n"
        "def refused(): raise NotAllowed('You may not.')\n"
        "for act in (broken, broken, refused): QTimer.singleShot(0, act)\n"
        "QTimer.singleShot(50, program.app.quit)\n"
        "program.app.exec()\n"
        "print(shown)\n"
        "program.close()\n"
    )
    done = run(code, str(folder.root))
    assert done.stdout.strip() == "['bug', 'You may not.']", done.stderr
    log = folder.log.read_text(encoding="utf-8")
    assert "RuntimeError" in log
    assert "王小明" not in log


def test_read_only_data_opens_with_a_banner(folder: DataFolder, tmp_path: Path) -> None:
    session = Session(Database(folder))
    customers.add(session, {"name": "王小明"})
    session.close()
    code = (
        "import sys; from pathlib import Path\n"
        "from crm_desktop import app\n"
        "from crm_desktop.data import database\n"
        "make = database.Database._make_folder\n"
        "def read_only(self):\n"
        "    make(self); self.read_only = True\n"
        "database.Database._make_folder = read_only\n"
        "from crm_desktop.ui import prompts\n"
        "from crm_desktop.ui.widgets.banner import Banner\n"
        "prompts.bug = lambda parent, text: print(text)\n"
        "program = app.Program(app.Options(data=Path(sys.argv[1])))\n"
        "window = program.build()\n"
        "banners = [each for each in window.findChildren(Banner) if each.isVisible()]\n"
        "print(len(banners), window.bar.new.isEnabled())\n"
        "window.go('customers'); window.go('history'); window.dialogs.record({})\n"
        "print(window.page)\n"
        "program.close()\n"
    )
    done = run(code, str(folder.root))
    assert done.stdout.split() == ["1", "False", "history"], done.stderr
