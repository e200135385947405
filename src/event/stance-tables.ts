import {loadTable} from '../data-file.ts'
import {EVENT_TYPES, type EventType} from './event.ts'
import type {Frame} from './rules.ts'

/** What a speaker does to somebody by what he says, without a verb that names it. */
export const STANCES = [
  'condemnation',
  'allegation',
  'hindsight',
  'complaint',
  'displeasure',
  'praise',
  'pleasure',
  'duty',
  'command',
  'wish',
  'refusal',
  'threat',
] as const
export type Stance = (typeof STANCES)[number]

/** A kind of stance as an act: its type and code, and whether it takes somebody, or a deed or body, of whom it is said. */
export interface StanceAct {
  readonly frame: Frame
  readonly needsTarget: boolean
}

/** Senses and parts of speech of stance-words.tsv. */
const SENSES = [
  'bad adjective',
  'bad noun',
  'bad verb',
  'bad adverb',
  'good adjective',
  'good noun',
  'good verb',
  'praise verb',
  'decline verb',
  'absent adjective',
  'plain noun',
  'reproach noun',
  'of state noun',
  'linking verb',
  'name verb',
  'cease verb',
  'against verb',
  'displeased adjective',
  'displeased verb',
  'distrust verb',
  'pleased adjective',
  'pleased verb',
  'refuse verb',
  'abide verb',
  'retaliate verb',
  'consequence noun',
  'oblige verb',
  'remark verb',
  'idle verb',
  'demand noun',
] as const
export type Sense = (typeof SENSES)[number]

/** A bit for each sense. */
export const SENSE_BITS = Object.fromEntries(SENSES.map((sense, n) => [sense, 1 << n])) as Readonly<
  Record<Sense, number>
>

/** The senses of a word, its bits added up; words of two with a blank between. */
export type StanceWords = ReadonlyMap<string, number>

export const hasSense = (words: StanceWords, word: string, sense: Sense): boolean =>
  ((words.get(word) ?? 0) & SENSE_BITS[sense]) !== 0

export interface StanceTables {
  readonly acts: ReadonlyMap<Stance, StanceAct>
  readonly words: StanceWords
}

/**
 * Reads the tables of stances (data/event/stances.tsv, stance-words.tsv). `classes`: those of classes.tsv, which a cell names
 * as `@class`. Throws with table and row when a row names an unknown stance, type or class.
 */
export function loadStanceTables(classes: ReadonlyMap<string, ReadonlySet<string>>): StanceTables {
  const words = new Map<string, number>()
  for (const row of loadTable<'sense' | 'part' | 'words'>('event/stance-words.tsv')) {
    const sense = SENSES.find(name => name === `${row.sense} ${row.part}`)
    if (!sense) throw new Error(`data/event/stance-words.tsv: no sense "${row.sense} ${row.part}"`)
    for (const word of row.words.split(',').map(cell => cell.trim())) {
      const members = word.startsWith('@') ? classes.get(word.slice(1)) : [word]
      if (!members) throw new Error(`data/event/stance-words.tsv: ${sense}: no class "${word}"`)
      for (const member of members) words.set(member, (words.get(member) ?? 0) | SENSE_BITS[sense])
    }
  }
  const acts = new Map<Stance, StanceAct>()
  for (const row of loadTable<'stance' | 'act' | 'cameo' | 'target'>('event/stances.tsv')) {
    const stance = STANCES.find(name => name === row.stance)
    const [typeName, mode] = row.act.split('.')
    const type: EventType | undefined = EVENT_TYPES.find(name => name === typeName)
    if (!stance || !type) throw new Error(`data/event/stances.tsv: ${row.stance}: no stance or type "${row.act}"`)
    acts.set(stance, {frame: frameOf(stance, type, mode ?? null, row), needsTarget: row.target !== 'open'})
  }
  return {acts, words}
}

const frameOf = (
  stance: Stance,
  type: EventType,
  mode: string | null,
  {cameo, target}: {readonly cameo: string; readonly target: string},
): Frame => ({
  name: `stances.tsv ${stance}`,
  lemma: stance,
  extra: [],
  constraints: [],
  type,
  mode,
  plover: null,
  cameo,
  // Of what is said of a deed, or of nobody at all, the other side may be missing.
  roles: {actors: [target === 'party' ? 'said' : 'subj'], recipients: [], symmetric: false},
  contexts: [],
  example: '',
  counter: '',
})
