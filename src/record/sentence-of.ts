import type {Span} from '../span.ts'
import type {ArchiveRecord, RecordedMention} from './record.ts'

/** The words of a stretch of a report; null when the record kept no text of it. */
export type WordsOf = (mention: Pick<RecordedMention, 'event' | 'report'>, span?: Span) => Promise<string | null>

/** Readings kept in memory: mentions of one report usually follow one another. */
const KEPT = 32

/** Gives the words of a mention's evidence (the sentence that reports it best), or of another stretch of its report. */
export function openWords(record: Pick<ArchiveRecord, 'reading'>): WordsOf {
  const texts = new Map<string, string | null>()
  const textOf = async (hash: string): Promise<string | null> => {
    const known = texts.get(hash)
    if (known !== undefined) return known
    const text = (await record.reading(hash))?.document.text ?? null
    if (texts.size >= KEPT) texts.delete(texts.keys().next().value!)
    texts.set(hash, text)
    return text
  }
  return async ({event, report}, span = event.evidence[0]) => {
    const text = span ? await textOf(report.hash) : null
    return text === null ? null : text.slice(span!.start, span!.end).replace(/\s+/g, ' ').trim()
  }
}
