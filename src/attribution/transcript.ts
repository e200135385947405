import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import type {Span} from '../span.ts'
import type {Run} from './run.ts'

/** One speaker's turn in an interview that is printed as a transcript: "MORENO: We will not sign it." */
export interface Turn {
  /** The colon. */
  readonly cue: TokenId
  readonly source: Run
  /** What is said, a run a paragraph. */
  readonly content: readonly Run[]
}

/** A name of up to four words, in capitals throughout or at the head of each; a quotation mark may open the turn. */
const SPEAKER = /^\s*["“]?(?:\p{Lu}[\p{L}.'’-]+ ){0,3}\p{Lu}[\p{L}'’-]+(?=: )/u
const MIN_TURNS = 3
/** A turn goes on over the paragraphs up to the next one, unless that is far off. */
const MAX_PARAGRAPHS = 6

/**
 * The turns of a text's transcripts, in order: paragraphs that open with a name and a colon, where two speakers at least take
 * turns and one of them comes back. Empty for other texts, also for lists of headed points ("Pros: … Cons: …").
 */
export function findTurns(doc: ParsedText, paragraphs: readonly Span[]): Turn[] {
  const opening = paragraphs.map(({start, end}) => doc.text.slice(start, end).match(SPEAKER)?.[0] ?? null)
  const counts = new Map<string, number>()
  for (const text of opening) {
    const name = text?.replace(/^[^\p{L}]+/u, '')
    if (name) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  if (total < MIN_TURNS || counts.size < 2 || total === counts.size) return []
  const turns: Turn[] = []
  opening.forEach((name, i) => {
    if (name === null) return
    const {start, end} = paragraphs[i]!
    const cue = doc.tokenAt(start + name.length)
    const source = {first: doc.tokenAt(start + name.search(/\p{L}/u)), last: cue - 1}
    if (doc.form(cue) !== ':' || source.last < source.first || doc.start(cue + 1) >= end) return
    const next = opening.slice(i + 1, i + 1 + MAX_PARAGRAPHS).findIndex(other => other !== null)
    const following = paragraphs.slice(i + 1, i + 1 + Math.max(0, next))
    const content = [{start: doc.start(cue + 1), end}, ...following].map(span => runOf(doc, span))
    turns.push({cue, source, content: content.filter(run => run.last >= run.first)})
  })
  return turns
}

function runOf(doc: ParsedText, {start, end}: Span): Run {
  let last = doc.tokenAt(end - 1)
  if (last >= doc.tokenCount || doc.start(last) >= end) last--
  return {first: doc.tokenAt(start), last}
}
