"""Every way to spoil a package, each refused for its own reason and naming the member."""

import io
from typing import Any

import pytest

from courses.h5p.engine.archive import open_archive
from courses.h5p.engine.findings import PackageRefused, Reason
from courses.h5p.engine.limits import Limits
from courses.h5p.engine.package import CheckedPackage, check_package
from tests.courses.h5p.engine.spoilt_packages import HOSTILE, larger_in_all
from tests.support.h5p_packages import library_json, package_files, zipped

SMALL = Limits(
    members=60,
    member_bytes=300_000,
    total_bytes=900_000,
    ratio=50,
    ratio_applies_above=50_000,
    json_bytes=20_000,
    json_depth=20,
    nested_bytes=500_000,
)


def check(source: io.BytesIO, limits: Limits = SMALL) -> CheckedPackage:
    with open_archive(source, limits=limits) as archive:
        return check_package(archive)


def refusal(source: io.BytesIO) -> PackageRefused:
    with pytest.raises(PackageRefused) as caught:
        check(source)
    return caught.value


@pytest.mark.parametrize("name", HOSTILE)
def test_a_spoilt_package_is_refused_for_its_reason(name: str) -> None:
    make, reason, where = HOSTILE[name]
    finding = refusal(make()).findings[0]
    assert finding.reason is reason, str(finding)
    if where:
        assert finding.member == where
    assert str(finding)


def test_more_bytes_in_all_than_allowed_are_refused() -> None:
    assert refusal(larger_in_all()).findings[0].reason is Reason.PACKAGE_TOO_LARGE


def test_every_reason_is_in_the_table() -> None:
    shown = {reason for _make, reason, _where in HOSTILE.values()} | {Reason.PACKAGE_TOO_LARGE}
    assert set(Reason) == shown


def test_all_findings_of_one_kind_are_told_at_once() -> None:
    files = {**package_files(), "content/a.php": "1", "content/b.exe": "1"}
    assert [f.member for f in refusal(zipped(files)).findings] == ["content/a.php", "content/b.exe"]


def test_the_package_that_all_were_made_from_is_taken() -> None:
    package = check(zipped(package_files()))
    assert package.manifest.title == "Guten Morgen"
    assert package.content.params == {"greeting": "Moin"}
    assert [str(m.name) for m in package.order.libraries] == ["H5P.Greeting 1.0"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"machineName": "1 2"}, "machineName"),
        ({"majorVersion": None}, "majorVersion"),
        ({"minorVersion": True}, "minorVersion"),
        ({"patchVersion": "123456"}, "patchVersion"),
        ({"runnable": None}, "runnable"),
        ({"runnable": 2}, "runnable"),
        ({"fullscreen": "yes"}, "fullscreen"),
        ({"coreApi": "1.24"}, "coreApi"),
        ({"coreApi": {"majorVersion": 1}}, "coreApi.minorVersion"),
        ({"embedTypes": 7}, "embedTypes"),
        ({"embedTypes": ["object"]}, "embedTypes"),
        ({"preloadedJs": "greeting.js"}, "preloadedJs"),
        ({"preloadedJs": ["greeting.js"]}, "preloadedJs[0].path"),
        ({"preloadedDependencies": {"a": 1}}, "preloadedDependencies"),
        (
            {"preloadedDependencies": [{"machineName": "../x"}]},
            "preloadedDependencies[0].machineName",
        ),
        (
            {
                "dynamicDependencies": [
                    {"machineName": "H5P.A", "majorVersion": 1, "minorVersion": "x"}
                ]
            },
            "dynamicDependencies[0].minorVersion",
        ),
        ({"title": 3}, "title"),
    ],
)
def test_a_spoilt_library_names_its_field(changes: dict[str, Any], field: str) -> None:
    files = package_files()
    files["H5P.Greeting-1.0/library.json"] = library_json(**changes)
    values = [finding.values.get("field") for finding in refusal(zipped(files)).findings]
    assert field in values
