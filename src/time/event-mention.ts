import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import type {KnownEvent, KnownEvents} from './known-event.ts'

/** A known event where a sentence tells of it. */
export interface EventMention {
  readonly event: KnownEvent
  readonly sentence: number
  /** The token that fits each group of the event's words. */
  readonly tokens: readonly TokenId[]
}

/** Where the text tells of known events, sentence by sentence. */
export function findEventMentions(doc: ParsedText, events: KnownEvents): EventMention[] {
  const bySentence: ReadonlyMap<string, TokenId>[] = []
  const everywhere = new Set<string>()
  for (let sentence = 0; sentence < doc.sentenceCount; sentence++) {
    const words = wordsOf(doc, sentence)
    bySentence.push(words)
    for (const word of words.keys()) everywhere.add(word)
  }
  const found: EventMention[] = []
  for (const [sentence, words] of bySentence.entries()) {
    const tried = new Set<KnownEvent>()
    for (const word of words.keys()) {
      for (const event of events.get(word) ?? []) {
        if (tried.has(event)) continue
        tried.add(event)
        const tokens = tokensOf(event, words)
        if (tokens && event.context.every(group => group.some(w => everywhere.has(w))))
          found.push({event, sentence, tokens})
      }
    }
  }
  return found
}

function tokensOf(event: KnownEvent, words: ReadonlyMap<string, TokenId>): TokenId[] | null {
  const tokens: TokenId[] = []
  for (const group of event.words) {
    const word = group.find(w => words.has(w))
    if (word === undefined) return null
    tokens.push(words.get(word)!)
  }
  return tokens
}

/** Tokens, lemmas and what stands between two blanks ("g-20", "$700"), each with the token it begins at. */
function wordsOf(doc: ParsedText, sentence: number): Map<string, TokenId> {
  const words = new Map<string, TokenId>()
  const add = (word: string, t: TokenId): void => {
    if (!words.has(word)) words.set(word, t)
  }
  const end = doc.endToken(sentence)
  for (let t = doc.firstToken(sentence); t < end; t++) {
    add(doc.lower(t), t)
    // of names with figures ("3GS") the form alone
    if (!/\d/.test(doc.form(t))) add(doc.lemma(t).toLowerCase(), t)
    const next = t + 1
    if (next >= end || doc.end(t) !== doc.start(next) || (t > 0 && doc.end(t - 1) === doc.start(t))) continue
    let word = doc.lower(t)
    for (let k = next; k < end && k < t + LONGEST_WORD && doc.start(k) === doc.end(k - 1); k++) {
      word += doc.lower(k)
      add(word, t)
    }
  }
  return words
}

/** A word between blanks has at most so many tokens. */
const LONGEST_WORD = 5
