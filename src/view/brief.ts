import type {Factuality} from '../event/event.ts'
import type {Reading, ReadingEvent} from '../reading.ts'
import {day, daysInWords} from './days.ts'
import {actInWords, actorName, figuresInWords, partiesInWords, sourcesInWords} from './event-sentence.ts'
import {inQuotationMarks, safeText, styled, type TerminalOptions, wrapIndented} from './terminal-text.ts'

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
    const passages = bySentence(events).map(told => renderPassage(reading, told, options))
    if (passages.length > 0) parts.push(section(title, passages, options))
  }
  if (reading.events.length === 0 && reading.document.language === 'en')
    parts.push(wrapIndented('No political event was found in this report.', 0, options))
  const sayings = renderSayings(reading, options)
  if (sayings.length > 0) parts.push(section('Who says what', sayings, options))
  const people = renderActors(reading, options)
  if (people.length > 0) parts.push(section('Who is who', [people.join('\n')], options))
  if (options.explain && reading.skipped.length > 0)
    parts.push(section('Considered and not coded', [renderSkipped(reading, options).join('\n')], options))
  return `${parts.join('\n\n')}\n`
}

function renderHead({document}: Reading, options: BriefOptions): string {
  const {published} = document
  const date = published.date && day(published.date)
  const byline = document.byline === document.outlet ? null : document.byline
  const facts = [document.outlet, date, byline].filter(fact => fact !== null).map(safeText)
  const lines = [styled('bold', wrapIndented(safeText(document.title ?? 'Untitled report'), 0, options), options)]
  if (facts.length > 0) lines.push(wrapIndented(facts.join(' · '), 0, options))
  lines.push(styled('dim', wrapIndented(`Date ${published.basis}: ${safeText(published.why)}`, 0, options), options))
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

/** Events that one sentence tells best, together: in the order of the first of each. */
function bySentence(events: readonly ReadingEvent[]): ReadingEvent[][] {
  const passages = new Map<string, ReadingEvent[]>()
  for (const event of events) {
    const best = event.evidence[0]
    const key = best ? `${best.start} ${best.end}` : event.id
    const told = passages.get(key)
    if (told) told.push(event)
    else passages.set(key, [event])
  }
  return [...passages.values()]
}

/** The events that a sentence tells, and the sentence. */
function renderPassage(reading: Reading, events: readonly ReadingEvent[], options: BriefOptions): string {
  const quote = quoteEvidence(reading, events, options)
  const lines = events.map(event => renderEvent(reading, event, options))
  return [...lines, ...(quote === '' ? [] : [wrapIndented(quote, 4, options)])].join('\n')
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
    event.evidence.length > 1 ? `told ${event.evidence.length} times` : null,
  ].filter(Boolean)
  const lines = [wrapIndented(`${styled('bold', head, options)}  ${styled('dim', `[${codes}]`, options)}`, 2, options)]
  if (details.length > 0) lines.push(wrapIndented(details.join(' · '), 4, options))
  if (options.explain)
    for (const step of [`rule ${event.rule}, confidence ${event.confidence}`, ...event.steps])
      lines.push(styled('dim', wrapIndented(`- ${safeText(step)}`, 6, options), options))
  return lines.join('\n')
}

/** The sentence that tells the events best, in quotation marks, their triggers underlined where the terminal can. */
function quoteEvidence({document: {text}}: Reading, events: readonly ReadingEvent[], options: BriefOptions): string {
  const best = events.flatMap(({evidence}) => evidence.slice(0, 1))
  const [sentence] = best
  if (!sentence) return ''
  let words = ''
  let at = sentence.start
  for (const {trigger} of best.sort((a, b) => a.trigger.start - b.trigger.start)) {
    if (trigger.start < at) continue
    words += text.slice(at, trigger.start) + MARK_START + text.slice(trigger.start, trigger.end) + MARK_END
    at = trigger.end
  }
  words += text.slice(at, sentence.end)
  return inQuotationMarks(safeText(words)).replace(MARKED, (_, word: string) => styled('underline', word, options))
}

/** Stand around a trigger until the sentence is safe to print; no text has these characters, which Unicode keeps out of texts. */
const MARK_START = '\ufdd0'
const MARK_END = '\ufdd1'
const MARKED = /\ufdd0([^\ufdd1]*)\ufdd1/g

/** Who says what, with the word that brings it where that is more than saying: "Reuters could not verify: the report". */
function renderSayings(reading: Reading, options: BriefOptions): string[] {
  const {text} = reading.document
  const deeds = reading.events.filter(({type}) => DEEDS.has(type)).flatMap(({evidence}) => evidence.map(e => e.trigger))
  // "Gunmen attacked the mayor": a word that may be speech, and is a deed here.
  const isSaid = ({cue}: Reading['attributions'][number]): boolean =>
    !deeds.some(({start, end}) => cue.start < end && start < cue.end)
  return reading.attributions.filter(isSaid).map(({source, cue, content}) => {
    const who = source
      ? source.actor
        ? actorName(reading, source.actor)
        : text.slice(source.start, source.end)
      : 'unnamed source'
    const how = safeText(text.slice(cue.start, cue.end))
    const words = content.map(span => safeText(text.slice(span.start, span.end))).join(' … ')
    const cueWords = PLAIN_CUE.test(how) ? '' : ` ${how}`
    return wrapIndented(`${styled('bold', safeText(who), options)}${cueWords}: ${words}`, 2, options)
  })
}

const DEEDS: ReadonlySet<string> = new Set(['ASSAULT', 'PROTEST', 'MOBILIZE', 'COERCE', 'AID', 'RETREAT'])

/** Cues that tell no more than that somebody says it. */
const PLAIN_CUE =
  /^(?:(?:has |have |had )?(?:said|told|added)|says?|saying|tells?|telling|adds?|adding|according to|\P{L}*)$/iu

const NAMED: ReadonlySet<string> = new Set(['person', 'state', 'organization'])

/** Those who act, are acted on, speak, or hold a stated position, the named ones first; others would drown them. */
function renderActors(reading: Reading, options: BriefOptions): string[] {
  const involved = new Set<string>()
  for (const event of reading.events) for (const id of [...event.actors, ...event.recipients]) involved.add(id)
  for (const {source} of reading.attributions) if (source?.actor) involved.add(source.actor)
  for (const fact of reading.facts) involved.add(fact.subject)
  const isNamed = ({kind}: Reading['actors'][number]): boolean => NAMED.has(kind)
  return reading.actors
    .filter(actor => involved.has(actor.id))
    .sort((a, b) => Number(isNamed(b)) - Number(isNamed(a)))
    .map(actor => {
      const codes = [actor.country, actor.sector].filter(Boolean).join(' ') || 'unknown'
      const positions = reading.facts
        .filter(fact => fact.subject === actor.id && fact.kind === 'position' && fact.role)
        .map(fact => safeText(fact.role!))
      const roles = positions.length > 0 ? `, ${[...new Set(positions)].join('; ')}` : ''
      return wrapIndented(
        `${styled('bold', safeText(actor.name), options)}${roles} · ${actor.kind} · ${codes}`,
        2,
        options,
      )
    })
}

function renderSkipped(reading: Reading, options: BriefOptions): string[] {
  return reading.skipped.map(({start, end, reason}) =>
    wrapIndented(
      `${inQuotationMarks(safeText(reading.document.text.slice(start, end)))}: ${safeText(reason)}`,
      2,
      options,
    ),
  )
}
