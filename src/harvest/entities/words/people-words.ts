import { wordList } from './word-list.ts';

/** Nouns for several people, folded: their presence makes a phrase a group. */
export const groupNouns: ReadonlySet<string> = wordList(`
academics accounts activists actors actresses adolescents advertisers adults agents americans applicants artists  athletes
attackers attendants attendees audience australians authors babies bank beachgoers beneficiaries bicyclists blackmailers
borrowers boys brouteurs brothers bulgarians businesses buyers bystanders candidates cancer carers carollers cartels catholics
celebrities children christians cios citizens civilians claimants classmates clerks clients clinicians colleagues communities community
commuters companies competitors congregants congresswomen conservationists conservatives consultants consumers contractors
contributors convicts couples counsel creators creatives criminals critics crew customers cybercriminals cyclists daughters
dealers defendants defenders democrats dependents developers diaspora dispatchers dissidents doctors drivers editors educators elderly
electorate employees employers engineers enterprises entities entrepreneurs evacuees executives experts extortionists faculty
families fans farmers females figures filipinos firefighters firms followers fraudsters gang gangs gazans girls goers graduates
grandchildren grandparents greeks groups guests hackers holders homeowners hosts households hunters immigrants individuals
influencers inmates interviewees interviewers investigators investors iranians israelis jews jordanians journalists judges
kurds landlords landowners lawmakers lawyers leaders learners litigants maintainers makers males managers members men merchants
migrants militants minorities minors moderators moldovans mothers motorcyclists motorists museums musicians muslims
neighbors neighbours newlyweds newspapers nurses observers occupants offenders officers officials oncologists operatives operators
opposition organisations organizations organizers outlets owners palestinians parents participants partners passengers patients
patrons patrols pedestrians pensioners people performers perpetrators personnel persons pharmacists phishers physicians pilots players
 policymakers politicians population pranksters practitioners presenters presidents prisoners professionals professors
programmers propagandists protesters protestors providers public publishers pupils readers recipients recruits refugees relatives renters
reporters representatives republicans researchers residents retirees reviewers riders romanians albanians scammers scholars scientists
seekers sellers sextortionists shareholders shoppers shops singers singles skeptics sleuths soldiers songwriters speakers spectators
spreaders staff stakeholders startups stores streamers students subscribers superannuitants superintendents suppliers supporters
survivors suspects swifties sysadmins takers targets taxpayers teachers teams teenagers teens tenants testers therapists threat
tourists traders travelers travellers troops trolls underrepresented users utilities vendors veterans victims viewers villagers
visitors volunteers voters widows witnesses women woman workers workforce writers youth youths youtubers airlines brands
brokers cheaters churches journals neighborhoods
neighbourhoods rings sites sources insurers retailers creditors issuers debtors crowds
animals rhinos humans mankind life exporters importers syndicate syndicates campaigns campaign intruders friends acquaintances
associates connections dwellers bidders constituents family families estate gardeners
`);

/** Nouns for one person, folded: with "unnamed" or nothing but general words they describe someone without naming them. */
export const personNouns: ReadonlySet<string> = wordList(`
acquaintance actor adolescent adult agent applicant artist assistant attacker author bicyclist blogger boy businessman
businesswoman candidate caregiver ceo chairman chef child citizen client clerk colleague consultant coordinator creator criminal
customer cyclist daughter defendant dentist deployer designer developer director doctor driver editor employee engineer executive
expert father female fraudster friend girl girlfriend boyfriend grandmother grandfather grandparent guest hacker host hunter husband
individual influencer infant intern investor journalist judge kid landlord lawyer leader litigant male man manager member minor model
mother motorist motorcyclist neighbor neighbour nurse officer official operator owner parent participant passenger patient pedestrian
perpetrator person pharmacist photographer physician pilot player principal prisoner professor psychiatrist pupil recruiter
refugee reporter representative researcher resident reviewer scammer scientist sister brother soldier son spouse streamer student
suspect teacher technician teen teenager toddler tourist trader traveler user victim viewer visitor voter wife witness woman worker
youth user tiktoker youtuber nurse pensioner
`);

/** Words that tie a phrase to one person, so that whoever stands with them has to be looked at. */
export const personalTies: ReadonlySet<string> = wordList(`
acquaintance acquaintances associates aunt boyfriend brother campaign child children classmate classmates client clients
colleague colleagues connections cousin daughter daughters entourage estate ex-girlfriend families family fan fans father follower
followers former friend friends girlfriend grandchildren grandfather grandmother grandparents husband kin lawyer lawyers mother
neighbor neighbors neighbours neighbour network nephew niece parent parents partner relative relatives sister son sons spouse
supporter supporters team uncle wife widow creator acquaintance coauthors co-authors authors authors loved ones impersonator alias
`);

/** Words that say nobody is named. */
export const unnamedWords: ReadonlySet<string> = wordList(
  'accused unnamed unidentified unknown anonymous unspecified undisclosed unverified various several pseudonymous pseudonymized suspected',
);

/** Goods and institutions that can be harmed and are nobody: "election integrity", "public trust". */
export const goods: ReadonlySet<string> = wordList(`
integrity trust democracy democratic relations discourse elections election process processes rights safety security
infrastructure infrastructures journalism norms diplomacy economy market markets industry industries ecosystem ecosystems system systems
science rigor record records privacy health culture efforts programs programme programmes brands environment freedom support
truth repositories projects software domains websites devices vehicles cars trucks carriages reputation education services
sovereignty accessories finance exchanges democracies carriages networks
`);
