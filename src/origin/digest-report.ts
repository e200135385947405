import {findOutletByName, findOutletByUrl} from '../page/outlets.ts'
import type {Reading} from '../reading.ts'
import type {Counted, ReportDigest} from '../record/digest.ts'
import {copyKeys} from './copy-keys.ts'
import {findWires} from './find-wires.ts'
import type {OriginTables} from './origins.ts'
import {findWords} from './report-words.ts'
import {bottomSketch, NAME_SKETCH_SIZE, SKETCH_SIZE} from './sketch.ts'
import {stem} from './stem.ts'
import {storyKeys} from './story-keys.ts'
import {findNamePairs, findRuns, LONG_RUN} from './text-runs.ts'
import {type WeighedTerm, weighTerms} from './weigh-terms.ts'

/**
 * What comparing needs of a report: who wrote it as far as its outlet and its credits tell, the weights of its words, whom and what it
 * names, and samples of its text. The same reading, hash and tables always give the same digest.
 */
export function digestReport(reading: Reading, hash: string, tables: OriginTables): ReportDigest {
  const published = reading.document.published.date?.slice(0, 10) ?? null
  const words = findWords(reading, tables.notices)
  const terms = weighTerms(words, tables.weights)
  const runs = findRuns(words)
  const namePairs = findNamePairs(words, tables.weights)
  const runHashes = runs.map(run => run.hash)
  return {
    report: hash,
    published,
    ...findOrigin(reading, tables),
    terms: terms.map(({term, weight}) => [term, Math.round(weight * 1000) / 1000] as const),
    sketch: bottomSketch(runHashes, SKETCH_SIZE),
    traits: {
      kinds: terms.map(kindOf).join(''),
      people: countPeople(reading),
      places: count(reading.places, ({kind, geonames}) => (kind === 'country' ? null : geonames)),
      countries: count(reading.places, ({country}) => country),
      words: words.sentences.reduce((sum, sentence) => sum + sentence.length, 0),
      nameSketch: bottomSketch(namePairs, NAME_SKETCH_SIZE),
    },
    copyKeys: copyKeys({runs, longRuns: findRuns(words, LONG_RUN), namePairs}, published),
    storyKeys: storyKeys(terms, published),
  }
}

function findOrigin({document}: Reading, tables: OriginTables): Pick<ReportDigest, 'outlet' | 'owner' | 'wires'> {
  const {url, outlet} = document
  const known = findOutletByUrl(url, tables.outlets) ?? (outlet ? findOutletByName(outlet, tables.outlets) : null)
  const wires = new Set(findWires(document, tables.wires))
  if (known?.kind === 'wire') wires.add(known.name.replace(/^The /, ''))
  return {outlet: known?.name ?? outlet, owner: known?.owner ? known.owner : null, wires: [...wires].sort()}
}

function kindOf({term, isName, isLead}: WeighedTerm): string {
  const kind = /^\d/.test(term) ? 'd' : isName ? 'n' : 'w'
  return isLead ? kind.toUpperCase() : kind
}

const COUNTED = 12

type Mentioned = {readonly mentions: readonly unknown[]}

/** How often each thing is mentioned, the most frequent first. */
function count<T extends Mentioned>(things: readonly T[], name: (thing: T) => string | null): Counted[] {
  const counts = new Map<string, number>()
  for (const thing of things) {
    const own = name(thing)
    if (own !== null) counts.set(own, (counts.get(own) ?? 0) + thing.mentions.length)
  }
  return [...counts].sort(([x, a], [y, b]) => b - a || (x < y ? -1 : 1)).slice(0, COUNTED)
}

const countPeople = ({actors}: Reading): Counted[] =>
  count(
    actors.filter(({kind}) => kind === 'person'),
    ({name}) => stem(name.split(/\s+/).at(-1)!),
  )
