import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import type {Mention} from '../mention/mention.ts'
import {linkContainers} from './containment.ts'
import {type Entities, entityTags, priorWeight, weighEvidence} from './evidence.ts'
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
    const short = name.endsWith('.') ? gazetteer.findShort(name) : []
    if (short.length > 0) return toponym(first, stop, name, short, {basis: 'abbreviation'})
    const demonym = stop - first <= 2 ? gazetteer.findDemonym(name) : []
    const candidates = findName(name, gazetteer)
    if (
      demonym.length > 0 &&
      !candidates.some(({entry}) => entry.feature === 'country' || entry.feature === 'region')
    ) {
      return toponym(first, stop, name, demonym, {isDemonym: true, basis: 'demonym'})
    }
    if (
      candidates.length > 0 &&
      priorWeight(candidates) < WELL_KNOWN &&
      isPartOfUnlisted(doc, first, stop, gazetteer, tags)
    )
      break
    if (candidates.length > 0) return withPlaceWord(doc, [first, stop], end, {name, candidates}, gazetteer)
    const unlisted = i === stops.length - 1 || stops[i]! - first >= 1 ? unlistedName(doc, first, stop, gazetteer) : null
    if (unlisted) return unlisted
  }
  return taggedName(doc, first, gazetteer, tags)
}

/** A prior weight that countries, large divisions and cities of about a million have. */
const WELL_KNOWN = 1.5

/** "Rio" of "Rio Nido": the entity tags take more for one place, and the rest is no name or place word of its own. */
function isPartOfUnlisted(
  doc: ParsedText,
  first: TokenId,
  last: TokenId,
  gazetteer: Gazetteer,
  tags: Entities,
): boolean {
  const end = tags.last[first]!
  if (tags.tag[first] !== 'LOC' || tags.first[first] !== first || end <= last) return false
  for (let t = last + 1; t <= end; t++) if (!isCapitalized(doc.form(t)) || doc.upos(t) !== 'PROPN') return false
  const {after, institutions} = gazetteer.words
  const rest = doc.lower(last + 1)
  return !after.has(rest) && !institutions.has(rest) && findName(doc.textOf(last + 1, end), gazetteer).length === 0
}

/** "The Hague", but not "The Torrington" of "The Torrington council"; four capitals only of large towns. */
function findName(name: string, gazetteer: Gazetteer): readonly Candidate[] {
  const candidates = gazetteer.find(name)
  if (/^[A-Z]{4}$/.test(name))
    return candidates.filter(
      ({entry, match}) =>
        entry.kind === 'country' ||
        entry.feature === 'region' ||
        (match === 'main' && entry.population > SHORT_CAPITALS),
    )
  return /^the /i.test(name)
    ? candidates.filter(({entry}) => entry.feature === 'region' || /^the /i.test(entry.name))
    : candidates
}

/** "OSLO" and "LIMA" stand in datelines; four capitals are mostly an abbreviation. */
const SHORT_CAPITALS = 100_000

function toponym(
  first: TokenId,
  last: TokenId,
  name: string,
  candidates: readonly Candidate[],
  {
    basis,
    word = null,
    isDemonym = false,
    isWordInside = false,
  }: {basis: string; word?: PlaceWord | null; isDemonym?: boolean; isWordInside?: boolean},
): Toponym {
  return {
    first,
    last,
    name,
    candidates,
    isDemonym,
    word,
    isWordInside,
    kind: word?.kind ?? 'other',
    container: null,
    contained: null,
    listedAfter: null,
    evidence: 0,
    basis: [basis],
  }
}

/**
 * "Kabul Airport", "Helmand province", "the city of Aleppo": the word beside the name tells of its kind. A town or building
 * in lower case says nothing of the name before it ("a California town", "the Ohio plant").
 */
function withPlaceWord(
  doc: ParsedText,
  [first, last]: readonly [TokenId, TokenId],
  end: TokenId,
  {name, candidates}: {name: string; candidates: readonly Candidate[]},
  {words}: Gazetteer,
): Toponym {
  if (last + 1 < end && !hasGap(doc, last, last + 1)) {
    const form = doc.form(last + 1)
    const word = words.after.get(form.toLowerCase().replace(/\.$/, ''))
    const isPart = isCapitalized(form) && !isAllCapitals(doc, last + 1)
    const basis = `place word: ${form}`
    if (word?.isName && isPart) return toponym(first, last + 1, name, candidates, {word, isWordInside: true, basis})
    const isOfName = word && word.level !== 'city' && word.level !== 'part' && word.kind !== 'facility'
    if (isOfName || (word && isPart && word.level === 'city'))
      return toponym(first, last, name, candidates, {word, basis})
  }
  const word = wordBefore(doc, first, words.before)
  return toponym(first, last, name, candidates, {word, basis: word ? 'place word before' : 'gazetteer'})
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
    const isOwner = /^['’]s$/.test(doc.form(t)) && findName(doc.textOf(first, t - 1), gazetteer).length > 0
    if (isOwner || findName(doc.textOf(t, last), gazetteer).length > 0) return null
  }
  const beginning = word === behind ? listedBeginning(doc, first, last, gazetteer) : null
  if (beginning && word.level === 'own' && beginning.candidates.some(({entry}) => entry.kind === 'country')) return null
  const listed =
    word === ahead ? listedFacility(doc, first + 1, last, gazetteer) : word.level === 'own' ? null : beginning
  const basis = `place word: ${doc.form(word === behind ? last : first)}`
  return toponym(first, last, listed?.text ?? doc.textOf(first, last), listed?.candidates ?? [], {
    word,
    isWordInside: true,
    basis,
  })
}

/** "Bagram" of "Camp Bagram". */
function listedFacility(
  doc: ParsedText,
  first: TokenId,
  last: TokenId,
  gazetteer: Gazetteer,
): {text: string; candidates: readonly Candidate[]} | null {
  const text = doc.textOf(first, last)
  const candidates = findName(text, gazetteer).filter(({entry}) => entry.kind === 'facility')
  return candidates.length > 0 ? {text, candidates} : null
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
  return toponym(first, last, doc.textOf(first, last), [], {basis: 'entity tag'})
}
