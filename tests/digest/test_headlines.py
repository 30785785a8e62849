"""Headlines cut from one sentence: what they reach, and what readers of headlines struck because it was broken or untrue."""

import re

import pytest

from digest.article import Span
from digest.cuts import headline_cuts
from digest.intake import read_text

MOST_WORDS = 14


def cut(sentence: str) -> list[str]:
    article = read_text(sentence, min_words=0)
    return [each.text for each in headline_cuts(article, Span(0, len(article.body.rstrip())), most_words=MOST_WORDS)]


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        # who announced it stands last
        ("Two Lund residents pleaded guilty today for their roles in a $7 million salt fraud, announced Harbour Master Ida"
         " Tann of the northern district.", "Two Lund residents pleaded guilty for their roles in $7 million salt fraud"),
        ("A Mur man was indicted by a grand jury sitting in Lund for using stolen names to file false claims for salt and"
         " eels, announced Harbour Master Ida Tann.", "Mur man indicted by grand jury sitting in Lund"),
        # the verb after an aside that names a place, and after what somebody said it in
        ("A Veldanian baker, who lived in Lund, Skåne, pleaded guilty today to mail fraud in the harbour court of the town.",
         "Veldanian baker pleaded guilty to mail fraud"),
        ("Late on Sunday, Mayor Ida Tann, in a letter sent via the harbour office, announced the ferries would be leaving Lund.",
         "Mayor Ida Tann announced ferries would be leaving Lund"),
        # the first that does something is adverb here
        ("Many islanders first heard about the new ferry through a poster in the fish market of the old town of Lund.",
         "Many islanders first heard about new ferry"),
        # what was long ago keeps its time
        ("Ten years ago, a storm closed the harbour of Lund and sank four ferries of the salt works.",
         "Ten years ago, storm closed harbour of Lund and sank four ferries of salt works"),
        # where several are from
        ("Sailors from Lund, Mur, and Halverby have been using the new pier of the salt works to land eels by night.",
         "Sailors have been using new pier of salt works to land eels by night"),
        # which court it was
        ("The board filed a status report with the United States District Court for the Western District of Veldania updating the"
         " court on the progress in dredging the harbour.",
         "Board filed status report updating court on progress in dredging harbour"),
        # two ages
        ("A jury in Lund today convicted Ida Tann, 50, and Ola Orr, 43, for their roles in a fraud involving salt.",
         "Jury in Lund convicted Ida Tann and Ola Orr"),
    ],
)  # fmt: skip
def test_a_headline_is_reached(sentence: str, headline: str) -> None:
    assert headline in cut(sentence)


