import type {ActorEntry} from '../record/entry.ts'
import type {Disagreement, Link, Story} from '../record/merged.ts'
import type {EventAnswer, RecordedMention, RecordedReport} from '../record/record.ts'
import {day, daysInWords} from './days.ts'
import {actInWords, figuresInWords, joinNames} from './event-sentence.ts'
import {inQuotationMarks, safeText, styled, type TerminalOptions, wrapIndented} from './terminal-text.ts'

/** "7 reports, 3 independent". */
export function countsInWords({
  reports,
  independent,
}: {
  readonly reports: number
  readonly independent: number
}): string {
  return `${reports} ${reports === 1 ? 'report' : 'reports'}, ${independent} independent`
}

/** One event of an archive as a few lines: who, what, when, where, how sure, how many reports, and its id. */
export function renderEventAnswer(event: EventAnswer, options: TerminalOptions): string {
  const head = `${eventInWords(event)}${event.factuality === 'occurred' ? '' : ` [${event.factuality}]`}`
  const details = [
    daysInWords(event.from, event.to) || reportedInWords(event),
    placeInWords(event),
    figuresInWords(event),
  ].filter(detail => detail !== '')
  const codes = [event.plover.type, event.plover.mode, event.cameo && `CAMEO ${event.cameo}`].filter(Boolean).join(' ')
  const lines = [
    styled('bold', wrapIndented(safeText(head), 0, options), options),
    wrapIndented(safeText(details.join(' · ')), 2, options),
    wrapIndented(
      `${countsInWords(event)} · ${codes}${event.review ? ` · ${event.review} by an analyst` : ''}`,
      2,
      options,
    ),
  ]
  if (!event.isStated && event.claimants.length > 0)
    lines.push(wrapIndented(safeText(`according to ${joinNames(event.claimants.map(({name}) => name))}`), 2, options))
  for (const disagreement of event.disagreements)
    lines.push(wrapIndented(safeText(disagreementInWords(disagreement)), 2, options))
  lines.push(styled('dim', `  ${event.id}${event.story ? ` in story ${event.story}` : ''}`, options))
  return lines.join('\n')
}

/** "Turkey → Greece: threat". */
export function eventInWords({
  actors,
  recipients,
  type,
  mode,
}: Pick<EventAnswer, 'actors' | 'recipients' | 'type' | 'mode'>): string {
  const who = joinNames(actors.map(({name}) => name)) || 'someone'
  const whom = joinNames(recipients.map(({name}) => name))
  return `${who}${whom ? ` → ${whom}` : ''}: ${actInWords({type, mode})}`
}

function reportedInWords({firstPublished}: Pick<EventAnswer, 'firstPublished'>): string {
  return firstPublished ? `reported ${day(firstPublished)}` : 'undated'
}

function placeInWords({place}: Pick<EventAnswer, 'place'>): string {
  if (!place) return ''
  return place.country && place.kind !== 'country' ? `${place.name} (${place.country})` : place.name
}

/** "killed: 1 (A, B), 2–3 (C)". */
function disagreementInWords({about, values}: Disagreement): string {
  return `${about}: ${values.map(({value, by}) => `${value} (${by.join(', ')})`).join(', ')}`
}

/** An event with every passage that tells it, in its sentence, report by report. `textOf` gives a report's kept text, null when only spans were kept. */
export function renderEventInFull(
  event: EventAnswer,
  mentions: readonly RecordedMention[],
  {textOf, ...options}: TerminalOptions & {readonly textOf: (hash: string) => string | null},
): string {
  const parts = [renderEventAnswer(event, options)]
  for (const mention of mentions) {
    const lines = [styled('cyan', wrapIndented(safeText(reportInWords(mention.report)), 2, options), options)]
    const text = textOf(mention.report.hash)
    for (const {start, end, trigger} of mention.event.evidence)
      lines.push(
        text === null
          ? wrapIndented(`characters ${start} to ${end}, word at ${trigger.start} (the text was not kept)`, 4, options)
          : wrapIndented(inQuotationMarks(safeText(text.slice(start, end))), 4, options),
      )
    if (mention.sources.length > 0)
      lines.push(wrapIndented(safeText(`says ${joinNames(mention.sources.map(({name}) => name))}`), 4, options))
    const {digest} = mention
    lines.push(
      styled('dim', `    ${mention.id} · ${digest.type} ${digest.factuality} · rule ${mention.event.rule}`, options),
    )
    parts.push(lines.join('\n'))
  }
  return `${parts.join('\n')}\n`
}

