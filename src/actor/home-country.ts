import {isForeign} from './country-around.ts'
import {describeRole} from './describe-role.ts'
import type {TitleLink} from './resolve-titles.ts'
import type {Scene} from './scene.ts'

/** Those who hold an office of a state, or stand for a party, a union or a school of one. */
const DOMESTIC = new Set(['GOV', 'LEG', 'JUD', 'COP', 'MIL', 'PTY', 'OPP', 'LAB', 'EDU', 'PRM'])

/**
 * A named official whose country the report leaves unsaid is one of the country that the report is on or comes from (`home`, null when there is none):
 * "Governor Mary Fallin".
 */
export function settleHomeCountries(scene: Scene, links: readonly TitleLink[], home: string | null): void {
  if (!home) return
  for (const {role, person} of links) {
    const draft = scene.refs.get(person.head)?.[0]
    if (draft?.kind !== 'person' || draft.country !== null || draft.entry) continue
    // "Spokesman Kenneth Bacon" speaks for a body that was named before, of whatever country.
    if (!DOMESTIC.has(draft.sector ?? '') || isForeign(scene, role) || scene.atlas.words.isA(role.role!.noun, 'voice'))
      continue
    draft.country = home
    draft.why.push(`${home} is the country that the report is on or comes from`)
  }
}

/** Bodies of a state that no list knows ("the Government Accountability Office") are of the country that the report is on. */
export function settleBodies({drafts}: Scene, home: string | null): void {
  if (!home) return
  for (const draft of drafts) {
    if (draft.kind !== 'organization' || draft.entry || draft.country !== null) continue
    if (!OF_STATE.has(draft.sector ?? '')) continue
    draft.country = home
    draft.why.push(`${home} is the country that the report is on`)
  }
}

const OF_STATE = new Set(['GOV', 'LEG', 'JUD', 'COP', 'MIL'])

/** A body that the atlas does not know and that has members of a parliament is a party: "33 UNP legislators", "an EPDP senator". */
export function settleParties(scene: Scene, home: string | null): void {
  for (const mention of scene.mentions) {
    if (mention.role?.kind !== 'person' || mention.role.sector !== 'LEG') continue
    const {owner} = describeRole(scene, mention)
    if (owner?.kind !== 'organization' || owner.entry || owner.sector !== null) continue
    owner.sector = 'PTY'
    owner.country ??= home
    owner.why.push(`the text gives it a ${mention.role.noun}`)
  }
}
