import type {TokenId} from '../language/parsed-text.ts'
import type {Mention} from '../mention/mention.ts'
import type {Actor, ActorIndex, PositionFact} from './actor.ts'
import type {Atlas} from './atlas.ts'
import {mainCountry} from './country-around.ts'
import {describeRole} from './describe-role.ts'
import type {Draft} from './draft.ts'
import {findFacts} from './find-facts.ts'
import {type History, spoken} from './history.ts'
import {settleBodies, settleHomeCountries, settleParties} from './home-country.ts'
import {resolveBodies} from './resolve-bodies.ts'
import {resolveStates} from './resolve-names.ts'
import {type NameContext, resolvePeople} from './resolve-people.ts'
import {resolvePronoun} from './resolve-pronouns.ts'
import {resolveRole} from './resolve-roles.ts'
import {applyTitles, linkBodyRoles, linkTitles} from './resolve-titles.ts'
import {type ActorInput, caseOf, newScene, refer, type Scene} from './scene.ts'
import {bodyKey, understoodBodies} from './understood-bodies.ts'

/**
 * Who acts in a report: one actor for each person, state, body, group, population or role, with all its mentions, the
 * country and the PLOVER sector, linked to the atlas where it is known for the day of publication. Names first, then
 * titles and appositives, then descriptions and pronouns from left to right. What can't be told stays null.
 */
export function resolveActors(input: ActorInput, atlas: Atlas): ActorIndex {
  const scene = newScene(input, atlas)
  resolveStates(scene)
  resolveBodies(scene)
  const links = linkTitles(scene)
  const contexts = new Map<Mention, NameContext>()
  for (const {role, person} of links) {
    const described = describeRole(scene, role)
    contexts.set(person, {
      country: contexts.get(person)?.country ?? described.countries[0] ?? null,
      role: role.role!.noun,
    })
  }
  resolvePeople(scene, mention => contexts.get(mention) ?? {country: null, role: mention.title?.role ?? null})
  applyTitles(scene, links)
  linkBodyRoles(scene)
  resolveRest(scene, new Set(links.map(link => link.role)))
  resolveQuantities(scene)
  const home = mainCountry(scene)
  settleHomeCountries(scene, links, home ?? scene.places.dateline?.country ?? null)
  settleBodies(scene, home)
  settleParties(scene, home)
  scene.facts.push(...findFacts(scene))
  return indexOf(scene, home)
}

/** Descriptions and pronouns, from left to right, each seeing what was spoken of before it. */
function resolveRest(scene: Scene, linked: ReadonlySet<Mention>): void {
  const history: History = []
  const unnamed = new Map<string, Draft>()
  const roleAt = new Map<TokenId, Mention>()
  for (const mention of scene.mentions) if (mention.role) roleAt.set(mention.head, mention)
  const resolve = (mention: Mention, depth: number): void => {
    if (scene.refs.has(mention.head) || linked.has(mention)) return
    if (mention.pronoun) refer(scene, mention, resolvePronoun(scene, mention, history))
    if (!mention.role) return
    for (const child of scene.doc.childrenBy(mention.head, 'nmod')) {
      const complement = child > mention.head && depth < 3 ? roleAt.get(child) : undefined
      if (complement) resolve(complement, depth + 1)
    }
    if (!scene.refs.has(mention.head)) refer(scene, mention, resolveRole(scene, mention, history, unnamed))
  }
  for (const mention of [...scene.mentions].sort((a, b) => a.head - b.head || a.first - b.first)) {
    resolve(mention, 0)
    const drafts = scene.refs.get(mention.head)
    if (drafts && drafts.length > 0 && history.at(-1)?.token !== mention.head)
      history.push(spoken(scene, mention.head, drafts))
  }
}

