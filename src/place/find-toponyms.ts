import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import type {Mention} from '../mention/mention.ts'
import {linkContainers} from './containment.ts'
import type {Candidate, Gazetteer, GazetteerEntry} from './gazetteer.ts'
import type {PlaceWord} from './place-words.ts'
import {hasGap, isCapitalized, type Toponym} from './toponym.ts'

/** Measured on the even documents of LGL and GWN: lower brings surnames and firms, higher loses small towns without a preposition. */
const ENOUGH_EVIDENCE = 1
const PLAIN_EVIDENCE = 3

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
  const persons = personWords(doc, tags)
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
  for (const toponym of found) weighEvidence(doc, toponym, {tags, persons, gazetteer})
  shareEvidence(found)
  return found
}

/** A name that is plainly a place once in the text is more likely one elsewhere in it. */
function shareEvidence(toponyms: readonly Toponym[]): void {
  const best = new Map<string, number>()
  for (const {name, evidence, isDemonym} of toponyms)
    if (!isDemonym) best.set(name.toLowerCase(), Math.max(evidence, best.get(name.toLowerCase()) ?? 0))
  for (const toponym of toponyms) {
    if (
      toponym.isDemonym ||
      toponym.evidence >= PLAIN_EVIDENCE ||
      best.get(toponym.name.toLowerCase())! < PLAIN_EVIDENCE
    )
      continue
    toponym.evidence += 1.5
    toponym.basis.push('plainly a place elsewhere in the text')
  }
}

type Tag = 'PER' | 'LOC' | 'ORG' | null

interface Entities {
  readonly tag: readonly Tag[]
  /** First and last token of the entity that covers the token. */
  readonly first: Int32Array
  readonly last: Int32Array
}

/** Entity tags of the language room; spans of the mention room go before them. */
function entityTags(doc: ParsedText, mentions: readonly Mention[]): Entities {
  const tag: Tag[] = new Array(doc.tokenCount).fill(null)
  const first = new Int32Array(doc.tokenCount).fill(-1)
  const last = new Int32Array(doc.tokenCount).fill(-1)
  const put = (from: TokenId, to: TokenId, label: Tag): void => {
    for (let t = from; t <= to; t++) {
      tag[t] = label
      first[t] = from
      last[t] = to
    }
  }
  for (let t = 0; t < doc.tokenCount; ) {
    const label = doc.entity(t)
    let end = t + 1
    if (label !== 'O') while (end < doc.tokenCount && doc.entity(end) === `I-${label.slice(2)}`) end++
    if (label !== 'O') put(t, end - 1, label.slice(2) as Tag)
    t = end
  }
  for (const mention of mentions) {
    if (mention.kind === 'person') put(mention.first, mention.last, 'PER')
    else if (mention.kind === 'place') put(mention.first, mention.last, 'LOC')
    else if (mention.kind === 'organization') put(mention.first, mention.last, 'ORG')
  }
  return {tag, first, last}
}

