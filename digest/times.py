"""Patterns of when something was: days, months, times of the day."""

DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
MONTH = (
    r"(?:Jan(?:uary|\.)|Feb(?:ruary|\.)|March|April|May|June|July|Aug(?:ust|\.)|Sept(?:ember|\.)|Oct(?:ober|\.)"
    r"|Nov(?:ember|\.)|Dec(?:ember|\.))"
)
CLOCK = r"\d{1,2}(?:[:.]\d\d)?(?: ?(?:am|pm|a\.m\.|p\.m\.|local time|UTC|GMT|BST|IST|ET|EST|EDT|CET"
CLOCK += r"|(?:[A-Z]\w+ )?(?:east coast |west coast )?time))+(?: local time)?"
HOURS = r"(?: (?:morning|afternoon|evening|night))?"
TIME = (
    rf"(?:(?:early |late |earlier |later |last |this |on )*(?:{DAY}|yesterday|today|tonight"
    rf"|overnight){HOURS}(?: at {CLOCK})?"
    r"|(?:earlier|later) (?:this|that) (?:week|month|year|day)|(?:this|last) (?:week|month|morning|afternoon|evening|night)"
    rf"|on {MONTH} \d{{1,2}}(?:, \d{{4}})?|(?:at|around|shortly (?:after|before)) (?:about |around )?{CLOCK}|at midnight)"
)
