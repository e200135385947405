import {sql} from 'kysely'
import {spellingOf} from './actor-key.ts'
import type {ActorEntry, ReportEntry} from './entry.ts'
import {keyNumber} from './key-number.ts'
import {writeLedger} from './ledger.ts'
import {digestColumns as mentionDigestColumns} from './mention-digests.ts'
import {packText} from './packed-text.ts'
import {placeNumbers} from './places.ts'
import type {WriteBatch, WriteOutcome} from './record.ts'
import {digestColumns as reportDigestColumns, toReportDigest} from './report-digests.ts'
import {among, dropWords, type Writing, writeWords} from './sqlite-store.ts'
import type {Facet} from './tables.ts'
import {termNumbers} from './terms.ts'
import {dropEmptyEvents} from './write-events.ts'

export type KeepTexts = 'all' | 'spans'

/** Writes what came of a batch of items: reports, unread reports and failures, each with its row of the ledger. */
export async function writeBatch(writing: Writing, batch: WriteBatch, keepTexts: KeepTexts): Promise<WriteOutcome> {
  const offered = [
    ...batch.entries.map(({entry, offer}) => ({entry, offer, state: 'read' as const})),
    ...batch.unread.map(({entry, offer}) => ({entry, offer, state: 'unread' as const})),
  ]
  const hashes = [...new Set(offered.map(({entry}) => entry.hash))]
  const before = await reportNumbers(writing, hashes)
  const fresh = new Map<string, (typeof offered)[number]>()
  for (const item of offered)
    if (!before.has(item.entry.hash) && !fresh.has(item.entry.hash)) fresh.set(item.entry.hash, item)
  writing.insert(
    'report',
    [...fresh.values()].map(({entry, offer, state}) => ({
      ...reportRow(entry, state),
      locator: offer.locator,
      recorded_at: batch.at,
    })),
  )
  const numbers = await reportNumbers(writing, hashes)
  for (const {entry} of fresh.values()) await writeText(writing, {entry, reportNr: numbers.get(entry.hash)!, keepTexts})
  await writeReadings(
    writing,
    [...fresh.values()].map(({entry, state}) => ({entry, state, reportNr: numbers.get(entry.hash)!})),
  )
  await writeLedger(writing, batch, numbers)
  return {added: [...fresh.keys()]}
}

/** Puts a new reading in the place of the one on record. What the report was joined with is to be grouped anew. */
export async function replaceReading(writing: Writing, entry: ReportEntry): Promise<void> {
  const {trx} = writing
  const report = await trx
    .selectFrom('report')
    .select(['nr', 'title'])
    .where('hash', '=', entry.hash)
    .executeTakeFirst()
  if (!report) return
  const reportNr = report.nr
  await ungroupNeighbours(writing, reportNr)
  const old = await trx
    .selectFrom('mention')
    .select(['nr', 'id', 'comparing'])
    .where('report_nr', '=', reportNr)
    .execute()
  const mentionIds = old.map(({id}) => id)
  for (const [kinds, members] of [
    [['event'], mentionIds],
    [['copy', 'story'], [entry.hash]],
  ] as const)
    for (const end of ['a', 'b'] as const)
      await trx
        .deleteFrom('link')
        .where('kind', 'in', kinds)
        .where(among(sql.ref(end), members))
        .execute()
  for (const {nr, comparing} of old)
    await trx
      .deleteFrom('mention_key')
      .where(among(sql.ref('key'), keyNumbers((JSON.parse(comparing) as {keys: string[]}).keys)))
      .where('mention_nr', '=', nr)
      .execute()
  await dropReportKeys(writing, reportNr)
  const events = await trx.selectFrom('event_mention').select('event_nr').where('report_nr', '=', reportNr).execute()
  await trx.deleteFrom('mention').where('report_nr', '=', reportNr).execute()
  await dropEmptyEvents(
    writing,
    events.map(({event_nr}) => event_nr),
  )
  await trx.deleteFrom('report_digest').where('report_nr', '=', reportNr).execute()
  await trx.updateTable('report').set(reportRow(entry, 'read')).where('nr', '=', reportNr).execute()
  const kept = await trx.selectFrom('report_text').select('report_nr').where('report_nr', '=', reportNr).execute()
  await dropWords(writing, reportNr)
  await trx.deleteFrom('report_text').where('report_nr', '=', reportNr).execute()
  await writeText(writing, {entry, reportNr, keepTexts: kept.length > 0 ? 'all' : 'spans'})
  await writeReadings(writing, [{entry, state: 'read', reportNr}])
  await trx
    .updateTable('ledger')
    .set({state: 'recorded', reason: null})
    .where('report_nr', '=', reportNr)
    .where('state', '=', 'unread')
    .execute()
}

