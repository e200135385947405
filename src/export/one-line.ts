import type {EventAnswer} from '../record/record.ts'
import {eventInWords} from '../view/answer.ts'
import {daysInWords} from '../view/days.ts'

type Act = Pick<EventAnswer, 'actors' | 'recipients' | 'type' | 'mode' | 'from' | 'to'> & {
  readonly place: {readonly name: string} | null
}

/** "Ana Brandt → Kenya: visit, Nairobi, 10–11 May 2024": a title for calendars, feeds and maps. Unknown place and days are left out. */
export function actInOneLine(act: Act): string {
  return [eventInWords(act), act.place?.name, daysInWords(act.from, act.to)].filter(Boolean).join(', ')
}
