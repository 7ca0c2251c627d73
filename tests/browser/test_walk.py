"""What a reader does with mouse and keyboard in the rooms, in a real browser."""

import re
from pathlib import Path

TEXT = (
    'HARROW - The ferry stays where it is, the council said on Monday.\n\n"We will not sell it," said Ada Okafor, who leads the council.\n'
)


def test_hovering_a_quotation_lights_its_parts_and_shows_its_note(page, room, addresses):
    page.goto(room + addresses["article"])
    words = page.locator(".printed .words").first
    words.hover()
    lit = page.locator(".printed .lit")
    assert lit.count() >= 2
    assert {part.get_attribute("data-quotation") for part in lit.all()} == {words.get_attribute("data-quotation")}
    assert "How sure" in page.locator("#card").inner_text()


def test_the_margin_walks_through_a_speakers_quotations(page, room, addresses):
    page.goto(room + addresses["article"])
    count = page.locator("[data-walk]").first
    ids = count.get_attribute("data-walk").split()
    seen = []
    for _ in ids:
        count.click()
        seen.append(page.locator(".printed .lit").first.get_attribute("data-quotation"))
    assert seen == ids


def test_j_and_k_walk_through_all_quotations(page, room, addresses):
    page.goto(room + addresses["article"])
    lit = page.locator(".printed .words.lit").first
    page.keyboard.press("j")
    first = lit.get_attribute("data-quotation")
    page.keyboard.press("j")
    assert lit.get_attribute("data-quotation") != first
    page.keyboard.press("k")
    assert lit.get_attribute("data-quotation") == first


def test_results_come_as_the_reader_types(page, room):
    page.goto(f"{room}/search")
    page.locator("#asking [name=q]").press_sequentially("bridge")
    page.wait_for_url(re.compile("q=bridge"))
    assert page.locator("#results mark").count() > 0


def test_a_name_of_nobody_is_told_as_the_reader_types(page, room):
    page.goto(f"{room}/search?q=bridge")
    page.get_by_text("Narrow", exact=True).click()
    page.locator("#asking [name=by]").press_sequentially("Zelda Quill")
    page.wait_for_selector("#results :text('nobody in the archive has this name')")
    assert page.locator("#told").text_content() == "0 quotations"
    assert page.locator("#asking [name=q]").input_value() == "bridge"


def test_pages_work_without_script(chromium, room, addresses):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(room + addresses["article"])
    page.locator(".speakers .walk").first.click()
    assert "#" in page.url
    page.goto(f"{room}/search")
    page.fill("#asking [name=q]", "bridge")
    page.locator("#asking button").click()
    assert page.locator("#results mark").count() > 0
    context.close()


def test_a_pasted_text_is_read_and_kept_with_one_click(page, room):
    page.goto(f"{room}/read")
    page.fill("#text", TEXT)
    page.get_by_role("button", name="Read").click()
    assert "We will not sell it," in page.locator(".printed .words").all_inner_texts()
    page.get_by_role("button", name="Keep it in the archive").click()
    page.wait_for_url(re.compile("/articles/"))
    assert "Ada Okafor" in page.locator("aside").inner_text()


def test_an_articles_quotations_are_checked_against_a_dropped_document(page, room, addresses):
    page.goto(room + addresses["article"])
    page.get_by_text("Check the quotations against").click()
    letter = Path(__file__).parents[2] / "samples" / "documents" / "letter-juno-castellaw.txt"
    page.set_input_files("#documents", str(letter))
    page.get_by_role("button", name="Check", exact=True).click()
    assert page.locator(".verdict.exact").count() > 0


def test_the_review_goes_by_keyboard_and_is_undone(page, room):
    page.goto(f"{room}/review")
    words = page.locator("#words").input_value()
    page.keyboard.press("x")
    page.wait_for_selector("text=is not a quotation")
    assert page.locator("#words").input_value() != words
    page.keyboard.press("u")
    page.wait_for_selector("text=Corrected last", state="detached")
    assert page.locator("#words").input_value() == words


def test_enter_in_the_field_of_names_says_who_spoke(page, room):
    page.goto(f"{room}/review")
    page.keyboard.press("p")
    page.keyboard.type("Somebody New")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=was said by Somebody New")
    page.keyboard.press("u")
    page.wait_for_selector("text=Corrected last", state="detached")


def test_a_name_is_written_down_once_and_signs_what_follows(page, room):
    page.goto(f"{room}/people/similar")
    page.get_by_label("Your name").fill("Mira Solheim")
    page.get_by_role("button", name="Sign so").click()
    page.wait_for_selector("text=Corrections are signed Mira Solheim")
    pairs = page.locator(".pair").count()
    page.locator(".pair + form").first.get_by_text("Two people").click()
    page.wait_for_selector("text=Said last")
    assert "Mira Solheim" in page.locator(".corrected").inner_text()
    assert page.locator(".pair").count() == pairs - 1
    page.locator(".corrected button").first.click()
    page.wait_for_selector("text=Said last", state="detached")


def test_a_person_is_renamed_split_and_put_back(page, room, addresses):
    page.goto(room + addresses["person"])
    name = page.locator("h1").inner_text()
    page.get_by_text("Correct who this is").click()
    page.fill("#name", "Somebody Else")
    page.get_by_role("button", name="Rename").click()
    page.wait_for_selector("h1:text('Somebody Else')")
    page.locator(".corrected button").first.click()
    page.wait_for_selector(f"h1:text('{name}')")
    page.get_by_text("Correct who this is").click()
    page.locator(".split input[type=checkbox]").first.check()
    page.get_by_role("button", name="Split").click()
    page.wait_for_selector("text=Others of this name")
    page.locator(".corrected button").first.click()
    page.wait_for_selector("text=Others of this name", state="detached")


def test_the_note_of_a_quotation_leads_to_its_words_and_to_its_correction(page, room, addresses):
    page.goto(room + addresses["article"])
    page.locator(".printed .words").first.hover()
    card = page.locator("#card")
    assert "#:~:text=" in card.get_by_role("link", name="these words on the page").get_attribute("href")
    card.get_by_role("link", name="Correct this").click()
    page.wait_for_url(re.compile("/review/"))


def test_what_a_later_version_changed_is_shown(page, room, addresses):
    page.goto(room + addresses["revised"])
    page.get_by_role("link", name="what changed").click()
    page.wait_for_url(re.compile("/since/"))
    assert page.locator(".printed ins").all_inner_texts()[0] == "four"
    assert "unchanged" in page.locator(".passed").first.inner_text()
