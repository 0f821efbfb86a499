import logging

import pytest

from crm_desktop import log_file


@pytest.fixture
def log(tmp_path):
    handler = log_file.start(tmp_path / "logs" / "test.log")
    yield tmp_path / "logs" / "test.log"
    log_file.stop(handler)


def test_the_log_keeps_no_customer_data(log):
    try:
        raise ValueError("no such person: '王小明' 138 0571 5678 wang@example.com")
    except ValueError:
        logging.getLogger("test").exception("It failed on operation %s", 7)
    text = log.read_text(encoding="utf-8")
    assert "It failed on operation 7" in text
    assert "ValueError: no such person" in text
    assert "test_log_file.py" in text
    for private in ("小明", "0571", "example"):
        assert private not in text.split("ValueError: ")[1]


def test_an_error_of_the_code_says_what_was_missing():
    text = log_file.traceback_text(AttributeError("'Row' object has no attribute 'name'"))
    assert "'Row' object has no attribute 'name'" in text


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path):
    (tmp_path / "file").touch()
    assert log_file.start(tmp_path / "file" / "test.log") is None
