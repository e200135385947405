import ical, {ICalEventStatus, ICalEventTransparency} from 'ical-generator'
import type {DiaryEntry, DiaryStatus} from '../diary/diary.ts'
import {daysBetween, shiftDay} from '../diary/window.ts'
import {day, daysInWords} from '../view/days.ts'
import {actInOneLine} from './one-line.ts'
import {webAddress} from './web-address.ts'

export interface CalendarOptions {
  readonly name?: string
  /** Also plans for a time longer than this many days ("this year"), which would fill the whole view; 92 when not given. */
  readonly longestDays?: number
}

const LONGEST_DAYS = 92
const REFRESH_SECONDS = 3600

/**
 * The diary as an iCalendar file (RFC 5545) that calendar programs subscribe to: an all-day entry a plan, over all its days
 * where only a span is announced, marked as free time. The UID stays while the event keeps its id; SEQUENCE counts what was
 * changed since. STATUS: CONFIRMED for what is planned or has happened, TENTATIVE for what is only possible or called for, or whose
 * day passed without a report, CANCELLED for what was called off, put off to another day or contradicted. Plans without a day are
 * left out.
 */
export async function* renderCalendar(
  entries: AsyncIterable<DiaryEntry>,
  {name = 'Announced events', longestDays = LONGEST_DAYS}: CalendarOptions = {},
): AsyncGenerator<string> {
  const calendar = ical({name, prodId: {company: 'Rapporteur', product: 'diary'}, ttl: REFRESH_SECONDS})
  for await (const entry of entries) {
    const first = entry.from ?? entry.to
    const last = entry.to ?? entry.from
    if (first === null || last === null || (daysBetween(first, last) ?? 0) >= longestDays) continue
    const place = entry.place
    calendar.createEvent({
      id: `${entry.id}@rapporteur`,
      sequence: entry.steps.length,
      stamp: moment(entry.lastReported ?? first),
      start: moment(first),
      end: moment(shiftDay(last, 1)!),
      allDay: true,
      summary: `${PREFIX[entry.status]}${actInOneLine({...entry, from: null, to: null})}`,
      description: describe(entry),
      location: place?.name ?? null,
      status: statusOf(entry),
      transparency: ICalEventTransparency.TRANSPARENT,
      url: entry.announcements.map(({url}) => webAddress(url)).find(url => url !== null) ?? null,
    })
  }
  yield `${calendar.toString()}\r\n`
}

const PREFIX: Readonly<Record<DiaryStatus, string>> = {
  expected: '',
  happened: '',
  postponed: 'Postponed: ',
  cancelled: 'Cancelled: ',
  contradicted: 'Did not happen: ',
  'not reported': 'Not reported: ',
}

function statusOf({status, certainty}: DiaryEntry): ICalEventStatus {
  if (status === 'cancelled' || status === 'postponed' || status === 'contradicted') return ICalEventStatus.CANCELLED
  if (status === 'happened') return ICalEventStatus.CONFIRMED
  return status === 'expected' && certainty === 'planned' ? ICalEventStatus.CONFIRMED : ICalEventStatus.TENTATIVE
}

/** How it stands, the days in words, then each announcement with outlet, day, source, words and address, then the steps with theirs. */
function describe(entry: DiaryEntry): string {
  const {announcements, independent, steps, status, certainty} = entry
  const reports = announcements.length === 1 ? '1 report' : `${announcements.length} reports`
  const lines = [
    `${status[0]!.toUpperCase()}${status.slice(1)} (${certainty}), ${daysInWords(entry.from, entry.to)}.`,
    `${reports}, ${independent} independent:`,
    ...announcements.map(({outlet, published, sources, text, url}) =>
      [
        `${outlet ?? 'unknown outlet'}${published ? `, ${day(published)}` : ''}`,
        sources.length > 0 ? `, says ${sources.join(', ')}` : '',
        text ? `: “${text}”` : '',
        url ? ` ${url}` : '',
      ].join(''),
    ),
    ...steps.map(
      ({kind, published, why}) => `${kind}${published ? `, reported ${day(published)}` : ''} (${why.join('; ')})`,
    ),
  ]
  return lines.join('\n')
}

const moment = (isoDay: string): Date => new Date(`${isoDay.slice(0, 10)}T00:00:00Z`)
