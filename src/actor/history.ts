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
 * The set that "the two leaders", "both sides" or "they" speaks of: of the coordinations before it whose members all fit
 * and are as many, the one that is most recent and whose members are named most; else the last distinct actors that fit,
 * within two sentences. Empty when too few are found. `count` null: two or more.
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
  for (const entry of history) for (const draft of entry.drafts) named.set(draft, (named.get(draft) ?? 0) + 1)
  let best: readonly Draft[] = []
  let most = -Infinity
  const recent: Draft[] = []
  for (let i = history.length - 1; i >= 0 && i > history.length - 400; i--) {
    const entry = history[i]!
    if (entry.token >= before) continue
    const distance = sentence - entry.sentence
    if (distance <= 2) for (const draft of entry.drafts) if (fits(draft) && !recent.includes(draft)) recent.push(draft)
    const together = (entry.drafts.length > 1 ? entry.drafts : coordinated(scene, entry.token)).filter(fits)
    if (together.length < 2 || (count !== null && together.length !== count)) continue
    const fame =
      together.reduce((sum, draft) => sum + Math.min(named.get(draft) ?? 0, 6) + (draft.kind === 'person' ? 1 : 0), 0) /
      together.length
    const value = fame * 0.5 - Math.min(distance, 12) * 0.5
    if (value > most) {
      most = value
      best = together
    }
  }
  if (best.length > 0) return best
  return count !== null && recent.length >= count ? recent.slice(0, count) : []
}
