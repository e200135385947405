import type {TokenId} from '../language/parsed-text.ts'
import type {Span} from '../span.ts'
import type {CueKind} from './cue-table.ts'

/** Who is said to say what. Scheme: source, cue, content after PARC 3.0 (Pareti 2016). */
export interface Attribution {
  readonly id: string
  /** Null when nobody is named ("it was reported that"). `actors` are ids, empty when not resolved. */
  readonly source: (Span & {readonly actors: readonly string[]; readonly head: TokenId}) | null
  readonly cue: Span & {readonly head: TokenId}
  /** In text order; more than one when the content is discontinuous. */
  readonly content: readonly Span[]
  readonly quotation: 'direct' | 'indirect' | 'mixed'
  /** What the source does with the content: states it, believes, wants, fears, condemns it. */
  readonly kind: CueKind
  /** The cue speaks of a denial ("denied", "rejected reports that"): the content is denied by the source. */
  readonly isDenial: boolean
  /** Name of the rule that found it. */
  readonly rule: string
}
