import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import type {Mention} from '../mention/mention.ts'
import {linkContainers} from './containment.ts'
import {type Entities, entityTags, weighEvidence} from './evidence.ts'
import type {Candidate, Gazetteer} from './gazetteer.ts'
import type {PlaceWord} from './place-words.ts'
import {hasGap, isCapitalized, type Toponym} from './toponym.ts'

/** Measured on the even documents of LGL and GWN: lower brings surnames and firms, higher loses small towns without a preposition. */
const ENOUGH_EVIDENCE = 1

/**
 * The place names of a text in reading order, never overlapping: names of the gazetteer, adjectives and peoples of
 * countries, names with a place word ("Elm Street"), and what the entity tags hold for a place. Each candidate name
 * gathers grounds for and against (entity tag, size of the place, preposition, container, part of speech, common word or
 * surname, neighbouring names) and stays when they are enough.
 */
export function findToponyms(doc: ParsedText, mentions: readonly Mention[], gazetteer: Gazetteer): Toponym[] {
  return weighToponyms(doc, mentions, gazetteer).filter(toponym => toponym.evidence >= ENOUGH_EVIDENCE)
}

/** The same before the weak ones are left out. */
export function weighToponyms(doc: ParsedText, mentions: readonly Mention[], gazetteer: Gazetteer): Toponym[] {
  const tags = entityTags(doc, mentions)
  const found: Toponym[] = []
  for (let sentence = 0; sentence < doc.sentenceCount; sentence++) {
    const end = doc.endToken(sentence)
    let t = doc.firstToken(sentence)
    while (t < end) {
      const toponym =
        isCapitalized(doc.form(t)) || doc.form(t) === 'al' ? longestName(doc, t, end, gazetteer, tags) : null
      if (toponym) {
        found.push(toponym)
        t = toponym.last + 1
      } else t++
    }
  }
  linkContainers(doc, found, gazetteer)
  shareWords(doc, found)
  weighEvidence(doc, found, {tags, gazetteer})
  return found
}

/** "Jackson, Barrow and Madison counties": the word in the plural belongs to all of them. */
function shareWords(doc: ParsedText, toponyms: readonly Toponym[]): void {
  let shared: PlaceWord | null = null
  for (let i = toponyms.length - 1; i > 0; i--) {
    const next = toponyms[i]!
    if (next.word && next.last + 1 < doc.tokenCount && doc.lower(next.last + 1).endsWith('s')) shared = next.word
    const before = toponyms[i - 1]!
    if (!shared || next.listedAfter !== before || before.word || before.container) {
      shared = null
      continue
    }
    before.word = shared
    before.basis.push('shares a place word')
  }
}

const MOST_WORDS = 6
const INNER_WORDS = new Set([
  'of',
  'the',
  'and',
  'de',
  'la',
  'le',
  'el',
  'al',
  'da',
  'do',
  'dos',
  'del',
  'di',
  'du',
  'des',
  'en',
  'es',
  'ez',
  'e',
  'i',
  'on',
  'upon',
  'am',
  'sur',
  'na',
  'au',
  'aux',
  'sous',
  'les',
  'an',
  'der',
  'bei',
  'in',
  '-',
  '–',
  '’s',
  "'s",
  "'",
  '’',
  '.',
  ',',
  'ash',
  'as',
  'ad',
  'ar',
  'az',
  'und',
  'y',
  '&',
])

/** The longest name of any kind that begins at the token, or null. */
function longestName(
  doc: ParsedText,
  first: TokenId,
  end: TokenId,
  gazetteer: Gazetteer,
  tags: Entities,
): Toponym | null {
  let last = first
  const stops: TokenId[] = []
  for (let n = 0; n < MOST_WORDS && last < end; n++, last++) {
    if (last > first && hasGap(doc, last - 1, last)) break
    const form = doc.form(last)
    if (isCapitalized(form)) stops.push(last)
    else if (!INNER_WORDS.has(form) && last > first) break
  }
  for (let i = stops.length - 1; i >= 0; i--) {
    const stop = stops[i]!
    const name = doc.textOf(first, stop)
    const demonym = stop - first <= 2 ? gazetteer.findDemonym(name) : []
    const candidates = findName(name, gazetteer)
    if (
      demonym.length > 0 &&
      !candidates.some(({entry}) => entry.feature === 'country' || entry.feature === 'region')
    ) {
      return toponym(first, stop, name, demonym, {isDemonym: true, word: null, basis: 'demonym'})
    }
    if (candidates.length > 0) return withPlaceWord(doc, first, stop, end, name, candidates, gazetteer)
    const unlisted = i === stops.length - 1 || stops[i]! - first >= 1 ? unlistedName(doc, first, stop, gazetteer) : null
    if (unlisted) return unlisted
  }
  return taggedName(doc, first, gazetteer, tags)
}

