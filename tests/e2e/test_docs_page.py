"""The page at /docs in a real browser: it tries the API out, and asks nobody but this service for anything."""

import json

import pytest
from selenium import webdriver
from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from tests.e2e.stack import DEADLINE_S, Stack


def requested(browser: webdriver.Chrome) -> list[str]:
    events = (json.loads(entry["message"])["message"] for entry in browser.get_log("performance"))
    return [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]


def live(operation: WebElement) -> str:
    """The answer to the request that was tried, as the page shows it so far."""
    return " ".join(element.text for element in operation.find_elements(By.CSS_SELECTOR, ".live-responses-table"))


@pytest.mark.parametrize("keyed", [False, True], ids=["without keys", "with a key"])
def test_a_story_is_digested_from_the_page(stack: Stack, browser: webdriver.Chrome, text: str, keyed: bool) -> None:
    wait = WebDriverWait(
        browser, DEADLINE_S, ignored_exceptions=[NoSuchElementException, StaleElementReferenceException]
    )
    key = stack.make_key() if keyed else None
    browser.get(f"{stack.url}/docs")
    if key:
        wait.until(lambda page: page.find_element(By.CSS_SELECTOR, "button.authorize")).click()
        wait.until(lambda page: page.find_element(By.CSS_SELECTOR, "#auth-bearer-value")).send_keys(key)
        browser.find_element(By.CSS_SELECTOR, "button.modal-btn.authorize").click()
        browser.find_element(By.CSS_SELECTOR, "button.btn-done").click()
    operation = wait.until(lambda page: page.find_element(By.CSS_SELECTOR, "#operations-digests-submit"))
    operation.find_element(By.CSS_SELECTOR, ".opblock-summary-control").click()
    editor = wait.until(lambda _: operation.find_element(By.CSS_SELECTOR, "textarea.body-param__text"))
    # As if typed: React hears of a value only through the element's own setter.
    browser.execute_script(
        "Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set.call(arguments[0], arguments[1]);"
        "arguments[0].dispatchEvent(new Event('input', {bubbles: true}));",
        editor, json.dumps({"text": text}),
    )  # fmt: skip
    prefer = operation.find_element(By.CSS_SELECTOR, "input[placeholder^='Prefer']")
    prefer.clear()
    prefer.send_keys("wait=30")
    operation.find_element(By.CSS_SELECTOR, "button.execute").click()
    wait.until(lambda _: "headline" in live(operation))
    assert "succeeded" in live(operation)
    urls = [url for url in requested(browser) if url.startswith(("http", "ws"))]
    assert any(url.endswith("/v1/digests") for url in urls)
    assert {url for url in urls if not url.startswith(stack.url)} == set()
    assert [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"] == []
