"""`make audit` tells known weaknesses, and doesn't call silence a good answer."""

import json

import pytest

from deploy import auditing
from deploy.auditing import UNREACHABLE, Unreachable, browser_weaknesses, python_weaknesses


def test_an_advisory_is_named_with_package_and_version() -> None:
    report = {
        "dependencies": [
            {"name": "good", "version": "1", "vulns": []},
            {"name": "bad", "version": "2", "vulns": [{"id": "PYSEC-1"}]},
        ]
    }
    assert [str(found) for found in python_weaknesses(json.dumps(report))] == ["bad 2: PYSEC-1"]


def test_packages_that_nobody_could_look_up_are_no_good_news() -> None:
    report = {"dependencies": [{"name": "good", "skip_reason": "not found"}]}
    with pytest.raises(Unreachable):
        list(python_weaknesses(json.dumps(report)))


@pytest.mark.parametrize("report", ["", "{}", "[]", "null", '{"error": {"code": "E405"}}'])
def test_an_answer_that_is_no_report_is_no_good_news(report: str) -> None:
    with pytest.raises(Unreachable):
        list(python_weaknesses(report))
    with pytest.raises(Unreachable):
        list(browser_weaknesses(report))


def test_browser_packages_are_named_too() -> None:
    report = {"vulnerabilities": {"bad": {"range": "<2", "severity": "high"}}}
    assert [str(found) for found in browser_weaknesses(json.dumps(report))] == ["bad <2: high"]


def test_silence_is_said_for_every_lock_and_fails_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(auditing, "_output", lambda *_command: "")
    assert auditing.main() == 0
    said = capsys.readouterr().out.splitlines()
    assert said == [f"{lock}: {UNREACHABLE}" for lock in (*auditing.LOCKS, "package-lock.json")]
