"""Shorter forms of a sentence: grammatical, and never another meaning."""

import re

import pytest

from digest.article import Span
from digest.cuts import cuts, headline_cuts, is_sound, without_articles
from digest.intake import read_text


def forms(sentence: str) -> list[str]:
    article = read_text(sentence, min_words=0)
    return [cut.text for cut in cuts(article, Span(0, len(sentence)))]


@pytest.mark.parametrize(
    ("sentence", "shorter"),
    [
        ("The old mill (built in 1894) burned down on Friday night.", "The old mill burned down"),
        ("Now, Orr, a former mayor of Sandmouth, is to lead the inquiry.", "Orr is to lead the inquiry"),
        ("In a statement on Monday, the bank apologised to its customers.", "The bank apologised to its customers"),
        ("Early yesterday morning, code for the ferry's engine was lost.", "Code for the ferry's engine was lost"),
        ("The pool – built in 1931 – is to close for good.", "The pool is to close for good"),
        ("The ferry, which carries 900 people a day, will stop in May.", "The ferry will stop in May"),
        ("Police closed the bridge to lorries, causing long queues in the town.", "Police closed the bridge to lorries"),
        ("Prices rose by 4 per cent, hurting the poor, the bank said in a report on Friday.",
         "Prices rose by 4 per cent, the bank said"),
        ("Ana Orr pleaded guilty on May 5, 2015, to all the charges.", "Ana Orr pleaded guilty to all the charges"),
        ("Ana Orr died late on Monday, in a hospital in Hythe.", "Ana Orr died in a hospital in Hythe"),
        ("In spring, Hythe will raise its quay, Lund will close the lock, and Ystad will sell its ferries, officials say.",
         "Hythe will raise its quay, officials say"),
        ("The council closed the town pool after a child fell ill on Tuesday.", "The council closed the town pool"),
    ],
)  # fmt: skip
def test_what_can_be_left_out(sentence: str, shorter: str) -> None:
    assert shorter in forms(sentence)
    assert forms(sentence)[0] == sentence.rstrip(".")


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        ("The strike will go ahead unless the company pays more.", "unless"),
        ("The talks can go on as long as both sides keep the truce.", "as long as"),
        ("The rail fare will double, the minister said.", "minister said"),
        ("The mayor, who denied taking bribes, resigned on Monday.", "denied"),
        ("Dogs, according to the study, hear better than cats.", "according to the study"),
        ("She resigned hours after the vote was lost in the senate.", "hours after the vote"),
        ("He called it “a shame, which is all one can say,” and left.", "which is all one can say"),
        ("A few of the islanders have left for good.", "A few"),
        ("The crew ran the Mysuru–Bengaluru express in the rain.", "Mysuru–Bengaluru"),
    ],
)
def test_what_must_stay(sentence: str, kept: str) -> None:
    assert all(kept in form for form in forms(sentence))


@pytest.mark.parametrize(
    ("line", "headline"),
    [
        ("A court threw out an order to close the night market", "Court threw out order to close night market"),
        ("The U.S. paid $5 a share for a few of the poor", "U.S. paid $5 a share for a few of the poor"),
        (
            "He is a member of The Hague’s “the best of a lot” court",
            "He is a member of The Hague’s “the best of a lot” court",
        ),
        ("Some of the islanders left the island a year ago", "Some of the islanders left island a year ago"),
        ("The same day an hour was lost as a result", "The same day an hour was lost as a result"),
    ],
)
def test_articles_go_where_a_headline_can_do_without(line: str, headline: str) -> None:
    assert without_articles(line) == headline


def test_the_commas_of_a_date_part_no_list() -> None:
    made = forms("Ida Tann was jailed on March 21, 2012, in Lund because she had flooded a mill and a pond.")
    assert "Ida Tann was jailed on March 21, 2012, in Lund" in made


