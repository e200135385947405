import {allPages} from '../record/all-pages.ts'
import type {ArchiveRecord, RecordedReport} from '../record/record.ts'
import {reportInWords} from '../view/answer.ts'
import {safeText} from '../view/terminal-text.ts'
import {ARCHIVE_OPTION, withArchive} from './archive.ts'
import {type CommandLine, parseCall} from './command-line.ts'
import {note, print} from './output.ts'

export const COPIES_COMMAND: CommandLine = {
  usage: 'rapporteur copies --archive FILE [options]',
  takesWords: false,
  about: 'Reports that share their text in whole or in part, group by group: who runs whose words.',
  options: [ARCHIVE_OPTION, {name: 'json', type: 'boolean', help: 'prints one JSON object: {"copies": [[id, id], …]}'}],
}

/** Runs `rapporteur copies`. Exit code 1 when no report is a copy of another. */
export async function runCopies(args: readonly string[]): Promise<number> {
  const call = parseCall(args, COPIES_COMMAND)
  if (!call) return 0
  return withArchive(call, async record => {
    const groups = await copyGroups(record)
    if (call.flags.json) await print(`${JSON.stringify({copies: groups.map(group => group.map(({id}) => id))})}\n`)
    else
      for (const group of groups) await print(`${group.map(report => safeText(reportInWords(report))).join('\n  ')}\n`)
    if (groups.length === 0) note('No report of the archive is a copy of another.')
    return groups.length === 0 ? 1 : 0
  })
}

/** Groups of at least two, each by day of publication. */
async function copyGroups(record: ArchiveRecord): Promise<RecordedReport[][]> {
  const groups = new Map<string, RecordedReport[]>()
  for await (const report of allPages(page => record.findReports({order: 'date', ...page}))) {
    const group = groups.get(report.copyGroup)
    if (group) group.push(report)
    else groups.set(report.copyGroup, [report])
  }
  return [...groups.values()].filter(group => group.length > 1)
}
