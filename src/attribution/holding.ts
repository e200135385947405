import type {Span} from '../span.ts'
import {spanHolds} from '../span.ts'
import type {Attribution} from './attribution.ts'
import type {CueKind} from './cue-table.ts'

/** What a source says, believes, fears or shows is a claim of its; what it wants, backs or condemns is told by the report. */
const CLAIMING: ReadonlySet<CueKind> = new Set<CueKind>([
  'statement',
  'depiction',
  'denial',
  'belief',
  'knowledge',
  'evidence',
  'fear',
  'threat',
  'promise',
  'demand',
  'question',
  'concern',
  'passive',
  'claim',
  'document',
  'adverb',
  'according',
  'outlet',
  'argument',
  'regret',
])

/** The pieces of content of a text's claims, made ready to be asked which of them hold a span. Make it once for a text. */
export interface Claims {
  /** In text order. */
  readonly pieces: readonly {readonly content: Span; readonly attribution: Attribution; readonly order: number}[]
  /** The farthest end of the pieces up to each. */
  readonly farthest: readonly number[]
}

/** Plans, wishes, praise and criticism are left out: they do not say that it is so. */
export function indexClaims(attributions: readonly Attribution[]): Claims {
  const pieces = attributions
    .flatMap((attribution, order) =>
      CLAIMING.has(attribution.kind) ? attribution.content.map(content => ({content, attribution, order})) : [],
    )
    .sort((a, b) => a.content.start - b.content.start)
  const farthest: number[] = []
  for (const {content} of pieces) farthest.push(Math.max(content.end, farthest.at(-1) ?? 0))
  return {pieces, farthest}
}

/**
 * The attributions that make `span` a claim of somebody: those whose content holds it, the innermost first. Empty when the
 * report says it in its own voice.
 */
export function attributionsHolding({pieces, farthest}: Claims, span: Span): Attribution[] {
  const holding = new Map<number, Attribution>()
  for (let i = startingUpTo(pieces, span.start) - 1; i >= 0 && farthest[i]! >= span.end; i--) {
    const {content, attribution, order} = pieces[i]!
    if (spanHolds(content, span)) holding.set(order, attribution)
  }
  if (holding.size < 2) return [...holding.values()]
  return [...holding]
    .sort(([i, a], [j, b]) => contentLength(a) - contentLength(b) || i - j)
    .map(([, attribution]) => attribution)
}

/** How many pieces begin at or before the offset. */
function startingUpTo(pieces: Claims['pieces'], offset: number): number {
  let low = 0
  let high = pieces.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (pieces[middle]!.content.start <= offset) low = middle + 1
    else high = middle
  }
  return low
}

const contentLength = (a: Attribution): number => a.content.reduce((sum, c) => sum + c.end - c.start, 0)
