import { nameLine } from './name-words.ts';

const roles: Readonly<Record<string, string>> = {
  'head of state or government, now or before': `
    Joe Biden; Biden; President Joe Biden; Donald Trump; Trump; Barack Obama; Jair Bolsonaro; Luiz Inácio Lula da Silva; Javier Milei; Mauricio Macri; Nicolás Maduro
    Xiomara Castro; Juan Orlando Hernández; Yamandú Orsi; Keir Starmer; Rishi Sunak; Boris Johnson; Emmanuel Macron; Olaf Scholz; Friedrich Merz; Angela Merkel
    Giorgia Meloni; Sergio Mattarella; Pedro Sánchez; Robert Abela; Joseph Muscat; Nikos Christodoulides; Viktor Orbán; Maia Sandu; Volodymyr Zelenskyy
    Volodymyr Zelensky; Vladimir Putin; Nikol Pashinyan; Recep Tayyip Erdoğan; Benjamin Netanyahu; Xi Jinping; Kim Jong-un; Lai Ching-te; Yoon Suk-yeol; Narendra Modi
    Imran Khan; Shehbaz Sharif; Muhammad Yunus; Anura Kumara Dissanayake; Aung San Suu Kyi; Hun Sen; Paetongtarn Shinawatra; Anutin Charnvirakul
    Anwar Ibrahim; Lee Hsien Loong; Lawrence Wong; Prabowo Subianto; Ferdinand Marcos Jr.; Rodrigo Duterte; James Marape; Anthony Albanese; Christopher Luxon
    Justin Trudeau; Mark Carney; Bola Tinubu; John Mahama; Paul Kagame; William Ruto; Uhuru Kenyatta; Cyril Ramaphosa; Hakainde Hichilema; Omar al-Bashir
    Queen Elizabeth II; King Charles III; King Maha Vajiralongkorn; Prince Harry; Pope Francis; Pope Leo XIV`,
  'politician of national rank': `
    Kamala Harris; Hillary Clinton; Bernie Sanders; Elizabeth Warren; Alexandria Ocasio-Cortez; JD Vance; Marco Rubio; Chuck Schumer; Hakeem Jeffries; Ron DeSantis
    Ron de Santis; Ted Cruz; Nancy Pelosi; Dick Cheney; Michelle Obama; Marine Le Pen; Le Pen; Angela Rayner; Priti Patel; Penny Mordaunt; Sadiq Khan; Robert Habeck; Yanis Varoufakis
    Roberta Metsola; Dmytro Kuleba; Michal Šimečka; Kemal Kılıçdaroğlu; Muharrem İnce; Guido Crosetto; Rigathi Gachagua; Gibran Rakabuming Raka; Peter Obi
    Martin Luther King Jr.; Martin Luther King; Anthony Fauci; John Swinney; Nicola Sturgeon; Matteo Renzi; Eric Adams; Matt Gaetz`,
  'head or founder of a large company': `
    Elon Musk; Mark Zuckerberg; Sam Altman; Tim Cook; Jeff Bezos; Bill Gates; Sundar Pichai; Satya Nadella; Richard Branson; Warren Buffett; Jack Ma; Neal Mohan
    Ray Dalio; George Soros; N. R. Narayana Murthy; Giorgio Armani; Brian Moynihan; Rupert Murdoch`,
  'very well known performer, author or athlete': `
    Taylor Swift; Tom Hanks; Tom Cruise; Scarlett Johansson; Drake; The Weeknd; Justin Bieber; Selena Gomez; Jennifer Aniston; Jennifer Lopez; Brad Pitt
    Angelina Jolie; Keanu Reeves; Robin Williams; George Carlin; Tupac Shakur; Snoop Dogg; Eminem; Rihanna; Beyoncé; Adele; Celine Dion; Katy Perry; Oprah Winfrey
    Oprah; Whoopi Goldberg; Joe Rogan; MrBeast; David Beckham; Emma Watson; Natalie Portman; Gal Gadot; Jason Momoa; Owen Wilson; Orlando Bloom; Kristen Bell
    Denzel Washington; Jamie Foxx; Brian May; Steven Spielberg; Woody Allen; Stephen King; Margaret Atwood; Zadie Smith; Megan Thee Stallion; Kelly Clarkson
    Leonardo DiCaprio; Morgan Freeman; Sarah Silverman; Shilpa Shetty; Shah Rukh Khan; Jackie Chan; Andy Lau; Pierce Brosnan; Steve Harvey; David Attenborough
    Luis Suárez; Marcus Rashford; Cristiano Ronaldo; Lionel Messi; Kanye West; Sacha Baron Cohen; Sean Penn; Ben Stiller; Adam Sandler; Mila Kunis; Jake Gyllenhaal
    Lenny Kravitz; Jack Black; Gisele Bündchen; Halle Bailey; Francis Ford Coppola
    Paul McCartney; Bruce Willis; Anthony Bourdain; Michael Schumacher; Jerry Seinfeld; Mark Ruffalo; James Dean; Bob Geldof; Anil Kapoor`,
  'figure of history, religion or art': `
    Jesus Christ; Mona Lisa; James Webb; George Floyd; Jeffrey Epstein; Charlie Kirk; Darth Vader`,
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

const fullNames = [...publicNames].filter((name) => name.includes(' '));

/** A text without the full names of listed people; a name of one word may be part of somebody else's, so it stays. */
export function withoutPublicNames(text: string): string {
  const words = ` ${nameLine(text.replace(/['’]s\b/g, ''))} `;
  const found = fullNames.filter((name) => words.includes(` ${name} `));
  return found.reduce((rest, name) => rest.replace(new RegExp(name.split(' ').join("[\\s.'’-]+"), 'i'), ' '), text);
}
