"""Words that rules look up: honorifics, role nouns, places, and the words that are never names. Written for this package."""

from functools import cache

import names

HONORIFICS = {
    "mr": "m",
    "mister": "m",
    "mrs": "f",
    "ms": "f",
    "miss": "f",
    "mx": "",
    "sir": "m",
    "dame": "f",
    "lord": "m",
    "lady": "f",
    "dr": "",
    "doctor": "",
    "prof": "",
    "professor": "",
    "rev": "",
    "fr": "m",
    "sen": "",
    "rep": "",
    "gov": "",
    "gen": "",
    "lt": "",
    "col": "",
    "sgt": "",
    "capt": "",
    "cmdr": "",
    "hon": "",
    "maj": "",
    "adm": "",
    "pres": "",
    "supt": "",
    "det": "",
    "insp": "",
    "const": "",
    "cpl": "",
    "pvt": "",
    "judge": "",
    "justice": "",
    "pope": "m",
    "sheikh": "m",
    "imam": "m",
    "ayatollah": "m",
    "rabbi": "",
    "father": "m",
    "sister": "f",
    "brother": "m",
    "king": "m",
    "queen": "f",
    "prince": "m",
    "princess": "f",
    "mme": "f",
    "baroness": "f",
    "baron": "m",
    "duke": "m",
    "duchess": "f",
    "count": "m",
    "countess": "f",
    "monsieur": "m",
    "madame": "f",
    "señor": "m",
    "senor": "m",
    "st": "",
    "saint": "",
    "atty": "",
    "officer": "",
    "comrade": "",
    "aunt": "f",
    "uncle": "m",
    "dci": "",
    "reps": "",
    "sens": "",
    "govs": "",
    "amb": "",
    "cllr": "",
    "councillor": "",
    "cardinal": "m",
    "archbishop": "",
    "bishop": "",
    "pastor": "",
    "reverend": "",
    "mullah": "m",
    "lt.-col": "",
    "datuk": "m",
    "tun": "m",
    "haji": "m",
    "shri": "m",
    "sri": "",
    "seri": "",
    "dato": "m",
    "dato'": "m",
    "dato’": "m",
    "datin": "f",
    "mzee": "m",
    "eng": "",
    "penghulu": "",
    "tengku": "",
    "hajah": "f",
    "ustaz": "m",
    "chef": "",
    "swami": "m",
    "guru": "m",
    "monsenor": "m",
    "monseñor": "m",
    "monsignor": "m",
    "maulana": "m",
    "dom": "m",
    "smt": "f",
    "drs": "",
}
# Honorifics that say nothing of what somebody does.
PLAIN_HONORIFICS = frozenset(
    "mr mister mrs ms miss mx sir dame lord lady mme m monsieur madame señor senor don st saint dr doctor u aunt uncle tun datuk shri swami guru monsenor monseñor monsignor maulana dom smt hon prof".split()
)

