import type {TokenId} from '../language/parsed-text.ts'
import type {Mention} from '../mention/mention.ts'
import type {DefiniteNoun, StateTrait} from './actor-words.ts'
import type {RoleDescription} from './describe-role.ts'
import type {Draft} from './draft.ts'
import {findSet, type History} from './history.ts'
import {officesOn} from './office.ts'
import {caseOf, type Scene} from './scene.ts'

/** The members of the set of so many that "the two leaders", "both sides", "the three countries" speaks of; empty when untold. */
export function describedSet(
  scene: Scene,
  mention: Mention,
  described: RoleDescription,
  {history, count}: {history: History; count: number},
): readonly Draft[] {
  const noun = mention.role!.noun
  if (scene.atlas.words.isA(noun, 'state')) {
    // "Wants to renew the talks between the two countries": who acts is one of them.
    const acting =
      caseOf(scene.doc, mention.head) === 'between' ? new Set<Draft>() : subjectsBeside(scene, mention.head)
    const beside = statesBeside(scene, mention, acting)
    if (beside.length === count && acting.size === 0) return beside
    const states = findSet(scene, history, mention.first, draft => draft.kind === 'state' && !acting.has(draft), count)
    if (states.length > 0) return states
    const people = findSet(
      scene,
      history,
      mention.first,
      draft => draft.kind === 'person' && draft.country !== null,
      count,
    )
    return people.flatMap(
      draft => scene.drafts.find(state => state.kind === 'state' && state.country === draft.country) ?? [],
    )
  }
  if (noun.endsWith('side') || noun.endsWith('sides') || noun.endsWith('parties') || noun === 'party') {
    const sentence = scene.doc.sentenceOf(mention.head)
    const here = new Set(history.filter(entry => entry.sentence === sentence).flatMap(entry => entry.drafts))
    const isSide = (draft: Draft): boolean =>
      (draft.kind === 'state' || draft.kind === 'group' || draft.kind === 'organization') && !here.has(draft)
    const sides = findSet(scene, history, mention.first, isSide, count)
    if (sides.length > 0) return sides
  }
  if (mention.role!.kind === 'person' && noun !== 'side')
    return findSet(
      scene,
      history,
      mention.first,
      draft => draft.kind === 'person' || (draft.kind === 'role' && draft.number === 'singular'),
      count,
    )
  const isBody = mention.role!.kind === 'body'
  // "The five airlines" are no ministries.
  const isOfSector = ({sector}: Draft): boolean =>
    described.sector === null || sector === null || sector === described.sector
  const isAlike = (draft: Draft): boolean =>
    draft.roles.has(noun) ||
    (isBody && (draft.kind === 'organization' || draft.kind === 'group' || draft.kind === 'state') && isOfSector(draft))
  return findSet(scene, history, mention.first, isAlike, count)
}

/** "Each country has expelled diplomats and Russia has ordered Britain to …": the states that the rest of the sentence names. */
function statesBeside({doc, refs}: Scene, mention: Mention, acting: ReadonlySet<Draft>): readonly Draft[] {
  const found = new Set<Draft>()
  for (let t = mention.last + 1; t < doc.endToken(doc.sentenceOf(mention.head)); t++)
    if (doc.upos(t) === 'PROPN')
      for (const draft of refs.get(t) ?? []) if (draft.kind === 'state' && !acting.has(draft)) found.add(draft)
  return [...found]
}

/** Those who act in the clause in which the phrase is no subject: "Britain signed treaties with both countries". */
function subjectsBeside({doc, refs}: Scene, head: TokenId): ReadonlySet<Draft> {
  for (let node = head, steps = 0; node >= 0 && steps < 6; node = doc.head(node), steps++) {
    if (doc.relation(node) === 'nsubj') return new Set()
    if (doc.upos(node) === 'VERB') return new Set(doc.childrenBy(node, 'nsubj').flatMap(t => refs.get(t) ?? []))
  }
  return new Set()
}

/** The person last spoken of whose office or title the phrase names. */
export function describedPerson(
  scene: Scene,
  mention: Mention,
  described: RoleDescription,
  history: History,
): Draft | null {
  const noun = mention.role!.noun
  const {words} = scene.atlas
  const isPlainLeader = words.isA(noun, 'leader') && described.sector !== 'OPP' && described.sector !== 'REB'
  if (
    !described.isDefinite &&
    described.countries.length === 0 &&
    described.owner === null &&
    !/^\p{Lu}/u.test(scene.doc.form(mention.head))
  )
    return null
  const seen = new Set<Draft>()
  const hasRole = (draft: Draft): boolean => {
    if (draft.roles.has(noun)) return true
    const {offices} = draft.entry ? officesOn(draft.entry, scene.published) : {offices: []}
    const titles = words.titlesOf(noun)
    if (titles.some(title => draft.roles.has(title))) return true
    if (offices.some(office => titles.some(title => office.role.toLowerCase().includes(title)))) return true
    // "The Russian prime minister" is not the president, though both lead.
    return (
      isPlainLeader &&
      !words.isA(noun, 'office') &&
      (offices.some(
        office => words.isA(office.role.toLowerCase(), 'leader') || /^(?:President|Prime Minister)/.test(office.role),
      ) ||
        [...draft.roles].some(role => words.isA(role, 'leader')))
    )
  }
  const fits = (draft: Draft): boolean =>
    draft.kind === 'person' &&
    (described.countries.length === 0 ||
      (draft.country === null ? draft.roles.has(noun) : described.countries.includes(draft.country))) &&
    servesOwner(scene, draft, described.owner) &&
    hasRole(draft)
  for (let i = history.length - 1; i >= 0; i--)
    for (const draft of history[i]!.drafts) {
      if (seen.has(draft)) continue
      seen.add(draft)
      if (fits(draft)) return draft
    }
  if (described.countries.length === 0) return null
  return scene.drafts.find(draft => draft.country !== null && fits(draft) && draft.entry !== null) ?? null
}

