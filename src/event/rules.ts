import {loadTable} from '../data-file.ts'
import type {EventType, Factuality} from './event.ts'
import {EVENT_TYPES} from './event.ts'
import {loadStanceTables, type StanceTables} from './stance-tables.ts'
import {loadUnderstoodActors, type UnderstoodActor} from './understood-actors.ts'

/** What may stand in a slot: `any` and `none`, a party of some kind, or one of these words. */
export interface Filter {
  readonly any: boolean
  readonly none: boolean
  readonly actor: boolean
  readonly person: boolean
  readonly state: boolean
  /** A named person of government, parliament or a party. */
  readonly politician: boolean
  readonly words: ReadonlySet<string>
}

/** One condition of a frame: the slot (`obj`, `with`, `xcomp`, `mod` …) and what must, or must not, stand in it. */
export interface Constraint {
  readonly slot: string
  readonly filter: Filter
  readonly isNegated: boolean
}

/** Slots in order of preference; the first that yields a party wins. */
export interface Roles {
  readonly actors: readonly string[]
  readonly recipients: readonly string[]
  readonly symmetric: boolean
}

/** A rule of the tables: when a word in these surroundings is a political act, which one, and who its parties are. */
export interface Frame {
  /** Table, line and lemma, e.g. `verbs.tsv: hold @talks`. */
  readonly name: string
  readonly lemma: string
  /** Further words of a multiword trigger, in order. */
  readonly extra: readonly string[]
  readonly constraints: readonly Constraint[]
  /** Null: in these surroundings the word is no act. */
  readonly type: EventType | null
  readonly mode: string | null
  /** The manual's type where it differs from the act itself (a signed treaty is SUPPORT). */
  readonly plover: EventType | null
  readonly cameo: string | null
  readonly roles: Roles
  readonly contexts: readonly string[]
  readonly example: string
  readonly counter: string
}

/** What a governing word does to the factuality of what stands below it. */
export interface ModalityRule {
  readonly complement: string
  readonly factuality: Factuality
  /** Whether the lower act is coded beside the governing one. */
  readonly isCoded: boolean
}

/** A verb that lends a nominal act its subject ("launched an attack", "faces sanctions"), or says that it takes place. */
export interface LightVerb {
  readonly subject: 'actor' | 'recipient' | 'event'
  readonly factuality: Factuality | null
}

/** A word that is no act beside these words. */
export interface NegativeRule {
  readonly slot: string
  readonly words: ReadonlySet<string>
  readonly reason: string
}

/** All tables of `data/event`, indexed by lemma. */
export interface EventRules {
  readonly verbs: ReadonlyMap<string, readonly Frame[]>
  readonly nouns: ReadonlyMap<string, readonly Frame[]>
  readonly adjectives: ReadonlyMap<string, readonly Frame[]>
  readonly modals: ReadonlyMap<string, readonly Frame[]>
  /** Keyed by `lemma pos`, pos of verb, passive, adj, noun. */
  readonly modality: ReadonlyMap<string, readonly ModalityRule[]>
  readonly light: ReadonlyMap<string, LightVerb>
  /** Verbs that say that their subject takes place. */
  readonly occurrence: ReadonlySet<string>
  readonly auxiliaries: ReadonlyMap<string, Factuality>
  readonly nounCues: ReadonlyMap<string, Factuality>
  readonly negatives: ReadonlyMap<string, readonly NegativeRule[]>
  readonly scenes: ReadonlyMap<string, string>
  readonly commemoration: ReadonlySet<string>
  /** Adverbs with which the present tells a habit. */
  readonly habits: ReadonlySet<string>
  /** Word or two words → contexts that it speaks for. */
  readonly contexts: ReadonlyMap<string, readonly string[]>
  /** Verbs whose passive in the present tells of a state that lasts: "is surrounded". */
  readonly lasting: ReadonlySet<string>
  /** Nouns that stand before the noun that counts: "a number of", "hundreds of". */
  readonly transparent: ReadonlySet<string>
  readonly classes: ReadonlyMap<string, ReadonlySet<string>>
  /** Who does what a report leaves without a doer; the first that fits. */
  readonly understood: readonly UnderstoodActor[]
  /** What people do by what they say. */
  readonly stances: StanceTables
}

/**
 * Reads the tables of `data/event` (see the README there for the columns) and indexes the frames by the lemma of their
 * trigger, the most specific first. Throws with table and row when a row names an unknown type or class.
 */