/** "The Daily News, 15 September 2022: Leaders meet in Samarkand". */
export function reportInWords({outlet, published, title, url, locator}: RecordedReport): string {
  const when = published.date ? day(published.date) : 'undated'
  return `${outlet ?? 'unknown outlet'}, ${when}: ${title ?? url ?? locator}`
}

/** A report of an archive as a few lines: outlet, day and headline; what it copies or credits; its id. */
export function renderReport(report: RecordedReport, options: TerminalOptions): string {
  const {hash, url, story, language, digest, copyGroup} = report
  const details = [
    language === 'en' ? null : `language ${language}, not read`,
    digest.wires.length > 0 ? `credits ${joinNames(digest.wires)}` : null,
    copyGroup === hash ? null : `copy of ${copyGroup.slice(0, 12)}`,
    url,
  ].filter(detail => detail !== null)
  const lines = [styled('bold', wrapIndented(safeText(reportInWords(report)), 0, options), options)]
  if (details.length > 0) lines.push(wrapIndented(safeText(details.join(' · ')), 2, options))
  lines.push(styled('dim', `  ${hash.slice(0, 12)}${story ? ` in story ${story}` : ''}`, options))
  return lines.join('\n')
}

/** A story as a few lines: its title, days, how many reports, and its id. */
export function renderStory(story: Story, options: TerminalOptions): string {
  const when = story.from || story.to ? daysInWords(story.from, story.to) : 'undated'
  return [
    styled('bold', wrapIndented(safeText(story.title), 0, options), options),
    wrapIndented(
      `${when} · ${countsInWords({reports: story.reports.length, independent: story.independent})}`,
      2,
      options,
    ),
    styled('dim', `  ${story.id}`, options),
  ].join('\n')
}

/**
 * An actor of an archive as a few lines: name, kind, country and sector, how many events, other names (six at most), and its
 * key.
 */
export function renderActorAnswer(
  actor: ActorEntry & {readonly events: number; readonly names: readonly string[]},
  options: TerminalOptions,
): string {
  const facts = [actor.kind, actor.country, actor.sector].filter(Boolean).join(', ')
  const others = actor.names.filter(name => name !== actor.name).slice(0, 6)
  const also = others.length > 0 ? `; also ${others.join(', ')}` : ''
  const events = `${actor.events} ${actor.events === 1 ? 'event' : 'events'}`
  return [
    styled('bold', wrapIndented(safeText(actor.name), 0, options), options),
    wrapIndented(safeText(`${facts} · ${events}${also}`), 2, options),
    styled('dim', `  ${safeText(actor.key)}`, options),
  ].join('\n')
}

/** Why the mentions of an event are one: each link with its steps, surest first. */
export function renderWhy(
  event: EventAnswer,
  {mentions, links}: {readonly mentions: readonly RecordedMention[]; readonly links: readonly Link[]},
  options: TerminalOptions,
): string {
  const titles = new Map(mentions.map(mention => [mention.id, reportInWords(mention.report)]))
  const inside = links.filter(({a, b}) => titles.has(a) && titles.has(b)).sort((x, y) => y.score - x.score)
  const lines = [renderEventAnswer(event, options), '']
  if (mentions.length === 1) lines.push('  One mention tells it, so nothing was put together.')
  for (const {a, b, score, why} of inside) {
    lines.push(wrapIndented(safeText(`${a}  ${titles.get(a)}`), 2, options))
    lines.push(wrapIndented(safeText(`${b}  ${titles.get(b)}`), 2, options))
    lines.push(wrapIndented(safeText(`one event by ${score.toFixed(2)}: ${why.join('; ')}`), 4, options))
  }
  for (const {id, event: coded} of mentions)
    lines.push(wrapIndented(safeText(`${id} was coded: ${[coded.rule, ...coded.steps].join('; ')}`), 2, options))
  return `${lines.join('\n')}\n`
}
