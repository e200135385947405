import {parseAtomFeed, parseRssFeed} from 'feedsmith'
import ICAL from 'ical.js'
import {expect, test} from 'vitest'
import {renderExport} from '../../src/export/exports.ts'
import {renderRss} from '../../src/export/render-feed.ts'
import {webAddress} from '../../src/export/web-address.ts'
import {AWKWARD, diaryEntries, EVENT_ROWS, rowsOf, textOf} from './sample-rows.ts'

test('GeoJSON: a feature a row, longitude first, null where no point is known', async () => {
  const text = await textOf(renderExport({what: 'events', format: 'geojson'}, rowsOf(EVENT_ROWS)))
  const {type, features} = JSON.parse(text)
  expect([type, features.length]).toEqual(['FeatureCollection', 4])
  expect(features[0]).toMatchObject({
    type: 'Feature',
    id: 'aaaaaaaaaaaa.10',
    geometry: {type: 'Point', coordinates: [36.81667, -1.28333]},
    properties: {id: 'aaaaaaaaaaaa.10', recipients: 'Kenya', sentence: AWKWARD},
  })
  expect(features[3].geometry).toBeNull()
  for (const {properties} of features)
    expect(Object.values(properties).filter(value => typeof value === 'object' && value !== null)).toEqual([])
  expect(JSON.parse(await textOf(renderExport({what: 'events', format: 'geojson'}, rowsOf([]))))).toEqual({
    type: 'FeatureCollection',
    features: [],
  })
})

async function calendar(asOf: string) {
  const text = await textOf(renderExport({what: 'diary', format: 'ics'}, rowsOf(await diaryEntries(asOf))))
  expect(text.split('\r\n').every(line => Buffer.byteLength(line) <= 75)).toBe(true)
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map(component => new ICAL.Event(component))
}

test('a calendar program reads the diary: all days of a plan, its place, status and sources', async () => {
  const [visit, talks] = await calendar('2024-05-05')
  expect([visit!.uid, visit!.startDate.toString(), visit!.endDate.toString()]).toEqual([
    'aaaaaaaaaaaa.10@rapporteur',
    '2024-05-10',
    '2024-05-12',
  ])
  expect(visit!.summary).toBe('Ana Brandt → Kenya: visit, Nairobi')
  expect([visit!.location, visit!.component.getFirstPropertyValue('status')]).toEqual(['Nairobi', 'CONFIRMED'])
  expect(visit!.component.getFirstPropertyValue('transp')).toBe('TRANSPARENT')
  expect(visit!.description).toContain(
    `The Example, 2 May 2024: “${AWKWARD.replace(/\s+/g, ' ')}” https://example.org/a?x=1,2&y=3`,
  )
  expect([talks!.startDate.toString(), talks!.endDate.toString()]).toEqual(['2024-06-03', '2024-06-10'])
  expect(talks!.description).toContain('a spokesman: “')
})

test('a plan keeps its UID, and its sequence grows when something becomes of it', async () => {
  const [before] = await calendar('2024-05-05')
  const [after] = await calendar('2024-05-20')
  expect(after!.uid).toBe(before!.uid)
  expect([before!.sequence, after!.sequence]).toEqual([0, 1])
})

test('what was called off or not reported says so', async () => {
  const [entry] = await diaryEntries('2024-05-05')
  const statuses = (['cancelled', 'postponed', 'contradicted', 'not reported', 'expected'] as const).map(status => ({
    ...entry!,
    status,
  }))
  const text = await textOf(renderExport({what: 'diary', format: 'ics'}, rowsOf(statuses)))
  expect([...text.matchAll(/^STATUS:(\w+)/gm)].map(match => match[1])).toEqual([
    'CANCELLED',
    'CANCELLED',
    'CANCELLED',
    'TENTATIVE',
    'CONFIRMED',
  ])
  expect([...text.matchAll(/^SUMMARY:([^:]+):/gm)].map(match => match[1]).slice(0, 3)).toEqual([
    'Cancelled',
    'Postponed',
    'Did not happen',
  ])
})

test('a plan of no day or of a whole year is no calendar entry', async () => {
  const [entry] = await diaryEntries('2024-05-05')
  const rows = [
    {...entry!, from: null, to: null},
    {...entry!, from: '2025-01-01', to: '2025-12-31'},
    {...entry!, from: null, to: '2024-06-30'},
  ]
  const text = await textOf(renderExport({what: 'diary', format: 'ics'}, rowsOf(rows)))
  expect([...text.matchAll(/^DTSTART.*:(\d+)/gm)].map(match => match[1])).toEqual(['20240630'])
})

test('feed readers get the text as it is, and who reported it', async () => {
  const rss = parseRssFeed(await textOf(renderExport({what: 'events', format: 'rss'}, rowsOf(EVENT_ROWS))))
  const visit = rss.items?.find(item => item.guid?.value === 'aaaaaaaaaaaa.10')
  expect(visit?.title).toBe('Ana Brandt → Kenya: visit, Nairobi, 10 May 2024')
  expect(visit?.link).toBe('https://example.org/a?x=1%2C2&y=3')
  expect(visit?.description).toContain('&lt;b&gt;tea &amp; coffee&lt;/b&gt;')
  expect(visit?.description).toContain('2 reports, 2 independent: The Example, Other News')

  const atom = parseAtomFeed(await textOf(renderExport({what: 'events', format: 'atom'}, rowsOf(EVENT_ROWS))))
  const entry = atom.entries?.find(({id}) => id === 'urn:rapporteur:aaaaaaaaaaaa.10')
  expect(entry?.content?.value).toContain(AWKWARD)
  expect(entry?.title?.value).toBe('Ana Brandt → Kenya: visit, Nairobi, 10 May 2024')
})

test('what XML cannot hold is left out, and only the newest are kept', async () => {
  const items = Array.from({length: 1300}, (_, i) => ({
    id: `n${i}`,
    title: `bell \u0007 half \ud83d of ${i}`,
    text: 'x',
    url: null,
    changed: `2024-01-01T00:00:00.${String(i % 1000).padStart(3, '0')}Z`,
    categories: [],
  }))
  const text = await textOf(renderRss(rowsOf(items), {title: 't', description: 'd', id: 'urn:t'}))
  expect([text.includes('\u0007'), text.includes('\ufffd')]).toEqual([false, false])
  const read = parseRssFeed(text)
  expect(read.items?.length).toBe(500)
  expect(read.items?.[0]?.title).toMatch(/^bell\s+half\s+of 999$/)
})

test.each([
  ['https://example.org/a?x=1,2', 'https://example.org/a?x=1%2C2'],
  ['http://example.org', 'http://example.org/'],
  ['javascript:alert(1)', null],
  ['file:///etc/passwd', null],
  ['report.txt', null],
  [null, null],
])('%s as an address of the web: %s', (url, address) => {
  expect(webAddress(url)).toBe(address)
})
