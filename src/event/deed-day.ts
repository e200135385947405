import type {TokenId} from '../language/parsed-text.ts'
import {findEventTime} from '../time/event-time.ts'
import {surfaceSubjects} from './clause.ts'
import type {EventMention, EventType} from './event.ts'
import {DEFINITE} from './grammar-words.ts'
import type {EventDraft} from './merge.ts'
import {actsNamed, type ReportView} from './report-view.ts'
import {daysOf} from './setting.ts'

/** A noun of a deed that the report dates: "the August 7 bombings". */
export interface DatedDeed {
  readonly type: EventType
  readonly lemma: string
  readonly when: NonNullable<EventMention['when']>
}

/** Deeds that a report comes back to by their nouns; of meetings and visits there are too many of one name. */
const RECALLED = new Set<EventType>(['ASSAULT', 'PROTEST'])

/** The nouns of attacks and protests to which a report gives one day, in text order. */
export function findDatedDeeds(view: ReportView): DatedDeed[] {
  const {doc, times} = view
  const found: DatedDeed[] = []
  const dated = new Set(times.map(({first}) => doc.sentenceOf(first)))
  for (const sentence of dated)
    for (let t = doc.firstToken(sentence); t < doc.endToken(sentence); t++) {
      const type = recalledType(view, t)
      const time = type && findEventTime(doc, times, t, view.article.published.date)
      // The day of "met on Monday after the bombing" is not the bombing's.
      const isOwn = time?.step === 'its own clause' || doc.relation(t) === 'nsubj'
      if (time && isOwn && time.from !== null && time.from === time.to)
        found.push({type, lemma: doc.lemma(t), when: daysOf(view, time.time, time)})
    }
  return found
}

/**
 * The noun by which an act is told as something known: the trigger ("the bombing of the embassy"), or the subject of the harm
 * that is told ("the bombing killed ten"); -1 when the act is told by other words.
 */
export function deedNoun(view: ReportView, {candidate, type}: EventDraft): TokenId {
  const nouns = candidate.part === 'noun' ? [candidate.token] : surfaceSubjects(view.doc, candidate.token)
  return nouns.find(t => recalledType(view, t) === type) ?? -1
}

/** Whether a noun speaks of something as known. */
export const isKnown = ({doc}: ReportView, noun: TokenId): boolean =>
  doc.children(noun).some(c => DEFINITE.has(doc.lower(c)) || doc.deprel(c) === 'nmod:poss')

/** The day that the report gives elsewhere to the deed of a noun; null when it gives none, or several. */
export function findDeedDay(
  view: ReportView,
  noun: TokenId,
  type: EventType,
  deeds: readonly DatedDeed[],
): DatedDeed | null {
  const alike = deeds.filter(deed => deed.type === type)
  const named = alike.filter(({lemma}) => lemma === view.doc.lemma(noun))
  // "The attack" may be the bombing that was dated, if nothing else of the kind was.
  const choice = named.length > 0 ? named : isKnown(view, noun) ? alike : []
  const [first] = choice
  return first && choice.every(({when}) => when.from === first.when.from) ? first : null
}

function recalledType(view: ReportView, t: TokenId): EventType | null {
  if (view.doc.upos(t) !== 'NOUN') return null
  return actsNamed(view, t).find(type => RECALLED.has(type)) ?? null
}
