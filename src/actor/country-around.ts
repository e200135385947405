import type {TokenId} from '../language/parsed-text.ts'
import type {Mention} from '../mention/mention.ts'
import type {RoleDescription} from './describe-role.ts'
import {caseOf, type Scene} from './scene.ts'

/** The country of those joined to it ("the government and the TPLF"), else of an act's place in the same sentence, else of the state last named before in it, else the report's main one. */
export function countryAround(scene: Scene, mention: Mention, described: RoleDescription): string | null {
  const role = mention.role!
  // Shells and planes are seldom of the country where they strike; roadside bombs are.
  if (role.kind === 'event' && role.sector !== 'REB') return described.owner?.country ?? null
  if (
    role.sector === 'IGO' ||
    role.sector === 'UNO' ||
    described.owner?.sector === 'IGO' ||
    described.owner?.sector === 'UNO'
  )
    return null
  if (described.owner?.country) return described.owner.country
  if (scene.atlas.words.isA(role.noun, 'state') && role.noun !== 'government') return null
  if (isForeign(scene, mention)) return null
  const near = countryOfFellows(scene, mention.head) ?? countryOfSubject(scene, mention)
  if (near) return near
  // "Officials of the immigration service … to Cuba": whose body nobody has placed is rather of the country that the report is on.
  if (described.owner?.kind === 'organization') return mainCountry(scene)
  return (
    countryOfPlace(scene, mention.head) ??
    (LOCAL.has(described.sector ?? '') ? scene.places.dateline?.country : null) ??
    mainCountry(scene)
  )
}

/** Sectors of those who act where a report comes from. */
const LOCAL = new Set(['COP', 'JUD', 'CVL', 'CRM', 'LAB', 'EDU', 'MED'])

/** "allies", "Western diplomats": those who are seldom of the country that the report is on. */
export function isForeign(scene: Scene, mention: Mention): boolean {
  const {doc, atlas} = scene
  if (atlas.words.isA(mention.role!.noun, 'foreign')) return true
  for (let t = mention.first; t < mention.head; t++) if (atlas.words.isA(doc.lower(t), 'foreign')) return true
  return false
}

/** "The government and the Tigray People's Liberation Front signed": who is joined to a force or party of one country is of that country. */
function countryOfFellows({doc, refs}: Scene, head: TokenId): string | null {
  const first = doc.relation(head) === 'conj' ? doc.head(head) : head
  for (const fellow of [first, ...doc.childrenBy(first, 'conj')]) {
    const [draft, other] = fellow === head ? [] : (refs.get(fellow) ?? [])
    if (draft && !other && draft.country && AT_HOME.has(draft.sector ?? '')) return draft.country
  }
  return null
}

/** "The Cuban government exhorted citizens", "Israel faces a growing movement": of those whom a state speaks to or meets at home. */
function countryOfSubject({doc, refs, atlas}: Scene, {head, role}: Mention): string | null {
  if (!atlas.words.isA(role!.noun, 'at-home') || !['obj', 'iobj', 'obl'].includes(doc.relation(head))) return null
  const verb = doc.head(head)
  const [ruler, other] = doc.childrenBy(verb, 'nsubj', 'nsubj:pass').flatMap(t => refs.get(t) ?? [])
  return ruler && !other && (ruler.kind === 'state' || ruler.sector === 'GOV') ? ruler.country : null
}

const AT_HOME = new Set(['REB', 'OPP', 'PTY', 'SEP', 'PRM', 'LEG', 'LAB'])

/** Where the sentence says that things happen: a place after "in", "at", "near". */
function countryOfPlace(scene: Scene, head: TokenId): string | null {
  const {doc} = scene
  const sentence = doc.sentenceOf(head)
  let found: string | null = null
  for (let t = doc.firstToken(sentence); t < doc.endToken(sentence); t++) {
    const country = scene.places.at(t)?.country ?? scene.refs.get(t)?.find(draft => draft.kind === 'state')?.country
    const preposition = caseOf(doc, doc.relation(t) === 'conj' ? doc.head(t) : t)
    if (!country || !/^(?:in|at|near|outside|inside|across|around|throughout)$/.test(preposition ?? '')) continue
    if (found && found !== country) return null
    found = country
  }
  return found
}

/**
 * The country that at least half of the report's country names speak of. Where names do not tell, the people and bodies that
 * the atlas knows count as well: a report for readers at home seldom names the country.
 */
export function mainCountry(scene: Scene): string | null {
  const named = countryOfHalf(scene.countries)
  if (named) return named
  const counts = new Map(scene.countries)
  for (const {entry, country, mentions} of scene.drafts)
    if (entry && country && entry.kind !== 'state' && entry.sector !== 'BUS')
      counts.set(country, (counts.get(country) ?? 0) + mentions.length)
  return countryOfHalf(counts)
}

function countryOfHalf(counts: ReadonlyMap<string, number>): string | null {
  let total = 0
  let best: string | null = null
  let most = 0
  for (const [country, count] of counts) {
    total += count
    if (count > most) {
      best = country
      most = count
    }
  }
  return best && most * 2 >= total ? best : null
}
