import type {ActorIndex} from '../actor/actor.ts'
import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import type {Block} from '../page/article.ts'
import {windowOf} from './cue-window.ts'
import type {Cue} from './find-cues.ts'
import {findHeadlineAttribution, headlineSentences} from './headline.ts'
import {inheritedSource} from './inherited-source.ts'
import type {Run} from './run.ts'
import {findSourceInContent} from './source-in-content.ts'
import {spanFeatures} from './span-features.ts'
import {PART_LABELS, type PartTagger} from './span-tagger.ts'
import type {TokenAttributes} from './token-attributes.ts'
import {findTurns} from './transcript.ts'
import {partAtComma, wholePhrases, withItsSubject, withItsVerb, withoutAddressee} from './whole-phrases.ts'

/** The parts of one attribution in the cue's sentence. Without content it is none. */
export interface Parts {
  readonly cue: Cue
  readonly cueRun: Run
  readonly source: Run | null
  readonly content: readonly Run[]
}

/** The parts around a cue: as tagged, with phrases kept whole and a source looked for where the tagger saw none. */
export function findParts(
  attributes: TokenAttributes,
  cue: Cue,
  {tagger, actors}: {tagger: PartTagger; actors: ActorIndex},
): Parts {
  const {doc} = attributes
  const {first} = windowOf(doc, cue.token)
  const rows = spanFeatures(attributes, cue.token, cue.frame)
  const words = rows.map((_, i) => attributes.word[first + i]!)
  const labels = tagger(rows, words, cue.token - first)
  const cueRun = runsOf(labels, 'cue', first).find(run => run.first <= cue.token && cue.token <= run.last)!
  const nearest = namePhrase(doc, nearestTo(cue.token, runsOf(labels, 'source', first)))
  const tagged = runsOf(labels, 'content', first).flatMap(run => withoutMarks(doc, run))
  const mistaken = nearest ? null : findSourceInContent(attributes, cue, cueRun, tagged)
  const content = mistaken?.content ?? tagged
  const source = nearest ?? mistaken?.source ?? sharedSource(attributes, cue, {content, actors})
  const taken = [cueRun, ...(source ? [source] : [])]
  const widened = content.map((run, i) =>
    withItsSubject(
      attributes,
      wholePhrases(attributes, run, {cue: cue.token, taken: [...taken, ...content.filter((_, j) => j !== i)]}),
      cue.token,
    ),
  )
  const whole = ownClauses(attributes, cue, widened).map(run => withoutAddressee(attributes, run, cue.token))
  const clause = whole[0]
  if (clause && whole.length === 1 && doc.child(cue.token, 'obj') >= clause.first) {
    const mended = withItsVerb(attributes, clause, cue.token)
    if (mended.last > clause.last) return {cue, cueRun, source, content: [mended]}
  }
  const opensSentence = attributes.cueWord[cue.token]?.kind === 'according' && cueRun.first === first
  const parted = opensSentence && source && clause ? partAtComma(attributes, source, clause) : null
  if (parted) return {cue, cueRun, source: parted.source, content: [parted.clause, ...whole.slice(1)]}
  return {cue, cueRun, source, content: whole}
}

/**
 * The parts of what is told by layout, by the mark that stands for the cue: headlines that name their source beside a dash or
 * colon, the turns of an interview.
 */
export function findMarkedParts({doc, paragraphs}: TokenAttributes, blocks: readonly Block[]): Map<TokenId, Parts> {
  const frame = {subject: -1, isPassive: false, isNegated: false, complements: []}
  const found = new Map<TokenId, Parts>()
  const add = (cue: TokenId, source: Run, content: readonly Run[]): void => {
    found.set(cue, {cue: {token: cue, frame, score: 0}, cueRun: {first: cue, last: cue}, source, content})
  }
  for (const sentence of headlineSentences(doc, blocks)) {
    const headline = findHeadlineAttribution(doc, sentence)
    if (headline) add(headline.cue, headline.source, [headline.content])
  }
  for (const {cue, source, content} of findTurns(doc, paragraphs)) add(cue, source, content)
  return found
}

function sharedSource(
  attributes: TokenAttributes,
  {token, frame}: Cue,
  {content, actors}: {content: readonly Run[]; actors: ActorIndex},
): Run | null {
  if (attributes.doc.upos(token) !== 'VERB' || frame.isPassive) return null
  const run = inheritedSource(attributes, token, actors)
  return run && !content.some(other => other.first <= run.last && run.first <= other.last) ? run : null
}

/**
 * "The two will meet others, but their talks are “a beginning,” according to the envoy": what a report sets off with "but" from
 * quoted words is its own. The pieces before it go.
 */
function ownClauses({doc, cueWord, quotation}: TokenAttributes, cue: Cue, runs: readonly Run[]): readonly Run[] {
  const last = runs.at(-1)
  if (cueWord[cue.token]?.kind !== 'according' || runs.length < 2 || !last || last.last > cue.token) return runs
  const isQuoted = ({first, last}: Run): boolean => quotation.subarray(first, last + 1).some(q => q >= 0)
  const isSetOff = doc.lower(last.first - 1) === 'but' || doc.lower(last.first) === 'but'
  return isSetOff && isQuoted(last) && !runs.slice(0, -1).some(isQuoted) ? [last] : runs
}

const PARTING_MARKS = new Set([',', ';', ':', '–', '—', '-', '--'])

/** The run without the commas, colons and dashes at its edges; none when nothing else is in it. */
function withoutMarks(doc: ParsedText, {first, last}: Run): Run[] {
  let from = first
  let to = last
  while (from <= to && PARTING_MARKS.has(doc.form(from))) from++
  while (to >= from && PARTING_MARKS.has(doc.form(to))) to--
  return from <= to ? [{first: from, last: to}] : []
}

const OPENING_WORDS = new Set(['SCONJ', 'CCONJ', 'ADP', 'PUNCT'])
const DASHES = new Set(['–', '—', '-', '--'])

/** The source without a conjunction or preposition before it ("As the paper's editor …") and dashes after it. */
function namePhrase(doc: ParsedText, run: Run | null): Run | null {
  if (!run) return null
  let {first, last} = run
  while (first < last && OPENING_WORDS.has(doc.upos(first))) first++
  while (last > first && DASHES.has(doc.form(last))) last--
  return {first, last}
}

function nearestTo(t: TokenId, runs: readonly Run[]): Run | null {
  const distance = (run: Run): number => (run.last < t ? t - run.last : run.first - t)
  return runs.reduce<Run | null>((best, run) => (best && distance(best) <= distance(run) ? best : run), null)
}

function runsOf(labels: readonly number[], part: 'source' | 'cue' | 'content', first: TokenId): Run[] {
  const begin = PART_LABELS.indexOf(`B-${part}`)
  const runs: Run[] = []
  for (let i = 0; i < labels.length; i++) {
    if (labels[i] !== begin) continue
    let last = i
    while (labels[last + 1] === begin + 1) last++
    runs.push({first: first + i, last: first + last})
  }
  return runs
}
