/**
 * Factuality of every event mention of MEANTIME (airbus, apple, gm; under RAPPORTEUR_SHARED), whether or not the event room
 * codes it as a political act: the reading of tense, modals, negation and governing words alone. `score/factuality.mjs`
 * measures the same four classes on the few mentions that are coded.
 * Classes and their gold as there: occurred, planned, possible, denied; generic and underspecified mentions are left out.
 * Documents with an even place in the file were looked at while the rules were written, odd ones kept aside.
 *
 * Usage: npx tsx eval/factuality.ts [--verbose]      --verbose lists the errors of even documents.
 */
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {loadAtlas} from '../src/actor/atlas.ts'
import {resolveActors} from '../src/actor/resolve-actors.ts'
import {findAttributions, loadAttributionTables} from '../src/attribution/find-attributions.ts'
import type {Factuality} from '../src/event/event.ts'
import {readFactuality} from '../src/event/factuality.ts'
import {lightVerbOf} from '../src/event/light-verb.ts'
import {type ReportView, viewReport} from '../src/event/report-view.ts'
import {type Frame, loadEventRules} from '../src/event/rules.ts'
import type {Candidate} from '../src/event/trigger.ts'
import {loadLanguage} from '../src/language/language.ts'
import type {TokenId} from '../src/language/parsed-text.ts'
import {findMentions} from '../src/mention/find-mentions.ts'
import {loadNames} from '../src/mention/names.ts'
import {findPlaces} from '../src/place/find-places.ts'
import {loadGazetteer} from '../src/place/gazetteer.ts'
import {findTimes} from '../src/time/find-times.ts'
import {loadTimeTables} from '../src/time/time-tables.ts'
import {sharedFolder} from './shared-folder.ts'

type Class = 'occurred' | 'planned' | 'possible' | 'denied'

interface Mention {
  readonly doc: string
  readonly dct: string | null
  readonly sentence: number
  readonly tokens: readonly string[]
  readonly span: readonly [number, number]
  readonly certainty: string
  readonly polarity: string
  readonly time: string
  readonly special_cases: string
}

const CLASSES: readonly Class[] = ['occurred', 'planned', 'possible', 'denied']
const CLASS_OF: Record<Factuality, Class> = {
  occurred: 'occurred',
  ongoing: 'occurred',
  planned: 'planned',
  'called-for': 'planned',
  possible: 'possible',
  conditional: 'possible',
  denied: 'denied',
}

const gold = join(sharedFolder(), 'data/factuality/meantime-events-dev.jsonl')
const isVerbose = process.argv.includes('--verbose')

function main(): void {
  const documents = new Map<string, Mention[]>()
  for (const line of readFileSync(gold, 'utf8').split('\n').filter(Boolean)) {
    const mention = JSON.parse(line) as Mention
    documents.set(mention.doc, [...(documents.get(mention.doc) ?? []), mention])
  }
  const view = openView()
  const counts = [newTable(), newTable()]
  for (const [place, mentions] of [...documents.values()].entries())
    count(mentions, view, counts[place % 2]!, place % 2 === 0)
  printScores('even', counts[0]!)
  printScores('odd', counts[1]!)
}

/** Counts by gold class, then by the class that was read. */
type Table = Record<Class, Record<Class, number>>
const newRow = (): Record<Class, number> => ({occurred: 0, planned: 0, possible: 0, denied: 0})
const newTable = (): Table => ({occurred: newRow(), planned: newRow(), possible: newRow(), denied: newRow()})

function openView(): (text: string, published: string | null) => ReportView {
  const language = loadLanguage()
  const names = loadNames()
  const timeTables = loadTimeTables()
  const gazetteer = loadGazetteer()
  const atlas = loadAtlas()
  const attributionTables = loadAttributionTables()
  const rules = loadEventRules()
  return (text, published) => {
    const blocks = [{start: 0, end: text.length, kind: 'paragraph' as const}]
    const doc = language.parse(text, blocks)
    const mentions = findMentions(doc, names)
    const times = findTimes(doc, {published}, timeTables)
    const places = findPlaces(doc, mentions, gazetteer, {dateline: null})
    const actors = resolveActors({doc, mentions, places, published, blocks}, atlas)
    const attributions = findAttributions({doc, actors, blocks}, attributionTables)
    const article = {
      text,
      title: null,
      byline: null,
      outlet: null,
      url: null,
      published: {date: published, basis: 'given' as const, why: 'the creation time of the document'},
      dateline: null,
      language: 'en' as const,
      blocks,
      furniture: [],
      notes: [],
    }
    return viewReport({doc, article, actors, places, times, attributions}, rules)
  }
}

