import type {TokenId} from '../language/parsed-text.ts'
import type {Span} from '../span.ts'

/** A time expression with its TIMEX3 value and the days it covers. */
export interface TimeExpression extends Span {
  readonly first: TokenId
  /** Included. */
  readonly last: TokenId
  readonly type: 'date' | 'time' | 'duration' | 'set'
  /** TIMEX3 value: `2022-09-15`, `2022-W37`, `P3D`, `PAST_REF`. */
  readonly value: string
  /**
   * Inclusive ISO days; null where the text leaves that side open. Both null for sets and for durations that lie nowhere
   * ("for two weeks"); "the past two weeks" has days.
   */
  readonly from: string | null
  readonly to: string | null
  /** `stated`: the text names the day, month or year in full; `implied`: it follows from an anchor. */
  readonly basis: 'stated' | 'implied'
  /** The rule and the anchor that gave the value, for people. */
  readonly why: string
}
