import {findOutletByName, findOutletByUrl} from '../page/outlets.ts'
import type {Reading} from '../reading.ts'
import type {ReportDigest} from '../record/digest.ts'
import {daySpans} from './day-spans.ts'
import {findWires} from './find-wires.ts'
import type {OriginTables} from './origins.ts'
import {findWords, type ReportWords, type Word} from './report-words.ts'
import {bottomSketch, hash32, NAME_SKETCH_SIZE, SKETCH_SIZE} from './sketch.ts'
import {storyKeys} from './story-keys.ts'
import {wordWeight} from './word-weight.ts'

/** Words of a run. Shorter runs are shared by chance; longer ones break at every edit. */
const RUN = 4
const TERMS = 64
const COPY_KEYS = 10
const UNDATED_KEYS = 3
const NAME_KEYS = 4
/** Days in which a wire's text is taken over by others. */
export const COPY_DAYS = 14

/**
 * What comparing needs of a report: who wrote it as far as its outlet and its credits tell, the weights of its words, and samples
 * of its text. The same reading, hash and tables always give the same digest.
 */
export function digestReport(reading: Reading, hash: string, tables: OriginTables): ReportDigest {
  const {text, byline, url, outlet} = reading.document
  const published = reading.document.published.date?.slice(0, 10) ?? null
  const words = findWords(reading, tables.notices)
  const known = findOutletByUrl(url, tables.outlets) ?? (outlet ? findOutletByName(outlet, tables.outlets) : null)
  const wires = new Set(findWires({text, byline}, tables.wires))
  if (known?.kind === 'wire') wires.add(known.name.replace(/^The /, ''))
  const terms = weighTerms(words, tables)
  const lead = leadTerms(words, terms)
  const runs = wordRuns(words)
  const namePairs = pairsOfNames(words, tables)
  return {
    report: hash,
    published,
    outlet: known?.name ?? outlet,
    wires: [...wires].sort(),
    owner: known && known.owner !== '' ? known.owner : null,
    terms: terms.map(({term, weight}) => [term, Math.round(weight * 1000) / 1000] as const),
    sketch: bottomSketch(
      runs.map(run => run.hash),
      SKETCH_SIZE,
    ),
    traits: {
      names: terms.filter(({isName}) => isName).map(({term}) => term),
      lead,
      words: words.sentences.reduce((sum, sentence) => sum + sentence.length, 0),
      nameSketch: bottomSketch(namePairs, NAME_SKETCH_SIZE),
    },
    copyKeys: copyKeys(runs, namePairs, published),
    storyKeys: storyKeys({terms, lead, published}),
  }
}

export interface WeighedTerm {
  readonly term: string
  /** The terms of a report have weights of unit length together. */
  readonly weight: number
  readonly isName: boolean
}

/** Names tell more of a happening than other words of their rarity, and so do words of the title and the opening. */
const NAME_FACTOR = 1.5
const LEAD_FACTOR = 1.5
const NUMBER_WEIGHT = 3
const LEAD_SENTENCES = 3

/** The weightiest words of a report, the heaviest first, ties in alphabetical order. */
function weighTerms({title, sentences}: ReportWords, {weights}: OriginTables): WeighedTerm[] {
  const counts = new Map<string, {count: number; names: number; isNumber: boolean; isLead: boolean}>()
  const add = (word: Word, isLead: boolean): void => {
    const known = counts.get(word.stem) ?? {count: 0, names: 0, isNumber: word.isNumber, isLead: false}
    counts.set(word.stem, known)
    known.count++
    if (word.isName) known.names++
    known.isLead ||= isLead
  }
  for (const word of title) add(word, true)
  sentences.forEach((sentence, i) => {
    for (const word of sentence) add(word, i < LEAD_SENTENCES)
  })
  const weighed: WeighedTerm[] = []
  for (const [term, {count, names, isNumber, isLead}] of counts) {
    const isName = names * 2 > count
    const rarity = isNumber ? NUMBER_WEIGHT : wordWeight(term, weights)
    if (rarity < 1) continue
    const weight = (1 + Math.log(count)) * rarity * (isName ? NAME_FACTOR : 1) * (isLead ? LEAD_FACTOR : 1)
    weighed.push({term, weight, isName})
  }
  weighed.sort((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1))
  const kept = weighed.slice(0, TERMS)
  const length = Math.hypot(...kept.map(({weight}) => weight)) || 1
  return kept.map(term => ({...term, weight: term.weight / length}))
}

function leadTerms({title, sentences}: ReportWords, terms: readonly WeighedTerm[]): string[] {
  const opening = new Set([title, ...sentences.slice(0, LEAD_SENTENCES)].flat().map(word => word.stem))
  return terms
    .filter(({term}) => opening.has(term))
    .slice(0, 16)
    .map(({term}) => term)
}

interface Run {
  readonly hash: number
  readonly hasName: boolean
}

/** Every run of words within a sentence; a shorter sentence is a run as a whole. */
function wordRuns({sentences}: ReportWords): Run[] {
  const runs: Run[] = []
  for (const words of sentences)
    for (let i = 0; i === 0 || i + RUN <= words.length; i++) {
      const run = words.slice(i, i + RUN)
      if (run.length === 0) break
      runs.push({hash: hash32(run.map(({stem}) => stem).join(' ')), hasName: run.some(w => w.isName || w.isNumber)})
    }
  return runs
}

const MIN_NAME_WEIGHT = 2.5
const NAMES_OF_SENTENCE = 12

/** Hashes of every two different names, numbers or very rare words that stand in one sentence. */
function pairsOfNames({sentences}: ReportWords, {weights}: OriginTables): number[] {
  const hashes: number[] = []
  for (const sentence of sentences) {
    const names = [
      ...new Set(
        sentence
          .filter(word => word.isNumber || (word.isName && wordWeight(word.stem, weights) >= MIN_NAME_WEIGHT))
          .map(word => word.stem),
      ),
    ].slice(0, NAMES_OF_SENTENCE)
    names.sort()
    for (let i = 0; i < names.length; i++)
      for (let j = i + 1; j < names.length; j++) hashes.push(hash32(`${names[i]}|${names[j]}`))
  }
  return hashes
}

/**
 * Keys of a report: its first hashes of runs that hold a name (runs without names are shared by reports of one make), each with the two
 * spans of days that the day of publication may share with the copy's. A report with a date has some keys without a span too, so that a copy
 * without a date finds it.
 */
function copyKeys(runs: readonly Run[], namePairs: readonly number[], published: string | null): string[] {
  const withNames = bottomSketch(
    runs.filter(run => run.hasName).map(run => run.hash),
    COPY_KEYS,
  )
  const hashes =
    withNames.length >= 4
      ? withNames
      : bottomSketch(
          runs.map(run => run.hash),
          COPY_KEYS,
        )
  const pairs = bottomSketch(namePairs, NAME_KEYS * 2)
  const undated = (list: readonly number[], kind: string): string[] => list.map(hash => `${kind}${hash.toString(36)}`)
  if (published === null) return [...undated(hashes, 'r'), ...undated(pairs, 'n')]
  const spans = daySpans(published, COPY_DAYS)
  return [
    ...undated(hashes.slice(0, UNDATED_KEYS), 'r'),
    ...undated(pairs.slice(0, 1), 'n'),
    ...spans.flatMap(span => [...undated(hashes, `r${span}.`), ...undated(pairs.slice(0, NAME_KEYS), `n${span}.`)]),
  ]
}
