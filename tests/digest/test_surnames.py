"""Who a surname means, said in full."""

from digest.article import Span
from digest.cuts import Cut
from digest.surnames import with_full_names

BODY = "A judge barred Ida B. Tann and Kari Orr-Brandt from sailing. Tann and Orr-Brandt consented to the orders."
START = BODY.index("Tann and Orr-Brandt consented")


def told(text: str, body: str = BODY, start: int = START) -> tuple[str, list[str]]:
    cut = with_full_names(Cut(text, (Span(start, len(body)),)), body, start)
    return cut.text, [body[span.start : span.end] for span in cut.spans[:-1]]


def test_two_who_begin_a_headline_have_their_names() -> None:
    names = ["Ida B. Tann", "Kari Orr-Brandt"]
    assert told("Tann and Orr-Brandt consented to orders") == (
        "Ida B. Tann and Kari Orr-Brandt consented to orders",
        names,
    )


def test_who_may_be_one_of_two_is_left() -> None:
    body = "Ida Orr and Kari Orr left. Orr sailed."
    assert told("Orr sailed", body, body.index("Orr sailed"))[0] == "Orr sailed"


def test_what_is_no_surname_is_left() -> None:
    assert told("Lund closed the pier")[0] == "Lund closed the pier"
    assert told("Tann’s orders were read")[0] == "Tann’s orders were read"


def test_a_rare_first_name_is_known_by_where_it_stands() -> None:
    body = "A jury convicted Qesh Tann of fraud. Tann lied to banks."
    assert told("Tann lied to banks", body, body.index("Tann lied"))[0] == "Qesh Tann lied to banks"
    body = "A jury heard Judge Tann on fraud. Tann lied to banks."
    assert told("Tann lied to banks", body, body.index("Tann lied"))[0] == "Tann lied to banks"
