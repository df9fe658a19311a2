import { nameLine, nameWords } from './name-words.ts';

const roles: Readonly<Record<string, string>> = {
  'head of state or government, now or before': `
    Joe Biden; Biden; President Joe Biden; Donald Trump; Trump; Barack Obama; Jair Bolsonaro; Luiz Inácio Lula da Silva; Javier Milei; Mauricio Macri; Nicolás Maduro
    Xiomara Castro; Juan Orlando Hernández; Yamandú Orsi; Keir Starmer; Rishi Sunak; Boris Johnson; Emmanuel Macron; Olaf Scholz; Friedrich Merz; Angela Merkel
    Giorgia Meloni; Sergio Mattarella; Pedro Sánchez; Robert Abela; Joseph Muscat; Nikos Christodoulides; Viktor Orbán; Maia Sandu; Volodymyr Zelenskyy
    Volodymyr Zelensky; Vladimir Putin; Nikol Pashinyan; Recep Tayyip Erdoğan; Benjamin Netanyahu; Xi Jinping; Kim Jong-un; Lai Ching-te; Yoon Suk-yeol; Narendra Modi
    Imran Khan; Shehbaz Sharif; Muhammad Yunus; Anura Kumara Dissanayake; Aung San Suu Kyi; Hun Sen; Paetongtarn Shinawatra; Anutin Charnvirakul
    Anwar Ibrahim; Lee Hsien Loong; Lawrence Wong; Prabowo Subianto; Ferdinand Marcos Jr.; Rodrigo Duterte; James Marape; Anthony Albanese; Christopher Luxon
    Justin Trudeau; Mark Carney; Bola Tinubu; John Mahama; Paul Kagame; William Ruto; Uhuru Kenyatta; Cyril Ramaphosa; Hakainde Hichilema; Omar al-Bashir
    Queen Elizabeth II; King Charles III; Queen Elizabeth; King Charles; Ibrahim Traoré; Adolf Hitler; King Maha Vajiralongkorn; Prince Harry; Meghan Markle; Kate Middleton; Pope Francis; Pope Leo XIV`,
  'politician of national rank': `
    Kamala Harris; Hillary Clinton; Bernie Sanders; Elizabeth Warren; Alexandria Ocasio-Cortez; JD Vance; Marco Rubio; Chuck Schumer; Hakeem Jeffries; Ron DeSantis
    Ron de Santis; Ted Cruz; Nancy Pelosi; Dick Cheney; Michelle Obama; Marine Le Pen; Le Pen; Angela Rayner; Priti Patel; Penny Mordaunt; Sadiq Khan; Robert Habeck; Yanis Varoufakis
    Roberta Metsola; Dmytro Kuleba; Michal Šimečka; Kemal Kılıçdaroğlu; Muharrem İnce; Guido Crosetto; Rigathi Gachagua; Gibran Rakabuming Raka; Peter Obi
    Martin Luther King Jr.; Martin Luther King; Anthony Fauci; John Swinney; Nicola Sturgeon; Matteo Renzi; Eric Adams; Matt Gaetz
    J.D. Vance; Tim Walz; Susie Wiles; Karoline Leavitt; Robert F. Kennedy Jr.; RFK Jr.; Usha Vance; Mike Huckabee; Amy Klobuchar; Ro Khanna; Kari Lake
    Olena Zelenska; Alexei Navalny; Sara Duterte; Mahamudu Bawumia; Manuel Adorni; M. Karunanidhi; J. Jayalalithaa; Manoj Tiwari; Asim Munir; Dr Fauci
    Stella Creasy; Gillian Keegan; Heather Humphreys; Catherine Connolly; Kyriakos Pierrakakis; Trevor Manuel; Marietje Schaake`,
  'head or founder of a large company': `
    Elon Musk; Mark Zuckerberg; Sam Altman; Tim Cook; Jeff Bezos; Bill Gates; Sundar Pichai; Satya Nadella; Richard Branson; Warren Buffett; Jack Ma; Neal Mohan
    Ray Dalio; George Soros; N. R. Narayana Murthy; Giorgio Armani; Brian Moynihan; Rupert Murdoch
    Sam Bankman-Fried; Changpeng Zhao; Dylan Field; Benedetto Vigna; Patrick Soon-Shiong; Bill Ackman; Cathie Wood; Klaus Schwab
    Andrew Forrest; Massimo Moratti; Steven Bartlett; James Dolan; Mike Lindell; Albert Yeung`,
  'very well known performer, author or athlete': `
    Taylor Swift; Tom Hanks; Tom Cruise; Scarlett Johansson; Drake; The Weeknd; Justin Bieber; Selena Gomez; Jennifer Aniston; Jennifer Lopez; Brad Pitt
    Angelina Jolie; Keanu Reeves; Robin Williams; George Carlin; Tupac Shakur; Snoop Dogg; Eminem; Rihanna; Beyoncé; Adele; Celine Dion; Katy Perry; Oprah Winfrey
    Oprah; Whoopi Goldberg; Joe Rogan; MrBeast; David Beckham; Emma Watson; Natalie Portman; Gal Gadot; Jason Momoa; Owen Wilson; Orlando Bloom; Kristen Bell
    Denzel Washington; Jamie Foxx; Brian May; Steven Spielberg; Woody Allen; Stephen King; Margaret Atwood; Zadie Smith; Megan Thee Stallion; Kelly Clarkson
    Leonardo DiCaprio; Morgan Freeman; Sarah Silverman; Shilpa Shetty; Shah Rukh Khan; Jackie Chan; Andy Lau; Pierce Brosnan; Steve Harvey; David Attenborough
    Luis Suárez; Marcus Rashford; Cristiano Ronaldo; Lionel Messi; Kanye West; Sacha Baron Cohen; Sean Penn; Ben Stiller; Adam Sandler; Mila Kunis; Jake Gyllenhaal
    Lenny Kravitz; Jack Black; Gisele Bündchen; Halle Bailey; Francis Ford Coppola
    Paul McCartney; Bruce Willis; Anthony Bourdain; Michael Schumacher
    Bryan Cranston; Alec Baldwin; Jon Hamm; David Schwimmer; Lisa Kudrow; Jordan Peele; Kim Seon-ho; Athena Chu
    Gayle King; Joanna Gaines; Martha Stewart; Blake Shelton; Lainey Wilson; Trisha Yearwood; Ree Drummond; Kate Garraway; Naga Munchetty; Karl Stefanovic
    Fareed Zakaria; Chris Cuomo; Martin Lewis; Maria Ressa; Ellie Goulding; Fat Joe; R. Kelly; Adam Levine; Kenny Loggins; Sean Combs; Boosie Badazz; Herbert Grönemeyer
    Eyal Golan; Noa Kirel; Stefanie Sun; Lola Flores; Elis Regina; Kim Kwang-seok; Jade Thirlwall; Leigh-Anne Pinnock; Bella Hadid; Klay Thompson
    Grigor Dimitrov; J.G. Ballard; Sarah J. Maas; Michael Chabon; Christopher Paolini; Jordan Peterson; Wisława Szymborska; Sadhguru; Greta Thunberg
    Jerry Seinfeld; Mark Ruffalo; James Dean; Bob Geldof; Anil Kapoor`,
  'figure of history, religion or art': `
    Jesus Christ; Mona Lisa; James Webb; George Floyd; Jeffrey Epstein; Charlie Kirk; Darth Vader; Stanislav Petrov; Edward Hopper; Johannes Vermeer; Micky Mouse; Mickey Mouse; Uncle Sam; Willy Wonka`,
};

