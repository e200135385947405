import type {TokenId} from '../language/parsed-text.ts'
import type {Mention} from '../mention/mention.ts'
import type {Draft} from './draft.ts'
import {coordinated, findSet, type History} from './history.ts'
import type {Scene} from './scene.ts'

/**
 * Whom a pronoun stands for. Relative: the head of its clause. Personal and possessive: the most salient actor of the
 * last three sentences that agrees in number, gender and kind (subjects before objects, near before far, often named
 * before rarely named; a pronoun is never the subject of its own verb). Empty when nobody agrees.
 */
export function resolvePronoun(scene: Scene, mention: Mention, history: History): readonly Draft[] {
  const pronoun = mention.pronoun!
  if (pronoun.type === 'relative') return antecedent(scene, mention)
  if (pronoun.type === 'reflexive') return subjectOf(scene, mention.head)
  if (pronoun.type === 'set') return resolveSet(scene, mention, history)
  return pronoun.number === 'p' ? resolveThey(scene, mention, history) : resolveSingular(scene, mention, history)
}

/** "The two discussed the dam": people of the last sentence before others. */
function resolveSet(scene: Scene, mention: Mention, history: History): readonly Draft[] {
  const count = COUNT[scene.doc.lower(mention.head)] ?? 2
  const sentence = scene.doc.sentenceOf(mention.head)
  const near = new Set<Draft>()
  for (const entry of history)
    if (entry.sentence === sentence - 1 && entry.token < mention.first)
      for (const draft of entry.drafts) if (draft.kind === 'person') near.add(draft)
  if (near.size === count) return [...near]
  return findSet(scene, history, mention.first, draft => draft.kind !== 'population', count)
}

const COUNT: Record<string, number> = {two: 2, both: 2, pair: 2, three: 3, four: 4}

function antecedent(scene: Scene, mention: Mention): readonly Draft[] {
  const {doc, refs} = scene
  let node = mention.head
  for (let steps = 0; steps < 8 && node >= 0; steps++) {
    if (doc.relation(node) === 'acl' && doc.head(node) >= 0 && doc.head(node) < mention.head) {
      const found = coordinatedPlural(scene, doc.head(node), node)
      if (found.length > 0) return found
      break
    }
    node = doc.head(node)
  }
  const before = doc.form(mention.first - 1) === ',' ? mention.first - 2 : mention.first - 1
  if (before < 0 || doc.sentenceOf(before) !== doc.sentenceOf(mention.head)) return []
  const cover = scene.covers.get(before)
  return (cover && refs.get(cover.head)) ?? refs.get(before) ?? []
}

/** The antecedent, with its conjuncts when the relative clause's verb is plural and the parse hangs it on the first. */
function coordinatedPlural(scene: Scene, head: TokenId, clause: TokenId): readonly Draft[] {
  const conjuncts = scene.doc.childrenBy(head, 'conj')
  return conjuncts.length > 0 && conjuncts.every(conjunct => conjunct < clause)
    ? coordinated(scene, head)
    : (scene.refs.get(head) ?? [])
}

function subjectOf(scene: Scene, token: TokenId): readonly Draft[] {
  const {doc} = scene
  for (let node = doc.head(token), steps = 0; node >= 0 && steps < 6; node = doc.head(node), steps++) {
    const subject = doc.child(node, 'nsubj')
    if (subject >= 0 && subject !== token) return coordinated(scene, subject)
  }
  return []
}

/**
 * The subject of the verb that the pronoun hangs on as an object, which it can't stand for: its own, or the one that a clause without
 * a subject takes from the clause above it ("a lawyer sued the prince, accusing him"). -1 when there is none.
 */
