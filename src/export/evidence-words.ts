import type {Reading} from '../reading.ts'
import {actorKey} from '../record/actor-key.ts'
import type {ArchiveRecord, RecordedMention} from '../record/record.ts'
import {type Span, spanHolds} from '../span.ts'

/** What a report's kept text adds to a mention of it. */
export interface EvidenceWords {
  /** The sentence that reports it best. */
  readonly sentence: string
  /** Its number in the report, from 0. */
  readonly sentenceNumber: number
  /** Length of the report's text in UTF-16 units. */
  readonly textLength: number
  /** Where the sentence, else the text, first names each party, by archive-wide key. */
  readonly named: ReadonlyMap<string, {readonly start: number; readonly text: string}>
  /** The words of the place; null when none is told. */
  readonly place: string | null
  /** Names of all people, bodies and places in the report. */
  readonly people: readonly string[]
  readonly organizations: readonly string[]
  readonly locations: readonly string[]
}

/** Gives the words of a mention; null when the record kept no text of its report. */
export type EvidenceWordsOf = (mention: RecordedMention) => Promise<EvidenceWords | null>

/** Readings kept in memory: mentions of one report often follow one another. */
const KEPT = 32

/** Looks the words of mentions up in their readings, the last of which are kept. */
export function openEvidenceWords(record: Pick<ArchiveRecord, 'reading'>): EvidenceWordsOf {
  const readings = new Map<string, Reading | null>()
  return async mention => {
    const {hash} = mention.report
    let reading = readings.get(hash)
    if (reading === undefined) {
      reading = await record.reading(hash)
      if (readings.size >= KEPT) readings.delete(readings.keys().next().value!)
      readings.set(hash, reading)
    }
    return reading && findEvidenceWords(reading, mention)
  }
}

/** The words of a mention in its reading; null when it has no evidence there. */
function findEvidenceWords(reading: Reading, {event}: Pick<RecordedMention, 'event'>): EvidenceWords | null {
  const [evidence] = event.evidence
  if (!evidence) return null
  const {text} = reading.document
  const inside = (spans: readonly Span[]): Span | undefined => spans.find(span => spanHolds(evidence, span)) ?? spans[0]
  const wordsAt = ({start, end}: Span): string => oneLine(text.slice(start, end))
  const named = new Map<string, {start: number; text: string}>()
  for (const actor of reading.actors) {
    if (!event.actors.includes(actor.id) && !event.recipients.includes(actor.id)) continue
    const span = inside(actor.mentions)
    if (span) named.set(actorKey(actor), {start: span.start, text: wordsAt(span)})
  }
  const place = reading.places.find(({id}) => id === event.where)
  const placeSpan = place && inside(place.mentions)
  return {
    sentence: wordsAt(evidence),
    sentenceNumber: Math.max(
      0,
      reading.sentences.findIndex(sentence => sentence.end > evidence.start),
    ),
    textLength: text.length,
    named,
    place: placeSpan ? wordsAt(placeSpan) : null,
    people: namesOf(reading, ['person']),
    organizations: namesOf(reading, ['organization', 'group']),
    locations: [...new Set(reading.places.map(({name}) => name))],
  }
}

const namesOf = ({actors}: Reading, kinds: readonly string[]): string[] => [
  ...new Set(actors.filter(({kind}) => kinds.includes(kind)).map(({name}) => name)),
]

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
