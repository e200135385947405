import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import {isSentenceStart, type NameSpan} from './name-span.ts'
import type {NameEntry, Names} from './names.ts'
import type {PhraseMatch, WordStream} from './phrase-index.ts'

/** Longest matches of the name tables, from left to right. */
export function findListedNames(doc: ParsedText, names: Names, stream: WordStream): NameSpan[] {
  const spans: NameSpan[] = []
  for (let w = 0; w < stream.words.length; ) {
    const first = stream.token[w]!
    if (w > 0 && stream.token[w - 1] === first) {
      w++
      continue
    }
    const match = longestMatch(doc, names.phrases.matchesAt(stream, w), first)
    if (!match) {
      w++
      continue
    }
    spans.push({first, last: match.last, kind: match.entry.kind, basis: `name table: ${match.entry.form}`})
    while (w < stream.words.length && stream.token[w]! <= match.last) w++
  }
  return spans
}

/** The longest of the phrases that begin at a token, inside its sentence, whose capitals fit; null when none does. */
export function longestMatch(
  doc: ParsedText,
  matches: PhraseMatch<NameEntry>[],
  first: TokenId,
): PhraseMatch<NameEntry> | null {
  const sentenceEnd = doc.endToken(doc.sentenceOf(first))
  for (let i = matches.length - 1; i >= 0; i--) {
    const match = matches[i]!
    if (match.last < sentenceEnd && looksLikeName(doc, match)) return match
  }
  return null
}

/** Whether the capitals of the text fit the table's form. An ambiguous single word also needs the parser to see a name. */
function looksLikeName(doc: ParsedText, {first, last, entry}: PhraseMatch<NameEntry>): boolean {
  const start = doc.form(first)
  if (first === last && ACRONYM.test(entry.form)) {
    const letters = entry.form.replace(/\./g, '')
    const isTitleCase = letters.length >= 4 && /^\p{Lu}\p{Ll}+$/u.test(start) && doc.upos(first) === 'PROPN'
    if (start.replace(/\./g, '') !== letters && !(isTitleCase && !entry.isAmbiguous)) return false
    if (!entry.isAmbiguous) return true
    // "IS fighters", "WHO experts": small words are not written in capitals.
    if (doc.upos(first) !== 'PROPN') return SMALL.has(doc.upos(first)) && letters === start && !isShouted(doc, first)
    return doc.entity(first) !== 'O' || !isShouted(doc, first)
  }
  const startsLow = /^\p{Ll}/u.test(entry.form)
  if (!startsLow && !/^[\p{Lu}\p{N}]/u.test(start)) return false
  if (first === last) {
    if (entry.isAmbiguous)
      return doc.upos(first) === 'PROPN' && (doc.entity(first) !== 'O' || !isSentenceStart(doc, first))
    return entry.kind === 'demonym' || entry.kind === 'place' || doc.upos(first) !== 'VERB'
  }
  return startsLow || !/^\p{Lu}/u.test(lastWord(entry.form)) || /\p{Lu}|\d/u.test(doc.form(last))
}

const SMALL = new Set(['AUX', 'PRON', 'ADP', 'SCONJ'])

const ACRONYM = /^(?:\p{Lu}\.?){2,8}$/u
/** What stands last between spaces and hyphens: "in" of "Moon Jae-in". */
const lastWord = (form: string): string => form.slice(Math.max(form.lastIndexOf(' '), form.lastIndexOf('-')) + 1)

/** A sentence of capitals only, where capitals tell nothing. */
function isShouted(doc: ParsedText, t: TokenId): boolean {
  const sentence = doc.sentenceOf(t)
  for (let i = doc.firstToken(sentence); i < doc.endToken(sentence); i++)
    if (/\p{Ll}{2}/u.test(doc.form(i))) return false
  return true
}
