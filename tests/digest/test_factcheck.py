import json
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.factcheck import planted
from digest.factcheck import StoryFacts, check, support
from digest.intake import read_text
from digest.provenance import provenance
from digest.sentences import sentences

STORY = """PORT ANSEL, May 3 - Hythe Council voted 31 to 22 on Thursday to close three libraries, saving about £1.2 million \
a year, its leader said.

"We cannot heat empty rooms," said Councillor Bridget Nance, 58, of the Harbour Alliance. She denied that jobs would be lost.

Nearly 300 people protested in Quarry Lane at 5:30 p.m., the Ansel Herald reported. Police did not make any arrests.

Staff may strike in June, according to the Public Service Union (PSU). Mayor Tomás Quiroga accused Nance of hiding a \
report from 2017.

The third library, in Little Staithe, opened on 12 April 1921 and lends 40 percent fewer books than in 2010."""


@pytest.fixture(scope="module")
def article():
    return read_text(STORY)


@pytest.fixture(scope="module")
def facts(article):
    return StoryFacts.of(article)


def failed(line, facts):
    return [each.kind for each in check(line, facts) if not each.ok]


# one rule each


@pytest.mark.parametrize(
    "line",
    [
        "Hythe Council votes 31-22 to close 3 libraries",
        "Council to save about £1.2m a year, leader says",
        "Nearly 300 people protested in Quarry Lane, newspaper reports",
        "Library lends 40% fewer books than in 2010",
        "Library lends 40 per cent fewer books than in 2010",
        "Library opened on April 12, 1921",
        "Library opened in 1921",
        "3rd library is in Little Staithe",
        "Nance, 58, denied that jobs would be lost",
        "Protest at 5.30pm in Quarry Lane, newspaper reported",
        "PSU says staff may strike in June",
        "Public Service Union: staff may strike",
        "Bridget Nance: “We cannot heat empty rooms”",
        "Cllr Nance said ‘we cannot heat empty rooms’",
        "Mayor Tomas Quiroga accused Nance of hiding report",
        "Nance accused of hiding report by Mayor Quiroga",
        "Police made no arrests",
        "Council Votes To Close Three Libraries",
    ],
)
def test_what_the_story_says_passes(line, facts):
    assert failed(line, facts) == []


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Council votes to close four libraries", "number"),
        ("Council votes 22-31 to close three libraries", "number"),
        ("Council to save £1.2 million a year, leader says", "number"),
        ("Council to save about £12 million a year, leader says", "number"),
        ("Council to save about $1.2 million a year, leader says", "number"),
        ("Council to save about £1.2 million a month, leader says", "number"),
        ("300 people protested", "number"),
        ("Nance, 85, denied that jobs would be lost", "number"),
        ("Library lends 40 fewer books than in 2010", "number"),
        ("Dozens protested in Quarry Lane and hundreds of thousands elsewhere", "number"),
        ("Council votes on Friday to close libraries", "date"),
        ("Protest at 5:30 a.m. in Quarry Lane, newspaper reported", "date"),
        ("Library opened on 21 April 1921", "date"),
        ("Library opened in 2017", "date"),
        ("Bernard Nance denied that jobs would be lost", "name"),
        ("Bridget Quiroga denied that jobs would be lost", "name"),
        ("Mayor Bridget Nance denied that jobs would be lost", "name"),
        ("Protest in Quarry Road", "name"),
        ("NUJ says staff may strike in June", "name"),
        ("France says staff may strike in June", "name"),
        ("Nance: “We cannot heat empty libraries”", "quoted"),
        ("Nance called it “mpty room”", "quoted"),
        ("Police made arrests", "negation"),
        ("Nance says jobs will be lost", "negation"),
        ("Hythe Council votes to open three libraries", "negation"),
        ("Staff strike in June, union says", "modality"),
        ("Nance accused Mayor Quiroga of hiding a report", "roles"),
        ("Mayor Quiroga accused of hiding report by Nance", "roles"),
        ("Nearly 300 people protested in Quarry Lane", "attribution"),
        ("Nance hid a report from 2017", "attribution"),
    ],
)
def test_what_the_story_does_not_say_is_vetoed_by_kind(line, kind, facts):
    assert kind in failed(line, facts)


def test_a_number_word_is_its_digits():
    facts = StoryFacts.of(
        read_text(
            "Twenty-one sheep, two hundred and five cows and four tonnes of hay burned on the farm near the old mill, one in six "
            "of them, said a neighbour who saw it all from his own kitchen window."
        )
    )
    assert failed("21 sheep and 205 cows burned, neighbour says", facts) == []
    assert "number" in failed("25 sheep and 201 cows burned, neighbour says", facts)
    assert "number" in failed("One in five of them burned, neighbour says", facts)