/** "The FBI chief": an officer of a body is one who is said to serve it, whose office names it, or who is of its sector. */
function servesOwner({facts, published}: Scene, person: Draft, owner: Draft | null): boolean {
  if (owner?.kind !== 'organization' && owner?.kind !== 'group') return true
  if (person.sector === owner.sector && person.country === owner.country) return true
  if (facts.some(({subject, object}) => subject === person && object === owner)) return true
  if (!person.entry) return false
  const names = owner.entry ? [owner.entry.name, ...owner.entry.aliases] : [owner.name]
  return officesOn(person.entry, published).offices.some(({role}) => names.some(name => role.includes(name)))
}

/** How many sentences back somebody may have been named to be called "the Chicago native". */
const AGAIN_REACH = 2

/** "Ann Lee ran for mayor. The Chicago native said": the person of the last sentences, by a noun that only calls again; null when it may be another. */
export function personAgain(
  scene: Scene,
  mention: Mention,
  described: RoleDescription,
  history: History,
): Draft | null {
  const {noun} = mention.role!
  if (!scene.atlas.words.isA(noun, 'again') || scene.doc.lower(mention.first) !== 'the') return null
  if (described.owner && described.owner.kind !== 'population' && described.owner.kind !== 'state') return null
  const sentence = scene.doc.sentenceOf(mention.head)
  let found: Draft | null = null
  let isTopic = false
  for (let i = history.length - 1; i >= 0 && sentence - history[i]!.sentence <= AGAIN_REACH; i--) {
    const entry = history[i]!
    const person = entry.drafts.length === 1 && entry.drafts[0]!.kind === 'person' ? entry.drafts[0]! : null
    if (!person || entry.weight < OBJECT) continue
    // Who is named in the same sentence is rather another; of two people it is not clear who is meant.
    if (entry.sentence === sentence || (found && found !== person)) return null
    found = person
    isTopic ||= entry.weight >= SUBJECT
  }
  return found && isTopic && isCalled(found, described) ? found : null
}

/** Weights of `Spoken`. */
const SUBJECT = 3
const OBJECT = 2
/** Sectors that the same politicians are told to be of. */
const POLITICAL = new Set(['LEG', 'PTY', 'OPP'])

function isCalled({country, sector}: Draft, described: RoleDescription): boolean {
  if (country !== null && described.countries.length > 0 && !described.countries.includes(country)) return false
  if (sector === null || described.sector === null || described.sector === 'CVL' || sector === described.sector)
    return true
  return sector === 'CVL' || (POLITICAL.has(sector) && POLITICAL.has(described.sector))
}

/** "the country", "the bloc", "the company", "the militia": the state or body last spoken of that can be called so. */
export function describedBody(
  scene: Scene,
  mention: Mention,
  described: RoleDescription,
  history: History,
): Draft | null {
  if (!described.isDefinite || described.countries.length > 0 || described.owner) return null
  const opening = scene.doc.lower(mention.first)
  if (/^(?:his|her|their|its)$/.test(opening)) return null
  const noun = mention.role!.noun
  const asked = scene.atlas.words.definiteNoun(noun)
  if (!asked) return null
  const fits = (draft: Draft): boolean => fitsNoun(scene, draft, asked)
  const sentence = scene.doc.sentenceOf(mention.head)
  for (let i = history.length - 1; i >= 0 && sentence - history[i]!.sentence <= 6; i--) {
    const draft = history[i]!.drafts.find(fits)
    if (draft && history[i]!.drafts.length === 1 && (noun !== 'country' || history[i]!.weight > 0)) return draft
  }
  return null
}

function fitsNoun(scene: Scene, draft: Draft, {kinds, sectors, trait, entry}: DefiniteNoun): boolean {
  if (entry !== '' && draft.entry?.id === entry) return true
  if (!kinds.includes(draft.kind)) return false
  if (sectors.length > 0 && !sectors.includes(draft.sector ?? '')) return false
  return trait === '' || scene.atlas.words.hasTrait(draft.country ?? '', trait as StateTrait)
}

/** The international body spoken of in the last sentences, for "members" without "of". */
export function lastBody(scene: Scene, mention: Mention, history: History): Draft | null {
  const sentence = scene.doc.sentenceOf(mention.head)
  for (let i = history.length - 1; i >= 0 && sentence - history[i]!.sentence <= 3; i--) {
    const body = history[i]!.drafts.find(
      draft => draft.kind === 'organization' && (draft.sector === 'IGO' || draft.sector === 'UNO'),
    )
    if (body) return body
  }
  return null
}
