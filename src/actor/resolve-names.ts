import type {TokenId} from '../language/parsed-text.ts'
import type {Mention} from '../mention/mention.ts'
import type {AtlasEntry} from './atlas.ts'
import {type Draft, newDraft} from './draft.ts'
import {isLanguage} from './language-name.ts'
import {minorityOf, peopleOf} from './nation-people.ts'
import {bodyActors} from './resolve-bodies.ts'
import {caseOf, countryCount, draftFor, nameText, refer, type Scene} from './scene.ts'

/** States, their peoples and adjectives, and the places that act or are acted on. Counts the countries of the report. */
export function resolveStates(scene: Scene): void {
  const mentions = scene.mentions.filter(mention => mention.kind !== 'demonym' || !isLanguage(scene.doc, mention))
  for (const mention of mentions)
    if (mention.kind === 'place' || mention.kind === 'demonym') {
      const country = countryOf(scene, mention)
      if (country) scene.countries.set(country, countryCount(scene, country) + (inHeadline(scene, mention) ? 3 : 1))
    }
  for (const mention of mentions) {
    if (mention.kind === 'demonym') refer(scene, mention, demonymActors(scene, mention))
    if (mention.kind === 'place') refer(scene, mention, placeActors(scene, mention))
  }
}

const inHeadline = (scene: Scene, mention: Mention): boolean => {
  const start = scene.doc.start(mention.first)
  return scene.blocks.some(block => block.kind === 'headline' && block.start <= start && start < block.end)
}

/** The country that a place or adjective speaks of; null when it has none. */
function countryOf(scene: Scene, mention: Mention): string | null {
  const name = nameText(scene, mention)
  if (mention.kind === 'demonym') return chooseCountry(scene, scene.atlas.demonym(name))
  const state = scene.atlas.byName(name).find(entry => entry.kind === 'state')
  return state?.country ?? scene.places.at(mention.head)?.country ?? null
}

/** Of the countries that share an adjective ("Congolese", "Korean"), the one that the report names otherwise; else the first. */
function chooseCountry(scene: Scene, countries: readonly string[]): string | null {
  return countries.reduce<string | null>(
    (best, country) => (best === null || countryCount(scene, country) > countryCount(scene, best) ? country : best),
    null,
  )
}

/** "Turkish" stands for the state; "Russians", "an Iraqi" for people of it; "the French" for the state. */
function demonymActors(scene: Scene, mention: Mention): readonly Draft[] {
  const {doc, atlas} = scene
  const word = nameText(scene, mention)
  const country = chooseCountry(scene, atlas.demonym(word))
  if (!country) return bodyActors(scene, mention)
  if (isInPlaceName(scene, mention)) return []
  const state = atlas.state(country)!
  const relation = doc.relation(mention.head)
  const determiner = doc.child(mention.head, 'det', 'nummod')
  const isCounted = determiner >= 0 && doc.upos(determiner) === 'NUM'
  const modifies = relation === 'amod' || relation === 'compound' || (doc.upos(mention.head) === 'ADJ' && !isCounted)
  const isPeople =
    !modifies &&
    (isCounted || /s$|men$/.test(word) || (determiner >= 0 && /^(?:an?|another)$/.test(doc.lower(determiner))))
  if (!isPeople) return [draftFor(scene, state, `"${word}" is the adjective of ${state.name}`)]
  const minority = minorityOf(scene, mention)
  const number = /s$|men$/.test(word) ? 'plural' : 'singular'
  return [peopleOf(scene, {...(minority ?? {name: word, country}), number, why: `people of ${state.name}`})]
}

/** "The Korean Peninsula", "the Indian Ocean": an adjective inside the name of a place that is of no one country speaks of no state. */
function isInPlaceName({places}: Scene, {first, last}: Mention): boolean {
  const place = places.at(last)
  return (
    place !== null && place.country === null && place.mentions.some(name => name.first <= first && last < name.last)
  )
}

