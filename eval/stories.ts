/**
 * Stories of ECB+ dev: `npx tsx eval/stories.ts [--half even|odd] [--again] [--verbose]`. Reads the documents with the real reader, groups
 * them through keys, links and connected components as the archive does, and prints the rows of score/stories.mjs.
 *
 * --half     topics with even or odd numbers only; the even ones were looked at while the comparison was made. The weights are learned on all;
 *            train/story-weights.ts --folds 6 measures topics by weights that were learned without them
 * --again    read the documents anew; else the readings kept from the last run are taken
 */
import {execFileSync} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {parseArgs} from 'node:util'
import {gunzipSync} from 'node:zlib'
import {connectedComponents} from '../src/archive/connected-components.ts'
import {pairsByKey} from '../src/archive/pairs-by-key.ts'
import {digestReport} from '../src/origin/digest-report.ts'
import {loadOrigins} from '../src/origin/origins.ts'
import {groupReports} from '../src/story/group-reports.ts'
import {matchStories} from '../src/story/match-stories.ts'
import {readDocuments} from './dev-readings.ts'
import {sharedFolder} from './shared-folder.ts'

const {values: options} = parseArgs({
  options: {half: {type: 'string'}, again: {type: 'boolean'}, verbose: {type: 'boolean'}},
})

interface GoldDocument {
  readonly doc: string
  readonly topic: number
  readonly title: string
  readonly text: string
}

const shared = sharedFolder()
const goldPath = join(shared, 'data/intake/ecbplus-stories/docs.jsonl.gz')
const gold: GoldDocument[] = gunzipSync(readFileSync(goldPath))
  .toString()
  .split('\n')
  .filter(Boolean)
  .map(line => JSON.parse(line))
const readings = await readDocuments(
  'ecbplus',
  gold.map(({doc, title, text}) => ({id: doc, title, text: `${title}\n${text}`})),
  options.again,
)
const remainder = options.half === undefined ? null : ['even', 'odd'].indexOf(options.half)
const chosen = gold.filter(({topic}) => remainder === null || topic % 2 === remainder)
const isChosen = new Set(chosen.map(({doc}) => doc))
const origins = loadOrigins()
const digests = readings
  .filter(({document}) => isChosen.has(document.id))
  .map(reading => digestReport(reading, reading.document.id, origins))

const pairs = [...pairsByKey(digests, digests, {id: ({report}) => report, keys: ({storyKeys}) => storyKeys})]
const links = pairs.flatMap(([a, b]) => matchStories(a, b) ?? [])
const components = connectedComponents(
  digests.map(({report}) => report),
  links,
)
const byId = new Map(digests.map(digest => [digest.report, digest]))
const stories = components.flatMap(({members, links: within}) =>
  groupReports(
    members.map(id => byId.get(id)!),
    within,
  ),
)
const keys = digests.reduce((sum, {storyKeys}) => sum + storyKeys.length, 0) / digests.length
const largest = Math.max(...components.map(({members}) => members.length))
console.log(
  `${digests.length} documents, ${keys.toFixed(1)} keys each; ${pairs.length} candidate pairs, ${links.length} links; largest component ${largest}`,
)
const folder = mkdtempSync(join(tmpdir(), 'rapporteur-stories-'))
try {
  const [goldFile, foundFile] = [join(folder, 'gold.jsonl'), join(folder, 'found.jsonl')]
  writeFileSync(goldFile, chosen.map(document => `${JSON.stringify(document)}\n`).join(''))
  writeFileSync(foundFile, stories.map((documents, i) => `${JSON.stringify({story: `s${i}`, documents})}\n`).join(''))
  const call = [join(shared, 'score/stories.mjs'), 'score', '--gold', goldFile, '--clusters', foundFile]
  console.log(
    execFileSync(process.execPath, options.verbose ? [...call, '--verbose'] : call, {encoding: 'utf8'}).trimEnd(),
  )
} finally {
  rmSync(folder, {recursive: true})
}
