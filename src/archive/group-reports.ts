import {loadCameoScale} from '../event/cameo-scale.ts'
import {groupMentions, type SaidOfMentions} from '../merging/group-mentions.ts'
import {matchMentions} from '../merging/match-mentions.ts'
import {mergeEvent} from '../merging/merge-event.ts'
import {countIndependent} from '../origin/count-independent.ts'
import {matchCopies} from '../origin/match-copies.ts'
import type {MentionDigest, ReportDigest} from '../record/digest.ts'
import type {Link, MergedEvent, Story} from '../record/merged.ts'
import type {ArchiveRecord, RecordedMention} from '../record/record.ts'
import {groupReports as groupStoryReports} from '../story/group-reports.ts'
import {matchStories} from '../story/match-stories.ts'
import {tellStory} from '../story/tell-story.ts'
import {connectedComponents} from './connected-components.ts'
import {pairsByKey} from './pairs-by-key.ts'
import {saidOfPairs} from './said-of-pairs.ts'

/** Reports that are compared and grouped in one transaction. */
const BATCH = 128

/**
 * Groups every report that was recorded and not yet grouped: finds its copies, the events that others tell too, and its
 * story, and writes what follows. What comes out depends on the reports alone, not on the order in which they came: whether two belong
 * together is decided by looking at the two, and a group is made anew from all that are joined with one another.
 */
export async function groupNewReports(
  record: ArchiveRecord,
  onGrouped: (reports: number) => void = () => {},
): Promise<void> {
  for (;;) {
    const hashes = await record.ungrouped(BATCH)
    if (hashes.length === 0) return
    await groupBatch(record, hashes)
    onGrouped(hashes.length)
  }
}

async function groupBatch(record: ArchiveRecord, hashes: readonly string[]): Promise<void> {
  const reports = await record.reportDigests(hashes)
  const mentions = await digestsOfReports(record, hashes)
  const copyKeys = [...new Set(reports.flatMap(report => report.copyKeys))]
  const storyKeys = [...new Set(reports.flatMap(report => report.storyKeys))]
  const mentionKeys = [...new Set(mentions.flatMap(mention => mention.keys))]
  const [copyCandidates, storyCandidates, mentionCandidates] = [
    await record.reportsByCopyKey(copyKeys),
    await record.reportsByStoryKey(storyKeys),
    await record.mentionsByKey(mentionKeys),
  ]
  const copyLinks = linksOf(
    pairsByKey(reports, copyCandidates, {id: reportId, keys: report => report.copyKeys}),
    matchCopies,
  )
  const storyLinks = linksOf(
    pairsByKey(reports, storyCandidates, {id: reportId, keys: report => report.storyKeys}),
    matchStories,
  )
  const eventLinks = linksOf(
    pairsByKey(mentions, mentionCandidates, {id: mentionId, keys: mention => mention.keys}),
    matchMentions,
  )
  await regroup(record, {copyLinks, storyLinks, eventLinks, hashes, mentionIds: mentions.map(mentionId)})
}

/** Groups the given mentions anew, after an analyst has said that two are one or one is two. */
export async function regroupMentions(record: ArchiveRecord, mentionIds: readonly string[]): Promise<void> {
  await regroup(record, {copyLinks: [], storyLinks: [], eventLinks: [], hashes: [], mentionIds})
}

const reportId = (report: ReportDigest): string => report.report
const mentionId = (mention: MentionDigest): string => mention.mention

const linksOf = <T>(pairs: Iterable<readonly [T, T]>, match: (a: T, b: T) => Link | null): Link[] => {
  const links: Link[] = []
  for (const [a, b] of pairs) {
    const link = match(a, b)
    if (link) links.push(link)
  }
  return links
}

const digestsOfReports = async (record: ArchiveRecord, hashes: readonly string[]): Promise<MentionDigest[]> =>
  (await record.mentionsOfReports(hashes)).map(mention => mention.digest)

interface Touched {
  readonly copyLinks: readonly Link[]
  readonly storyLinks: readonly Link[]
  readonly eventLinks: readonly Link[]
  /** Reports that are new. */
  readonly hashes: readonly string[]
  readonly mentionIds: readonly string[]
}

async function regroup(record: ArchiveRecord, touched: Touched): Promise<void> {
  const said = saidOfPairs(await record.corrections())
  const copyGroups = await groupCopies(record, touched)
  const copyGroupOf = (report: {readonly hash: string; readonly copyGroup: string}): string =>
    copyGroups.get(report.hash) ?? report.copyGroup
  const recopied = [...copyGroups.keys()]
  const events = await groupEvents(record, {touched, recopied, said, copyGroupOf})
  const stories = await groupStories(record, {touched, recopied, copyGroupOf})
  const links = [...touched.copyLinks, ...touched.storyLinks, ...touched.eventLinks]
  await record.writeGrouping(links, {...events, ...stories, copyGroups}, touched.hashes)
}

