"""Words that rules look up: honorifics, role nouns, nouns for bodies, words that are never names. Written for this package."""

from collections.abc import Sequence
from functools import lru_cache

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
shri sir swami tun uncle ustaz pak kyai mufti otunba oba eze igwe matua
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
_ROLES = {
    "": """
academic accountant activist actor administrator adviser advisor advocate agent aide all-rounder ally ambassador
analyst anchor anthropologist arborist archaeologist archbishop architect artist assistant associate astronaut
astronomer astrophysicist athlete attendee attorney attorney-general author ayatollah back baker banker barista
barrister batsman batter beekeeper billionaire biochemist biologist bishop blogger boss botanist bowler boxer
broadcaster broker builder businessperson candidate captain cardinal carer caretaker cartoonist cashier catcher
centre-back ceo cfo chair chairperson champion chancellor chaplain chef chemist chief choreographer citizen cleric
clerk climatologist climber co-author co-chair co-creator co-director co-founder co-host co-ordinator co-owner co-star
co-worker coach cofounder colleague collector colonel columnist comedian commander commander-in-chief commentator
commissioner composer conductor congressmember congressperson conservationist constable consul consultant contractor
contributor convener coo cook coordinator coroner correspondent council-leader councillor councilor counsel counsellor
counselor creator critic cto curator cyclist dancer dealer dean defector defender democrat demographer dentist deputy
designer detective developer dictator dietician dietitian diplomat director director-general dissenter dissident
doctor driver drummer ecologist economist editor editor-in-chief educator emir employee engineer entomologist
entrepreneur envoy epidemiologist evangelist examiner executive expert explorer farmer fellow fiance fiancee fiancé
fiancée fighter filmmaker financier firefighter fisherperson flanker footballer forecaster forward founder friend
fugitive full-back gardener general geneticist geographer geologist geophysicist goalkeeper goalscorer golfer governor
governor-general grader graduate guard guest guide guitarist gymnast hacker head hiker historian homeowner host hunter
hydrologist immunologist inspector instructor intern inventor investigator investor janitor jockey journalist judge
jurist justice keeper lawmaker lawyer leader lecturer legislator liberal librarian lieutenant linguist lobbyist
loyalist magistrate major manager marshal master mathematician mayor md mechanic medic member mep meteorologist
microbiologist midfielder migrant millionaire miner minister missionary mla moderator mountaineer mp msp musician
nationalist naturalist negotiator neighbor neighbour neurologist neuroscientist nominee novelist nurse nutritionist
observer oceanographer officer official ombudsman operator opponent organiser organizer ornithologist owner
paediatrician painter palaeontologist paleontologist paralegal paramedic parent parliamentarian participant partner
passenger pastor pathologist patient patriarch pediatrician pharmacist philanthropist philosopher photographer
physician physicist pianist pilot pitcher player playmaker playwright pm poet politician pollster porter postdoc
preacher premier premier-designate presenter president president-elect principal prisoner producer professor
programmer promoter prosecutor protester provost psychiatrist psychologist publisher quarterback rabbi racer ranger
rapper rapporteur reader rector referee refugee registrar reporter representative republican rescuer researcher
resident restaurateur retiree reverend reviewer rider runner sailor scholar scientist screenwriter sculptor seamer
secretary secretary-general seismologist selector senator sergeant sheikh sheriff shopkeeper shopper singer skater
skier skipper smallholder sociologist soldier solicitor solicitor-general songwriter speaker specialist spinner
spokesperson sprinter campaigner pensioner schoolboy schoolgirl youngster octogenarian nonagenarian septuagenarian
tailender mogul newcomer star statistician stockbroker strategist striker student sultan superintendent supervisor
supporter surgeon survivor swimmer teacher teammate td technician teenager theologian therapist tory tourist
toxicologist trader trainee trainer translator treasurer trekker trustee tutor tycoon undersecretary underwriter user
vaccinologist vendor vet veteran veterinarian vice-chair vice-chancellor vice-president victim villager violinist
virologist visitor vocalist volcanologist volunteer voter warden whip whistleblower wicketkeeper winger winner witness
worker writer zoologist accused adjudicator actuary dignitary emissary functionary mercenary visionary coxswain garda
qualifier seed admiral airman ensign seller assailant pradhan opener adventurer alumnus amateur applicant apprentice
arbitrator archer archivist aristocrat arsonist assassin assemblymember assessor astrologer asylum-seeker attacker
auctioneer auditor aviator babysitter backbencher bailiff barber bartender beautician believer beneficiary bodybuilder
bodyguard bookbinder bookkeeper bookmaker bookseller bouncer brewer bricklayer brigadier burglar burgomaster busker
butcher butler buyer bystander cabbie cabinetmaker caller cantor caregiver carpenter cardiologist castaway caterer
cellist centenarian ceramicist challenger chauffeur cheesemaker chieftain childminder chiropractor claimant cleaner
client clinician clown cobbler comic commodore commuter companion complainant comptroller co-defendant confectioner
congregant conscript conservator consumer contestant convict cop copywriter cornerback corporal councilmember courier
cowboy craftsperson creditor cricketer crofter crooner culprit curate customer deacon debtor debutant deckhand
defendant delegate dermatologist descendant diner diver docker dockworker documentarian donor dramatist dressmaker
dweller educationalist egyptologist elder elector electrician embalmer emigrant entertainer enthusiast entrant
ethicist evacuee executor exhibitor exile expat eyewitness facilitator fan farmhand farrier fencer fiddler fishmonger
florist fly-half follower foreman forester freshman friar frontbencher fullback fundraiser gamekeeper gamer gatekeeper
genealogist glassblower glazier goalie goaltender goldsmith gravedigger greengrocer grocer groom groundskeeper gunner
gunsmith gynaecologist gynecologist haematologist hairdresser harbourmaster harpist hawker healer heir helper herder
hitchhiker hobbyist holidaymaker homemaker housekeeper housemate humanitarian humorist hurdler hygienist illustrator
impersonator impresario incumbent infielder informant informer inmate innkeeper innovator insider interpreter
interviewer intruder islander jeweller jeweler jogger joiner juggler juror kayaker kicker kid kidnapper labourer
laborer landowner laureate layperson leaseholder lifeguard lighthouse-keeper linebacker listener litigant locksmith
logger loser lover lumberjack luthier machinist magician marathoner mariner mastermind medallist medalist mediator
mentor merchant messenger metalworker miller millworker mobster model monarch motorcyclist motorist muralist
musicologist narrator navigator neonatologist neurosurgeon newsagent newsreader notary novice obstetrician occupant
oncologist onlooker operative optician optometrist orator organist orphan orthodontist osteopath outfielder outsider
paddler paralympian paratrooper parishioner passer-by patron peacekeeper pedestrian peer performer petitioner
pharmacologist picker pioneer piper plaintiff planner planter plasterer plumber poacher podcaster postmaster potter
practitioner predecessor preservationist primatologist prodigy proprietor prospector protege protégé protestor psychic
psychotherapist publican publicist punter pupil puppeteer radiographer radiologist rancher realtor receptionist
recipient recruit recruiter regent reliever renter reservist responder restorer retailer revolutionary ringleader
rioter rival roofer rookie rower runner-up saddler salesperson sarpanch saxophonist scout scriptwriter scrum-half
seafarer secessionist servant server settler shareholder shearer shepherd shipbuilder shipowner shipwright shoemaker
shopworker shortstop signatory silversmith skateboarder skeptic sceptic smuggler sniper snowboarder sophomore
sous-chef spectator spouse spy squatter stablehand stallholder steelworker stepchild steward stonemason storekeeper
storyteller streamer stunt-double subcontractor subeditor subscriber substitute successor sufferer surfer surveyor
suspect tailor tattooist taxidermist taxpayer technologist tehsildar tenant tenor thatcher thief thinker toddler
toolmaker townsperson trailblazer trapper traveller traveler treasure-hunter trombonist trooper trucker trumpeter twin
typist undergraduate undertaker understudy upholsterer urologist usher valet vicar vigilante vintner violist virtuoso
walker watchmaker weaver welder whistle-blower wholesaler wigmaker winemaker woodcarver woodworker wrestler youth
zookeeper icon commandant mec mca mna mpa mlc
taoiseach tánaiste breeder grower co-pilot cockler councilperson crossing-guard dispatcher fellow-passenger
first-responder landscaper nomad pastry-chef personality picket prelate presenter-producer relief-worker roommate
sibling signwriter socialite sweeper swineherd taxi-driver truck-driver tree-surgeon tunneller waiter watcher
hopeful contender frontrunner standard-bearer surrogate bundler megadonor staffer pundit magnate confidant foe
influencer vlogger youtuber commenter firebrand multimillionaire tactician undergrad postgraduate alum felon detainee hostage
captive immigrant cadet biostatistician docent birder angler teamster coder cryptographer showrunner memoirist biographer emcee
maestro sommelier distiller umpire doula attaché attache canvasser backer passerby leaker insurgent shooter perpetrator
undersheriff mayor-elect senator-elect governor-elect
""",
    "m": """
mullah committeeman stepdad granddad lobsterman radioman
barman binman boatman brother-in-law cattleman crewman doorman father-in-law ferryman godfather great-grandfather
grandad groundsman horseman ironman journeyman landlord longshoreman mailman milkman nightwatchman playboy repairman
son-in-law stepbrother stepfather stepson watchman yachtsman taxman selectman lad bloke bridegroom abbot alderman
baseman foreman great-grandson layman lineman marksman newspaperman patrolman seaman half-brother actor-director
assemblyman boy boyfriend brother businessman cameraman chairman clergyman congressman councilman craftsman dad
deputy-chairman duke emperor father fireman fisherman frontman gentleman grandfather grandson gunman handyman
headmaster husband imam king lord man midshipman militiaman monk nephew nobleman policeman pope postman priest prince
salesman serviceman showman son spokesman sportsman statesman stuntman tradesman tribesman uncle vice-chairman widower
""",
    "f": """
confidante stepmom
abbess alumna gran grandma great-gran barmaid bridesmaid councilwoman daughter-in-law godmother great-grandmother
granny heiress housewife landlady maid mother-in-law nan nanny seamstress selectwoman shepherdess sister-in-law
soprano stepdaughter stepmother stepsister stewardess yachtswoman tradeswoman bride forewoman half-sister actress
assemblywoman aunt ballerina baroness businesswoman camerawoman chairwoman congresswoman daughter duchess empress girl
girlfriend granddaughter grandmother headmistress heroine hostess lady midwife mom mother mum niece noblewoman nun
policewoman princess queen saleswoman servicewoman sister spokeswoman sportswoman waitress widow wife woman
""",
}
# What one person can be, by the gender that the word tells.
ROLE_GENDER = {word: gender for gender, words in _ROLES.items() for word in words.split()}
# People in number: sources without a name.
CROWD = frozenset(
    """
activists advisers advisors agencies aides analysts attorneys authorities both bystanders campaigners children
citizens clerics colleagues commentators committee companies conservatives constituents couple crew critics crowd
crowds customers democrats demonstrators designers detectives developers diplomats doctors drivers duo economists
editors elders employees engineers executives experts eyewitnesses families family fans farmers few firefighters
fishermen friends groups historians hunters insiders insurgents investigators investors journalists judges jurors
lawmakers lawyers leaders locals managers many medics members men migrants militants ministers most neighbors
neighbours nurses observers officers officials onlookers opponents organisations organisers organizations organizers
others pair panel parents participants passengers patients people physicians pilots police politicians prosecutors
protesters readers rebels refugees relatives reporters representatives republicans rescuers researchers residents
respondents sailors scholars scientists senators several shareholders shopkeepers soldiers some sources spokesmen
spokespeople spokeswomen staff students supporters survivors teachers team tourists traders trio troops users vendors
victims viewers villagers visitors voters witnesses women workers
""".split()
)
# What a body's name, or a noun for one, ends with.
ORG_NOUNS = frozenset(
    """
securities capital investments insurance brokerage markets analytics consulting advisors advisers ventures academy
administration ag agency airline airlines airport airways alliance army assembly association authority bank board body
broadcaster bureau cabinet campaign center centre chamber charity chronicle church city clinic club co coalition
college commission committee company confederation congress consortium corp corporation corps council country county
court daily delegation department directorate district division embassy employer energy executive faculty fed
federation firm force forces forum foundation front fund gazette gmbh government governments group guard guardian
guild herald holdings hospital house hub inc industries initiative inquiry institute institution intelligence
international journal judiciary kremlin lab laboratory labs league legislature library llc ltd magazine maker
management manufacturer media military ministry mission mosque motors movement museum nation navy network news
newspaper ngo nv observatory office operator opposition organisation organization paper parliament partners party
pentagon pharma plc police post presidency press project publication publisher regime regulator sa school secretariat
senate service services society staff state station streets studio supplier syndicate systems taskforce team
technologies telegraph times treasury tribunal tribune trust union university utility vatican watch watchdog website
weekly wing resources minerals metals petroleum pharmaceuticals therapeutics biosciences logistics
""".split()
)
# What newspapers are called that somebody may be too: "the Lowfield Courier".
PAPERS = frozenset(
    """
caller citizen courier dealer enquirer examiner inquirer insider messenger observer pilot recorder reporter spectator
star
""".split()
)
# What a firm or an authority is called before its name, as somebody may be too: "Operator Eastline Transit".
TRADES = frozenset(
    """
airline bank brewer brewery broadcaster builder carmaker carrier chain charity chipmaker developer distributor drugmaker
housebuilder insurer lender manufacturer miner newspaper operator parent publisher regulator retailer supermarket supplier
utility watchdog wholesaler
""".split()
)
# Things that speak: "the report said".
DOCUMENTS = frozenset(
    """
act advisory affidavit agreement article banner bill blog book brief bulletin caption card charter communique
communiqué complaint constitution document documents draft e-mail editorial email entry filing headline indictment
inscription judgement judgment law lawsuit letter memo message motion note notice opinion order page paper petition
plaque poll post release report resolution rule ruling sign statement study survey text transcript treaty tweet
verdict video website
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
KIN = frozenset(
    """
aunt boyfriend brother colleague cousin dad daughter father fiance fiancee fiancé fiancée friend girlfriend
grandfather grandmother husband mom mother mum neighbor neighbour partner sister son uncle wife
""".split()
)
ANY_ROLE = frozenset("man woman boy girl lady gentleman".split())  # that say nothing of what somebody does
# Party words that stand before a name as a title does.
PARTY = frozenset(
    """
conservative democrat labour liberal libertarian olympian republican tory
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
# What a place or an event is called, last word of its name.
PLACE_NOUNS = frozenset(
    """
accord act agreement arena avenue award awards bar base beach bill boulevard bridge building cafe camp canal castle
cathedral causeway cemetery championship championships cinema clinic colliery competition convention creek crescent
cup dam district dock downs drive embankment estate exchange exhibition expo factory falls farm ferry festival
gallery games gardens grove harbour harbor heights highway hotel inn island islands jail junction kitchen lake lane
league library mall market marathon memorial mill mine mosque motorway museum observatory oval palace parade pass
pier plan plant plaza pond port prison prize project protocol pub quay quarter railway rally refinery reservoir
restaurant river road roundabout route sands school sea shipyard shop show shrine site springs square stadium
station store street studios suites summit sound synagogue temple terminal terrace theater theatre tower towers town
trail treaty trophy tunnel turnpike valley village walk warehouse waterfall wharf woods workshop zone zoo
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
# Words that stand before a role noun and belong to it.
MODIFIERS = frozenset(
    """
sporting operating marketing planning founding training engineering manufacturing nursing banking housing catering
accounting publishing fundraising commissioning consulting lighting driving parking recording mining shipping fishing
farming gaming cycling racing boxing swimming
acting adjunct agricultural agriculture aid air anglican animal anti-corruption app appeals army art assistant
associate award-winning baseball basketball best-selling bestselling board book border buddhist budget business
cabinet campaign catholic chief chief-executive christian city civil climate club co- coast communications communist
community company computer congressional conservation conservative council county court cricket crime current customs
cyber data defence defence-lawyer defendant defense democratic deputy deputy-leader digital disease distinguished
district economic education elected emergency emeritus energy environment environmental ex- executive family far-left
far-right fashion federal fellow film finance financial fire first food football foreign forest former games general
global government group guard gubernatorial head health high hindu hockey home honorary hotel house human immigration
incoming independent industry infectious intelligence interim interior international internet investment jewish junior
justice labor labour late lead leading left-wing legal liberal local local-government long-serving long-time longtime
majority managing marine market mayoral media medical men migration militant military minority movie municipal music
muslim national nationalist naval newly nutrition one-time onetime online opera opposition opposition-leader orthodox
outgoing parliamentary party plant police policy political presidential press prime principal private pro-democracy
pro-independence program programme progressive project prominent protestant provincial public public-health radio
re-elected rebel refugee regional relief religious republican rescue research restaurant retired right-wing rights
rugby ruling science second security self-described self-styled senate senior separatist shia shiite soccer social
socialist software sometime space spiritual sports state student study sunni supreme tax team tech technical
technology television tennis then-former third three-time top tourism town trade trade-union transport travel trial
tribal tv two-time union veteran vice video village visiting water weather web wildlife women world youth
""".split()
)
PARTICLES = frozenset(
    """
af al ap arap av bin bint binti da dalla das de del dela della delos den der di do dos du e el ibn la las le los mac
ni nic ole st ten ter van von wa y zu
""".split()
)
_NOT_PEOPLE = frozenset("consist persist insist enlist checklist blacklist shortlist".split())


_KINDS = """
mp backbencher frontbencher senator representative congressman congresswoman legislator lawmaker mep parliamentarian politician
judge justice magistrate
lawyer attorney solicitor barrister counsel
author writer novelist
academic professor lecturer scholar
scientist researcher professor
doctor physician surgeon
manager coach boss
executive boss ceo chief
officer con det pc cpl insp sgt supt policeman policewoman constable detective inspector sergeant superintendent
mother mum mom
father dad
actor actress star
filmmaker director
singer musician songwriter vocalist
bishop archbishop cleric priest pastor rev reverend minister vicar preacher
diplomat ambassador envoy
reporter journalist correspondent
campaigner activist
retiree pensioner
businessman founder chairman owner entrepreneur
leader president chairman premier
chief leader head secretary-general director-general
admiral adm
general gen
governor gov
sergeant sgt
captain capt
colonel col
lieutenant lt
major maj
senator sen
representative rep congressman congresswoman lawmaker
candidate nominee front-runner frontrunner contender hopeful standard-bearer
"""
# Other words for whom a story has given a role already.
SYNONYMS: dict[str, tuple[str, ...]] = {}
for _line in _KINDS.strip().splitlines():
    for _word in _line.split():
        SYNONYMS[_word] = (*SYNONYMS.get(_word, ()), *(other for other in _line.split() if other != _word))
# How old somebody is whom the word means: [least, most].
AGES = {
    "teenager": (13, 19), "schoolboy": (5, 18), "schoolgirl": (5, 18), "youngster": (5, 21), "pensioner": (60, 110),
    "octogenarian": (80, 89), "nonagenarian": (90, 99), "septuagenarian": (70, 79),
}  # fmt: skip


@lru_cache(maxsize=20_000)
def is_role(word: str) -> bool:
    """Whether a word names what somebody is: listed, or formed like such a word ("spokes-", "-ologist")."""
    low = word.lower().rstrip(".")
    if not low.endswith("ss"):
        low = low.rstrip("s.")
    return (
        low in ROLE_GENDER
        or low.removeprefix("co") in ROLE_GENDER  # coauthor
        or low.split("-")[-1] in ROLE_GENDER
        or low.split("-of-")[0] in ROLE_GENDER  # mother-of-three
        or low.endswith(
            ("ologist", "woman", "person", "teacher", "writer", "worker", "smaster", "nmaster", "rmaster", "dmaster")
        )
        or (
            low.endswith("ist")
            and len(low) > 6
            and low not in _NOT_PEOPLE
            and (low.endswith(("arist", "orist", "urist", "ivist")) or not low.endswith(("quist", "vist", "rist")))
        )
    )
