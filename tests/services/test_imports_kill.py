"""A kill in the middle of an import: nothing of it remains, and the program opens as if it had not been."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from crm_desktop.data.database import Database
from crm_desktop.data.session import Session
from crm_desktop.paths import DataFolder
from crm_desktop.services import customers, imports, maintenance

_SCRIPT = """
import sys
from pathlib import Path
from crm_desktop.data.database import Database
from crm_desktop.data.session import Session
from crm_desktop.paths import DataFolder
from crm_desktop.progress import Progress
from crm_desktop.services import imports

def report(done, total, text):
    if done >= 2000:
        print("writing", flush=True)
        sys.stdin.read()

session = Session(Database(DataFolder(Path(sys.argv[1]))))
plan = imports.check(session, imports.prepare(session, sys.argv[2]))
imports.run(session, plan, Progress(report))
"""


def test_a_killed_import_leaves_nothing(folder: DataFolder, tmp_path: Path) -> None:
    session = Session(Database(folder))
    customers.add(session, {"name": "王小明"})
    session.close()
    path = tmp_path / "list.csv"
    path.write_text("姓名,级别\n" + "".join(f"客户{at},A\n" for at in range(5000)), encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-c", _SCRIPT, str(folder.root), str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == b"writing"
        process.kill()
    session = Session(Database(folder))
    assert session.one("SELECT count(*), max(name) FROM customer") == (1, "王小明")
    assert session.one("SELECT count(*) FROM grade")[0] == 0
    assert maintenance.check(session) == []
    result = imports.run(session, imports.check(session, imports.prepare(session, path)))
    assert result.created == 5000
    session.close()
