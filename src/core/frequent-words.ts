/**
 * Words of which phrases are often made, the commonest first: those of English, and those of reports on incidents (counted
 * in three collections). No two have one stem. A change to this list raises `derivedVersion`.
 */
export const frequentWords: readonly string[] = `
  the of and to in a is that for it as was with be by on not he his but at are this have from or had an they which you were
  all her she there would their we him been has when who will no more if out so what up said about than into them can only
  other time new some could these two may first then do any like my now over such our man me even most made after also did
  many off before must well back through much where your way down should because long each just those ai used incident
  generated reportedly person deepfake video private reported system images allegedly tesla algorithm google users data
  chatgpt facial recognition scam com people fake crash facebook chatbot company content accused police model car voice
  driving says false case tools create including students claims driver year make technology ads called www media face
  information show social post accounts robot how automated alleged investigation researchers training photos targeted amazon
  public vehicle work found risk study results predict black autopilot detection without state provide platform self school
  human failed victims service shared impersonate software million identify operating based issues app caused against feature
  government group prompts safety fraud privacy kills online attack purported search openai according promote while test fire
  arrested microsoft security response concerns violating legal products error powered involving warning real high campaign
  health appeared take scammers air problem score investment flight meta court get day stop assess authorities name election
  customers law sexual workers right youtube uk developed pilots defendants university leading harmful manipulated linked
  intelligence articles during patients following abuse political tiktok control circulated asked national purportedly
  president plane cruise child office women filed sensor number bot support published told medical bias process depicting
  employees officials artificial review removed language raises autonomous website white questions plan help released
  accident see city check lawyer own recommendations messages hit network suggests records waymo find sites go access
  potential criminal consent crime twitter assistant russian look turn months applications uber lawsuit flagged financial
  under spread text department dataset money same children received different woman old instagram care rate due need via
  program disinformation suicide audio across road last world part engine attempts produced documents run tracking order
  racial community change live action chinese digital why email policies cloning between another san revealed still traffic
  cited misleading three pricing end scheme influence recidivism started translation fraudulent pay protection wrong critics
  percent minors details monitor designed phone charges containing boeing job misinformation advertising several cameras
  offered week home activity surveillance fined conversations ban truck gender multiple know confirmed allowed however
  experts copyright figures business whether around rules individuals market minister large identity death advice citations
  threat exposed books apple race journalists management bank speech respond fabricated china california moderation statement
  emergency francisco actors story noted light blocked biased set request
`
  .trim()
  .split(/\s+/);
