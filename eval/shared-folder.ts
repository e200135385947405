import {existsSync, realpathSync} from 'node:fs'
import {resolve} from 'node:path'
import {packagePath} from '../src/data-file.ts'

/** The folder of the development sets: RAPPORTEUR_SHARED, or `shared` beside the project. Null when there is none. */
export function findSharedFolder(): string | null {
  const given = sharedPath()
  return existsSync(given) ? realpathSync(given) : null
}

/** The folder of the development sets. Ends the program with a word and code 1 when it is not here. */
export function sharedFolder(): string {
  const found = findSharedFolder()
  if (found !== null) return found
  console.error(`The development sets are not here (${sharedPath()}; set RAPPORTEUR_SHARED). Nothing was done.`)
  process.exit(1)
}

function sharedPath(): string {
  return resolve(process.env.RAPPORTEUR_SHARED ?? packagePath('../shared'))
}