export function loadEventRules(): EventRules {
  const classes = new Map<string, ReadonlySet<string>>()
  for (const row of loadTable<'class' | 'words'>('event/classes.tsv'))
    classes.set(row.class, new Set(listOf(row.words)))
  return {
    verbs: frameIndex('verbs.tsv', classes),
    nouns: frameIndex('nouns.tsv', classes),
    adjectives: frameIndex('adjectives.tsv', classes),
    modals: frameIndex('modals.tsv', classes),
    modality: modalityIndex(),
    light: lightVerbs(row => row.subject !== 'event'),
    occurrence: new Set(lightVerbs(row => row.subject === 'event').keys()),
    auxiliaries: factualityWords('event/auxiliaries.tsv'),
    nounCues: factualityWords('event/noun-cues.tsv'),
    negatives: negativeIndex(),
    scenes: new Map(
      loadTable<'scene' | 'words'>('event/scene.tsv').flatMap(row =>
        listOf(row.words).map((word): [string, string] => [word, row.scene]),
      ),
    ),
    habits: new Set(loadTable<'word'>('event/habit.tsv').map(row => row.word)),
    commemoration: new Set(loadTable<'word'>('event/commemoration.tsv').map(row => row.word)),
    contexts: contextIndex(),
    lasting: new Set(loadTable<'lemma'>('event/lasting.tsv').map(row => row.lemma)),
    transparent: new Set(loadTable<'word'>('event/transparent.tsv').map(row => row.word)),
    classes,
    understood: loadUnderstoodActors(),
    stances: loadStanceTables(classes),
  }
}

const listOf = (cell: string): string[] =>
  cell
    .split(',')
    .map(part => part.trim())
    .filter(Boolean)

function pushTo<Value>(index: Map<string, Value[]>, key: string, value: Value): void {
  const values = index.get(key)
  if (values) values.push(value)
  else index.set(key, [value])
}

type FrameColumn =
  | 'lemma'
  | 'object'
  | 'requires'
  | 'act'
  | 'plover'
  | 'cameo'
  | 'roles'
  | 'contexts'
  | 'example'
  | 'counter'

function frameIndex(table: string, classes: EventRules['classes']): Map<string, Frame[]> {
  const index = new Map<string, Frame[]>()
  const isNominal = table === 'nouns.tsv'
  for (const row of loadTable<FrameColumn>(`event/${table}`)) {
    const condition = row.object || row.requires || ''
    const where = `data/event/${table}: ${row.lemma}`
    const constraints = parseConstraints(condition, classes, where)
    const [typeName = '', mode] = row.act.split('.')
    const type = typeName === '-' ? null : eventType(typeName, where)
    for (const words of triggersOf(row.lemma, classes, where)) {
      const {lemma, extra, more} = triggerWords(words, isNominal, classes)
      pushTo(index, lemma, {
        name: `${table} ${words}${condition ? ` ${condition}` : ''}`,
        lemma,
        extra,
        constraints: more ? [...constraints, more] : constraints,
        type,
        mode: mode ?? null,
        plover: row.plover ? eventType(row.plover, where) : null,
        cameo: row.cameo || null,
        roles: parseRoles(row.roles || (isNominal ? 'by,poss,dem>of,on,against' : 'subj>obj')),
        contexts: listOf(row.contexts ?? ''),
        example: row.example ?? '',
        counter: row.counter ?? '',
      })
    }
  }
  // A stable sort: rows of equal weight keep the order of the table.
  for (const frames of index.values()) frames.sort((a, b) => specificity(b) - specificity(a))
  return index
}

/** The words of a cell; `@class` stands for all words of the class. Throws with table and row when there is no such class. */
function triggersOf(cell: string, classes: EventRules['classes'], where: string): string[] {
  return listOf(cell).flatMap(words => {
    if (!words.startsWith('@')) return [words]
    const members = classes.get(words.slice(1))
    if (!members) throw new Error(`${where}: no class "${words}"`)
    return [...members]
  })
}

/** "crack down" → crack + down; noun "suicide bombing" → bombing + suicide before it; "state of emergency" → state, of:emergency. */
function triggerWords(words: string, isNominal: boolean, classes: EventRules['classes']) {
  const parts = words.split(' ')
  const ofAt = parts.indexOf('of')
  if (isNominal && ofAt > 0)
    return {lemma: parts[0]!, extra: [], more: parseConstraints(`of:${parts.at(-1)}`, classes, words)[0]}
  if (isNominal) return {lemma: parts.at(-1)!, extra: parts.slice(0, -1), more: undefined}
  return {lemma: parts[0]!, extra: parts.slice(1), more: undefined}
}

function specificity(frame: Frame): number {
  let weight = frame.extra.length * 10
  for (const {filter, isNegated, slot} of frame.constraints) weight += weightOf(filter, slot === 'obj', isNegated)
  return weight
}

