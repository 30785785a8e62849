"""Abbreviations that end with a full stop, which is theirs: "Tenn.", "Jr.", "a.m."."""

import re

# Never end a sentence: what they abbreviate comes next.
LEANING = frozenset(
    "mr mrs ms mx dr prof rev fr hon sen sens rep reps gov lt col gen maj capt cmdr adm sgt cpl pvt pfc st ste mt "
    "ft supt insp det pres amb sec atty messrs mme mlle msgr vs v cf eg e.g i.e viz ca approx est al ed eds trans "
    "vol vols pp ch fig figs eng adv cllr "
    "smt barr brig commr const engr ofc pst pte ptl spc asst assoc dept univ gov't nat'l int'l".split()
)
# End a sentence unless a number follows: "No. 10", "Jan. 5".
BEFORE_NUMBER = frozenset(
    "no nos art sec p rs res jan feb mar apr jun jul aug sep sept oct nov dec tel ext vs ver".split()
)
_STATES = frozenset(
    "calif fla mass conn wash ore colo ariz pa va ga ill mich minn miss wis tenn ala ark kan okla tex nev "
    "mont wyo n.c s.c n.h n.j n.m n.d s.d w.va r.i del md ky la mo neb vt ind".split()
)
# Stand inside names or after them; a sentence ends there only where the next word often begins one.
EITHER_WAY = _STATES | frozenset(
    "jr sr inc corp co ltd plc bros llc kft u.s u.k u.n e.u d.c l.a n.y u.s.a u.a.e a.m p.m ph.d m.d b.a m.a m.p etc "
    "blvd ave rd".split()
)
INITIAL = re.compile(r"(?:[A-Z]|[A-Z](?:\.-?[A-Z])+|[A-Z]\.-?[A-Z])$")
_LAST = re.compile(r"[^\s(\[\"“‘«—–]+$")


def is_abbreviated(text: str, *, leaning: bool = True) -> bool:
    """Whether a text that goes on with a full stop, which is not in it, ends with an abbreviation: "in Memphis, Tenn".
    `leaning`: also with one that what it abbreviates follows, "Dr"."""
    last = _LAST.search(text)
    if last is None or not last[0][0].isupper():
        return last is not None and last[0] in _IN_SMALL
    low = last[0].lower()
    if low in _STATES:
        return "." in low or text[: last.start()].endswith(", ")  # no "Sunday Mass"
    return (
        (leaning and low in LEANING)
        or (low in BEFORE_NUMBER and low not in _WORDS)
        or low in EITHER_WAY
        or INITIAL.match(last[0]) is not None
    )


_WORDS = frozenset("art no p".split())  # as well: "the Museum of Art"
_IN_SMALL = frozenset("a.m p.m etc vs".split())
