import {describe, expect, test} from 'vitest'
import {actorsIn, describeActor, whoIs} from './actors-in.ts'

// sentence, word, whom it stands for ("name | country | sector"; several parted by ;)
const names: [sentence: string, word: string, actors: string][] = [
  ['Russia and China signed a treaty.', 'Russia', 'Russia | RUS | GOV'],
  ['The Kremlin rejected the offer.', 'Kremlin', 'Russia | RUS | GOV'],
  ['Downing Street declined to comment.', 'Street', 'United Kingdom | GBR | GOV'],
  ['Beijing has condemned the visit.', 'Beijing', 'China | CHN | GOV'],
  ['Turkish troops entered the town.', 'troops', 'Turkish troops | TUR | MIL'],
  ['Kyrgyz border guards opened fire.', 'guards', 'Kyrgyz border guards | KGZ | MIL'],
  ['The Taliban seized the city of Kunduz.', 'Taliban', 'Taliban | AFG | REB'],
  ['NATO will hold an exercise.', 'NATO', 'North Atlantic Treaty Organization | - | IGO'],
  [
    'The Shanghai Cooperation Organisation (SCO) met. The SCO has eight members.',
    'SCO',
    'Shanghai Cooperation Organisation | - | IGO',
  ],
  ['Amnesty International criticised the law.', 'International', 'Amnesty International | - | NGO'],
  ['Reuters reported the strike.', 'Reuters', 'Reuters | GBR | JRN'],
  ['Italian police arrested two men.', 'police', 'Italian police | ITA | COP'],
  // A prime minister is not the president, a counterpart is of the other state, allies are no part of the state.
  ['The Russian prime minister met Vladimir Putin.', 'minister', 'Russian prime minister | RUS | GOV'],
  ['Hassan Rouhani met his Turkish counterpart.', 'counterpart', 'Turkish counterpart | TUR | GOV'],
  ['Britain and its allies expelled envoys.', 'allies', 'allies | - | GOV'],
  // Who is in the atlas under a longer name is no namesake of another country; what is only alleged gives no office.
  ['Norway fined Manuel Gonzalez.', 'Gonzalez', 'Manuel Gonzalez | - | -'],
  ['Iraq alleged that Tom Harwick was an American spy.', 'Harwick', 'Tom Harwick | - | -'],
  // A spokesman of private people holds no office, and a state meets its own people at home.
  ['A spokesman for the relatives denied it.', 'spokesman', 'spokesman | - | CVL'],
  ['The Cuban government urged citizens to save water after riots in Miami.', 'citizens', 'citizens | CUB | CVL'],
  ['The county supervisors of Orange County met.', 'supervisors', 'county supervisors of Orange County | USA | GOV'],
  // A tongue is no state; those of an unknown person are of no known sector.
  ['The mayor would like French to gain ground.', 'French', ''],
  ['She shouted in Spanish at the crowd.', 'Spanish', ''],
  ['The British accused the French of lying.', 'French', 'France | FRA | GOV'],
  ["Tom Harwick's team left the hotel.", 'team', "Tom Harwick's team | - | -"],
  // Letters of a party of another country are a body of this one.
  ['Nigerian police arrested three protesters from the NDP in Lagos.', 'protesters', 'three protesters | NGA | CVL'],
  ['Alhaji Musa Bello and Cllr Joan Byrne spoke.', 'Byrne', 'Joan Byrne | - | GOV'],
  // Inspectors and spokesmen may be of any country; monitors of the UN serve it.
  ['Iraq told the inspectors to leave.', 'inspectors', 'inspectors | - | -'],
  ['U.N. monitors visited the sites in Iraq.', 'monitors', 'U.N. monitors | - | UNO'],
  ['Iraq was quiet. "We will stay in Iraq," said spokesman Tom Harwick.', 'Harwick', 'Tom Harwick | - | GOV'],
  // A single word that only looks like a place is the surname of somebody who is named in full; what stands before a title stands before the name.
  ['Raila Odinga chastised Matiangi in Kenya. Fred Matiangi apologised.', 'Matiangi', 'Fred Matiangi | - | -'],
  ['UNP member, former Minister of Justice Anna Brenno who left, voted.', 'member', 'Anna Brenno | - | GOV'],
  // The five airlines are no ministries.
  ['Two ministries of Peru met. Chad left. The two airlines signed.', 'airlines', 'two airlines | PER | BUS'],
  // Who is joined to a party is of its country, and a bare noun of the owner of the first.
  [
    "The government and the Tigray People's Liberation Front signed a deal in Pretoria.",
    'government',
    'government | ETH | GOV',
  ],
  ["Venezuela's government and opposition met in Mexico.", 'opposition', 'opposition | VEN | OPP'],
  ['Elected officials in and around Miami warned Cuba.', 'officials', 'Elected officials | USA | GOV'],
  // People of a nation who live in a state that is told beside them; an adjective that the parse hung on the name.
  ['Thousands of Iraqi Kurds marched in Kirkuk.', 'Kurds', 'Iraqi Kurds | IRQ | CVL'],
  ['Ethnic Albanians in Serbia demanded autonomy.', 'Albanians', 'Ethnic Albanians | SRB | CVL'],
  [
    'Libyan leader Muammar Gaddafi and Bulgarian President Todor Zhivkov signed a treaty.',
    'Todor',
    'Todor Zhivkov | BGR | GOV',
  ],
  ['President Bush has threatened Russia.', 'Bush', 'Bush | USA | GOV'],
  // A surname that many bear names nobody; that of the leader of a state that the report names does.
  ['Wang said taxes would rise in China.', 'Wang', 'Wang | - | -'],
  ['North Korea fired a missile. Kim watched the launch.', 'Kim', 'Kim Jong Un | PRK | GOV'],
  // The chief of a body is not whoever leads something in its country.
  ['President Bill Clinton spoke in Kenya. The FBI chief met police.', 'chief', 'FBI chief | USA | COP'],
  ['President Emmanuel Macron spoke. The OECD chief agreed.', 'chief', 'OECD chief | - | IGO'],
  // A body of a state that no list knows is of the country that the report is on; a company need not be.
  ['Norway fined the yard. The Coastal Safety Agency welcomed it.', 'Agency', 'Coastal Safety Agency | NOR | GOV'],
  ['Norway fined the yard. Blimdo Energy welcomed it.', 'Energy', 'Blimdo Energy | - | BUS'],
  // Two places of one phrase say nothing of where the clause is set.
  ['Attacks in Kenya and Tanzania killed ten in June, police said.', 'police', 'police | KEN | COP'],
  ['Police arrested two foreigners in Oslo.', 'foreigners', 'two foreigners | NOR | CVL'],
  ['The Dutch foreign ministry summoned the envoy.', 'ministry', 'Dutch foreign ministry | NLD | GOV'],
  ['A Taliban spokesman denied it.', 'spokesman', 'Taliban spokesman | AFG | REB'],
  ['Opposition leaders in Uganda called a strike.', 'leaders', 'Opposition leaders | UGA | OPP'],
  ['Protesters marched in Minsk.', 'Protesters', 'Protesters | BLR | CVL'],
  ['The leaders of India and Pakistan met.', 'leaders', 'leader of India | IND | GOV; leader of Pakistan | PAK | GOV'],
  [
    'The Turkish and Iranian presidents talked.',
    'presidents',
    'president of Turkey | TUR | GOV; president of Iran | IRN | GOV',
  ],
  ['Police in Poland arrested dozens of farmers.', 'dozens', 'farmers | POL | AGR'],
  ['Dozens of farmers blocked roads in Brittany on Monday.', 'farmers', 'farmers | FRA | AGR'],
  ['Russia closed the border. Western diplomats objected.', 'diplomats', 'Western diplomats | - | GOV'],
  ['Dozens of farmers blocked roads in Brittany on Monday.', 'Dozens', 'farmers | FRA | AGR'],
  ['EU diplomats gathered in Brussels.', 'diplomats', 'EU diplomats | - | IGO'],
  // What is only backed by a state is not of it; what a group holds is the group's.
  ['Turkish-backed Syrian militiamen advanced.', 'militiamen', 'Turkish-backed Syrian militiamen | SYR | REB'],
  ['An Islamic State car bombing killed ten.', 'bombing', 'Islamic State | - | REB'],
  ['The Syrian army command issued a statement.', 'command', 'Syrian army command | SYR | MIL'],
  ['All parties should show restraint.', 'parties', 'parties | - | -'],
  ['The ruling party won.', 'party', 'ruling party | - | PTY'],
  ['British officers searched the ship.', 'officers', 'British officers | GBR | COP'],
  // Forces of an international body are the body's; peoples are counted with words, too.
  ['U.N. peacekeepers were killed in Mali.', 'peacekeepers', 'U.N. peacekeepers | - | UNO'],
  ['Six Sudanese were arrested in Turkey.', 'Sudanese', 'Sudanese | SDN | CVL'],
  ['Turkey urged all Balkan states to sign.', 'states', 'Balkan states | - | GOV'],
  ['Envoys of 30 African countries in Washington met.', 'countries', '30 African countries | - | GOV'],
  ['Meanwhile, secretary of state Madeleine Albright left.', 'secretary', 'Madeleine Albright | USA | GOV'],
  // A deed is of whom an adjective names, not of where it is done.
  ['The bombing at the U.S. embassy in Kenya killed ten.', 'bombing', 'bombing | - | MIL'],
  ['Police and soldiers arrived. They arrested two men.', 'They', 'Police | - | COP; soldiers | - | MIL'],
  // At home the country goes without saying; a body with legislators is a party.
  ['Kenya voted on Monday. Governor Amina Oduor met the police.', 'Oduor', 'Amina Oduor | KEN | GOV'],
  ['Kenya and Uganda met. France and Spain objected. Governor Amina Oduor left.', 'Oduor', 'Amina Oduor | - | GOV'],
  ['Kenya voted on Monday. 33 UNP legislators signed, and the UNP split.', 'UNP', 'UNP | KEN | PTY'],
  // Sent forces are the sender's; all states of a body are the body, some of them are not.
  ['The United States moved troops into Kuwait.', 'troops', 'troops | USA | MIL'],
  ['EU countries condemned Russia.', 'countries', 'European Union | - | IGO'],
  ['Some EU countries condemned Russia.', 'countries', 'EU countries | - | IGO'],
  // The name behind what the office is of; a name that the text calls a body.
  ['President of the group, Chief Nnia Nwodo, criticised Nigeria.', 'President', 'Nnia Nwodo | NGA | GOV'],
  ['Umunna Ndigbo, the socio-cultural group, rejected it.', 'Ndigbo', 'Umunna Ndigbo | - | -'],
  // A family by its name in the plural; a body in front of a deed does it, one that is a building suffers it.
  [
    'Peter Amblar and Maria Amblar live here. Doctors treated the Amblars.',
    'Amblars',
    'Peter Amblar | - | -; Maria Amblar | - | -',
  ],
  ['A police raid killed five people in Lagos.', 'raid', 'police | NGA | COP'],
  ['Elected officials in and around Miami objected. Cuba and Haiti met.', 'officials', 'Elected officials | USA | GOV'],
  ['NATO lifted the measures imposed on Serbia after its attack on Kosovo.', 'its', 'Serbia | SRB | GOV'],
  // Bodies of one noun are told apart by what stands before it; suburbs say nothing.
  [
    "The Duma's foreign relations committee met. The ethics committee objected.",
    'committee',
    "Duma's foreign relations committee | RUS | LEG",
  ],
  [
    'The Syrian army said it would regain control over rebel-held suburbs. They deny that anybody was killed.',
    'They',
    'Syrian army | SYR | MIL',
  ],
  // Two spellings of a name; two given names of one sound and two sexes are two people.
  [
    'The mayor of Colombo, Anura Wickremasinghe, spoke. Anura Wickremesinghe met nobody.',
    'Wickremesinghe',
    'Anura Wickremasinghe | LKA | GOV',
  ],
  ['Maria Lobetti criticised it. Mario Lobetti objected.', 'Mario', 'Mario Lobetti | - | -'],
  ['UNP member, former Minister Amara Perera, objected in Sri Lanka.', 'member', 'Amara Perera | LKA | GOV'],
  // A congress is of the country that the report is on, if nothing speaks of the other one.
  ["Peru's president resigned. Congress accepted.", 'Congress', 'Congress | PER | LEG'],
  ['Donald Trump spoke of Peru. Congress objected.', 'Congress', 'US Congress | USA | LEG'],
  ['The Senate president met farmers in Kenya.', 'president', 'Senate president | KEN | LEG'],
  ['The Nigerian Labour Congress met.', 'Congress', 'Nigerian Labour Congress | NGA | LAB'],
  ['Secretary-General Peter Amblar spoke in Kenya.', 'Amblar', 'Peter Amblar | KEN | GOV'],
  ["The head of Russia's delegation to the OPCW, Peter Amblar, spoke.", 'Amblar', 'Peter Amblar | RUS | GOV'],
  ['The pope met the parents of a British boy at the Vatican.', 'parents', 'parents of a British boy | GBR | CVL'],
  ['Moon Jae-in flew to Hanoi.', 'Moon', 'Moon Jae-in | KOR | GOV'],
  [
    'Iran and Oman agreed. Their foreign ministers signed.',
    'ministers',
    'foreign minister of Iran | IRN | GOV; foreign minister of Oman | OMN | GOV',
  ],
]

