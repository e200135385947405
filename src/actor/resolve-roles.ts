import type {Mention} from '../mention/mention.ts'
import {deedDoer} from './deed-doers.ts'
import {describeRole, type RoleDescription} from './describe-role.ts'
import {describedBody, describedPerson, describedSet, lastBody, personAgain} from './described-actors.ts'
import type {Draft} from './draft.ts'
import type {History} from './history.ts'
import {draftFor, type Scene} from './scene.ts'
import {unnamedActor} from './unnamed-actor.ts'

/**
 * Whom a role phrase stands for: the person or body of the report that it describes ("the Chinese leader", "the bloc"),
 * the owner of weapons ("Russian missiles"), the members of a set ("the two leaders"), one actor a country ("the Turkish and Iranian presidents"), else an actor of
 * its own by its words, shared with later phrases of the same words.
 */
export function resolveRole(
  scene: Scene,
  mention: Mention,
  history: History,
  unnamed: Map<string, Draft>,
): readonly Draft[] {
  const described = describeRole(scene, mention)
  const role = mention.role!
  if (role.kind === 'quantity')
    return isCrowd(scene, mention)
      ? [unnamedActor(scene, mention, {...described, sector: 'CVL'}, {history, unnamed, asOne: false})]
      : []
  const subject = role.kind === 'facility' || role.kind === 'place' ? null : predicateSubject(scene, mention)
  if (subject) return [subject]
  if (
    described.count !== null &&
    role.kind !== 'event' &&
    (described.isDefinite || OF_SET.has(scene.doc.lower(mention.first))) &&
    described.countries.length === 0
  ) {
    const set = describedSet(scene, mention, described, {history, count: described.count})
    if (set.length > 0) return set
  }
  if (role.number === 'singular' && !described.isIndefinite) {
    const person =
      role.kind === 'person'
        ? (describedPerson(scene, mention, described, history) ?? personAgain(scene, mention, described, history))
        : describedBody(scene, mention, described, history)
    if (person) return [person]
  }
  if (role.kind === 'place') return []
  if (role.kind === 'event') {
    const doer = deedDoer(mention, described)
    if (doer) return [doer]
  }
  if (
    role.kind === 'facility' &&
    described.countries.length === 0 &&
    described.owner === null &&
    described.sector === null
  )
    return []
  if (isAllOfBody(scene, mention, described)) return [described.owner!]
  if (role.kind === 'equipment') {
    const user = described.owner ?? stateOf(scene, mention, described.countries)
    if (user) return [user]
  }
  if (role.number === 'plural' && described.countries.length > 1 && described.countries.length <= 8) {
    if (scene.atlas.words.isA(role.noun, 'state') && role.noun !== 'government') {
      const states = described.countries.flatMap(country => scene.atlas.state(country) ?? [])
      return states.map(state => draftFor(scene, state, `one of "${scene.doc.textOf(mention.first, mention.last)}"`))
    }
    return described.countries.map(country =>
      unnamedActor(scene, mention, {...described, countries: [country]}, {history, unnamed, asOne: true}),
    )
  }
  if (
    role.noun === 'member' &&
    described.owner === null &&
    described.countries.length === 0 &&
    !described.isIndefinite
  ) {
    const body = lastBody(scene, mention, history)
    if (body) return [body]
  }
  return [unnamedActor(scene, mention, described, {history, unnamed, asOne: false})]
}

/** Whose weapons they are: Russia of "Russian missiles", and of "missiles" where the report tells of no others. */
function stateOf(scene: Scene, mention: Mention, countries: readonly string[]): Draft | null {
  const alike = ({role}: Mention): boolean => role?.kind === 'equipment' && role.noun === mention.role!.noun
  const told =
    countries.length > 0 ? countries : scene.mentions.filter(alike).flatMap(m => describeRole(scene, m).countries)
  const state = new Set(told).size === 1 ? scene.atlas.state(told[0]!) : null
  return state && draftFor(scene, state, `whose weapons "${scene.doc.textOf(mention.first, mention.last)}" are`)
}

/** "Thousands marched", "police detained dozens": people who are only counted, of a verb and of nothing else. */
function isCrowd({doc}: Scene, {head, role}: Mention): boolean {
  if (role!.number !== 'plural' || !CROWDS.has(doc.lower(head)) || !/^(?:nsubj|obj)$/.test(doc.relation(head)))
    return false
  return doc.upos(doc.head(head)) === 'VERB' && doc.child(head, 'nmod', 'acl') < 0
}

const CROWDS = new Set(['thousands', 'hundreds', 'dozens', 'scores', 'tens', 'millions'])

/** "The EU countries", "NATO allies": the states of an international body, not some of them, are the body. */
function isAllOfBody(scene: Scene, mention: Mention, {owner, count, isIndefinite}: RoleDescription): boolean {
  if (mention.role!.number !== 'plural' || owner?.kind !== 'organization' || owner.sector !== 'IGO') return false
  if (count !== null || isIndefinite || !scene.atlas.words.isA(mention.role!.noun, 'state')) return false
  if (mention.first > 0 && PARTIAL.has(scene.doc.lower(mention.first - 1))) return false
  const isPlain = (t: number): boolean => ['DET', 'PROPN', 'PUNCT'].includes(scene.doc.upos(t)) || scene.covers.has(t)
  for (let t = mention.first; t < mention.head; t++) if (!isPlain(t)) return false
  return !scene.doc.children(mention.head).some(child => child < mention.head && scene.doc.upos(child) === 'NUM')
}

const PARTIAL = new Set(['some', 'several', 'many', 'most', 'other', 'few', 'certain', 'of'])

/** Words that speak of the members of a set that was named before. */
const OF_SET = new Set(['both', 'each'])

/** "The SCO is a security organization": the single actor that the phrase is said of. */
function predicateSubject(scene: Scene, mention: Mention): Draft | null {
  const {doc} = scene
  if (mention.role!.number === 'plural') return null
  const predicate = doc.relation(mention.head) === 'conj' ? doc.head(mention.head) : mention.head
  const subject = doc.child(predicate, 'cop') >= 0 ? doc.child(predicate, 'nsubj') : -1
  const drafts = subject >= 0 ? (scene.refs.get(subject) ?? []) : nameBeforeCopula(scene, mention)
  return drafts.length === 1 && drafts[0]!.number === 'singular' ? drafts[0]! : null
}

/** "The Shanghai Cooperation Organisation (SCO) is a …": the name right before the copula, where the parse has no subject. */
function nameBeforeCopula(scene: Scene, mention: Mention): readonly Draft[] {
  const {doc} = scene
  const copula = mention.first - 1
  if (copula < 1 || doc.lemma(copula) !== 'be' || doc.sentenceOf(copula) !== doc.sentenceOf(mention.head)) return []
  const before = doc.form(copula - 1) === ')' ? copula - 2 : copula - 1
  const cover = scene.covers.get(before)
  return cover && cover.nameFirst !== undefined ? (scene.refs.get(cover.head) ?? []) : []
}
