"""What an unlisted word may be: a common word or a name, a verb or a noun for somebody."""

import re
from functools import lru_cache

from digest.factcheck.nameindex import common_words
from digest.factcheck.tokens import is_irregular, lemma
from digest.quotes import cues, lexicon, namewords
from digest.words import stem

_ADJECTIVAL = re.compile(r"(?:ed|ing|ly|ous|ful|ive|al|less|able|ible|ary|ic|ish|ese|ward|wards|like|some)$")
_ABSTRACT = re.compile(r"(?:[ts]ion|ment|ness|ity|[ae]nce|ship|ure|age|ism|dom|hood|ence|logy|ics|cy|th|fix|craft)$")
_THINGS = frozenset(
    """
answer area bank battle bill bit book border case center centre century chance charge chapter chip city claim code cost
country county crime cup date deal debate decade degree disaster dollar door drop error euro event fact factor failure
fear fee figure film fire fish flat floor force form fund game gesture goal group half hour house idea injury issue job
joke kind land law letter line lot match matter meal metre mile minute mistake month motive move murder name night noon
note number offer order paper park part penalty piece place plan point pool post pound power price prize problem quarter
raid rate reason record region result rise risk river road role room rule sale score season shot sign site sort source
speech sport stage start step story street sum surprise swap task team term test theme thing threat time tool total tour
town treat trip trouble type view village visit vote wake war water way week weather win wonder word work world year
""".split()
)
_FUNCTION = frozenset(
    """
able ago ahead alike alone already always away back best better big both certain close down due else enough ever
far fellow fewer forward full good great half hard high home injured key large least left likely little live
long low main maybe nearly necessary never non off often open own past pretty quite rather real right same
seldom short since small sole soon sure sometimes tall then than today together too twice usual vis vs whom
whose worse worst wide wrong young younger youngest old older oldest elder eldest senior junior be am been being
is are was were do does did done has have had having can could may might must shall should will would not nor
beat bet bid burst buy cast cost cut face find get give help hit hurt join keep lead leave let lose make meet
pay play put quit see sell send set show shut sign split spread take thank upset unlike versus win
""".split()
)


@lru_cache(maxsize=20_000)
def is_common(low: str) -> bool:
    """Whether running text mostly writes a word in lower case."""
    return lemma(low) in common_words()


@lru_cache(maxsize=20_000)
def is_verbal(low: str) -> bool:
    """Whether a word in lower case looks like a form of a verb."""
    return (
        low.endswith(("ed", "ing"))
        or low in cues.STRONG
        or low in cues.NAMING
        or low in cues.BASE
        or low in _FUNCTION
        or (is_irregular(low) and lemma(low) != stem(low))
    )


def is_adjectival(low: str) -> bool:
    """Whether a word in lower case ends as adjectives and adverbs do."""
    return _ADJECTIVAL.search(low) is not None


@lru_cache(maxsize=20_000)
def may_be_somebody(low: str) -> bool:
    """Whether an unlisted word in lower case may be a noun for one person: no verb, no adjective, nothing that links words."""
    return (
        len(low) > 3
        and low.isalpha()
        and not low.endswith("s")
        and not is_verbal(low)
        and not _ADJECTIVAL.search(low)
        and low not in namewords.NOT_NAMES
        and low not in lexicon.ORG_NOUNS
        and low not in lexicon.MODIFIERS
        and low not in lexicon.DOCUMENTS
    )


def is_somebody(low: str) -> bool:
    """Whether the head of "a …" after a person's name may well say what they are: no thing, no time, nothing abstract."""
    return may_be_somebody(low) and low not in _THINGS and (low.endswith("path") or not _ABSTRACT.search(low))
