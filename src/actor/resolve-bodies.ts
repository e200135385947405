import type {Mention} from '../mention/mention.ts'
import {nameKey} from '../mention/name-key.ts'
import {initialsOf} from '../mention/short-forms.ts'
import type {Atlas, AtlasEntry} from './atlas.ts'
import {mainCountry} from './country-around.ts'
import {type Draft, newDraft} from './draft.ts'
import {minorityOf, peopleOf} from './nation-people.ts'
import {countryCount, draftFor, nameText, refer, type Scene} from './scene.ts'

/** Organizations, groups and peoples by name: fuller names first, so that a headline's short form finds them. */
export function resolveBodies(scene: Scene): void {
  const bodies = scene.mentions.filter(
    ({kind, role}) => !role && (kind === 'organization' || kind === 'group' || kind === 'population'),
  )
  const length = ({first, last}: Mention): number => last - first
  for (const mention of bodies.sort((a, b) => length(b) - length(a))) refer(scene, mention, bodyActors(scene, mention))
}

/** The actor that a body's name stands for: one that the atlas knows, else one of the report, else a new one. */
export function bodyActors(scene: Scene, mention: Mention): readonly Draft[] {
  const name = nameText(scene, mention)
  const seatOf = scene.atlas.seat(name)
  if (seatOf) {
    const government = scene.atlas.state(seatOf)!
    return [draftFor(scene, government, `${name}, a seat of power, stands for the government of ${government.name}`)]
  }
  // What the report itself gives in full comes before whom the atlas knows by the same letters.
  const told = scene.bodies.findByInitials(name)
  if (told) return [told]
  const entry = entryOf(scene, name)
  const minority = entry?.kind === 'population' && entry.country === null ? minorityOf(scene, mention) : null
  if (minority)
    return [peopleOf(scene, {...minority, number: 'plural', why: 'people of the state that is told beside them'})]
  const known = entry ? draftFor(scene, entry, `"${name}" is in the atlas (${entry.source})`) : scene.bodies.find(name)
  const draft = known ?? newBody(scene, mention, name)
  if (!known) scene.drafts.push(draft)
  for (const form of shortForms(scene, name)) scene.bodies.addShortForm(draft, form)
  const acronym = acronymAfter(scene, mention)
  if (acronym) scene.bodies.addShortForm(draft, acronym)
  return [draft]
}

/** Whom the atlas knows by a body's name, by the name without the state before it or without what a firm may leave out of its name. */
function entryOf(scene: Scene, name: string): AtlasEntry | null {
  const known = (text: string): AtlasEntry | null =>
    chooseBody(
      scene,
      scene.atlas.byName(text).filter(entry => entry.kind !== 'person' && !isElsewhere(scene, text, entry)),
    )
  const exact = known(name)
  if (exact) return exact
  const opening = statesBefore(scene, name)
  const own = opening && known(opening.rest)
  if (own && own.kind !== 'state' && (own.country === opening.country || own.sector === 'BUS')) return own
  for (const core of coresOf(scene, opening ? opening.rest : name)) {
    const firm = known(core)
    if (firm?.sector === 'BUS') return firm
  }
  return null
}

/** "South Korean Hyundai Motor" → KOR and "Hyundai Motor"; null when no state or adjective of one opens the name. */
function statesBefore({atlas}: Scene, name: string): {country: string; rest: string} | null {
  const words = name.split(' ')
  for (let count = Math.min(2, words.length - 2); count > 0; count--) {
    const opening = words.slice(0, count).join(' ')
    const country = countryCalled(atlas, opening)
    if (country) return {country, rest: words.slice(count).join(' ')}
  }
  return null
}

/** The country that words name or are the adjective of; null when they are neither. */
const countryCalled = (atlas: Atlas, words: string): string | null =>
  atlas.demonym(words)[0] ?? atlas.byName(words).find(entry => entry.kind === 'state')?.country ?? null