/** The report and all that share an event, a story or a copy group with it are to be grouped again. */
async function ungroupNeighbours({trx}: Writing, reportNr: number): Promise<void> {
  const own = await trx.selectFrom('report_group').selectAll().where('report_nr', '=', reportNr).executeTakeFirst()
  const events = trx.selectFrom('event_mention').select('event_nr').where('report_nr', '=', reportNr)
  const sharing = trx.selectFrom('event_mention').select('report_nr').where('event_nr', 'in', events)
  await trx.updateTable('report_group').set({grouped: 0}).where('report_nr', 'in', sharing).execute()
  if (!own) return
  await trx
    .updateTable('report_group')
    .set({grouped: 0})
    .where(({eb, or}) =>
      or([
        eb('report_nr', '=', reportNr),
        eb('copy_group', '=', own.copy_group),
        ...(own.story_nr === null ? [] : [eb('story_nr', '=', own.story_nr)]),
      ]),
    )
    .execute()
}

async function dropReportKeys({trx}: Writing, reportNr: number): Promise<void> {
  const row = await trx
    .selectFrom('report_digest')
    .innerJoin('report', 'report.nr', 'report_digest.report_nr')
    .selectAll('report_digest')
    .select('report.hash')
    .where('report_nr', '=', reportNr)
    .executeTakeFirst()
  if (!row) return
  const {copyKeys, storyKeys} = toReportDigest(row)
  for (const [kind, keys] of [
    ['copy', copyKeys],
    ['story', storyKeys],
  ] as const)
    await trx
      .deleteFrom('report_key')
      .where('kind', '=', kind)
      .where(among(sql.ref('key'), keyNumbers(keys)))
      .where('report_nr', '=', reportNr)
      .execute()
}

async function reportNumbers({trx}: Writing, hashes: readonly string[]): Promise<Map<string, number>> {
  const rows = await trx
    .selectFrom('report')
    .select(['hash', 'nr'])
    .where(among(sql.ref('hash'), hashes))
    .execute()
  return new Map(rows.map(({hash, nr}) => [hash, nr]))
}

function reportRow({hash, reading: {document}, reader}: ReportEntry, state: 'read' | 'unread') {
  const {id, url, outlet, title, byline, published, language} = document
  return {
    hash,
    document_id: id,
    state,
    url,
    outlet,
    title,
    byline,
    published: published.date,
    published_basis: published.basis,
    published_why: published.why,
    language,
    reader,
  }
}

/** The text and what was read, without the events: those stand with their mentions. Of texts that are not kept, titles alone are indexed. */
async function writeText(
  writing: Writing,
  {entry, reportNr, keepTexts}: {entry: ReportEntry; reportNr: number; keepTexts: KeepTexts},
): Promise<void> {
  const {document, ...found} = entry.reading
  const {text, ...facts} = document
  const isKept = keepTexts === 'all'
  await writeWords(writing, {reportNr, title: document.title ?? '', text: isKept ? text : ''})
  if (!isKept) return
  const reading = JSON.stringify({document: facts, ...found, events: []})
  writing.insert('report_text', [{report_nr: reportNr, text: packText(text), reading: packText(reading)}])
}

interface NumberedEntry {
  readonly entry: ReportEntry
  readonly state: 'read' | 'unread'
  readonly reportNr: number
}

async function writeReadings(writing: Writing, entries: readonly NumberedEntry[]): Promise<void> {
  writing.insert(
    'report_digest',
    entries.map(({entry, reportNr}) => ({report_nr: reportNr, ...reportDigestColumns(entry.digest)})),
  )
  const read = entries.filter(({state}) => state === 'read')
  writing.insert('report_key', inOrder(read.flatMap(keyRows)), {on: []})
  // A report that is read anew has its groups already.
  writing.insert(
    'report_group',
    entries.map(({entry, state, reportNr}) => ({
      report_nr: reportNr,
      copy_group: entry.hash,
      story_nr: null,
      grouped: state === 'read' ? 0 : 1,
    })),
    {on: ['report_nr'], update: ['grouped']},
  )
  await writeMentions(writing, read)
  await writeActors(
    writing,
    read.flatMap(({entry}) => entry.actors.map(actor => ({actor, seen: entry.digest.published ?? ''}))),
  )
}

