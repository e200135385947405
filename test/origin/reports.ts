import {createHash} from 'node:crypto'
import {digestReport} from '../../src/origin/digest-report.ts'
import type {OriginTables} from '../../src/origin/origins.ts'
import type {Reading} from '../../src/reading.ts'
import type {ReportDigest} from '../../src/record/digest.ts'

export interface SampleReport {
  readonly title?: string | null
  readonly text: string
  readonly published?: string | null
  readonly outlet?: string | null
  readonly url?: string | null
  readonly byline?: string | null
}

/** A reading of a plain text with its sentences and nothing found in them: what comparing texts needs at least. */
export function readingOf({
  title = null,
  text,
  published = null,
  outlet = null,
  url = null,
  byline = null,
}: SampleReport): Reading {
  const sentences = [...text.matchAll(/[^.!?]+[.!?]+/g)].map(({index, 0: sentence}) => {
    const start = index + (sentence.length - sentence.trimStart().length)
    return {start, end: index + sentence.length}
  })
  return {
    document: {
      id: 'sample',
      url,
      outlet,
      title,
      byline,
      published: {date: published, basis: published ? 'given' : 'unknown', why: ''},
      language: 'en',
      text,
      furniture: [],
      blocks: [{start: 0, end: text.length, kind: 'paragraph'}],
      dateline: null,
      notes: [],
    },
    sentences,
    actors: [],
    places: [],
    times: [],
    attributions: [],
    events: [],
    facts: [],
    skipped: [],
  }
}

export const digestOf = (sample: SampleReport, tables: OriginTables): ReportDigest =>
  digestReport(readingOf(sample), createHash('sha256').update(sample.text).digest('hex'), tables)

/** A made-up wire report in our own words. */
export const WIRE_REPORT = `VALMORA (AP) — Foreign Minister Ilse Brandt of Norland met her counterpart Teodor Varga of Estmark in Valmora on Tuesday for talks on the fishing quotas of the Grey Sea. Brandt said the two sides had agreed to let 120 Estmark trawlers return to the Halden bank before the end of May. Varga called the meeting frank and said a commission of experts would work out the details by June 15. The dispute broke out in 2019, when the coast guard of Norland seized the trawler Morning Star with 14 sailors on board. Estmark answered with a tariff of 30 percent on Norland salmon, which cost the port of Halden some 900 jobs. Fishermen in Halden greeted the news with caution on Tuesday evening. Union leader Marta Lund told reporters that promises had been made before and that her members would wait for the commission. The European Union, which both countries want to join by 2028, had pressed for a deal since the winter. Its envoy Pascal Girard travelled to Valmora four times this year. Parliament in Norland must still approve the agreement, and the opposition party Homeland has announced that it will vote against it.`

/** The same report told again sentence by sentence, in other words. */
export const REWRITTEN_REPORT = `Norland's top diplomat Ilse Brandt and Teodor Varga, who holds the same post in Estmark, sat down in Valmora on Tuesday to discuss who may fish how much in the Grey Sea. According to Brandt, both governments settled on allowing 120 trawlers from Estmark back to the Halden bank ahead of the end of May. Varga described the encounter as open; experts in a commission are to settle what remains by June 15. It was in 2019 that the quarrel began, after Norland's coast guard took the trawler Morning Star and the 14 sailors on board. In reply Estmark put a 30 percent tariff on salmon from Norland, and the Halden port lost around 900 jobs. In Halden, the fishing community reacted warily on Tuesday night. Marta Lund, who heads the union, recalled earlier promises in front of reporters and said her people would first see what the commission does. Since winter the European Union, a club that both want to enter by 2028, had been urging a compromise. Pascal Girard, its envoy, has gone to Valmora on four occasions this year. Norland's parliament has yet to give its blessing to the agreement, which the opposition party Homeland says it will reject.`

/** Another hand's report of the same day. */
export const INDEPENDENT_REPORT = `Estmark's fishing fleet may soon be back on the Halden bank. After five hours behind closed doors in Valmora, the ministers Brandt and Varga announced a compromise on Tuesday that ends one of the bitterest rows of the Grey Sea. Shares of the cannery Polar rose by 6 percent on the news. Analysts in Brussels warned that the compromise leaves open who will police the quotas. "Nobody has explained what happens when a captain cheats," said Nils Aker of the Marine Institute. Environmental groups staged a small protest outside the castle and demanded smaller nets. The prime minister of Estmark, Jan Kolar, promised compensation for crews that have stayed ashore since the autumn.`