_ROLES_ANY = """
archbishop academic accountant baker beekeeper dietician dietitian activist actor administrator adviser advisor advocate agent aide ally ambassador analyst anchor
anthropologist archaeologist architect artist assistant associate astronaut astronomer astrophysicist athlete attorney author
banker barrister billionaire biochemist biologist bishop blogger boss botanist boxer broadcaster broker builder businessperson
candidate captain cardinal carer cartoonist chair chairperson champion chancellor chef chemist chief citizen cleric climatologist
clerk climber co-author co-chair co-director co-founder co-host co-owner co-worker coach collector colleague colonel columnist
comedian commander commentator commissioner composer congressperson conservationist constable consul consultant
contractor convener cook coordinator co-ordinator coroner correspondent council-leader councillor councilor counsel counsellor
counselor critic curator cyclist dancer dealer dean defender demographer dentist deputy designer detective developer
diplomat director doctor driver ecologist economist editor educator employee engineer entomologist entrepreneur envoy
epidemiologist evangelist examiner executive expert explorer farmer fellow fighter filmmaker financier firefighter
fisherperson footballer forecaster founder friend fugitive gardener general geneticist geographer geologist geophysicist golfer
goalkeeper governor graduate guard guest guide guitarist head historian homeowner host hunter hydrologist immunologist
inspector instructor inventor investigator investor journalist judge jurist justice keeper lawmaker lawyer leader lecturer
legislator liberal librarian lieutenant linguist lobbyist magistrate major manager marshal mathematician mayor mechanic medic
member meteorologist microbiologist migrant millionaire miner minister missionary moderator monk musician nationalist
naturalist negotiator neighbor neighbour neurologist neuroscientist nominee novelist nurse nutritionist observer
oceanographer officer official operator opponent organiser organizer ornithologist owner painter palaeontologist
paleontologist paramedic parent parliamentarian participant partner passenger pastor pathologist patient patriarch pediatrician
paediatrician pharmacist philanthropist philosopher photographer physician physicist pianist pilot player playwright poet
politician pollster porter preacher premier presenter president priest principal prisoner producer professor
programmer promoter prosecutor protester psychiatrist psychologist publisher rabbi racer ranger rapper reader rector
referee refugee registrar reporter representative republican democrat rescuer researcher resident restaurateur retiree reverend reviewer
rider runner sailor scholar scientist screenwriter sculptor secretary seismologist selector senator sergeant
sheriff shopkeeper shopper singer sociologist soldier solicitor songwriter speaker specialist spokesperson star
statistician stockbroker strategist striker student supervisor supporter surgeon survivor swimmer teacher teammate technician
teenager theologian therapist toxicologist tourist trader trainee trainer translator treasurer trustee tutor
tycoon undersecretary user vaccinologist vendor veteran vet veterinarian victim villager virologist visitor volcanologist volunteer
voter vice-chair vice-president vice-chancellor warden witness worker writer zoologist mp mep mla msp tory
ceo cfo coo cto md pm cofounder whistleblower dissident defector paralegal janitor barista cashier chaplain
superintendent underwriter ombudsman provost emir sultan ayatollah imam sheikh pope dictator premier-designate
attorney-general governor-general secretary-general director-general solicitor-general president-elect congressmember
fiance fiancé fiancée fiancee rapporteur whip master creator attendee loyalist back hacker arborist caretaker
commander-in-chief editor-in-chief co-creator co-star dissenter contributor reviewer winner
bowler batsman batter all-rounder wicketkeeper spinner seamer skipper playmaker flanker sprinter forward centre-back full-back legislator counsel
postdoc intern conductor choreographer violinist drummer vocalist frontman goalscorer midfielder winger forward quarterback
pitcher catcher jockey trekker hiker mountaineer skier skater gymnast sprinter
"""
_ROLES_M = """
actor-director spokesman chairman businessman congressman councilman assemblyman policeman fireman salesman cameraman clergyman
fisherman craftsman sportsman frontman gunman husband father dad son brother uncle grandfather grandson nephew boyfriend man boy
king prince emperor duke lord widower monk priest gentleman alderman statesman headmaster showman imam pope tribesman
nobleman vice-chairman deputy-chairman postman handyman midshipman serviceman stuntman tradesman militiaman
"""
_ROLES_F = """
actress spokeswoman chairwoman businesswoman congresswoman councilwoman assemblywoman policewoman saleswoman camerawoman
sportswoman wife mother mum mom daughter sister aunt grandmother granddaughter niece girlfriend woman girl queen princess
duchess empress baroness lady widow nun midwife headmistress hostess waitress heroine servicewoman forewoman noblewoman ballerina
"""
ROLE_GENDER: dict[str, str] = (
    dict.fromkeys(_ROLES_ANY.split(), "") | dict.fromkeys(_ROLES_M.split(), "m") | dict.fromkeys(_ROLES_F.split(), "f")
)
# People in number: sources without a name.
CROWD = frozenset(
    """
officials experts residents analysts witnesses authorities police investigators prosecutors lawyers researchers scientists
activists campaigners critics supporters opponents protesters demonstrators doctors physicians economists lawmakers senators
teachers parents students farmers workers villagers locals neighbours neighbors relatives friends colleagues soldiers troops
diplomats sources observers aides advisers advisors organisers organizers rescuers firefighters medics nurses leaders
politicians ministers scholars historians reporters journalists commentators editors executives managers employees staff
survivors victims passengers users readers viewers fans voters republicans democrats conservatives members people women men
children others some many few several most both customers traders investors shareholders developers designers engineers
organizations organisations groups agencies companies detectives officers representatives judges jurors attorneys
migrants refugees eyewitnesses bystanders onlookers participants respondents patients drivers pilots sailors fishermen
spokespeople spokesmen spokeswomen insiders vendors shopkeepers tourists visitors citizens constituents hunters
rebels militants insurgents elders clerics crowds crowd crew family families couple pair duo trio team panel committee
""".split()
)
# What an organisation's name or a noun for one ends with.
ORG_NOUNS = frozenset(
    """
administration agency airline airlines airport alliance army assembly association authority bank board body broadcaster bureau
cabinet campaign centre center chamber charity church city club coalition college commission committee company confederation congress
consortium corporation corps council country county court delegation department directorate district division embassy employer
executive faculty federation firm force forces forum foundation fund government governments group guard guild hospital house
inquiry institute institution intelligence journal judiciary league legislature library maker management manufacturer
media military mission ministry mosque movement museum nation navy network newspaper news ngo observatory office operator
opposition organisation organization paper parliament party police presidency publication publisher regime international regulator school secretariat
senate service services society staff state station studio supplier syndicate taskforce team times post trust
tribunal union university utility watchdog website wing post herald guardian tribune telegraph gazette agency inc corp ltd plc
llc co gmbh ag sa nv laboratory lab labs partners holdings industries systems technologies airways motors energy pharma
magazine press journal chronicle weekly daily hub initiative project academy clinic kremlin pentagon vatican treasury fed
""".split()
)
# A thing that speaks: "the report said".
DOCUMENTS = frozenset(
    """
statement report study letter tweet post message document documents email e-mail memo article editorial release filing lawsuit
complaint indictment affidavit ruling judgment judgement verdict opinion order petition notice advisory bulletin survey
poll paper book note text transcript video caption website page blog resolution communique communiqué draft law bill
act constitution treaty charter agreement sign banner headline card plaque inscription entry filing motion brief rule
""".split()
)