/** "The Hague", but not "The Torrington" of "The Torrington council"; short names in capitals only when a table of ours has them. */
function findName(name: string, gazetteer: Gazetteer): readonly Candidate[] {
  const candidates = gazetteer.find(name)
  if (/^[A-Z]{2,3}$/.test(name))
    return candidates.filter(
      ({entry}) => entry.kind === 'country' || entry.feature === 'region' || entry.feature === 'admin1',
    )
  return /^the /i.test(name)
    ? candidates.filter(({entry}) => entry.feature === 'region' || /^the /i.test(entry.name))
    : candidates
}

function toponym(
  first: TokenId,
  last: TokenId,
  name: string,
  candidates: readonly Candidate[],
  {isDemonym, word, basis}: {isDemonym: boolean; word: PlaceWord | null; basis: string},
): Toponym {
  return {
    first,
    last,
    name,
    candidates,
    isDemonym,
    word,
    kind: word?.kind ?? 'other',
    container: null,
    contained: null,
    listedAfter: null,
    evidence: 0,
    basis: [basis],
  }
}

/** "Kabul Airport", "Helmand province", "the city of Aleppo": the word beside the name tells of its kind. */
function withPlaceWord(
  doc: ParsedText,
  first: TokenId,
  last: TokenId,
  end: TokenId,
  name: string,
  candidates: readonly Candidate[],
  gazetteer: Gazetteer,
): Toponym {
  const {after, before} = gazetteer.words
  if (last + 1 < end && !hasGap(doc, last, last + 1)) {
    const form = doc.form(last + 1)
    const word = after.get(form.toLowerCase())
    if (word && isCapitalized(form) && word.isName && !isAllCapitals(doc, last + 1))
      return toponym(first, last + 1, name, candidates, {isDemonym: false, word, basis: `place word: ${form}`})
    if (word) return toponym(first, last, name, candidates, {isDemonym: false, word, basis: `place word: ${form}`})
  }
  const word = wordBefore(doc, first, before)
  return toponym(first, last, name, candidates, {
    isDemonym: false,
    word,
    basis: word ? 'place word before' : 'gazetteer',
  })
}

const isAllCapitals = (doc: ParsedText, t: TokenId): boolean =>
  doc.form(t).length > 3 && doc.form(t) === doc.form(t).toUpperCase()

function wordBefore(doc: ParsedText, first: TokenId, before: Gazetteer['words']['before']): PlaceWord | null {
  if (first < 2 || doc.form(first - 1) !== 'of') return null
  return before.get(`${doc.lower(first - 2)} of`) ?? null
}

/**
 * "Elm Street", "Lake Tanna": a name that no list holds with a place word that makes it one. A listed place at its beginning
 * is what is looked up ("Douglas County" of "Douglas County Hospital"); one at its end begins a name of its own.
 */
function unlistedName(doc: ParsedText, first: TokenId, last: TokenId, gazetteer: Gazetteer): Toponym | null {
  if (last === first) return null
  for (let t = first; t <= last; t++) if (!isCapitalized(doc.form(t)) && !/^['’]s$/.test(doc.form(t))) return null
  if ((gazetteer.words.notPlaces.get(doc.lower(first))?.weight ?? 0) >= 6) return null
  const behind = gazetteer.words.after.get(doc.lower(last).replace(/\.$/, ''))
  const ahead = gazetteer.words.before.get(doc.lower(first).replace(/\.$/, ''))
  const word = behind?.isName ? behind : ahead?.isName && last - first <= 2 ? ahead : null
  if (!word) return null
  for (let t = first + 1; t < last; t++) {
    if (findName(doc.textOf(t, last), gazetteer).length > 0) return null
  }
  const name = word === behind ? listedBeginning(doc, first, last, gazetteer) : null
  const basis = `place word: ${doc.form(word === behind ? last : first)}`
  return toponym(first, last, name?.text ?? doc.textOf(first, last), name?.candidates ?? [], {
    isDemonym: false,
    word,
    basis,
  })
}

/** The longest listed name that the stretch begins with, at least two words before the end or two words long. */
function listedBeginning(
  doc: ParsedText,
  first: TokenId,
  last: TokenId,
  gazetteer: Gazetteer,
): {text: string; candidates: readonly Candidate[]} | null {
  for (let t = last - 1; t >= first; t--) {
    const text = doc.textOf(first, t)
    const candidates = findName(text, gazetteer)
    if (candidates.length > 0) return {text, candidates}
  }
  return null
}

/** What the entity tags take for a place and no list knows. A listed name at its end ("Metropolitan Atlanta") is found by itself. */
function taggedName(doc: ParsedText, first: TokenId, gazetteer: Gazetteer, tags: Entities): Toponym | null {
  if (tags.tag[first] !== 'LOC' || tags.first[first] !== first) return null
  const last = tags.last[first]!
  if (/^[A-Z]{2,6}$/.test(doc.textOf(first, last))) return null
  for (let t = first + 1; t <= last; t++) {
    if (isCapitalized(doc.form(t)) && findName(doc.textOf(t, last), gazetteer).length > 0) return null
  }
  return toponym(first, last, doc.textOf(first, last), [], {isDemonym: false, word: null, basis: 'entity tag'})
}
