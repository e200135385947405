import type {Reading} from '../reading.ts'

/** Letters of the text hash that a short report id and a mention id have. */
export const SHORT_HASH = 12

/**
 * Archive-wide ids of a reading's events, in their order: `3fa9c1d20b7e.822`, the short text hash and the place of the
 * trigger of the first evidence; a letter follows where two events have one trigger. The ids stay when the same text is read anew and
 * the same words are found to report an act.
 */
export function mentionIds(hash: string, {events}: Pick<Reading, 'events'>): string[] {
  const seen = new Map<number, number>()
  return events.map(event => {
    const at = event.evidence[0]?.trigger.start ?? 0
    const before = seen.get(at) ?? 0
    seen.set(at, before + 1)
    return `${hash.slice(0, SHORT_HASH)}.${at}${before === 0 ? '' : String.fromCharCode(97 + Math.min(before, 25))}`
  })
}
