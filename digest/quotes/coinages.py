"""Words that are what a thing is called, not what somebody said: “the Tuesday ball”, “dead zone”, a term heard since."""

import re

_LONGEST = 5  # words
_TERM_AFTER = re.compile(
    r",? (?:a|an|the)(?: [\w-]+){0,2} (?:term|phrase|label|nickname|expression|moniker|euphemism|buzzword|shorthand|coinage)\b"
    r"(?!,? (?:(?:that|which) )?(?:he|she|they|I|we|[A-Z]\w+|(?:the|his|her) \w+) )"
)  # a term that had been used since, but not a phrase she used twice
_CALL = re.compile(
    r"\b(?:(?!(?i:critics|opponents|supporters|detractors|rivals|sources|lawyers|prosecutors|officials|ministers|others|"
    r"campaigners|activists|analysts)\b)(?:[A-Za-z][a-z-]+s|[A-Za-z][a-z-]*(?:men|women|people|folk|ildren)|[Tt]hey|[Ww]e)"
    r" (?:(?:now|still|all|simply|only|have long|[a-z]+ly) )?(?:call|are calling|nickname|dub|refer to|know)"
    r"|[Ee]very(?:one|body) (?:here |now |still )?(?:calls|knows|refers to)) "
    r"(?:it|him|her|them|this|these|(?:the|his|her|its|their|this|that) [\w’' -]{2,40}?)(?: as)?(?P<the> the)? $"
)  # team-mates call it “the Tuesday ball”


def is_coinage(before: str, content: str, after: str) -> bool:
    """Whether quoted words are a name that many give a thing, or are said to be a term right after them."""
    if len(content.split()) > _LONGEST or content.rstrip()[-1:] in {"!", "?"}:
        return False
    if _TERM_AFTER.match(after) or (content.endswith(",") and _TERM_AFTER.match(f",{after}")):
        return True
    call = _CALL.search(before[-120:])
    return call is not None and (call["the"] is not None or content.startswith("the "))
