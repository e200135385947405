import {loadTable} from '../data-file.ts'

export const CUE_KINDS = [
  'statement',
  'depiction',
  'question',
  'demand',
  'denial',
  'belief',
  'knowledge',
  'perception',
  'evidence',
  'seeming',
  'intention',
  'hope',
  'fear',
  'promise',
  'threat',
  'refusal',
  'agreement',
  'support',
  'criticism',
  'praise',
  'regret',
  'emotion',
  'concern',
  'passive',
  'claim',
  'document',
  'adverb',
  'according',
  'outlet',
  'decision',
  'argument',
] as const
export type CueKind = (typeof CUE_KINDS)[number]

/** A word that may bring a source together with its content. */
export interface CueWord {
  readonly lemma: string
  readonly kind: CueKind
  /** 3: an attribution wherever one of its frames is filled; 2: often; 1: sometimes. */
  readonly strength: 1 | 2 | 3
  /** What may hold the content: `quote`, `that`, `wh`, `to`, `obj`, or a preposition. */
  readonly frames: ReadonlySet<string>
}

/** By word class (`verb`, `noun`, `adj`, `adv`, `prep`), then by lemma. */
export type CueTable = ReadonlyMap<string, ReadonlyMap<string, CueWord>>

const POS_OF_UPOS: Readonly<Record<string, string>> = {
  VERB: 'verb',
  AUX: 'verb',
  NOUN: 'noun',
  PROPN: 'noun',
  ADJ: 'adj',
  ADV: 'adv',
  ADP: 'prep',
  SCONJ: 'prep',
}

export const loadCueTable = (): CueTable => {
  const table = new Map<string, Map<string, CueWord>>()
  for (const row of loadTable<'lemma' | 'pos' | 'kind' | 'strength' | 'frames'>('attribution/cues.tsv')) {
    if (!(CUE_KINDS as readonly string[]).includes(row.kind))
      throw new Error(`data/attribution/cues.tsv: ${row.lemma} has the unknown kind "${row.kind}"`)
    const words = table.get(row.pos) ?? new Map<string, CueWord>()
    table.set(row.pos, words)
    words.set(row.lemma, {
      lemma: row.lemma,
      kind: row.kind as CueKind,
      strength: Number(row.strength) as CueWord['strength'],
      frames: new Set(row.frames.split(' ')),
    })
  }
  return table
}

/** The entry of a lemma as a word of this class, or null. A participle tagged as adjective finds its verb. */
export function findCueWord(table: CueTable, lemma: string, upos: string): CueWord | null {
  const pos = POS_OF_UPOS[upos]
  return pos === undefined ? null : (table.get(pos)?.get(lemma) ?? null)
}
