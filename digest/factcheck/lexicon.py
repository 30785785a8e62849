"""Words that the fact check's rules look up. Written for this package."""

from digest.factcheck.tokens import lemma


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _lemmas(text: str) -> frozenset[str]:
    return frozenset(map(lemma, text.split()))


def _forms(text: str) -> dict[str, str]:
    """A line or a part between bars is a word and its other forms: each of them to the first."""
    groups = [group.split() for line in text.splitlines() for group in line.split("|")]
    return {form: group[0] for group in groups for form in group}


# Numbers

CURRENCY_SYMBOLS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₹": "rupee", "₩": "won", "₽": "rouble"}
CURRENCIES = _forms("""
dollar dollars usd|euro euros eur|pound pounds gbp sterling|yen jpy|rupee rupees|won|rouble roubles ruble rubles
yuan renminbi|krone kroner krona kronor|franc francs|peso pesos|rand|real reais|lira liras|bitcoin bitcoins|cent cents
pence|shilling shillings|zloty zlotys|naira|dinar dinars|riyal riyals|dirham dirhams|shekel shekels|forint forints
baht|ringgit|rupiah|hryvnia
""")
# Units of one kind: another of the same kind is another amount.
MEASURES = {
    lemma(unit): kind
    for kind, units in {
        "time": "second minute hour day night week month year decade century season",
        "length": "millimetre mm centimetre cm metre kilometre mile foot feet inch yard",
        "weight": "gram kilogram tonne ton pound ounce",
        "area": "acre hectare",
        "volume": "litre gallon barrel",
    }.items()
    for unit in units.split()
}
MEASURES |= {f"square {unit}": "area" for unit, kind in MEASURES.items() if kind == "length"}
# Amounts without a number, and from which number to which a story may give them otherwise. Some are amounts only
# before "of".
VAGUE_AMOUNTS = _forms("""
half halves halved halving|double doubles doubled doubling|triple triples tripled tripling|dozen dozens|tens|hundreds
thousands|millions|billions|scores|majority|quarter quarters|decade decades|century centuries
""")
VAGUE_BEFORE_OF = _words("scores quarter quarters majority")
VAGUE_SIZES = {
    "dozen": (24, 200),
    "tens": (20, 1_000),
    "hundreds": (200, 2_000),
    "thousands": (2_000, 100_000),
    "millions": (2_000_000, 1_000_000_000),
}
BOUND_PHRASES = {
    ("more", "than"): "over",
    ("less", "than"): "under",
    ("fewer", "than"): "under",
    ("at", "least"): "at least",
    ("at", "most"): "up to",
    ("up", "to"): "up to",
    ("as", "many", "as"): "up to",
    ("as", "much", "as"): "up to",
    ("no", "more", "than"): "up to",
    ("no", "fewer", "than"): "at least",
    ("close", "to"): "nearly",
}
BOUND_WORDS = {
    "nearly": "nearly",
    "almost": "nearly",
    "over": "over",
    "above": "over",
    "under": "under",
    "below": "under",
}
BOUND_WORDS |= dict.fromkeys("about around roughly approximately some estimated circa".split(), "about")
NOT_COUNTED = _words("the a an of its their his her our these those another other further additional total")
ENDS_COUNTED = _words("within without across against amid among despite like near toward towards via worth per")
ANYBODY = _lemmas("people person others other man woman time")
NO_GOVERNOR = _lemmas("is are was were be been have has had say said including include total number age aged")

# Names

PARTICLES = _words("of the de la le van von der den di da du dos das del bin al el ibn and for on upon ap y e")
HONORIFICS = _words("mr mrs ms miss dr sir dame lord lady")
TITLES = _forms("""
president|premier|minister|mayor|governor gov govs|senator sen sens|representative rep reps|congressman|congresswoman
judge|justice|king|queen|prince|princess|emperor|pope|bishop|archbishop|cardinal|rabbi|imam|chancellor|ambassador|envoy
general gen|captain capt|colonel col|lieutenant lt|sergeant sgt|admiral|sheriff|secretary|director|chairman|chairwoman
chair|chief ceo cfo|professor prof|doctor|councillor councilor cllr|commissioner|superintendent supt|detective|inspector
coach|manager|teacher|lawyer|attorney|spokesman|spokeswoman|spokesperson|speaker|defender|midfielder|striker|goalkeeper
actor|actress|singer
""")
PREFIXES = _words("ex anti pro non pre post mid co vice semi multi self all")
DIRECTIONS = _words("""
north south east west northern southern eastern western central northeast northwest southeast southwest northeastern
northwestern southeastern southwestern upper lower greater
""")
NOT_NAMES = _words("""
i january february march april may june july august september october november december monday tuesday wednesday
thursday friday saturday sunday jan feb mar apr jun jul aug sept oct nov dec mon tues wed thurs fri sat sun am pm covid
internet no yes ok tv
""")
COMMON_ENDINGS = tuple("ing ed ly tion tions ment ments ness ers ists ies able less ful ity".split())

# Assertion