function ownSubject(scene: Scene, mention: Mention): TokenId {
  const {doc} = scene
  if (mention.pronoun!.type === 'possessive' || doc.deprel(mention.head) === 'nmod:poss') return -1
  const relation = doc.relation(mention.head)
  if (relation !== 'obj' && relation !== 'obl' && relation !== 'iobj') return -1
  let verb = doc.head(mention.head)
  for (let steps = 0; steps < 3; steps++) {
    const subject = doc.child(verb, 'nsubj', 'nsubj:pass')
    if (subject >= 0) return doc.deprel(subject) === 'nsubj' ? subject : -1
    if (doc.xpos(verb) !== 'VBG' || doc.relation(verb) !== 'advcl' || doc.child(verb, 'mark') >= 0) {
      if (doc.relation(verb) !== 'conj') return -1
    }
    verb = doc.head(verb)
    if (verb < 0) return -1
  }
  return -1
}

function resolveSingular(scene: Scene, mention: Mention, history: History): readonly Draft[] {
  const gender = mention.pronoun!.gender
  const agrees =
    gender === 'n'
      ? (draft: Draft): boolean =>
          draft.kind !== 'person' &&
          draft.kind !== 'population' &&
          !(draft.number === 'plural' && isThing(draft)) &&
          (draft.kind !== 'role' || draft.number === 'singular') &&
          !isHuman(draft)
      : (draft: Draft): boolean =>
          isHuman(draft) && draft.number === 'singular' && (draft.gender === null || draft.gender === gender)
  const beside = firstConjunct(scene, mention)
  if (beside.length === 1 && agrees(beside[0]!)) return beside
  const within = gender === 'n' ? besideParticiple(scene, mention, agrees) : null
  if (within) return [within]
  const found = ownSpeaker(scene, mention, agrees) ?? mostSalient(scene, mention, history, agrees)
  if (!found) return []
  if (found.kind === 'person' && gender !== 'n' && gender !== '') found.gender ??= gender
  return [found]
}

/** "Britain and some of its allies": the actor that the possessive's phrase is joined to. */
function firstConjunct(scene: Scene, mention: Mention): readonly Draft[] {
  const {doc} = scene
  if (mention.pronoun!.type !== 'possessive' && doc.deprel(mention.head) !== 'nmod:poss') return []
  let node = doc.head(mention.head)
  for (let steps = 0; steps < 3 && node >= 0 && doc.relation(node) === 'nmod'; steps++) {
    if (scene.refs.has(doc.head(node))) return []
    node = doc.head(node)
  }
  return node >= 0 && doc.relation(node) === 'conj' && doc.head(node) < node
    ? (scene.refs.get(doc.head(node)) ?? [])
    : []
}

/** "Sanctions imposed on Iraq after its invasion": whom the possessive's own participle names, for that has no subject. */
function besideParticiple(scene: Scene, mention: Mention, agrees: (draft: Draft) => boolean): Draft | null {
  const {doc, refs} = scene
  let node = mention.head
  for (let steps = 0; steps < 5 && node >= 0 && doc.deprel(node) !== 'acl'; steps++) node = doc.head(node)
  if (node < 0 || doc.deprel(node) !== 'acl' || doc.child(node, 'nsubj', 'nsubj:pass') >= 0) return null
  for (const child of doc.childrenBy(node, 'obj', 'obl', 'iobj')) {
    const [draft, other] = child < mention.first ? (refs.get(child) ?? []) : []
    if (draft && !other && agrees(draft)) return draft
  }
  return null
}

/** "The United States sent troops and said it would strike": the subject of what somebody says is, by default, the one who says it. */
function ownSpeaker(scene: Scene, mention: Mention, agrees: (draft: Draft) => boolean): Draft | null {
  const {doc, refs} = scene
  const clause = doc.head(mention.head)
  if (doc.deprel(mention.head) !== 'nsubj' || clause < 0 || doc.relation(clause) !== 'ccomp') return null
  let verb = doc.head(clause)
  if (verb < 0 || verb > mention.first || !scene.atlas.words.isA(doc.lemma(verb), 'speech')) return null
  for (let steps = 0; steps < 3; steps++) {
    const subject = doc.child(verb, 'nsubj')
    if (subject >= 0) {
      const [draft, other] = refs.get(subject) ?? []
      return draft && !other && agrees(draft) ? draft : null
    }
    if (doc.relation(verb) !== 'conj') return null
    verb = doc.head(verb)
  }
  return null
}

