import type {MentionPlace} from '../record/digest.ts'
import {type CameoDyadOptions, cameoDyads} from './cameo-dyads.ts'
import type {Column} from './column.ts'
import type {DivisionOf} from './division.ts'
import {EVENT_COLUMNS} from './event-columns.ts'
import {diaryItem, eventItem, reportItem, storyItem} from './feed-items.ts'
import {type FixedTable, renderFixedTable} from './fixed-table.ts'
import {gdeltEvents} from './gdelt-events.ts'
import {gdeltMentions} from './gdelt-mentions.ts'
import {MENTION_COLUMNS} from './mention-columns.ts'
import {ACTOR_COLUMNS, DIARY_COLUMNS, REPORT_COLUMNS, STORY_COLUMNS} from './other-columns.ts'
import {polecatEvents} from './polecat.ts'
import {type CalendarOptions, renderCalendar} from './render-calendar.ts'
import {type CsvOptions, renderCsv} from './render-csv.ts'
import {type FeedItem, renderAtom, renderRss} from './render-feed.ts'
import {renderGeojson} from './render-geojson.ts'
import {renderJsonl} from './render-jsonl.ts'
import {renderParquet} from './render-parquet.ts'
import type {ExportRows, ExportWhat} from './rows.ts'

export const EXPORT_FORMATS = [
  'jsonl',
  'csv',
  'parquet',
  'geojson',
  'ics',
  'rss',
  'atom',
  'gdelt',
  'polecat',
  'cameo',
] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]
export const EXPORT_WHATS: readonly ExportWhat[] = ['events', 'mentions', 'reports', 'stories', 'actors', 'diary']

export interface ExportOptions extends CsvOptions, CameoDyadOptions, CalendarOptions {
  /** For gdelt, polecat and cameo: the first-level division of a place. Without it that column is empty. */
  readonly divisionOf?: DivisionOf
}

/** Pieces of the file, in order: text is to be written as UTF-8. */
export type ExportChunks = AsyncGenerator<string | Uint8Array>

type Render<Row> = (rows: AsyncIterable<Row>, options: ExportOptions) => ExportChunks

/** How each thing is written in each form that exists for it: the one table that help, check and work read. */
const RENDER: {readonly [What in ExportWhat]: Partial<Record<ExportFormat, Render<ExportRows[What]>>>} = {
  events: {
    ...tables(EVENT_COLUMNS),
    ...map(EVENT_COLUMNS, ({event}) => event.place),
    ...feeds('events', eventItem),
    gdelt: fixed(({divisionOf = nowhere}) => gdeltEvents(divisionOf)),
    polecat: fixed(({divisionOf = nowhere}) => polecatEvents(divisionOf)),
    cameo: fixed(({divisionOf = nowhere, oneADay}) => cameoDyads(divisionOf, {oneADay})),
  },
  mentions: {
    ...tables(MENTION_COLUMNS),
    ...map(MENTION_COLUMNS, ({mention}) => mention.digest.place),
    gdelt: fixed(() => gdeltMentions()),
  },
  reports: {...tables(REPORT_COLUMNS), ...feeds('reports', reportItem)},
  stories: {...tables(STORY_COLUMNS), ...feeds('stories', storyItem)},
  actors: tables(ACTOR_COLUMNS),
  diary: {
    ...tables(DIARY_COLUMNS),
    ...map(DIARY_COLUMNS, entry => entry.place),
    ...feeds('diary', diaryItem),
    ics: renderCalendar,
  },
}

/** The formats in which a thing can be exported. */
export const formatsOf = (what: ExportWhat): ExportFormat[] =>
  EXPORT_FORMATS.filter(format => RENDER[what][format] !== undefined)

/**
 * Why a thing cannot be exported in a format, with what can be done instead; null when it can. Takes any words, as they come
 * from a command line.
 */
export function exportProblem(what: string, format: string): string | null {
  const known = EXPORT_WHATS.find(name => name === what)
  if (!known) return `There is no export of “${what}”. There are: ${EXPORT_WHATS.join(', ')}.`
  if (!EXPORT_FORMATS.some(name => name === format))
    return `There is no format “${format}”. Of ${what} there are: ${formatsOf(known).join(', ')}.`
  if (formatsOf(known).some(name => name === format)) return null
  const others = EXPORT_WHATS.filter(name => formatsOf(name).some(other => other === format))
  return `${format} is a format of ${others.join(', ')}. Of ${what} there are: ${formatsOf(known).join(', ')}.`
}

/** The file, piece by piece, with bounded memory (calendars and feeds excepted, which are made whole). Throws for a format that the thing has not. */
export function renderExport<What extends ExportWhat>(
  {what, format}: {readonly what: What; readonly format: ExportFormat},
  rows: AsyncIterable<ExportRows[What]>,
  options: ExportOptions = {},
): ExportChunks {
  const render = RENDER[what][format]
  if (!render) throw new Error(exportProblem(what, format)!)
  return render(rows, options)
}

const nowhere: DivisionOf = () => null

function tables<Row>(columns: readonly Column<Row>[]): Record<'jsonl' | 'csv' | 'parquet', Render<Row>> {
  return {
    jsonl: rows => renderJsonl(rows, columns),
    csv: (rows, options) => renderCsv(rows, columns, options),
    parquet: rows => renderParquet(rows, columns),
  }
}

function map<Row>(
  columns: readonly Column<Row>[],
  placeOf: (row: Row) => MentionPlace | null,
): Record<'geojson', Render<Row>> {
  return {geojson: rows => renderGeojson(rows, columns, placeOf)}
}

function feeds<Row>(what: ExportWhat, itemOf: (row: Row) => FeedItem): Record<'rss' | 'atom', Render<Row>> {
  const head = {title: `Rapporteur: ${what}`, description: `${what} of an archive`, id: `urn:rapporteur:${what}`}
  return {
    rss: rows => renderRss(mapRows(rows, itemOf), head),
    atom: rows => renderAtom(mapRows(rows, itemOf), head),
  }
}

function fixed<Row>(tableOf: (options: ExportOptions) => FixedTable<Row>): Render<Row> {
  return (rows, options) => renderFixedTable(rows, tableOf(options))
}

async function* mapRows<Row, Item>(rows: AsyncIterable<Row>, of: (row: Row) => Item): AsyncGenerator<Item> {
  for await (const row of rows) yield of(row)
}
