import {readdirSync, readFileSync} from 'node:fs'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {packagePath} from '../src/data-file.ts'
import type {RawPage} from '../src/intake/raw-page.ts'
import {loadKit} from '../src/kit.ts'
import {read} from '../src/read.ts'
import type {Reading} from '../src/reading.ts'
import {spanHolds} from '../src/span.ts'

const kit = loadKit()
const textPage = (content: string): RawPage => ({
  id: null,
  format: 'text',
  content,
  url: null,
  title: null,
  outlet: null,
  published: null,
})

const samples = readdirSync(packagePath('samples')).map(name => readFileSync(packagePath(`samples/${name}`), 'utf8'))

/** What must hold of any reading of any text. */
function expectSound(reading: Reading): void {
  const {text} = reading.document
  const spans = [
    ...reading.document.furniture,
    ...reading.sentences,
    ...reading.actors.flatMap(actor => actor.mentions),
    ...reading.places.flatMap(place => place.mentions),
    ...reading.times,
    ...reading.attributions.flatMap(({source, cue, content}) => [...(source ? [source] : []), cue, ...content]),
    ...reading.events.flatMap(event => event.evidence.flatMap(evidence => [evidence, evidence.trigger])),
    ...reading.facts,
    ...reading.skipped,
  ]
  for (const {start, end} of spans) {
    expect(start).toBeGreaterThanOrEqual(0)
    expect(end).toBeLessThanOrEqual(text.length)
    expect(start).toBeLessThan(end)
    expect(text.slice(start, end).trim()).not.toBe('')
  }
  const actorIds = new Set(reading.actors.map(actor => actor.id))
  const placeIds = new Set(reading.places.map(place => place.id))
  const timeIds = new Set(reading.times.map(time => time.id))
  const attributionIds = new Set(reading.attributions.map(attribution => attribution.id))
  for (const event of reading.events) {
    expect(event.actors.length + event.recipients.length, `${event.id} has no party`).toBeGreaterThan(0)
    for (const id of [...event.actors, ...event.recipients]) expect(actorIds).toContain(id)
    for (const id of event.saidBy) expect(attributionIds).toContain(id)
    if (event.where !== null) expect(placeIds).toContain(event.where)
    if (event.when?.time) expect(timeIds).toContain(event.when.time)
    expect(event.evidence.length).toBeGreaterThan(0)
    for (const evidence of event.evidence) {
      expect(spanHolds(evidence, evidence.trigger)).toBe(true)
      expect(reading.sentences.some(sentence => spanHolds(sentence, evidence))).toBe(true)
    }
  }
  for (const {source} of reading.attributions) if (source?.actor) expect(actorIds).toContain(source.actor)
  const furniture = reading.document.furniture
  expect(
    reading.sentences.every(sentence =>
      furniture.every(({start, end}) => end <= sentence.start || sentence.end <= start),
    ),
  ).toBe(true)
}

describe('a reading', () => {
  test.each(samples)('of a sample is sound, and the same bytes when read twice', content => {
    const reading = read(textPage(content), kit)
    expectSound(reading)
    expect(reading.events.length).toBeGreaterThan(3)
    expect(JSON.stringify(read(textPage(content), kit))).toBe(JSON.stringify(reading))
  })

  test('of any string is sound', () => {
    const words = fc.constantFrom(
      'Russia',
      'said',
      '“',
      '”',
      'met',
      'Mr.',
      '.',
      '\n',
      '\n\n',
      'the',
      'on Monday',
      'By',
      '–',
      'troops',
      '\ud800',
      '\u0000',
      'in',
      '12',
      ',',
      'invaded',
      'Ukraine',
      'he',
      '"',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({unit: 'binary'}),
          fc.array(words, {maxLength: 60}).map(list => list.join(' ')),
        ),
        content => {
          expectSound(read(textPage(content), kit))
        },
      ),
      {numRuns: 200, seed: 7},
    )
  })

  test('keeps a report in another language and reads nothing out of it', () => {
    const content =
      'Le président français a rencontré mardi à Paris la chancelière allemande pour parler de la guerre en Ukraine. Ils ont ensuite tenu une conférence de presse commune devant les journalistes.'
    const reading = read(textPage(content), kit)
    expect(reading.document.language).toBe('fr')
    expect(reading.document.text).toBe(content)
    expect(reading.events).toEqual([])
    expect(reading.sentences).toEqual([])
  })
})