const byName: ReadonlyMap<string, string> = new Map(
  Object.entries(roles).flatMap(([role, names]) =>
    names
      .split(/[;\n]/)
      .map((name) => nameLine(name))
      .filter(Boolean)
      .map((name): [string, string] => [name, role]),
  ),
);

/**
 * The public role for which a person may be named, or undefined. A short declared list on purpose: whoever is not on it
 * counts as a private person, and adding somebody is a decision that can be argued.
 */
export function publicRoleOf(name: string): string | undefined {
  return byName.get(nameLine(name));
}

/** Every listed name, as written words joined by spaces and folded. */
export const publicNames: ReadonlySet<string> = new Set(byName.keys());

const byFirstWord = Map.groupBy(
  [...publicNames].filter((name) => name.includes(' ')),
  (name) => name.split(' ')[0] ?? '',
);

const always = (): boolean => true;

/**
 * A text with a bar in the place of the full names of listed people; a name of one word may be part of somebody else's, so
 * it stays, and so does what is not `alone` at its place: "Mary Elizabeth Warren" is not on the list.
 */
export function withoutPublicNames(
  text: string,
  alone: (text: string, from: number, to: number) => boolean = always,
): string {
  const words = nameWords(text.replace(/['’]s\b/g, ''));
  const line = ` ${words.join(' ')} `;
  const found = [...new Set(words)]
    .flatMap((word) => byFirstWord.get(word) ?? [])
    .filter((name) => line.includes(` ${name} `));
  return found.reduce(
    (rest, name) =>
      rest.replace(new RegExp(name.split(' ').join("[\\s.'’-]+"), 'gi'), (written, from: number, whole: string) =>
        alone(whole, from, from + written.length) ? ' | ' : written,
      ),
    text,
  );
}
