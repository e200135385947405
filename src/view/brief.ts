import type {Factuality} from '../event/event.ts'
import type {Reading, ReadingEvent} from '../reading.ts'
import {day, daysInWords} from './days.ts'
import {actInWords, actorName, figuresInWords, partiesInWords, sourcesInWords} from './event-sentence.ts'
import {safeText, styled, type TerminalOptions, wrapIndented} from './terminal-text.ts'

export interface BriefOptions extends TerminalOptions {
  /** Adds for each event how it was coded, and what was considered and skipped. */
  readonly explain: boolean
}

const SECTIONS: readonly {readonly title: string; readonly factualities: readonly Factuality[]}[] = [
  {title: 'What happened', factualities: ['occurred', 'ongoing']},
  {title: 'What is planned', factualities: ['planned']},
  {title: 'What is called for', factualities: ['called-for']},
  {title: 'What may happen', factualities: ['possible', 'conditional']},
  {title: 'What is denied or did not happen', factualities: ['denied']},
]

/**
 * A reading as a page for people: headline, outlet, date and how it is known; the events by factuality, main ones first,
 * each with who, when, where, according to whom, and the words that say so; who said what; who is who.
 */
export function renderBrief(reading: Reading, options: BriefOptions): string {
  const parts = [renderHead(reading, options)]
  for (const {title, factualities} of SECTIONS) {
    const events = reading.events
      .filter(event => factualities.includes(event.factuality))
      .sort((a, b) => Number(a.salience === 'background') - Number(b.salience === 'background'))
    if (events.length > 0)
      parts.push(
        section(
          title,
          events.map(event => renderEvent(reading, event, options)),
          options,
        ),
      )
  }
  if (reading.events.length === 0 && reading.document.language === 'en')
    parts.push(wrapIndented('No political event was found in this report.', 0, options))
  if (reading.attributions.length > 0) parts.push(section('Who says what', renderSayings(reading, options), options))
  const people = renderActors(reading, options)
  if (people.length > 0) parts.push(section('Who is who', [people.join('\n')], options))
  if (options.explain && reading.skipped.length > 0)
    parts.push(section('Considered and not coded', [renderSkipped(reading, options).join('\n')], options))
  return `${parts.join('\n\n')}\n`
}

function renderHead({document}: Reading, options: BriefOptions): string {
  const {published} = document
  const date = published.date ? day(published.date) : 'date unknown'
  const known = published.basis === 'unknown' ? published.why : `${published.basis}: ${published.why}`
  const byline = document.byline === document.outlet ? null : document.byline
  const facts = [document.outlet, date, byline].filter(fact => fact !== null).map(safeText)
  const lines = [
    styled('bold', wrapIndented(safeText(document.title ?? 'Untitled report'), 0, options), options),
    wrapIndented(facts.join(' · '), 0, options),
    styled('dim', wrapIndented(`Date ${safeText(known)}`, 0, options), options),
  ]
  if (document.url) lines.push(styled('dim', safeText(document.url), options))
  if (document.language !== 'en') lines.push(wrapIndented(notReadInWords(document), 0, options))
  return lines.join('\n')
}

function notReadInWords({text, language}: Reading['document']): string {
  if (text.trim() === '') return 'No article was found in this page.'
  const why = language === 'und' ? 'cannot be told' : `is not covered (${language})`
  return `The language of this report ${why}; its text was kept and not read.`
}

function section(title: string, items: readonly string[], options: BriefOptions): string {
  return [styled(['bold', 'cyan'], title.toUpperCase(), options), ...items].join('\n')
}