/** Copy groups of the new reports and of all that they are joined with: text hash → the smallest hash of the group. */
async function groupCopies(record: ArchiveRecord, {copyLinks, hashes}: Touched): Promise<Map<string, string>> {
  const groups = new Map<string, string>()
  for (const {members} of await touchedComponents(record, 'copy', hashes, copyLinks))
    for (const member of members) groups.set(member, members[0]!)
  return groups
}

interface EventContext {
  readonly touched: Touched
  readonly recopied: readonly string[]
  readonly said: SaidOfMentions
  readonly copyGroupOf: (report: {readonly hash: string; readonly copyGroup: string}) => string
}

async function groupEvents(
  record: ArchiveRecord,
  {touched, recopied, said, copyGroupOf}: EventContext,
): Promise<{events: MergedEvent[]; goneEvents: string[]}> {
  const start = new Set(touched.mentionIds)
  for (const {id} of await record.mentionsOfReports(recopied)) start.add(id)
  const components = await joinedComponents(record, {start: [...start], added: touched.eventLinks, said})
  const mentions = new Map<string, RecordedMention>()
  for (const mention of await record.mentions(components.flatMap(({members}) => members)))
    mentions.set(mention.id, mention)
  const scale = loadCameoScale()
  const events: MergedEvent[] = []
  for (const {members, links} of components) {
    const known = members.flatMap(id => mentions.get(id) ?? [])
    const groups = groupMentions(
      known.map(({digest}) => digest),
      links,
      said,
    )
    for (const group of groups)
      events.push(
        mergeEvent(
          group.map(id => mentions.get(id)!),
          copyGroupOf,
          scale,
        ),
      )
  }
  const now = new Set(events.map(({id}) => id))
  const before = new Set([...mentions.values()].map(({eventId}) => eventId))
  return {events, goneEvents: [...before].filter(id => id !== '' && !now.has(id))}
}

async function groupStories(
  record: ArchiveRecord,
  {touched, recopied, copyGroupOf}: Pick<EventContext, 'touched' | 'recopied' | 'copyGroupOf'>,
): Promise<{stories: Story[]; goneStories: string[]}> {
  const components = await touchedComponents(record, 'story', [...touched.hashes, ...recopied], touched.storyLinks)
  const hashes = components.flatMap(({members}) => members)
  const reports = new Map((await record.reports(hashes)).map(report => [report.hash, report]))
  const stories: Story[] = []
  for (const {members, links} of components) {
    const known = members.flatMap(hash => reports.get(hash) ?? [])
    for (const group of groupStoryReports(
      known.map(({digest}) => digest),
      links,
    )) {
      const told = group.map(hash => reports.get(hash)!)
      const independent = countIndependent(
        told.map(report => ({digest: report.digest, copyGroup: copyGroupOf(report)})),
      )
      stories.push(tellStory(told, independent))
    }
  }
  const now = new Set(stories.map(({id}) => id))
  const before = new Set([...reports.values()].map(({story}) => story))
  return {stories, goneStories: [...before].filter(id => id !== null).filter(id => !now.has(id))}
}

/** The components of mentions that hold the given ones, also over what analysts joined. */
async function joinedComponents(
  record: ArchiveRecord,
  {start, added, said}: {start: readonly string[]; added: readonly Link[]; said: SaidOfMentions},
): Promise<{members: string[]; links: Link[]}[]> {
  const joined = said.join.map(([a, b]): Link => ({kind: 'event', a, b, score: 1, why: ['an analyst says so']}))
  const links = [...added]
  for (;;) {
    const components = await touchedComponents(record, 'event', start, links)
    const members = new Set(components.flatMap(part => part.members))
    const further = joined.filter(link => (members.has(link.a) || members.has(link.b)) && !links.includes(link))
    if (further.length === 0) return components
    links.push(...further)
  }
}

/** The connected components that hold the given members, over the links on record and the new ones. */
async function touchedComponents(
  record: ArchiveRecord,
  kind: Link['kind'],
  start: readonly string[],
  added: readonly Link[],
): Promise<{members: string[]; links: Link[]}[]> {
  const seeds = new Set([...start, ...added.flatMap(({a, b}) => [a, b])])
  const known = await record.component(kind, [...seeds])
  return connectedComponents([...new Set([...seeds, ...known.members])], [...known.links, ...added])
}
