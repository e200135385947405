import type {DiaryStatus} from '../diary/diary.ts'
import {findDiary} from '../diary/find-diary.ts'
import {renderDiaryEntry} from '../view/diary-lines.ts'
import {actorKeys} from './actor-keys.ts'
import {ARCHIVE_OPTION, withArchive} from './archive.ts'
import {type CommandLine, parseCall, positiveNumber} from './command-line.ts'
import {note, outputLines, print} from './output.ts'
import {countriesOf, dayOf, listOf, oneOf, PERIOD_OPTIONS, periodOf} from './query-options.ts'

const STATUSES: readonly DiaryStatus[] = [
  'expected',
  'postponed',
  'cancelled',
  'happened',
  'contradicted',
  'not reported',
]

export const DIARY_COMMAND: CommandLine = {
  usage: 'rapporteur diary --archive FILE [conditions]',
  takesWords: false,
  about: `Everything announced or expected, by day, who says so, and what came of it. rapporteur export diary --format ics gives a
calendar.`,
  options: [
    ARCHIVE_OPTION,
    {name: 'actor', type: 'string', value: 'NAME', help: 'somebody who takes part'},
    {name: 'country', type: 'string', value: 'CODES', help: 'of the place or of a party, as UKR,RUS'},
    ...PERIOD_OPTIONS,
    {name: 'status', type: 'string', value: 'LIST', help: STATUSES.join(', ')},
    {name: 'as-of', type: 'string', value: 'DATE', help: 'as seen on this day (default: today)'},
    {name: 'grace', type: 'string', value: 'DAYS', help: 'days after which a silent record is told (default 3)'},
    {name: 'undated', type: 'boolean', help: 'also plans that name no day'},
    {name: 'json', type: 'boolean', help: 'prints JSON Lines'},
  ],
}

/** Runs `rapporteur diary`. Exit code 1 when nothing is announced. */
export async function runDiary(args: readonly string[]): Promise<number> {
  const call = parseCall(args, DIARY_COMMAND)
  if (!call) return 0
  const {text, flags} = call
  const today = new Date().toISOString().slice(0, 10)
  return withArchive(call, async record => {
    const entries = findDiary(record, {
      actors: text.actor === undefined ? undefined : await actorKeys(record, text.actor),
      countries: countriesOf(text.country),
      ...periodOf(text),
      statuses: listOf(text.status)?.map(status => oneOf('status', status, STATUSES)),
      asOf: text['as-of'] === undefined ? today : dayOf('as-of', text['as-of'], 'last'),
      graceDays: positiveNumber('grace', text.grace, 3),
      withUndated: flags.undated === true,
    })
    let count = 0
    for await (const entry of entries) {
      count++
      await print(flags.json ? `${JSON.stringify(entry)}\n` : `${renderDiaryEntry(entry, outputLines())}\n`)
    }
    if (count === 0) note('Nothing that was announced answers to this.')
    return count === 0 ? 1 : 0
  })
}
