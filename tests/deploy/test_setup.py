"""The set-up says in one sentence what is in the way, and does nothing twice."""

import importlib.util
from pathlib import Path

import pytest

from deploy import prepare, setup


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project folder of its own with lock files."""
    monkeypatch.setattr(setup, "PROJECT", tmp_path)
    monkeypatch.setattr(setup, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(setup, "NODE_MODULES", tmp_path / "node_modules")
    for name in ("production", "development"):
        (tmp_path / "requirements").mkdir(exist_ok=True)
        (tmp_path / "requirements" / f"{name}.txt").write_text("one==1\n")
    for name in ("package.json", "package-lock.json", ".npmrc"):
        (tmp_path / name).write_text("{}")
    for folder in (".venv", "node_modules"):
        (tmp_path / folder).mkdir()
    return tmp_path


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What would have been run."""
    run: list[list[str]] = []
    monkeypatch.setattr(setup, "_run", lambda command, **_: run.append(command))
    return run


def put_on_path(folder: Path, monkeypatch: pytest.MonkeyPatch, **programs: str) -> None:
    """Let these programs be the only ones, each answering with its text."""
    for name, answer in programs.items():
        path = folder / name
        path.write_text(f"#!/bin/sh\necho '{answer}'\n")
        path.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


def test_an_old_python_is_named() -> None:
    with pytest.raises(setup.SetupFailed, match=r"Python 3\.10 is too old"):
        setup.check_python((3, 10))


def test_a_missing_venv_module_names_debians_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(setup.SetupFailed, match="python3-venv"):
        setup.check_python()


@pytest.mark.parametrize(
    ("programs", "sentence"),
    [
        ({}, "The program node is missing"),
        ({"node": "v20.1.0"}, "The program npm is missing"),
        ({"node": "v18.19.0", "npm": "9"}, r"Node.js v18\.19\.0 is too old"),
    ],
)
def test_what_node_lacks_is_named(
    programs: dict[str, str], sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_on_path(tmp_path, monkeypatch, **programs)
    with pytest.raises(setup.SetupFailed, match=sentence):
        setup.check_node()


def test_a_new_node_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_on_path(tmp_path, monkeypatch, node="v22.0.0", npm="11")
    setup.check_node()


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(setup.SetupFailed, match=r"data folder .*file/var can't be written \(not a"):
        setup.check_folder(file / "var", what="data folder", way="Choose another")


def test_a_folder_that_can_be_written_stays_as_it_was(tmp_path: Path) -> None:
    setup.check_folder(tmp_path / "var", what="data folder", way="Choose another")
    assert list((tmp_path / "var").iterdir()) == []


def test_the_data_folder_can_be_moved(project: Path) -> None:
    assert setup.data_folder({}) == project / "var"
    (project / ".env").write_text("# ours\nexport LERNHUB_DATA='/srv/lernhub'\n")
    assert setup.data_folder({}) == Path("/srv/lernhub")
    assert setup.data_folder({"LERNHUB_DATA": "/elsewhere"}) == Path("/elsewhere")


def test_packages_are_installed_with_hashes_and_only_once(
    project: Path, commands: list[list[str]]
) -> None:
    setup.install_python_packages("development")
    setup.install_python_packages("development")
    setup.install_python_packages("production")
    assert len(commands) == 1
    assert "--require-hashes" in commands[0]


def test_a_changed_lock_is_installed(project: Path, commands: list[list[str]]) -> None:
    setup.install_python_packages("production")
    setup.install_browser_packages()
    (project / "requirements" / "production.txt").write_text("one==2\n")
    (project / "package-lock.json").write_text('{"a": 1}')
    setup.install_python_packages("production")
    setup.install_browser_packages()
    assert len(commands) == 4


def test_browser_packages_are_installed_only_once(project: Path, commands: list[list[str]]) -> None:
    setup.install_browser_packages()
    setup.install_browser_packages()
    assert [command[:2] for command in commands] == [["npm", "ci"]]


def test_a_failed_step_is_taken_again(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_on_path(project, monkeypatch, npm="")
    (project / "npm").write_text("#!/bin/sh\nexit 1\n")
    with pytest.raises(setup.SetupFailed, match="Could not install the browser packages"):
        setup.install_browser_packages()
    assert not (project / "node_modules" / setup.STAMP).exists()


def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "99999")
    monkeypatch.setenv("LERNHUB_BIND", "here")
    with pytest.raises(prepare.PreparationFailed, match=r"LERNHUB_BIND: .*PORT: "):
        prepare.read_environment()


def test_a_step_is_taken_once_for_the_same_inputs(tmp_path: Path) -> None:
    taken: list[int] = []
    for value in ("a", "a", "b"):
        prepare.once(tmp_path / "stamps" / "step", value, lambda: taken.append(1))
    assert len(taken) == 2
