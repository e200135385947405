import type {TokenId} from '../language/parsed-text.ts'
import type {Draft} from './draft.ts'
import type {Scene} from './scene.ts'

/** One mention that was resolved, as later pronouns and descriptions look back on it. */
export interface Spoken {
  readonly token: TokenId
  readonly sentence: number
  readonly drafts: readonly Draft[]
  /** Prominence in its sentence: subject 3, object 2, oblique 1, modifier 0. */
  readonly weight: number
}

/** What was spoken of so far, in text order. */
export type History = Spoken[]

export function spoken(scene: Scene, token: TokenId, drafts: readonly Draft[]): Spoken {
  return {token, sentence: scene.doc.sentenceOf(token), drafts, weight: weightOf(scene, token)}
}

function weightOf(scene: Scene, token: TokenId): number {
  const {doc} = scene
  let node = token
  for (
    let steps = 0;
    steps < 8 && (doc.relation(node) === 'conj' || doc.relation(node) === 'appos' || doc.relation(node) === 'flat');
    steps++
  )
    node = doc.head(node)
  const relation = doc.relation(node)
  if (relation === 'nsubj' || relation === 'root') return 3
  if (relation === 'obj' || relation === 'iobj') return 2
  const above = doc.head(node)
  const isInSubject = above >= 0 && doc.relation(above) === 'nsubj' && !scene.refs.has(above)
  if (relation === 'obl' || doc.deprel(node) === 'nmod:poss') return isInSubject ? 2 : 1.5
  if (isInSubject && (relation === 'nmod' || relation === 'compound')) return 1.8
  return relation === 'nmod' ? 1 : 0.3
}

/** What was spoken of as a set before is rather meant again than two actors that happen to stand near. */
const SET_BONUS = 1.5

/** The actors of a coordination ("A, B and C") that begins at this head; one list when it stands alone. */
export function coordinated(scene: Scene, head: TokenId): readonly Draft[] {
  const all = new Set<Draft>(scene.refs.get(head) ?? [])
  for (const conjunct of scene.doc.childrenBy(head, 'conj')) {
    for (const draft of scene.refs.get(conjunct) ?? []) all.add(draft)
    for (const inner of scene.doc.childrenBy(conjunct, 'conj'))
      for (const draft of scene.refs.get(inner) ?? []) all.add(draft)
  }
  return [...all]
}

/**
 * The set that "the two leaders", "both sides" or "they" speaks of, among members that fit: a coordination before it, or
 * the last distinct actors of the two sentences before. People stay the topic of a report, so that often-named ones are
 * preferred to near ones; of states and bodies the nearest are taken. Empty when there are too few. `count` null: two or more.
 */
export function findSet(
  scene: Scene,
  history: History,
  before: TokenId,
  fits: (draft: Draft) => boolean,
  count: number | null,
): readonly Draft[] {
  const sentence = scene.doc.sentenceOf(before)
  const named = new Map<Draft, number>()
  let best: readonly Draft[] = []
  let most = -Infinity
  const offer = (members: readonly Draft[], distance: number, bonus: number): void => {
    if (members.length < 2 || (count !== null && members.length !== count)) return
    const areNamed = members.every(draft => draft.kind === 'person')
    const fame = members.reduce((sum, draft) => sum + Math.min(named.get(draft) ?? 0, 6), 0) / members.length
    const value =
      bonus +
      (areNamed
        ? 0.7 * fame + 0.7 - 0.25 * Math.min(distance, 12) + (distance <= 1 ? 1.5 : 0)
        : 0.05 * fame - 0.5 * distance)
    if (value <= most) return
    most = value
    best = members
  }
  const earlier = history.slice(-400).filter(entry => entry.token < before)
  for (const entry of earlier) for (const draft of entry.drafts) named.set(draft, (named.get(draft) ?? 0) + 1)
  const recent: Draft[] = []
  const here = new Set(
    earlier
      .filter(entry => entry.sentence === sentence)
      .flatMap(entry => entry.drafts)
      .filter(fits),
  )
  if (count !== null) offer([...here], 0, [...here].every(draft => draft.kind === 'state') ? SET_BONUS : 0.3)
  for (const entry of earlier.reverse()) {
    const distance = sentence - entry.sentence
    if (distance <= 2) for (const draft of entry.drafts) if (fits(draft) && !recent.includes(draft)) recent.push(draft)
    const isSet = entry.drafts.length > 1
    offer((isSet ? entry.drafts : coordinated(scene, entry.token)).filter(fits), distance, isSet ? SET_BONUS : 0)
  }
  if (count !== null) offer(recent.slice(0, count), 1, -1)
  return best
}