/** A state, a capital that acts for its government, or another place in a party's position. */
function placeActors(scene: Scene, mention: Mention): readonly Draft[] {
  const {atlas, doc, places} = scene
  const name = nameText(scene, mention)
  const entries = atlas.byName(name)
  const place = places.at(mention.head)
  const korea = koreaOf(scene, name)
  if (korea) return [draftFor(scene, korea, `"the ${name}" in a report on Korea`)]
  const states = entries.filter(entry => entry.kind === 'state')
  const [state] = states
  // "The two Koreas", "the Congos": all that bear the name.
  if (states.length > 1 && doc.xpos(mention.head) === 'NNPS')
    return states.map(each => draftFor(scene, each, `"${name}" names both`))
  if (state && !(place && place.kind !== 'country' && place.country && place.country !== state.country))
    return [draftFor(scene, state, `"${name}" names the state`)]
  const body = entries.find(entry => entry.kind !== 'person' && entry.kind !== 'state')
  if (atlas.seat(name)) return bodyActors(scene, mention)
  if (body && !(place && place.kind === 'country')) return bodyActors(scene, mention)
  const capitalOf = atlas.capital(name)
  const isArgument = isPartyPosition(scene, mention.head)
  if (capitalOf && (!place || place.country === capitalOf) && isArgument && actsAsGovernment(scene, mention.head)) {
    const government = atlas.state(capitalOf)!
    return [draftFor(scene, government, `the capital ${name} stands for the government of ${government.name}`)]
  }
  // "Into the Gulf": a sea, or a region where something happens, is nobody.
  if (!place?.country && (place?.kind === 'water' || !isArgument)) return []
  const known = scene.drafts.find(draft => draft.kind === 'population' && draft.name === (place?.name ?? name))
  const draft =
    known ??
    newDraft({
      name: place?.name ?? name,
      kind: 'population',
      country: place?.country ?? null,
      place: place?.id ?? name,
      why: ['a place: those who are there'],
    })
  if (!known) scene.drafts.push(draft)
  return [draft]
}

/** "the North" and "the South" in a report that names North Korea. */
function koreaOf(scene: Scene, name: string): AtlasEntry | null {
  if ((name !== 'North' && name !== 'South') || countryCount(scene, 'PRK') === 0) return null
  return scene.atlas.state(name === 'North' ? 'PRK' : 'KOR')
}

/** Whether a place stands where one who acts or is acted on stands, not where something happens. */
function isPartyPosition(scene: Scene, head: TokenId): boolean {
  const {doc} = scene
  let node = head
  for (let steps = 0; steps < 8 && (doc.relation(node) === 'conj' || doc.relation(node) === 'appos'); steps++)
    node = doc.head(node)
  const relation = doc.relation(node)
  if (relation === 'nsubj' || relation === 'obj' || relation === 'iobj' || doc.deprel(node) === 'nmod:poss') return true
  const marker = caseOf(doc, node) ?? ''
  if (relation === 'obl') return /^(?:by|with|against|on|between|among)$/.test(marker)
  return relation === 'nmod' && /^(?:of|by|with|against|on|between|among)$/.test(marker)
}

/** Whether a capital in a party's position is spoken of as one who acts, not as a city that is, lies or grows. */
function actsAsGovernment(scene: Scene, head: TokenId): boolean {
  const {doc} = scene
  const relation = doc.relation(head)
  const above = doc.head(head)
  if (relation === 'nmod' && caseOf(doc, head) === 'of') return false
  if (relation !== 'nsubj' || above < 0) return true
  // "Washington offered to mediate": what a city offers is a thing, not a deed.
  const isOfCity = scene.atlas.words.isA(doc.lemma(above), 'city') && doc.child(above, 'xcomp') < 0
  // "Tehran was accused", not "Tehran was bombed".
  const isActedOn = doc.deprel(head) === 'nsubj:pass' && !scene.atlas.words.isA(doc.lemma(above), 'dealing')
  return doc.child(above, 'cop') < 0 && !isOfCity && !isActedOn
}
