import type {Mention} from '../mention/mention.ts'
import {nameKey} from '../mention/name-key.ts'
import type {AtlasEntry} from './atlas.ts'
import {type Draft, draftOf, newDraft} from './draft.ts'
import {officesOn, prominence} from './office.ts'
import {isSameName, isSpellingOfName, wordsOfPerson} from './person-name.ts'
import {countryCount, nameText, refer, type Scene} from './scene.ts'
import {isSpelledAlike, soundsOf} from './spelling.ts'

/** What stands beside a name: the country and role that the text itself gives. */
export interface NameContext {
  readonly country: string | null
  readonly role: string | null
}

/**
 * People by name. Full names are resolved first, so that a headline's surname finds them; a single name then is the
 * person of the report who bears it, else the office holder of that day whom the atlas knows by it, else a name alone.
 */
export function resolvePeople(scene: Scene, contextOf: (mention: Mention) => NameContext): void {
  const people = scene.mentions.filter(mention => mention.kind === 'person')
  const words = new Map(people.map(mention => [mention, wordsOfPerson(nameText(scene, mention))]))
  for (const mention of people)
    if (words.get(mention)!.length > 1)
      refer(scene, mention, [fullNamed(scene, mention, words.get(mention)!, contextOf(mention))])
  for (const mention of people) {
    const [word] = words.get(mention)!
    if (words.get(mention)!.length !== 1 || !word) continue
    const family = familyOf(scene, mention, word)
    refer(scene, mention, family.length > 0 ? family : [singleNamed(scene, mention, word, contextOf(mention))])
  }
}

function fullNamed(scene: Scene, mention: Mention, words: string[], context: NameContext): Draft {
  const known =
    bearersOf(scene, words).find(draft => isSameName(draft.nameWords, words, scene.atlas.givenNamesOf)) ??
    alikeBearersOf(scene, words).find(draft => isSpellingOfName(draft.nameWords, words, scene.atlas.givenNames))
  if (known) {
    if (context.role !== null) known.roles.add(context.role)
    if (words.length > known.nameWords.length && !known.entry) {
      known.nameWords = words
      known.name = nameText(scene, mention)
      enterWords(scene, known)
    }
    return known
  }
  const name = nameText(scene, mention)
  const candidates = [...scene.atlas.byName(name), ...scene.atlas.byName(withoutInitials(name))].filter(
    entry => entry.kind === 'person',
  )
  const draft = personDraft(scene, mention, words, chooseFullName(scene, candidates, words, context))
  if (context.role !== null) draft.roles.add(context.role)
  return draft
}

/** The draft of an atlas entry, or a new one that only the text knows. */
function personDraft(scene: Scene, mention: Mention, words: string[], entry: AtlasEntry | null): Draft {
  const known = entry && scene.byEntry.get(entry.id)
  if (known) return known
  const name = nameText(scene, mention)
  const draft = entry
    ? draftOf(entry, whyChosen(scene, entry, name))
    : newDraft({name, kind: 'person', why: ['named in the text only']})
  if (entry) scene.byEntry.set(entry.id, draft)
  draft.nameWords = words.length > 1 || !entry ? words : nameKey(entry.name).split(' ')
  draft.gender ??= mention.title?.gender ?? scene.atlas.givenNames.get(words[0]!) ?? null
  if (!entry && mention.title?.sector) draft.sector = sectorOfTitle(scene, mention.title.sector)
  applyOffice(scene, draft)
  scene.drafts.push(draft)
  enterWords(scene, draft)
  return draft
}

/** Of the sectors that a form of address may tell ("Sgt."), the one that more of the report's roles are of; the first one of equals. */
function sectorOfTitle({mentions}: Scene, sectors: string): string {
  const count = (sector: string): number => mentions.filter(({role}) => role?.sector === sector).length
  return sectors.split('|').reduce((a, b) => (count(b) > count(a) ? b : a))
}

function enterWords(scene: Scene, draft: Draft): void {
  for (const word of draft.nameWords)
    for (const key of [word, soundKey(word)]) {
      const bearers = scene.bearers.get(key)
      if (!bearers) scene.bearers.set(key, [draft])
      else if (!bearers.includes(draft)) bearers.push(draft)
    }
}

/** Key of `Scene.bearers` for all spellings of a word; no word begins like it. */
const soundKey = (word: string): string => `~${soundsOf(word)}`

