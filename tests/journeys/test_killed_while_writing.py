"""The platform is killed while somebody writes. What they typed is there once it is back."""

import shutil
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.journeys.conftest import sign_in
from tests.journeys.desk import PUBLISHED, Desk, bring_desk_course
from tests.journeys.own_course import TRAINER
from tests.journeys.running import free_port, started


def test_a_killed_platform_loses_nothing_that_was_typed(
    browser: Browser, sample: Path, tmp_path: Path
) -> None:
    data, port = shutil.copytree(sample, tmp_path / "data"), free_port()
    with started(data, port=port) as platform:
        folder = tmp_path / "course"
        folder.mkdir()
        course = bring_desk_course(platform, name="getoetet", folder=folder)
        context = browser.new_context(base_url=platform.address, locale="de-DE")
        page = context.new_page()
        sign_in(page, TRAINER)
        desk = Desk(page, course).open()
        desk.add("\nGespeichert.")
        desk.is_saved()
        platform.kill()

        desk.add("\nWährend niemand zuhört.")
        expect(desk.state).to_contain_text("Nicht gespeichert", timeout=20_000)

    with started(data, port=port):
        expect(desk.state).to_contain_text("Gespeichert um", timeout=70_000)
        desk.open()
        expect(desk.text).to_have_value(f"{PUBLISHED}\nGespeichert.\nWährend niemand zuhört.")
        context.close()
