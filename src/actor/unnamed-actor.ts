import type {Mention} from '../mention/mention.ts'
import {countryAround} from './country-around.ts'
import type {RoleDescription} from './describe-role.ts'
import {type Draft, newDraft} from './draft.ts'
import type {History} from './history.ts'
import {caseOf, type Scene} from './scene.ts'

/** An actor known only by its words. Indefinite single people are new each time; all others are found again by their words. */
export function unnamedActor(
  scene: Scene,
  mention: Mention,
  described: RoleDescription,
  {history, unnamed, asOne}: {history: History; unnamed: Map<string, Draft>; asOne: boolean},
): Draft {
  const role = mention.role!
  const again = spokenBefore(scene, mention, described, history)
  if (again) return again
  const sent = countryOfSender(scene, mention)
  const country = described.countries[0] ?? (sent === undefined ? countryAround(scene, mention, described) : sent)
  const owner = described.owner && described.owner.kind !== 'state' ? described.owner.name : ''
  const isOneOfMany = described.isIndefinite && role.number === 'singular' && role.kind === 'person'
  const key = isOneOfMany
    ? phraseText(scene, mention).toLowerCase()
    : [role.noun, kindOfBody(scene, mention), country, described.sector, asOne ? 'singular' : role.number, owner].join(
        '|',
      )
  const known = isOneOfMany && !key.includes(' ') ? undefined : unnamed.get(key)
  if (known) return known
  const state = country && asOne ? scene.atlas.state(country)?.name : null
  const draft = newDraft({
    name: state ? `${role.noun} of ${state}` : phraseText(scene, mention),
    kind: mention.kind === 'population' ? 'population' : role.kind === 'person' ? 'role' : 'group',
    country,
    sector: described.sector,
    number: asOne ? 'singular' : role.number,
    why: [
      `role "${role.noun}"${described.sector ? ` (${described.sector})` : ''}${described.countries.length > 0 ? ' with its country beside it' : country ? ', country from its surroundings' : ''}`,
    ],
  })
  draft.roles.add(role.noun)
  unnamed.set(key, draft)
  scene.drafts.push(draft)
  return draft
}

/**
 * "The United States moved troops into Kuwait": forces that somebody sends are his, whatever the place. Null when the sender
 * is of no state ("NATO sent a battalion to Latvia"), undefined when nobody sends them.
 */
function countryOfSender(scene: Scene, {head, role}: Mention): string | null | undefined {
  const {doc, refs, atlas} = scene
  const first = doc.relation(head) === 'conj' ? doc.head(head) : head
  if (role!.sector !== 'MIL' || doc.relation(first) !== 'obj') return undefined
  const verb = doc.head(first)
  const subject = atlas.words.isA(doc.lemma(verb), 'sending') ? doc.child(verb, 'nsubj') : -1
  const senders = subject < 0 ? [] : (refs.get(subject) ?? [])
  return senders.length === 1 ? senders[0]!.country : undefined
}

/** "the government", "the troops" with no owner beside it: the last actor that was called so within eight sentences. */
function spokenBefore(scene: Scene, mention: Mention, described: RoleDescription, history: History): Draft | null {
  // "Inspectors", bare, after "U.N. inspectors".
  const isBare = mention.first === mention.head && mention.role!.number === 'plural'
  if (
    (!described.isDefinite && !isBare) ||
    described.countries.length > 0 ||
    described.owner ||
    described.count !== null
  )
    return null
  if (/^(?:his|her|their|its)$/.test(scene.doc.lower(mention.first))) return null
  const noun = mention.role!.noun
  const sentence = scene.doc.sentenceOf(mention.head)
  for (let i = history.length - 1; i >= 0 && sentence - history[i]!.sentence <= 8; i--) {
    const draft = history[i]!.drafts.length === 1 ? history[i]!.drafts[0]! : null
    if (
      draft &&
      draft.kind !== 'person' &&
      draft.kind !== 'state' &&
      draft.roles.has(noun) &&
      isOfKind(draft, kindOfBody(scene, mention)) &&
      draft.number === mention.role!.number
    )
      return draft
  }
  return null
}

/** The words that tell one body of a noun from another: "ethics" of "the ethics committee"; '' when there are none. */
function kindOfBody({doc, covers}: Scene, mention: Mention): string {
  if (mention.role!.kind !== 'body') return ''
  return doc
    .childrenBy(mention.head, 'compound')
    .filter(t => t >= mention.first && t < mention.head && doc.upos(t) === 'NOUN' && covers.get(t)?.role === undefined)
    .map(t => doc.lower(t))
    .join(' ')
}

const isOfKind = (draft: Draft, kind: string): boolean => kind === '' || draft.name.toLowerCase().includes(kind)

/** The phrase without determiner, with a short "of" phrase after it. */
function phraseText(scene: Scene, mention: Mention): string {
  const {doc} = scene
  let {first, last} = mention
  while (first < mention.head && /^(?:DET|PUNCT|PRON)$/.test(doc.upos(first))) first++
  for (const child of doc.childrenBy(mention.head, 'nmod')) {
    if (child < mention.head || caseOf(doc, child) !== 'of') continue
    const subtree = doc.subtree(child)
    // "Accused soldiers of burning villages": what they are accused of is no part of their name.
    if (doc.xpos(subtree.first + 1) === 'VBG') continue
    if (subtree.first === last + 1 && subtree.last - subtree.first < 6) last = subtree.last
  }
  return doc.textOf(first, last).replace(/\s+/g, ' ')
}
