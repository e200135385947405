import type {ActorIndex} from '../actor/actor.ts'
import {loadDataText} from '../data-file.ts'
import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import type {Block} from '../page/article.ts'
import type {Span} from '../span.ts'
import type {Attribution} from './attribution.ts'
import {ruleOf} from './attribution-rule.ts'
import {completeContent} from './complete-content.ts'
import {type CueTable, loadCueTable} from './cue-table.ts'
import {type Cue, findCues} from './find-cues.ts'
import {findHeadlineAttribution, headlineSentences} from './headline.ts'
import {inheritedSource, invertedSource, type Run} from './inherited-source.ts'
import {spanFeatures} from './span-features.ts'
import {makePartTagger, PART_LABELS, type PartTagger} from './span-tagger.ts'
import {describeTokens, type TokenAttributes} from './token-attributes.ts'
import {parseWeights, type Weights} from './weights.ts'
import {partAtComma, wholePhrases} from './whole-phrases.ts'

/** What the room knows: the words that report, and how much each sign of an attribution weighs. */
export interface AttributionTables {
  readonly cues: CueTable
  readonly cueWeights: Weights
  readonly partWeights: Weights
}

export const loadAttributionTables = (): AttributionTables => ({
  cues: loadCueTable(),
  cueWeights: parseWeights(loadDataText('attribution/cue-weights.tsv'), ['cue'], 'data/attribution/cue-weights.tsv'),
  partWeights: parseWeights(
    loadDataText('attribution/part-weights.tsv'),
    PART_LABELS,
    'data/attribution/part-weights.tsv',
  ),
})

export interface AttributionInput {
  readonly doc: ParsedText
  readonly actors: ActorIndex
  /** Paragraphs and headlines; empty: every line of the text is one. */
  readonly blocks: readonly Block[]
}

/** The parts of one attribution, as runs of tokens. */
interface Parts {
  readonly cue: Cue
  readonly cueRun: Run
  readonly source: Run | null
  readonly content: readonly Run[]
}

/**
 * Finds who is said to have said, thought, wanted or shown what: direct, indirect and mixed quotations, also over several
 * sentences; "according to"; reporting nouns, adjectives and adverbs; beliefs, plans, praise and criticism. Not free
 * indirect speech. In the order of their cues; one cue may have several pieces of content. Empty when nobody is quoted.
 *
 * Cues are weighed by a linear model over their frame in the dependency tree and the table of cue words; a second one tags
 * source, cue and content in the cue's sentence along the paths of the tree. Scheme: PARC 3.0 (Pareti 2016), with the
 * attitudes and plans of PolNeAR (Newell et al. 2018).
 */
export function findAttributions({doc, actors, blocks}: AttributionInput, tables: AttributionTables): Attribution[] {
  if (doc.tokenCount === 0) return []
  const attributes = describeTokens(doc, blocks, tables.cues)
  const tagger = makePartTagger(tables.partWeights)
  const headlines = partsOfHeadlines(doc, blocks)
  const drafts = findCues(attributes, tables.cueWeights)
    .filter(cue => !headlines.has(cue.token))
    .map(cue => partsOf(attributes, cue, tagger))
    .filter(parts => parts.content.length > 0)
    .concat([...headlines.values()])
    .sort((a, b) => a.cue.token - b.cue.token)
  const claimed = quotationsWithCue(attributes, drafts)
  const attributions: Attribution[] = []
  for (const parts of drafts) {
    const cue = doc.span(parts.cueRun.first, parts.cueRun.last)
    const content = completeContent(
      attributes,
      {cue: parts.cue.token, content: parts.content.map(run => doc.span(run.first, run.last))},
      claimed,
    )
    const quotation = quotationType(attributes, content)
    const cueWord = attributes.cueWord[parts.cue.token] ?? null
    const shape = {upos: doc.upos(parts.cue.token), cueWord, frame: parts.cue.frame, cue, content, quotation}
    attributions.push({
      id: `q${attributions.length + 1}`,
      source: parts.source ? sourceOf(doc, parts.source, actors) : null,
      cue: {...cue, head: parts.cue.token},
      content,
      quotation,
      kind: cueWord?.kind ?? 'statement',
      isDenial: cueWord?.kind === 'denial',
      rule: ruleOf(shape),
    })
  }
  return attributions
}

