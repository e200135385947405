import type {ArchiveRecord, EventAnswer, RecordedMention} from '../record/record.ts'
import {renderEventInFull, renderReport, renderStory, renderWhy} from '../view/answer.ts'
import {renderBrief} from '../view/brief.ts'
import {safeLines} from '../view/terminal-text.ts'
import {reportFields} from './answers.ts'
import {ARCHIVE_OPTION, withArchive} from './archive.ts'
import {CliError} from './cli-error.ts'
import {type CommandLine, type ParsedCall, parseCall} from './command-line.ts'
import {outputLines, print} from './output.ts'

export const SHOW_COMMAND: CommandLine = {
  usage: 'rapporteur show ID… --archive FILE [options]',
  takesWords: true,
  about: `Shows an event with every passage that tells it, a story with its reports, or a report as its brief. An id may be
cut, as long as it means one thing; a mention's id shows its event.`,
  options: [
    ARCHIVE_OPTION,
    {name: 'text', type: 'boolean', help: 'a report: its kept text instead of its brief'},
    {name: 'json', type: 'boolean', help: 'prints JSON Lines'},
  ],
}

export const WHY_COMMAND: CommandLine = {
  usage: 'rapporteur why ID… --archive FILE [options]',
  takesWords: true,
  about: 'Why the mentions of an event are one, and how each was coded. Part them with rapporteur correct part.',
  options: [ARCHIVE_OPTION, {name: 'json', type: 'boolean', help: 'prints JSON Lines'}],
}

/** Runs `rapporteur show`. Throws a CliError when an id means nothing. */
export async function runShow(args: readonly string[]): Promise<number> {
  const call = parseCall(args, SHOW_COMMAND)
  if (!call) return 0
  requireIds(call, 'show')
  return withArchive(call, async record => {
    for (const given of call.positionals) {
      const {kind, id} = await resolve(record, given)
      if (kind === 'event') await showEvent(record, id, call)
      else if (kind === 'story') await showStory(record, id, call)
      else await showReport(record, id, call)
    }
    return 0
  })
}

/** Runs `rapporteur why`. Throws a CliError when an id is none of an event. */
export async function runWhy(args: readonly string[]): Promise<number> {
  const call = parseCall(args, WHY_COMMAND)
  if (!call) return 0
  requireIds(call, 'why')
  return withArchive(call, async record => {
    for (const given of call.positionals) {
      const {event, mentions} = await openEvent(record, given)
      const links = await record.links(
        'event',
        mentions.map(({id}) => id),
      )
      await print(
        call.flags.json
          ? `${JSON.stringify({event, links, coded: mentions.map(({id, event: {rule, steps}}) => ({id, rule, steps}))})}\n`
          : renderWhy(event, {mentions, links}, outputLines()),
      )
    }
    return 0
  })
}

function requireIds({positionals}: ParsedCall, name: string): void {
  if (positionals.length === 0) throw new CliError(`Say what to look at: rapporteur ${name} ID.`, 2)
}

async function resolve(
  record: ArchiveRecord,
  given: string,
): Promise<{kind: 'event' | 'story' | 'report'; id: string}> {
  const found = await record.resolveId(given)
  if (!found) throw new CliError(`“${given}” is no id of this archive, or the beginning of several. Give more of it.`)
  return found
}

/** The event that an id means, with its mentions. Throws a CliError when it is none. */
export async function openEvent(
  record: ArchiveRecord,
  given: string,
): Promise<{event: EventAnswer; mentions: readonly RecordedMention[]}> {
  const {kind, id} = await resolve(record, given)
  if (kind !== 'event') throw new CliError(`“${given}” is a ${kind}, not an event.`)
  const {
    items: [event],
  } = await record.findEvents({ids: [id], withRejected: true})
  if (!event) throw new CliError(`The event “${given}” is no more. Its mentions are in others: show its reports.`)
  return {event, mentions: await record.mentions(event.mentions.map(mention => mention.id))}
}

async function showEvent(record: ArchiveRecord, id: string, call: ParsedCall): Promise<void> {
  const {event, mentions} = await openEvent(record, id)
  const texts = new Map<string, string>()
  for (const {report} of mentions) {
    const text = (await record.reading(report.hash))?.document.text
    if (text) texts.set(report.hash, text)
  }
  const textOf = (hash: string): string | null => texts.get(hash) ?? null
  if (!call.flags.json) return print(renderEventInFull(event, mentions, {...outputLines(), textOf}))
  const shown = mentions.map(({id: mention, report, event: coded, sources}) => ({
    id: mention,
    report: {hash: report.hash, id: report.id, outlet: report.outlet, title: report.title, url: report.url},
    sources,
    evidence: coded.evidence.map(({start, end, trigger}) => ({
      start,
      end,
      trigger,
      text: textOf(report.hash)?.slice(start, end) ?? null,
    })),
  }))
  return print(`${JSON.stringify({...event, mentions: shown})}\n`)
}

async function showStory(record: ArchiveRecord, id: string, call: ParsedCall): Promise<void> {
  const {
    items: [story],
  } = await record.findStories({ids: [id]})
  if (!story) throw new CliError(`The story “${id}” is no more.`)
  const reports = [...(await record.reports(story.reports))].sort((a, b) =>
    (a.published.date ?? '') < (b.published.date ?? '') ? -1 : 1,
  )
  if (call.flags.json) return print(`${JSON.stringify({...story, reports: reports.map(reportFields)})}\n`)
  return print(
    `${[renderStory(story, outputLines()), ...reports.map(report => renderReport(report, outputLines()))].join('\n')}\n`,
  )
}

async function showReport(record: ArchiveRecord, hash: string, call: ParsedCall): Promise<void> {
  const reading = await record.reading(hash)
  if (!reading) {
    const [report] = await record.reports([hash])
    if (!report) throw new CliError(`There is no report “${hash}”.`)
    return print(`${call.flags.json ? JSON.stringify(reportFields(report)) : renderReport(report, outputLines())}\n`)
  }
  if (call.flags.text) {
    const {text} = reading.document
    return print(`${process.stdout.isTTY ? safeLines(text) : text}\n`)
  }
  return print(
    call.flags.json ? `${JSON.stringify(reading)}\n` : renderBrief(reading, {...outputLines(), explain: false}),
  )
}
