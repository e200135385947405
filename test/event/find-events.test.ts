import {expect, test} from 'vitest'
import {spanText} from '../../src/span.ts'
import {openReader} from './chain.ts'

const read = openReader()

// TYPE | factuality | plover | actors > recipients (symmetric acts: all as actors). Published on 2022-09-14.
const sentences: [sentence: string, events: string[]][] = [
  ['Xi Jinping met Vladimir Putin in Samarkand.', ['CONSULT | occurred | CONSULT | Xi Jinping, Vladimir Putin >']],
  [
    'Xi Jinping will meet Vladimir Putin in Samarkand on Thursday.',
    ['CONSULT | planned | AGREE | Xi Jinping, Vladimir Putin >'],
  ],
  ['Xi Jinping did not meet Vladimir Putin.', ['CONSULT | denied | CONSULT | Xi Jinping, Vladimir Putin >']],
  ['Russia invaded Ukraine.', ['ASSAULT | occurred | ASSAULT | Russia > Ukraine']],
  ['Ukraine was invaded by Russia.', ['ASSAULT | occurred | ASSAULT | Russia > Ukraine']],
  ['The invasion of Ukraine by Russia began in February.', ['ASSAULT | occurred | ASSAULT | Russia > Ukraine']],
  ['Turkey threatened to invade Syria.', ['THREATEN | occurred | THREATEN | Turkey > Syria']],
  ['Iran agreed to help Iraq.', ['AGREE | occurred | AGREE | Iran > Iraq']],
  // Those expelled and the state that sent them.
  ['Poland expelled Russian diplomats.', ['SANCTION | occurred | SANCTION | Poland > Russian diplomats, Russia']],
  ['Norway closed its embassy in Iran.', ['SANCTION | occurred | SANCTION | Norway > Iran']],
  // The manual codes a retreat to come as CONCEDE; the act itself stays what it is.
  ['Russia will withdraw its troops from Syria.', ['RETREAT | planned | CONCEDE | Russia, troops > Syria']],
  // What is attempted is an act of its own.
  ['Protesters tried to block a road in Athens.', ['PROTEST | possible | PROTEST | Protesters >']],
  // Companions act too.
  [
    'France, along with Germany and Spain, condemned Syria.',
    ['ACCUSE | occurred | ACCUSE | France, Germany, Spain > Syria'],
  ],
  ['The Turkish army said 20 rebels had been killed.', ['ASSAULT | occurred | ASSAULT | Turkish army > 20 rebels']],
  [
    'The United Nations issued a statement condemning Turkey.',
    ['ACCUSE | occurred | ACCUSE | United Nations > Turkey'],
  ],
  [
    'France condemned the Russian shelling of Kharkiv.',
    ['ACCUSE | occurred | ACCUSE | France > Russia', 'ASSAULT | occurred | ASSAULT | Russia > Kharkiv'],
  ],
  ['Germany will send tanks to Ukraine.', ['AID | planned | AGREE | Germany > Ukraine']],
  [
    'Hungary neither praised nor criticized Russia.',
    ['SUPPORT | denied | SUPPORT | Hungary > Russia', 'ACCUSE | denied | ACCUSE | Hungary > Russia'],
  ],
  ['If Israel attacks Iran, Iran will retaliate against Israel.', ['ASSAULT | conditional | THREATEN | Israel > Iran']],
  ['The European Union imposed sanctions on Belarus.', ['SANCTION | occurred | COERCE | European Union > Belarus']],
  ['The United States lifted sanctions against Sudan.', ['CONCEDE | occurred | CONCEDE | United States > Sudan']],
  ['Talks between Israel and Lebanon began in Naqoura.', ['CONSULT | occurred | CONSULT | Israel, Lebanon >']],
  ['Turkey and Greece held talks.', ['CONSULT | occurred | CONSULT | Turkey, Greece >']],
  // Headlines: infinitives to come, passives without "is".
  ['Moscow to host talks between Iran and Israel', ['CONSULT | planned | AGREE | Moscow, Iran, Israel >']],
  ['Russia to expel British diplomats', ['SANCTION | planned | THREATEN | Russia > British diplomats, United Kingdom']],
  ['Opposition leader arrested in Uganda', ['COERCE | occurred | COERCE | police of Uganda > Opposition leader']],
  // Who is expected or due somewhere is to come.
  ['The Jordanian king is expected in Ankara on Monday.', ['CONSULT | planned | AGREE | Jordanian king > Ankara']],
  // A noun as predicate lends its subject a part in it.
  ['Turkey is in talks with Russia over Syria.', ['CONSULT | ongoing | CONSULT | Russia, Turkey >']],
  // The time clause of a plan is to come with it; a state in the present goes on.
  [
    'Egypt will open the border when Israel releases the prisoners.',
    ['RETREAT | planned | CONCEDE | Israel > prisoners'],
  ],
  ['Kabul is surrounded by Taliban fighters.', ['COERCE | ongoing | COERCE | Taliban fighters > Kabul']],
  // What is not allowed is refused.
  ['Turkey did not give permission to the Kurds.', ['CONCEDE | denied | REJECT | Turkey > Kurds']],
  // One act, told by the noun that another word has taken up.
  ['Denmark announced a suspension of aid to Egypt.', ['SANCTION | occurred | SANCTION | Denmark > Egypt']],
  ['Greece refused to recognize Kosovo.', ['REJECT | occurred | REJECT | Greece > Kosovo']],
]

