"""Words that are put up to be read, not spoken: painted on a gate, stitched on a cap, heading a leaflet, marked on a carton."""

import re

# What is made to be read, or carries words more often than not.
_READ = (
    r"[Tt]-?shirts?|badges?|banners?|bedsheets?|billboards?|blackboards?|bumper stickers?|buttons?|chalkboards?|cartons?|"
    r"decals?|epitaphs?|flags?|graffiti|gravestones?|headstones?|hoardings?|hoodies?|jerseys?|labels?|leaflets?|mugs?|"
    r"nameplates?|notices?|noticeboards?|notice boards?|pennants?|placards?|plaques?|posters?|sashes|sash|signboards?|"
    r"signposts?|signs?|stickers?|street signs?|sweatshirts?|tombstones?|warning labels?|whiteboards?|wristbands?"
)
# What words may be written on.
_SURFACES = (
    rf"{_READ}|aprons?|arms?|backs?|bags?|balloons?|bandanas?|barns?|bench(?:es)?|boards?|boats?|bonnets?|bottles?|bows?|"
    r"box(?:es)?|bricks?|bridges?|bumpers?|bus(?:es)?|cakes?|caps?|cardboard|cards?|casts?|cheeks?|chests?|coats?|coffins?|"
    r"collars?|containers?|covers?|crates?|cups?|doors?|drums?|dust|envelopes?|fences?|floors?|forearms?|foreheads?|"
    r"fridges?|fronts?|gates?|glass|grass|hands?|hats?|helmets?|hulls?|icing|jackets?|jars?|kerbs?|lids?|lorr(?:y|ies)|mailbox(?:es)?|"
    r"masks?|mirrors?|mud|napkins?|necks?|packets?|pads?|palms?|pavements?|planes?|planks?|plates?|plywood|posts?|rails?|ribbons?|"
    r"rings?|roads?|rocks?|roofs?|rooftops?|sails?|sand|sheds?|sheets?|shields?|shirts?|shutters?|sides?|skin|sleeves?|snow|"
    r"stairs|stalls?|steps?|sterns?|stones?|sweaters?|tables?|tags?|tails?|tanks?|tiles?|tins?|tombs?|trailers?|trees?|"
    r"trucks?|trunks?|umbrellas?|vans?|vests?|visors?|walls?|windows?|windscreens?|wings?|wreaths?|wrists?"
)
_MADE = (
    r"(?:painted|painting|scrawled|scrawling|daubed|scribbled|sprayed|spray-painted|chalked|carved|etched|engraved|stitched|"
    r"embroidered|stencill?ed|tattooed|printed|stamped|scratched|inscribed|emblazoned|chiselled|chiseled|lettered|iced|"
    r"sewn|sewed|written|wrote|writing|writes|paints|scrawls|bearing|bears|bore)"
)
_IN = r"(?:on|in|onto|into|across|over|under|beside|above|below|along|down|round|around|inside|to)"
_WHOSE = r"(?:(?:the|an?|his|her|their|its|each|every|one|some|both|[\w-]+[’']s?) )?(?:[\w’-]+ ){0,2}?"
_ON_SURFACE = re.compile(
    rf"[,.]? (?:(?:in|with) (?:[\w-]+ ){{1,4}}?)?(?:up |out )?{_IN} {_WHOSE}(?:{_SURFACES})\b"
)  # “Keep out” on the gate, in red paint on the gate
_PUT = re.compile(rf"\b{_MADE}(?: (?:only|just|simply))?[,:]?\s*$")
_MADE_ON = re.compile(rf"\b{_MADE} {_IN} {_WHOSE}(?:{_SURFACES})\b[^.“”;]{{0,40}}[,:]?\s*$")
_DISPLAYED = re.compile(
    r"\b(?:hung|hangs?|hanging|unfurl(?:ed|s|ing)|hold(?:s|ing)?|held|wav(?:ed|es|ing)|carr(?:ied|ies|ying)|wear(?:s|ing)?|wore|"
    rf"pinned|nailed|displayed|put up|erected|with) (?:[\w’'-]+ ){{0,6}}?(?:{_READ})\b[^.“”;]{{0,60}}:\s*$"
)  # has hung a bedsheet from his shed: “We were here first”
_SAYS = re.compile(
    rf"\b(?:{_READ}|cards? (?:in|on|by|at|over|above|outside))\b[^.;:“”]{{0,60}} (?:say|said|says|(?<!by )saying|"
    r"reads?|reading|announc\w+|offering|offer(?:s|ed)?|proclaim\w*|"
    r"declar(?:es?|ed|ing)|advertis(?:es?|ed|ing)|bearing|bears|bore|with the (?:words?|message|legend|slogan|phrase))[,:]?\s*$"
)  # a chalkboard has been offering “Beaver pie”
_MARKED = re.compile(
    r"\b(?:headed|marked|lettered|labell?ed|subtitled|inscribed|daubed|scrawled|emblazoned|stamped|embroidered|stencill?ed|"
    r"tattooed|engraved|etched)(?: (?:with|only|simply|just|merely))*(?: the (?:words?|legend|message|phrase))?[,:]?\s*$"
)  # a leaflet headed “Meet your neighbours”, cartons marked “Room 1”

_PAINTED = re.compile(
    r"\b(?:painted|daubed|stencill?ed|chalked|carved|etched|engraved|embroidered|tattooed|lettered|inscribed) "
    rf"(?:{_IN}|beneath|behind|between|near|by) (?:the|an?|his|her|its|their) (?:[\w’'-]+ ?){{1,4}}[:,]\s*$"
)  # one rule, painted above the pass: “Taste it again.”
_TITLED = re.compile(
    r"\b(?:titled|entitled|subtitled|captioned|labell?ed|headed) (?:it|(?:the|an?|his|her|its|their|this|that) [\w’' -]{2,30})"
    r"(?:, [^,;.“”]{2,40},)?[,:]?\s*$"
)  # He had titled the page, she added, “What I Owe.”
_CODED = re.compile(
    r"\b(?:coded|tagged|rubber-stamped|(?:filed|logged|listed|recorded|entered|booked|classed|classified|registered|catalogued)"
    r" (?:under|as))(?: (?:only|simply|just|merely))*\s*$"
)  # the reports were coded “cosmetic”

_WORDS = re.compile(
    rf"\b{_MADE} (?:a|one|two|three|four|the|these|just)(?: [a-z]+){{0,2}} words? {_IN} [^.;:“”]{{1,40}}[,:]\s*$"
)  # has written a single word beside it, “Decide”

_HINT = re.compile(
    rf"\b(?:{_MADE}|{_READ}|cards?|headed|marked|labell?ed|subtitled|titled|entitled|captioned|coded|tagged|rubber-stamped|under|as)\b"
)  # without any of them there is none
_PATTERNS = (_MARKED, _SAYS, _MADE_ON, _DISPLAYED, _WORDS, _PAINTED, _TITLED, _CODED)


def is_inscription(before: str, after: str) -> bool:
    """Whether quoted words are written on something. `before` and `after` are masked, the quotation's marks not in them."""
    tail = before[-200:]
    if not _HINT.search(tail):
        return False
    if any(pattern.search(tail) for pattern in _PATTERNS):
        return True
    return _PUT.search(tail) is not None and _ON_SURFACE.match(after) is not None
