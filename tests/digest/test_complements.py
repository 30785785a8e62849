"""What a word is nothing without stays with it."""

import pytest

from digest.boundaries import holds_on
from digest.unfinished import breaks_off


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
        "The court compared a sailor | on trial for theft to an eel.",
        "Ida Tann joined Ola Orr | and two bakers to open the fair.",
        "The islanders closed dozens of mills | to strangers.",
        "The mill was told to stop milling | within a mile of the port.",
        "Ida Tann was found guilty of getting a boat | by lying to the port.",
        "They called off a strike that was to have begun | on Monday.",
        "Prices fell to their lowest | in seven weeks.",
        "The mill is more than just a mill | for the islanders.",
        "He made it all himself, including a kite sewn | from curtains.",
        "The shifts were drawn up | in such a way that nobody slept.",
        "The mill will be kept |, but cut by half.",
        "The fire was followed by laws | and rules that made it worse.",
        "The council voted 4-3 | early on Monday to close the mill.",
        "Sailing for most of a day in a storm |, a baker on her way to Lund lost her mast.",
        "The bakers found no salt, no bread and, taped to the door |, a note.",
        "Ida Tann was found guilty by a jury of getting a boat | by lying to the port.",
        "The island closes its last two mills | with a view of the sea.",
        "The town is hit by an average of ten storms | a year.",
        "The eels go hungry | in years when the strait freezes.",
        "The pipe broke near Lund and jet fuel | spilled onto the quay.",
        "It is dull because salt | that is wet is no use.",
        "Two deaths were blamed on the storm: a baker in her seventies | who was out, and a sailor whose boat sank.",
        "A judge barred Ida Tann |, of Lund, from sailing.",
        "The crew refused to allow Mur Boats |, a firm of Lund, to sail.",
        "A count found Ida Tann, 52 |, within three points of Ola Orr.",
    ],
)
def test_what_is_owed_stays(sentence: str) -> None:
    place = sentence.index(" |")
    text = sentence.replace(" |", "")
    assert holds_on(text, place, ()) or breaks_off(text[:place], text[place:-1])


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
        "The pipe broke near Lund and fuel spilled | onto the quay.",
        "The mill was hit by ten storms | in a year.",
        "The crew failed to agree on a plan | on Monday.",
        "Ida Tann closed the mill | in Lund.",
        "The mill was told to stop milling salt | on Monday.",
        "The mill sold more bread than ever | in a day.",
        "The mill was so wet that it closed | in a day.",
    ],
)
def test_what_is_not_owed_may_go(sentence: str) -> None:
    place = sentence.index(" |")
    assert not holds_on(sentence.replace(" |", ""), place, ())
