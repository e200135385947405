import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import type {Span} from '../span.ts'
import type {Run} from './run.ts'

/** A headline that names its source beside a dash or colon: "Leaders to meet – Kremlin", "Kremlin: leaders to meet". */
export interface HeadlineAttribution {
  readonly sentence: number
  readonly cue: TokenId
  readonly source: Run
  readonly content: Run
}

const MAX_SOURCE_WORDS = 5
const DASHES = new Set(['–', '—', '-', '--', '―'])
const NAMING = new Set(['NOUN', 'PROPN', 'ADJ', 'DET', 'ADP', 'PART', 'CCONJ', 'NUM'])

/**
 * Source and content of a headline's sentence, null when it does not name one. After a dash or before a colon a short noun
 * phrase without a verb is the source, when the rest has a verb. A number is no source ("Race: 3 die").
 */
export function findHeadlineAttribution(doc: ParsedText, sentence: number): HeadlineAttribution | null {
  const first = doc.firstToken(sentence)
  let last = doc.endToken(sentence) - 1
  if (last > first && doc.form(last) === '.') last--
  for (let t = last - 1; t > first && t >= last - MAX_SOURCE_WORDS; t--) {
    if (!isPartingDash(doc, t)) continue
    const source = {first: t + 1, last}
    const content = {first, last: t - 1}
    return isSource(doc, source) && hasVerb(doc, content) ? {sentence, cue: t, source, content} : null
  }
  for (let t = first + 1; t < last && t <= first + MAX_SOURCE_WORDS; t++) {
    if (doc.form(t) !== ':') continue
    const source = {first, last: t - 1}
    const content = {first: t + 1, last}
    return isSource(doc, source) && hasVerb(doc, content) ? {sentence, cue: t, source, content} : null
  }
  return null
}

/** Whether a token is a dash with space around it, unlike that of a compound. */
export const isPartingDash = (doc: ParsedText, t: TokenId): boolean =>
  DASHES.has(doc.form(t)) && /\s/.test(doc.text[doc.start(t) - 1] ?? '') && /\s/.test(doc.text[doc.end(t)] ?? '')

function isSource(doc: ParsedText, {first, last}: Run): boolean {
  let hasNoun = false
  for (let t = first; t <= last; t++) {
    const upos = doc.upos(t)
    if (!NAMING.has(upos)) return false
    hasNoun ||= upos === 'PROPN' || upos === 'NOUN'
  }
  return hasNoun && doc.upos(last) !== 'NUM' && doc.upos(first) !== 'ADP'
}

function hasVerb(doc: ParsedText, {first, last}: Run): boolean {
  if (last - first < 2) return false
  for (let t = first; t <= last; t++) if (doc.upos(t) === 'VERB' || doc.upos(t) === 'AUX') return true
  return false
}

/** The sentences that are headlines: those of headline and heading blocks; without blocks, the text's first line. */
export function headlineSentences(doc: ParsedText, blocks: readonly (Span & {readonly kind?: string})[]): Set<number> {
  const sentences = new Set<number>()
  if (doc.sentenceCount === 0) return sentences
  if (blocks.length === 0) {
    const {end} = doc.sentenceSpan(0)
    if (/^\s*\n/.test(doc.text.slice(end)) || doc.sentenceCount === 1) sentences.add(0)
    return sentences
  }
  for (const block of blocks) {
    if (block.kind !== 'headline' && block.kind !== 'heading') continue
    for (
      let t = doc.tokenAt(block.start);
      t < doc.tokenCount && doc.start(t) < block.end;
      t = doc.endToken(doc.sentenceOf(t))
    )
      sentences.add(doc.sentenceOf(t))
  }
  return sentences
}