@pytest.mark.parametrize(
    ("sentence", "never"),
    [
        # the first is so with all that follows
        ("On Monday, Lund became the first town in Veldania to begin a council session in which more than half of the members"
         " were bakers.", r"session$"),
        # half a number's compound, half a pair of days, half a name
        ("A jury sitting in Lund returned a 90-count superseding indictment yesterday against eleven bakers.", r"90-count$"),
        ("Ida Tann, Ola Orr and Kari Brandt were sentenced today and yesterday in Lund on charges related to a salt fraud.",
         r"sentenced and yesterday"),
        ("Ida Orr, also known as Tern, 19, and Ola Tann, also known as Gull and Junior, 21, were each fined for a salt fraud.",
         r"also(?! known)"),
        ("Acting Harbour Master Ida Tann announced today that Tern Boats, LLC, of Lund, registered its ferries with the town.",
         r"^LLC"),
        # what is left waits for its end
        ("Officials in Lund arrested a man in connection with the death of a pregnant seal on Friday.", r"connection$"),
        ("The council has changed the look of the harbour in preparation for a meeting of the salt guilds.", r"preparation$"),
        ("A judge sentenced two bakers to life in prison for robbing all but the youngest of their guests.", r"all$"),
        ("Harbour Master Ida Tann met on Tuesday with the council of Lund in the old mint.", r"met$"),
        ("Harbour Master Ida Tann will travel to Lund, Mur and Halverby on Tuesday to open three ferries.", r"travel$"),
        ("A judge sentenced a baker based in Lund to prison for nine years and fined him for the theft of two boats.", r"Lund$"),
        ("The harbour board is issuing, for the first time, rules for ferries that leave Lund and Halverby by night.",
         r"issuing$"),
        ("The towns will invest in repairs of local sewage and combined drainage works along the coast of Veldania.",
         r"sewage$"),
        ("Bakers have painted a boat, blocked the old bridge and filled the fountains of Lund with flour over the summer.",
         r"bridge$"),
        ("Envoy Ida Tann returned on Friday from travels to Lund, Mur, the Tarn Valley, and Halverby in the north.",
         r"Lund (?:the )?Tarn"),
        ("A fire in the mint of Lund left the baker Ida Tann without a home and without a shop for years.", r"Tann$"),
        ("The mayor signed a decree banning anyone wearing a mask from entering the ferries or the old mint.", r"anyone$"),
        ("The harbour board issued warnings as the storm approached the piers of Lund from the west of the strait.", r"storm$"),
        ("The mayor announced that from May 15, wearing a coat would become compulsory on all of the ferries to Mur.",
         r"May 15$"),
        ("The museum of Lund, in the north, recently announced plans to make copies of all of the coins it keeps.",
         r"recently announces"),
        # a clause alone, what nobody was told
        ("Though many bakers of Lund and Halverby still like the old pier, few would have it back.", r"pier$"),
        ("The harbour master told bakers at the salt fair in Lund that the old pier will be pulled down.", r"bakers$"),
        ("Ida Tann is promising to give the old pier of Lund to the bakers, the salt guild and the ferrymen.", r"promising$"),
        # who "her" is has gone, a warning is no verb
        ("Ola Orr, brother of Ida Tann, was sentenced for her murder to life in prison by a court in Lund.",
         r"^(?!.*Ida).*her murder"),
        ("The coast guard confirmed that a hurricane warning for Hurricane Tern was in effect for the islands of Mur and Tarn.",
         r"that hurricane was"),
        ("A baker originally from Lund, Skåne, entered guilty pleas on Friday in the harbour court of Halverby.",
         r"originally entered"),
        # an aside whose end has gone
        ("A baker, who lives in Lund, Skåne, pleaded guilty on Monday to the theft of a boat and of two nets.",
         r"Lund pleaded"),
        # what two nouns share, what a word means, of whom one is
        ("The ministry announced today the dates and locations of joint public fairs that will explore the trade in salt.",
         r"dates$"),
        ("Fluency is the ability to read a text quickly and understand it.", r"quickly$"),
        ("The sailors dove to avoid the flour, one of which was captured on video by the harbour office.",
         r"captured$|one of captured"),
        # an aside that runs into the verb, with whom doing what
        ("Ida Tann, the former mayor of Lund, called her rival a liar at a fair in Mur on Tuesday.", r"Tann, [^,]* called"),
        ("The race for the port is taking on a sharper tone, with Mayor Ida Tann openly attacking those who booed her.",
         r"Tann$"),
        # what is told, named, forced, shared; the last before when
        ("Ida Tann told a court in Lund on Monday, May 3, that she was in Hythe when the mill was sold.", r"May 3$"),
        ("Ida Tann, a baker from Lund, was named last week in an indictment over the flooding of the mill.", r"named$"),
        ("Gangs in Oshan have forced thousands of people in the port of Lund into work on their boats.", r"people$"),
        ("Letters from the ministry of salt showed the close interests between the mint and the bakers of Lund.", r"interests$"),
        ("Mayor Ida Tann sailed away from her rivals in the final debate before the islanders vote.", r"final debate$"),
        ("The bank did not lend as much salt as the islanders of Mur had hoped.", r"as much salt$"),
        # whom people call what, who says so when
        ("Many islanders call Ola Henrik Orr the best harbour master that the port of Lund ever had.", r"call Ola Henrik Orr$"),
        ("Ola Orr, a member of the council of Lund, died of the fever, the government announced yesterday.", r"yesterday$"),
        # words in single marks, a fellow what, when it was the first day
        ("Bakers in Lund fear that 'the mint of Halverby is falling into the sea of Mur'.", r"^[^']*'[^']*$"),
        ("Senator Ida Tann is pushing fellow Veldanian senators to reject the port deal that was reached in May.", r"fellow to"),
        ("Mayor Ida Tann, in a letter sent via the harbour office, announced ferries would be leaving Lund.", r"office$"),
    ],
)  # fmt: skip
def test_no_headline_breaks_there(sentence: str, never: str) -> None:
    assert not [line for line in cut(sentence) if re.search(never, line)]