/** "dozens of civilians", "members of the group": the head of the phrase stands for what it counts. */
function resolveQuantities(scene: Scene): void {
  const roleFrom = new Map<TokenId, Mention>()
  for (const mention of scene.mentions)
    if (mention.role && mention.role.kind !== 'quantity' && !roleFrom.has(mention.first))
      roleFrom.set(mention.first, mention)
  for (const mention of scene.mentions) {
    if (mention.role?.kind !== 'quantity' || scene.refs.has(mention.head)) continue
    const {doc} = scene
    const after =
      mention.last + 1 < doc.tokenCount && doc.lower(mention.last + 1) === 'of'
        ? roleFrom.get(mention.last + 2)
        : undefined
    const counted = after?.head ?? doc.childrenBy(mention.head, 'nmod').find(child => child > mention.head)
    const drafts = counted === undefined ? undefined : scene.refs.get(counted)
    if (drafts) scene.refs.set(mention.head, drafts)
  }
}

function indexOf(scene: Scene, home: string | null): ActorIndex {
  const drafts = scene.drafts.filter(draft => draft.mentions.length > 0)
  const firstMention = (draft: Draft): TokenId => Math.min(...draft.mentions.map(mention => mention.first))
  drafts.sort((a, b) => firstMention(a) - firstMention(b))
  const understood = understoodBodies(scene)
  for (const body of understood.values()) if (body.mentions.length === 0) drafts.push(body)
  const actorOf = new Map<Draft, Actor>(drafts.map((draft, i) => [draft, toActor(draft, `a${i + 1}`)]))
  const actorsOf = (found: readonly Draft[] | undefined): readonly Actor[] =>
    found?.flatMap(draft => actorOf.get(draft) ?? []) ?? NOBODY
  const byToken = new Map<TokenId, readonly Actor[]>()
  for (const [token, found] of scene.refs) byToken.set(token, actorsOf(found))
  const facts: PositionFact[] = scene.facts.flatMap(fact => {
    const subject = actorOf.get(fact.subject)
    if (!subject) return []
    return [
      {
        kind: fact.kind,
        subject: subject.id,
        object: fact.object ? (actorOf.get(fact.object)?.id ?? null) : null,
        role: fact.role,
        from: fact.from,
        to: null,
        first: fact.first,
        last: fact.last,
      },
    ]
  })
  return {
    actors: [...actorOf.values()],
    facts,
    at: token => byToken.get(token) ?? NOBODY,
    covering: token => {
      const cover = scene.covers.get(token)
      return (cover && byToken.get(cover.head)) ?? byToken.get(token) ?? NOBODY
    },
    behind: token => behind(scene, token, byToken),
    mainCountry: home,
    understood: (country, sector) => {
      const body = understood.get(bodyKey(country, sector))
      return (body && actorOf.get(body)) ?? null
    },
  }
}

/** Possessors first, then adjectives and nouns before the head, then the phrases after it. */
function behind(scene: Scene, token: TokenId, byToken: ReadonlyMap<TokenId, readonly Actor[]>): readonly Actor[] {
  const {doc} = scene
  const children = doc.children(token)
  const among = (fits: (child: TokenId) => boolean): readonly Actor[] =>
    children.filter(fits).flatMap(child => byToken.get(child) ?? [])
  const possessors = among(child => doc.deprel(child) === 'nmod:poss')
  if (possessors.length > 0) return possessors
  const before = among(child => child < token && /^(?:amod|compound|nmod|flat)$/.test(doc.relation(child)))
  if (before.length > 0) return before
  return among(
    child => child > token && doc.relation(child) === 'nmod' && /^(?:of|by|in|from|at)$/.test(caseOf(doc, child) ?? ''),
  )
}

const NOBODY: readonly Actor[] = []

function toActor(draft: Draft, id: string): Actor {
  return {
    id,
    name: draft.entry?.name ?? draft.name,
    kind: draft.kind,
    country: draft.country,
    sector: draft.sector,
    wikidata: draft.entry?.wikidata ?? null,
    basis: draft.entry ? 'atlas' : 'text',
    ...(draft.place !== null && {place: draft.place}),
    mentions: [...draft.mentions].sort((a, b) => a.first - b.first),
    why: draft.why.join('; '),
  }
}
