import {sql} from 'kysely'
import {dayRange} from './day-number.ts'
import {writeLinks} from './links.ts'
import type {Link, Story} from './merged.ts'
import type {Grouping} from './record.ts'
import {among, type Writing} from './sqlite-store.ts'
import {dropEvents, writeEvents} from './write-events.ts'

/** Writes links and the groups that follow from them, and marks the reports as grouped. */
export async function writeGrouping(
  writing: Writing,
  {
    links,
    grouping,
    grouped,
  }: {
    readonly links: readonly Link[]
    readonly grouping: Grouping
    readonly grouped: readonly string[]
  },
): Promise<void> {
  writeLinks(writing, links)
  await writeCopyGroups(writing, grouping.copyGroups)
  const moved = await writeStories(writing, grouping)
  const written = await writeEvents(writing, grouping.events)
  await dropGone(writing, grouping)
  await placeInStories(writing, {written, moved})
  await writing.trx
    .updateTable('report_group')
    .set({grouped: 1})
    .where('report_nr', 'in', numbersOf(writing, grouped))
    .where('grouped', '=', 0)
    .execute()
}

const numbersOf = ({trx}: Writing, hashes: readonly string[]) =>
  trx
    .selectFrom('report')
    .select('nr')
    .where(among(sql.ref('hash'), hashes))

async function writeCopyGroups(writing: Writing, groups: ReadonlyMap<string, string>): Promise<void> {
  const members = new Map<string, string[]>()
  for (const [hash, group] of groups) {
    const hashes = members.get(group)
    if (hashes) hashes.push(hash)
    else members.set(group, [hash])
  }
  for (const [group, hashes] of members)
    await writing.trx
      .updateTable('report_group')
      .set({copy_group: group})
      .where('report_nr', 'in', numbersOf(writing, hashes))
      .where('copy_group', '<>', group)
      .execute()
}

/** Numbers of the reports that are in another story than before. */
async function writeStories(writing: Writing, {stories, goneStories}: Grouping): Promise<readonly number[]> {
  const {trx} = writing
  writing.insert('story', stories.map(storyRow), {
    on: ['id'],
    update: ['title', 'date_from', 'date_to', 'reports', 'independent', 'terms', 'day', 'last_day'],
  })
  const ids = stories.map(({id}) => id)
  const rows = await trx
    .selectFrom('story')
    .select(['id', 'nr'])
    .where(among(sql.ref('id'), ids))
    .execute()
  const numbers = new Map(rows.map(({id, nr}) => [id, nr]))
  const moved = new Set<number>()
  const note = (reports: readonly {readonly report_nr: number}[]) => {
    for (const {report_nr} of reports) moved.add(report_nr)
  }
  for (const {id, reports} of stories) {
    const nr = numbers.get(id)!
    note(
      await trx
        .updateTable('report_group')
        .set({story_nr: nr})
        .where('report_nr', 'in', numbersOf(writing, reports))
        .where(({eb, or}) => or([eb('story_nr', 'is', null), eb('story_nr', '<>', nr)]))
        .returning('report_nr')
        .execute(),
    )
  }
  for (const {id, reports} of stories)
    note(
      await trx
        .updateTable('report_group')
        .set({story_nr: null})
        .where('story_nr', '=', numbers.get(id)!)
        .where('report_nr', 'not in', numbersOf(writing, reports))
        .returning('report_nr')
        .execute(),
    )
  const isNow = new Set(ids)
  const gone = goneStories.filter(id => !isNow.has(id))
  const goneNumbers = trx
    .selectFrom('story')
    .select('nr')
    .where(among(sql.ref('id'), gone))
  note(await trx.selectFrom('report_group').select('report_nr').where('story_nr', 'in', goneNumbers).execute())
  await trx
    .deleteFrom('story')
    .where(among(sql.ref('id'), gone))
    .execute()
  return [...moved]
}

function storyRow({id, title, from, to, reports, independent, terms}: Story) {
  const {day, lastDay} = dayRange({from, to}, {first: null, last: null})
  return {
    id,
    title,
    date_from: from,
    date_to: to,
    reports: reports.length,
    independent,
    terms: JSON.stringify(terms),
    day,
    last_day: lastDay,
  }
}

async function dropGone(writing: Writing, {events, goneEvents}: Grouping): Promise<void> {
  const isNow = new Set(events.map(({id}) => id))
  const ids = goneEvents.filter(id => !isNow.has(id))
  const rows = await writing.trx
    .selectFrom('event')
    .select('nr')
    .where(among(sql.ref('id'), ids))
    .execute()
  await dropEvents(
    writing,
    rows.map(({nr}) => nr),
  )
}

/** An event is in the story that most of its reports are in; of two with as many, in the one whose id comes first. */
async function placeInStories(
  {trx}: Writing,
  {written, moved}: {readonly written: readonly number[]; readonly moved: readonly number[]},
): Promise<void> {
  const touched = await trx
    .selectFrom('event_mention')
    .select('event_nr')
    .distinct()
    .where(among(sql.ref('report_nr'), moved))
    .execute()
  const eventNrs = [...new Set([...written, ...touched.map(({event_nr}) => event_nr)])]
  const counted = await trx
    .selectFrom('event_mention')
    .innerJoin('event', 'event.nr', 'event_mention.event_nr')
    .leftJoin('report_group', 'report_group.report_nr', 'event_mention.report_nr')
    .leftJoin('story', 'story.nr', 'report_group.story_nr')
    .select(['event.nr', 'event.story_nr as before', 'story.nr as story_nr', 'story.id'])
    .select(({fn}) => fn.count<number>('event_mention.report_nr').distinct().as('reports'))
    .where(among(sql.ref('event_mention.event_nr'), eventNrs))
    .groupBy(['event.nr', 'story.nr'])
    .execute()
  const best = new Map<number, (typeof counted)[number]>()
  for (const row of counted) {
    const other = best.get(row.nr)
    if (!other || isBetter(row, other)) best.set(row.nr, row)
  }
  const byStory = new Map<number | null, number[]>()
  for (const {nr, before, story_nr} of best.values())
    if (before !== story_nr) byStory.set(story_nr, [...(byStory.get(story_nr) ?? []), nr])
  for (const [story, events] of byStory)
    await trx
      .updateTable('event')
      .set({story_nr: story})
      .where(among(sql.ref('nr'), events))
      .execute()
}

interface StoryCount {
  readonly story_nr: number | null
  readonly id: string | null
  readonly reports: number
}

function isBetter(a: StoryCount, b: StoryCount): boolean {
  if ((a.story_nr === null) !== (b.story_nr === null)) return b.story_nr === null
  return a.reports > b.reports || (a.reports === b.reports && (a.id ?? '') < (b.id ?? ''))
}
