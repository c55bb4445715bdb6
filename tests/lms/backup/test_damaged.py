"""A damaged archive is refused for its reason, whoever damaged it and however."""

import hashlib
import io
import json
import shutil
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from lms.backup.manifest import MANIFEST, MANIFEST_SUM
from lms.backup.problems import ArchiveProblem
from lms.backup.services import check_archive
from tests.lms.backup.conftest import NewInstallation

Members = list[tuple[tarfile.TarInfo, bytes]]


def members_of(path: Path) -> Members:
    """Everything in the archive."""
    with tarfile.open(path) as tar:
        return [(info, (tar.extractfile(info) or io.BytesIO()).read()) for info in tar]


def write(path: Path, members: Members) -> None:
    """An archive of these."""
    with tarfile.open(path, "w") as tar:
        for info, data in members:
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))


def changed_at(path: Path, *, part: bytes, offset: int = 0) -> None:
    """Flip a bit where `part` lies."""
    data = bytearray(path.read_bytes())
    data[data.index(part) + offset] ^= 1
    path.write_bytes(data)


def flip_in_file(path: Path) -> None:
    changed_at(path, part=b"an die Tafel 3")


def flip_in_database(path: Path) -> None:
    (data,) = [data for info, data in members_of(path) if info.name.startswith("database.")]
    changed_at(path, part=data[:4000], offset=3000)


def flip_in_manifest(path: Path) -> None:
    changed_at(path, part=b'"rows"', offset=2)


def flip_in_header(path: Path) -> None:
    changed_at(path, part=b"media/", offset=7)


def cut_in_the_middle(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def cut_the_end(path: Path) -> None:
    write(path, members_of(path)[:-2])


def leave_one_out(path: Path) -> None:
    write(path, [each for each in members_of(path) if not each[0].name.startswith("media/")])


def add(name: str, *, kind: bytes = tarfile.REGTYPE, link: str = "") -> Callable[[Path], None]:
    def damage(path: Path) -> None:
        info = tarfile.TarInfo(name)
        info.type, info.linkname = kind, link
        data = b"" if kind != tarfile.REGTYPE else b"boo"
        write(path, [(info, data), *members_of(path)])

    return damage


def say_newer(path: Path) -> None:
    members = [each for each in members_of(path) if each[0].name != MANIFEST_SUM]
    ((info, text),) = [each for each in members if each[0].name == MANIFEST]
    body = json.dumps({**json.loads(text), "format": 2}).encode()
    total = tarfile.TarInfo(MANIFEST_SUM), hashlib.sha256(body).hexdigest().encode()
    write(path, [*[each for each in members if each[0] is not info], (info, body), total])


def replace_by_a_picture(path: Path) -> None:
    path.write_bytes(b"\x89PNG" + bytes(2000))


def remove(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (flip_in_file, "changed"),
        (flip_in_database, "changed"),
        (flip_in_manifest, "changed"),
        (flip_in_header, "incomplete"),
        (cut_in_the_middle, "damaged"),
        (cut_the_end, "incomplete"),
        (leave_one_out, "incomplete"),
        (add("media/ab/more"), "foreign"),
        (add("notes.txt"), "foreign"),
        (add("../../etc/cron.d/evil"), "foreign"),
        (add("media/../../evil"), "foreign"),
        (add("/etc/passwd"), "foreign"),
        (add("media/.hidden"), "foreign"),
        (add("secret-key"), "foreign"),
        (add("media/ab/link", kind=tarfile.SYMTYPE, link="/etc/passwd"), "not a file"),
        (add("media/ab/link", kind=tarfile.LNKTYPE, link="secret-key"), "not a file"),
        (add("media/ab/pipe", kind=tarfile.FIFOTYPE), "not a file"),
        (add("media/ab", kind=tarfile.DIRTYPE), "not a file"),
        (say_newer, "newer"),
        (replace_by_a_picture, "damaged"),
        (remove, "absent"),
    ],
)
def test_it_is_refused(
    archive: Path, tmp_path: Path, damage: Callable[[Path], None], reason: str
) -> None:
    copy = tmp_path / archive.name
    shutil.copyfile(archive, copy)
    check_archive(copy)
    damage(copy)
    with pytest.raises(ArchiveProblem) as caught:
        check_archive(copy)
    assert caught.value.reason == reason, caught.value


def test_nothing_of_a_damaged_archive_is_put_back(
    archive: Path, another: NewInstallation, tmp_path: Path
) -> None:
    copy = tmp_path / archive.name
    shutil.copyfile(archive, copy)
    flip_in_file(copy)
    empty = another()
    result = empty.run("restore", str(copy))
    assert result.returncode != 0
    assert "was damaged or changed. Nothing was changed." in result.stderr
    assert not (empty.data / "media").exists()
    assert not list(empty.data.glob(".restoring-*"))