function count(
  mentions: readonly Mention[],
  open: ReturnType<typeof openView>,
  table: Table,
  isLookedAt: boolean,
): void {
  const sentences = [...new Map(mentions.map(m => [m.sentence, m.tokens]))].sort(([a], [b]) => a - b)
  const starts = new Map<string, number>()
  let text = ''
  for (const [sentence, tokens] of sentences)
    for (const [i, word] of tokens.entries()) {
      if (text && !/^(?:[.,;:?!%)\]’”]|'s|n't|'')$/.test(word) && !/[($[“]$/.test(text)) text += ' '
      starts.set(`${sentence} ${i}`, text.length)
      text += word
    }
  const view = open(text, mentions[0]!.dct?.slice(0, 10) ?? null)
  for (const mention of mentions) {
    const wanted = goldClass(mention)
    const start = starts.get(`${mention.sentence} ${mention.span[0]}`)
    if (!wanted || start === undefined) continue
    const token = tokenAt(view, start)
    if (token < 0) continue
    const {factuality, steps} = readFactuality(view, candidateAt(view, token))
    const got = CLASS_OF[factuality]
    table[wanted][got]++
    if (isVerbose && isLookedAt && got !== wanted)
      console.log(
        `${wanted}, read ${factuality}: [${view.doc.form(token)}] (${steps.join('; ')}) ${mention.tokens.join(' ')}`,
      )
  }
}

function goldClass({certainty, polarity, time, special_cases}: Mention): Class | null {
  if (special_cases.startsWith('GEN')) return null
  if (polarity === 'NEG') return 'denied'
  if (['POSSIBLE', 'PROBABLE'].includes(certainty) || special_cases.startsWith('COND')) return 'possible'
  if (certainty !== 'CERTAIN' || polarity !== 'POS') return null
  return time === 'FUTURE' ? 'planned' : time === 'NON_FUTURE' ? 'occurred' : null
}

function tokenAt({doc}: ReportView, start: number): TokenId {
  for (let t = 0; t < doc.tokenCount; t++)
    // "will be able": the predicate bears what is said of "be".
    if (doc.start(t) <= start && start < doc.end(t)) return ['cop', 'aux'].includes(doc.relation(t)) ? doc.head(t) : t
  return -1
}

/** The word as a trigger of some act: which one does not matter for its factuality. */
function candidateAt(view: ReportView, token: TokenId): Candidate {
  const upos = view.doc.upos(token)
  const part =
    upos === 'VERB' || upos === 'AUX' || view.doc.child(token, 'cop') >= 0
      ? 'verb'
      : upos === 'ADJ'
        ? 'adjective'
        : 'noun'
  const frame: Frame = {
    name: '',
    lemma: view.doc.lemma(token),
    extra: [],
    constraints: [],
    type: 'CONSULT',
    mode: null,
    plover: null,
    cameo: null,
    roles: {actors: [], recipients: [], symmetric: false},
    contexts: [],
    example: '',
    counter: '',
  }
  return {token, part, frame, object: -1, light: part === 'noun' ? lightVerbOf(view, token) : null}
}

function printScores(name: string, table: Table): void {
  const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)
  const all = sum(CLASSES.flatMap(wanted => Object.values(table[wanted])))
  const right = sum(CLASSES.map(wanted => table[wanted][wanted]))
  const rows = CLASSES.map(wanted => {
    const [asked, read, both] = [
      sum(Object.values(table[wanted])),
      sum(CLASSES.map(g => table[g][wanted])),
      table[wanted][wanted],
    ]
    return `${wanted} (${asked}) P ${(both / read).toFixed(2)} R ${(both / asked).toFixed(2)}`
  })
  console.log(`${name.padEnd(4)} ${all} mentions, accuracy ${(right / all).toFixed(3)}: ${rows.join(' · ')}`)
}

main()