const isHuman = (draft: Draft): boolean =>
  draft.kind === 'person' ||
  (draft.number === 'singular' &&
    (draft.kind === 'role' || draft.kind === 'population') &&
    draft.mentions.some(mention => mention.role?.kind === 'person'))

/** Tuned on OntoGUM dev, even documents. */
const SAME_SENTENCE_POSSESSIVE = 1.6

function mostSalient(
  scene: Scene,
  mention: Mention,
  history: History,
  agrees: (draft: Draft) => boolean,
): Draft | null {
  const sentence = scene.doc.sentenceOf(mention.head)
  const barred = ownSubject(scene, mention)
  const barredDrafts = barred >= 0 ? (scene.refs.get(barred) ?? []) : []
  const isPossessive = mention.pronoun!.type === 'possessive' || scene.doc.deprel(mention.head) === 'nmod:poss'
  const points = new Map<Draft, number>()
  for (let i = history.length - 1; i >= 0; i--) {
    const entry = history[i]!
    const distance = sentence - entry.sentence
    if (distance > 3) break
    if (entry.drafts.length !== 1 || entry.token >= mention.first) continue
    const draft = entry.drafts[0]!
    if (!agrees(draft) || barredDrafts.includes(draft)) continue
    // "Russia will get the treaty, and its parliament has ratified it": a body of a state does not mean the state by "it".
    if (draft.kind === 'state' && barredDrafts.some(({country}) => country === draft.country)) continue
    const value =
      entry.weight * [1, 0.95, 0.6, 0.4][distance]! +
      (distance === 0 ? (isPossessive ? SAME_SENTENCE_POSSESSIVE : 0.4) : 0)
    points.set(draft, Math.max(points.get(draft) ?? 0, value) + (points.has(draft) ? 0.4 : 0))
  }
  let best: Draft | null = null
  let most = 0
  for (const [draft, value] of points) {
    const total = value + (draft.kind === 'person' ? 0.3 : 0)
    if (total > most) {
      best = draft
      most = total
    }
  }
  return best
}

/** "They deny it": what says something is no suburb, shell or ship. */
const isThing = (draft: Draft): boolean =>
  draft.mentions.some(({role}) => role !== undefined && ['facility', 'place', 'event', 'equipment'].includes(role.kind))

/** "they": a plural actor or a coordination, the more salient of the two; a body or state when there is neither. */
function resolveThey(scene: Scene, mention: Mention, history: History): readonly Draft[] {
  const sentence = scene.doc.sentenceOf(mention.head)
  const barred = ownSubject(scene, mention)
  const isSpeaking =
    scene.atlas.words.isA(scene.doc.lemma(scene.doc.head(mention.head)), 'speech') &&
    scene.doc.relation(mention.head) === 'nsubj'
  let best: readonly Draft[] = []
  let most = 0
  for (let i = history.length - 1; i >= 0; i--) {
    const entry = history[i]!
    const distance = sentence - entry.sentence
    if (distance > 2) break
    if (entry.token >= mention.first || entry.token === barred) continue
    const together = entry.drafts.length > 1 ? entry.drafts : coordinated(scene, entry.token)
    if (isSpeaking && together.every(isThing)) continue
    const isPlural = together.length > 1 || together[0]!.number === 'plural'
    const isBody =
      together.length === 1 &&
      (together[0]!.kind === 'organization' || together[0]!.kind === 'group' || together[0]!.kind === 'state')
    const fit = isPlural ? 1 : isBody ? 0.45 : 0
    const value = fit * (entry.weight + 0.3) * [1.6, 0.95, 0.5][distance]!
    // "Police and agents said … They": the coordination, not its last member.
    if (value > most || (value === most && together.length > best.length && best.every(x => together.includes(x)))) {
      most = value
      best = together
    }
  }
  return best
}
