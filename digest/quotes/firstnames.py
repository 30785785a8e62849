"""First names and whose they are: the US census of 1990, from the package `names`, and names from elsewhere."""

from functools import cache
from pathlib import Path

import names

_MALE = """
agus alfie alun anan arnel bagus benoît budi chukwuma cian dafydd daiki dindo duc emyr euan farai femi gaël geoff
gábor hamisi harish haruto holger huw ieuan imtiaz iolo istván iñaki jabu jesper jiří joaquín josphat juma kipchoge
lachlan lwazi lászló mandla massimo michał meurig mikkel miloš nguyen obinna paweł pradeep prasert pádraig radu rangi riaan
rodel ruaridh segun semisi sione somchai stefano séamus tane tapiwa tevita themba tomos tomáš viliame václav wale
wanjala wayan wiremu yaw zoltán étienne
ziad ziyad tadhg cathal donal fearghal naoise oisin oisín cillian darragh ruairi ruairí
giorgi levan zurab nugzar irakli davit vakhtang bidzina
aaliyan aamir abdelkader abdoulaye abdul abdulaziz abdullah abdulrahman abhijit abhishek abiy abu adama adel aditya
adnan adrien afonso agustin ahmad ahmed ahmet aidan ajay ajit akash akbar akihiko akin akira akshay alaa alain
alastair albrecht aldo aleksandar aleksander aleksei alemayehu alessandro alessio alexei alexis alfonso alhassan ali
aliaksandr aliou aljaz alois alok aloys alphonse amadou aman amar amin amine amir amit amjad anand ananda anas anatoly
anders andre andreas andrei andrej andres andris andriy andrzej andrés angus aniket anil ankit anselm anselmo antoine
anton antoni antonin antonis anurag anwar apostolos aram ariel arif arjun arkady arman armando armin arnaud arne arno
arsen arseniy artem arturo arun arvind asad asger ashish ashok ashraf asif aslan atanas atif atiku attila augusto
aurelien avi avigdor avinash axel aydin ayman ayo ayodele aziz babacar babak babatunde badr bakary balazs baptiste
baraka bartosz barış bashar bashir bastien bela benedikt benigno benjamin benoit berkan bernd bernhard bertrand
bhaskar bilal bilawal bjarne bjorn björn blaise blaz boaz bodo bogdan bohdan bongani boris boubacar branko bruno burak
caetano cahal callum calum camille carles carlo carlos carmelo cedric cezary charalambos cheikh chidi chike chinedu
chinonso chirag chukwuemeka ciaran claes claudio claus clemens conor constantin cormac cosmin cristian cristiano
cristobal cyril daan dagfinn damian damien damir danilo dariusz davide davor declan deepak demba denys derviş detlef
devendra dhruv diarmuid didac didier diego dieter dietmar dimitar dimitri dimitris dinesh diogo dirk dmitri dmitry
dmytro domenico dominik donald dong-hyun doğan dragan drago driss duarte dusan eamon eamonn eberhard edin edoardo
eduard eduardo edvard efrain egor ehud eirik ekrem elias eliot elmar emeka emerson emiliano emilio emin emir emmanuel
emmerson emre enda enrico enrique enzo eoghan eoin erdal erhan erich erik erkan ernesto erwin espen esteban etienne
eugen eugenio evgeny ewan fabien fabio fabrice fabrizio fahad faisal farah fares farhan farid farooq farouk federico
felipe ferdinand ferdinando fergal fergus fernando ferran fidel filip filippo finbar fintan fionn flavio florent
florian folarin francesco francisco franck francois franz françois frederic fredrik friedrich fritz fumio gabor
gabriele gael gaetan gaetano gagan galo ganesh garba gareth gaspar gaurav gautam gavriil genaro gennady georg georges
georgi georgios gerald gerardo gerd gerhard gernot gert ghassan giacomo gian gianluca gianni gideon gil gilberto giles
gilles gino giora giorgos giovanni girish giulio giuseppe godfrey goodluck gopal goran gregoire gregor grigory
grzegorz guido guillaume guillermo gunnar gunther gustav gustavo gyorgy gérard günter habib hadi hafiz haider hakan
hakeem halil hamad hamed hamid hamish hamza hans hans-peter harald haris harsh haruna hashim hassan hassane
hatem haydar hector heiko heinrich heinz helge helmut hemant hemi hendrik henk henning henri henrik herbert heribert
hermann hernan hicham hideki hilal hiroki hironori hiroshi horacio horst hristo hugo hussain hussein hyun-woo iain
iann ibrahim ibrahima idris ignacio igor ikechukwu ilan ilias ilija ilker ilya imad imran inaki ioan ioannis ion
isaias isidro iskandar ismael ismail issa istvan ivan ivar ivo iwan jaakko jaap jabari jacek jacinto jacob jacques
jagdish jaime jair jakob jakub jalal jamal jamil jamshed jan jan-willem janek janis janne janos jari jarl jaroslav
jaroslaw jasper jatin javed javi javier jayant jean jean-baptiste jean-claude jean-francois jean-jacques jean-luc
jean-marc jean-marie jean-michel jean-paul jean-philippe jean-pierre jens jeroen jiho jin-woo jiri joachim joao
joaquin jochen johan johann johannes johnnie joko joop joost jordi jorg jorge joris josef josep josip joss josé jouni
jozef joão juan juha juhani jukka julien julio junaid junichiro juraj jurgen jurgis jussi jürgen kaan kabir kai
kailash kaj kalle kamal kamil kamran karan karel karim karl karl-heinz karol kartik kasper kassim katsuya kazimierz
kazuo kehinde keir kelechi kemal kenan kenji kenta kerem khaled khalid khalil khurram kieran kiran kiril kishore klaus
klaus-werner klemen knut kofi kojo konstantin kostas krishna krishnan kristian kristof kristoffer krzysztof kumar
kunal kunle kurt kwabena kwadwo kwaku kwame kwasi kyriakos ladislav lalit lamine lars lasse laszlo laurent lautaro
leandro lech leif lekan lennart leo leonardo leonel leonid leopold leszek levi liam lionel lorcan lorenz lorenzo luc
luca lucas luciano ludovic luigi luis luiz luka lukas lukasz lutz maarten maciej mads magnus mahathir mahdi mahesh
mahmoud mahmud mairtin maksim maksym malik mamadou manfred manish manoj mansour mansur manuel marat marc marc-andre
marcel marcelo marcin marcio marco marcos marek marian mariano marijn mario marius markus martijn masahiro mateo
mateusz mathias mathieu mats matteo matthias mattia maurizio mauro maxim maxime mehdi mehmet meindert melker menno
michel miguel miguel-angel mihai mihail mikael mikhail mikko miklos milan milo milos miloslav miodrag mircea mirko
miroslav mladen modou mohamad mohamed mohammad mohammed mohan mohit mohsen moises momodou morten moshe mostafa
mouhamed mouloud moussa mthunzi muhammad muhammadu muhammed muhannad mukesh munir murat musa mustafa mustapha mykola
nabil nadeem nader nadim naftali najib nana naoki narendra naresh nasir nasser naveed naveen nawaz nayef neeraj nelson
nestor niall nicola nicolae nicolas nicolo niels nigel nikhil niklas niko nikola nikolai nikolay nikos nilesh nils
ninoslav nitin nizar nnamdi noam norbert nuno oddvar okechukwu ola olaf olafur olav ole oleg oleh oleksandr olivier
olli olof olusegun omar omer ondrej onur orhan oriol osama oskar osman othman otto ousmane owen oyvind ozgur paavo
pablo paddy padraic padraig panagiotis pankaj paolo parviz pascal patrice patricio patryk paul-henri paulo pavel pawel
peadar peder pedja pedro pekka pervez petar peteris petr petri petro petter philippe piero pierre pierre-yves piet
pieter pietro piotr prakash pramod pranav prashant pravin predrag przemyslaw quentin raed rafael rafal rafiq ragnar
raheem rahul raila rainer raj rajan rajat rajendra rajesh rajinder rajiv raju rakesh ralf raman ramesh rami ramin
ramiro ramon ranjit raphael rashad rashid rasmus rauf raul ravi rayan raúl recep reda reinhard reinhold remi renato
renaud rene renzo reza rhys riad ricardo riccardo rikard rishi risto ritesh robbie robert-gabriel roberto rodolfo
rodrigo rohan rohit roland rolf romain ronan ronnie roope rory roshan ruben rudi rudolf rui rune ruslan rustam ryota
saad sabir sachin sadio sajid saleh salim salman salvador salvatore sami samir sandeep sandor sandro sanjay sanjeev
sanjit santosh sardar sascha satish satoshi saurabh seamus sebastian sebastien sedat seiji selim semih seong-ho seppo
serge sergei sergey sergio serhiy seydou shahbaz shahid shakir shankar sharad shashi shaun shekhar shigeru shimon
shinji shinzo shiv shivam shoaib shyam siarhei sibusiso siegfried sifiso sigurd sigurdur silvio simeon sipho sivakumar
slavko slobodan sohail soren sotiris souleymane spyros stanislav stanislaw stavros stefan steffen stelios stephane
stian stig stoyan subhash suhail suleiman suleyman sumeet sumit sunil suresh sushil svein sven sven-erik syed szymon
tadashi tadej tadeusz tae-hyun taha takahiro takashi takeshi takumi tamas tamer tanel tarek tariq taro tarun tayyip
tedros tendai teodor terje tetsuya thabo thapelo theo theodor theodoros thiago thibault thierry thijs thorsten tiago
tibor tihomir timo timofei timur tjaart tobias tomas tomasz tomaz tomislav tommaso torben torsten toru toshihiro
trygve tunde tuomas turgut ubaid uddesh udo ugo ugur uhuru ulf ulrich umar umberto umesh unai uros usman uwe vaclav
vadim valentin valentino valery vangelis vasile vasily vasyl vedran veli venkat vidar viggo vijay vikram viktor
viktor-mihaly vilhelm ville vinay vincenzo vinod viorel vishal vishnu vit vitaly vito vittorio vivek vladimir
vladislav vlado vojtech volker volodymyr vusi vyacheslav waleed walid waqar werner wilfried wilhelm willem wim
wladyslaw wojciech wolfgang wolfram wouter wycliffe xavier yacine yair yakov yakubu yannick yannis yaroslav yash yasin
yasser yavuz yehuda yemi yevgeny yiannis yitzhak yonas yonatan yoshihide youcef younes yousef youssef yoweri yuri
yusuf yves zafar zaheer zakaria zamir zbigniew zdenek zeljko zeynel ziad zijad zlatan zoltan zoran zubair zygmunt
"""
_FEMALE = """
akinyi amaka amélie aroha atieno aurélie awa ayşe bisi bronwen carys cerys chebet clemence clémence chloé dewi fatmata ffion
funke ginevra hinemoa ildikó inês iryna isla itziar jepkosgei katka lenka lindiwe lucía lurdes mahnaz mariama maría
małgorzata meena mhairi nataliya nerys ngaire nneka nomsa nomvula nurul nyambura océane parisa putri radha
ratna róisín siobhán sofía solène véronique wairimu xiu zanele zsuzsa élodie órla
hoda huda hind rima nour dalal dima lubna maysoon najla nawal rula shireen souad suhad suha wijdan zeina zena nisreen abir
ketevan tamta salome teona nutsa lali khatia
aafke abeba abena adaeze adele adeline adriana adwoa agata aghata agnes agnese agnieszka ahlam aida aiko aileen aina
ainhoa aino aisha aisling aissatou aiyana akiko akosua akua albane alejandra aleksandra alena alessandra alessia
alexandra alia alicja alina alisa aliya alma aloma amal amalia amara amelie amina aminata amira amna amparo amrita ana
anais ananya anastasia anastasija anca andjela andrea andreea aneta anete angela angelina angharad anika anil-kumari
anina anisa anita anja anjali anke anna anna-lena annabel anne-marie anne-sophie annegret anneke anneli annelies
annika ansa antje antoinette antonella antonia anu anushka aoibheann aoife aparna apolline arabella araceli archana
ariane arianna arja arlene arwa asha ashwini asiya asli asma assunta astrid asya athina aud aude audrey aung aurelie
ayaka ayan ayelet ayesha aylin ayse ayumi azadeh azra bairbre barbel barbora beata beatrice beatriz begona belen
benazir benedicte berit berta bettina bhavna bianca bilge birgit birgitta bojana bolanle branka brigid brigida
brigitte bronagh bronwyn busisiwe camila candela caoimhe carina carla carlotta carme carmela carmen carrie catarina
caterina catriona cecile cecilia cecilie celeste celia celine chana chantal charlotte chiamaka chiara chidinma
chimamanda chinwe chioma chloe christel christiane christina christine ciara cilla claire clara clarisse claudia clea
clelia clementine clodagh colette concepcion conchita constance consuelo coralie corinna corinne cosima cristiana
cristina dagmar dagny dalia damla dana danica daniela danielle danuta daphne dariya darya debora deepika deirdre
delphine denisa deniz dervla desiree despina diana dilek dilma dilnoza divya dominika dominique donatella dora doreen
dorina doris dorota dorothea dorte dragana drita dunja dzenana ebba ebru edda edit edita edwige eevi efua eilidh
eimear eirini eirlys eithne ekaterina elaheh eleanor eleanora eleftheria elena eleni eleonora elif elin elina elisa
elisabeth elisabetta elise eliza elke ella ellen ellen-johnson elli elodie eloise els elsa elsbeth elvira emanuela
emilia emilie emine emma enid ermelinda erna esen esperanza estela estelle esther eszter etsuko eugenia eugenie eva
evangelia evelien eveline evgenia ewa ewelina fabienne fadia fadila faiza fanny farah-naz farida faridah farzana
fateme fatemeh fatima fatma fatou fatoumata fatuma federica fenna filiz filomena fiona fionnuala flavia fleur floriane
folake folasade frances francesca francine francoise franziska françoise frauke freya frida frieda funmi funmilayo
gabriela gabriella gaia galina gauri geeta gemma genevieve geraldine gerda gertrud gesa ghada gilda gillian gina
giorgia gisela gisele giulia giuliana giuseppina gloria gordana graca grainne graça greta gretchen grethe gro gráinne
guadalupe gudrun gulnara gunilla gwede gwen gwendoline gwyneth habiba hafsa hajar hala haleh halima halina hana hanan
hania hanna hannah hanne hannelore harriet haruka hatice hauwa hava hawa heba hedda hedwig heidi hela helen helena
helene helga helle hemalata henriette herta hilda hilde hildegard hiroko hye-jin ida idoia ifeoma ihssane ilaria
ildiko ileana ilona ilse imane imelda indira ines inessa inga inge ingeborg ingeburg inger ingrid ingwen inmaculada
ioana iona irena irene irina iris irmgard isabel isabela isabella isabelle isadora iseult isha isolde ivana iveta
ivona iwona iza izabela jacinda jacqueline jadwiga jana janina jasmin jasmina jaya jayanti jeanne jelena jennifer-anne
jihan jimena joana joanna jocelyne johanna jolanda jolanta jorun josefa josefina josephine josette jovana juana judit
judith juhi julia juliana juliane julie juliette justyna jutta jyoti kadiatou kadri kaisa kajal kalpana kamala kamila
karin karina karla karolina katarina katarzyna kateryna katharina katja katrin katrina kavita kavitha kayoko keiko
kemi khadija kheira khulood kiran-bala kirsi kirsten kirsti klara klaudia komal krista kristina krystyna ksenia
kseniya lada laetitia laila lakshmi lale lalita lana lara larissa latifa latisha laura laure laurence lavanya layla
lea leena leila leilani lena leoni leonie leonor leonora leticia letizia lia lidia lidija lieke liesbeth lieselotte
lila lili lilia liliana lillian lina linda linnea lioba liora lisbeth lise liselotte livia ljiljana ljubica lola
loredana lorena lotta lotte loubna louise lubna lucia luciana lucie lucija lucile lucinda lucrezia ludivine ludmila
luisa lujain lula lutfiye lydia lyudmila maaike maartje macarena madeleine madhuri madina mafalda magali magda
magdalena magdalene maha mahbouba maia maike maimuna maja malak malala malgorzata malgosia malika malin mamata mandisa
manon manuela mara marcela marcella margarethe margarida margarita margaux margit margot margrethe margriet marguerite
maria mariam mariana marianna marianne marie marie-claire marie-helene marie-laure marielle marietta marija marika
marilena marina marisa marisela marisol marit marita mariya marjan marjolein marketa marlene marlies marta marthe
martina martine marwa maryam maryna masha matilda matilde maud maura maureen mavis maya mayawati mayumi mbali meera
mehwish mei mei-ling meike melanie melati melina melisa melissa meltem meryem mette micaela michelle mihaela milagros
milena milica militsa mina minna mira miranda mireia mireille miriam mirjam miroslava mitsuko moana mojca molly mona
monica monika monique montserrat morag mouna mpho muna mwajuma myriam nabila nadezhda nadia nadine nadja nafisa nagma
naima najat najwa nana-ama nandini naomi narges nargis nasreen nasrin natacha natalia natalie natalya natasa natasha
nathalie nawal nazanin neda neelam neha nela nele nelly nerea nese nevena ngozi niamh nicoletta nicolette nidhi nieves
nilufar nina nirmala nisha nives nkechi nkosazana noa noemi noemie noora nora norah noreen noriko nour nuala nuria
nurit nyasha oddny odette odile oksana olena olga olimpia olivia olufunke oonagh oriana orla orlaith ottilie ottoline
oya padma palesa paloma pamela paola patrizia paula paulina pauline payal pelin penelope perrine petra petronella
philippa philomena phindile phoebe pia pirjo polina pooja poonam pratibha preeti priscilla priti priya priyanka
purnima rachida radhika ragnhild rahma raisa rajni raluca rana rani rania raquel rashida rashmi rawan razan rebecca
reem reeta reina rekha renata renate renee renuka reyhan rhiannon riina rina rita ritu riya roberta rocio roisin rosa
rosalba rosalia rosana rosanna roswitha rowena roza ruchi rukhsana runa ruta ruth ruzica saba sabah sabeen sabina
sabine sabrina sachiko sadia saeko safia safiya sahar saida saima sakura salma salome samantha samar samia samina
samira sandra sangeeta sanja sanna sanne saoirse sara sarah sarita sarojini saskia satu savita sayaka seda seema
segolene selin selma senait serena seva seyma shabana shabnam shagufta shahida shahnaz shaimaa shakuntala shanthi
sharmila sheetal sheila shereen shilpa shirin shirley shobha shreya shruti shweta sidonie sidsel signe sigrid sihem
silja silke silvana silvia simona simone simonetta sindisiwe sinead sinem sinéad siobhan siri sirpa siti siv slavica
smriti snezana sofia sofie soile solange soledad solveig somaya sonia sophia sophie soraya stefania stefanie steffi
stella stephanie stina suad subhadra sudha sujata suki suman sumaya sumitra sunita supriya surabhi susana susanna
susanne sushma suu svetlana swati sylvia sylvie ségolène taimi taina tamar tamara tamsin tanja tanvi tanya tara taru
tatiana tatjana tatyana tea teodora teresa tereza tessa thandi thandiwe thea thelma thembi theresa therese thi-lan
thuy tiina tina tiziana toini tomoko tora torunn trine trudy tsai tuba tuija tulay turid tuula ulla ulrike uma umaira
umm unni ursula urszula urvashi ute uzma valentina valeria valerie valérie vandana vanesa vanessa vanja varsha vasudha
vasundhara veena vera verena verica veronika veronique vesna vibeke vidya vigdis viktoria vilma vimala violeta
violetta virginie viviane vivienne wafa waltraud wanda wanjiku wanjiru wendy wiebke wilhelmina wilma winifred winnie
wioletta xenia ximena yael yasemin yasmin yasmina yelena yetunde yildiz yoko yolanda yuki yukiko yulia yulianna yumi
yuriko yvette yvonne zahida zahra zaina zainab zaynab zdenka zehra zeinab zeynep zofia zohra zorica zsofia zubaida
zuleikha zuzana zuzanna
"""
_EITHER = """
lou frankie bobbie billie jackie ronnie stevie sandy gerry shannon dana robbie mel val viv
gurpreet harjit harpreet jaspreet manpreet simran
alex alexis andrea ari ashley casey charlie chris claude dominique jamie jan jean jess jo joan jordan kai kelly kerry
kim lee leslie michele morgan nana nicola pat robin sam sasha simone sunday tai taylor terry
"""
# Family names that stand first, and are rare first names of either gender elsewhere.
_FAMILY = """
lu li yang sun ma lin han shin song jung nguyen tran le an wan min so hui mai chan lai tam yu yan xiao wei su mao
"""
_LEAN = 10  # how many times more common with one gender than the other a name is that tells it


@cache
def first_names() -> dict[str, str]:
    """Known first names in lower case by their gender: "m", "f", or "" where both use it. Read once, when first asked for."""
    share: dict[str, dict[str, float]] = {}
    for gender, key in (("m", "first:male"), ("f", "first:female")):
        with Path(names.FILES[key]).open(encoding="ascii") as lines:
            for line in lines:
                name, percent, *_ = line.split()
                share.setdefault(name.lower(), {})[gender] = float(percent)
    known = {name: _lean(by.get("m", 0.0), by.get("f", 0.0)) for name, by in share.items()}
    return (
        known
        | dict.fromkeys(_MALE.split(), "m")
        | dict.fromkeys(_FEMALE.split(), "f")
        | dict.fromkeys(_EITHER.split(), "")
        | dict.fromkeys(_FAMILY.split(), "")
    )


def _lean(male: float, female: float) -> str:
    if male >= _LEAN * female:
        return "m"
    return "f" if female >= _LEAN * male else ""
