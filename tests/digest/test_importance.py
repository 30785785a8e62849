"""How likely a summary has a word, and which lines are taken together."""

from digest.choice import Offer, choose, says_again
from digest.importance import FEATURES, LEAD_WEIGHTS, REST_WEIGHTS, features, importance

STORY = [
    "The harbour at Sandmouth will close for two years while its walls are rebuilt.",
    "Engineers found cracks in the harbour walls after the January storm.",
    "A brass band played on the quay.",
    "The walls held back the storm in 1953, and the cracks were left alone.",
]


def test_the_weights_are_one_for_each_feature_in_their_order() -> None:
    assert tuple(LEAD_WEIGHTS) == tuple(REST_WEIGHTS) == FEATURES
    assert all(len(row) == len(FEATURES) for _, row in features(STORY).values())


def test_what_comes_first_and_again_is_likelier() -> None:
    likely = importance(STORY).likelihood
    assert likely["harbour"] > likely["sandmouth"] > likely["quay"]
    assert likely["rebuilt"] > likely["found"] > likely["left"]
    assert likely["crack"] > likely["engin"]
    assert all(0 < each < 1 for each in likely.values())


def test_a_word_said_twice_counts_once_and_has_its_price() -> None:
    weighed = importance(STORY)
    assert 0 < weighed.value(["Harbour walls, harbour walls"]) < weighed.value(["Harbour walls"]) < 1
    assert weighed.value(["Harbour walls, Sandmouth"]) > weighed.value(["Harbour walls, quay"])


def test_lines_are_taken_together_each_sentence_once_and_in_order() -> None:
    weighed = importance(STORY)
    offers = [Offer(number, text) for number, text in enumerate(STORY)]
    offers.append(Offer(0, "The harbour at Sandmouth will close."))
    chosen = choose(offers, weighed, count=2)
    assert [offer.sentence for offer in chosen] == [0, 3]
    assert choose(offers, weighed, count=9) == offers[:4]
    assert choose([], weighed, count=2) == []


def test_a_price_makes_another_line_come_first() -> None:
    weighed = importance(STORY)
    offers = [Offer(0, STORY[0], 0.5), Offer(3, STORY[3])]
    assert [offer.sentence for offer in choose(offers, weighed, count=1)] == [3]


def test_none_says_what_another_says() -> None:
    again = "Sandmouth harbour will close while its walls are rebuilt."
    assert says_again(again, [STORY[0]])
    assert not says_again(STORY[2], STORY[:2])
    chosen = choose([Offer(0, STORY[0]), Offer(1, again)], importance(STORY), count=2, beside=[STORY[2]])
    assert len(chosen) == 1


def test_a_line_that_follows_is_taken_only_with_the_line_before() -> None:
    weighed = importance(STORY)
    follows = Offer(1, STORY[1], -1.0, follows=True)
    assert [offer.sentence for offer in choose([Offer(0, STORY[0]), follows], weighed, count=2)] == [0, 1]
    assert [offer.sentence for offer in choose([Offer(0, STORY[0]), follows], weighed, count=1)] == [0]
    assert choose([Offer(3, STORY[3]), follows], weighed, count=2) == [Offer(3, STORY[3])]