function partsOfHeadlines(doc: ParsedText, blocks: readonly Block[]): Map<TokenId, Parts> {
  const found = new Map<TokenId, Parts>()
  for (const sentence of headlineSentences(doc, blocks)) {
    const headline = findHeadlineAttribution(doc, sentence)
    if (!headline) continue
    const frame = {subject: -1, isPassive: false, isNegated: false, complements: []}
    const cue = {token: headline.cue, frame, score: 0}
    found.set(headline.cue, {
      cue,
      cueRun: {first: headline.cue, last: headline.cue},
      source: headline.source,
      content: [headline.content],
    })
  }
  return found
}

function partsOf(attributes: TokenAttributes, cue: Cue, tagger: PartTagger): Parts {
  const {doc} = attributes
  const first = doc.firstToken(doc.sentenceOf(cue.token))
  const rows = spanFeatures(attributes, cue.token, cue.frame)
  const words = rows.map((_, i) => attributes.word[first + i]!)
  const labels = tagger(rows, words, cue.token - first)
  const cueRun = runsOf(labels, 'cue', first).find(run => run.first <= cue.token && cue.token <= run.last)!
  const sources = runsOf(labels, 'source', first)
  const nearest = sources.reduce<Run | null>(
    (best, run) => (best && distanceTo(best, cue.token) <= distanceTo(run, cue.token) ? best : run),
    null,
  )
  const tagged = runsOf(labels, 'content', first)
  const inverted = nearest ? null : invertedSource(attributes, cueRun, tagged)
  const content = inverted ? tagged.filter(run => run !== inverted) : tagged
  const source = nearest ?? inverted ?? sharedSource(attributes, cue, content)
  const taken = [cueRun, ...(source ? [source] : [])]
  const whole = content.map((run, i) =>
    wholePhrases(attributes, run, {cue: cue.token, taken: [...taken, ...content.filter((_, j) => j !== i)]}),
  )
  const clause = whole[0]
  const opensSentence = attributes.cueWord[cue.token]?.kind === 'according' && cueRun.first === first
  const parted = opensSentence && source && clause ? partAtComma(attributes, source, clause) : null
  if (parted) return {cue, cueRun, source: parted.source, content: [parted.clause, ...whole.slice(1)]}
  return {cue, cueRun, source, content: whole}
}

function sharedSource(attributes: TokenAttributes, {token, frame}: Cue, content: readonly Run[]): Run | null {
  if (attributes.doc.upos(token) !== 'VERB' || frame.isPassive) return null
  const run = inheritedSource(attributes, token)
  return run && !content.some(other => other.first <= run.last && run.first <= other.last) ? run : null
}

const distanceTo = (run: Run, t: TokenId): number => (run.last < t ? t - run.last : run.first - t)

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

/** Numbers of the quotations that some cue of their own sentence has for content. */
function quotationsWithCue({quotation}: TokenAttributes, drafts: readonly Parts[]): Set<number> {
  const claimed = new Set<number>()
  for (const {cue, content} of drafts)
    for (const run of content)
      for (const t of [run.first, run.last])
        if (quotation[t]! >= 0 && quotation[t] !== quotation[cue.token]) claimed.add(quotation[t]!)
  return claimed
}

/** Direct when all the content stands in quotation marks, mixed when some of it does. */
function quotationType({quotations}: TokenAttributes, content: readonly Span[]): Attribution['quotation'] {
  let quoted = 0
  let total = 0
  for (const span of content) {
    total += span.end - span.start
    for (const q of quotations) quoted += Math.max(0, Math.min(q.end, span.end) - Math.max(q.start, span.start))
  }
  if (quoted === 0) return 'indirect'
  return total - quoted <= 2 ? 'direct' : 'mixed'
}

function sourceOf(doc: ParsedText, run: Run, actors: ActorIndex): NonNullable<Attribution['source']> {
  let head = run.last
  for (let t = run.first; t <= run.last; t++)
    if (doc.head(t) < run.first || doc.head(t) > run.last) {
      head = t
      break
    }
  const found = actors.at(head)
  const covering = found.length > 0 ? found : actors.covering(head)
  return {...doc.span(run.first, run.last), actors: [...new Set(covering.map(actor => actor.id))], head}
}
