import type {Count, EventType, Factuality} from '../event/event.ts'
import type {MentionPlace} from './digest.ts'
import type {ActorEntry} from './entry.ts'

/** One event merged from the mentions of all reports. `id` is the id of its first mention in a fixed order, so that it does not depend on the order of arrival; the id of any of its mentions finds it too. */
export interface MergedEvent {
  readonly id: string
  readonly type: EventType
  readonly mode: string | null
  readonly contexts: readonly string[]
  /** What most independent reports say of it, the surest first where they are even. */
  readonly factuality: Factuality
  readonly plover: {readonly type: EventType; readonly mode: string | null}
  readonly cameo: string | null
  readonly quad: number | null
  readonly goldstein: number | null
  readonly actors: readonly ActorEntry[]
  readonly recipients: readonly ActorEntry[]
  readonly symmetric: boolean
  readonly from: string | null
  readonly to: string | null
  readonly place: MentionPlace | null
  readonly magnitude: Readonly<Record<string, Count | null>>
  /** Mentions in reading order of publication: ids, each with its report's hash. */
  readonly mentions: readonly {readonly id: string; readonly report: string}[]
  readonly reports: number
  /** Reports that do not repeat one another, one wire or one owner. */
  readonly independent: number
  readonly firstPublished: string | null
  readonly lastPublished: string | null
  readonly salience: 'main' | 'background'
  readonly confidence: number
  /** Where reports differ: each value with the outlets or sources that give it. */
  readonly disagreements: readonly Disagreement[]
  /** Whether the report's own voice tells it in at least one report, and the sources who say, else, or deny it. */
  readonly isStated: boolean
  readonly claimants: readonly {readonly name: string; readonly actor: string | null; readonly factuality: Factuality}[]
}

export interface Disagreement {
  /** `killed`, `injured`, `when`, `where`, `factuality`, … */
  readonly about: string
  readonly values: readonly {readonly value: string; readonly by: readonly string[]}[]
}

/** Reports about the same happening. `id` is `s` and the hash of its first report in a fixed order, shortened. */
export interface Story {
  readonly id: string
  /** Title of the report that stands nearest to all others. */
  readonly title: string
  readonly from: string | null
  readonly to: string | null
  /** Text hashes, by day of publication. */
  readonly reports: readonly string[]
  readonly independent: number
  readonly terms: readonly string[]
}

/** Why two reports or two mentions were put together or kept apart: the steps of the comparison, for people. */
export interface Link {
  /** `copy` and `story` join reports, `event` joins mentions. `a` < `b`. */
  readonly kind: 'copy' | 'story' | 'event'
  readonly a: string
  readonly b: string
  /** 0–1. */
  readonly score: number
  readonly why: readonly string[]
}
