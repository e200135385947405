import type {ActorIndex} from '../actor/actor.ts'
import {loadDataText} from '../data-file.ts'
import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import type {Block} from '../page/article.ts'
import type {Span} from '../span.ts'
import type {Attribution} from './attribution.ts'
import {ruleOf} from './attribution-rule.ts'
import {completeContent} from './complete-content.ts'
import {type CueTable, loadCueTable} from './cue-table.ts'
import {findCues} from './find-cues.ts'
import {grammarWords} from './grammar-words.ts'
import {lentSource} from './inherited-source.ts'
import {isLikely} from './likely.ts'
import {findMarkedParts, findParts, type Parts} from './parts.ts'
import {headOf, type Run} from './run.ts'
import {withSameSpeaker} from './same-speaker.ts'
import {makePartTagger, PART_LABELS} from './span-tagger.ts'
import {describeTokens, type TokenAttributes} from './token-attributes.ts'
import {parseWeights, type Weights} from './weights.ts'

/** What the room knows: the words that report, and how much each sign of an attribution weighs. */
export interface AttributionTables {
  readonly cues: CueTable
  readonly cueWeights: Weights
  readonly partWeights: Weights
  readonly draftWeights: Weights
}

export const loadAttributionTables = (): AttributionTables => ({
  cues: loadCueTable(),
  cueWeights: parseWeights(loadDataText('attribution/cue-weights.tsv'), ['cue'], 'data/attribution/cue-weights.tsv'),
  partWeights: parseWeights(
    loadDataText('attribution/part-weights.tsv'),
    PART_LABELS,
    'data/attribution/part-weights.tsv',
  ),
  draftWeights: parseWeights(
    loadDataText('attribution/draft-weights.tsv'),
    ['draft'],
    'data/attribution/draft-weights.tsv',
  ),
})

export interface AttributionInput {
  readonly doc: ParsedText
  readonly actors: ActorIndex
  /** Paragraphs and headlines; empty: every line of the text is one. */
  readonly blocks: readonly Block[]
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
  const marked = findMarkedParts(attributes, blocks)
  const drafts = draftParts(attributes, actors, tables)
    .filter(
      parts => !marked.has(parts.cue.token) && isLikely(attributes, parts, {actors, weights: tables.draftWeights}),
    )
    .concat([...marked.values()])
    .sort((a, b) => a.cue.token - b.cue.token)
  const claimed = quotationsWithCue(attributes, drafts)
  const attributions: Attribution[] = []
  for (const parts of drafts) {
    const cue = doc.span(parts.cueRun.first, parts.cueRun.last)
    const own = parts.content.map(run => doc.span(run.first, run.last))
    const isMarked = marked.has(parts.cue.token)
    const content = isMarked ? own : completeContent(attributes, {cue: parts.cue.token, content: own}, claimed)
    const quotation = quotationType(attributes, content)
    const cueWord = attributes.cueWord[parts.cue.token] ?? null
    const shape = {upos: doc.upos(parts.cue.token), cueWord, frame: parts.cue.frame, cue, content, quotation}
    attributions.push({
      id: `q${attributions.length + 1}`,
      source: parts.source ? sourceOf(doc, parts.source, actors) : null,
      cue: {start: cue.start, end: cue.end, head: parts.cue.token},
      content,
      quotation,
      kind: cueWord?.kind ?? 'statement',
      isDenial: cueWord?.kind === 'denial',
      rule: ruleOf(shape),
    })
  }
  return withSameSpeaker(attributions, doc, actors)
}

/** What may be attributions, each in its cue's sentence, in order: every possible cue with the parts around it. */
export function draftParts(
  attributes: TokenAttributes,
  actors: ActorIndex,
  {cueWeights, partWeights}: Pick<AttributionTables, 'cueWeights' | 'partWeights'>,
): Parts[] {
  const tagger = makePartTagger(partWeights)
  const drafts: Parts[] = []
  for (const cue of findCues(attributes, cueWeights)) {
    const parts = findParts(attributes, cue, {tagger, actors})
    if (parts.content.length === 0) continue
    const source = parts.source ?? lentSource(attributes, parts, drafts.at(-1))
    drafts.push({...parts, source})
  }
  return drafts
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
    for (let i = firstEndingAfter(quotations, span.start); i < quotations.length; i++) {
      const q = quotations[i]!
      if (q.start >= span.end) break
      quoted += Math.max(0, Math.min(q.end, span.end) - Math.max(q.start, span.start))
    }
  }
  if (quoted === 0) return 'indirect'
  return total - quoted <= 2 ? 'direct' : 'mixed'
}

function firstEndingAfter(quotations: readonly Span[], offset: number): number {
  let low = 0
  let high = quotations.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (quotations[middle]!.end > offset) high = middle
    else low = middle + 1
  }
  return low
}

function sourceOf(doc: ParsedText, run: Run, actors: ActorIndex): NonNullable<Attribution['source']> {
  const head = headOf(doc, run)
  // "A Kremlin statement", "the ministry's report": a paper speaks for those whose it is.
  const found = [actors.at, actors.covering, actors.behind]
    .map(look => look.call(actors, antecedentOf(doc, head) ?? head))
    .find(a => a.length > 0)
  const {start, end} = doc.span(run.first, run.last)
  return {start, end, actors: [...new Set((found ?? []).map(actor => actor.id))], head}
}

const RELATIVE_SUBJECT = grammarWords('relative subject')

/** The noun that a relative pronoun stands for ("a site that called him …"), null for other words. */
function antecedentOf(doc: ParsedText, t: TokenId): TokenId | null {
  if (doc.upos(t) !== 'PRON' || !RELATIVE_SUBJECT.has(doc.lower(t))) return null
  for (let verb = doc.head(t); verb >= 0; verb = doc.head(verb)) {
    if (doc.deprel(verb) === 'acl:relcl') return doc.head(verb)
    if (doc.relation(verb) !== 'conj') return null
  }
  return null
}
