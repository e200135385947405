import type {TokenId} from '../language/parsed-text.ts'
import type {Mention} from '../mention/mention.ts'
import type {RoleDescription} from './describe-role.ts'
import {caseOf, countryCount, type Scene} from './scene.ts'

/** The country of an act's place in the same sentence, else of the state last named before in it, else the report's main one. */
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
  return countryOfPlace(scene, mention.head) ?? (isForeign(scene, mention) ? null : mainCountry(scene))
}

/** "allies", "Western diplomats": those who are seldom of the country that the report is on. */
function isForeign(scene: Scene, mention: Mention): boolean {
  const {doc, atlas} = scene
  if (atlas.words.isA(mention.role!.noun, 'foreign')) return true
  for (let t = mention.first; t < mention.head; t++) if (atlas.words.isA(doc.lower(t), 'foreign')) return true
  return false
}

/** Where the sentence says that things happen: a place after "in", "at", "near". */
function countryOfPlace(scene: Scene, head: TokenId): string | null {
  const {doc} = scene
  const sentence = doc.sentenceOf(head)
  let found: string | null = null
  for (let t = doc.firstToken(sentence); t < doc.endToken(sentence); t++) {
    const country = scene.places.at(t)?.country ?? scene.refs.get(t)?.find(draft => draft.kind === 'state')?.country
    if (!country || !/^(?:in|at|near|outside|inside|across|around|throughout)$/.test(caseOf(doc, t) ?? '')) continue
    if (found && found !== country) return null
    found = country
  }
  return found
}

/** The country that at least half of the report's country names speak of. */
export function mainCountry(scene: Scene): string | null {
  let total = 0
  let best: string | null = null
  for (const [country, count] of scene.countries) {
    total += count
    if (count > countryCount(scene, best)) best = country
  }
  return best && countryCount(scene, best) * 2 >= total ? best : null
}