describe('names and roles', () => {
  for (const [sentence, word, actors] of names)
    test(sentence, () => expect(whoIs(sentence, word).join('; ')).toBe(actors))
})

const people: [sentence: string, published: string | null, word: string, actor: string][] = [
  ['President Trump spoke in Ohio.', '2018-05-02', 'Trump', 'Donald Trump | USA | GOV'],
  ['Chinese President Xi Jinping flew to Kazakhstan.', '2022-09-14', 'Jinping', 'Xi Jinping | CHN | GOV'],
  [
    'Yuri Petrov, a Kremlin spokesman for trade, confirmed the plan.',
    '2022-09-14',
    'Petrov',
    'Yuri Petrov | RUS | GOV',
  ],
  [
    'Iranian Foreign Minister Hossein Karimpour arrived in Baghdad.',
    '2031-01-01',
    'Karimpour',
    'Hossein Karimpour | IRN | GOV',
  ],
  ['Lt. Gen. Mark Olsen led the mission.', null, 'Olsen', 'Mark Olsen | - | MIL'],
  ['Putin will travel to Tehran.', '2022-07-10', 'Putin', 'Vladimir Putin | RUS | GOV'],
  ['Theresa May met Angela Merkel in Berlin.', '2018-03-01', 'May', 'Theresa May | GBR | GOV'],
]

