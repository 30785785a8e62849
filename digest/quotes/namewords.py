"""Words of names, before them, and that are never names. Written for this package."""

from collections.abc import Sequence

_HONORIFICS = {
    "": """
con adm adv garda amb archbishop atty bishop asst barr brig bro capt chef cllr clr coun cr cmdr commr dep engr ofc pfc pst ptl pte
spc col comrade const councillor cpl dci det doctor dr drs eng gen gov govs hon insp judge justice lt lt.-col maj mx
officer pastor penghulu pres prof professor pvt rabbi rep reps rev reverend saint sen sens seri sgt sri st supt tengku
kaumatua kaumātua
""",
    "m": """
ntate maulvi alhaji malam mallam ayatollah baron brother cardinal count dato dato' dato’ datuk dom duke father fr guru
haji imam king lord maulana mister monsenor monseñor monsieur monsignor mr mullah mzee pope prince senor señor sheikh
shri sir swami acharya baba tun uncle ustaz pak kyai mufti otunba oba eze igwe matua
""",
    "f": """
sr gogo madam alhaja hajia aunt baroness countess dame datin duchess hajah lady madame miss mme mrs ms princess queen
sister smt ibu kuia whaea puan cik begum ustazah sheikha
""",
}
# Words before a name by the gender that they tell.
HONORIFICS = {word: gender for gender, words in _HONORIFICS.items() for word in words.split()}
# Honorifics that say nothing of what somebody does.
PLAIN_HONORIFICS = frozenset(
    """
adv alhaji alhaja aunt dame gogo ntate datin dato dato' dato’ datuk doctor dom don dr eng guru hon lady lord m madame maulana
miss mister mme
monsenor monseñor monsieur monsignor mr mrs ms mx prof saint senor seri señor shri sir smt sri st swami tun u uncle
""".split()
)
# Words that begin no name, capital or not.
NOT_NAMES = frozenset(
    """
amongst amidst whilst onto beside outside inside midway alongside throughout elsewhere a about above according across
additionally after again against all along also although amid among an and another any
apr april around as asked at aug august autumn because before behind below beneath beside besides between beyond both
but by christmas current currently dec december despite during each earlier easter eight either even every feb
february few finally first five following for former four friday from furthermore he hello hence her here his how
however i if in including indeed instead it its jan january jul july jun june just last late later less let like many
mar march maybe meanwhile monday more moreover most much my near neither never nevertheless new next nine no nor not
nov november now oct october of off ok okay old on once one only or other our out over per perhaps please
previous part previously
nobody none everybody everyone somebody someone anybody anyone nothing everything something
ramadan recently referring responding same saturday second sep sept september seven several she since six
so some speaking spring still such summer sunday ten than thank thanks that the their then there therefore these they
third this those though three through throughout thursday thus to today tomorrow tonight toward towards tuesday two
under unlike until up upon via we wednesday well what when where which while who whom whose why winter with within
without writing yes yesterday yet you your likewise similarly conversely accordingly consequently
""".split()
)
# What somebody can be that is a surname as well.
ROLE_SURNAMES = frozenset(
    """
abbot archer back baker barber bishop brewer butcher butler carpenter cook dancer dean diver driver duke elder farmer
fellow fisher forester gardener general gunner guard head healer hunter king knight lover major marshal mason merchant
miller miner page painter parent parson partner piper player pope porter potter prince queen ranger reader rider
sailor shearer shepherd singer speaker spinner steward star tailor thatcher turner usher walker weaver winner
""".split()
)
# Family names that stand first, in Korean, Chinese and Vietnamese names.
FAMILY_FIRST = frozenset(
    """
ang aw bae baek cao chan chang chau chew chia chiam chin chong chow chua chow gan goh heng ho hong koh khoo kok kwek lai
lau leong loh
loke low neo ng ong phua poh quah quek seah sim soh tan tay teh teo tham toh wee wong yap yeo yeoh yip yong bae baek cao
chen choi chung deng dong fan feng guo huang hwang jeong jeon jiang jung kang kim kwak kwon lee liang lim
liu luo ma nguyen nguyễn noh oh park peng pham phạm ryu seo shen shin tran trần wang woo wu xiao xie xu yang ye yoo yoon yu
zeng zhang zhao zheng zhou zhu hoang hoàng huynh huỳnh phan vu vũ vo võ dang đặng bui bùi ngo ngô duong dương
""".split()
)
# Words of names that tell the gender: Harjit Kaur, Siti binti Osman.
_NAME_GENDER = {
    **dict.fromkeys(
        "kaur begum bibi devi bano khatun khatoon kumari binti binte bint thi hanim dottir wangari wanjiku".split(), "f"
    ),
    **dict.fromkeys("bin ibn oğlu oglu uulu".split(), "m"),
}


