import type {DiaryEntry, PlanStep} from '../diary/diary.ts'
import type {FirstSinceAnswer} from '../diary/first-since.ts'
import type {Meeting} from '../diary/meetings.ts'
import type {Trip} from '../diary/trips.ts'
import {eventInWords} from './answer.ts'
import {day, daysInWords} from './days.ts'
import {joinNames} from './event-sentence.ts'
import {safeText, styled, type TerminalOptions, wrapIndented} from './terminal-text.ts'

/** A diary entry as a few lines: the day, who does what where, how it stands, who announced it and what came of it. */
export function renderDiaryEntry(entry: DiaryEntry, options: TerminalOptions): string {
  const when = daysInWords(entry.from, entry.to) || 'no day named'
  const where = entry.place ? ` · ${entry.place.name}` : ''
  const lines = [
    styled('bold', wrapIndented(safeText(`${when}${where} · ${eventInWords(entry)}`), 0, options), options),
    wrapIndented(
      `${entry.status.toUpperCase()} · ${entry.certainty}, announced by ${independentInWords(entry)}`,
      2,
      options,
    ),
  ]
  for (const {outlet, published, sources, text} of entry.announcements) {
    const by = sources.length > 0 ? `, says ${joinNames(sources)}` : ''
    const words = text === null ? '' : `: “${text}”`
    lines.push(
      wrapIndented(
        safeText(`${outlet ?? 'unknown outlet'}, ${published ? day(published) : 'undated'}${by}${words}`),
        4,
        options,
      ),
    )
  }
  for (const step of entry.steps) lines.push(wrapIndented(safeText(stepInWords(step)), 4, options))
  lines.push(styled('dim', `  ${entry.id}${entry.movedTo ? `, now ${entry.movedTo}` : ''}`, options))
  return lines.join('\n')
}

const independentInWords = ({announcements, independent}: DiaryEntry): string =>
  `${announcements.length} ${announcements.length === 1 ? 'report' : 'reports'}, ${independent} independent`

function stepInWords({kind, published, window, event, why}: PlanStep): string {
  const days = window ? daysInWords(window.from, window.to) : ''
  const to = days === '' ? '' : kind === 'happened' ? ` (${days})` : ` to ${days}`
  return `${kind}${to} by a report of ${published ? day(published) : 'unknown day'} (${event}): ${why.join('; ')}`
}

/** "15 September 2022 · Samarkand (UZB): Xi Jinping met Vladimir Putin". */
export function renderMeeting(meeting: Meeting, options: TerminalOptions): string {
  const {kind, who, hosts, place, independent, event} = meeting
  const [first, ...others] = who.map(({name}) => name)
  const words =
    kind === 'visited'
      ? `${joinNames(who.map(({name}) => name))} visited ${joinNames(hosts.map(({name}) => name)) || place?.name || 'somebody'}`
      : `${first} ${kind} ${joinNames(others)}`
  return row({window: meeting, place, words, facts: `${independent} independent`, id: event}, options)
}

/** "15–16 September 2022 · Samarkand (UZB): Xi Jinping was in Uzbekistan". */
export function renderTrip(trip: Trip, options: TerminalOptions): string {
  const met = trip.met.length > 0 ? `, met ${joinNames(trip.met.map(({name}) => name))}` : ''
  const words = `${trip.traveller.name} was in ${[...trip.places, trip.country].join(', ')}${met}`
  return row({window: trip, place: null, words, facts: `by a ${trip.basis}`, id: trip.events[0] ?? ''}, options)
}

interface Row {
  readonly window: {readonly from: string | null; readonly to: string | null}
  readonly place: Meeting['place']
  readonly words: string
  readonly facts: string
  readonly id: string
}

function row({window, place, words, facts, id}: Row, options: TerminalOptions): string {
  const when = daysInWords(window.from, window.to) || 'undated'
  const where = place ? ` · ${place.name}${place.country ? ` (${place.country})` : ''}` : ''
  return [
    wrapIndented(safeText(`${when}${where}: ${words}`), 0, options),
    styled('dim', `  ${facts} · ${id}`, options),
  ].join('\n')
}

/** What the record says of a claim such as "first trip since January 2020", with how well it covers the time. */
export function renderFirstSince(answer: FirstSinceAnswer, options: TerminalOptions): string {
  const {verdict, between, before, covered} = answer
  const show = (item: Trip | Meeting): string =>
    'traveller' in item ? renderTrip(item, options) : renderMeeting(item, options)
  const head = {
    contradicted: `Contradicted: the record has ${between.length} in between.`,
    'not contradicted': 'Not contradicted: the record has none in between.',
    unknown: 'Unknown: the record has nothing of this actor in between.',
  }[verdict]
  return [
    styled('bold', head, options),
    ...between.map(show),
    before ? `The last one before:\n${show(before)}` : 'The record has none before either.',
    `The record has ${covered.events} events of this actor in between, in ${covered.months} of ${covered.ofMonths} months.`,
  ].join('\n')
}
