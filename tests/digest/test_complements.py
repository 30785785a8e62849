"""What a word is nothing without stays with it."""

import pytest

from digest.boundaries import holds_on


@pytest.mark.parametrize(
    "sentence",
    [
        "The league put its money | behind the mill.",
        "Snow brought parts of the island | to a standstill.",
        "The captain had taken the boat | to within a mile of the rocks.",
        "A jury awarded $38 million | to a baker.",
        "The council gave its approval | to the mill.",
        "He exposed the crew | to salt.",
        "She had steered $9 million | from the fund to a firm.",
        "Hundreds spent the night | in their boats.",
        "The rock exploded 14 miles | above the town.",
        "The eels were found about 90km | from the port.",
        "The mayor made more help | available to the islanders.",
        "The court declared his rival |, the baker Ida Tann, the winner.",
        "He had bought his son |, then 15, a boat for the fair.",
        "The council voted 4-3 | to close the mill.",
        "The members voted by 44 to 19 | to close the mill.",
        "The bank is pleased | to name Ida Tann.",
        "The crew insisted | on a vote.",
        "They would wage a war | on the eels.",
        "The islanders suffered | from the rain.",
        "Orr and Tann were tied | for second.",
        "Ida Tann was sworn | in on Monday.",
        "Two sailors were swept | from the deck.",
        "A sailor turned himself | in at the port.",
        "A baker was arrested on charges | related to the theft of a boat.",
        "They were asleep on the night | in 2020 when the mill burned.",
        "The state announced Ida Tann | as the new head of the mill.",
        "The house approved an effort | by Ida Tann to close the mill.",
        "Ida Tann was found | by a court to have sold wet salt.",
        "The mill was fined for pouring so much salt | into the Mur that all the eels died.",
        "The storm has not only harmed the crew | in the port, but also the mill.",
        "The mill sold more bread | in a day than in a year before.",
        "A judge barred Ida Tann |, of Lund, from sailing.",
        "The crew refused to allow Mur Boats |, a firm of Lund, to sail.",
        "A count found Ida Tann, 52 |, within three points of Ola Orr.",
    ],
)
def test_what_is_owed_stays(sentence: str) -> None:
    place = sentence.index(" |")
    assert holds_on(sentence.replace(" |", "").replace(" ,", ","), place, ())


@pytest.mark.parametrize(
    "sentence",
    [
        "The league put the mill up for sale | in Lund.",
        "The crew was brought to the port alive | on Monday.",
        "Ida Tann gave birth to a girl | in a boat.",
        "He smuggled salt worth £5.2m | into the port.",
        "The islanders were asked to bring bread with them | after the rain.",
        "The crew took part | in the fair.",
        "The mill spent $9 million | in a year.",
        "The council voted to close the mill | on Monday.",
        "The court freed Ida Tann | as the crew looked on.",
        "A baker was arrested on salt charges | in Lund.",
        "The house approved a plan | by Ida Tann.",
        "The mill sold more bread than ever | in a day.",
        "The mill was so wet that it closed | in a day.",
    ],
)
def test_what_is_not_owed_may_go(sentence: str) -> None:
    place = sentence.index(" |")
    assert not holds_on(sentence.replace(" |", ""), place, ())
