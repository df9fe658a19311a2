import { wordList } from './word-list.ts';

/** Words that mark a public body, folded. */
export const publicBodyWords: ReadonlySet<string> = wordList(`
police policing constabulary sheriff sheriffs gendarmerie polizei bundespolizei polizia landeskriminalamt pd nypd lapd fbi cia nsa irs
dhs cbp ice fsb gru nhs doge defra usaid irgc carabinieri ministry ministries minister ministere ministerio ministero ministerstwo
secretariat secretary department departments departmental dept government governments govt gov municipality municipal comune ville mairie
gemeente city county state council councils court courts judiciary tribunal prosecutor prosecutors procuratorate attorney agency agencia
bureau authority authorities autoriteit commission commissioner customs immigration army navy naval airforce military militia forces
parliament congress senate embassy presidency president presidential prefecture revenue treasury border coast guard intelligence
veterans patrol correction corrections prisons prison probation parole ombudsman inspectorate regulator administration office
districtal borough shire tax taxation welfare unemployment directorate mossad likud-government registry censorship senado
aerospace republic kingdom statistics meteorology survey geological public security emergency fire transit transport transportation
library libraries postal post medicare medicaid customs employment homeless homelessness citizenship visas
`);

/** Words that mark an organisation, folded; "of" and the like do not count. */
export const organisationWords: ReadonlySet<string> = wordList(`
university universities universitat universidad universite universita universitetet universiteit eth epfl mit ucla college colleges
school schools escuela academy academia academic institute instituto institut polytechnic polytechnique faculty seminary madrasa
hospital hospitals clinic medical medicine health healthcare surgery pharmacy pharmaceuticals pharma bio biotech laboratory
laboratories lab labs bank banking credit union finance financial capital investment investments insurance assurance mutual fund funds
partners ventures equity securities trust holdings holding inc incorporated llc llp ltd limited corp corporation co company gmbh ag sa
plc pty pte bv nv oy ab spa srl oü ou limitada associates consulting consultants consultores solutions systems technologies technology
tech digital software robotics electronics electric electrical motors motor auto automotive aviation airlines airways air rail railway
metro energy power oil gas industries industrial manufacturing materials logistics freight shipping delivery foods food foodstuffs
restaurant restaurants pizza pizzeria grill burger coffee hotel hotels resort resorts cruises mall shopping supermarket stores store
shop retail market marketing advertising agency-group media news newspaper newspapers times post herald tribune gazette journal
magazine magazines press publishing publishers publications publication books broadcasting broadcast channel television tv radio
radiotelevision studio studios pictures films film entertainment music records games gaming interactive production productions
network networks platform platforms group groups gruppe foundation fundacion stiftung stichting association society organisation
organization organizations federation federal league alliance coalition consortium committee council board party partido centre center
centro museum gallery theatre theater opera ballet orchestra church cathedral temple mosque synagogue club fc football cricket
tennis golf racing sports sport fitness team project program initiative campaign movement brigade militia syndicate gang cartel
services service enterprise enterprises international national global worldwide virtual data cloud cyber security analytics
research  engineering design designs innovation innovations development ai artificial intelligence intelligent machine
learning vision wireless mobile telecom telecommunications communications internet online web property properties realty estate
housing homes rental management advisors advisory predictions authority charity ministries outlet toys clothing fashion cosmetics
beauty wellness foods farm farms bakery brewery wines garden gardens airport station arena stadium hall park zoo safari aquarium
 union guild chamber crew republican democratic communist labour conservative liberal  rebellion archive archives
collaboration conference festival forum summit expo worldwide consortium cooperative coop estate law legal barristers solicitors
attorneys sheriff-association unit division branch section headquarters airline operation group-holding storm spider sandstorm
chollima blizzard typhoon dragon kittens panda bear llp pllc brands stores transit district corps agenda factory casino distributors advertiser agenzia onliner processing companhia caisse caixa institutions companies organizations channels
`);

/** Words that mark a product or system, folded. */
export const systemWords: ReadonlySet<string> = wordList(`
system systems algorithm algorithms app apps chatbot chatbots bot bots model models tool tools software dataset datasets robot robots
assistant gpt autopilot copilot autocomplete llm generator generators detector deepfake nudify undress api filter translator
keyboard search engine stealer malware scanner camera cameras vehicle vehicles smartwatch headset plugin extension
`);
