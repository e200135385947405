import {sql} from 'kysely'
import type {Link} from './merged.ts'
import {among, type Store, type Writing} from './sqlite-store.ts'

/** Links of a kind that have one of the members at either end, once each, by their ends. */
export async function findLinks({db}: Store, kind: Link['kind'], members: readonly string[]): Promise<readonly Link[]> {
  const found = new Map<string, Link>()
  // One question an end: asked for both at once, or in order, SQLite goes through all links.
  for (const end of ['a', 'b'] as const) {
    const rows = await db
      .selectFrom('link')
      .selectAll()
      .where('kind', '=', kind)
      .where(among(sql.ref(end), members))
      .execute()
    for (const {kind, a, b, score, why} of rows) found.set(`${a} ${b}`, {kind, a, b, score, why: JSON.parse(why)})
  }
  return [...found.keys()].sort().map(ends => found.get(ends)!)
}

/** All that links join with the members, directly or over others, in order of their ids; and these links. */
export async function findComponent(
  store: Store,
  kind: Link['kind'],
  members: readonly string[],
): Promise<{readonly members: readonly string[]; readonly links: readonly Link[]}> {
  const reached = new Set(members)
  const links = new Map<string, Link>()
  let edge: readonly string[] = [...reached]
  while (edge.length > 0) {
    const next: string[] = []
    for (const link of await findLinks(store, kind, edge)) {
      links.set(`${link.a} ${link.b}`, link)
      for (const end of [link.a, link.b])
        if (!reached.has(end)) {
          reached.add(end)
          next.push(end)
        }
    }
    edge = next
  }
  const order = [...links.keys()].sort()
  return {members: [...reached].sort(), links: order.map(ends => links.get(ends)!)}
}

/** Writes links down; one between the same two takes the place of the one before. */
export function writeLinks(writing: Writing, links: readonly Link[]): void {
  writing.insert(
    'link',
    links.map(({kind, a, b, score, why}) => ({kind, a, b, score, why: JSON.stringify(why)})),
    {on: ['kind', 'a', 'b'], update: ['score', 'why']},
  )
}
