/**
 * Coding of the PETR2_GSR cases (78 sentences on which PETRARCH-2 and UniversalPetrarch were validated) from raw text.
 * A gold event is a CAMEO code with source and target; a coded event counts for it when the countries (or the kind of
 * international body) of both sides agree where the gold names them, and the acts agree:
 *   act   the same PLOVER type by the CAMEO roots (one letter of detail, CONCEDE and RETREAT as one)
 *   root  the same first two digits of CAMEO
 *   code  the same digits as far as both go
 * "dyad" leaves the act open. Precision is over the distinct pairs of sides and acts that are coded, recall over gold events.
 * Cases with an even number in the file were looked at while the rules were written, odd ones kept aside.
 *
 * Usage: npx tsx eval/petrarch.ts [--verbose]      after `npm run build`; --verbose lists the misses of even cases.
 */
import {spawnSync} from 'node:child_process'
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {packagePath} from '../src/data-file.ts'
import {sharedFolder} from './shared-folder.ts'

interface Coding {
  readonly cameo: string
  readonly source: string
  readonly target: string
}

interface Case {
  readonly id: string
  readonly set: string
  readonly date: string
  readonly text: string
  readonly events: readonly Coding[]
}

interface Brief {
  readonly document: {readonly id: string}
  readonly actors: readonly {readonly id: string; readonly country: string | null; readonly sector: string | null}[]
  readonly events: readonly {
    readonly cameo: string | null
    readonly actors: readonly string[]
    readonly recipients: readonly string[]
    readonly symmetric: boolean
  }[]
}

const gold = join(sharedFolder(), 'data/event-gold/petrarch_cases_dev.jsonl')
const isVerbose = process.argv.includes('--verbose')

