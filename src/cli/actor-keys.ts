import {loadAtlas} from '../actor/atlas.ts'
import {actorKey, spellingOf} from '../record/actor-key.ts'
import type {ArchiveRecord} from '../record/record.ts'
import {loadOwnActors} from './atlas.ts'
import {CliError} from './cli-error.ts'

/**
 * Archive-wide keys of everybody whom a name or key means: who bears just this name in the archive; else whom the atlas knows by it
 * ("US", another spelling), though the archive may have nothing of them yet; else those of whose names it is a part ("Lavrov").
 * Throws a CliError when there is nobody.
 */
export async function actorKeys(record: ArchiveRecord, name: string): Promise<string[]> {
  const {items} = await record.findActors({name, limit: 50})
  const wanted = spellingOf(name)
  const spellings = items.map(({key, name: own, names}) => ({key, all: [own, ...names].map(spellingOf)}))
  const keysWhere = (test: (spelling: string) => boolean): string[] =>
    spellings.filter(({all}) => all.some(test)).map(({key}) => key)
  const exact = items.some(({key}) => key === name) ? [name] : keysWhere(spelling => spelling === wanted)
  if (exact.length > 0) return exact
  const known = loadAtlas(loadOwnActors(process.env.RAPPORTEUR_ACTORS ?? null)).byName(name)
  if (known.length > 0) return [...new Set(known.map(actorKey))]
  const partial = keysWhere(spelling => ` ${spelling}`.includes(` ${wanted}`))
  if (partial.length > 0) return partial
  throw new CliError(`Nobody is known as “${name}” in this archive. rapporteur actors --name lists who is.`)
}

/** The one actor of the archive that a name or key means. Throws a CliError that lists them when there are several. */
export async function oneActorKey(record: ArchiveRecord, name: string): Promise<string> {
  const [key, ...others] = await actorKeys(record, name)
  if (others.length > 0) throw new CliError(`“${name}” may be ${[key, ...others].join(', ')}. Give one of these keys.`)
  if ((await record.findActors({name: key!, limit: 1})).items.length === 0)
    throw new CliError(`“${name}” takes part in no event of this archive. rapporteur actors --name lists who does.`)
  return key!
}