describe('people', () => {
  for (const [sentence, published, word, actor] of people)
    test(sentence, () => expect(whoIs(sentence, word, published)).toEqual([actor]))

  test('an office that ended is said to be former', () => {
    const {index} = actorsIn('Donald Trump spoke in Ohio.', '2022-09-14')
    expect(index.actors.find(actor => actor.name === 'Donald Trump')?.why).toContain('former President')
  })

  test('after the day to which the source reaches, the office is only the last one known', () => {
    const {index} = actorsIn('Emmanuel Macron spoke in Lyon.', '2030-01-01')
    expect(index.actors.find(actor => actor.name === 'Emmanuel Macron')?.why).toContain('last known as')
  })

  test('a name borne in another country than the text says is not the one of the atlas', () => {
    const {index} = actorsIn('Canadian Foreign Minister Angela Merkel resigned.', '2018-01-01')
    expect(index.actors.find(actor => actor.name === 'Angela Merkel')?.basis).toBe('text')
  })
})

// text, word, which use of it, whom it stands for
const coreference: [text: string, word: string, use: number, actors: string][] = [
  ['Xi Jinping left Beijing on Monday. Mr. Xi will return on Friday.', 'Xi', 2, 'Xi Jinping'],
  ['Xi Jinping arrived in Astana. The Chinese leader was met at the airport.', 'leader', 1, 'Xi Jinping'],
  [
    'Xi Jinping met Vladimir Putin in Moscow. The two leaders signed an accord.',
    'leaders',
    1,
    'Xi Jinping; Vladimir Putin',
  ],
  ['Xi Jinping met Vladimir Putin in Moscow. They signed an accord.', 'They', 1, ''],
  ['Angela Merkel flew to Paris. She will speak on Tuesday.', 'She', 1, 'Angela Merkel'],
  [
    'Kyrgyzstan and Tajikistan share a border. The two countries have clashed before.',
    'countries',
    1,
    'Kyrgyzstan; Tajikistan',
  ],
  ['China claims Taiwan. It sent ships around the island.', 'island', 1, 'Taiwan'],
  ['NATO met in Madrid. The alliance invited Finland.', 'alliance', 1, 'North Atlantic Treaty Organization'],
  ['Riek Machar, who leads the rebels, fled to Kinshasa.', 'who', 1, 'Riek Machar'],
  ['Sergei Lavrov praised Wang Yi. Lavrov then left.', 'Lavrov', 2, 'Sergey Lavrov'],
]