/** People of the report whose name has a word that is written like one of these. */
const alikeBearersOf = (scene: Scene, words: readonly string[]): Draft[] =>
  bearersOf(scene, words.filter(word => word.length > 3).map(soundKey))

/** People of the report whose name has one of the words. */
const bearersOf = (scene: Scene, words: readonly string[]): Draft[] =>
  words.flatMap(word => scene.bearers.get(word) ?? [])

const withoutInitials = (name: string): string => name.replace(/(?<=\s)\p{Lu}\.?\s/gu, '')

function chooseFullName(
  scene: Scene,
  candidates: AtlasEntry[],
  words: readonly string[],
  context: NameContext,
): AtlasEntry | null {
  const fitting = candidates.filter(
    entry =>
      !context.country ||
      countriesOf(entry).size === 0 ||
      countriesOf(entry).has(context.country) ||
      isInternational(entry),
  )
  if (fitting.length === 0) return null
  const best = fitting.reduce((a, b) => (score(scene, b, context) > score(scene, a, context) ? b : a))
  return isNamesake(scene, best, words, context) ? null : best
}

/**
 * "Manuel Gonzalez" of Miami is not Spain's Manuel Chaves González: who is in the atlas under a longer name must be of a country
 * of the report, or of the office that the text gives.
 */
function isNamesake(scene: Scene, entry: AtlasEntry, words: readonly string[], {country, role}: NameContext): boolean {
  if (country || scene.countries.size === 0 || isInternational(entry)) return false
  if (role && entry.offices.some(office => office.role.toLowerCase().includes(role))) return false
  const own = nameKey(entry.name).split(' ')
  if (own.length <= words.length || own.length < 3) return false
  return ![...countriesOf(entry)].some(iso3 => countryCount(scene, iso3) > 0)
}

const countriesOf = (entry: AtlasEntry): Set<string> =>
  new Set([entry.country, ...entry.offices.map(office => office.country)].filter(country => country !== null))
const isInternational = (entry: AtlasEntry): boolean => entry.sector === 'UNO' || entry.sector === 'IGO'

/** How well an entry fits the day, the countries of the report and the words beside the name. */
function score(scene: Scene, entry: AtlasEntry, context: NameContext): number {
  const {offices, tenure} = officesOn(entry, scene.published)
  const countries = countriesOf(entry)
  let points =
    (entry.source === 'persons.tsv' ? 2 : 0) +
    prominence(offices) +
    (tenure === 'current' ? 3 : tenure === 'unknown' ? 1 : tenure === 'former' ? 0 : -2)
  if (context.country && countries.has(context.country)) points += 4
  if (context.role && entry.offices.some(office => office.role.toLowerCase().includes(context.role!))) points += 3
  if ([...countries].some(country => countryCount(scene, country) > 0)) points += 2
  return points
}

/** "The Skripals": those of the report who bear the name of which this is the plural; empty when fewer than two do. */
function familyOf(scene: Scene, mention: Mention, word: string): readonly Draft[] {
  const isPlural = mention.first > 0 && scene.doc.lower(mention.first - 1) === 'the' && word.endsWith('s')
  if (!isPlural) return []
  const bearers = bearersOf(scene, [word.slice(0, -1)]).filter(draft => draft.nameWords.at(-1) === word.slice(0, -1))
  return bearers.length > 1 ? bearers : []
}

function singleNamed(scene: Scene, mention: Mention, word: string, context: NameContext): Draft {
  const known = nearestBearer(scene, mention, word, context)
  if (known) return known
  const name = nameText(scene, mention)
  const candidates = [...scene.atlas.byName(name), ...scene.atlas.byFamilyName(name)].filter(
    found => found.kind === 'person',
  )
  const entry = chooseSurname(scene, candidates, context)
  const draft = personDraft(scene, mention, [word], entry)
  // "President Bush", of two presidents: whoever it is, he is of the United States.
  if (!entry && context.role !== null) draft.country ??= sharedCountry(scene, candidates, context.role)
  return draft
}

/** The country of all people of the atlas who bear a surname and ever held such an office; null when they are of several. */
function sharedCountry(scene: Scene, candidates: readonly AtlasEntry[], role: string): string | null {
  const countries = new Set<string>()
  for (const {offices} of candidates)
    for (const office of offices)
      if (office.role.toLowerCase() === role && office.country) countries.add(office.country)
  const [country, other] = countries
  return country && !other && scene.atlas.state(country) ? country : null
}

