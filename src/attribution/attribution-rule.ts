import type {Span} from '../span.ts'
import type {CueFrame} from './cue-frame.ts'
import type {CueWord} from './cue-table.ts'

export interface Shape {
  readonly upos: string
  readonly cueWord: CueWord | null
  readonly frame: CueFrame
  readonly cue: Span
  readonly content: readonly Span[]
  readonly quotation: 'direct' | 'indirect' | 'mixed'
}

/** The name of the pattern that an attribution has, e.g. `verb + that-clause`, `quotation, cue inside`. */
export function ruleOf({upos, cueWord, frame, cue, content, quotation}: Shape): string {
  if (upos === 'PUNCT') return 'colon or dash'
  if (cueWord?.kind === 'according') return 'according to'
  if (cueWord?.kind === 'adverb') return 'reporting adverb'
  const first = content[0]!
  const last = content.at(-1)!
  const place = last.end <= cue.start ? 'after' : first.start >= cue.end ? 'before' : 'inside'
  if (quotation === 'direct') return `quotation, cue ${place}`
  const word =
    upos === 'ADJ' ? 'adjective' : upos === 'NOUN' || upos === 'PROPN' ? 'noun' : frame.isPassive ? 'passive' : 'verb'
  const complement = COMPLEMENTS.find(([names]) => names.some(name => frame.complements.includes(name)))
  if (complement) return `${word} + ${complement[1]}`
  return place === 'before' ? `${word} + complement` : `clause, ${word} ${place}`
}

const COMPLEMENTS: readonly (readonly [names: readonly string[], said: string])[] = [
  [['that'], 'that-clause'],
  [['bare'], 'clause'],
  [['wh', 'whether'], 'question clause'],
  [['to', 'xcomp'], 'infinitive'],
  [['obj'], 'object'],
  [['of', 'about', 'for', 'on', 'against', 'to', 'as', 'with', 'in'], 'preposition'],
]