function keyRows({entry: {digest}, reportNr}: NumberedEntry) {
  return [
    ...keyNumbers(digest.copyKeys).map(key => ({kind: 'copy', key, report_nr: reportNr})),
    ...keyNumbers(digest.storyKeys).map(key => ({kind: 'story', key, report_nr: reportNr})),
  ]
}

const keyNumbers = (keys: readonly string[]): number[] => [...new Set(keys.map(keyNumber))]

/** Rows in the order of their index: neighbours are found on the page that is at hand. */
const inOrder = <Row extends {readonly key: number}>(rows: Row[]): Row[] => rows.sort((a, b) => a.key - b.key)

async function writeMentions(writing: Writing, entries: readonly NumberedEntry[]): Promise<void> {
  const mentions = entries.flatMap(({entry, reportNr}) => entry.mentions.map((mention, i) => ({mention, reportNr, i})))
  const places = await placeNumbers(
    writing,
    mentions.flatMap(({mention}) => mention.digest.place ?? []),
  )
  writing.insert(
    'mention',
    mentions.map(({mention, reportNr, i}) => ({
      ...mentionDigestColumns(mention.digest),
      report_nr: reportNr,
      position: i,
      place_nr: mention.digest.place && places(mention.digest.place),
      sources: JSON.stringify(mention.sources),
      as_read: packText(JSON.stringify(mention.event)),
    })),
  )
  const ids = mentions.map(({mention}) => mention.digest.mention)
  const rows = await writing.trx
    .selectFrom('mention')
    .select(['id', 'nr'])
    .where(among(sql.ref('id'), ids))
    .execute()
  const numbers = new Map(rows.map(({id, nr}) => [id, nr]))
  writing.insert(
    'mention_key',
    inOrder(
      mentions.flatMap(({mention: {digest}}) =>
        keyNumbers(digest.keys).map(key => ({key, mention_nr: numbers.get(digest.mention)!})),
      ),
    ),
  )
}

/** Actors as the newest report knows them; of one day's, the one whose name comes first, so that the order of arrival does not matter. */
async function writeActors(
  writing: Writing,
  told: readonly {readonly actor: ActorEntry; readonly seen: string}[],
): Promise<void> {
  const newest = new Map<string, (typeof told)[number]>()
  for (const item of told) {
    const other = newest.get(item.actor.key)
    if (!other || isNewer(item, other)) newest.set(item.actor.key, item)
  }
  const keys = [...newest.keys()]
  const find = () =>
    writing.trx
      .selectFrom('actor')
      .selectAll()
      .where(among(sql.ref('key'), keys))
      .execute()
  const before = new Map((await find()).map(row => [row.key, row]))
  const rows = [...newest.values()].filter(item => {
    const row = before.get(item.actor.key)
    return !row || isNewer(item, {actor: row, seen: row.seen})
  })
  const columns = ['name', 'kind', 'country', 'sector', 'wikidata', 'seen']
  writing.insert(
    'actor',
    rows.map(({actor: {key, name, kind, country, sector, wikidata}, seen}) => ({
      key,
      name,
      kind,
      country,
      sector,
      wikidata,
      seen,
    })),
    {on: ['key'], update: columns},
  )
  await termNumbers(
    writing,
    keys.filter(key => !before.has(key)).map(value => ({facet: 'actor' as Facet, value})),
  )
  const numbers = new Map((await find()).map(({key, nr}) => [key, nr]))
  const names = new Map<string, {actor_nr: number; name: string; spelling: string}>()
  for (const {actor} of told) {
    const actorNr = numbers.get(actor.key)!
    names.set(`${actorNr} ${actor.name}`, {actor_nr: actorNr, name: actor.name, spelling: spellingOf(actor.name)})
  }
  writing.insert('actor_name', [...names.values()], {on: []})
}

function isNewer(
  a: {readonly actor: {readonly name: string}; readonly seen: string},
  b: {readonly actor: {readonly name: string}; readonly seen: string},
): boolean {
  return a.seen > b.seen || (a.seen === b.seen && a.actor.name < b.actor.name)
}