/** The person of the report who bears the name: as a last name before a first one, the nearest before the mention first. */
function nearestBearer(scene: Scene, mention: Mention, word: string, context: NameContext): Draft | null {
  const exact = bearersOf(scene, [word])
  const bearers =
    exact.length > 0 || word.length < 6
      ? exact
      : alikeBearersOf(scene, [word]).filter(draft => isSpelledAlike(draft.nameWords.at(-1) ?? '', word))
  if (bearers.length < 2) return bearers[0] ?? null
  const points = (draft: Draft): number => {
    const before = draft.mentions.findLast(other => other.first < mention.first)
    const distance = before ? (mention.first - before.first) / scene.doc.tokenCount : 1.5
    const place =
      draft.nameWords.at(-1) === word ||
      (draft.nameWords[0] === word && (draft.entry !== null || scene.atlas.isFamilyFirst(word)))
        ? 2
        : 0
    const genderFits = !mention.title?.gender || !draft.gender || mention.title.gender === draft.gender
    const countryFits = !context.country || !draft.country || context.country === draft.country
    const roleFits = context.role !== null && draft.roles.has(context.role) ? 2 : 0
    const isOther = isCalledOtherwise(scene, draft, word) ? 1.5 : 0
    return place + roleFits - distance - isOther - (genderFits ? 0 : 5) - (countryFits ? 0 : 3)
  }
  return bearers.reduce((a, b) => (points(b) > points(a) ? b : a))
}

/** Whether the report calls somebody by the given name, or names him as somebody's kin: the surname alone is then rather another's. */
function isCalledOtherwise({mentions, doc, atlas}: Scene, {nameWords, roles}: Draft, word: string): boolean {
  const [given] = nameWords
  if (given === word) return false
  for (const role of roles) if (atlas.words.isA(role, 'kin')) return true
  return mentions.some(({kind, first, last}) => kind === 'person' && first === last && doc.lower(first) === given)
}

/** Of more people than these that the atlas knows by a surname, it alone names none, but the head of a state that the report names. */
const MOST_BEARERS = 5
/** The prominence of heads of state and government. */
const HEAD = 4

/** An office holder known by the surname: only when one fits clearly better than all others of the name. */
function chooseSurname(scene: Scene, candidates: AtlasEntry[], context: NameContext): AtlasEntry | null {
  const scored = [...new Set(candidates)]
    .filter(entry => !context.country || countriesOf(entry).has(context.country) || isInternational(entry))
    .map(entry => ({entry, points: score(scene, entry, context), tenure: officesOn(entry, scene.published).tenure}))
    .sort((a, b) => b.points - a.points)
  const [first, second] = scored
  if (!first) return null
  if (second && first.points - second.points < 1) return null
  const isOfReport = [...countriesOf(first.entry)].some(country => countryCount(scene, country) > 0)
  const hasRole =
    context.role !== null && first.entry.offices.some(({role}) => role.toLowerCase().includes(context.role!))
  const isTold = context.country !== null || hasRole
  const isHead = prominence(officesOn(first.entry, scene.published).offices) >= HEAD
  if (!isTold && scored.length > MOST_BEARERS && !(isHead && isOfReport)) return null
  // Who held an office on an unknown day is a guess, but for those whom all know.
  if (!scene.published && !isTold && !isHead) return null
  const isKnownHere = isTold || isOfReport
  return first.points >= (isKnownHere ? 6 : 7) ? first.entry : null
}

/** Gives the sector and country of the office held on the day of the report. */
function applyOffice(scene: Scene, draft: Draft): void {
  if (!draft.entry) return
  const {offices, tenure} = officesOn(draft.entry, scene.published)
  const main = [...offices].sort((a, b) => prominence([b]) - prominence([a]))[0]
  if (!main) return
  draft.sector = main.sector || draft.sector
  draft.country = main.country ?? draft.country
  draft.why.push(
    `${tenure === 'current' ? '' : tenure === 'former' ? 'former ' : tenure === 'future' ? 'later ' : 'last known as '}${main.role}${main.from ? ` from ${main.from}` : ''}${main.to ? ` to ${main.to}` : ''} (${main.source}, as of ${main.asOf})`,
  )
}

const whyChosen = (scene: Scene, entry: AtlasEntry, name: string): string =>
  nameKey(name) === nameKey(entry.name)
    ? `"${name}" is in the atlas (${entry.source})`
    : `"${name}" is ${entry.name} in the atlas (${entry.source})${scene.published ? `, the best fit for ${scene.published}` : ''}`