function main(): void {
  const cases = readFileSync(gold, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line) as Case)
    .filter(({set}) => set === 'PETR2_GSR')
  const input = cases.map(({id, text, date}) => JSON.stringify({id, text, published: isoDay(date)})).join('\n')
  const run = spawnSync(process.execPath, [packagePath('dist/cli/main.js'), 'read', '--json', '--from', 'jsonl', '-'], {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  const briefs = new Map(
    run.stdout
      .split('\n')
      .filter(Boolean)
      .map(line => JSON.parse(line) as Brief)
      .map(brief => [brief.document.id, codingsOf(brief)]),
  )
  for (const [name, part] of [
    ['even', cases.filter((_, i) => i % 2 === 0)],
    ['odd', cases.filter((_, i) => i % 2 === 1)],
    ['all', cases],
  ] as const)
    printScores(name, part, briefs)
  if (isVerbose) for (const item of cases.filter((_, i) => i % 2 === 0)) printMisses(item, briefs.get(item.id) ?? [])
}

const isoDay = (date: string): string => date.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')

/** All pairs of sides of all events with a code; one side may be unknown (`---`). */
function codingsOf(brief: Brief): Coding[] {
  const codes = new Map(brief.actors.map(actor => [actor.id, actor.country ?? international(actor.sector) ?? '---']))
  const found = brief.events.flatMap(({cameo, actors, recipients, symmetric}) => {
    if (!cameo) return []
    const sources = actors.map(id => codes.get(id) ?? '---')
    const targets = recipients.map(id => codes.get(id) ?? '---')
    const pairs = symmetric
      ? sources.flatMap((source, i) => sources.filter((_, j) => j !== i).map(target => ({cameo, source, target})))
      : (sources.length > 0 ? sources : ['---']).flatMap(source =>
          (targets.length > 0 ? targets : ['---']).map(target => ({cameo, source, target})),
        )
    return pairs
  })
  return [...new Map(found.map(coding => [JSON.stringify(coding), coding])).values()]
}

const INTERNATIONAL: Record<string, string> = {
  UNO: 'IGO',
  EUR: 'IGO',
  IGO: 'IGO',
  NGO: 'NGO',
  IMG: 'IMG',
  MNC: 'MNC',
  ISM: 'IMG',
}
const international = (sector: string | null): string | null => (sector ? (INTERNATIONAL[sector] ?? null) : null)

/** PLOVER types by CAMEO roots (the table of 2021), concessions in one. */
const ACTS: Record<string, string> = {
  '02': 'REQUEST',
  '03': 'AGREE',
  '04': 'CONSULT',
  '05': 'SUPPORT',
  '06': 'COOPERATE',
  '07': 'AID',
  '08': 'YIELD',
  '09': 'ACCUSE',
  '10': 'REQUEST',
  '11': 'ACCUSE',
  '12': 'REJECT',
  '13': 'THREATEN',
  '14': 'PROTEST',
  '15': 'MOBILIZE',
  '16': 'SANCTION',
  '17': 'COERCE',
  '18': 'ASSAULT',
  '19': 'ASSAULT',
  '20': 'ASSAULT',
}
const actOf = (cameo: string): string => ACTS[cameo.slice(0, 2)] ?? cameo.slice(0, 2)

const isSide = (wanted: string, got: string): boolean => wanted.startsWith('---') || wanted.slice(0, 3) === got
const isDyad = (wanted: Coding, got: Coding): boolean =>
  isSide(wanted.source, got.source) && isSide(wanted.target, got.target)

const LEVELS: Record<string, {fits: (wanted: Coding, got: Coding) => boolean; key: (coding: Coding) => string}> = {
  dyad: {fits: isDyad, key: ({source, target}) => `${source} ${target}`},
  act: {
    fits: (wanted, got) => isDyad(wanted, got) && actOf(wanted.cameo) === actOf(got.cameo),
    key: ({source, target, cameo}) => `${source} ${target} ${actOf(cameo)}`,
  },
  root: {
    fits: (wanted, got) => isDyad(wanted, got) && wanted.cameo.slice(0, 2) === got.cameo.slice(0, 2),
    key: ({source, target, cameo}) => `${source} ${target} ${cameo.slice(0, 2)}`,
  },
  code: {
    fits: (wanted, got) =>
      isDyad(wanted, got) &&
      (wanted.cameo.startsWith(got.cameo) || got.cameo.startsWith(wanted.cameo.replace(/0$/, ''))),
    key: ({source, target, cameo}) => `${source} ${target} ${cameo}`,
  },
}

function printScores(name: string, cases: readonly Case[], briefs: ReadonlyMap<string, readonly Coding[]>): void {
  const row = Object.entries(LEVELS).map(([level, {fits, key}]) => {
    let [asked, found, coded, right] = [0, 0, 0, 0]
    for (const {id, events} of cases) {
      const got = [...new Map((briefs.get(id) ?? []).map(coding => [key(coding), coding])).values()]
      asked += events.length
      found += events.filter(event => got.some(coding => fits(event, coding))).length
      coded += got.length
      right += got.filter(coding => events.some(event => fits(event, coding))).length
    }
    return `${level} P ${share(right, coded)} R ${share(found, asked)}`
  })
  console.log(`${name.padEnd(4)} ${cases.length} cases: ${row.join(' · ')}`)
}

const share = (part: number, whole: number): string => (whole > 0 ? (part / whole).toFixed(2) : '–')

function printMisses({id, text, events}: Case, got: readonly Coding[]): void {
  const shown = (coding: Coding): string => `${coding.cameo} ${coding.source} ${coding.target}`
  const missed = events.filter(event => !got.some(coding => LEVELS.act!.fits(event, coding)))
  const extra = got.filter(coding => !events.some(event => LEVELS.act!.fits(event, coding)))
  if (missed.length + extra.length > 0)
    console.log(
      `${id}: missed ${missed.map(shown).join('; ') || '–'}; extra ${extra.map(shown).join('; ') || '–'} | ${text}`,
    )
}

main()
