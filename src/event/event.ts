import type {TokenId} from '../language/parsed-text.ts'
import type {Span} from '../span.ts'

export const EVENT_TYPES = [
  'AGREE',
  'CONSULT',
  'SUPPORT',
  'CONCEDE',
  'COOPERATE',
  'AID',
  'RETREAT',
  'REQUEST',
  'ACCUSE',
  'REJECT',
  'THREATEN',
  'PROTEST',
  'SANCTION',
  'MOBILIZE',
  'COERCE',
  'ASSAULT',
] as const
export type EventType = (typeof EVENT_TYPES)[number]

/** Acts that are done by saying something. */
export const VERBAL_TYPES: ReadonlySet<EventType> = new Set<EventType>([
  'REQUEST',
  'ACCUSE',
  'SUPPORT',
  'REJECT',
  'THREATEN',
])

export type Factuality = 'occurred' | 'ongoing' | 'planned' | 'possible' | 'denied' | 'conditional' | 'called-for'

export interface Count {
  readonly min: number | null
  readonly max: number | null
}

/** A passage that reports the act: its sentence, and the word that the rule fired on. */
export interface Evidence extends Span {
  readonly trigger: Span
  readonly triggerToken: TokenId
}

/** One act as one report tells it. Actors, recipients, place and time are ids of this reading. */
export interface EventMention {
  readonly id: string
  readonly type: EventType
  readonly mode: string | null
  readonly contexts: readonly string[]
  readonly factuality: Factuality
  readonly plover: {readonly type: EventType; readonly mode: string | null}
  readonly cameo: string | null
  readonly actors: readonly string[]
  readonly recipients: readonly string[]
  readonly symmetric: boolean
  readonly when: {readonly from: string | null; readonly to: string | null; readonly time: string | null} | null
  readonly where: string | null
  readonly saidBy: readonly string[]
  readonly magnitude: {
    readonly killed: Count | null
    readonly injured: Count | null
    readonly detained: Count | null
  } & {
    readonly [figure: string]: Count | null
  }
  readonly evidence: readonly Evidence[]
  readonly salience: 'main' | 'background'
  readonly rule: string
  readonly confidence: number
  /** The steps that gave frame, parties, time, place and factuality, for `--explain`. */
  readonly steps: readonly string[]
}

export interface Skipped extends Span {
  readonly reason: string
}
