import fc from 'fast-check'
import {expect, test} from 'vitest'
import {loadOrigins} from '../../src/origin/origins.ts'
import type {ReportDigest} from '../../src/record/digest.ts'
import type {Link} from '../../src/record/merged.ts'
import type {RecordedReport} from '../../src/record/record.ts'
import {groupReports} from '../../src/story/group-reports.ts'
import {matchStories} from '../../src/story/match-stories.ts'
import {tellStory} from '../../src/story/tell-story.ts'
import {digestOf, INDEPENDENT_REPORT, REWRITTEN_REPORT, WIRE_REPORT} from '../origin/reports.ts'

const tables = loadOrigins()
const quake = (place: string, size: string, dead: string, governor: string): string =>
  `An earthquake of magnitude ${size} shook ${place} on Sunday and killed ${dead} people. Governor ${governor} of ${place} said ${dead} bodies had been found under collapsed houses. Rescue teams with dogs reached ${place} in the evening. The tremor was felt in the capital.`

const texts: Record<string, string> = {
  wire: WIRE_REPORT,
  rewritten: REWRITTEN_REPORT,
  independent: INDEPENDENT_REPORT,
  'quake in Karshova': quake('Karshova', '6.1', '42', 'Timur Askarov'),
  'quake in Karshova, later': `${quake('Karshova', '6.1', '57', 'Timur Askarov')} Aid is on its way to Karshova from three countries.`,
  'quake in Belmira': quake('Belmira', '5.4', '3', 'Rosa Pinto'),
  sports:
    'Halden Rovers beat Grey Bay United by three goals on Tuesday. Striker Otto Nygaard scored twice before the break.',
}
const digest = (name: string, published: string | null = '2024-03-12'): ReportDigest =>
  digestOf({text: texts[name]!, published}, tables)

const examples: [a: string, b: string, isOne: boolean][] = [
  ['wire', 'rewritten', true],
  ['wire', 'independent', true],
  ['rewritten', 'independent', true],
  ['quake in Karshova', 'quake in Karshova, later', true],
  ['quake in Karshova', 'quake in Belmira', false],
  ['quake in Karshova, later', 'quake in Belmira', false],
  ['wire', 'sports', false],
  ['wire', 'quake in Belmira', false],
]

test.each(examples)('%s and %s', (first, second, isOne) => {
  const [a, b] = [digest(first), digest(second)]
  const link = matchStories(a, b)
  expect(link !== null).toBe(isOne)
  expect(matchStories(b, a)).toEqual(link)
  if (link) expect(link.why[0]).toMatch(/^both speak of /)
  if (link) expect(a.storyKeys.filter(key => b.storyKeys.includes(key))).not.toEqual([])
})

test('reports far apart in time are not of one story, reports without a date may be', () => {
  expect(matchStories(digest('wire'), digest('rewritten', '2024-03-30'))).toBe(null)
  const undated = digest('rewritten', null)
  expect(matchStories(digest('wire'), undated)).not.toBe(null)
  expect(digest('wire').storyKeys.filter(key => undated.storyKeys.includes(key))).not.toEqual([])
})

const all = Object.keys(texts).map(name => digest(name))
const links: Link[] = all.flatMap((a, i) => all.slice(i + 1).flatMap(b => matchStories(a, b) ?? []))
const nameOf = new Map(all.map(({report}, i) => [report, Object.keys(texts)[i]!]))

test('stories are told apart, in any order of reports and links', () => {
  const stories = groupReports(all, links)
  const named = stories
    .map(story => story.map(report => nameOf.get(report)!).sort())
    .sort((a, b) => (a[0]! < b[0]! ? -1 : 1))
  expect(named).toEqual([
    ['independent', 'rewritten', 'wire'],
    ['quake in Belmira'],
    ['quake in Karshova', 'quake in Karshova, later'],
    ['sports'],
  ])
  const orders = fc.tuple(
    fc.shuffledSubarray(all, {minLength: all.length}),
    fc.shuffledSubarray(links, {minLength: links.length}),
  )
  fc.assert(
    fc.property(orders, ([reports, others]) => {
      expect(groupReports(reports, others)).toEqual(stories)
    }),
  )
})

test('a story has the title nearest to all, its days, and its reports by day', () => {
  const days = ['2024-03-12', '2024-03-14', null]
  const reports = ['wire', 'rewritten', 'independent'].map((name, i) => {
    const own = digest(name, days[i])
    return {hash: own.report, title: `Title of ${name}`, digest: own} as RecordedReport
  })
  const story = tellStory(reports, 2)
  expect(story).toMatchObject({
    id: `s${reports
      .map(({hash}) => hash)
      .sort()[0]!
      .slice(0, 12)}`,
    title: 'Title of wire',
    from: '2024-03-12',
    to: '2024-03-14',
    reports: reports.map(({hash}) => hash),
    independent: 2,
  })
  expect(story.terms).toContain('estmark')
  fc.assert(
    fc.property(fc.shuffledSubarray(reports, {minLength: 3}), order => {
      expect(tellStory(order, 2)).toEqual(story)
    }),
  )
})
