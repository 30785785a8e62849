"""Words that rules look up: role nouns, nouns for bodies, places and documents. Written for this package."""

import re
from functools import lru_cache

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
hander learner skier skipper smallholder sociologist soldier solicitor solicitor-general songwriter speaker specialist spinner
spokesperson sprinter campaigner pensioner schoolboy schoolgirl youngster octogenarian nonagenarian septuagenarian
tailender mogul newcomer star statistician stockbroker strategist titan striker student sultan superintendent supervisor
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
defendant delegate superdelegate dermatologist descendant diner diver docker dockworker documentarian donor dramatist dressmaker
dweller educationalist egyptologist elder elector electrician embalmer emigrant entertainer enthusiast entrant
ethicist evacuee executor exhibitor exile expat eyewitness facilitator fan farmhand farrier fencer fiddler fishmonger
florist fly-half follower foreman forester freshman friar frontbencher fullback fundraiser gamekeeper gamer gatekeeper
genealogist glassblower glazier goalie goaltender goldsmith gravedigger greengrocer grocer groom groundskeeper gunner
gunsmith gynaecologist gynecologist haematologist hairdresser harbourmaster harpist hawker healer heir helper herder
hitchhiker hobbyist holidaymaker homemaker housekeeper housemate humanitarian humorist hurdler hygienist illustrator
impersonator impresario incumbent infielder informant informer inmate innkeeper innovator insider interpreter
interviewer intruder islander jeweller jeweler jogger joiner juggler juror kayaker kicker kid kidnapper labourer
laborer landowner laureate layperson leaseholder lifeguard lighthouse-keeper linebacker listener litigant locksmith
logger loser lover lumberjack luthier machinist magician marathoner mariner mastermind mate medallist medalist mediator
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
hopeful grader contender frontrunner standard-bearer surrogate bundler megadonor staffer pundit magnate confidant foe
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
academies administration ag agency airline airlines airport airways alliance army assembly association authority bank board body
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
airline automaker bank brewer brewery broadcaster builder carmaker carrier chain charity chipmaker developer distributor drugmaker
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


# Words that stand before a role noun and belong to it.
MODIFIERS = frozenset(
    """
sporting operating marketing planning founding training engineering manufacturing nursing banking housing catering
accounting publishing fundraising commissioning consulting lighting driving parking recording mining shipping fishing
farming gaming cycling racing boxing swimming running
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
_COUNTED = re.compile(r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|dozen)-")  # a 12-employee business
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
actor actress star comedian
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
        or (low.split("-")[-1] in ROLE_GENDER and not _COUNTED.match(low))
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