# How many content words after it each turns round, where they hang together ("did not [agree] to [withdraw]").
NEGATORS = dict.fromkeys("not no never cannot without neither nor none nobody nothing hardly".split(), 2)
NEGATORS |= dict.fromkeys("deny denies denied denying denial denials".split(), 4)
NEGATE_WITH_TO = _words("refuse refuses refused refusing decline declines declined declining fail fails failed failing")
NEGATORS |= dict.fromkeys([*NEGATE_WITH_TO, "unlikely"], 1)
NOT_NEGATIVE = {
    ("not", "only"),
    ("not", "just"),
    ("not", "least"),
    ("no", "doubt"),
    ("nothing", "but"),
    ("no", "later"),
}
HEDGES = _words("""
may might could perhaps possibly potentially reportedly allegedly alleged suspected apparently likely considers
considering considered mulls suspects unless whether
""")
# Hedges only before a participle ("considering leaving"), and only without an article ("the likely cause").
HEDGE_BEFORE_ING = _words("considers considering considered mulls")
HEDGE_ALONE = _words("likely alleged suspected")
# What somebody is accused of is neither asserted nor denied.
ACCUSING = _words(
    "accused accuse accuses accusing accusation accusations alleges alleged alleging allegation allegations charged blamed"
)
# A line that has one of these holds something only possible: in headlines "eyes", "faces" and a question mark do it too.
LINE_HEDGES = HEDGES | _words("""
can possible potential appears appear seems seem if risk risks risking threatens threaten threatened eyes eyeing faces
expected expects believed believes believe suspect fears feared fear should decide decides decision debate debates vote
proposes proposed proposal option mull weigh weighs chance hopes plans accused ready poised set ?
""")
# Verbs whose object says what is done: "made no arrests" is "did not arrest".
LIGHT_VERBS = _lemmas("make take give hold")
# Verbs that say too little to tell what of their clause is denied.
VAGUE_VERBS = _lemmas("get put go come keep let see seem become use turn")
# Verbs that hand a negation on: "did not agree to withdraw".
CATENATIVES = _lemmas(
    "agree plan want intend expect need try seek choose appear seem begin have mean hope promise vow offer threaten due"
)
ANTONYM_PAIRS = """
accept approve agree welcome back support endorse praise favour / reject oppose refuse criticise condemn denounce dismiss
accept approve agree / block veto
hail / criticise condemn denounce
rise grow increase climb gain jump surge soar expand raise boost higher up / fall drop decrease decline shrink slump
rise grow increase climb gain jump surge soar expand raise boost higher up / plunge lower cut reduce slash down
win beat defeat victory / lose
convict guilty / acquit innocent clear
open reopen / close shut
begin start launch resume / end halt
build create / cancel scrap abandon demolish
hire recruit / fire dismiss sack
safe harmless / dangerous unsafe harmful
large big / small
allow permit authorise / ban forbid prohibit bar block
arrest jail detain / release free
admit confess / deny
include / exclude
strong / weak
high / low
buy acquire / sell
join / leave quit
tighten toughen / ease loosen relax
import / export
lend / borrow
more / fewer less
better improve / worse worsen
succeed / fail
"""
# Of these the one's is the other's: "Rennick lost" and "Castellano won" are no contradiction.
CONVERSES = _lemmas("win beat defeat lose buy sell acquire lend borrow import export")

# Roles

# Verbs of which somebody is the subject and somebody else the object: of others the two cannot well be mistaken.
BETWEEN_TWO = _lemmas("""
beat defeat overcome win lose outscore overtake replace succeed oust topple accuse blame criticise condemn denounce
attack insult mock praise thank back support endorse oppose sue charge arrest detain convict sentence jail fine testify
kill shoot stab injure hit strike bomb invade occupy shell murder rob assault kidnap rescue save help buy acquire sell
pay owe hire fire sack dismiss tell warn ask urge order advise persuade threaten force pressure invite visit foul tackle
lead follow leave give lend donate supply export ban sanction punish betray deceive mislead cheat chase ram bite honour
mentor train treat question interview quote cite contact apologise
""")
# Verbs with two objects, one of which says what the other becomes: "elected Conservative leader".
COMPLETED = _lemmas("elect appoint name nominate declare call crown dub label")
NOUNS_TOO = _words("""
loss losses order orders question questions support supports visit visits fire fires fine fines charge charges attack
attacks strike strikes bomb bombs murder murders sentence sentences jail jails force forces pressure ban bans lead leads
hit hits export exports supply supplies quote quotes interview interviews contact train trains foul fouls win wins
""")
PARTICIPLES = _words("shot beaten hit struck sent bought sold paid told led met caught held")

# Attribution

SAYING = _words("""
said says say saying told tells tell claims claimed claim alleges alleged allege argues argued argue warns warned warn
believes believed believe thinks thought suggested suggests suggest estimates estimated estimate insisted insists
maintains maintained stated adds added noted notes accuses accused accuse wrote writes testified contends contended
predicts predicted reported reports acknowledged explained explains tweeted complained denies denied deny
""")
# Those that come before their subject too: "…, said Ms Tann".
INVERTING = _words("""
said says added adds reported reports wrote noted notes warned warns argued argues explained explains insisted tweeted
complained acknowledged
""")
# Nouns whose "that" opens somebody's claim.
CLAIMS = _words("""
criticism claim claims allegation allegations accusation accusations suggestion suggestions rumour rumours rumor rumors
reports belief suspicion suspicions
""")
# In a line these too say whose claim it is.
SOURCE_SHOWN = (
    SAYING
    | CLAIMS
    | _words("""
according urges urge urged calls call called vows vow vowed asks asked admits admitted finds found
shows showed sees expects expected accusing warning claiming citing criticises criticizes criticised criticized blames
blamed promises promised hails slams defends reveals revealed alleging suspected reportedly allegedly announces
announced confirms confirmed demands demanded pledges pledged agrees agree agreed praises praised welcomes welcomed
backs rejects rejected rejecting dismisses disputes accusation accusations allegation allegations claimed
""")
)
