import {styleText} from 'node:util'
import {expect, test} from 'vitest'
import type {Reading, ReadingEvent} from '../src/reading.ts'
import {renderBrief} from '../src/view/brief.ts'

const TEXT = 'Peru criticised Chile and called up reservists. Reuters could not verify the report, Lima said.'
const span = (words: string, from = 0) => ({
  start: TEXT.indexOf(words, from),
  end: TEXT.indexOf(words, from) + words.length,
})
const SENTENCE = span('Peru criticised Chile and called up reservists.')

const event = (id: string, trigger: string, more: Partial<ReadingEvent>): ReadingEvent => ({
  id,
  type: 'ACCUSE',
  mode: null,
  contexts: [],
  factuality: 'occurred',
  plover: {type: 'ACCUSE', mode: null},
  cameo: null,
  actors: ['a1'],
  recipients: [],
  symmetric: false,
  when: null,
  where: null,
  saidBy: [],
  magnitude: {killed: null, injured: null, detained: null},
  evidence: [{...SENTENCE, trigger: span(trigger)}],
  salience: 'main',
  rule: 'criticise',
  confidence: 0.9,
  steps: ['a step'],
  ...more,
})

const actor = (id: string, name: string, kind: Reading['actors'][number]['kind']): Reading['actors'][number] => ({
  id,
  name,
  kind,
  country: null,
  sector: null,
  wikidata: null,
  basis: 'text',
  mentions: [],
  why: '',
})

const READING: Reading = {
  document: {
    id: 'x',
    url: null,
    outlet: null,
    title: 'Peru and Chile',
    byline: null,
    published: {date: null, basis: 'unknown', why: 'No line says it.'},
    language: 'en',
    notes: [],
    text: TEXT,
    blocks: [],
    dateline: null,
    furniture: [],
  },
  sentences: [],
  actors: [actor('a3', 'reservists', 'group'), actor('a1', 'Peru', 'state'), actor('a2', 'Chile', 'state')],
  places: [],
  times: [],
  attributions: [
    {
      id: 'q1',
      source: {actor: null, ...span('Reuters')},
      cue: span('could not verify'),
      content: [span('the report')],
      quotation: 'indirect',
      rule: 'x',
    },
    {
      id: 'q2',
      source: {actor: 'a1', ...span('Lima')},
      cue: span('said'),
      content: [span('Reuters could not verify the report')],
      quotation: 'indirect',
      rule: 'x',
    },
  ],
  events: [
    event('e1', 'criticised', {recipients: ['a2']}),
    event('e2', 'called up', {type: 'MOBILIZE', plover: {type: 'MOBILIZE', mode: null}, recipients: ['a3']}),
  ],
  facts: [],
  skipped: [],
}

const brief = (reading: Reading = READING, colours = false, explain = false): string =>
  renderBrief(reading, {width: 100, colours, explain})

test('a sentence that tells several events stands once, behind them all', () => {
  expect(brief()).toContain(`WHAT HAPPENED
  Peru → Chile: accusation or criticism  [ACCUSE]
  Peru → reservists: show of force  [MOBILIZE]
    “Peru criticised Chile and called up reservists.”`)
})

test('both triggers are marked on a terminal, and the marks leave nothing behind', () => {
  const lines = brief(READING, true).split('\n')
  const quote = lines.find(line => line.includes('“'))!
  for (const word of ['criticised', 'called up'])
    expect(quote).toContain(styleText('underline', word, {validateStream: false}))
  expect(brief()).not.toMatch(/[\ufdd0\ufdd1]/)
})

test('events told by other sentences, and of another factuality, stand by themselves', () => {
  const other = {...SENTENCE, ...span(TEXT.slice(SENTENCE.end + 1))}
  const events = [
    ...READING.events,
    event('e3', 'said', {evidence: [{...other, trigger: span('said')}]}),
    event('e4', 'called up', {factuality: 'planned'}),
  ]
  const text = brief({...READING, events})
  expect(text.match(/“Peru criticised/g)).toHaveLength(2)
  expect(text).toContain('“Reuters could not verify the report, Lima said.”')
})

test('a cue that is more than saying is shown: it may be a denial', () => {
  expect(brief()).toContain(`WHO SAYS WHAT
  Reuters could not verify: the report
  Peru: Reuters could not verify the report`)
})

test('a deed is no saying, though its word may be one elsewhere', () => {
  const [verified] = READING.attributions
  const calledUp = {
    ...verified!,
    source: {actor: 'a1', ...span('Peru')},
    cue: span('called up'),
    content: [span('reservists')],
  }
  const criticised = {...calledUp, cue: span('criticised'), content: [span('Chile')]}
  expect(brief({...READING, attributions: [calledUp]})).not.toContain('WHO SAYS WHAT')
  expect(brief({...READING, attributions: [criticised]})).toContain('Peru criticised: Chile')
})

test('who is named comes before groups, and an unknown day is told once', () => {
  expect(brief()).toContain(
    'WHO IS WHO\n  Peru · state · unknown\n  Chile · state · unknown\n  reservists · group · unknown',
  )
  expect(brief().split('\n').slice(0, 2)).toEqual(['Peru and Chile', 'Date unknown: No line says it.'])
})

test('an event that is told more than once says so', () => {
  const [first] = READING.events
  const again = {...SENTENCE, trigger: span('criticised')}
  expect(brief({...READING, events: [{...first!, evidence: [...first!.evidence, again]}]})).toContain('told 2 times\n')
})