_NOT_NAMES = """
the a an this that these those it its he she they we i you his her their our my your who whom whose which what when where why how
in on at by for from of to with without within after before during since until while as if though although because but and or nor so
yet then there here now today yesterday tomorrow tonight also however meanwhile moreover furthermore nevertheless instead still even
only just both either neither each every all some any many most much more less few several one two three four five six seven
eight nine ten no not never once again later earlier last next first second third finally additionally according despite amid
among between under over against about above across along around behind below beneath beside besides beyond near off out through
throughout toward towards up upon via like unlike per than asked speaking responding referring writing
monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november
december jan feb mar apr jun jul aug sep sept oct nov dec spring summer autumn winter christmas easter ramadan
yes ok okay please thank thanks well oh hello let perhaps maybe indeed thus hence therefore
other another such same new old former late current currently previously recently following including
""".split()
NOT_NAMES = frozenset(_NOT_NAMES)

_COUNTRIES = """
Afghanistan:Afghan Albania:Albanian Algeria:Algerian Angola:Angolan Argentina:Argentine Armenia:Armenian Australia:Australian
Austria:Austrian Azerbaijan:Azerbaijani Bahrain:Bahraini Bangladesh:Bangladeshi Belarus:Belarusian Belgium:Belgian Belize:Belizean
Benin:Beninese Bhutan:Bhutanese Bolivia:Bolivian Bosnia:Bosnian Botswana:Motswana Brazil:Brazilian Britain:British
Brunei:Bruneian Bulgaria:Bulgarian Burundi:Burundian Cambodia:Cambodian Cameroon:Cameroonian Canada:Canadian Chad:Chadian
Chile:Chilean China:Chinese Colombia:Colombian Congo:Congolese Croatia:Croatian Cuba:Cuban Cyprus:Cypriot Czechia:Czech
Denmark:Danish Ecuador:Ecuadorian Egypt:Egyptian England:English Eritrea:Eritrean Estonia:Estonian Ethiopia:Ethiopian Europe:European
Fiji:Fijian Finland:Finnish France:French Gabon:Gabonese Gambia:Gambian Georgia:Georgian Germany:German Ghana:Ghanaian Greece:Greek
Greenland:Greenlandic Guatemala:Guatemalan Guinea:Guinean Guyana:Guyanese Haiti:Haitian Honduras:Honduran Hungary:Hungarian
Iceland:Icelandic India:Indian Indonesia:Indonesian Iran:Iranian Iraq:Iraqi Ireland:Irish Israel:Israeli Italy:Italian
Jamaica:Jamaican Japan:Japanese Kazakhstan:Kazakh Kenya:Kenyan Korea:Korean Kosovo:Kosovan Kuwait:Kuwaiti
Kyrgyzstan:Kyrgyz Laos:Lao Latvia:Latvian Lebanon:Lebanese Lesotho:Basotho Liberia:Liberian Libya:Libyan Lithuania:Lithuanian
Luxembourg:Luxembourgish Macedonia:Macedonian Madagascar:Malagasy Malawi:Malawian Malaysia:Malaysian Maldives:Maldivian Mali:Malian
Malta:Maltese Mauritania:Mauritanian Mauritius:Mauritian Mexico:Mexican Moldova:Moldovan Monaco:Monegasque Mongolia:Mongolian
Montenegro:Montenegrin Morocco:Moroccan Mozambique:Mozambican Myanmar:Burmese Namibia:Namibian Nepal:Nepalese Netherlands:Dutch
Nicaragua:Nicaraguan Niger:Nigerien Nigeria:Nigerian Norway:Norwegian Oman:Omani Pakistan:Pakistani Palestine:Palestinian
Panama:Panamanian Paraguay:Paraguayan Peru:Peruvian Philippines:Filipino Poland:Polish Portugal:Portuguese Qatar:Qatari
Romania:Romanian Russia:Russian Rwanda:Rwandan Samoa:Samoan Scotland:Scottish Senegal:Senegalese Serbia:Serbian
Singapore:Singaporean Slovakia:Slovak Slovenia:Slovenian Somalia:Somali Spain:Spanish Sudan:Sudanese
Suriname:Surinamese Sweden:Swedish Switzerland:Swiss Syria:Syrian Taiwan:Taiwanese Tajikistan:Tajik Tanzania:Tanzanian
Thailand:Thai Tibet:Tibetan Togo:Togolese Tonga:Tongan Tunisia:Tunisian Turkey:Turkish Turkmenistan:Turkmen Uganda:Ugandan
Ukraine:Ukrainian Uruguay:Uruguayan Uzbekistan:Uzbek Vanuatu:Ni-Vanuatu Venezuela:Venezuelan Vietnam:Vietnamese Wales:Welsh
Yemen:Yemeni Zambia:Zambian Zimbabwe:Zimbabwean America:American Africa:African Asia:Asian Palestine:Palestinians Scotland:Scots
"""
_PLACES = """
US UK USA UAE EU UN U.S. U.K. U.N. E.U. U.S.A. D.C. DC United States Kingdom Nations Emirates Arab Saudi Hong Kong Kingdom Zealand
Washington London Paris Berlin Moscow Beijing Tokyo Seoul Pyongyang Delhi Mumbai Islamabad Kabul Tehran Baghdad Damascus Jerusalem
Gaza Cairo Tripoli Nairobi Lagos Abuja Johannesburg Pretoria Addis Ababa Khartoum Kinshasa Kyiv Kiev Warsaw Prague Vienna Budapest
Bucharest Sofia Athens Ankara Istanbul Rome Milan Madrid Barcelona Lisbon Brussels Amsterdam Hague Geneva Zurich Stockholm
Oslo Copenhagen Helsinki Dublin Edinburgh Glasgow Cardiff Belfast Manchester Birmingham Liverpool Leeds Oxford Cambridge
York Angeles Chicago Boston Houston Dallas Philadelphia Detroit Seattle Miami Atlanta Francisco Vegas Orleans
California Texas Florida Ohio Pennsylvania Illinois Michigan Virginia Massachusetts Arizona Colorado Minnesota Wisconsin
Maryland Missouri Tennessee Indiana Iowa Nevada Oregon Utah Alabama Louisiana Kentucky Oklahoma Connecticut Kansas Arkansas
Mississippi Nebraska Idaho Hawaii Maine Hampshire Jersey Carolina Dakota Montana Delaware Alaska Vermont Wyoming
Toronto Montreal Ottawa Vancouver Ontario Quebec Sydney Melbourne Canberra Brisbane Perth Auckland Wellington Queensland
Shanghai Shenzhen Guangzhou Wuhan Taipei Bangkok Manila Jakarta Hanoi Singapore Kuala Lumpur Yangon Dhaka Colombo Kathmandu
Rio Janeiro Paulo Brasilia Buenos Aires Santiago Lima Bogota Caracas Havana Mexico City Europe Africa Asia America Americas
North South East West Northern Southern Eastern Western Central Middle Pacific Atlantic Arctic Antarctic Mediterranean Gulf
Crimea Donbas Chechnya Kashmir Punjab Kerala Goa Gujarat Bengal Assam Bihar Tamil Nadu Uttar Pradesh Brooklyn Manhattan Queens Bronx
Earth Moon Mars Bay River Lake Mount Mountain Island Islands Street Avenue Road Square Park Airport Stadium Beach Valley Coast Bridge
Capitol Hill White House Downing Kremlin Pentagon Vatican Brexit Covid COVID Internet Twitter Facebook Google Youtube YouTube Instagram
Islam Christianity God Bible Quran Olympics Olympic Cup Premier League Championship Games Prize Act Bill Treaty Amendment
World War Day Week Year Award Awards Festival Republic Kingdom Union States Province Region District County City Town Village
Court Parliament Congress Senate Commons Ministry Department University College School Institute Council Committee Commission Agency
""".split()
_GROUPS = """
Republican Democratic Democrat Republicans Democrats Conservative Labour Liberal Tory Tories Socialist Communist Christian Muslim
Jewish Catholic Orthodox Protestant Sunni Shia Shiite Hindu Buddhist Sikh Kurdish Kurd Tamil Hispanic Latino Black White Asian
Libertarian Green Greens Independent Conservatives Democrat-led Republican-led Muslims Christians Jews Taliban Hamas Hezbollah
Nobel Oscar-winning Grammy-winning Olympian Internet Web Wall Nato NATO Arabs Uyghur Rohingya Maori Aboriginal Indigenous
""".split()
COUNTRIES = frozenset(pair.split(":")[0].lower() for pair in _COUNTRIES.split())
DEMONYMS = frozenset(pair.split(":")[1].lower() for pair in _COUNTRIES.split()) | frozenset(w.lower() for w in _GROUPS)
PLACES = COUNTRIES | frozenset(word.lower() for word in _PLACES) - frozenset({"premier", "minister"})

