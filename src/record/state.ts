import type {Store, Writing} from './sqlite-store.ts'

/** What was written under a name, null when nothing was. */
export async function findState({db}: Store, name: string): Promise<string | null> {
  const row = await db.selectFrom('state').select('value').where('name', '=', name).executeTakeFirst()
  return row?.value ?? null
}

/** All states whose names begin so, by name. */
export async function findStatesBeginning(
  {db}: Store,
  prefix: string,
): Promise<readonly {readonly name: string; readonly value: string}[]> {
  const rows = await db
    .selectFrom('state')
    .select(['name', 'value'])
    .where('name', '>=', prefix)
    .where('name', '<', `${prefix}\u{10ffff}`)
    .orderBy('name')
    .execute()
  return rows.filter(({name}) => name.startsWith(prefix))
}

/** null takes the state away. */
export async function writeState(writing: Writing, name: string, value: string | null): Promise<void> {
  if (value === null) await writing.trx.deleteFrom('state').where('name', '=', name).execute()
  else writing.insert('state', [{name, value}], {on: ['name'], update: ['value']})
}
