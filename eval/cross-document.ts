/**
 * Events across documents of MEANTIME dev: `npx tsx eval/cross-document.ts [--half even|odd] [--alone] [--again] [--verbose]`. Reads the
 * documents with the real reader, groups their event mentions through keys, links and connected components as the archive does, and prints the
 * rows of score/stories.mjs. Every passage that a mention gives as evidence counts as a mention of the event.
 *
 * --half    documents of even or odd number in the scorer's order; the even ones were looked at
 * --alone   no merging: the events of each reading as they are
 */
import {execFileSync} from 'node:child_process'
import {mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {parseArgs} from 'node:util'
import {connectedComponents} from '../src/archive/connected-components.ts'
import {pairsByKey} from '../src/archive/pairs-by-key.ts'
import {digestMentions} from '../src/merging/digest-mentions.ts'
import {groupMentions} from '../src/merging/group-mentions.ts'
import {matchMentions} from '../src/merging/match-mentions.ts'
import {loadOrigins} from '../src/origin/origins.ts'
import {type DevDocument, readDocuments} from './dev-readings.ts'
import {sharedFolder} from './shared-folder.ts'

const {values: options} = parseArgs({
  options: {half: {type: 'string'}, alone: {type: 'boolean'}, again: {type: 'boolean'}, verbose: {type: 'boolean'}},
})
const shared = sharedFolder()
const scorer = join(shared, 'score/stories.mjs')
const goldFolder = join(shared, 'data/temporal/meantime')
const run = (args: readonly string[]): string =>
  execFileSync(process.execPath, [scorer, ...args], {encoding: 'utf8', maxBuffer: 1 << 28})

const documents: (DevDocument & {readonly id: string})[] = run(['inputs', '--gold', goldFolder])
  .split('\n')
  .filter(Boolean)
  .map(line => JSON.parse(line))
const remainder = options.half === undefined ? null : ['even', 'odd'].indexOf(options.half)
const chosen = new Set(documents.filter((_, i) => remainder === null || i % 2 === remainder).map(({id}) => id))
const readings = (await readDocuments('meantime', documents, options.again)).filter(({document}) =>
  chosen.has(document.id),
)
const origins = loadOrigins()
const digested = readings.map(reading => ({reading, digests: digestMentions(reading, reading.document.id, origins)}))
const digests = digested.flatMap(one => one.digests)
const spans = new Map(
  digested.flatMap(({reading, digests: own}) =>
    own.map(({mention}, i) => {
      const triggers = reading.events[i]!.evidence.map(({trigger: {start, end}}) => ({
        id: reading.document.id,
        start,
        end,
      }))
      return [mention, triggers] as const
    }),
  ),
)
const pairs = [...pairsByKey(digests, digests, {id: ({mention}) => mention, keys: ({keys}) => keys})]
const links = options.alone ? [] : pairs.flatMap(([a, b]) => matchMentions(a, b) ?? [])
const byId = new Map(digests.map(digest => [digest.mention, digest]))
const components = connectedComponents([...byId.keys()], links)
const events = components.flatMap(({members, links: within}) =>
  groupMentions(
    members.map(id => byId.get(id)!),
    within,
    {join: [], part: []},
  ),
)
console.log(
  `${digests.length} mentions; ${pairs.length} candidate pairs, ${links.length} links; ${events.length} events`,
)
if (options.verbose)
  for (const {a, b, score, why} of links) console.log(`link ${score.toFixed(2)} ${a} ${b}: ${why.join('; ')}`)

const folder = mkdtempSync(join(tmpdir(), 'rapporteur-events-'))
try {
  const clusters = join(folder, 'clusters.jsonl')
  writeFileSync(
    clusters,
    events
      .map((ids, i) => `${JSON.stringify({event: `e${i}`, mentions: ids.flatMap(id => spans.get(id)!)})}\n`)
      .join(''),
  )
  const gold = join(folder, 'gold')
  linkChosen(gold)
  console.log(
    run(['score', '--gold', gold, '--clusters', clusters, ...(options.verbose ? ['--verbose'] : [])]).trimEnd(),
  )
} finally {
  rmSync(folder, {recursive: true})
}

/** A folder with the chosen gold files only. */
function linkChosen(path: string): void {
  const files = execFileSync('find', ['-L', goldFolder, '-name', '*.xml'], {encoding: 'utf8'})
    .split('\n')
    .filter(Boolean)
  execFileSync('mkdir', ['-p', path])
  for (const file of files) {
    const name = file.split('/').at(-1)!
    if (chosen.has(name.replace(/\.xml$/, ''))) symlinkSync(file, join(path, name))
  }
}