KIN = frozenset(
    "father mother brother sister son daughter wife husband partner friend uncle aunt cousin dad mum mom grandfather grandmother".split()
)
# Party words that stand before a name as a title does.
PARTY = frozenset("republican democrat conservative labour tory libertarian olympian".split())

# Places that are surnames as well.
SURNAMES = frozenset(
    "west north washington london park hill day lake york bay house hampshire jordan lima santiago wellington francisco lincoln houston "
    "austin dallas georgia chad sofia rivers street berlin paris rome israel bill lee cook post".split()
)

# Nouns for bodies that are surnames as well.
BODY_SURNAMES = frozenset(
    "post house guard church court county force fund paper bank school star wing park media army marina".split()
)
# Words of names that are not people's: events, laws, works, ideas.
COMMON = frozenset(
    """
social security black lives matter gold silver royal central supreme high global health climate change united free open new old
big little great grand good bad best first last second third world national international american public private common general
special strategic joint combined integrated advanced modern ancient digital smart virtual real real-time super mega total red blue yellow
orange purple pink brown gray grey silicon wall main street green deal health care affordable care act amendment clean air water fire
energy nuclear oil gas coal solar wind power electric steel iron rock stone sand snow ice rain storm hurricane typhoon cyclone
tropical earthquake flood war peace freedom liberty justice equal rights human civil voting women men children youth family
home land sea ocean river lake mount mountain bay beach island coast coral reef forest desert north south east west northern southern
eastern western upper lower middle inner outer near far cold hot warm dark light bright night day morning evening week month
year century age era time space star planet sun moon earth galaxy data information technology science research study report
review survey poll index list rule order bill law code plan project program programme initiative campaign mission operation
event festival fair show game games cup prize award awards medal trophy match race tour series season final finals open masters
league division conference championship tournament stadium arena center centre hall tower building bridge gate square market
mall store shop hotel restaurant cafe bar pub theatre theater cinema gallery library museum zoo garden gardens park square
airport station port terminal line route highway freeway avenue boulevard lane drive road way path trail
google apple microsoft amazon facebook twitter tesla samsung sony toyota honda boeing airbus netflix disney youtube instagram tiktok
android iphone windows office word excel java python linux internet web online email mobile phone app software hardware
lower saint san santa los las el fort cape port mount monte villa new st st.
bible koran quran torah gospel testament christmas easter thanksgiving halloween independence memorial labor labour veterans mother father
covid covid-19 coronavirus ebola zika omicron delta aids hiv cancer disease syndrome virus
super bowl grand prix formula one rugby football soccer cricket hockey tennis golf basketball baseball
boko haram islamic state al qaeda shabab proud boys extinction rebellion black panther brotherhood hezbollah hamas taliban
times herald tribune guardian observer telegraph journal bbc cnn nbc abc cbs fox reuters bloomberg associated agence france presse xinhua
entertainment studios studio productions pictures records films motors sports brands foods stores holdings ventures labs capital solutions logistics
rolling stone vanity business insider sky daily mail sun mirror express standard
""".split()
)