/** A firm's name without its legal form, then without each further noun that may be left out: "Nissan" of "Nissan Motor Co.". */
function coresOf({atlas}: Scene, name: string): string[] {
  const words = name.split(' ')
  const cores: string[] = []
  const mayGo = (word: string): boolean => atlas.nameEndings.isCompany(word) || atlas.nameEndings.isBusiness(word)
  while (words.length > 1 && mayGo(words.at(-1)!)) {
    words.pop()
    cores.push(words.join(' ').replace(/,$/, ''))
  }
  return cores
}

/** What else the report may call a body: its name without the state before it, without legal form, and the initials of these. */
function shortForms(scene: Scene, name: string): string[] {
  const rest = statesBefore(scene, name)?.rest
  return rest === undefined ? coresOf(scene, name) : [rest, initialsOf(rest), ...coresOf(scene, rest)]
}

/**
 * "Congress" in a report on Peru is no body of the United States, unless the report names that country or somebody of it.
 */
function isElsewhere(scene: Scene, name: string, {country, sector}: AtlasEntry): boolean {
  if (!country || countryCount(scene, country) > 0) return false
  // "The NDP" of Nigeria is no party of Canada.
  const isPartyLetters = (sector === 'PTY' || sector === 'OPP') && /^\p{Lu}{2,5}$/u.test(name)
  if (!isPartyLetters && !scene.atlas.words.isA(nameKey(name), 'common-body')) return false
  const home = mainCountry(scene)
  if (!home || home === country) return false
  return !scene.mentions.some(
    mention =>
      mention.kind === 'person' &&
      scene.atlas.byName(nameText(scene, mention)).some(person => person.country === country),
  )
}

/**
 * Of bodies that share a name, the one whose country the report names most; bodies without a country come first. Of parties of
 * several countries none, when the report names other countries only.
 */
function chooseBody(scene: Scene, entries: readonly AtlasEntry[]): AtlasEntry | null {
  if (entries.length < 2) return entries[0] ?? null
  const isParty = entries.every(({sector, country}) => sector === 'PTY' && country !== null)
  if (isParty && scene.countries.size > 0 && !entries.some(({country}) => countryCount(scene, country) > 0)) return null
  const best = (entry: AtlasEntry): number =>
    (entry.source === 'partyfacts' ? 0 : 0.5) + (entry.country ? countryCount(scene, entry.country) : 1)
  return entries.reduce((a, b) => (best(b) > best(a) ? b : a))
}

/** "Syrian Network for Human Rights (SNHR)": the short form in brackets. */
function acronymAfter(scene: Scene, mention: Mention): string | null {
  const {doc} = scene
  const next = mention.last + 1
  if (next + 2 >= doc.tokenCount || doc.form(next) !== '(' || doc.form(next + 2) !== ')') return null
  const form = doc.form(next + 1)
  return /^[\p{Lu}\p{N}][\p{L}\p{N}.&-]*$/u.test(form) ? form : null
}

/** A body that only the text knows: country from the state inside its name, sector from its last words. */
function newBody(scene: Scene, mention: Mention, name: string): Draft {
  const {doc, atlas} = scene
  let country: string | null = null
  for (let t = mention.first; t <= mention.last && !country; t++) country = countryCalled(atlas, doc.form(t))
  for (const child of doc.childrenBy(mention.head, 'amod', 'nmod:poss', 'compound'))
    country ??= scene.refs.get(child)?.[0]?.country ?? scene.places.at(child)?.country ?? null
  const isCommon = atlas.words.isA(nameKey(name), 'common-body')
  if (isCommon) country ??= mainCountry(scene)
  const sector = isCommon && !/court/i.test(name) ? 'LEG' : atlas.words.sectorOfName(name)
  return newDraft({
    name,
    kind: mention.kind === 'group' ? 'group' : 'organization',
    country,
    sector,
    why: [sector ? `its name tells the sector (${sector})` : 'named in the text only'],
  })
}