/** Words say more than a kind of party, a kind more than mere presence; the object more than other slots. */
function weightOf(filter: Filter, isObject: boolean, isNegated: boolean): number {
  if (isNegated) return 1
  if (filter.any || filter.none) return isObject ? 1 : 2
  const isKind = filter.actor || filter.person || filter.state || filter.politician
  return (isKind ? 3 : 4) + (isObject ? 1 : 0)
}

function eventType(name: string, where: string): EventType {
  if (!(EVENT_TYPES as readonly string[]).includes(name)) throw new Error(`${where}: no event type "${name}"`)
  return name as EventType
}

/** `@agreement&with:ACTOR` → conditions; a part without a slot is the object, a second one is any modifier. */
function parseConstraints(cell: string, classes: EventRules['classes'], where: string): Constraint[] {
  if (!cell) return []
  return cell.split('&').map((part, position) => {
    const isNegated = part.startsWith('!')
    const body = isNegated ? part.slice(1) : part
    const colon = body.indexOf(':')
    const slot = colon > 0 ? body.slice(0, colon) : position === 0 ? 'obj' : 'mod'
    return {slot, isNegated, filter: parseFilter(colon > 0 ? body.slice(colon + 1) : body, classes, where)}
  })
}

function parseFilter(body: string, classes: EventRules['classes'], where: string): Filter {
  const words = new Set<string>()
  // One object that is filled, not one spread into another: frames are asked so often that all filters should have one shape.
  const filter = {words, any: false, none: false, actor: false, person: false, state: false, politician: false}
  for (const part of body.split('/')) {
    if (part === 'any') filter.any = true
    else if (part === 'none') filter.none = true
    else if (part === 'ACTOR') filter.actor = true
    else if (part === 'PERSON') filter.person = true
    else if (part === 'STATE') filter.state = true
    else if (part === 'POLITICIAN') filter.politician = true
    else if (part.startsWith('@')) {
      const members = classes.get(part.slice(1))
      if (!members) throw new Error(`${where}: no class "${part}"`)
      for (const member of members) words.add(member)
    } else words.add(part)
  }
  if (filter.person) for (const word of classes.get('person') ?? []) words.add(word)
  return filter
}

/** `subj>obj,with`, `subj+with` (symmetric), `between,poss+`. */
function parseRoles(cell: string): Roles {
  const symmetric = cell.includes('+')
  const [actors = '', recipients = ''] = cell.split(symmetric ? '+' : '>')
  return {actors: listOf(actors), recipients: listOf(recipients), symmetric}
}

function modalityIndex(): Map<string, ModalityRule[]> {
  const index = new Map<string, ModalityRule[]>()
  for (const row of loadTable<'lemma' | 'pos' | 'complement' | 'factuality' | 'coded'>('event/modality.tsv'))
    for (const lemma of listOf(row.lemma))
      pushTo(index, `${lemma} ${row.pos}`, {
        complement: row.complement,
        factuality: row.factuality as Factuality,
        isCoded: row.coded === 'yes',
      })
  return index
}

type LightRow = Record<'lemma' | 'subject' | 'factuality', string>

function lightVerbs(isWanted: (row: LightRow) => boolean): Map<string, LightVerb> {
  const index = new Map<string, LightVerb>()
  for (const row of loadTable<keyof LightRow>('event/light.tsv').filter(isWanted))
    for (const lemma of listOf(row.lemma))
      index.set(lemma, {
        subject: row.subject as LightVerb['subject'],
        factuality: (row.factuality || null) as Factuality | null,
      })
  return index
}

const factualityWords = (table: string): Map<string, Factuality> =>
  new Map(
    loadTable<'word' | 'factuality'>(table).flatMap(row =>
      listOf(row.word).map((word): [string, Factuality] => [word, row.factuality as Factuality]),
    ),
  )

function negativeIndex(): Map<string, NegativeRule[]> {
  const index = new Map<string, NegativeRule[]>()
  for (const row of loadTable<'lemma' | 'slot' | 'words' | 'reason'>('event/negative.tsv')) {
    const rule = {slot: row.slot, words: new Set(listOf(row.words)), reason: row.reason}
    for (const lemma of listOf(row.lemma)) pushTo(index, lemma, rule)
  }
  return index
}

function contextIndex(): Map<string, string[]> {
  const index = new Map<string, string[]>()
  for (const row of loadTable<'context' | 'words'>('event/contexts.tsv'))
    for (const word of listOf(row.words)) pushTo(index, word, row.context)
  return index
}
