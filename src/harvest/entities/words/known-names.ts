import { nameList } from './word-list.ts';

/** Organisations whose names do not say so, folded and without punctuation; they are never taken for persons. */
export const knownOrganisations: ReadonlySet<string> = nameList(`
abbott; accenture; acusensus; adidas; adobe; adt; advon commerce; aecom; aena; agoda; ahold delhaize; aidoc; airbnb; airbus; ajin usa
albertsons; aldebaran; alexa; alibaba; alipay; allhere; allstate; allyable; alphabet; amazon; american express; andon; anduril; anlatan
anthropic; anysphere; anyvision; apple; apprente; appriss; aptive; ardoq; arity; arup; aws; axel springer; axios; axon; babel street; badoo
baidu; ballotpedia; bankrate; barclays; baykar; bbc; beep; bending spoons; big box vr; bilibili; bing; biogen; black box; blackrock
blizzard; bloomberg; blue yonder; bmw; bnn breaking; boeing; booking com; boston dynamics; brightline; brown forman; bumble; bunnings
burger king; buzzfeed; bytedance; cadillac fairview; cambridge analytica; canon; canva; capita; capital one; carl s jr; cass; cbs; cellebrite
centrelink; chase bank; chevrolet; chick fil a; chipotle; choice hotels; chub ai; cigna; cisco; citigroup; clarifai; clarkesworld
clearview ai; cloudflare; cloudwalk; cnet; cnn; co op; coca cola; coffee meets bagel; cognizant; cohere; common crawl; comune di como
conde nast; copyleaks; corelogic; corsight; costco; coupang; credit suisse; crunchyroll; cruise; crushon; cruzcampo; curious thing
cvs; d id; dahua; daily mail; danone; darn tough vermont; databricks; dataminr; deepmind; deepseek; del taco; delivery hero; deliveroo; dell; delphia
delta; demandbase; denny s; didi; digit; discord; disney; dji; dm9; domino s; donotpay; doordash; dow jones; dpd; duolingo
dun and bradstreet; easymile; ebay; ecovacs; edmodo; eleutherai; elevenlabs; elsevier; entain; epic games; equifax; equivant; espn; esselunga
essilorluxottica; estee lauder; ethereum; ever ai; everalbum; everseen; examity; expedia; faceapp; facebook; faception; fannie mae; ferrari; fiat; fidesz; fifa
figma; fireeye; florida title and trust; flipkart; flo; flock; folotoy; foodinho; forbes; ford; fox news; foyles; framestore; freddie mac; freepik
fujitsu; g o media; gannett; gap; garmin; geico; general electric; general mills; general motors; getir; getty images; ghost robotics; giphy; github
gizmodo; glovo; go ahead; goguardian; golaxy; goldman sachs; good morning america; google; gorillas; grab; grammarly; green dot; greystar; grindr; groupon
grubhub; gucci; h and m; h and r block; hanwang; hardee s; harpercollins; hasbro; hearst; hermes; hewlett packard; hikvision; hilton; hinge
hirevue; hitachi; hive box; home bargains; home depot; honda; honorlock; hoodline; hsbc; huawei; hugging face; humana; hyundai; ibm; idemia
ifixit; iflytek; ikea; impress3; inditex; infosys; ing; inflection; instacart; instagram; instawork; intel; intellexa; interrai; intuit; intuitive surgical; irobot; jabil
janitorai; jaguar land rover; jammable; jetblue; john deere; johnson and johnson; johnson johnson; joann s fabrics; jp morgan; jpmorgan chase; just eat; kaiser permanente; kairos; keolis; kfc; kickstarter; klarna
kmart; knightscope; koko; kpmg; kraft; kroger; kronos; kroll; kuaishou; kuka; laion; laposte; latitude; le creuset; legacy com; lego; lemonade; leonardo ai
levi strauss; lexisnexis; lg; life360; likud; lilly; linkedin; lion air; lionbridge; lionsgate; live nation; lloyds; lockheed martin; logically; loreal; louis vuitton; lovo
lufthansa; luka; lumentum; luminar; lvmh; lyft; macmillan; macy s; madison square garden; mahindra; mailchimp; major league baseball; marks and spencer; martin s
marvel; mastercard; match; mattel; max mara; mckinsey; mckinsey and co; mcdonald s; mcdonalds; mediatek; megvii; meituan; mercadona; mercedes benz; merck; meta; microsoft; midjourney; minimax
mistral; mobileye; monzo; moody s; moonwell; morgan stanley; morphotrak; mount sinai; mouser; msn; msnbc; muck rack; nabla; nasdaq; nationwide; nato; nature; naver; navihealth; navya; nbc; nec; nestle
net a porter; netflix; netposa; netradyne; neusoft; never back down; new world westend; new york times; newsbreak; niantic; nike; nintendo; nio; nissan; nokia; northpointe; northrop grumman; novo nordisk; noyb; npr; ntechlab; nuance; nvidia
ocado; ofcom; ofqual; ogilvy; okcupid; ola; old mutual; olive garden; omnicom; omnilert; oneplus; openai; opera; optum; oracle; orange; orbitz; osram; outback steakhouse; palantir; panasonic; parabon; paramount
parler; paypal; peloton; pemex; penguin random house; pepsi; perplexity; persistent; petsmart; philips; pimeyes; ping an; pinterest; pizza hut; politico; pony ai; popeyes; pornhub; porsche
postmates; presto; princess cruises; proctorio; proctoru; procter and gamble; propublica; pwc; qantas; qinetiq; qualcomm; quora; rakuten; rappler; raytheon; readspeaker; realpage; reddit; renault; renren; replika
replit; respondus; retool; reuters; revolut; ring; rite aid; roblox; rolls royce; rostec; royal caribbean; runway; ryanair; safeway; sainsbury s; salesforce; sam s club; sama; samsung; sanas; santander; sap; sberbank; schufa; scopus
scotrail; secret desires; sensetime; sensenets; serco; serve robotics; seven eleven; shein; shell; shopify; shotspotter; siemens; signal; sina; siriusxm; six flags; skype; slack; smile direct; snap; snapchat; sncf; softbank; sogou; sony
soundcloud; soundslice; soundthinking; sourcehut; southwest; spacex; spotify; springer; sputnik; square; squarespace; stability ai; standard chartered; stack overflow; starbucks; starlink; state farm; stellantis; stop and shop; stripe; subaru; substack; subway; sugar and dice
suno; synthesia; t mobile; taco bell; target; tata; td; telegram; teleperformance; telenor; tencent; tesco; tesla; thales; the guardian; the good guys; the dao; the onion; thomson reuters; ticketmaster; tiktok; tim hortons; time; time warner
tinder; toyota; transunion; travelers; tripadvisor; trip com; trivago; true media; tumblr; turnitin; tusimple; twilio; twitch; twitter; uber; uber eats; ubisoft; ubs; udemy; udio; under armour; unilever; unicef; uniqlo; unitree; upstart; userway
vanguard; venmo; verizon; verkada; vexcel; viber; vice; virgin; visa; vkontakte; vodafone; volkswagen; volvo; vox; vumacam; w hotels; walgreens; wall street journal; walmart; warner bros; waterstones; waymo; waze; we deserve better; wechat; weibo
wells fargo; wendy s; western union; whatsapp; whole foods; whirlpool; who; wikimedia; wikipedia; wilson parking; wix; wizards of the coast; wolters kluwer; woolworths; workday; worldcoin; wpp; x; x corp; x twitter; xai; xiaomi; xinhua; xpeng; xsolla; yahoo; yandex; yelp; ymca
yonsei; you com; youtube; zara; zhihu; zillow; zomato; zoom; zoox; 404 media; 4chan; 7 eleven; a24; abc; activision; advance uk; air canada; baltimore sun; black forest labs; black lives matter; blue cross; blue shield; bp; british airways; canal 4; canale 5
catholic answers; cloudfare; cognition ai; cotton sandstorm; crystallum; cursor; department 53; digital edge; dow; drone wars; ellipsis; engineer ai; fancy bear; famous chollima; lazarus; bluenoroff; apt28; apt43; kimsuky; thallium; velvet chollima; void dokkaebi; purplebravo; wagemole
emerald sleet; storm 1516; storm 1376; storm 2139; copycop; doppelganger; dragonbridge; spamouflage; spamouflage dragon; matryoshka; pravda; operation overload; contagious interview; carbon spider; elbrus; fin7; sangria tempest; charcoal typhoon; crimson sandstorm; forest blizzard; salmon typhoon; maverick panda; aquatic panda
black banshee; gwisin; gtg 1002; unc5267; funksec; nullbulge; anonymous; yahoo boys; phantom hacker; extinction rebellion; lincoln project; wagner; isis; hamas; hezbollah; ansar allah; golkar; dmk; afd; bjp; lega; fine gael; people power; vooruit; partido popular; la libertad avanza
equalweb; accessibe; gmx; gnc; wirecard; ampere; auchan; ab inbev; gamma; glimpse; captions; koena; slock it; substack; nx; fedora; kde; gnome; inkscape; matplotlib; curl; linux weekly news; read the docs; e news; the bl; nhk; rte; rt; cbc; abc news; fanpage it; dw; sky; ntb; ntv; itv; wtvf; wcpo cincinnati; mtv; bnn; sbs; ap
bharatiya janata yuva morcha; bjp delhi it cell; dravida munnetra kazhagam; c3pmeme; gitam bbdo; jewish onliner; memorial sloan kettering; portal kombat; ramble rants; santo y sena; taxis g7; the ideaz factory; ideaz factory
the thaiger; thaiger; univers inspirant; verite cachee france; butler snow; speedcam anywhere; brookdale senior living; tea dating advice; peppermill casino; reality defender; hello digit; morgan and morgan; k and l gates; latham and watkins; lookers land rover; cadillac
charlotte mecklenburg; fable; exante; bugatti; bybit; immunefi; gema; dangdang; deloitte; domenica in; dragon s den; el pais; hoyesterett; juzgado penal de esquel; maltatoday; mypillow; newsbook; verso; ute; tvm; telemundo; asean
saastr; pti; spencer and stanley; the record argus; wny gardeners; sit acronis autonomous; france 24; nba; ets; csaa; usaa; eight sleep; natural cycles; natural england; pak n save; kambala; waddell and reed; white house; roman catholic
webmd; taskrabbit; lastpass; queen band; dw news; malta independent; daily mirror; sin chew; channels; prince george; cody enterprise; american reproductive centers; docomo pacific; el universo; garda siochana; thai pbs world; the vindicator; noticias maia; american zoetrope; buding movie tickets; northgate house; kaikatsu frontier; newschannel 5 nashville wtvf; bp new zealand; ngram viewer; google ngram viewer; bishop s stortford independent
 the atlantic; northrup grumman; albero forte composite; plastic forte; nabi malien den halala; beijing subway; lazenby brown; deutsche bahn; canadian tire; polizeiprasidium mainz; die aktuelle
dienst uitvoering onderwijs; donggoseong export agricultural complex; el segundo marriott; ventra ionia; focus features; fukuoka tsunagari ouen; game offline lore; islamic revolutionary guards; king features; reclassering nederland
lumi dolls; mahkamah persekutuan malaysia; udinese calcio; s s c napoli; publiczne sluzby zatrudnienia; repricer express; washington habour; itai ou; motley fool; the motley fool; tomato novel; taylor nation; udbetaling danmark
vocal synthesis; weight watchers; waterfront toronto; magnum photos; aperture vintage; arbejdsmarkedets tillaegspension; cann forecast; cooler screens; eckerd connects; saher europe; transperfect translations; naung yoe; infinite campus
trois infotech; leonardo; blink identity; obvious art; quicken loans; ross intelligence; imtac india; sante publique france; shoulian zhineng; smart shooter; soul machines; princeton review; the princeton review; obiyan infotech; thoma bravo
the indian deepfaker; lok sabha; rajya sabha; stanford alpaca; peppa pig; google allo; allo smart reply; atlantic plaza towers; atlantic plaza; skelleftea anderstorp; plataforma tecnologica de intervencion social
plataforma tecnologica de intervencion; edmond belamy; marie curtis; manuel belgrano; mj rathbun; camino real; helena de goias; belamy; allo smart; uc santa barbara; md anderson; tyndaris; tyndaris sam; citizen resources information department; avianca; vanderbilt; joann; pearl earring; noticias mundiales; pokemon; pokemon go; dr who; doctor who; tek fog; winograd schema; taylor made; beverly hills; el camino real; plymouth hoe; chevy tahoe; chevy bolt
ars technica; joann fabrics; princesa de asturias; derm assist; father justin; autopilot; full self driving; lexus; tel aviv; mein kampf; ku klux klan; milton keynes; al arabiya; al jazeera; ars technica
west bengal; notting hill; te mana tatai hokohoko; kisan ekta morcha; jallianwala bagh; santa monica; los gatos; potrero hill; web3; the pile; the thaiger; wall street; madison square; kumma; miko; ockham; colossus
`);

