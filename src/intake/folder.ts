import {readdir, stat} from 'node:fs/promises'
import {join} from 'node:path'
import {type IntakeFailure, renderError} from './intake-failure.ts'

/** Names that hold no report in any folder: pictures, sounds, programs, styles, databases. */
const NO_REPORT =
  /\.(?:png|jpe?g|gif|webp|avif|svg|ico|bmp|tiff?|mp[34]|m4[av]|webm|ogg|wav|mov|avi|css|m?js|mjs|ts|map|woff2?|ttf|otf|eot|db|sqlite3?|db-wal|db-shm|sqlite-journal|parquet|pyc|exe|dll|so|class|jar|iso|dmg|md5|sha1|sha256)$/i

/**
 * The files of a folder and all folders in it, in the order of their names. Hidden files, folders of a saved page's parts
 * (`page_files` beside `page.html`) and files that hold no report by their name are left out. A folder reached twice by
 * links is entered once. What cannot be listed is a failure in its place.
 */
export async function* listFiles(folder: string): AsyncGenerator<string | IntakeFailure> {
  yield* listFolder(folder, new Set())
}

async function* listFolder(folder: string, entered: Set<string>): AsyncGenerator<string | IntakeFailure> {
  let names: string[]
  try {
    const {dev, ino} = await stat(folder)
    if (entered.has(`${dev}:${ino}`)) return
    entered.add(`${dev}:${ino}`)
    names = (await readdir(folder)).sort()
  } catch (error) {
    yield {source: folder, failure: renderError(error)}
    return
  }
  const all = new Set(names)
  for (const name of names) {
    if (name.startsWith('.') || NO_REPORT.test(name) || isPartsFolder(name, all)) continue
    const path = join(folder, name)
    try {
      const found = await stat(path)
      if (found.isDirectory()) yield* listFolder(path, entered)
      else if (found.isFile()) yield path
    } catch (error) {
      yield {source: path, failure: renderError(error)}
    }
  }
}

function isPartsFolder(name: string, beside: ReadonlySet<string>): boolean {
  const page = /^(.+)(?:_files|-Dateien|_fichiers|_archivos|\.files)$/.exec(name)?.[1]
  return page !== undefined && ['.html', '.htm', '.xhtml'].some(ending => beside.has(page + ending))
}