def test_a_bullet_stops_only_before_a_time_or_a_place() -> None:
    made = forms("The bakers of Lund filed a long report with the harbour court in Halverby on the second day of May.")
    assert any(form.endswith("with the harbour court") for form in made)
    assert any(form.endswith("in Halverby") for form in made)
    assert not any(form.endswith("report") for form in made)


def test_the_spans_are_what_was_kept() -> None:
    sentence = "The mill (built in 1894) burned down on Friday night."
    article = read_text(sentence, min_words=0)
    for cut in cuts(article, Span(0, len(sentence))):
        letters = "".join(article.text(span) for span in cut.spans)
        assert "".join(letters.lower().split()).rstrip(".") == "".join(cut.text.lower().split())


def test_what_is_too_long_for_a_sentence_is_not_cut() -> None:
    article = read_text("The mayor of Lund, who was killed by the mob, " * 40 + "died.", min_words=0)
    whole = Span(0, len(article.body))
    assert len(cuts(article, whole)) == len(headline_cuts(article, whole, most_words=14)) == 1


@pytest.mark.parametrize(
    ("sentence", "never"),
    [
        ("In Hythe, according to two witnesses, a man carrying an oar entered a shop and shut its door.", "entered"),
        ("A man entered a shop, grabbed a coat, ran to the quay and fell in.", "shop ran"),
        ("Orr led Tann in the poll in May, 49 per cent to 43 per cent.", "49 per cent$"),
        ("The court heard a case about his claim to the old mill.", "his claim$"),
        ("The wreck lay at 300 metres, far from where the charts had it.", "far$"),
        ("On Friday, on the pier in Hythe, Alderland, United Isles, a ferry and a boat collided.", "^United"),
        ("By one tradition, the first mayor built the harbour alone.", "^The first mayor"),
        ("In the days after Super Tuesday and on Wednesday, two candidates gave up.", "Super(?! Tuesday)|on,"),
        ("The list is used by officers to track and prosecute smugglers.", "track$"),
        ("Ana Orr, 64, of Lund, Alderland, was jailed for two years.", "64 was"),
        ("The study was a project between Orr of the museum at Lund and Tann of a ferry company.", "museum$"),
        ("The plea was announced by the mayor of Lund; the port of Ystad, which sued; and the union.", "Ystad$"),
        ("Orr agreed with at least one other man to sink the ferry.", "man$"),
        ("The prayers of the town will be with the family of the drowned sailor.", "family$"),
        ("The council wants talks to go on until May.", "go$"),
        ("The storm raised the toll of the winter from five people to six.", "people$"),
        ("Orr said she founded the line around the time that the old ferry sank.", "time$"),
        ("Orr, the mayor of Hythe, was found dead, police reported Friday morning, local time.", "reported,? local"),
        ("A judge sentenced Ada Orr to life in prison for driving her car into a crowd in May.", "car$"),
        ("The fund, which is run in partnership between Lund and Hythe, supports three schools.", "partnership$"),
        ("Five clerks for Orr Ferries and various related firms were jailed for fraud.", "clerks related"),
        ("Watchers should look to the sky either this week or early next.", "either or"),
        ("The port announced that the owners of nine ferries in four towns have agreed to repair them.", "towns$|ferries$"),
        ("The crews cashed nine cheques by bringing them to a bank in Hythe.", "them$"),
        ("The bridge, which involves Hythe, Lund and Ystad, is open to all.", "Hythe is|Hythe,? is"),
        ("The plan is aimed at connecting the gas fields of the strait to the mainland.", "fields$|strait$"),
        ("The agency says the coat can cut the risk of death from cold in sailors who fall overboard.", "death$|cold$"),
        ("The navy released a statement saying an attack that day on a base of the army did no harm.", "army$|base$"),
        ("The party won the seat by nine votes, and since its creation in 1984, it has been held by the left.", "creation$"),
        ("The boat was on a voyage with Monday being a holiday.", "with being"),
        ("The court barred Ana Orr and her firms from running ferries.", "firms$"),
        ("The crews asked the High Court for the Southern District of the island of Mur in Hythe to stop the sale.",
         "Hythe$|Mur$"),
        ("Good letters can mean the difference between a job and none.", "difference$"),
        ("Ana Orr is the founder of Alder, a company that helps sailors.", "company$"),
        ("On Saturday evening in Hythe, Alderland shortly before noon, a ferry sank.", "^Alderland"),
        ("Orr flew in with her daughter, Ada, early on Monday to be there for the race.", "Ada to"),
        ("Orr, of Lund, was sentenced by a judge, in Hythe, Alderland, to nine months in prison.", "judge$"),
        ("The jury found Orr guilty on all counts of an indictment returned on July 23, 2008.", "returned$"),
        ("The mayor told the crews to work with the port so that no ferry is late.", "work$"),
        ("The app will provide crews with a quick way to find a ferry.", "crews$"),
        ("Orr held the crews against their will and forced them into piracy.", "them$"),
        ("Thousands met for a rally that was held by Women for Alderland.", "Women$"),
        ("The clinic billed the state for tests, including, but not limited to, scans of hearts.", "limited$|not$"),
        ("According to papers filed with the court, Ana Orr, 48, a baker who worked in Lund, Alderland, admitted the theft.",
         "baker$"),
        ("The red tub in which the fisherman drifted for nine days is now on show.", "tub drifted|now$"),
        ("The vote came as bakers, ferrymen and two mayors gathered for a yearly fair in Lund.", "mayors$"),
        ("The sailors were on the quay with bakers who were gathered outside the mint.", "gathered$"),
        ("The knot is rather easy for young sailors to learn in an hour.", "easy$|sailors$"),
        ("A jury returned an indictment charging Ida Tann for using stolen boats to land eels.", "Tann$"),
        ("The board filed a report updating the council on the progress in dredging the port.", "progress$|council$"),
        ("Orr proposed to set limits for mayors through amendment to the charter of Lund.", "amendment$"),
        ("Three bakers pleaded guilty in Lund for throwing bread at sailors on the quay.", "bread$|Lund$|guilty$"),
        ("The plea was announced by Judge Ola Orr of Lund and Special Agent in Charge Kari Brandt.", "Agent$"),
        ("The Salt Court is the final court of appeal on all civil matters in Lund.", "appeal$"),
        ("A pipe broke in Lund on Monday, cutting off the water supply to most of the town.", "supply$"),
        ("Ida Tann broke the long-standing race record for women racing in mixed crews.", "record$"),
        ("Some knots are rather easy for young sailors to learn: reef, bowline, clove hitch, and so on.", "reef$"),
        ("A judge barred Ida Orr, individually, and operating as Orr Boats Inc. and Alder Boats Inc., from sailing.",
         "individually from"),
        ("Hythe will raise its quay, Lund will close the lock on its river, and Ystad will sell its ferries.", "lock|river$"),
    ],
)  # fmt: skip
def test_what_no_cut_leaves(sentence: str, never: str) -> None:
    _, *shorter = forms(sentence)
    if never == "entered":
        assert all("a man" in form.lower() for form in shorter if never in form)
    else:
        assert not [form for form in shorter if re.search(never, form)]


@pytest.mark.parametrize(
    "line",
    [
        "The storm closed the port, leaving at least 15",
        "The election in Lund is scheduled to take place",
        "The ferry sank not far from where Ada Brook",
        "Study led by Ada Brook, a baker, who says",
        "The break lets Orr write a plan, which she is to present",
        "Over the last months there have been many reports",
        "Orr’s] comments on the mill were dangerous",
        "Nine people were hurt in a fire that happened",
        "He was the mayor of Mur from the years 1948",
    ],
)
def test_a_line_that_waits_for_its_end_is_not_sound(line):
    assert not is_sound(line)