# Words that stand before a role noun and belong to it.
MODIFIERS = frozenset(
    """
former then-former ex- deputy chief vice senior junior assistant associate executive managing general acting interim outgoing incoming
prime foreign defence defense interior finance health education environment justice trade transport home state national local regional
federal provincial municipal city county district police fire army military naval air government party opposition ruling campaign
press media political medical legal technical financial economic social public private international global independent veteran
leading top prominent fellow retired longtime long-time long-serving award-winning best-selling bestselling co- current late
human rights civil climate energy labour labor tax budget security intelligence technology science research study project programme
program policy communications sports football rugby cricket basketball baseball tennis soccer hockey music film movie television tv
radio opera book art crime court trial defence-lawyer defendant high supreme district appeals parliamentary presidential
congressional gubernatorial mayoral senate house cabinet council board club team company group industry business market investment
space weather wildlife marine animal plant conservation environmental agricultural agriculture water forest food nutrition
public-health infectious disease emergency rescue aid relief refugee migration immigration border customs coast guard
right-wing left-wing far-right far-left conservative liberal progressive socialist communist republican democratic nationalist
majority minority lead principal visiting adjunct emeritus distinguished honorary head chief-executive family student youth women
men self-styled self-described newly elected re-elected first second third three-time two-time one-time onetime sometime
online digital cyber software computer data internet web app tech games video fashion food restaurant hotel tourism travel
religious spiritual catholic muslim jewish christian buddhist hindu anglican orthodox protestant sunni shia shiite
local-government pro-democracy pro-independence anti-corruption opposition-leader deputy-leader union trade-union rebel militant
separatist world community tribal village town
""".split()
)

