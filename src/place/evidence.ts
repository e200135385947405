import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import type {Mention} from '../mention/mention.ts'
import type {Candidate, Gazetteer, GazetteerEntry} from './gazetteer.ts'
import {hasGap, isCapitalized, type Toponym} from './toponym.ts'

const PLAIN_EVIDENCE = 3

/**
 * Sets for every candidate name the grounds to take it for a place. In rough units of log-odds, set by hand and checked on
 * the even documents of LGL and GWN: a size of the place, an entity tag, a preposition, a container, a place word speak for
 * it; a person's name, a title, a common word, a neighbouring name speak against it.
 */
export function weighEvidence(
  doc: ParsedText,
  toponyms: readonly Toponym[],
  {tags, gazetteer}: {tags: Entities; gazetteer: Gazetteer},
): void {
  const persons = personWords(doc, tags)
  for (const toponym of toponyms) weighToponym(doc, toponym, {tags, persons, gazetteer})
  shareEvidence(toponyms)
}

export type Tag = 'PER' | 'LOC' | 'ORG' | null

export interface Entities {
  readonly tag: readonly Tag[]
  /** First and last token of the entity that covers the token. */
  readonly first: Int32Array
  readonly last: Int32Array
}

/** Entity tags of the language room; spans of the mention room go before them. */
export function entityTags(doc: ParsedText, mentions: readonly Mention[]): Entities {
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

/** Adds up the grounds; each is named in `basis`. */
function weighToponym(
  doc: ParsedText,
  toponym: Toponym,
  context: {tags: Entities; persons: ReadonlySet<string>; gazetteer: Gazetteer},
): void {
  const {tags, persons, gazetteer} = context
  const {first, last, word} = toponym
  const add = (weight: number, ground: string): void => {
    toponym.evidence += weight
    toponym.basis.push(ground)
  }
  const isListed = toponym.candidates.length > 0
  const isTagged = toponym.basis[0] === 'entity tag'
  const tag = tags.tag[first] ?? null
  const isWholeEntity = tags.first[first] === first && tags.last[first]! <= last

  if (toponym.isDemonym) add(2, 'names a people')
  else if (isTagged) add(-1.3, 'in no list')
  else if (isListed) add(priorWeight(toponym.candidates), 'known place')
  if (last > first && isListed) add(1, 'several words')
  if (word) add(word.isName && last > first && !isListed ? 0.6 : 1.5, 'place word')
  if (toponym.container) add(2.5, 'container follows')
  if (isDateline(doc, toponym)) add(2, 'dateline')
  if (isLanguage(doc, toponym)) add(-2.5, 'a language')

  if (tag === 'LOC') add(2, 'tagged as a place')
  else if (tag === 'PER') add(personWeight(toponym, isWholeEntity), 'tagged as a person')
  else if (tag === 'ORG' && !isWholeEntity) add(-0.4, 'inside an organization')
  if (last === first && !toponym.isDemonym && doc.upos(last) !== 'PROPN' && tag !== 'LOC')
    add(-1.5, 'not a proper noun')
  if (last === first && persons.has(doc.form(first)) && tag !== 'LOC') add(-2, 'part of a person’s name in this text')

  const notPlace = isAbbreviation(toponym.name)
    ? undefined
    : gazetteer.words.notPlaces.get(toponym.name.toLowerCase().replace(/^the /, ''))
  if (notPlace && notPlace.what !== 'seat') {
    const isName = (notPlace.what === 'surname' || notPlace.what === 'given') && notPlace.weight < 4
    add(-notPlace.weight * (tag === 'LOC' && isName ? 0.5 : 1), `more often a ${notPlace.what}`)
  }
  if (last === first && !toponym.isDemonym && isKindOfPlace(toponym.name.toLowerCase(), gazetteer))
    add(-4, 'a kind of place')
  const isLocated = weighBefore(doc, toponym, {tag, isTagged, gazetteer, add})
  if (notPlace?.what === 'seat' && !isLocated) add(-4, 'a seat that acts')
  if (!toponym.isDemonym) weighAfter(doc, toponym, {tag, gazetteer, add})
}

/** Taggers take names of countries and great cities without context for persons now and then. */
function personWeight({first, last, word, candidates}: Toponym, isWholeEntity: boolean): number {
  if (word && last > first) return -0.8
  if (!isWholeEntity || candidates.length === 0) return -3
  return candidates.some(isUnmistakable) ? -0.9 : -2
}

const GREAT_CITY = 1_000_000

const isUnmistakable = ({entry, match}: Candidate): boolean =>
  entry.feature === 'country' || entry.feature === 'capital' || (entry.population > GREAT_CITY && match !== 'alternate')

interface Weighing {
  readonly tag: Tag
  readonly gazetteer: Gazetteer
  readonly add: (weight: number, ground: string) => void
}

/** Grounds in the words before the name. True when they are a preposition of place. */
function weighBefore(
  doc: ParsedText,
  {first, isDemonym}: Toponym,
  {tag, isTagged, gazetteer, add}: Weighing & {isTagged: boolean},
): boolean {
  const sentenceFirst = doc.firstToken(doc.sentenceOf(first))
  if (first === sentenceFirst || hasGap(doc, first - 1, first)) return false
  const skipsArticle = doc.lower(first - 1) === 'the' && first - 1 > sentenceFirst
  const isApposition =
    doc.form(first - 1) === ',' &&
    first - 2 >= sentenceFirst &&
    gazetteer.words.preceding.get(doc.lower(first - 2))?.class === 'kind'
  const at = skipsArticle || isApposition ? first - 2 : first - 1
  const form = doc.lower(at)
  const isAccording = form === 'to' && at > sentenceFirst && doc.lower(at - 1) === 'according'
  const preceding = isAccording ? undefined : gazetteer.words.preceding.get(form.replace(/\.$/, ''))
  if (preceding && !(isTagged && preceding.class === 'direction')) {
    add(preceding.weight, preceding.class === 'title' ? 'after a title' : `after “${form}”`)
    return preceding.class === 'preposition' || preceding.class === 'direction'
  }
  if (skipsArticle) return false
  if (form === 'of') add(at > sentenceFirst && doc.form(at - 1) === ',' ? 1.3 : 0.4, 'after “of”')
  else if (form === '-' && at > sentenceFirst && /^(?:R|D|I|DFL|Rep|Dem)$/.test(doc.form(at - 1)))
    add(3, 'behind a party')
  else if (isCapitalized(doc.form(at)) && doc.upos(at) === 'PROPN' && tag !== 'LOC' && !isDemonym)
    add(tag === 'ORG' ? -0.8 : -1.5, 'behind another name')
  return false
}

/** Grounds in the word behind the name. */
function weighAfter(doc: ParsedText, {last, word, name}: Toponym, {tag, gazetteer, add}: Weighing): void {
  const next = last + 1
  if (next >= doc.tokenCount || doc.sentenceOf(next) !== doc.sentenceOf(last) || hasGap(doc, last, next)) return
  if (/^(?:St|Saint)\b/.test(name) && /^['’]s$/.test(doc.form(next))) add(-3, 'a saint')
  const at = doc.form(next) === '-' && next + 1 < doc.tokenCount ? next + 1 : next
  if (gazetteer.words.institutions.has(doc.lower(at).replace(/\.$/, ''))) add(1, `before “${doc.lower(at)}”`)
  else if (isCapitalized(doc.form(next)) && doc.upos(next) === 'PROPN' && !word && tag !== 'LOC')
    add(tag === 'ORG' ? -0.4 : -0.8, 'before another name')
}

/** "Centre", "Republic", "Hospital" alone, though somewhere a town has that name. */
const isKindOfPlace = (word: string, {words}: Gazetteer): boolean =>
  words.after.has(word) || words.before.has(`${word} of`) || words.institutions.has(word)

const isAbbreviation = (name: string): boolean => /^[A-Z.]{2,6}$/.test(name)

/**
 * "in English", "speaks French", "the Arabic language": a demonym in the singular that stands for no people ("the English")
 * and modifies nothing.
 */
function isLanguage(doc: ParsedText, {isDemonym, first, last, candidates}: Toponym): boolean {
  if (!isDemonym || candidates[0]?.entry.feature === 'region') return false
  const next = last + 1 < doc.tokenCount ? doc.lower(last + 1) : ''
  if (/^(?:language|languages|speaking|speaker|speakers|translation)$/.test(next)) return true
  if (doc.form(last).endsWith('s') && !doc.form(last).endsWith('ss')) return false
  if (first > 0 && /^(?:the|a|an|many|most|some|two|all|young|ethnic|fellow|every|one)$/.test(doc.lower(first - 1)))
    return false
  let node = last
  if (doc.relation(node) === 'conj') node = doc.head(node)
  const head = doc.head(node)
  if (head < 0 || next === '-') return false
  if (head > last) return doc.relation(node) === 'nsubj'
  return /^(?:obj|obl|nsubj|nmod|conj|appos|xcomp)$/.test(doc.relation(last))
}

/** "BEIRUT (AP) —", "HAMILTON, Ont. —": capitals at the beginning of a sentence, a bracket, dash or comma behind. */
function isDateline(doc: ParsedText, {first, last, candidates}: Toponym): boolean {
  if (candidates.length === 0 || last + 1 >= doc.tokenCount) return false
  if (first !== doc.firstToken(doc.sentenceOf(first)) && !hasGap(doc, first - 1, first)) return false
  const name = doc.textOf(first, last)
  if (doc.form(last + 1) === '(') return true
  if (name.length < 4 || name !== name.toUpperCase()) return false
  return /^[,(\-–—.:]/.test(doc.form(last + 1))
}

/** How likely a name of the gazetteer is meant as a place, by the largest place of that name. */
export function priorWeight(candidates: readonly Candidate[]): number {
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
  if (entry.feature === 'minor') return -0.5
  return Math.min(2, (size - 4.5) * 0.9)
}
