"""The checklists in Chromium: ticking, keeping, exporting, importing, filtering, printing, and by keyboard alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

HOST = "en/checklists/host/"
MINE = "en/checklists/mine/"
KEY = "rulebook.duties"
FORMAT = "live-commerce-rulebook/checklist"


@pytest.fixture
def checklist(page: Page, server: str) -> Page:
    page.goto(f"{server}/{HOST}")
    return page


def task(page: Page, number: int = 0) -> Locator:
    return page.locator(".task").nth(number)


def duty(page: Page, number: int = 0) -> str:
    return task(page, number).get_attribute("data-duty") or ""


def kept(page: Page) -> dict[str, dict[str, object]]:
    return json.loads(page.evaluate(f"localStorage.getItem('{KEY}') || '{{}}'"))


def button(page: Page, name: str) -> Locator:
    return page.locator(".checklist-tools").get_by_role("button", name=name)


def pick(page: Page, content: str) -> None:
    page.locator("#checklist-file").set_input_files({"name": "state.json", "mimeType": "application/json", "buffer": content.encode()})


def message(page: Page) -> Locator:
    return page.locator(".checklist-message")


def test_a_tick_survives_a_reload(checklist: Page) -> None:
    task(checklist).get_by_role("checkbox").check()
    checklist.reload()
    expect(task(checklist).get_by_role("checkbox")).to_be_checked()
    assert kept(checklist)[duty(checklist)]["done"] is True


def test_a_tick_is_seen_on_every_list_that_holds_the_duty(checklist: Page, server: str) -> None:
    id_ = checklist.locator(".task[data-actor='operator host']").first.get_attribute("data-duty")
    checklist.locator(f".task[data-duty='{id_}'] > input").check()
    checklist.goto(f"{server}/checklists/operator/")
    expect(checklist.locator(f".task[data-duty='{id_}'] > input")).to_be_checked()


def test_the_bar_counts_what_is_done_and_leaves_out_what_does_not_apply(checklist: Page) -> None:
    section = checklist.locator(".tasks").first
    every = section.locator(".task").count()
    task(checklist, 0).get_by_role("checkbox").check()
    task(checklist, 1).get_by_role("button", name="Not applicable").click()
    expect(section.locator(".section-progress span")).to_have_text(f"1 of {every - 1} done")
    assert section.locator("progress").evaluate("bar => [bar.value, bar.max]") == [1, every - 1]


def test_owner_due_date_and_note_are_kept(checklist: Page) -> None:
    task(checklist).locator("summary").click()
    task(checklist).get_by_label("Owner").fill("Legal desk")
    task(checklist).get_by_label("Due date").fill("2026-12-01")
    task(checklist).get_by_label("Note", exact=True).fill("see file 7")
    task(checklist).get_by_label("Owner").focus()
    checklist.reload()
    entry = kept(checklist)[duty(checklist)]
    assert (entry["owner"], entry["due"], entry["note"]) == ("Legal desk", "2026-12-01", "see file 7")
    expect(task(checklist).get_by_label("Owner")).to_have_value("Legal desk")


def test_a_duty_that_changed_since_it_was_ticked_says_so(checklist: Page) -> None:
    checklist.evaluate(f"localStorage.setItem('{KEY}', JSON.stringify({{'{duty(checklist)}': {{done: true, hash: 'older'}}}}))")
    checklist.reload()
    notice = task(checklist).locator(".changed")
    expect(notice).to_contain_text("has changed since you ticked it")
    notice.get_by_role("button").click()
    expect(notice).to_have_count(0)
    checklist.reload()
    expect(task(checklist).locator(".changed")).to_have_count(0)


def test_export_holds_what_was_ticked(checklist: Page) -> None:
    task(checklist).get_by_role("checkbox").check()
    with checklist.expect_download() as download:
        button(checklist, "Export").click()
    file = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert (file["format"], file["version"]) == (FORMAT, 2)
    assert file["duties"][duty(checklist)]["done"] is True


def test_import_brings_back_an_export(checklist: Page) -> None:
    pick(checklist, json.dumps({"format": FORMAT, "version": 2, "duties": {duty(checklist, 2): {"done": True, "note": "old"}}}))
    expect(message(checklist)).to_have_text("1 entries imported.")
    expect(task(checklist, 2).get_by_role("checkbox")).to_be_checked()


def test_import_reads_a_file_of_version_1(checklist: Page) -> None:
    pick(checklist, json.dumps({"format": FORMAT, "version": 1, duty(checklist): {"ticked": True, "owner": "Wu"}}))
    expect(task(checklist).get_by_role("checkbox")).to_be_checked()
    assert kept(checklist)[duty(checklist)]["owner"] == "Wu"


@pytest.mark.parametrize(
    "content",
    ["", "no json", "[]", "null", '{"format": "something else", "duties": {}}', json.dumps({"format": FORMAT, "version": 2, "duties": []})],
)
def test_a_bad_file_changes_nothing_and_says_so(checklist: Page, content: str) -> None:
    task(checklist).get_by_role("checkbox").check()
    before = kept(checklist)
    pick(checklist, content)
    expect(message(checklist)).to_contain_text("nothing was changed")
    assert kept(checklist) == before


def test_a_file_of_a_newer_version_is_refused(checklist: Page) -> None:
    pick(checklist, json.dumps({"format": FORMAT, "version": 99, "duties": {duty(checklist): {"done": True}}}))
    expect(message(checklist)).to_contain_text("newer version")
    assert kept(checklist) == {}


def test_entries_that_are_none_are_passed_over(checklist: Page) -> None:
    duties = {duty(checklist): {"done": "yes", "note": 7}, "x": {"done": True}, duty(checklist, 1): {"done": True}}
    pick(checklist, json.dumps({"format": FORMAT, "version": 2, "duties": duties}))
    expect(task(checklist, 1).get_by_role("checkbox")).to_be_checked()
    expect(task(checklist, 0).get_by_role("checkbox")).not_to_be_checked()


def test_broken_storage_is_no_obstacle(checklist: Page) -> None:
    checklist.evaluate(f"localStorage.setItem('{KEY}', '{{broken')")
    checklist.reload()
    task(checklist).get_by_role("checkbox").check()
    assert kept(checklist)[duty(checklist)]["done"] is True


def test_full_storage_is_said_and_nothing_on_the_page_is_lost(checklist: Page) -> None:
    checklist.evaluate("() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; }")
    task(checklist).get_by_role("checkbox").check()
    expect(message(checklist)).to_contain_text("no room")
    with checklist.expect_download() as download:
        button(checklist, "Export").click()
    assert json.loads(Path(download.value.path()).read_text(encoding="utf-8"))["duties"][duty(checklist)]["done"] is True


@pytest.mark.parametrize("sure", [True, False])
def test_reset_asks_first(checklist: Page, sure: bool) -> None:
    task(checklist).get_by_role("checkbox").check()
    checklist.once("dialog", lambda dialog: dialog.accept() if sure else dialog.dismiss())
    button(checklist, "Reset").click()
    expect(task(checklist).get_by_role("checkbox")).to_be_checked(checked=not sure)
    assert bool(kept(checklist)) is not sure


def test_by_keyboard_alone(checklist: Page) -> None:
    task(checklist).get_by_role("checkbox").focus()
    checklist.keyboard.press("Space")
    expect(task(checklist).get_by_role("checkbox")).to_be_checked()
    na = task(checklist).get_by_role("button", name="Not applicable")
    na.focus()
    checklist.keyboard.press("Enter")
    expect(na).to_have_attribute("aria-pressed", "true")
    task(checklist).locator("summary").focus()
    checklist.keyboard.press("Enter")
    expect(task(checklist).get_by_label("Owner")).to_be_visible()


def test_every_control_has_a_name(checklist: Page) -> None:
    nameless = checklist.evaluate(
        """() => [...document.querySelectorAll('.checklist :is(input, button, textarea, progress)')]
        .filter((one) => !(one.labels?.length || one.getAttribute('aria-labelledby') || one.textContent.trim())).length"""
    )
    assert nameless == 0


def test_print_shows_boxes_and_no_tools(checklist: Page) -> None:
    checklist.emulate_media(media="print")
    expect(task(checklist).get_by_role("checkbox")).to_be_visible()
    for hidden in (".checklist-tools", ".task-tools", ".md-header", ".section-progress"):
        expect(checklist.locator(hidden).first).to_be_hidden()


@pytest.mark.parametrize("root", ["", "zh-Hans/", "en/"])
@pytest.mark.parametrize("actor", ["operator", "host"])
def test_before_you_go_live_prints_on_one_page(page: Page, server: str, actor: str, root: str) -> None:
    page.goto(f"{server}/{root}checklists/go-live-{actor}/")
    pdf = page.pdf(format="A4", prefer_css_page_size=True)
    assert pdf.count(b"/Type /Page\n") == 1


# Which duties are mine?


def answer(page: Page, value: str) -> Locator:
    return page.locator(f"#questions input[value='{value}']")


def test_nothing_is_shown_before_an_actor_is_chosen(page: Page, server: str) -> None:
    page.goto(f"{server}/{MINE}")
    expect(page.locator(".task:visible")).to_have_count(0)
    expect(page.locator("#mine-count")).to_have_text("First say who you are.")


def test_the_answers_stand_in_the_address(page: Page, server: str) -> None:
    page.goto(f"{server}/{MINE}")
    answer(page, "host").check()
    answer(page, "food").check()
    assert page.url.endswith("?actor=host&when=food")
    shown = page.locator(".task:visible").count()
    page.goto(page.url)
    expect(answer(page, "food")).to_be_checked()
    expect(page.locator(".task:visible")).to_have_count(shown)


def test_a_condition_adds_its_duties_and_no_others(page: Page, server: str) -> None:
    page.goto(f"{server}/{MINE}?actor=operator")
    before = page.locator(".task:visible").count()
    answer(page, "food").check()
    added = page.locator(".task:visible[data-when~='food']").count()
    assert added > 0
    assert page.locator(".task:visible").count() == before + added


def test_only_the_chosen_actor_remains(page: Page, server: str) -> None:
    page.goto(f"{server}/{MINE}?actor=agency")
    actors = page.locator(".task:visible").evaluate_all("tasks => tasks.map((one) => one.dataset.actor)")
    assert actors and all("agency" in one.split() for one in actors)


def test_the_answers_go_along_to_another_language(page: Page, server: str) -> None:
    page.goto(f"{server}/{MINE}?actor=host&when=food")
    page.locator(".md-header .md-select").hover()
    page.locator(".md-select__link[hreflang='zh-Hans']").click()
    page.wait_for_load_state()
    assert page.url.endswith("/zh-Hans/checklists/mine/?actor=host&when=food")


def test_a_merchant_gets_to_his_list_in_three_clicks(page: Page, server: str) -> None:
    page.goto(f"{server}/en/")
    page.get_by_role("link", name="Which duties are mine?").first.click()
    answer(page, "operator").check()
    expect(page.locator("#mine-count")).to_contain_text("duties are yours")


def test_works_from_a_folder(page: Page, site: Path) -> None:
    page.goto((site / HOST / "index.html").as_uri())
    task(page).get_by_role("checkbox").check()
    page.reload()
    expect(task(page).get_by_role("checkbox")).to_be_checked()
