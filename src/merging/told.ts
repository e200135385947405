import type {RecordedMention} from '../record/record.ts'

/** A mention and the number of the independent voice that tells it. */
export interface Told {
  readonly mention: RecordedMention
  readonly voice: number
}

/**
 * The value that most voices give; where voices are even, the one of the smaller `rank`, then the one told first. Null when none gives
 * any. Two values are one when their JSON is.
 */
export function mostTold<T>(
  told: readonly Told[],
  value: (mention: RecordedMention) => T | null,
  rank: (value: T) => number = () => 0,
): T | null {
  let best: {value: T; voices: number} | null = null
  for (const {value: given, voices} of valuesTold(told, value)) {
    const isBetter =
      !best || voices.size > best.voices || (voices.size === best.voices && rank(given) < rank(best.value))
    if (isBetter) best = {value: given, voices: voices.size}
  }
  return best ? best.value : null
}

/** Every value that is given, in the order of its first telling, with the voices and the mentions that give it. */
export function valuesTold<T>(
  told: readonly Told[],
  value: (mention: RecordedMention) => T | null,
): {value: T; voices: Set<number>; mentions: RecordedMention[]}[] {
  const values = new Map<string, {value: T; voices: Set<number>; mentions: RecordedMention[]}>()
  for (const {mention, voice} of told) {
    const given = value(mention)
    if (given === null) continue
    const key = JSON.stringify(given)
    const known = values.get(key) ?? {value: given, voices: new Set(), mentions: []}
    values.set(key, known)
    known.voices.add(voice)
    known.mentions.push(mention)
  }
  return [...values.values()]
}

/** Who gives a mention: the sources that are said to say it, else the outlet, else the report. */
export function tellersOf({sources, report}: RecordedMention): string[] {
  if (sources.length > 0) return sources.map(({name}) => name)
  return [report.outlet ?? hostOf(report.url) ?? report.id]
}

const hostOf = (url: string | null): string | null =>
  /^[a-z]+:\/\/(?:www\.)?([^/:?#]+)/i.exec(url ?? '')?.[1]?.toLowerCase() ?? null