describe('coreference', () => {
  for (const [text, word, use, actors] of coreference.filter(([, , , expected]) => expected !== ''))
    test(text, () => {
      const found = whoIs(text, word, '2022-09-14', use).map(actor => actor.split(' | ')[0])
      expect(found.sort().join('; ')).toBe(actors.split('; ').sort().join('; '))
    })
})

// sentence, words that must not make an actor
const negative: [sentence: string, word: string][] = [
  ['They used a nerve agent.', 'agent'],
  ['The talks in March failed.', 'March'],
  ['It rained in the valley.', 'It'],
  ['The agreement is limited.', 'agreement'],
]

describe('what is no actor', () => {
  for (const [sentence, word] of negative) test(`${sentence} ${word}`, () => expect(whoIs(sentence, word)).toEqual([]))
})

describe('facts', () => {
  test('a position in apposition', () => {
    const {index} = actorsIn('Yuri Petrov, a Kremlin spokesman for trade, confirmed the plan.')
    const [fact] = index.facts
    expect(fact?.kind).toBe('position')
    expect(fact?.role).toMatch(/Kremlin spokesman/)
    expect(index.actors.find(actor => actor.id === fact?.subject)?.name).toBe('Yuri Petrov')
  })

  test('who wants to join a body', () => {
    const {index} = actorsIn('Finland is seeking membership in NATO.')
    const named = index.facts.map(
      fact => `${fact.kind}: ${index.actors.find(actor => actor.id === fact.subject)?.name}`,
    )
    expect(named).toContain('candidacy: Finland')
  })
})

