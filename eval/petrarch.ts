/**
 * Coding of the PETR2_GSR cases (78 sentences on which PETRARCH-2 and UniversalPetrarch were validated) from raw text.
 * A gold event is a CAMEO code with the CAMEO codes of source and target; 12 of the cases say that nothing is to be coded.
 *
 * First lines: as `validation.py` of UniversalPetrarch counts. Every coded event (a distinct code with two sides, of which one or
 * both may be unknown) is right if some gold event has the same code and the same two sides, else extra; a gold event without
 * a right one is uncoded; a case without events that stays uncoded is one right event, one that is coded an uncoded one.
 * P is right / (right + extra), R is right / (right + uncoded).
 *   full   as that program compares: all digits of CAMEO, all letters of the sides ("USAGOV")
 *   short  as it compares batches with PETRARCH-2: the first two digits, the first three letters ("---" for nobody known)
 *   act    the same, with the PLOVER type of the first two digits
 *
 * Second lines: laxer of sides (a side that the gold leaves unnamed is open) and without credit for the cases without events.
 * A coded event counts when the countries (or the kind of international body) of both sides agree, and the acts agree:
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
import {loadCameoActors} from '../src/export/cameo-actor.ts'
import type {ActorEntry} from '../src/record/entry.ts'
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
  /** True for a sentence in which there is nothing to code. */
  readonly noevents: boolean
}

/** A coded event: its sides by the three letters of the country or of the kind of body, and in full. */
interface Coded extends Coding {
  readonly full: Coding
}

interface Brief {
  readonly document: {readonly id: string}
  readonly actors: readonly {
    readonly id: string
    readonly kind: ActorEntry['kind']
    readonly name: string
    readonly country: string | null
    readonly sector: string | null
    readonly wikidata: string | null
  }[]
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
  ] as const) {
    printValidation(name, part, briefs)
    printScores(name, part, briefs)
  }
  if (isVerbose) for (const item of cases.filter((_, i) => i % 2 === 0)) printMisses(item, briefs.get(item.id) ?? [])
}

const isoDay = (date: string): string => date.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')

const cameoActor = loadCameoActors()

/** All pairs of sides of all events with a code; one side may be unknown (`---`). */
function codingsOf(brief: Brief): Coded[] {
  const short = new Map(brief.actors.map(actor => [actor.id, actor.country ?? international(actor.sector) ?? NOBODY]))
  const full = new Map(
    brief.actors.map(actor => {
      const {code, country} = cameoActor({...actor, key: actor.id})
      return [actor.id, country || international(actor.sector) ? code : `${NOBODY}${code}`]
    }),
  )
  const found = brief.events.flatMap(({cameo, actors, recipients, symmetric}) => {
    if (!cameo) return []
    const pairs = symmetric
      ? actors.flatMap((source, i) => actors.filter((_, j) => j !== i).map(target => [source, target] as const))
      : (actors.length > 0 ? actors : [null]).flatMap(source =>
          (recipients.length > 0 ? recipients : [null]).map(target => [source, target] as const),
        )
    const sideOf = (sides: ReadonlyMap<string, string>, id: string | null): string => sides.get(id ?? '') ?? NOBODY
    return pairs.map(([source, target]) => ({
      cameo,
      source: sideOf(short, source),
      target: sideOf(short, target),
      full: {cameo, source: sideOf(full, source), target: sideOf(full, target)},
    }))
  })
  return [...new Map(found.map(coding => [JSON.stringify(coding), coding])).values()]
}

const NOBODY = '---'
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

function printScores(name: string, cases: readonly Case[], briefs: ReadonlyMap<string, readonly Coded[]>): void {
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

/** A coded event in the letters that a comparison of `validation.py` looks at. */
const COMPARED: Record<string, {got: (coded: Coded) => string; wanted: (gold: Coding) => string}> = {
  full: {got: ({full}) => lettersOf(full), wanted: gold => lettersOf(gold)},
  short: {got: coded => lettersOf(coded, 3, 2), wanted: gold => lettersOf(gold, 3, 2)},
  act: {
    got: coded => lettersOf({...coded, cameo: actOf(coded.cameo)}, 3),
    wanted: gold => lettersOf({...gold, cameo: actOf(gold.cameo)}, 3),
  },
}

const lettersOf = ({cameo, source, target}: Coding, letters?: number, digits?: number): string =>
  `${cameo.slice(0, digits)} ${source.slice(0, letters)} ${target.slice(0, letters)}`

function printValidation(name: string, cases: readonly Case[], briefs: ReadonlyMap<string, readonly Coded[]>): void {
  const row = Object.entries(COMPARED).map(([level, compared]) => {
    let [right, extra, uncoded] = [0, 0, 0]
    for (const {id, events, noevents} of cases) {
      const got = [...new Set((briefs.get(id) ?? []).map(compared.got))]
      const wanted = events.map(compared.wanted)
      const isLeftAlone = noevents && got.length === 0
      const found = isLeftAlone ? 1 : got.filter(coded => wanted.includes(coded)).length
      right += found
      extra += isLeftAlone ? 0 : got.length - found
      uncoded += noevents ? (isLeftAlone ? 0 : 1) : wanted.filter(gold => !got.includes(gold)).length
    }
    return `${level} P ${share(right, right + extra)} R ${share(right, right + uncoded)}`
  })
  console.log(`${name.padEnd(4)} ${cases.length} cases, as UniversalPetrarch counts: ${row.join(' · ')}`)
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