PARTICLES = frozenset(
    "van der den de del della di da das do dos du la le las los von zu bin ibn binti bint al el ter ten af av y e st".split()
)


_NOT_PEOPLE = frozenset("consist persist insist enlist checklist blacklist shortlist".split())


_LAWMAKERS = ("mp", "senator", "representative", "congressman", "congresswoman", "legislator", "lawmaker", "mep", "parliamentarian", "politician")
# Other words for whom a story has given a role already.
SYNONYMS = {
    **dict.fromkeys(("legislator", "lawmaker", "politician", "parliamentarian"), _LAWMAKERS),
    "lawyer": ("attorney", "solicitor", "barrister", "counsel"),
    "attorney": ("lawyer",),
    "author": ("writer", "novelist"),
    "writer": ("author", "novelist"),
    "academic": ("professor", "lecturer"),
    "scientist": ("researcher", "professor"),
    "researcher": ("scientist", "professor"),
    "businessman": ("founder", "chairman", "owner"),
    "leader": ("president", "chairman", "premier"),
}


def is_role(word: str) -> bool:
    """Whether a word names what somebody is: listed, or formed like such a word ("spokes-", "-ologist")."""
    low = word.lower().rstrip("s.")
    return (
        low in ROLE_GENDER
        or low.split("-")[-1] in ROLE_GENDER
        or low.endswith(("ologist", "woman", "person"))
        or (low.endswith("ist") and len(low) > 6 and low not in _NOT_PEOPLE and not low.endswith(("qvist", "quist", "vist", "rist")))
    )


