"""What somebody wrote, plays in or presents, where it belongs to what they are: "the author of “The Long Road”"."""

import re

from digest.article import Span

_REACH = 100  # characters of a title
_QUOTED = re.compile(r" (?P<open>“+)(?P<title>[·.,!?…]+)(?P<close>”+)")
_LEADS = re.compile(
    r"(?:\b(?:of|for|in|on|at|called|titled|entitled|book|novel|memoir|film|movie|series|show|album|podcast|classic|play|musical|"
    r"documentary|programme|program|thriller|drama|comedy|sitcom|hit|column|blog)|[’']s)$"
)
_DANGLING = re.compile(
    r" (?:last|this|next) (?:week|month|year|night|spring|summer|fall|autumn|winter|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)$|"
    r" and (?:served|worked|acted|ran|works|serves|has|had|was|is|lives|lived|led|leads)$|"
    r"(?: in charge)? (?:of|for|in|on|at|as|to|with|by|and|the|a|an|such|called|titled|entitled)$"
)


def with_work(body: str, text: str, role: Span) -> str:
    """A role with the quoted title that it leads up to; without a preposition that leads nowhere. `text` is `body` masked."""
    words = body[role.start : role.end]
    quoted = _QUOTED.match(text, role.end, role.end + _REACH) if _LEADS.search(words) else None
    if quoted is not None:
        return body[role.start : quoted.end("title")].rstrip(",") + body[quoted.start("close") : quoted.end()]
    return _DANGLING.sub("", words)
