"""What opens a sentence before its subject: when, where and on what occasion."""

import re
from collections.abc import Callable

from digest.quotes.firstnames import first_names
from digest.quotes.places import PLACES
from digest.times import CLOCK, DAY, HOURS, MONTH
from digest.verbs import verbs

# What a sentence can begin with.
_SUBJECT = (
    r"(?=[A-Z“\"]|(?:the|an?|its?|his|her|their|he|she|they|more|about|some|at least|nearly|thousands|hundreds|dozens"
    r"|police|officials|researchers|scientists|two|three|four|five|six|seven|eight|nine|ten|there|\d[\d,.]*"
    r"|many|most|several|another|each|every|few|millions|billions|people)\b|[a-z]+s\s|(?:[a-z]+\s){1,4}[A-Z])"
)
# Places and dates are written with commas that open nothing: "In Reading, Berkshire, a man …", "March 3, 2019".
_DATE_OPENS = re.compile(
    rf"(?:(?:(?:Very\s)?(?:[Ee]arly|[Ll]ate)|Earlier|Later)\s)?(?:[Oo]n\s)?(?:(?:[Ee]arly|[Ll]ate)\s)?(?:{DAY}"
    rf"|[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow"
    rf"|(?:This|this|Last|last|Earlier this|Late last) (?:week|month|year|morning|afternoon|night|weekend|evening|spring"
    rf"|summer|autumn|fall|winter|{DAY})"
    rf"|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:, \d{{4}})?){HOURS}(?:,\s(?!\d{{4}}\b)|\s(?=(?:the|an?)\s|[A-Z]))"
    rf"|(?:At|Around|Shortly (?:after|before)) (?:about |around )?{CLOCK}(?: \([^()]{{3,40}}\))?"
    rf"(?: on {DAY})?(?: \([^()]{{3,40}}\))?"
    r"(?:,\s|\s(?=(?:the|an?)\s))"
)
OPENS = re.compile(
    r"(?!(?:At|at) (?:least|most)\b)"
    r"(?:(?:On|In|At|Over|During|Following|After|Amid|Since|By|Within|Throughout|Speaking|Despite|As part of"
    r"|Under|With|Just|Somewhat|Shortly|Soon"
    r"|(?:Very\s)?(?:Early|Late)|Earlier|Later|Back in|Because of|Thanks to|Nearly|Almost|Around|About|For|From|Starting"
    r"|Beginning|Every|Ahead of|Hours|Days|Weeks|Months|Years|Acting (?:on|as|upon|under|via|through)|As|While|Per|Upon"
    r"|Across|Alongside|Among)\s"
    rf"|(?:\w+\s)?\w+\s(?:years?|months?|weeks?|days?|hours?|decades?)\s(?:ago|back|after|before|later|earlier)\b"
    rf"|[A-Z][a-z]+ly,|Today|Yesterday|{DAY}\s)"
)
_AFTER_COMMA = re.compile(_SUBJECT)
_LONGEST_OPENING = 300  # characters
# "In Reading, Berkshire, a man …": the place goes on after its comma.
PLACE_BEFORE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|of|[Ff]rom|[Oo]utside|to)\s(?:the\s)?(?:[A-Z][\w.’'-]+\s?){1,4}(?:,\s(?:[A-Z][\w.’'-]+\s?){1,3})?$"
)
_NAME_ALONE = re.compile(r"(?:[A-Z][\w.’'-]+\s?){1,3}(?:\s?(?:in|near)\s(?:the\s)?(?:[A-Z][\w.’'-]+\s?){1,3})?,")


# "In Hythe, Alderland shortly before noon, a ferry": the adverbial goes on.
_HALF_OPENED = re.compile(r"[A-Z][\w.]*\s(?:shortly|around|about|at|on)\s")


def opening_end(text: str, must_stay: Callable[[str], bool]) -> int:
    """Where what opens a sentence ends, "On Friday, at a meeting in Oslo, "; 0 where nothing does. Of what `must_stay` nothing is
    taken."""
    end = 0
    while True:
        ahead = text[end : end + 1].upper() + text[end + 1 :]
        found = _DATE_OPENS.match(ahead)
        length = found.end() if found else _occasion(ahead)
        if length and _HALF_OPENED.match(ahead, length):
            return 0
        if not length or must_stay(ahead[:length]):
            return end
        end += length


def _occasion(text: str) -> int:
    """How long the adverbial is that begins a text, its comma and space included; 0 where none does."""
    if not OPENS.match(text):
        return 0
    if ago := _AGO.match(text):
        return ago.end()
    for comma in re.finditer(r",\s", text[:_LONGEST_OPENING]):
        before, after = text[: comma.start()], text[comma.end() :]
        if re.search(r"[“”\"—]", before):
            return 0
        alone = _NAME_ALONE.match(after)
        in_place = alone and PLACE_BEFORE.search(before) and not _is_first_name(alone[0].split()[0].strip(","))
        if _has_subject(before):
            return 0
        inverted = any(verb.start == 0 for verb in verbs(after[:40]))  # "In the park stands a house"
        if (
            _AFTER_COMMA.match(after)
            and not in_place
            and not inverted
            and not _is_listed(after)
            and not re.match(r"\d[\d,.]*,|\d{4}\s|and\s|or\s", after)
        ):
            return comma.end()
    return 0


# "About 900 years ago a boat sank".
_AGO = re.compile(
    r"(?:[^,]|(?<=\d),(?=\d)){4,60}?\s(?:years?|months?|weeks?|days?|hours?|decades?)\sago\s(?=(?:an?|the|two|three|several)\s|[A-Z])"
)
_PRONOUN = re.compile(r"(?:^|\s)(?:I|we|he|she|they|you)\s[a-z]+")
INTRODUCES = re.compile(
    r"\b(?:after|while|whilst|when|as|because|since|although|though|where|if|before|until|who|which|that|whose|whom|what|how|why)\b",
    re.IGNORECASE,
)


def _has_subject(before: str) -> bool:
    """Whether somebody does something already: "On most days I see"."""
    found = _PRONOUN.search(before)
    return found is not None and not INTRODUCES.search(before[: found.start() + 1])


def _is_listed(after: str) -> bool:
    """Whether a list goes on after a comma, up to the next one: "two failed bills and a strike, the council voted"."""
    item, comma, rest = after.partition(", ")
    subject = rest.partition(",")[0]
    return bool(
        comma
        and re.search(r"\s(?:and|or)\s", item)
        and not any(verb.sure for verb in verbs(item))
        and _AFTER_COMMA.match(rest)
        and any(verb.start > 0 for verb in verbs(subject))
    )


def _is_first_name(word: str) -> bool:
    return word.lower() in first_names() and word.lower() not in PLACES