/** Words of persons' names of two words or more: alone they are more likely the same person again than a place. */
function personWords(doc: ParsedText, tags: Entities): ReadonlySet<string> {
  const words = new Set<string>()
  for (let t = 0; t < doc.tokenCount; t++) {
    if (tags.tag[t] === 'PER' && tags.last[t]! > tags.first[t]! && doc.upos(t) === 'PROPN') words.add(doc.form(t))
  }
  return words
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
    const candidates = gazetteer.find(name)
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
  return taggedName(doc, first, tags)
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

/** "Elm Street", "Lake Tanna": a name that no list holds with a place word that makes it one. */
function unlistedName(doc: ParsedText, first: TokenId, last: TokenId, gazetteer: Gazetteer): Toponym | null {
  if (last === first) return null
  const name = doc.textOf(first, last)
  for (let t = first; t <= last; t++) if (!isCapitalized(doc.form(t))) return null
  if ((gazetteer.words.notPlaces.get(doc.lower(first))?.weight ?? 0) >= 6) return null
  const behind = gazetteer.words.after.get(doc.lower(last).replace(/\.$/, ''))
  if (behind?.isName)
    return toponym(first, last, name, [], {isDemonym: false, word: behind, basis: `place word: ${doc.form(last)}`})
  const ahead = gazetteer.words.before.get(doc.lower(first).replace(/\.$/, ''))
  if (ahead?.isName && last - first <= 2)
    return toponym(first, last, name, [], {isDemonym: false, word: ahead, basis: `place word: ${doc.form(first)}`})
  return null
}

/** What the entity tags take for a place and no list knows. */
function taggedName(doc: ParsedText, first: TokenId, tags: Entities): Toponym | null {
  if (tags.tag[first] !== 'LOC' || tags.first[first] !== first) return null
  const last = tags.last[first]!
  return toponym(first, last, doc.textOf(first, last), [], {isDemonym: false, word: null, basis: 'entity tag'})
}

const PLACE_PREPOSITIONS = new Set([
  'in',
  'at',
  'near',
  'from',
  'to',
  'across',
  'outside',
  'inside',
  'around',
  'toward',
  'towards',
  'throughout',
  'within',
  'into',
  'via',
  'around',
  'through',
  'onto',
  'off',
  'outside',
])
const COMPASS = new Set([
  'northern',
  'southern',
  'eastern',
  'western',
  'central',
  'northeastern',
  'northwestern',
  'southeastern',
  'southwestern',
  'north',
  'south',
  'east',
  'west',
  'downtown',
  'upstate',
  'rural',
  'mainland',
  'north-east',
  'north-west',
  'south-east',
  'south-west',
  'nearby',
  'neighboring',
  'neighbouring',
  'suburban',
  'occupied',
  'war-torn',
  'greater',
  'coastal',
])
const PERSON_TITLES = new Set([
  'mr',
  'mrs',
  'ms',
  'miss',
  'dr',
  'sir',
  'lord',
  'lady',
  'president',
  'minister',
  'senator',
  'sen',
  'rep',
  'gov',
  'governor',
  'judge',
  'justice',
  'sheriff',
  'chief',
  'officer',
  'detective',
  'sgt',
  'sergeant',
  'capt',
  'captain',
  'lt',
  'lieutenant',
  'col',
  'colonel',
  'gen',
  'general',
  'mayor',
  'coach',
  'prof',
  'professor',
  'rev',
  'reverend',
  'father',
  'sister',
  'pope',
  'king',
  'queen',
  'prince',
  'princess',
  'secretary',
  'chancellor',
  'ambassador',
  'councilman',
  'commissioner',
  'deputy',
  'pastor',
  'bishop',
  'premier',
  'spokesman',
  'spokeswoman',
  'attorney',
  'chairman',
  'director',
  'ceo',
  'saint',
  'st',
])

/** Adds up the grounds; each is named in `basis`. */
function weighEvidence(
  doc: ParsedText,
  toponym: Toponym,
  {tags, persons, gazetteer}: {tags: Entities; persons: ReadonlySet<string>; gazetteer: Gazetteer},
): void {
  const {first, last, word} = toponym
  const add = (weight: number, ground: string): void => {
    toponym.evidence += weight
    toponym.basis.push(ground)
  }
  const key = toponym.name.toLowerCase()
  const tag = tags.tag[first]
  const isWholeEntity = tags.first[first] === first && tags.last[first]! <= last

  if (toponym.isDemonym) add(2, 'names a people')
  else if (toponym.basis[0] === 'entity tag') add(-1.3, 'in no list')
  else if (toponym.candidates.length > 0) add(priorWeight(toponym.candidates), 'known place')
  if (last > first && toponym.candidates.length > 0) add(1, 'several words')
  if (word) add(word.isName && last > first && toponym.candidates.length === 0 ? 1.2 : 1.5, 'place word')
  if (toponym.container) add(2.5, 'container follows')

  if (tag === 'LOC') add(2, 'tagged as a place')
  else if (tag === 'PER') add(isWholeEntity && toponym.candidates.length > 0 ? -2 : -3, 'tagged as a person')
  else if (tag === 'ORG' && !isWholeEntity) add(-0.7, 'inside an organization')

  const upos = doc.upos(last)
  if (!toponym.isDemonym && upos !== 'PROPN' && tag !== 'LOC' && last === first) add(-1.5, 'not a proper noun')
  const notPlace = isAbbreviation(toponym.name) ? undefined : gazetteer.words.notPlaces.get(key)
  if (notPlace && notPlace.what !== 'seat') {
    const isName = notPlace.what === 'surname' || notPlace.what === 'given'
    add(-notPlace.weight * (tag === 'LOC' && isName ? 0.5 : 1), `more often a ${notPlace.what}`)
  }
  if (last === first && persons.has(doc.form(first)) && tag !== 'LOC') add(-2, 'part of a person’s name in this text')

  if (isLanguage(doc, toponym)) add(-2.5, 'a language')
  const sentenceFirst = doc.firstToken(doc.sentenceOf(first))
  if (isDateline(doc, toponym)) add(2, 'dateline')
  let isLocated = false
  const before = first > doc.firstToken(doc.sentenceOf(first)) ? first - 1 : -1
  if (before >= 0 && !hasGap(doc, before, first)) {
    const form = doc.lower(before)
    const isName = isCapitalized(doc.form(before))
    const article = form === 'the' && before > sentenceFirst ? doc.lower(before - 1) : form
    if (PLACE_PREPOSITIONS.has(article)) {
      isLocated = true
      add(1.2, `after “${article}”`)
    } else if (COMPASS.has(form)) add(1.2, `after “${form}”`)
    else if (PERSON_TITLES.has(form.replace('.', ''))) add(-2.5, 'after a title')
    else if (isName && doc.upos(before) === 'PROPN' && tag !== 'LOC' && !toponym.isDemonym)
      add(-1.5, 'behind another name')
  }
  if (notPlace?.what === 'seat' && !isLocated) add(-4, 'a seat that acts')
  if (!toponym.isDemonym && last + 1 < doc.tokenCount && !hasGap(doc, last, last + 1)) {
    const isName = isCapitalized(doc.form(last + 1)) && doc.upos(last + 1) === 'PROPN' && !word
    if (isName && tag !== 'LOC' && doc.sentenceOf(last + 1) === doc.sentenceOf(last)) add(-0.8, 'before another name')
  }
}

const isAbbreviation = (name: string): boolean => /^[A-Z.]{2,6}$/.test(name)

const SPEECH_WORDS = new Set([
  'speak',
  'speaks',
  'spoke',
  'speaking',
  'spoken',
  'learn',
  'learning',
  'teach',
  'teaching',
  'taught',
  'fluent',
  'into',
  'in',
  'read',
  'write',
  'understand',
])

/** "in English", "speaks French", "the Arabic language": the demonym names a language and heads no further noun. */
function isLanguage(doc: ParsedText, {isDemonym, first, last}: Toponym): boolean {
  if (!isDemonym) return false
  const next = last + 1 < doc.tokenCount ? doc.lower(last + 1) : ''
  if (
    next === 'language' ||
    next === 'speaking' ||
    next === 'speaker' ||
    next === 'speakers' ||
    (next === '-' && last + 2 < doc.tokenCount && doc.lower(last + 2) === 'language')
  )
    return true
  if (first === 0 || !SPEECH_WORDS.has(doc.lower(first - 1))) return false
  const head = doc.head(last)
  return head < first || doc.upos(head) === 'VERB'
}

/** "BEIRUT (AP) —", "HAMILTON, Ont. —": capitals at the beginning of a sentence, a bracket, dash or comma behind. */
function isDateline(doc: ParsedText, {first, last, candidates}: Toponym): boolean {
  if (candidates.length === 0 || last + 1 >= doc.tokenCount) return false
  const name = doc.textOf(first, last)
  if (name.length < 4 || name !== name.toUpperCase()) return false
  if (first !== doc.firstToken(doc.sentenceOf(first)) && !hasGap(doc, first - 1, first)) return false
  return /^[,(\-–—.:]/.test(doc.form(last + 1))
}

/** How likely a name of the gazetteer is meant as a place, by the largest place of that name. */
function priorWeight(candidates: readonly Candidate[]): number {
  let best = -1
  for (const {entry, match} of candidates)
    best = Math.max(
      best,
      entryWeight(entry) - (match === 'alternate' && entry.feature !== 'country' && entry.feature !== 'region' ? 1 : 0),
    )
  return best
}

function entryWeight(entry: GazetteerEntry): number {
  if (entry.feature === 'country') return 2.5
  if (entry.feature === 'region') return 2.2
  if (entry.feature === 'capital') return 2
  const size = Math.log10(Math.max(10, entry.population))
  if (entry.feature === 'admin1') return Math.min(2, size - 4)
  if (entry.feature === 'admin2') return 1
  return Math.min(2, (size - 4.5) * 0.9)
}