def test_a_check_says_what_it_saw(facts):
    by_kind = {each.kind: each for each in check("Bernard Nance says 300 people protested", facts)}
    assert not by_kind["number"].ok
    assert "nearly 300" in by_kind["number"].evidence.lower()
    assert not by_kind["name"].ok
    assert "bernard" in by_kind["name"].evidence.lower()
    (attribution,) = [
        each for each in check("Nearly 300 protested in Quarry Lane", facts) if each.kind == "attribution"
    ]
    assert attribution.evidence == "the story says it only in the name of the Ansel Herald"
    (unit,) = [
        each
        for each in check("Council to save about £1.2 million a month, leader says", facts)
        if each.kind == "number"
    ]
    assert unit.evidence == "£1.2 million month: the story has £1.2 million year"
    assert [
        each.evidence for each in check("“We cannot heat empty rooms,” Nance said", facts) if each.kind == "quoted"
    ] == ["We cannot heat empty rooms"]


def test_the_passage_decides_which_sentence_is_meant(article, facts):
    spans = [sentence.span for sentence in sentences(article)]
    staithe = [span for span in spans if "Staithe" in article.text(span)]
    assert "date" in [
        each.kind for each in check("Third library opened in 2017", facts, passage=staithe) if not each.ok
    ]
    assert all(each.ok for each in check("Third library opened in 1921", facts, passage=staithe))


def test_an_article_is_as_good_as_its_index(article, facts):
    line = "300 people protested in Quarry Road"
    assert check(line, article) == check(line, facts)
    assert support(line, article) == support(line, facts)


def test_support_ranks_the_storys_wording_first(article, facts):
    own = "Hythe Council voted 31 to 22 on Thursday to close three libraries"
    mixed = "Hythe libraries voted on Thursday to close three Councils"
    other = "Pirates seize the moon in daring raid"
    assert support(own, facts) == 1.0
    assert support(own, facts) > support(mixed, facts) > support(other, facts) == 0.0
    assert support("", facts) == 1.0
    assert support(own, facts, passage=[sentences(article)[-1].span]) < 0.5


# every string


@settings(max_examples=300, deadline=None)
@given(
    st.text(
        alphabet=st.one_of(
            st.sampled_from("$€%–—“”‘’'\"-.,:;()&/ \n" + string.ascii_letters + string.digits), st.characters()
        )
    )
)
def test_any_string_is_a_line(line):
    facts = _INDEXED
    assert all(each.evidence for each in check(line, facts))
    assert 0.0 <= support(line, facts) <= 1.0


_INDEXED = StoryFacts.of(read_text(STORY))


@pytest.mark.parametrize(
    "line", ["1" * 5000, "a-" * 5000, "“" * 5000, "Aa " * 3000, "not " * 3000, "1,2.3.4-5", "٣ kinds", "½ of Ⅳ"]
)
def test_long_and_odd_lines_are_checked(line, facts):
    check(line, facts)
    support(line, facts)


@pytest.mark.parametrize(
    "part", ["Aa ", "Ab-", "U.S. ", "Monday ", "1 of 2 ", "twenty ", "said ", "Mayor Aa, ", '"', "``", "1,"]
)
def test_a_story_of_one_thing_over_and_over_is_indexed_in_linear_time(part):
    """Quadratic work would take minutes here, and the suite's time limit would end it."""
    facts = StoryFacts.of(read_text(part * 20_000 + "\n\nThe mayor of Hythe opened the bridge. " * 4))
    check("The mayor of Hythe opened the bridge", facts)
    check(part * 200, facts)


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=300))
def test_any_story_is_indexed(text):
    facts = StoryFacts.of(
        read_text("The mayor of Hythe opened the bridge. " * 4 + "".join(filter(str.isprintable, text)))
    )
    check("The mayor of Hythe opened the bridge on 3 May", facts)


# the story's own sentences


@pytest.mark.parametrize("half", ["dev", "heldout"])
def test_a_storys_own_sentences_pass(half):
    for text, _ in planted(half):
        article = read_text(text)
        facts = StoryFacts.of(article)
        for sentence in sentences(article):
            line = article.text(sentence.span)
            assert [each for each in check(line, facts, passage=[sentence.span]) if not each.ok] == [], line


# planted errors


@pytest.mark.parametrize(("halves", "least_recall"), [(("dev", "heldout"), 0.97), (("heldout",), 0.93)])
def test_planted_errors_are_found_and_true_lines_pass(halves, least_recall):
    caught, missed, vetoed, passed = [], [], [], []
    for text, lines in (each for half in halves for each in planted(half)):
        article = read_text(text)
        facts, own = StoryFacts.of(article), sentences(article)
        for each in lines:
            ok = all(one.ok for one in check(each.line, facts, passage=provenance(each.line, article, own)))
            {(True, True): passed, (True, False): missed, (False, True): vetoed, (False, False): caught}[
                ok, each.kind == "true"
            ].append(each)
    assert len(caught) + len(missed) >= 60
    assert len(caught) / (len(caught) + len(missed)) >= least_recall, json.dumps([each.line for each in missed])
    assert len(vetoed) / (len(vetoed) + len(passed)) <= 0.05, json.dumps([each.line for each in vetoed])
