"""What a line of a story is when it is not running text: page furniture, a byline, a date, a dateline, a caption.

Each function looks at one line, and says nothing when it is unsure: a line of the story taken for furniture is lost to the
summary, while furniture taken for a line costs a candidate that salience will most likely pass over.
"""

import re

from digest.quotes.places import PLACES

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?"
_TIME = r"(?:\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?)(?:\s+(?:[A-Z]{2,4}|local time))?"
_DATE = (
    rf"(?:{_DAY},?\s+)?(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}}"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{4})"
)
WHEN = rf"(?:{_TIME}[,\s•|–—-]+)?{_DATE}(?:[,\s•|–—-]+(?:at\s+)?{_TIME})?"

_DATE_LINE = re.compile(
    rf"(?:(?:last\s+)?(?:published|updated|posted|modified)(?:\s+on)?:?\s+)?(?P<when>{WHEN})", re.IGNORECASE
)
_NAMES = (
    r"[A-Z][\w.’'-]*(?:\s+(?:[A-Z][\w.’'-]*|de|da|van|von|der|den|bin|al|la|le|of|the|in|for|and|&|at))*"
    r"(?:,\s+[A-Z][\w.’' &-]*)*"
)
_BYLINE = re.compile(
    rf"(?:(?P<when>{WHEN})[\s•|–—-]+)?(?:By|BY|by):?\s+(?P<name>(?:the\s+|our\s+)?{_NAMES})(?:\s*\|.*)?"
)

_FURNITURE = re.compile(
    r"""
      (?:send\ to | share | print | e-?mail | tweet | facebook | twitter | whatsapp | linkedin | copy\ link | save | reply
        | advertisement | sponsored(?:\ content)? | comments?(?:\ \(\d+\))? | \d+\ comments? | leave\ a\ comment
        | most\ (?:read|popular|viewed) | recommended(?:\ for\ you)? | more\ on\ this(?:\ story)? | top\ stories
        | by | published | (?:last\ )?updated | sources? | references
        | external\ links? | notes | ends? | \(ends?\) | -?\s*30\s*- | \#{2,} | \*(?:\s?\*)+ | [-_=]{3,}
        | related(?:\ (?:stories|articles|content|topics|links|posts|news))? ) :?
    | scroll\ down\ for\ .* | \d+(?:\ (?:shares?|views?))? | shares | view\ comments
    | share\ (?:this|on|via)\b .*
    | (?:story|article)\ continues\ (?:below|after)\b .*
    | continue\ reading\b .*
    | read\ (?:more|also|next|the\ full\ story)\b .*
    | (?:see\ also|related(?:\ \w+)?|watch(?:\ live)?|listen|video|audio
        |tags?|topics?|keywords?|filed\ under|in\ pictures) \s* : .*
    | you\ (?:may|might)\ also\ like\b .*
    | sign\ up\ (?:for|to|here)\b .*
    | subscribe\ (?:to|now|here|today)\b .*
    | (?:follow|like|find)\ (?:us|\S+(?:\ \S+)?)\ on\ (?:twitter|facebook|x|instagram|whatsapp|youtube|linkedin|telegram)\b .*
    | click\ here\b .* | download\ (?:the|our)\ .{0,30}\bapp\b .*
    | (?:ap|reuters|afp|epa|getty|file)?\ ?(?:photos?|images?|pictures?)
        \ ?(?:by|credit|courtesy|source|copyright|caption|via)\b .*
    | (?:photos?|images?|pictures?|credit|caption|photograph|file\ photo) \s* : .*
    | (?:getty\ images|ap\ photo|reuters|afp|epa)(?:/.*)?
    | (?:copyright|\(c\)|©) .* | all\ rights\ reserved\b .*
    | \(?(?:additional\ |with\ )?(?:reporting|writing|editing)(?:\ and\ (?:writing|editing))?\ by\b .*
    | (?:\w+\ )?(?:correspondent|reporter|editor) \s* : .*
    | (?:media|press)\ contacts? \s* : .* | (?:phone|tel|telephone|fax|e-?mail) \s* : .*
    | https?://\S+ | www\.\S+ | \S+@\S+\.\w+
    """,
    re.IGNORECASE | re.VERBOSE,
)
_LONGEST_FURNITURE = 30  # words: a longer line is the story, whatever it begins with
_CREDIT = re.compile(
    r"(?:^|[.!?”\"]\s+|\()(?:Image|Photo|Picture|Photograph|Credit|Video|File photo|Pic)s?:\s[^.]{2,60}\.?\)?$"
)

