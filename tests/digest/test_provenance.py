import pytest

from digest.article import Span
from digest.intake import read_text
from digest.provenance import provenance
from digest.sentences import sentences

STORY = "\n".join(
    [
        "Ferry crews on the Alder estuary will strike for two days next week after talks over night shifts broke down.",
        "The union said 140 of its 151 members at Alder Crossings had voted to walk out on Tuesday and Wednesday. "
        "Alder Crossings, which carries about 9,000  passengers a day, said it was disappointed by the vote.",
        "“We have offered four per cent and a shorter night,” said Moira Tann, the operator's managing director.",
        "Commuters in Hythe said they would share cars, and the council is to open a field for parking.",
    ]
)


@pytest.fixture(scope="module")
def article():
    return read_text(STORY)


def passages(text, article):
    return [" ".join(article.text(span).split()) for span in provenance(text, article, sentences(article))]


def test_the_storys_own_words_have_their_exact_span(article):
    assert passages("Commuters in Hythe said they would share cars", article) == [
        "Commuters in Hythe said they would share cars"
    ]
    whole = "Alder Crossings, which carries about 9,000 passengers a day, said it was disappointed by the vote."
    assert passages(whole, article) == [whole]


def test_part_of_a_word_is_not_the_storys_own_words(article):
    assert passages("Commuters in Hyth", article) != ["Commuters in Hyth"]


def test_a_paraphrase_points_at_its_sentence(article):
    found = passages("Crews vote to strike, 140 members of 151 in favour", article)
    assert found[0].startswith("Ferry crews") or found[0].startswith("The union said 140")
    assert any(text.startswith("The union said 140") for text in found)
    assert [text[:9] for text in passages("Council opens parking field for commuters", article)] == ["Commuters"]


def test_a_line_from_two_sentences_points_at_both_in_story_order(article):
    found = passages("Hythe commuters to share cars as Moira Tann offers shorter night", article)
    assert [text[:9] for text in found] == ["“We have ", "Commuters"]


def test_one_sentence_is_enough_where_it_has_all_the_words(article):
    assert len(passages("Alder ferry crews will strike after talks over shifts broke down", article)) == 1


@pytest.mark.parametrize("text", ["", "…", "Zebra quux", "\ud800", "(", "\\"])
def test_a_line_that_shares_nothing_has_the_first_sentence(text, article):
    assert provenance(text, article, sentences(article)) == (sentences(article)[0].span,)


def test_no_sentences_have_no_provenance(article):
    assert provenance("anything", article, ()) == ()


def test_spans_are_ordered_and_inside_the_story(article):
    for sentence in sentences(article):
        shuffled = " ".join(reversed(article.text(sentence.span).split()))
        spans = provenance(shuffled, article, sentences(article))
        assert list(spans) == sorted(spans)
        assert sentence.span in spans
        assert all(span in Span(0, len(article.body)) for span in spans)
