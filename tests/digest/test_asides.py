"""Asides: both commas go or both stay, what belongs to an aside goes with it, and nobody of several goes alone."""

import re

import pytest

from digest.article import Span
from digest.cuts import headline_cuts
from digest.intake import read_text


def headlines(sentence: str) -> list[str]:
    article = read_text(sentence, min_words=0)
    return [cut.text for cut in headline_cuts(article, Span(0, len(article.body.rstrip())), most_words=14)]


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        # an age or a name that stays keeps the comma that ends it
        ("The baker, Ida Tann, who lost a hand in the war, is serving nine years.",
         "Baker, Ida Tann, is serving nine years"),
        ("Ida Tann, 58, who sold salt for thirty years, said she would leave the island.",
         "Ida Tann, 58, said she would leave island"),
        ("A court in Lund indicted Ida Tann, 64, a baker who has served on the council, on charges of selling wet salt.",
         "Court in Lund indicted Ida Tann, 64, on charges of selling wet salt"),
        ("Ola Orr, Jr. (Mur), a member of the salt board, today met with the bakers of Lund.",
         "Ola Orr, Jr., member of salt board, met with bakers of Lund"),
        # what an age stood before keeps its comma
        ("Ida Tann, 33, a mother of two, was last seen at the quay in Lund.",
         "Ida Tann, mother of two, was last seen at quay in Lund"),
        # an aside of what goes goes with it
        ("A mill that collapsed in Lund in 2015, killing 212 eels, was closed by the council on Monday.",
         "Mill was closed by council"),
        ("The Salt League, which had closed the road to Lund for 11 days, on Thursday called off its strike.",
         "Salt League called off its strike"),
        # an aside of its own, of one or of several
        ("The bakers, Ida Tann, a widow, and Ola Orr, a sailor, opened a shop on the quay of Lund.",
         "Bakers opened shop on quay of Lund"),
        ("Karsten Orr, a citizen of Lund, Mur and Ystad, was jailed for smuggling eels.",
         "Karsten Orr jailed for smuggling eels"),
        ("The council of Mur, along with Ida Tann, Ola Orr, and Bo Lund, has led the effort to save the eels.",
         "Council of Mur leads effort to save eels"),
        ("Now, Lund, the island’s main partner and oldest ally, appears to be at the center of the quarrel.",
         "Lund appears to be at center of quarrel"),
    ],
)  # fmt: skip
def test_an_aside_goes_with_its_commas(sentence: str, headline: str) -> None:
    assert headline in headlines(sentence)


@pytest.mark.parametrize(
    ("sentence", "never"),
    [
        ("The ferry, Mur Maiden, which is owned by a bank, is drifting off the island of Ystad.", "Maiden is"),
        ("The court, Ida Tann, 64, a baker of Lund, on charges of selling salt, opened.", "64 on"),
        ("Ida Tann, 66, a retired baker, was sworn in by the council of Lund.", "Tann retired"),
        ("The judges freed Ida Tann, 44, who has been held since 2003 for the theft of a boat.", "Tann who"),
        ("Ida Tann, 44, who taught at Mur Hall, a school by the sea, has been banned for life.", "Tann, 44 school"),
        ("Ida Tann, 44, who taught at Mur Hall, a school by the sea, has been banned for life.", "44, school"),
        ("People of Mur Street, a lane by the port, told of boats left lying in the mud.", "People, lane"),
        ("A sailor was fined $900 on Monday by the port of Lund, which said that he had been asleep.", "$900, which"),
        ("Miss Tann, who is 88 and has taught, by her own count, 900 children to sail, is retiring.", "Tann 900"),
        ("Salt Mills, Mur Boats, the Eel League and Lund Bakers have all agreed to sell only bread.", "Mills Eel"),
        ("Salt Mills, a firm of Lund, and its owner, Mur Salt, have agreed to pay a fine.", "Salt Mills have"),
        ("Ida Tann, 64, of Lund, and Ola Orr, 38, of Mur, both pleaded guilty to selling wet salt.", "Tann both"),
        ("Ida Tann and Ola Orr were convicted by a jury in Lund of selling wet salt.", "^Ola Orr were"),
        ("Ida Tann, a cook for the council, and the bakers, today opened a shop in Lund.", "Tann and"),
        ("Mayor Ola Orr, speaking on the quay as the boys, some of them barefoot, were led from the boat, said nothing was paid.",
         "Orr were"),
        ("A mill that collapsed in Lund in 2015, killing 212 eels, was closed by the council on Monday.", "Mill, killing"),
        ("Senior bakers from Veldania, Norway, India, and Japan met on the quay of Lund on Monday.", "Veldania, and Japan"),
        ("The Salt and Eel Administration warned the bakers of Lund on Friday to stop selling wet bread.", "^Eel"),
        ("A jet bound from Lund to Mur landed in Ystad on Monday with a broken wing.", "jet bound (?!from)"),
        ("A baker fired last week from a salt mill returned with a boat full of eels on Monday.", "baker fired (?!last|from)"),
        ("A fire fanned by strong winds forced the islanders of Mur out of their houses on Friday.", "fanned forced"),
        ("Plans to raise the age at which sailors in Lund get a free boat have been dropped by the council.", "sailors have"),
        ("At least 54 bakers were hurt, most of them as they jumped from a boat, officials of the port said.", "hurt offic"),
        ("The salt board of Mur rejected an unsolicited takeover by a firm of Lund on Monday.", "an takeover"),
        ("A council split over salt voted 4-3 early Monday to close the mill that stands by the port of Lund.", "4-3$"),
        ("Found asleep in a mill with a hat over his face, a baker who was dismissed has been paid $9.", "^Found .* mill has"),
        ("The council switched off its lamp, ending a test that was planned for years, lasted for 19 and cost $9.",
         "lamp lasted"),
        ("Ida Tann, who cannot be named, wept in the dock as the jury, which had sat for a day, returned its verdict.",
         "Tann returned"),
        ("Mill chief and author, Ida Tann, wrote a book about eels in the strait of Mur on Monday.", "^Ida Tann, wr"),
        ("The answer has been fewer fights, less noise and, to the joy of the cooks, cleaner plates.", "fights to"),
        ("Ida Tann, the port's chief, called Ola Orr's remarks about the mill the very model of an unkind word.", "remarks$"),
        ("So far, no baker of Lund has claimed the prize that the council set on Monday.", "^Far"),
        ("The number of eels born in the ponds of Lund last year fell to a new low, the council said.", "^Eels born"),
    ],
)  # fmt: skip
def test_nothing_goes_without_its_other_half(sentence: str, never: str) -> None:
    assert not [line for line in headlines(sentence) if re.search(never, line)]
