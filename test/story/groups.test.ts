import {expect, test} from 'vitest'
import {loadOrigins} from '../../src/origin/origins.ts'
import type {ReportDigest} from '../../src/record/digest.ts'
import {compareGroups} from '../../src/story/compare-groups.ts'
import {groupReports} from '../../src/story/group-reports.ts'
import {matchStories} from '../../src/story/match-stories.ts'
import {poolReports} from '../../src/story/report-pool.ts'
import {digestOf} from '../origin/reports.ts'

const tables = loadOrigins()
const digest = (text: string): ReportDigest => digestOf({text, published: '2024-03-12'}, tables)

/** Two strikes of one union at one company: names of the company and its head are the same, those of the town, of its people and the figures not. */
const strike = (town: string, chief: string, workers: string, tellings: readonly string[]): ReportDigest[] =>
  tellings.map(telling =>
    digest(telling.replaceAll('TOWN', town).replaceAll('CHIEF', chief).replaceAll('WORKERS', workers)),
  )
const inBrod = strike('Zeleny Brod', 'Hruska', '412', [
  'Workers of the Larkspur Steel mill in TOWN walked out on Tuesday. CHIEF, their leader, said WORKERS people had stopped work. The furnaces of TOWN were shut at noon.',
  'The strike at the mill of Larkspur Steel in TOWN goes on. CHIEF told a meeting of WORKERS workers that pay had not risen for three years. Odile Marchetti, who heads the firm, was silent.',
  'Talks with CHIEF broke off in TOWN in the night. Larkspur Steel calls the walkout of WORKERS men unlawful.',
  'The mayor of TOWN asked CHIEF and Odile Marchetti of Larkspur Steel to talk. WORKERS workers are on strike at the mill.',
])
const inAnsel = strike('Port Ansel', 'Adeyemi', '95', [
  'Dockers of TOWN joined WORKERS workers of Larkspur Steel who are on strike there. CHIEF, who speaks for them, thanked the harbour.',
  'Odile Marchetti of Larkspur Steel flew to TOWN to meet CHIEF. The walkout of WORKERS workers has idled the rolling line of the mill.',
  'A judge in TOWN will hear CHIEF on Friday. Larkspur Steel asks for damages from WORKERS strikers after the rolling line stood idle.',
  'CHIEF said two men had been hurt at the rolling line in TOWN last month. WORKERS people walked out of the mill of Larkspur Steel over it.',
])

test('names that all reports of one group have and none of the other speak against one happening', () => {
  const around = poolReports([...inBrod, ...inAnsel])
  const compare = (a: readonly ReportDigest[], b: readonly ReportDigest[]) =>
    compareGroups(poolReports(a), poolReports(b), {mean: 0, around})
  const [apart, alike] = [compare(inBrod, inAnsel), compare(inBrod.slice(0, 2), inBrod.slice(2))]
  expect(apart.names).toBeLessThan(-0.5)
  expect(alike.names).toBeGreaterThan(0)
  expect(apart.numbers).toBeLessThan(alike.numbers)
  expect(apart).toMatchObject({small: 1 / 4, large: 1 / 4})
})

test('a name that all reports around have speaks for nothing', () => {
  const [one, other] = [digest('Odile Marchetti spoke.'), digest('Odile Marchetti left.')]
  const [a, b] = [poolReports([one]), poolReports([other])]
  const others = [digest('Rain fell in the hills.'), digest('The harvest was poor.'), digest('A bridge was closed.')]
  const among = (around: readonly ReportDigest[]): number =>
    compareGroups(a, b, {mean: 0, around: poolReports([one, other, ...around])}).names
  expect(among([])).toBeLessThan(among(others))
})

test('two groups come out the same from either side', () => {
  const [a, b, around] = [inBrod.slice(0, 3), inAnsel, [...inBrod, ...inAnsel]].map(poolReports)
  const there = compareGroups(a!, b!, {mean: 0.5, around: around!})
  const back = compareGroups(b!, a!, {mean: 0.5, around: around!})
  for (const [name, value] of Object.entries(there)) expect(back[name as keyof typeof back]).toBeCloseTo(value, 9)
})

test('two happenings of one kind to the same people are two stories, though their reports are alike', () => {
  const reports = [...inBrod, ...inAnsel]
  const links = reports.flatMap((a, i) => reports.slice(i + 1).flatMap(b => matchStories(a, b) ?? []))
  const stories = groupReports(reports, links)
  const ids = (group: readonly ReportDigest[]): string[] => group.map(({report}) => report).sort()
  expect(stories).toHaveLength(2)
  expect(stories).toEqual(expect.arrayContaining([ids(inBrod), ids(inAnsel)]))
  expect(groupReports([...reports].reverse(), [...links].reverse())).toEqual(stories)
})
