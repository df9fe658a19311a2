import { wordList } from './word-list.ts';

/**
 * Everyday and trade words, folded, of which brands and descriptions are made: "Hive Box", "Curious Thing". A name of
 * nothing but such words is not taken for a person's, unless it begins with a given name.
 */
export const plainWords: ReadonlySet<string> = wordList(`
nazi protestor protestors standup driverless doxxed doxed doxxing doxing deepfaked deepfaking datuk escuela secundaria
a abnormal about above accounts accused action active actor ad adaptive addict admitted adult advanced advertising
advice affected affiliated africa afro after age aged agenda aggregator agora air ajin alien aligned all alleged
allied allocation alpha alternative always amazing america american analysts and angle answer answers any anywhere
apple appliance applicant applications appointment arab arc archive area areas arrested arrow asia asking asset asylum
at atom attack attacks attending aurora australia autism auto autonomous avatar average aware axis back bad badger
badgod balance banana bandit bankruptcy banner banshee bar bargain bargains base based basic bat beam beat bed behind
believed bending best beta better between beyond bias biased big biometric biometrics bird bite black blind block
blockchain bloom blue board boards bodies body bogus bold bomb bond boost booth border born boss box brain branch
brand brave breach break breaking bridge bright brightly britain broadway brother brotherhood brown browser bug
builder buildings built bull bulletin bullying butchering butterfly button buy buzz by cabin cable calm cam camp
campaign canada canal cancer candy captured car carbon card cardiac care careers cartoon casino cat cathedral
caucasian census chair chance change changing chapter charge charter chat cheaters cheating check checkers checkpoint
checks chicken chief child children china chip choice choices christian chronic chronically circle cis cisgender
citizen civic civil civilian claim claims class classic clean clear click clickbait climate clinical clock cloned
cloning close club cluster co coach coal coast code coerced cognitive coin cold collective color command commercial
common communication community complete compliance complications compromise compromised concept condition conditions
conduct conference conflict connect connected connection consensual conspiracy construction consumer contact content
contra contraception control convert convicted cook cool coordinate copy copyright copyrighted core cosmos costs
cotton counter country couples court covered covid coworkers cozy crafts crash crazy creating creations creative
credential credentials credit crew criminal crises crisis critical cross crowd crown crucial crypto cryptocurrency
csam cube cultural culture curious currencies currency current custom cut cyber cyberbullying cycles daily dance
dangerous dark darknet dash data dataset datasets date dating day days deaf deal dear death deceased deceived decision
decisions deep deeper deepfake deepfaked deepfakes defender defense definitely defrauded delta democracy demographic
denied dependencies dependent depicted deported design desire desires detained detect detection developing diabetes
diagnosed diagnoses dial dialysis dictionary diet differently digit digitally dignity direct disabilities disabled
disaster discovery discrimination disinformation disorder disorders displaced display disputes distress distressed
distributing diverse dog dollar dolls domain dome domestic door doors doppelganger dormant dot double down dream
dreams drive driver drone drop drug dry duck duped dynamic dynamics eagle ear early earth ease east eastern easy eat
eater eating eats eco economy edge education eight elder elderly electoral electric element elementary elevate elite
embodied emergency emotion emotional emotionally empire employment end energy enforcement engaging engine english
enough enrolled epic equal equality equivalent escape essential estate ether ethnic ethnically ethnicities ethnicity
eu europe eve even event events ever eviction evidence evil evolution exam exams exchange executive exercising
existing exotic expert experts explicit exploited exploiting explorer exponent exposed express expression extra eye
face faces facial facially facing fact factory fair fairy faith fake falcon fall falls falsely family famous fancy
fantasy far farm fashion fast fastest father feature feed fellowship felons female fictional field fields fifth fight
fighter file files film final financially find finder fine fingerprint fire fires first fish five fix flag flagged
flash fleet flex flight float flock floods floor flow fly focus food foot footage for force forced foreclosure foreign
forest forever forge form former fort fortune forward four fox frame fraud fraudulent free freedom fresh friend
friends from front frontier full fun fund fundamental fusion future gadget gain galaxy game games garage gas gate
gateway gay gem gen gender gendered general generated generation generative genesis genocide genuine get ghana ghost
ghosts giant gift girl give glass global goal god gold golden good goods grab grade graders grandparent grant graph
graphic great green grid grocery ground group grow guard guardian guide guild guilty gun guys habit half halo hand
hands handy happy harassment hard harmed harmony hash hat hate haven having hawk hazard head health hearing heart heat
helene hello help helper heritage hero hidden high higher highway hispanic historic historically history hit hive hold
hole holistic holocaust home homeless homes homicide honest honey hood hope horizon horse host hot hour house how hub
human humane hunter hurricane hybrid hyper hypertension ice icon idea ideas identified identifying identity illegal
illegally illness image images imagine immigrant immigration impact impacted impaired impairments impersonated
impersonating impersonation imprisoned improper inaccurate income incomes incorrectly independence independent india
indigenous indirectly individual indoor infected influence influenced info injured injury innocent insecure inside
insider insight instant institute insured integrated integrating intellect intellectual intelligence intelligent
intended interacting interest interested internal international internet interracial intersex into intrusion invest
invested investigation investment involved involvement involving iron islamophobia island issue it item japan jet
jewish job jobs join journalism journey joy judge jump jungle junior jury just keen kenya key kid kidney kids kimsuky
kind king kingdom kiss kit kitchen kite knight know knowledge kremlin kyc label labor laboratories labour labyrinth
ladder lake lamp land landing language large laser last late latest latinx latitude launch lavender law lazarus lazy
lead leader leads league lean leap learn learning left legacy legal legend legion lens lensa lesbian less letter level
leveraging lgbt lgbtq liberation liberties liberty library license life light lightning like likeness limit limited
line linear lines linguistic link linked lion lip liquid list listen literacy live livelihoods lives living loan loans
local locked logic lol long look loop losing lost lotus loud lovable love loveable loving low lower loyal luck lucky
lunar lured machine mad magic magnum mail main major make maker male malicious maltese malware man manipulated
manipulating many map maple marginalized mark marked market marketplace maroon mass master match maternity matter
maverick max me meadow mean measure measured meat medal medicaid medical medications meetings mega memory men mental
merchants mercury meridian message messaging meta method metro micro middle midnight might migraines migrant mile
millennium million mind minds mini minimum minority minute mirror mis misidentified misinformation misled mismatch
misrepresented miss missing mission mix mixed mobile mode modern moment momentum momus money monitor monkey monkeys
monolingual monthly mood moon more morning mortgage most mother motion motley motor mountain mouse movie moving much
multi multilingual multiple music muslim my myself mystery name named nano narrow nation native natural naturalized
nature navajo near nearest neck need neighbor neo nest net network neural neurodivergent neurological neutral never
new newborn next nexus nice nigeria night nine no noble node noise nomad non nonconsensual nonwhite noon normal north
northbound northern not notes nothing nova now nude nudes null number numbers oak obese object obvious occupational
ocean odd off offer office official offline oil old older olive omega on one online only open opera operating
operation optic optical optimal option options orange orbit order organic organised organized origin original
originally orthodox osprey other otherwise our out outback outdoor outer outlook output over overload overloaded
overlooked overseas owl own owned owner owning pacific pack package page paint panda panel panther paper paradox
paragon parallel park parking parse part participating particle partisan partner party pass passing passport past
patch path patient patriot pay peace peak pearl pebble peekaboo peer pen penguin pension people pepper perfect
performance permanent perpetrators persona personal perspective pet phantom phished phishing phoenix phone photo
photos physical physically pic picture pictures pieces pig pigeon pilot pin pine pink pioneer pipe pixel pizza place
plagiarized plain plaintiff plan planet plant plastic platinum play player please plenty plus pocket pod point polar
political poly pony pool poor pop popular porn pornography port portal posing positive possible post posting pot
potential potentially poverty power powered prairie prank pravda precision predict predictive predominantly
preexisting pregnancies pregnant premier premium preparing present press presto pretty previously price prime primo
print priority prism prisma private pro process product production productive professional profile profiled progress
progressive project promise proof proper prospective protected protest protested proud provoking proxy pseudonymous
psychiatric psychological public publishing pulse pump punch pup purchased pure purple push puzzle python quality
quantum quarter queen queer quest question quick quiet quit quite race races racial racially racing racist radar
radiant radicalism radio radius rain rainbow random range ranger ransomware rape rapid rare rate rational raven ray
reach read reader reading ready real reality rebel receiving recently recorded red reddit reel reference referred
refugee regarding regional registered regular rejected relating relationship relevance relevant relief religion
religious relying remain remote renting repair repeat replica report reports repressed republic requiring rescue
research reserve residential residing resilient resource respect response rest result retired retro returning reverse
review revolt rhapsody rhythm rice rich ride right ring rise rising river riverside road roar robo rock rocket rogue
rohingya roll romance romantic room root rose rotor round route router row royal rubber ruby rule run runner runway
rural sacred safe safety sage saint salmon salt sample sand sapphire satellite save scale scam scammed scammer
scammers scams scatter scene scholar science scope score scorpion scout scraped screen screening script scroll sea
seal search season seasonal seat second secret sector secure see seed seeker seeking seismic select self seller semi
send senior sense sensing sensitive sentenced sentient sentinel sentry sepsis serenity serve server set seven severe
sex sexes sextortion sexual shade shadow shape share shared sharing sharp shed sheet shell shelter shield shift shine
ship shock shoe shop short shot show sick side sidewalk sight sign signal silent silicon silk silver similar simple
simulation single site sites sitting six sixth size skeptical sketch skill skilled skin skinned sky slack slavery
sleep slim slow small smaller smart smash smile smoke smooth snake snap snow so soar social society soft software
solar solid solitary solo some someone songs sonic soul soulmate sound source south southern space span spark speak
speaker speaking special specific spectrum speech speed spell sphere spice spicy spider spin spirit splash splinter
spoken sponsored spoon sport spot spotlight spring spy squad square stability stack staff stage stalking standard star
stars start starter state station status stay steady steak steal steam steel stellar step stereotyped stock stolen
stone stop store storm story straight strange strategic strategies stream streaming street strike string strip strong
structure struggling student studio study studying style sub subject subjected suburban success sudo suffering sugar
suicidal suicide suicides suite summer summit sun sunset super supply support supreme sure surface surge surveillance
surveilled survey susceptible suspect suspected swahili swap sweet swift swim swing switch symbol symptoms sync
syndicate synthetic system table tag tail take tale talk tangent tank target targeted targeting task taste tax taxi
tea teach team tech technology teenage tele tell temple ten tender tensions tenth terra test text that the thematic
theme theory therapy there these thing things think third thousand thread threat threatened three thrive through thumb
thunder ticket tidal tide tiger tight tigrinya time times tiny tip titan title to today together token tomato tomorrow
tone too tool top torch total touch tough tour tower town toy trace track tracker trade traffic trafficked trafficking
trail train trans transfer transform transgender transnational transparency trap trauma travel traveling treasure
treated tree trek trend trends trial triangle tribal tribute trick trident trinity trio trip triple triton tropical
true truth try tulip tumbler tune turbo turkic turn turtle twelve twin twins twist two type uighur uk ultra umbrella
unable unauthorised unauthorized unaware under underage underbanked underemployed underprivileged underserved
undocumented undress unhoused unicorn unidentified unified union unique unit unity universal universe unlimited unpaid
unsuspecting unwitting up update upgrade uploaded upper urban us usa use used useful user using utility uyghur valley
valor value vanguard variety vault vector vegas velocity velvet venture venus verb verified verify vertex vertical
very veteran via victimised victimized video vietnam view viking village vine vintage violence violet viral virtual
virtue visa vision visit vista visual visually vital vivid vocal voice void volt volume volunteer vortex vote voyage
voyager vulnerable wage walk walking wall want war ward warm warrior watch water wave waves way we wealth wealthy
weapon wear wearing weather weaver web website week weight welcome west western whale what wheel wheelchair whip
whisper white who whole why wide wild wildfire will win wind window windows wing winner winter wire wise wish wit with
within without wizard wolf women wonder wood word work working works world worlds worldwide worth wounded write writer
wrongful wrongfully wrongly x yard year yearold years yellow yemeni yes you young younger your youth youthful zealot
zebra zen zero zest zinc zone zoom information journalistic judicial fairness regulatory automated cybercrime bereaved near attempt
whose underwent reimbursement overdraft scientific technical emails recruitment environmental educational business environment epistemic epsitemic reproductive centers japanese firm gate house reddit cite judicial academic facilities verification exploitation espionage ftx withheld
`);
