/**
 * How well the publication date is inferred from texts without one: TimeBank, AQUAINT and MEANTIME documents (under
 * RAPPORTEUR_SHARED) whose date and dateline are taken away. Prints the share of answers and how many of them lie within
 * a week, for documents with an even number in their folder (looked at while the rules were written) and an odd one (kept aside).
 *
 * Usage: npx tsx eval/undated.ts [--verbose]      --verbose lists the even documents only.
 */
import {spawnSync} from 'node:child_process'
import {readdirSync} from 'node:fs'
import {join} from 'node:path'
import {loadLanguage} from '../src/language/language.ts'
import {parseIsoDay} from '../src/time/calendar.ts'
import {inferPublished} from '../src/time/infer-published.ts'
import {loadTimeTables} from '../src/time/time-tables.ts'
import {sharedFolder} from './shared-folder.ts'

interface Document {
  readonly id: string
  readonly text: string
  readonly published?: string
}

const shared = sharedFolder()
const FOLDERS = [
  'tbaq-cleaned/TimeBank',
  'tbaq-cleaned/AQUAINT',
  'meantime/corpus_airbus',
  'meantime/corpus_apple',
  'meantime/corpus_gm',
].map(name => join(shared, 'data/temporal', name))

/** The agency's opening up to its dash, and a second line that is only a date. */
const DATELINE =
  /^\s*(?:``)?\p{Lu}[\p{L}.,' /-]{1,60}?(?:\((?:AP|Xinhua|Reuters|AFP|UPI)\)?|,\s*\p{Lu}\p{L}+\.? \d{1,2}(?:, \d{4})?)[^\n]{0,20}?(?:--|_|—)\s*/u
const DATE_LINE = /^[^\n]+\n\s*(?:\p{L}+,? )?\p{Lu}\p{L}+ \d{1,2}, \d{4}\s*\n/u

function withoutDate(text: string): string {
  const title = DATE_LINE.exec(text)
  if (title) return `${text.slice(0, text.indexOf('\n'))}\n${text.slice(title[0].length)}`
  return text.replace(DATELINE, '')
}

function readDocuments(folder: string): Document[] {
  const scorer = join(shared, 'score/time.mjs')
  const read = spawnSync('node', [scorer, 'inputs', '--gold', folder], {encoding: 'utf8', maxBuffer: 1 << 28})
  return read.stdout
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as Document)
}

function main(): void {
  const isVerbose = process.argv.includes('--verbose')
  const language = loadLanguage()
  const tables = loadTimeTables()
  const counts = {even: {documents: 0, answers: 0, near: 0}, odd: {documents: 0, answers: 0, near: 0}}
  for (const folder of FOLDERS) {
    if (!readdirSync(folder).length) continue
    readDocuments(folder).forEach((document, number) => {
      if (!document.published) return
      const half = number % 2 === 0 ? 'even' : 'odd'
      const count = counts[half]
      count.documents++
      const answer = inferPublished(language.parse(withoutDate(document.text)), tables)
      if (!answer?.date) return
      const off = parseIsoDay(answer.date)! - parseIsoDay(document.published)!
      count.answers++
      if (Math.abs(off) <= 7) count.near++
      if (isVerbose && half === 'even')
        console.log(`${document.id}\t${document.published}\t${answer.date}\t${off}\t${answer.why}`)
    })
  }
  for (const [half, {documents, answers, near}] of Object.entries(counts)) {
    const share = (n: number, of: number): string => (of === 0 ? '-' : `${((100 * n) / of).toFixed(1)} %`)
    console.log(
      `${half.padEnd(5)}${documents} documents, answered ${share(answers, documents)} (${answers}), within 7 days ${share(near, answers)} (${near})`,
    )
  }
}

main()