test.each(sentences)('%s', (sentence, wanted) => {
  const {events} = read(sentence)
  const got = events.map(e =>
    `${e.type} | ${e.factuality} | ${e.plover.type} | ${e.who.join(', ')} > ${e.whom.join(', ')}`.trim(),
  )
  for (const event of wanted) expect(got).toContain(event)
})

const nothing = [
  'The film meets expectations.',
  'The earthquake hit Japan.',
  'Critics attacked the film.',
  'The team beat its rivals in the final.',
  'The director shot the movie in Morocco.',
  'Inflation threatens the economy.',
  'The minister met the deadline.',
  'A driver was killed in a crash in Ohio.',
  'Rain prevented the team from holding a party.',
  'The spokesman declined to comment.',
  'The company cut its sales force.',
  'The team crushed its opponent.',
  'Lawmakers in Oslo usually meet the minister on Fridays.',
  'In that country anybody is jailed for less.',
  // In words about a deed, *it* is the deed.
  'Greece is rich. "It undermines peace," the French minister said.',
  // A crash, not an attack.
  'Forty sailors were killed when two Peruvian navy helicopters crashed.',
  // A rule holds; nobody gives a permission now.
  'Refugees in Uganda are allowed to work.',
  // An expert's caution.
  'Professors in Chile warned the farmers about the drought.',
  'The plan of the Ghanaian minister calls for a new bridge.',
  'The Danish minister asked not to be named.',
  'The French prosecutor would not discuss the motive.',
]

test.each(nothing)('no event: %s', sentence => {
  expect(read(sentence).events).toEqual([])
})

test('counts of killed and injured with bounds', () => {
  const {events} = read('Taliban fighters killed at least 12 officers and wounded up to 30 people in Kabul.')
  const attack = events.find(event => event.type === 'ASSAULT')
  expect(attack?.magnitude.killed).toEqual({min: 12, max: null})
  expect(attack?.magnitude.injured).toEqual({min: null, max: 30})
})

test('an act told twice is one event with two pieces of evidence', () => {
  const {events} = read(
    'Russia shelled Kharkiv on Monday. Officials said that Russia shelled Kharkiv again and again on Monday.',
  )
  const shelling = events.filter(event => event.type === 'ASSAULT')
  expect(shelling).toHaveLength(1)
  expect(shelling[0]?.evidence).toHaveLength(2)
})

test('evidence holds its trigger, ids are in order, and the same text gives the same events', () => {
  const text =
    'Poland expelled Russian diplomats. Moscow condemned the move. Xi Jinping met Vladimir Putin in Samarkand.'
  const {events, doc} = read(text)
  expect(events.length).toBeGreaterThan(1)
  for (const [i, event] of events.entries()) {
    expect(event.id).toBe(`e${i + 1}`)
    for (const evidence of event.evidence) {
      expect(evidence.start <= evidence.trigger.start && evidence.trigger.end <= evidence.end).toBe(true)
      expect(spanText(text, evidence.trigger)).toBe(doc.form(evidence.triggerToken))
    }
  }
  expect(read(text).events).toEqual(events)
})

test('what is not coded says why', () => {
  const {skipped} = read('Critics attacked the film.')
  expect(skipped.map(s => s.reason)).toEqual([expect.stringContaining('attack in words')])
})
