import type {Mention} from '../mention/mention.ts'
import {type Draft, newDraft} from './draft.ts'
import {caseOf, type Scene} from './scene.ts'

/**
 * People of one nation or tongue who live in a state that is told beside them: "Iraqi Kurds", "ethnic Albanians in Serbia". Their
 * country is null where it is not told; null for people of whom nothing of the kind is said.
 */
export function minorityOf(scene: Scene, mention: Mention): {name: string; country: string | null} | null {
  const {doc, atlas, places} = scene
  const {first, last, head} = mention
  const before = first > doc.firstToken(doc.sentenceOf(head)) ? doc.form(first - 1) : ''
  const [home, other] = atlas.demonym(before)
  if (home && !other) return {name: doc.textOf(first - 1, last), country: home}
  if (before.toLowerCase() !== 'ethnic') return null
  const living = doc.childrenBy(head, 'nmod').find(t => t > head && /^(?:in|of|from)$/.test(caseOf(doc, t) ?? ''))
  return {
    name: doc.textOf(first - 1, last),
    country: living === undefined ? null : (places.at(living)?.country ?? null),
  }
}

interface People {
  readonly name: string
  readonly country: string | null
  readonly number: 'singular' | 'plural'
  readonly why: string
}

/** The actor of people of a state: one for all mentions of a name. */
export function peopleOf(scene: Scene, {name, country, number, why}: People): Draft {
  const known = scene.drafts.find(draft => draft.kind === 'population' && draft.name === name)
  if (known) return known
  const draft = newDraft({name, kind: 'population', country, sector: 'CVL', number, why: [why]})
  scene.drafts.push(draft)
  return draft
}
