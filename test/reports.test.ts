import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {packagePath} from '../src/data-file.ts'
import {loadKit} from '../src/kit.ts'
import {read} from '../src/read.ts'
import type {Reading} from '../src/reading.ts'
import {partiesInWords, sourcesInWords} from '../src/view/event-sentence.ts'

/**
 * Whole reports: each folder holds a page and `expected.json`, what the program reads out of it in short. Renew with
 * RENEW_EXPECTED=1 and read the difference line by line before you commit it.
 */
const folder = packagePath('test/reports')
const kit = loadKit()

describe('whole reports', () => {
  test.each(readdirSync(folder))('%s', slug => {
    const path = `${folder}/${slug}`
    const format = existsSync(`${path}/page.html`) ? 'html' : 'text'
    const content = readFileSync(`${path}/page.${format === 'html' ? 'html' : 'txt'}`, 'utf8')
    const reading = read({id: slug, format, content, url: null, title: null, outlet: null, published: null}, kit)
    const found = `${JSON.stringify(summary(reading), null, 2)}\n`
    if (process.env.RENEW_EXPECTED) writeFileSync(`${path}/expected.json`, found)
    expect(existsSync(`${path}/expected.json`), 'expected.json is missing: see the head of this test').toBe(true)
    expect(found).toBe(readFileSync(`${path}/expected.json`, 'utf8'))
  })
})

function summary(reading: Reading): object {
  const {document} = reading
  const words = ({start, end}: {start: number; end: number}) => document.text.slice(start, end)
  return {
    title: document.title,
    outlet: document.outlet,
    published: document.published,
    furniture: document.furniture.map(item => `${item.kind}: ${words(item)}`),
    events: reading.events.map(event =>
      [
        event.mode ? `${event.type} ${event.mode}` : event.type,
        event.factuality,
        partiesInWords(reading, event),
        event.when ? `${event.when.from} to ${event.when.to}` : 'no time',
        reading.places.find(place => place.id === event.where)?.name ?? 'no place',
        `said by ${sourcesInWords(reading, event).join(', ') || 'the report'}`,
        `“${words(event.evidence[0]!.trigger)}”`,
      ].join(' | '),
    ),
    attributions: reading.attributions.map(
      ({source, cue, content}) =>
        `${source ? words(source) : 'nobody'} | ${words(cue)} | ${content.map(words).join(' … ')}`,
    ),
  }
}
