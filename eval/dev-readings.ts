import {createHash} from 'node:crypto'
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {Reading} from '../src/reading.ts'

export interface DevDocument {
  readonly id: string
  readonly text: string
  readonly title?: string | null
  readonly url?: string | null
  readonly published?: string | null
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
