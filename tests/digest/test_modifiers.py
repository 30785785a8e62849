"""What a headline spares that no other sentence can: which one, where, whose name. And what it may not spare."""

import pytest

from digest.article import Span
from digest.cuts import headline_cuts
from digest.intake import read_text


def headlines(sentence: str, *, most_words: int = 14) -> list[str]:
    article = read_text(sentence, min_words=0)
    return [cut.text for cut in headline_cuts(article, Span(0, len(article.body.rstrip())), most_words=most_words)]


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        # what follows the noun of a subject
        ("Two men who were hiding in a barn near Lund were arrested in Oslo on Friday.", "Two men arrested in Oslo"),
        ("Officials at the port of Calder Falls on the coast of Veldania say the crew of the lost ferry is safe.",
         "Officials say crew of lost ferry is safe"),
        ("Scientists from the University of Lund and the Tann Institute examine why the eels of the Mur are dying out.",
         "Scientists examine why eels of Mur are dying out"),
        ("Thousands of protesters wearing black shirts, masks and hats gathered around the mint in Oslo, blocking its gate.",
         "Thousands of protesters gathered around mint in Oslo"),
        ("Karsten Orr of Norway won the prize for salt research at the winter fair in Lund.",
         "Karsten Orr wins prize for salt research"),
        ("Aftershocks of a strong earthquake that struck the south of Veldania on Sunday have raised the number of the dead.",
         "Aftershocks of strong earthquake raise number of the dead"),
        # where it lies
        ("Police in Lund, Veldania, closed the bridge to lorries on Monday.", "Police in Lund closed bridge to lorries"),
        # how old, and an apposition after an apposition
        ("An islander, Ida Tann, aged 28, appeared in court in Lund on Monday.", "Islander appeared in court"),
        ("On Friday, Ida Tann, sister of the late painter Ola Tann, opened a museum in Lund.",
         "Ida Tann opened museum in Lund"),
        # whose name it is
        ("Veldanian inventor Ida Tann crossed the strait in a tin boat on Sunday.",
         "Veldanian inventor crosses strait in tin boat"),
        ("Port Ansel Mayor Anna Orr signed a law that bans cars from the quay on Monday.",
         "Port Ansel mayor signs law that bans cars from quay"),
        ("The Veldanian space agency VSA says its probe has landed on the moon.", "VSA says its probe has landed on moon"),
        # what a study says
        ("A new study suggests that the eels of the river Mur likely lost their sense of smell.",
         "Study: Eels of river Mur likely lost their sense of smell"),
        # one of two
        ("The council of Lund closed the pool and the park next to it.", "Council of Lund closed pool"),
        ("Ida Tann and her fellow senator Ola Orr proposed a tax on salt.", "Ida Tann proposed tax on salt"),
        ("The port of Mur has been closed by the navy, once a centre of trade.", "Port of Mur closed by navy"),
        # what was counted, and how much of it
        ("The number of weddings in Veldania rose in 2023 for the first time in more than ten years.",
         "Weddings in Veldania rise for first time in more than ten years"),
        # a participle after the last noun, a relative clause after many things
        ("A new study examines the harm caused by pieces of glass that end up in the bellies of eels in the river Mur.",
         "New study examines harm caused by pieces of glass"),
        ("Researchers in Lund have found signals that could foretell storms in the strait up to two days ahead.",
         "Researchers find signals that could foretell storms"),
        # ages with and without where somebody is from
        ("Ida Tann, 37, of Lund, Veldania, was sentenced to nine years in prison.", "Ida Tann sentenced to nine years in prison"),
        ("Ida Tann, 31, a former officer of the coast guard, was sentenced to nine years in prison in Oslo on Friday.",
         "Ida Tann, former officer of coast guard, sentenced to nine years in prison"),
        # an attribution that stood first
        ("According to a report by the port authority of Lund, two ferries were found adrift in the strait.",
         "Two ferries found adrift in strait, according to report"),
        # how long ago
        ("Potters in Lund made their first bowls about nine thousand years ago.", "Potters made their first bowls"),
    ],
)  # fmt: skip
def test_what_a_headline_spares(sentence: str, headline: str) -> None:
    assert headline in headlines(sentence)


