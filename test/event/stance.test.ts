import {expect, test} from 'vitest'
import {loadTable} from '../../src/data-file.ts'
import {openReader} from './chain.ts'

const read = openReader()

/** The acts that a stance gave. TYPE | actors > recipients. */
const stancesIn = (text: string): string[] =>
  read(text)
    .events.filter(event => event.rule.startsWith('stances.tsv'))
    .map(event => `${event.type} | ${event.who.join(', ')} > ${event.whom.join(', ')}`)

// What a speaker does by his words; '-' for nothing.
const sayings: [text: string, act: string][] = [
  // Verdicts, on what belongs to somebody, on what was just told, on what a state is answerable for.
  ['"The Greek proposal is a brave step," the German chancellor said.', 'SUPPORT | German chancellor > Greece'],
  ['The observers said that a fair election was impossible in Belarus.', 'ACCUSE | observers > Belarus'],
  ['There is no justice in Egypt, the activist said.', 'ACCUSE | activist > Egypt'],
  ['The MP said that neighbourhood policing had all but vanished in Britain.', 'ACCUSE | MP > United Kingdom'],
  [
    'The Kenyan government closed four newspapers. "This should never have happened," the opposition leader said.',
    'ACCUSE | opposition leader > Kenyan government',
  ],
  // Of a deed or a body of which the report does not tell whose it is; of other things no act.
  ['"It is gutless leadership," the senator said.', 'ACCUSE | senator > '],
  ['It is unacceptable that the results were annulled, the French senator said.', 'ACCUSE | French senator > '],
  ['"I don\'t think that it is gutless leadership," the senator said.', '-'],
  ['"It is a terrible day for the family," the senator said.', '-'],
  // Allegations.
  [
    '"They rigged everything," the opposition leader said of the Kenyan electoral commission.',
    'ACCUSE | opposition leader > Kenyan electoral commission',
  ],
  [
    'The senator said the American government had sent a terrible message to migrants.',
    'ACCUSE | senator > American government',
  ],
  ['The opposition said the Ugandan police had acted disgracefully.', 'ACCUSE | opposition > Ugandan police'],
  ["The envoy drew attention to China's lies, the campaigner said.", 'ACCUSE | campaigner > China'],
  // Names that somebody gives, also in the report's own words.
  ['The campaigners described the Maltese ruling as a slap in the face.', 'ACCUSE | campaigners > Malta'],
  [
    'Amnesty International spoke of the Maltese ruling, calling it a travesty.',
    'ACCUSE | Amnesty International > Malta',
  ],
  [
    'The Maltese plan, which the Italian opposition sees as a betrayal, was passed.',
    'ACCUSE | Italian opposition > Malta',
  ],
  ['Iran attacked two tankers. The White House called it a cowardly act.', 'ACCUSE | United States > Iran'],
  ['Ana described her brother as a coward.', '-'],
  ['The Maltese minister did not describe the ruling of the Italian court as a travesty.', '-'],
  // Demands.
  ['"We need to build more schools," the Kenyan education minister said.', 'REQUEST | Kenyan education minister > '],
  ['The mayor of London wants the bridge to be repaired.', 'REQUEST | mayor of London > '],
  [
    '"This must stop," the Danish minister told the Swedish ambassador.',
    'REQUEST | Danish minister > Swedish ambassador',
  ],
  // Refusals, also in the report's own words.
  ["Norway's parliament would not budge on the Swedish demand.", "REJECT | Norway's parliament > Sweden"],
  ['The Danish minister said that migrants would not be stopped by the army.', '-'],
  // A threat without its doer.
  ['"There will be consequences for Syria," the American ambassador said.', 'THREATEN | American ambassador > Syria'],
  // The report's own voice, a condition, a denial, a question, a possibility.
  ['There is no justice in Egypt.', '-'],
  ['If there is no justice in Egypt, nobody will care, the activist said.', '-'],
  ['The Egyptian activist said that it was not a disgusting idea.', '-'],
  ['"Is there no justice in Egypt?" the activist asked.', '-'],
  ['The Egyptian law may be a terrible idea, the activist said.', '-'],
  // What somebody else says in the words of a speaker.
  ['The Polish senator said that Romania believes that the Greek proposal is a brave step.', '-'],
  // Reports of one's own plans, of things, of what nobody is answerable for.
  ['"I should have gone home," the Kenyan minister said.', '-'],
  ['"The weather is terrible," the Kenyan minister said.', '-'],
  ['"There is no snow in Egypt," the Egyptian minister said.', '-'],
  ['"I want a coffee," the Kenyan minister said.', '-'],
  ['"You have to see it," the Kenyan president said.', '-'],
  ['"We have to wait," the Danish minister said.', '-'],
  ['The Danish minister said that he had the right to leave.', '-'],
  ['The Danish minister said that it should inspire people.', '-'],
  ['It should be noted that the plan is old, the Kenyan president said.', '-'],
]

test.each(sayings)('%s', (text, wanted) => {
  if (wanted === '-') expect(stancesIn(text)).toEqual([])
  else expect(stancesIn(text)).toContain(wanted)
})

const table = loadTable<'stance' | 'act' | 'example' | 'counter'>('event/stances.tsv')

test.each(table)('stances.tsv: $example', ({stance, act, example}) => {
  const found = read(example).events.filter(event => event.rule === `stances.tsv ${stance}`)
  expect(found.map(event => (event.mode ? `${event.type}.${event.mode}` : event.type))).toEqual([act])
})

test.each(table)('stances.tsv, no such act: $counter', ({counter}) => {
  expect(stancesIn(counter)).toEqual([])
})

test('a clause that a frame has coded is coded once', () => {
  const {events} = read('Athens said that the Turkish decision was illegal.')
  expect(events.map(event => event.type)).toEqual(['ACCUSE'])
})

test('a speech that comes back to its reproach is one act', () => {
  const text = 'There is no justice in Egypt, the activist said. "There is no freedom in Egypt," he said.'
  expect(stancesIn(text)).toEqual(['ACCUSE | activist > Egypt'])
})

test('the explanation names the word, the speech and how the other side was found', () => {
  const [event] = read('"There is no justice in Egypt," the activist said.').events
  expect(event?.steps).toEqual([
    'frame: stances.tsv complaint ("justice")',
    'actors: who says it ("said")',
    'recipients: "Egypt"',
  ])
  expect(event?.saidBy).toEqual([])
})

test.each([
  'The 1991 agreement was that China would not sell phones.',
  '"This is a regrettable but necessary step of the Canadian government," the premier of Ontario said.',
])('no stance: %s', text => {
  expect(stancesIn(text)).toEqual([])
})
