import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import type {Mention} from './mention.ts'
import type {Names, Pronoun} from './names.ts'

/** Pronouns that can stand for someone, outside of names; relative ones only where they open a relative clause. */
export function findPronouns(doc: ParsedText, names: Names, taken: Uint8Array): Mention[] {
  const found: Mention[] = []
  for (let t = 0; t < doc.tokenCount; t++) {
    if (taken[t]) continue
    const upos = doc.upos(t)
    if (upos === 'NUM' && isBareCount(doc, t)) {
      found.push({first: t - 1, last: t, head: t, kind: 'pronoun', basis: 'the two', pronoun: SET_OF_TWO})
      continue
    }
    if (upos !== 'PRON' && upos !== 'DET') continue
    const pronoun = names.pronouns.get(doc.lower(t))
    if (!pronoun || (upos === 'DET' && pronoun.type !== 'possessive')) continue
    const relation = doc.relation(t)
    if (relation === 'expl' || (pronoun.type === 'relative' && !isRelative(doc, t))) continue
    found.push({first: t, last: t, head: t, kind: 'pronoun', basis: 'pronoun', pronoun})
  }
  return found
}

const SET_OF_TWO: Pronoun = {person: '3', number: 'p', gender: '', type: 'set'}

/** "the two", "the three" with no noun after it. */
function isBareCount(doc: ParsedText, t: TokenId): boolean {
  if (t === 0 || doc.lower(t - 1) !== 'the' || !/^(?:two|three|four|pair)$/.test(doc.lower(t))) return false
  return doc.relation(t) !== 'nummod' && doc.relation(t) !== 'compound'
}

/** A wh-word or "that" that opens a relative clause. */
function isRelative(doc: ParsedText, t: TokenId): boolean {
  if (t === doc.firstToken(doc.sentenceOf(t))) return false
  if (doc.lower(t).startsWith('who') && /^(?:NOUN|PROPN|PUNCT|ADP|NUM)$/.test(doc.upos(t - 1))) return true
  for (let node = doc.head(t), steps = 0; node >= 0 && steps < 6; node = doc.head(node), steps++)
    if (doc.deprel(node) === 'acl:relcl' || doc.relation(node) === 'acl') return true
  return false
}
