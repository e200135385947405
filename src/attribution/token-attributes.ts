import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import type {Span} from '../span.ts'
import {CUE_KINDS, type CueTable, type CueWord, findCueWord} from './cue-table.ts'
import {atomOf, type FeatureKey, joinKeys} from './feature-hash.ts'
import {findQuotations, paragraphsOf, type Quotation} from './quotation-marks.ts'

/** Where a token stands to a quotation: outside, its opening mark, within, its closing mark. */
export const QUOTE_STATES = ['out', 'open', 'in', 'close'] as const

/** What the scorers ask of each token of a text, as feature keys, made once for the text. */
export interface TokenAttributes {
  readonly doc: ParsedText
  readonly paragraphs: readonly Span[]
  /** Quotations that lie in no other, in order. */
  readonly quotations: readonly Quotation[]
  readonly upos: Int32Array
  readonly xpos: Int32Array
  readonly deprel: Int32Array
  readonly entity: Int32Array
  /** Lemma and word class together. */
  readonly lemma: Int32Array
  /** The form of a grammatical word or mark, else the word class. */
  readonly word: Int32Array
  readonly cueWord: readonly (CueWord | null)[]
  /** Kind of the cue word, 0 for other words. */
  readonly kind: Int32Array
  /** Index into `QUOTE_STATES`. */
  readonly quoteState: Uint8Array
  /** Index into `quotations`, -1 outside. */
  readonly quotation: Int32Array
  /** First and last token of each token's subtree. */
  readonly leftEdge: Int32Array
  readonly rightEdge: Int32Array
}

const KIND_KEYS: ReadonlyMap<string, FeatureKey> = new Map(CUE_KINDS.map(kind => [kind, atomOf(kind)]))
const GRAMMATICAL = new Set(['ADP', 'AUX', 'CCONJ', 'DET', 'PART', 'PRON', 'SCONJ', 'PUNCT'])

export function describeTokens(doc: ParsedText, blocks: readonly Span[], cues: CueTable): TokenAttributes {
  const n = doc.tokenCount
  const paragraphs = blocks.length > 0 ? blocks : paragraphsOf(doc.text)
  const quotations = findQuotations(doc.text, paragraphs).filter(q => q.depth === 0)
  const uposKeys = Int32Array.from(doc.labels.upos, label => atomOf(label))
  const xposKeys = Int32Array.from(doc.labels.xpos, label => atomOf(label))
  const deprelKeys = Int32Array.from(doc.labels.deprel, label => atomOf(label))
  const entityKeys = Int32Array.from(doc.labels.entity, label => atomOf(label))
  const attributes = {
    doc,
    paragraphs,
    quotations,
    upos: new Int32Array(n),
    xpos: new Int32Array(n),
    deprel: new Int32Array(n),
    entity: new Int32Array(n),
    lemma: new Int32Array(n),
    word: new Int32Array(n),
    cueWord: new Array<CueWord | null>(n).fill(null),
    kind: new Int32Array(n),
    quoteState: new Uint8Array(n),
    quotation: new Int32Array(n).fill(-1),
    leftEdge: new Int32Array(n),
    rightEdge: new Int32Array(n),
  }
  const lemmaKeys = new Map<string, FeatureKey>()
  const {columns} = doc
  for (let t: TokenId = 0; t < n; t++) {
    const upos = doc.upos(t)
    attributes.upos[t] = uposKeys[columns.upos[t]!]!
    attributes.xpos[t] = xposKeys[columns.xpos[t]!]!
    attributes.deprel[t] = deprelKeys[columns.deprel[t]!]!
    attributes.entity[t] = entityKeys[columns.entity[t]!]!
    attributes.word[t] = GRAMMATICAL.has(upos) ? atomOf(doc.lower(t)) : attributes.upos[t]!
    const lemma = doc.lemma(t).toLowerCase()
    let lemmaKey = lemmaKeys.get(lemma)
    if (lemmaKey === undefined) {
      lemmaKey = atomOf(lemma)
      lemmaKeys.set(lemma, lemmaKey)
    }
    attributes.lemma[t] = joinKeys(lemmaKey, attributes.upos[t]!)
    const cueWord =
      doc.lower(t) === 'according' ? (cues.get('prep')?.get('according') ?? null) : findCueWord(cues, lemma, upos)
    attributes.cueWord[t] = cueWord
    attributes.kind[t] = cueWord ? KIND_KEYS.get(cueWord.kind)! : 0
    attributes.leftEdge[t] = t
    attributes.rightEdge[t] = t
  }
  markQuotations(attributes)
  markEdges(attributes)
  return attributes
}

function markQuotations({doc, quotations, quoteState, quotation}: TokenAttributes): void {
  quotations.forEach((q, i) => {
    for (let t = doc.tokenAt(q.start); t < doc.tokenCount && doc.start(t) < q.end; t++) {
      quotation[t] = i
      quoteState[t] = doc.start(t) === q.start ? 1 : q.isClosed && doc.end(t) >= q.end ? 3 : 2
    }
  })
}

/** Carries each token's place up to its heads until one has been told of a token further out. */
function markEdges({doc, leftEdge, rightEdge}: TokenAttributes): void {
  for (let t = 0; t < doc.tokenCount; t++)
    for (let a = doc.head(t); a >= 0 && rightEdge[a]! < t; a = doc.head(a)) rightEdge[a] = t
  for (let t = doc.tokenCount - 1; t >= 0; t--)
    for (let a = doc.head(t); a >= 0 && leftEdge[a]! > t; a = doc.head(a)) leftEdge[a] = t
}

/** Whether a word stands in a quotation, and in another one than the cue if that is quoted, too. */
export const isQuotedApart = ({quoteState, quotation}: TokenAttributes, t: TokenId, cue: TokenId): boolean =>
  quoteState[t] !== 0 && quotation[t] !== quotation[cue]