/** Products and systems whose names do not say so, folded and without punctuation. */
export const knownSystems: ReadonlySet<string> = nameList(`
ai overview; ai overviews; alexa; amazon alexa; apple intelligence; bard; badgpt; bing chat; blackhatgpt; blenderbot; cass; character ai; chatgpt; claude; copilot; dall e; darkgpt; danny bones; deepnude
eliza; escapegpt; evil gpt; fraudgpt; gemini; google assistant; google bard; google books; google docs; google gemini; google home; google images; google lens; google maps; google photos; google translate; gmail
gpt; grok; imagen; jarvis; lee luda; llama; meta ai; microsoft copilot; midjourney; nomi; norman; openclaw; outlook; predpol; qwen; realtime api; replika; siri; sora; stable diffusion; tay; tilly norwood; windows; whisper; wolfgpt; wormgpt; xxxgpt
facebook messenger; apple music; amazon music; microsoft azure; github copilot; kit kat; chat gpt; worldcoin; youtube; watson; iphone; roomba; tesla autopilot; sky voice assistant; bee cups; cruise vehicle; cruise vehicles; moltbook; krokodil; s a r a h
`);

/** Pairs of group keys that mean the same: another name before the name that stands for it. */
export const sameNames: ReadonlyMap<string, string> = new Map(
  `aws=amazon web services; doge=department of government efficiency; nypd=new york police department; new york city police department=new york police department
coral springs pd=coral springs police department; meta platforms=meta; facebook inc=facebook; perplexity ai=perplexity; deepseek ai=deepseek; deepseek artificial intelligence=deepseek; inflection ai=inflection; mistral ai=mistral
playground ai=playground; captions ai=captions; inflection ai pi=inflection pi; x=twitter; x twitter=twitter; x corp=twitter; chicago pd=chicago police department; miami pd=miami police department; evansville pd=evansville police department
fbi=federal bureau of investigation; dwp=department for work and pensions; uk department of work and pensions=department for work and pensions; department of work and pensions=department for work and pensions
uk department for work and pensions=department for work and pensions; uk home office=home office; customs and border protection=us customs and border protection; ice=us immigration and customs enforcement
immigration and customs enforcement=us immigration and customs enforcement; department of homeland security=us department of homeland security; department of veterans affairs=us department of veterans affairs
department of housing and urban development=us department of housing and urban development; department of state=us department of state; department of justice=us department of justice; internal revenue service=us internal revenue service; irs=us internal revenue service
social security administration=us social security administration; ssa=us social security administration; metropolitan police=metropolitan police service; hewlett packard=hp; softbank robotics=softbank robotics; nvidia corporation=nvidia; world health organisation=who
world health organization=who; clothoff io=clothoff; chatgpt macos user=chatgpt macos user; openai gpt 4=gpt 4; google gemini=gemini; bjp=bharatiya janata party; people s party spain=partido popular; google deepmind=deepmind; united states geological survey=us geological survey; runwayml=runway; loveable ai=lovable; lovable ai=lovable; trump supporters=donald trump supporters; nbc news=nbc`
    .split(/[;\n]/)
    .map((pair) => pair.trim().split('=') as [string, string]),
);
