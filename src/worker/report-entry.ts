import {createHash} from 'node:crypto'
import {digestMentions} from '../merging/digest-mentions.ts'
import {digestReport} from '../origin/digest-report.ts'
import type {OriginTables} from '../origin/origins.ts'
import type {Reading} from '../reading.ts'
import {actorKey} from '../record/actor-key.ts'
import type {ActorEntry, ReportEntry} from '../record/entry.ts'

/** Makes the entry of one reading: its hash, its digests, and its actors under archive-wide keys. Pure. */
export function toEntry(reading: Reading, origins: OriginTables, reader: string): ReportEntry {
  const hash = createHash('sha256').update(reading.document.text).digest('hex')
  const digests = digestMentions(reading, hash, origins)
  const byId = new Map(reading.actors.map(actor => [actor.id, actor]))
  const sourceOf = new Map(
    reading.attributions.flatMap(({id, source}) => {
      if (!source) return []
      const actor = source.actor === null ? undefined : byId.get(source.actor)
      const name = actor?.name ?? reading.document.text.slice(source.start, source.end)
      return [[id, {name, actor: actor ? actorKey(actor) : null}] as const]
    }),
  )
  return {
    hash,
    reading,
    reader,
    digest: digestReport(reading, hash, origins),
    mentions: reading.events.map((event, i) => ({
      digest: digests[i]!,
      event,
      sources: event.saidBy.flatMap(id => sourceOf.get(id) ?? []),
    })),
    actors: involvedActors(reading),
  }
}

/** Everybody whom an event, an attribution or a fact speaks of, once a key. */
function involvedActors({actors, events, attributions, facts}: Reading): ActorEntry[] {
  const involved = new Set<string | null>()
  for (const event of events) for (const id of [...event.actors, ...event.recipients]) involved.add(id)
  for (const {source} of attributions) involved.add(source?.actor ?? null)
  for (const {subject, object} of facts) involved.add(subject).add(object)
  const entries = new Map<string, ActorEntry>()
  for (const actor of actors) {
    if (!involved.has(actor.id)) continue
    const {name, kind, country, sector, wikidata} = actor
    const key = actorKey(actor)
    if (!entries.has(key)) entries.set(key, {key, name, kind, country, sector, wikidata})
  }
  return [...entries.values()]
}
