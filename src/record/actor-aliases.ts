import type {Kysely} from 'kysely'
import {standing} from './apply-corrections.ts'
import type {Correction} from './correction.ts'
import type {ActorEntry} from './entry.ts'
import type {Writing} from './sqlite-store.ts'
import type {Tables} from './tables.ts'

/** Who is who by the word of analysts. */
export interface ActorAliases {
  /** The actor that a key stands for, under its one key and name. */
  canonical(actor: ActorEntry): ActorEntry
  /** All keys that stand for the same actor as this one. */
  keysOf(key: string): readonly string[]
}

/** Opens what analysts said of who is who; an actor of whom nobody said anything is itself. */
export async function loadAliases(db: Kysely<Tables>): Promise<ActorAliases> {
  const rows = await db
    .selectFrom('actor_alias as alias')
    .leftJoin('actor', 'actor.key', 'alias.canonical')
    .select(['alias.key as alias', 'alias.canonical', 'alias.name as given'])
    .select(['actor.name', 'actor.kind', 'actor.country', 'actor.sector', 'actor.wikidata'])
    .orderBy('alias.key')
    .execute()
  const actors = new Map<string, Partial<ActorEntry> & {readonly key: string}>()
  const keys = new Map<string, string[]>()
  for (const {alias, canonical, given, name, kind, country, sector, wikidata} of rows) {
    const known = kind === null ? {} : {name: name!, kind, country, sector, wikidata}
    actors.set(alias, {key: canonical, ...known, ...(given === null ? {} : {name: given})})
    keys.set(canonical, [...(keys.get(canonical) ?? []), alias])
  }
  return {
    canonical: actor => ({...actor, ...actors.get(actor.key)}),
    keysOf: key => {
      const canonical = actors.get(key)?.key ?? key
      return [...new Set([key, canonical, ...(keys.get(canonical) ?? [])])]
    },
  }
}

/** Makes the table of aliases anew from all corrections of actors, in their order; a chain of aliases ends at its last actor. */
export async function writeAliases(writing: Writing, corrections: readonly Correction[]): Promise<void> {
  const is = new Map<string, string>()
  const names = new Map<string, string>()
  for (const {change} of standing(corrections)) {
    if (change.kind !== 'actor') continue
    if (change.name !== undefined) names.set(change.is ?? change.actor, change.name)
    if (change.is === undefined || endOf(is, change.is) === change.actor) continue
    is.set(change.actor, change.is)
  }
  await writing.trx.deleteFrom('actor_alias').execute()
  writing.insert(
    'actor_alias',
    [...new Set([...is.keys(), ...names.keys()])].map(key => {
      const canonical = endOf(is, key)
      return {key, canonical, name: names.get(canonical) ?? null}
    }),
  )
}

function endOf(is: ReadonlyMap<string, string>, key: string): string {
  let end = key
  while (is.has(end)) end = is.get(end)!
  return end
}