function renderEvent(reading: Reading, event: ReadingEvent, options: BriefOptions): string {
  const codes = [event.plover.type, event.plover.mode, event.cameo && `CAMEO ${event.cameo}`].filter(Boolean).join(' ')
  const head = `${safeText(partiesInWords(reading, event))}: ${actInWords(event)}`
  const place = reading.places.find(candidate => candidate.id === event.where)
  const sources = sourcesInWords(reading, event).map(safeText)
  const details = [
    event.when && daysInWords(event.when.from, event.when.to),
    place && safeText(place.country && place.kind !== 'country' ? `${place.name} (${place.country})` : place.name),
    figuresInWords(event),
    event.factuality === 'ongoing' || event.factuality === 'conditional' ? event.factuality : null,
    sources.length > 0 ? `according to ${sources.join(', ')}` : null,
    event.salience === 'background' ? 'background' : null,
  ].filter(Boolean)
  const lines = [wrapIndented(`${styled('bold', head, options)}  ${styled('dim', `[${codes}]`, options)}`, 2, options)]
  if (details.length > 0) lines.push(wrapIndented(details.join(' · '), 4, options))
  lines.push(wrapIndented(quoteEvidence(reading, event, options), 4, options))
  if (event.evidence.length > 1)
    lines.push(styled('dim', wrapIndented(`told ${event.evidence.length} times in this report`, 4, options), options))
  if (options.explain)
    for (const step of [`rule ${event.rule}, confidence ${event.confidence}`, ...event.steps])
      lines.push(styled('dim', wrapIndented(`- ${safeText(step)}`, 6, options), options))
  return lines.join('\n')
}

/** The best sentence in quotation marks, its trigger underlined where the terminal can. */
function quoteEvidence({document: {text}}: Reading, event: ReadingEvent, options: BriefOptions): string {
  const best = event.evidence[0]
  if (!best) return ''
  const {start, end, trigger} = best
  const before = safeText(text.slice(start, trigger.start))
  const word = styled('underline', safeText(text.slice(trigger.start, trigger.end)), options)
  const after = safeText(text.slice(trigger.end, end))
  const spaceBefore = before && /\s$/u.test(text.slice(start, trigger.start)) ? ' ' : ''
  const spaceAfter = after && /^\s/u.test(text.slice(trigger.end, end)) ? ' ' : ''
  return `“${before}${spaceBefore}${word}${spaceAfter}${after}”`
}

function renderSayings(reading: Reading, options: BriefOptions): string[] {
  const {text} = reading.document
  return reading.attributions.map(({source, content}) => {
    const who = source
      ? source.actor
        ? actorName(reading, source.actor)
        : text.slice(source.start, source.end)
      : 'unnamed'
    const words = content.map(span => safeText(text.slice(span.start, span.end))).join(' … ')
    return wrapIndented(`${styled('bold', safeText(who), options)}: ${words}`, 2, options)
  })
}

/** Those who act, are acted on, speak, or hold a stated position; others would drown them. */
function renderActors(reading: Reading, options: BriefOptions): string[] {
  const involved = new Set<string>()
  for (const event of reading.events) for (const id of [...event.actors, ...event.recipients]) involved.add(id)
  for (const {source} of reading.attributions) if (source?.actor) involved.add(source.actor)
  for (const fact of reading.facts) involved.add(fact.subject)
  return reading.actors
    .filter(actor => involved.has(actor.id))
    .map(actor => {
      const codes = [actor.country, actor.sector].filter(Boolean).join(' ') || 'unknown'
      const positions = reading.facts
        .filter(fact => fact.subject === actor.id && fact.kind === 'position' && fact.role)
        .map(fact => safeText(fact.role!))
      const roles = positions.length > 0 ? ` · ${[...new Set(positions)].join('; ')}` : ''
      return wrapIndented(
        `${styled('bold', safeText(actor.name), options)} · ${actor.kind} · ${codes}${roles}`,
        2,
        options,
      )
    })
}

function renderSkipped(reading: Reading, options: BriefOptions): string[] {
  return reading.skipped.map(({start, end, reason}) =>
    wrapIndented(`“${safeText(reading.document.text.slice(start, end))}”: ${safeText(reason)}`, 2, options),
  )
}