_AGENCY = r"\((?:AP|Reuters|AFP|UPI|dpa|DPA|CNN|PTI|ANI|Xinhua|Yonhap|Bloomberg|TASS|EFE|ANSA|[A-Z][\w’' ]{1,30})\)"
_WIRE = r"\((?:AP|Reuters|AFP|UPI|CNN)\)"  # these stand before a story's first word without a dash too: "(CNN)A jury"
_DASH = r"(?:—|–|--|-)"
_PLACE = r"[A-Z][\w.’'-]*(?:\s(?:[A-Z][\w.’'-]*|de|del|la|el|al|on|upon|of|the|and))*"
# What a desk puts in capitals before a colon, and is no place.
_LABEL = (
    r"(?:UPDATED?|CORRECT(?:ION|ED)|BREAKING(?:\ NEWS)?|WATCH|LISTEN|READ(?:\ MORE)?|EXCLUSIVE|OPINION|ANALYSIS|COMMENT|EXPLAINER"
    r"|REVIEW|VIDEO|PHOTOS?|PICTURES?|LIVE|NOTE|EDITOR.S\ NOTE|DEVELOPING|URGENT|ALERT|FACT\ CHECK|INTERVIEW|PROFILE|OBITUARY"
    r"|POLL|WARNING|CAUTION|SPOILERS?|RESULTS?|SCORES?|VERDICT|QUESTION|ANSWER|[QA])"
)
# As releases write it, with no dash: "HALVERBY, Tenn. Ida Tann was …", "HALVERBY The council …".
_STATE = (
    r"(?:(?:Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|Mont|Neb|Nev|N\.C|N\.D|N\.H|N\.J|N\.M"
    r"|N\.Y|Okla|Ore|Pa|R\.I|S\.C|S\.D|Tenn|Tex|Va|Vt|Wash|Wis|W\.\ ?Va|Wyo|D\.C)\.|(?:Alaska|Hawaii|Idaho|Iowa|Maine|Ohio|Oregon"
    r"|Puerto\ Rico|Texas|Utah|D\.?C)\b\.?)"
)
# Beside a place, either tells a dateline whatever dash follows, "Lund, NC–", or none does, "Lund, NC Today".
_POSTAL = (
    r"(?:A[KLRZ]|C[AOT]|D\.?C\.?|DE|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]"
    r"|PA|PR|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])(?!\w)"
)
_DATELINE = re.compile(
    rf"""(?:
      (?P<stated>{_PLACE},\ (?:{_STATE}|{_POSTAL}))(?:\s*(?:—|–|-){{1,2}}\s*(?=[A-Z“"‘])|\s+(?=(?:Today|Yesterday|Tonight)\b))
    | (?P<dashed>(?!{_LABEL}\b)[A-Z]{{3}}[A-Z.’']*(?:[\ -][A-Z.’']+)*)\s+(?:—|–|-){{1,2}}(?=[A-Z][a-z])
    |
      (?P<capitals>[A-Z][A-Z.’']+(?:[\ -][A-Z.’']+)*(?:/[A-Z]+)?(?:,\ {_PLACE}){{0,2}})(?:,?\ {_MONTH}\ \d{{1,2}}(?:,\ \d{{4}})?)?
          (?:\s*{_AGENCY})?\s*{_DASH}\s+
    | (?P<place>{_PLACE}(?:,\ {_PLACE}){{0,2}})(?:,?\ {_MONTH}\ \d{{1,2}}(?:,\ \d{{4}})?)?(?:\s*{_AGENCY}\s*{_DASH}|\s+—)\s+
    | {_AGENCY}\s*{_DASH}\s+
    | (?P<undashed>(?!{_LABEL}\b)[A-Z][A-Z’']{{2,}}(?:[\ -][A-Z.’']+)*(?:,\ {_STATE}\s+(?=[A-Z][\w.]+\s)|\s+(?=(?:The|An?)\s)))
    | {_WIRE}\s*(?=[A-Z“"‘])
    | {_PLACE}(?:,\ {_PLACE}){{0,2}}\s{_WIRE}(?=[A-Z“"‘])
    | (?!{_LABEL}:)[A-Z]{{2}}[A-Z.’']+(?:[\ -][A-Z.’']+){{0,2}}:\s+(?=[A-Z“"]\w*\s)
    )(?=\S)""",
    re.VERBOSE,
)
# Copy that has lost its dash: "WASHINGTONThe House", "WASHINGTONA settlement".
_GLUED = re.compile(r"[A-Z]{4,}(?:\s[A-Z]{3,})?(?=[A-Z][a-z]|A\s[a-z])")
_LONGEST_PLACE = 60  # characters

