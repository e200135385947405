import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import type {MentionKind} from './mention.ts'
import type {NameSpan} from './name-span.ts'

/**
 * The kinds of names that only the entity tags tell, made one over the report: the surname of somebody named in full is a person's
 * wherever it stands, letters are no person's name, and a word that is now a person and now a place or body is what it mostly is.
 * `kept` is changed in place.
 */
export function settleKinds(doc: ParsedText, kept: readonly NameSpan[]): void {
  const tagged = kept.filter(({basis}) => basis === 'entity tag')
  const surnames = surnamesOf(doc, kept)
  for (const span of tagged)
    if (span.first === span.last && span.kind === 'person' && isAcronym(doc, span.first)) span.kind = 'organization'
  settleByMost(doc, tagged)
  for (const span of tagged)
    if (span.kind === 'place' || span.kind === 'organization') {
      const rank = surnames.get(doc.textOf(span.first, span.last).toLowerCase())
      if (rank === 'last' || (rank === 'inner' && doc.deprel(span.last) === 'nsubj')) span.kind = 'person'
    }
}

/** What people named in full may be called: the ends of their names ("el-Baradi"), and words between the first and the last. */
function surnamesOf(doc: ParsedText, kept: readonly NameSpan[]): Map<string, 'last' | 'inner'> {
  const surnames = new Map<string, 'last' | 'inner'>()
  for (const span of kept) {
    const surname = surnameOf(doc, span)
    if (surname < 0) continue
    for (let t = span.first + 1; t <= surname; t++) {
      if (doc.form(t).length > 2 && !surnames.has(doc.lower(t))) surnames.set(doc.lower(t), 'inner')
      surnames.set(doc.textOf(t, surname).toLowerCase(), 'last')
    }
  }
  return surnames
}

/** The last word of a person's full name, before "Jr." and the like; -1 for other names. */
export function surnameOf(doc: ParsedText, {kind, first, last}: NameSpan): TokenId {
  if (kind !== 'person') return -1
  let t = last
  while (t > first && /^(?:(?:Jr|Sr)\.?|I{2,3}|IV|,)$/.test(doc.form(t))) t--
  return t > first ? t : -1
}

/** Three capitals or more in a sentence that is not all in capitals. */
function isAcronym(doc: ParsedText, t: TokenId): boolean {
  if (!/^\p{Lu}{3,6}$/u.test(doc.form(t))) return false
  const sentence = doc.sentenceOf(t)
  for (let i = doc.firstToken(sentence); i < doc.endToken(sentence); i++)
    if (/^\p{Ll}{3,}$/u.test(doc.form(i))) return true
  return false
}

/** Gives each name the kind that most of its uses have; of two kinds that are as frequent none wins. */
function settleByMost(doc: ParsedText, tagged: readonly NameSpan[]): void {
  const uses = new Map<string, NameSpan[]>()
  for (const span of tagged) {
    const name = doc.textOf(span.first, span.last)
    uses.set(name, [...(uses.get(name) ?? []), span])
  }
  for (const spans of uses.values()) {
    const counts = new Map<MentionKind, number>()
    for (const {kind} of spans) counts.set(kind, (counts.get(kind) ?? 0) + 1)
    if (counts.size < 2) continue
    const [most, next] = [...counts].sort((a, b) => b[1] - a[1])
    if (most![1] > next![1]) for (const span of spans) span.kind = most![0]
  }
}
