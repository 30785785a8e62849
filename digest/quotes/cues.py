"""Words that say that somebody speaks: verbs, and "according to"."""

import re
from typing import TypeAlias

_Tree: TypeAlias = dict[str, "_Tree"]

# Forms that introduce speech on their own, next to a quotation, collected from news copy; a hyphen stands for a space.
_STRONG = """
said says saying told tells telling added adds adding wrote writes writing asked asks asking explained explains
explaining tweeted tweets tweeting stated states stating noted notes noting continued continues continuing replied
replies replying insisted insists insisting argued argues arguing recalled recalls recalling warned warns warning
admitted admits admitting announced announces announcing declared declares declaring posted posts posting acknowledged
acknowledges acknowledging concluded concludes concluding commented comments commenting responded responds responding
joked jokes joking quipped quips quipping shouted shouts shouting remarked remarks remarking observed observes
observing claimed claims claiming suggested suggests suggesting confirmed confirms confirming complained complains
complaining countered counters countering cautioned cautions cautioning conceded concedes conceding urged urges urging
emphasized emphasizes emphasizing emphasised emphasises emphasising stressed stresses stressing reiterated reiterates
reiterating maintained maintains maintaining asserted asserts asserting alleged alleges alleging contended contends
contending predicted predicts predicting pledged pledges pledging vowed vows vowing promised promises promising
testified testifies testifying answered answers answering exclaimed exclaims exclaiming yelled yells yelling screamed
screams screaming cried cries crying whispered whispers whispering muttered mutters murmured boasted boasts boasting
lamented laments lamenting declined protested protests interjected chimed retorted snapped shot-back fired-back
hit-back tweeted-back went-on goes-on read reads reading reported reports reporting revealed reveals revealing
disclosed discloses repeated repeats repeating mused muses musing quoted quotes quoting opined opines believes
believed thinks thought agreed agrees agreeing affirmed affirms affirming advised advises advising begged pleaded
pleads pleading confessed confesses confided denied denies denying demanded demands demanding elaborated elaborates
estimated estimates exhorted gushed hinted implored indicated indicates indicating informed informs interrupted
intoned inquired laughed proclaimed proclaims proclaiming proposed proposes publicised queried ranted rebuked
recounted recounts recounting reasoned rejoined remembered remembers remembering reminded reminds reflected reflects
reflecting ruled rules scoffed shrugged sighed smiled spoke speaks speaking stipulated summarised summarized surmised
swore taunted teased theorized threatened threatens threatening ventured volunteered wondered wonders chanted chants
chanting sang sings singing prayed texted emailed e-mailed messaged blogged wrote-back clarified clarifies clarifying
celebrated celebrates assured assures assuring apologised apologized apologises apologizes congratulated chided chides
blasted blasts slammed slams mocked mocks hailed hails praised praises welcomed welcomes tweeted-out put-it puts-it
hollered hollers bellowed bellows barked drawled deadpanned deadpans croaked gasped grumbled grumbles groaned giggled
sobbed blurted chuckled chuckles sneered marvelled marveled enthused enthuses fumed fumes chortled
beamed beams boomed booms thundered thunders roared roars growled growls snarled crowed crows cooed bragged brags whined
griped wailed howled bawled purred hissed stammered stuttered rasped jeered heckled shrieked squealed squeaked chirped
piped-up chipped-in weighed-in cut-in broke-in butted-in summed-up sums-up pronounced tutted fretted deplored raved raves
grunted moaned moans grinned winced
began begins beginning started finished ended written reacted reacts retaliated
chiding scolded scolds scolding cracked cracks riffed riffs blared blares huffed sniffed gibed ribbed needled posited posits
averred attested attests vented rejoiced relayed pressed-on went-further
"""
# Verbs that need an object or a complement before the quoted words: "called it “a disgrace”".
_NAMING = """
termed terms terming reckons reckoned
called calls calling described describes describing branded brands branding labelled labels labeled labelling labeling
dismissed dismisses dismissing denounced denounces denouncing condemned condemns condemning criticised criticizes
criticized criticises criticising criticizing deemed deems accused accuses accusing cited cites citing blamed blames
blaming dubbed characterised characterized characterizes thanked thanks thanking praising hailing slamming blasting
rejected rejects rejecting considered considers expressed expresses expressing voiced voices backed offered offers
gave issued released questioned questions talked talks discussed spoke compared compares likened referred refers
referring decried decries ridiculed ridicules attacked attacks defended defends defending hoped hopes hoping wanted
wants felt feels feeling feared fears supported supports doubted doubts lauded lauds bemoaned touted touts portrayed
portrays painted paints pointed points pointing recommended recommends encouraged encourages signalled signaled swear
mentioned mentions mentioning invited commended commends rated
"""
# Those that take a quotation only with nothing between: weak signs.
_LOOSE = """
began begins beginning started finished ended believes believed thinks thought celebrated celebrates smiled laughed
declined spoke speaks speaking felt feels feeling wants wanted hoped hopes hoping found fears feared points pointed
showed shows gave offered offers issued released discussed talked talks
"""
_BASE = (
    "say add tell call describe argue warn insist believe think explain agree conclude write contend recall acknowledge"
)
# Verbs that begin a sentence before their subject, as in: Remarked the ecologist Ada Marsh, “…”
_OPENING = (
    "Said|Says|Added|Asked|Stated|Continued|Wrote|Tweeted|Explained|Replied|Concluded|"
    "(?:Remarked|Noted|Observed|Argued|Insisted|Recalled|Declared|Admitted|Commented|Quipped|Joked|Warned|Suggested|Mused|"
    "Claimed|Complained|Acknowledged|Announced|Reiterated|Stressed|Emphasi[sz]ed|Lamented|Countered|Responded|Posted|"
    "Exclaimed|Boasted|Cautioned|Predicted|Vowed|Pledged|Advised|Agreed|Answered|Asserted|Reflected|Recounted)"
    "(?= [^“”.;:]{3,160}[,:] ?“)"
)


def _forms(words: str) -> frozenset[str]:
    return frozenset(word.replace("-", " ") for word in words.split())


def _pattern(words: frozenset[str]) -> str:
    """A pattern of all the words as one tree of letters, which is much quicker than trying word after word."""
    tree: _Tree = {}
    for word in words:
        node = tree
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _branch(tree)


def _branch(node: _Tree) -> str:
    arms = [char + _branch(below) for char, below in sorted(node.items()) if char]
    if not arms:
        return ""
    return f"(?:{'|'.join(arms)})" + ("?" if "" in node else "")


STRONG = _forms(_STRONG)
NAMING = _forms(_NAMING) - STRONG
LOOSE = _forms(_LOOSE)
BASE = _forms(_BASE)
CUE = re.compile(
    rf"(?<![\w’'-])(?:{_pattern(STRONG | NAMING | BASE)}(?![\w’'-])|"
    rf"(?:[Aa]ccording to|[Ii]n the words of)\b|(?<![a-z,] )(?:{_OPENING})(?= (?:[A-Z“]|the [a-z]|an? [a-z])))"
)
