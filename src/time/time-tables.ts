import {loadTable} from '../data-file.ts'
import type {Holiday} from './holiday.ts'
import {parseHolidayRule} from './holiday.ts'
import type {StockIndices} from './index-level.ts'
import {loadStockIndices} from './index-level.ts'
import type {KnownEvents, OfficeTerm} from './known-event.ts'
import {loadKnownEvents, loadOfficeTerms} from './known-event.ts'

/** Units of time as TIMEX3 writes them; F fortnight, WE weekend, SEM half-year, ML millennium are ours. */
export type TimeUnit = 'S' | 'MIN' | 'H' | 'D' | 'W' | 'F' | 'M' | 'Q' | 'Y' | 'DE' | 'CE' | 'ML' | 'WE' | 'SEM'

/** When a word of a calendar name counts: see the header of `calendar-words.tsv`. */
export type NameNeed = '' | 'capital' | 'date' | 'frame'

/** What one word may say about time. A word may be several things: "second" is an ordinal and a unit. */
export interface TimeWord {
  month?: number
  weekday?: number
  season?: string
  part?: string
  isPlural?: boolean
  need?: NameNeed
  unit?: TimeUnit
  cardinal?: number
  multiplier?: number
  ordinal?: number
  vague?: 'vague' | 'vague-of'
  decade?: number
  zone?: string
  set?: string
  /** Begins a holiday or a vague phrase, a rule's cue word ("last", "every"): worth a look. */
  isCue?: boolean
}

export interface VaguePhrase {
  readonly words: readonly string[]
  readonly value: string
  readonly after: string
}

/** Words whose complement or date lies ahead, by lemma: see `outlook-words.tsv`. */
export interface OutlookWords {
  readonly verbs: ReadonlySet<string>
  readonly adjectives: ReadonlySet<string>
  readonly nouns: ReadonlySet<string>
  readonly occasions: ReadonlySet<string>
  readonly deferrals: ReadonlySet<string>
}

export interface TimeTables {
  readonly words: ReadonlyMap<string, TimeWord>
  /** By first word, longest first. */
  readonly holidays: ReadonlyMap<string, readonly Holiday[]>
  readonly vaguePhrases: ReadonlyMap<string, readonly VaguePhrase[]>
  readonly outlook: OutlookWords
  /** Words of accounts and company results: "profit", "revenue". */
  readonly accounts: ReadonlySet<string>
  readonly knownEvents: KnownEvents
  readonly officeTerms: readonly OfficeTerm[]
  readonly stockIndices: StockIndices
}

/** Words that begin an expression without being in a table of names or units. */
const CUES = [
  ...['q', 'as'],
  ...['last', 'this', 'next', 'past', 'previous', 'coming', 'following', 'same', 'that', 'these', 'those', 'latest'],
  ...['every', 'each', 'per', 'once', 'twice', 'a', 'an', 'the', 'early', 'late', 'mid', 'earlier', 'later', 'fiscal'],
  ...[
    'nearly',
    'about',
    'almost',
    'around',
    'more',
    'less',
    'fewer',
    'at',
    'up',
    'no',
    'not',
    'roughly',
    'just',
    'some',
  ],
  ...['approximately', 'its', 'their', 'his', 'her', 'our', 'my', 'today', 'tonight', 'yesterday', 'tomorrow', 'over'],
  ...['recent', 'half', 'current', 'upcoming', 'final', 'remaining', 'initial', 'then', 'year', 'between', 'end'],
  ...[
    'beginning',
    'middle',
    'start',
    'ensuing',
    'intervening',
    'another',
    'other',
    'preceding',
    'only',
    'under',
    'well',
  ],
]

/** Reads the tables of `data/time`. */
export function loadTimeTables(): TimeTables {
  const words = new Map<string, TimeWord>()
  const word = (form: string): TimeWord => {
    let found = words.get(form)
    if (!found) {
      found = {}
      words.set(form, found)
    }
    return found
  }
  for (const row of loadTable<'word' | 'class' | 'value' | 'needs'>('time/calendar-words.tsv')) {
    const entry = word(row.word)
    if (row.needs) entry.need = row.needs as NameNeed
    if (row.class === 'month') entry.month = Number(row.value)
    else if (row.class.startsWith('weekday')) entry.weekday = Number(row.value)
    else if (row.class.startsWith('season')) entry.season = row.value
    else entry.part = row.value
    if (row.class === 'weekdays' || row.class === 'seasons') entry.isPlural = true
  }
  for (const row of loadTable<'word' | 'class' | 'value'>('time/number-words.tsv')) {
    const entry = word(row.word)
    if (row.class === 'vague' || row.class === 'vague-of') entry.vague = row.class
    else entry[row.class as 'cardinal' | 'multiplier' | 'ordinal' | 'decade'] = Number(row.value)
  }
  for (const row of loadTable<'word' | 'unit' | 'number'>('time/unit-words.tsv')) {
    const entry = word(row.word)
    entry.unit = row.unit as TimeUnit
    if (row.number === 'plural') entry.isPlural = true
  }
  for (const row of loadTable<'zone' | 'offset'>('time/zones.tsv')) word(row.zone).zone = row.offset
  for (const row of loadTable<'word' | 'value'>('time/set-words.tsv')) word(row.word).set = row.value
  for (const cue of CUES) word(cue).isCue = true

  const holidays = new Map<string, Holiday[]>()
  for (const row of loadTable<'name' | 'rule'>('time/holidays.tsv')) {
    const parts = splitPhrase(row.name)
    listed(holidays, parts[0]!).push({name: row.name, words: parts, rule: parseHolidayRule(row.rule)})
    word(parts[0]!).isCue = true
  }
  const vaguePhrases = new Map<string, VaguePhrase[]>()
  for (const row of loadTable<'phrase' | 'value' | 'after'>('time/vague-times.tsv')) {
    const parts = splitPhrase(row.phrase)
    listed(vaguePhrases, parts[0]!).push({words: parts, value: row.value, after: row.after})
    word(parts[0]!).isCue = true
  }
  for (const list of [...holidays.values(), ...vaguePhrases.values()])
    list.sort((a, b) => b.words.length - a.words.length)
  return {
    words,
    holidays,
    vaguePhrases,
    outlook: loadOutlook(),
    accounts: new Set(loadTable<'word'>('time/account-words.tsv').map(row => row.word)),
    knownEvents: loadKnownEvents(),
    officeTerms: loadOfficeTerms(),
    stockIndices: loadStockIndices(),
  }
}

function loadOutlook(): OutlookWords {
  const rows = loadTable<'lemma' | 'class'>('time/outlook-words.tsv')
  const of = (name: string): Set<string> => new Set(rows.filter(row => row.class === name).map(row => row.lemma))
  return {
    verbs: of('verb'),
    adjectives: of('adjective'),
    nouns: of('noun'),
    occasions: of('occasion'),
    deferrals: of('deferral'),
  }
}

/** A phrase of a table in the pieces that the text is cut into: letters, figures, single signs. */
export const splitPhrase = (phrase: string): string[] =>
  phrase.toLowerCase().match(/\p{L}+(?:\.\p{L}+)*|\d+|[^\s\p{L}\d]/gu) ?? []

function listed<Item>(map: Map<string, Item[]>, key: string): Item[] {
  let list = map.get(key)
  if (!list) {
    list = []
    map.set(key, list)
  }
  return list
}