@pytest.mark.parametrize(
    ("sentence", "never"),
    [
        # what holds of some does not hold of all
        ("Students who fail lose grants.", "Students lose grants"),
        ("Drivers in Oshan can park on the quay until May.", "Drivers can park on quay"),
        ("A driver who drinks may lose his licence for a year.", "Driver may lose his licence for a year"),
        ("Men at the mill earn less than the women in the office.", "Men earn less than women in office"),
        # the first of its kind, and none of a kind
        ("The first man who sailed round Mur alone has died in Lund.", "First man dies"),
        ("No one in the village of Calder Falls saw the boat.", "No one saw boat"),
        # a part of a name
        ("The Institute for Salt Research in Lund was closed on Friday.", "Institute closed"),
        ("The Tann Centre for Salt Research opened a branch in Lund on Friday.", "Tann Centre opened branch"),
        # what two do together
        ("Ida Tann and her brother met in Lund on Sunday after nine years.", "Ida Tann met in Lund"),
        ("The bridge between Lund and the island of Mur has been closed.", "Bridge between Lund has been closed"),
        # who is asked is nothing without what for
        ("The law would allow people living in Lund, including the old, to be moved to Oslo.",
         "Law would allow people living in Lund"),
        # a study that says nothing
        ("Officials say crews in Lund have found the ferry.", "Officials say crews"),
        # an age keeps both its commas
        ("Ida Tann, 37, of Lund, Veldania, was sentenced to nine years in prison.",
         "Ida Tann, 37 sentenced to nine years in prison"),
        # a claim stays somebody's
        ("According to police, two ferries were found adrift in the strait.", "Two ferries found adrift in strait"),
        ("The ferry will stop in May, the ministry of transport and the port authority of the whole island of Mur announced.",
         "Ferry to stop in May"),
        # two adjectives of one noun, and what "that" promised
        ("The ministry has shared 500 million safe and sound doses of salt with the islanders.",
         "Ministry has shared 500 million safe"),
        ("The ministry announced today that Tann Salt Inc.", "Ministry announces that Tann Salt Inc."),
        # a purpose was not, a wish does not come true
        ("The aim of the talks was to end the strike in the harbour.", "Aim of talks to end strike in harbour"),
        ("Some historians say King Orr wanted the navy out of the harbour.",
         "Some historians say King Orr wants navy out of harbour"),
        # a clause that lacks its verb
        ("The minister of salt, Ola Orr, announced that from June children under ten may ride the ferry for free.",
         "Minister of salt, Ola Orr, announced that from June"),
        ("The head says pupils who come late will have to stay in the evening for an hour or more.",
         "Head says pupils who come late"),
        ("Ferries are one of the ways through which islanders and those they trade with meet.",
         "Ferries are one of the ways through which islanders"),
        # what an -ing before a noun is, and an adjective before its noun
        ("A two-count superseding indictment was unsealed in Lund on Friday, charging an islander with theft from the mint.",
         "Two-count unsealed in Lund"),
        ("The school is an easy, powerful way to learn a trade, run by the port and paid for by the mint.",
         "School is an easy, run by port"),
        ("The queen will host a leader-level meeting of the islands of the strait in Lund in June.",
         "Queen to host leader-level"),
        # born somewhere
        ("Islanders are more hopeful about the coming year than people who were born in Lund.",
         "Islanders are more hopeful about coming year than people who were born"),
        # what was found to be something
        ("The doctor declared the smoke from the mill within the town of Lund to be the worst in the whole country.",
         "Doctor declared smoke from mill"),
        # which Monday, what they plan, with whom they work, what one word names
        ("The third Monday of February is known as Salt Day in the islands.",
         "Third of February is known as Salt Day in islands"),
        ("The mayor of Lund opens a meeting with islanders planning to leave the country for Oshan in the spring.",
         "Mayor of Lund opens meeting with islanders planning"),
        ("The ability to hear the sounds of a language and work with them is called an ear.",
         "Ability to hear sounds of language and work is called ear"),
        ("On Friday, the navy blocked all ships from the old port of Mur, a wharf which takes the largest ferries.",
         "Navy blocked all ships from old port of Mur, wharf"),
        # who is spoken of, not where
        ("The council held votes in Lund, Mur, Oslo, Staithe and Calder Falls.",
         "Council held votes in Lund and Calder Falls"),
    ],
)  # fmt: skip
def test_what_a_headline_may_not_spare(sentence: str, never: str) -> None:
    assert never not in headlines(sentence)
