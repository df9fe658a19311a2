import { vocabularyNamed } from '../../core/vocabulary.ts';
import { fold } from '../../core/words.ts';
import { familyNames, givenNames } from './words/given-names.ts';
import { wordList } from './words/word-list.ts';

/** Adjectives and names of peoples, each before the country it belongs to, as group keys hold it. */
export const demonyms: ReadonlyMap<string, string> = new Map(
  `afghan afghanistan;albanian albania;american us;argentine argentina;argentinean argentina;argentinian argentina;armenian armenia
australian australia;austrian austria;bangladeshi bangladesh;belgian belgium;bolivian bolivia;bosnian bosnia;brazilian brazil
british uk;bulgarian bulgaria;burmese myanmar;cambodian cambodia;canadian canada;chilean chile;chinese china;colombian colombia
croatian croatia;cypriot cyprus;czech czechia;danish denmark;dutch netherlands;egyptian egypt;estonian estonia;ethiopian ethiopia
filipino philippines;finnish finland;french france;georgian georgia;german germany;ghanaian ghana;greek greece;haitian haiti
honduran honduras;hungarian hungary;icelandic iceland;indian india;indonesian indonesia;iranian iran;iraqi iraq;irish ireland
israeli israel;italian italy;japanese japan;jordanian jordan;kazakh kazakhstan;kenyan kenya;korean korea;latvian latvia
lebanese lebanon;libyan libya;lithuanian lithuania;malaysian malaysia;maltese malta;mexican mexico;moldovan moldova
mongolian mongolia;montenegrin montenegro;moroccan morocco;namibian namibia;nepali nepal;nigerian nigeria;norwegian norway
pakistani pakistan;palestinian palestine;peruvian peru;polish poland;portuguese portugal;romanian romania;russian russia
rwandan rwanda;saudi saudi;scottish scotland;serbian serbia;singaporean singapore;slovak slovakia;slovakian slovakia
slovenian slovenia;spanish spain;sudanese sudan;swedish sweden;swiss switzerland;syrian syria;taiwanese taiwan
tanzanian tanzania;thai thailand;tunisian tunisia;turkish turkey;ugandan uganda;ukrainian ukraine;uruguayan uruguay
venezuelan venezuela;vietnamese vietnam;welsh wales;zambian zambia;zimbabwean zimbabwe;kremlin russia;european europe
african africa;asian asia;alaskan alaska;catalonian catalonia`
    .split(/[;\n]/)
    .map((line) => line.split(' ') as [string, string]),
);

const regions = wordList(`
bengal goias africa asia europe america oceania caribbean latin north south east west northern southern eastern western central us uk usa eu
uae england scotland wales britain catalonia crimea donbass gaza bank kurdistan kerala delhi mumbai bengaluru bangalore hyderabad
chennai kolkata pradesh madhya uttar telangana punjab haryana gujarat indore lucknow nadu tamil ontario quebec alberta
newfoundland labrador saskatchewan manitoba toronto montreal vancouver edmonton ottawa markham victoria queensland sydney
melbourne wales nsw auckland wellington london manchester birmingham glasgow edinburgh cardiff bristol nottingham southampton
paris lyon marseille nice berlin hamburg munich cologne frankfurt vienna zurich geneva rome milan turin naples palermo genoa
madrid barcelona valencia seville mallorca palma granada almendralejo lisbon porto amsterdam rotterdam hague brussels antwerp
copenhagen stockholm oslo helsinki warsaw krakow prague budapest bucharest sofia athens istanbul ankara moscow petersburg kyiv kiev
minsk tbilisi baku cairo lagos nairobi johannesburg accra tehran baghdad jerusalem dubai riyadh doha karachi lahore dhaka kathmandu
bangkok jakarta manila hanoi saigon singapore beijing shanghai shenzhen guangzhou hangzhou wuhan chengdu tianjin nanjing suzhou
zhengzhou changsha ningbo fuzhou xinjiang tibet henan hunan anhui yunnan guizhou sichuan zhejiang shaanxi jinan taipei hong kong
macau macao seoul busan incheon gumi bucheon gyeongsang tokyo osaka kyoto yokohama fukuoka chicago boston seattle atlanta houston
dallas austin antonio denver phoenix detroit cleveland columbus cincinnati memphis nashville louisville philadelphia pittsburgh
baltimore miami orlando tampa pensacola orleans minneapolis milwaukee angeles diego francisco jose oakland sacramento fresno silicon
vegas reno portland york nyc brooklyn manhattan washington dc bahia paulo rio janeiro brasilia salta zacatecas potosi buenos aires
bogota lima santiago caracas montevideo bougainville guam tromso brunei jersey guernsey bermuda johor khandwa palisades
alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana iowa kansas
kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada hampshire mexico
carolina dakota ohio oklahoma oregon pennsylvania rhode tennessee texas utah vermont virginia wisconsin wyoming
district province state county region city town valley bay area republic kingdom emirates states united islands zealanders zealander guamanians westchester scotland pentagon wilmington livonia palo alto kidderminster londonderry zealanders guamanians bosnia herzegovina
`);

const countryWords = new Set(
  (vocabularyNamed('country')?.codes ?? []).flatMap(({ name, synonyms = [], places = [] }) =>
    [name, ...synonyms, ...places].flatMap((text) => {
      const words = fold(text).match(/[\p{L}\p{M}]{3,}/gu) ?? [];
      return !text.includes(' ') ? words : words.filter((word) => !givenNames.has(word) && !familyNames.has(word));
    }),
  ),
);

/** Whether a folded word belongs to the name of a place or a people. A word that is also a given name may be either. */
export function isPlaceWord(word: string): boolean {
  const single = word.endsWith('s') ? word.slice(0, -1) : word;
  return regions.has(word) || countryWords.has(word) || demonyms.has(word) || demonyms.has(single);
}