@cache
def first_names() -> dict[str, str]:
    """First names of the 1990 US census by their gender, "m", "f" or "" where both use it."""
    share: dict[str, dict[str, float]] = {}
    for gender, key in (("m", "first:male"), ("f", "first:female")):
        with open(names.FILES[key], encoding="ascii") as lines:
            for line in lines:
                name, percent, *_ = line.split()
                share.setdefault(name.lower(), {})[gender] = float(percent)
    known = {name: _lean(by) for name, by in share.items()}
    return known | MORE_FIRST_NAMES


def _lean(by: dict[str, float]) -> str:
    male, female = by.get("m", 0.0), by.get("f", 0.0)
    if male >= 4 * female:
        return "m"
    return "f" if female >= 4 * male else ""


_MORE_M = """
abu ahmed ahmad mohammed muhammad mohamed mohammad mahmoud mustafa abdul abdullah ali hassan hussein ibrahim yusuf youssef khalid omar osama
tariq bashar recep tayyip mehmet murat emre vladimir dmitry sergei sergey alexei aleksei mikhail nikolai yevgeny igor oleg boris
andrei ivan yuri pavel viktor anatoly maxim konstantin volodymyr petro oleksandr jair luiz joão joao josé jorge pedro paulo
raúl raul fidel andrés andres pablo juan carlos miguel diego javier sergio xavier emmanuel françois francois jacques pierre jean-claude
jean-luc jean-pierre nicolas laurent olivier gérard michel didier guillaume hans klaus jürgen jurgen wolfgang stefan günter gunther
matthias sebastian björn bjorn lars sven anders henrik mikael magnus jens giuseppe matteo luigi silvio sergio giovanni paolo
marco francesco narendra rahul amit arvind rajiv sanjay vijay anil sunil manoj ravi rajesh suresh ramesh ashok vikram arun uddesh
chirag imran nawaz asif shahbaz bilawal pervez joko rodrigo benigno shinzo yoshihide fumio taro hiroshi kenji takashi junichiro
kofi nelson jacob cyril thabo uhuru raila paul-henri yoweri robert-gabriel emmerson goodluck muhammadu olusegun atiku
benjamin yair naftali avigdor ehud shimon yitzhak moshe ariel mahathir najib anwar keir rishi nigel alastair hamish angus
callum ewan gareth rhys owen declan seamus niall cormac liam eoin padraig tomas ondrej jiri vaclav andrzej jaroslaw donald lech
mateusz viktor-mihaly janos gabor laszlo ion klaus-werner nikos alexis kyriakos giorgos volodymyr leonid arseniy
tedros haruna abiy isaias
""".split()
_MORE_F = """
fatima aisha ayesha mariam maryam zainab layla leila malala benazir asma shirin narges angela ursula annegret sigrid ingrid astrid
svetlana natalia natalya olga tatiana tatyana ekaterina yelena elena irina oksana yulia ksenia anastasia maria marine ségolène
segolene anne-marie marie-claire françoise francoise brigitte valérie valerie simone giorgia chiara francesca federica
sonia priyanka indira smriti sushma nirmala mamata mayawati shilpa deepika aung suu tsai ingwen carrie jacinda theresa nicola
siobhan sinéad sinead aoife niamh roisin caoimhe saoirse fiona morag catriona greta sanna mette erna dilma cristina michelle
delphine isabelle sylvie mireille umm samira aminata ngozi chimamanda graça graca ellen-johnson winnie gwede kamala
""".split()
MORE_FIRST_NAMES: dict[str, str] = dict.fromkeys(_MORE_M, "m") | dict.fromkeys(_MORE_F, "f")
