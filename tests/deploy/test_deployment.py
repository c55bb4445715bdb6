"""What can be said of the deployment's files without a second machine."""

import configparser
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from django.test import Client
from pytest_django import Settings

from deploy import proxy
from deploy.prepare import PreparationFailed
from lms.settings.environment import Environment
from tests.architecture.house import PROJECT
from tests.support.postgresql import recommended

DEPLOY = PROJECT / "deploy"
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
CITY = {
    "LERNHUB_HTTPS": "true",
    "LERNHUB_BEHIND_PROXY": "true",
    "LERNHUB_ACCEL_PREFIX": "/protected/",
    "LERNHUB_HOSTS": "lernhub.example,www.lernhub.example",
}


@pytest.fixture
def city(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Environment:
    """The settings of a city."""
    for name, value in {**CITY, "LERNHUB_DATA": str(tmp_path)}.items():
        monkeypatch.setenv(name, value)
    return Environment()


def test_nginx_accepts_the_configuration(city: Environment, tmp_path: Path) -> None:
    if not shutil.which("nginx") or not shutil.which("openssl"):
        pytest.skip("nginx or openssl is missing: install the Debian packages nginx-light, openssl")
    files = {name: str(tmp_path / f"{name}.pem") for name in ("certificate", "key")}
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
         "-subj", "/CN=lernhub.example", "-keyout", files["key"], "-out", files["certificate"]],
        check=True,
        capture_output=True,
    )  # fmt: skip
    site = tmp_path / "site.conf"
    site.write_text(proxy.rendered(city, logs=str(tmp_path), ports=(18080, 18443), **files))
    main = tmp_path / "nginx.conf"
    main.write_text(
        f"pid {tmp_path}/pid; events {{}} http {{ include /etc/nginx/mime.types; include {site}; }}"
    )
    result = subprocess.run(
        ["nginx", "-t", "-c", str(main)], capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
    assert "[warn]" not in result.stderr.replace('the "user" directive', "")


def test_the_proxy_is_made_from_the_settings(city: Environment) -> None:
    text = proxy.rendered(city)
    assert "server_name lernhub.example www.lernhub.example;" in text
    assert f"client_max_body_size {city.upload_max_mb + 10}m;" in text
    assert f"alias {city.data.resolve()}/media/;" in text
    assert "location /protected/ {" in text
    assert "@" not in text


def test_settings_that_fit_no_proxy_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(PreparationFailed, match="A proxy needs LERNHUB_HTTPS=true"):
        proxy.rendered(Environment())


def test_compose_starts_in_order_and_hardened() -> None:
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text())
    services = compose["services"]
    assert set(services) == {"database", "prepare", "web", "worker", "proxy"}
    for name, service in services.items():
        assert service["read_only"], name
        assert service["cap_drop"] == ["ALL"], name
        assert service["security_opt"] == ["no-new-privileges:true"], name
        for volume in service["volumes"]:
            source = volume.split(":")[0]
            assert source in compose["volumes"] or source.startswith("./"), volume
        for secret in service.get("secrets", []):
            assert secret in compose["secrets"]
    assert [name for name, service in services.items() if "ports" in service] == ["proxy"]
    assert compose["networks"]["inside"]["internal"]
    known = {f"LERNHUB_{name.upper()}" for name in Environment.model_fields}
    assert set(services["web"]["environment"]) <= known
    text = (DEPLOY / "compose.yaml").read_text()
    assert not re.search(r"(?i)password:\s*[^\s{]", text), "secrets stand in files"


def test_the_image_runs_as_nobody_special_and_from_the_locks() -> None:
    lines = (DEPLOY / "Dockerfile").read_text().splitlines()
    assert lines.index("USER lernhub") > max(
        number for number, line in enumerate(lines) if line.startswith("RUN")
    )
    assert any("--require-hashes" in line for line in lines)
    assert any("npm ci" in line for line in lines)


def test_secrets_are_read_from_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """systemd names the folder; containers have /run/secrets."""
    (tmp_path / "lernhub_metrics_token").write_text("a-token-from-a-file-of-its-own\n")
    code = "from lms.settings.environment import Environment; print(Environment().metrics_token)"
    result = subprocess.run(
        [PROJECT / ".venv" / "bin" / "python", "-c", code],
        env={"CREDENTIALS_DIRECTORY": str(tmp_path)},
        cwd=PROJECT,
        check=True,
        capture_output=True,
        text=True,
    )
    assert result.stdout.strip() == "a-token-from-a-file-of-its-own"


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.stem)
def test_systemd_accepts_the_units(unit: Path, tmp_path: Path) -> None:
    """Also their safety: at most 2.5 of 10 on systemd's scale of exposure."""
    if not shutil.which("systemd-analyze"):
        pytest.skip("systemd-analyze is missing: install the Debian package systemd")
    for each in UNITS:
        text = each.read_text().replace("/srv/lernhub/app/.venv/bin/python", "/bin/true")
        (tmp_path / each.name).write_text(text)
    copy = tmp_path / unit.name
    command = ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", str(copy)]
    verified = subprocess.run(command, capture_output=True, text=True, check=False)
    ours = [line for line in verified.stderr.splitlines() if unit.name in line]
    assert ours == []
    security = ["systemd-analyze", "security", "--offline=true", "--threshold=25", str(copy)]
    judged = subprocess.run(security, capture_output=True, text=True, check=False)
    assert judged.returncode == 0, judged.stdout[-600:]


def test_the_units_run_what_there_is() -> None:
    for unit in UNITS:
        parser = configparser.RawConfigParser(strict=False)
        parser.optionxform = str  # type: ignore[assignment,method-assign]
        parser.read(unit)
        module = parser["Service"]["ExecStart"].split(" -m ")[1].split()[0]
        assert (PROJECT / f"{module.replace('.', '/')}.py").exists()


def test_the_recommended_settings_never_trade_safety_for_speed() -> None:
    chosen = dict(line.split(" = ") for line in recommended())
    assert [chosen[name] for name in ("fsync", "synchronous_commit", "full_page_writes")] == [
        "on"
    ] * 3


@pytest.mark.django_db
def test_alerts_speak_of_figures_that_there_are(settings: Settings, tmp_path: Path) -> None:
    settings.LERNHUB_METRICS_TOKEN = token = "a-token-that-is-hard-to-guess"
    settings.LERNHUB_BACKUP_FOLDER = tmp_path
    (tmp_path / "lernhub-2026-01-01T00-00-00Z.tar").touch()
    Client().get("/kurse/")
    told = Client().get("/metrics", headers={"Authorization": f"Bearer {token}"}).content.decode()
    rules = yaml.safe_load((DEPLOY / "prometheus" / "alerts.yaml").read_text())
    text = " ".join(rule["expr"] for group in rules["groups"] for rule in group["rules"])
    named = set(re.findall(r"lernhub_\w+", text))
    optional = {"lernhub_worker_heartbeat_seconds", "lernhub_jobs_oldest_seconds"}
    assert named
    assert {name for name in named - optional if name not in told} == set()
    scrape = yaml.safe_load((DEPLOY / "prometheus" / "scrape.yaml").read_text())
    assert scrape["scrape_configs"][0]["metrics_path"] == "/metrics"
