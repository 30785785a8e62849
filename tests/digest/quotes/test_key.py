"""Which quotations are pulled, and why."""

from digest.article import Span
from digest.digest import Bullet
from digest.quotes import find_quotes, key_quotes
from tests.digest.quotes.reading import article

STORY = article(
    "The roof of Lowfield School fell in on Monday.\n"
    "“It is what it is,” said Ada Marsh, a teacher. “Our children must never again sit under a roof that we know is failing.”\n"
    "“We are aware of the incident and further details will be released in due course,” said a spokesman for the county.\n"
    "“Nobody answered a single one of our letters about the leaking roof,” said Tom Reeve, a father of three.\n"
    "The council called the response “adequate”.\n"
    "“The county has failed these families, and it should be ashamed,” said Rosa Lind, the mayor."
)


def chosen(**options: object) -> list[str]:
    return [STORY.text(quote.spans[0]) for quote in key_quotes(STORY, find_quotes(STORY), **{"count": 3, **options})]  # type: ignore[arg-type]


def test_judgement_goes_before_procedure_and_every_speaker_is_heard() -> None:
    assert set(chosen()) == {
        "Our children must never again sit under a roof that we know is failing.",
        "Nobody answered a single one of our letters about the leaking roof,",
        "The county has failed these families, and it should be ashamed,",
    }


def test_the_count_is_an_upper_bound() -> None:
    assert chosen(count=0) == []
    assert len(chosen(count=1)) == 1
    assert len(chosen(count=50)) <= 5


def test_the_choice_is_explained_and_always_the_same() -> None:
    first = key_quotes(STORY, find_quotes(STORY), count=3)
    assert first == key_quotes(STORY, find_quotes(STORY), count=3)
    assert all(quote.why for quote in first)
    assert "carries judgement" in first[0].why
    assert "another speaker" in first[1].why


def test_what_a_bullet_says_already_is_passed_over() -> None:
    bullet = Bullet(
        "Mayor Rosa Lind said the county has failed these families and should be ashamed.", (Span(0, 5),), "generated"
    )
    assert "The county has failed these families, and it should be ashamed," in chosen(count=2)
    assert "The county has failed these families, and it should be ashamed," not in chosen(count=2, bullets=(bullet,))


def test_fragments_and_quotations_of_nobody_are_never_chosen() -> None:
    story = article(
        "“The fog was thick that morning and nothing moved.”\nThe council called it “a perfectly ordinary morning”."
    )
    assert key_quotes(story, find_quotes(story), count=5) == ()
