import {createHash} from 'node:crypto'
import {existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {packagePath} from '../src/data-file.ts'
import type {Reading} from '../src/reading.ts'

export interface DevDocument {
  readonly id: string
  readonly text: string
  readonly title?: string | null
  readonly url?: string | null
  readonly published?: string | null
}

/** The folder of the development sets. Ends the program with a word when it is not here. */
export function sharedFolder(): string {
  const given = resolve(process.env.RAPPORTEUR_SHARED ?? packagePath('../shared'))
  if (existsSync(given)) return realpathSync(given)
  console.error(`The development sets are not here (${given}; set RAPPORTEUR_SHARED). Nothing was measured.`)
  process.exit(0)
}

/**
 * Readings of the documents, in their order. They are kept in the folder for temporary files under the name, and read anew only when
 * `again` is asked or the documents are others.
 */
export async function readDocuments(
  name: string,
  documents: readonly DevDocument[],
  again = false,
): Promise<Reading[]> {
  const folder = join(tmpdir(), 'rapporteur-eval')
  const mark = createHash('sha256').update(JSON.stringify(documents)).digest('hex').slice(0, 12)
  const path = join(folder, `${name}-${mark}.jsonl`)
  if (existsSync(path) && !again)
    return readFileSync(path, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map(line => JSON.parse(line))
  // Loaded only when something is to be read.
  const [{loadKit}, {read}] = [await import('../src/kit.ts'), await import('../src/read.ts')]
  const kit = loadKit()
  const readings = documents.map(({id, text, title = null, url = null, published = null}) =>
    read({id, format: 'text', content: text, url, title, outlet: null, published}, kit),
  )
  mkdirSync(folder, {recursive: true})
  writeFileSync(path, readings.map(reading => `${JSON.stringify(reading)}\n`).join(''))
  return readings
}