def gender_of(words: Sequence[str]) -> str:
    """The gender that the words of a name tell; "" for none."""
    told = next((_NAME_GENDER[word] for word in words if word in _NAME_GENDER), "")
    if told or len(words) < 2:
        return told
    return "f" if words[-1].endswith(("skaya", "ovna", "evna", "dottir")) else ""


# Nouns for bodies that are surnames as well.
BODY_SURNAMES = frozenset(
    """
army bank church county court force fund guard house marina media paper park post school star wing
""".split()
)
# Words of names that are not people's: events, laws, works, firms, ideas.
COMMON = frozenset(
    """
abc act advanced affordable age agence aids air airbus airport al amazon amendment american ancient android app apple
arena associated avenue award awards bad bar baseball basketball bay bbc beach best bible big bill black bloomberg
blue boeing boko boulevard bowl boys brands bridge bright brotherhood brown building business cafe campaign cancer
cape capital care cbs center central centre century championship change children christmas cinema civil clean climate
cnn coal coast code cold combined common conference coral coronavirus covid covid-19 cricket cup cyclone daily dark
data day deal delta desert digital disease disney division drive earth earthquake east easter eastern ebola el
electric email energy entertainment equal era evening event excel express extinction facebook fair family far father
festival films final finals fire first flight flood foods football forest formula fort fox france free freedom freeway galaxy
gallery game games garden gardens gas gate general global gold golf good google gospel grand gray great green grey
guardian hall halloween hamas haram hardware health herald hezbollah high highway hiv hockey holdings home honda hot
hotel human hurricane ice independence index information initiative inner insider instagram integrated international
internet iphone iron islamic island java joint journal justice koran labor labour labs lake land lane las last law
league liberty library light line linux list little lives logistics los lower mail main mall market masters match
matter medal mega memorial men microsoft middle mirror mission mobile modern monte month moon morning mother motors
mount mountain museum national nbc near netflix new night north northern nuclear observer ocean office oil old omicron
one online open operation orange order outer panther park path peace phone pictures pink plan planet poll port power
presse private prix prize productions program programme project proud pub public purple python qaeda quran race rain
real real-time rebellion records red reef report research restaurant reuters review rights river road rock rolling
route royal rugby rule saint samsung san sand santa science sea season second security series shabab shop show silicon
silver sky smart snow soccer social software solar solutions sony south southern space special sports square st st.
stadium standard star state station steel stone store stores storm strategic street studio studios study sun super
supreme survey syndrome taliban technology telegraph tennis terminal tesla testament thanksgiving theater theatre
third tiktok time times torah total tour tournament tower toyota trail tribune trophy tropical twitter typhoon united
upper vanity ventures veterans villa virtual virus voting wall war warm water way web week west western wind windows
women word world xinhua year yellow youth youtube zika zoo
""".split()
)
PARTICLES = frozenset(
    """
af al ap arap av bin bint binti da dalla das de del dela della delos den der di do dos du e el ibn la las le los mac
ni nic ole st ten ter van von wa y zu
""".split()
)