test('mentions of all actors lie in the text and come in order', () => {
  const {doc, index} = actorsIn(
    'In Kabul, U.S. officials and the Taliban said they would talk again. "We hope so," Mr. Khalilzad said.',
  )
  for (const actor of index.actors) {
    expect(describeActor(actor)).toContain(actor.name)
    for (const mention of actor.mentions) {
      expect(mention.first).toBeLessThanOrEqual(mention.head)
      expect(mention.head).toBeLessThanOrEqual(mention.last)
      expect(mention.last).toBeLessThan(doc.tokenCount)
    }
  }
})

test('any text is read, and twice the same', () => {
  for (const text of [
    '',
    ' ',
    '\u0000',
    '🙂🙂',
    'THE US AND THE EU',
    ')))((',
    'the the the of of',
    '\ud800',
    'x'.repeat(5000),
  ]) {
    const once = actorsIn(text).index
    const twice = actorsIn(text).index
    expect(JSON.stringify(once.actors)).toBe(JSON.stringify(twice.actors))
  }
})

test('a family name that stands first is of the one last named', () => {
  const text = 'Li Heping was detained. His wife, Li Wenzu, marched to Tianjin. Li said so.'
  expect(whoIs(text, 'Li', '2022-09-14', 3).join()).toContain('Li Wenzu')
})