_CROSSHEAD_WORDS = 5
_LIST_MARK = re.compile(r"[-–—*•·▪]|\(?\d{1,2}[.)]\s|[A-Za-z][.)]\s")
_QUOTE_MARKS = "\"“”„«»‘'"


def is_furniture(line: str) -> bool:
    """Whether the page put it there, not the reporter: "Send to", "Read more: …", a photo credit."""
    if len(line.split(None, _LONGEST_FURNITURE)) > _LONGEST_FURNITURE:
        return False
    bare = line.strip("[]|>» ")
    if _CREDIT.search(line):
        return True
    found = _FURNITURE.fullmatch(bare)
    # "Share prices fell." begins like a button and ends like a sentence.
    return found is not None and (
        not line.endswith((".", "!", "?")) or len(line.split()) < 4 or ":" in line or line[0] in "(©Cc"
    )


def date_of(line: str) -> str | None:
    """The date, where the whole line is one: "Published: 5 July 2018, 18:26"."""
    found = _DATE_LINE.fullmatch(line)
    return found["when"] if found else None


def byline_of(line: str) -> tuple[str, str | None] | None:
    """(name, date or None), where the whole line is a byline: "July 5, 2018 - 18:26 By Ock Hyun-ju"."""
    if len(line) > 160 or not (found := _BYLINE.fullmatch(line)):
        return None
    name = found["name"]
    if name.endswith((".", "!")) and not name.endswith(("Jr.", "Sr.")):
        return None
    return name, found["when"]


def dateline_of(line: str) -> tuple[str, int] | None:
    """(dateline, where the text after it begins), where a paragraph opens with one: "NAIROBI, Kenya (AP) — "."""
    found = _DATELINE.match(line)
    if not found and (glued := _GLUED.match(line)) and glued[0].lower() in PLACES:
        return glued[0], glued.end()
    if not found or found.end() > _LONGEST_PLACE:
        return None
    return line[: found.end()].rstrip(" \u00a0—–-"), found.end()


def is_crosshead(line: str) -> bool:
    """Whether it is one of the few words that a desk sets between paragraphs. Quotation marks are left to the quotes."""
    return (
        len(line.split(None, _CROSSHEAD_WORDS)) <= _CROSSHEAD_WORDS
        and line[-1] not in ".!;,…"
        and ":" not in line
        and not _LIST_MARK.match(line)
        and not any(mark in line for mark in _QUOTE_MARKS)
    )


def could_be_headline(line: str) -> bool:
    """Whether a story's first line has a headline's shape: three to twenty words and no full stop."""
    return 3 <= len(line.split()) <= 20 and not line.rstrip("\"”’'").endswith((".", ":", ";", ","))
