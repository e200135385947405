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

/**
 * The attributions that make `span` a claim of somebody: those whose content holds it, the innermost first. Empty when the
 * report says it in its own voice. Plans, wishes, praise and criticism are left out: they do not say that it is so.
 */
export function attributionsHolding(attributions: readonly Attribution[], span: Span): Attribution[] {
  return attributions
    .filter(a => CLAIMING.has(a.kind) && a.content.some(content => spanHolds(content, span)))
    .sort((a, b) => contentLength(a) - contentLength(b))
}

const contentLength = (a: Attribution): number => a.content.reduce((sum, c) => sum + c.end - c.start, 0)
