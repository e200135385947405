/**
 * The quality gate: runs the built program over the development sets and compares each figure with its pinned floor.
 *
 *   node --import tsx eval/gate.ts [--only NAME] [--required] [--lower "REASON"]
 *
 * Floors stand in eval/floors.json. A figure below its floor fails the run. Higher figures are reported, and raised in
 * the file by --raise; a floor is lowered only by --lower with a reason, which is kept in the file.
 * The sets are found by RAPPORTEUR_SHARED (default ../shared); without them the gate is skipped with a word, or fails
 * when --required is given.
 */
import {execFileSync, spawnSync} from 'node:child_process'
import {closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {parseArgs} from 'node:util'
import {packagePath} from '../src/data-file.ts'
import {MEASURES, type Measure} from './measures.ts'
import {findSharedFolder, sharedFolder} from './shared-folder.ts'

interface Floors {
  readonly floors: Record<string, number>
  readonly lowered: {readonly figure: string; readonly from: number; readonly to: number; readonly reason: string}[]
}

const program = packagePath('dist/cli/main.js')
const floorsPath = packagePath('eval/floors.json')

const {values: options} = parseArgs({
  options: {
    only: {type: 'string'},
    required: {type: 'boolean'},
    raise: {type: 'boolean'},
    lower: {type: 'string'},
  },
})

process.exitCode = main()

function main(): number {
  if (findSharedFolder() === null) {
    const word = 'The development sets are not here (set RAPPORTEUR_SHARED).'
    console.error(options.required ? `${word} They are required.` : `${word} The quality gate is skipped.`)
    return options.required ? 1 : 0
  }
  const kept: Floors = JSON.parse(readFileSync(floorsPath, 'utf8'))
  const measures = MEASURES.filter(({name}) => !options.only || name.includes(options.only))
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-gate-'))
  let fallen = 0
  try {
    for (const measure of measures) fallen += compare(measure, runMeasure(measure, folder), kept)
  } finally {
    rmSync(folder, {recursive: true})
  }
  if (options.raise || options.lower) writeFileSync(floorsPath, `${JSON.stringify(kept, null, 2)}\n`)
  console.log(fallen === 0 ? 'Quality gate: passed.' : `Quality gate: ${fallen} figure(s) below the floor.`)
  return fallen === 0 ? 0 : 1
}

/** Prints each figure beside its floor; returns how many fell below. */
function compare({name}: Measure, figures: Readonly<Record<string, number>>, kept: Floors): number {
  let fallen = 0
  for (const [figure, value] of Object.entries(figures)) {
    const key = `${name}: ${figure}`
    const floor = kept.floors[key]
    const isBelow = floor !== undefined && value < floor
    console.log(
      `${key.padEnd(44)} ${value.toFixed(4)}  floor ${floor?.toFixed(4) ?? 'none'}${isBelow ? '  BELOW' : ''}`,
    )
    const pinned = Math.floor(value * 1000) / 1000
    if (options.lower && isBelow) kept.lowered.push({figure: key, from: floor, to: pinned, reason: options.lower})
    if ((options.raise && !isBelow) || (options.lower && isBelow)) kept.floors[key] = pinned
    else if (isBelow) fallen++
  }
  return fallen
}

function runMeasure(measure: Measure, folder: string): Record<string, number> {
  const scorer = join(sharedFolder(), 'score', measure.scorer)
  const input = join(folder, `input.${measure.program[0] === 'parse' ? 'conllu' : 'jsonl'}`)
  const output = join(folder, 'output')
  if (measure.inputs) runInto(input, [scorer, ...measure.inputs.map(inShared)])
  else writeFileSync(input, articleInputs(measure.articles ?? []))
  if (measure.ask) {
    const archive = join(folder, `${measure.name.replaceAll(' ', '-')}.db`)
    runInto(output, [program, ...measure.program, input, '--archive', archive])
    runInto(output, [program, ...measure.ask, '--archive', archive])
  } else runInto(output, [program, ...measure.program, input])
  const score = measure.score.map(argument => (argument === 'BRIEFS' ? output : inShared(argument)))
  const result: unknown = JSON.parse(capture([scorer, ...score]))
  return Object.fromEntries(Object.entries(measure.figures).map(([name, path]) => [name, figureAt(result, path)]))
}

/** Annotated articles as the program's input: their texts, with the publication date that the gold states. */
function articleInputs(goldFiles: readonly string[]): string {
  const lines = goldFiles.map(name => {
    const path = inShared(name)
    const gold: {id: string; published: string | null} & Record<string, unknown> = JSON.parse(
      readFileSync(path, 'utf8'),
    )
    return JSON.stringify({id: gold.id, text: articleText(path, gold), published: gold.published ?? undefined})
  })
  return lines.map(line => `${line}\n`).join('')
}

function articleText(goldPath: string, gold: {id: string} & Record<string, unknown>): string {
  if (typeof gold.text === 'string' && gold.text.endsWith('.txt'))
    return readFileSync(join(dirname(goldPath), gold.text), 'utf8')
  const articles = readFileSync(join(dirname(goldPath), 'articles.jsonl'), 'utf8')
    .split('\n')
    .filter(Boolean)
  const id = gold.id.replace(/\.[a-z]$/, '')
  const article = articles.map(line => JSON.parse(line) as {id: string; text: string}).find(({id: own}) => own === id)
  if (!article) throw new Error(`${goldPath}: no text for ${gold.id}`)
  return article.text
}

function inShared(argument: string): string {
  return argument.startsWith('data/') || argument.startsWith('acceptance/') ? join(sharedFolder(), argument) : argument
}

function figureAt(result: unknown, path: readonly string[]): number {
  let value = result
  for (const key of path) value = (value as Record<string, unknown> | undefined)?.[key]
  if (typeof value !== 'number') throw new Error(`The scorer's answer has no figure at ${path.join(' › ')}.`)
  return value
}

/** Runs a program with its results in a file. What it says beside them is shown only when it fails. */
function runInto(path: string, args: readonly string[]): void {
  const file = openSync(path, 'w')
  try {
    const {status, stderr, error} = spawnSync(process.execPath, args, {
      stdio: ['ignore', file, 'pipe'],
      maxBuffer: 1 << 28,
    })
    if (error || status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${error?.message ?? stderr}`)
  } finally {
    closeSync(file)
  }
}

function capture(args: readonly string[]): string {
  return execFileSync(process.execPath, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}
