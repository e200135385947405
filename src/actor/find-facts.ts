import type {TokenId} from '../language/parsed-text.ts'
import type {Draft, DraftFact} from './draft.ts'
import {coordinated} from './history.ts'
import {caseOf, type Scene} from './scene.ts'

/** What the text says of memberships and candidacies of bodies: founders, members, those who want to join. */
export function findFacts(scene: Scene): DraftFact[] {
  const {doc} = scene
  const facts: DraftFact[] = []
  for (let t = 0; t < doc.tokenCount; t++) {
    const lemma = doc.lemma(t)
    if (scene.atlas.words.isA(lemma, 'founding') && doc.upos(t) === 'VERB') facts.push(...foundersOf(scene, t))
    else if (MEMBERSHIP.has(lemma)) facts.push(...membersOf(scene, t))
    else if (lemma === 'join' && doc.upos(t) === 'VERB') facts.push(...joiningOf(scene, t))
  }
  return facts
}

const MEMBERSHIP = new Set(['member', 'membership'])

const isBody = (draft: Draft): boolean => draft.kind === 'organization' || draft.kind === 'group'
const bodyAt = (scene: Scene, token: TokenId): Draft | null =>
  token < 0 ? null : (scene.refs.get(token)?.find(isBody) ?? null)

function factSpan(scene: Scene, token: TokenId): {first: TokenId; last: TokenId} {
  const sentence = scene.doc.sentenceOf(token)
  return {first: scene.doc.firstToken(sentence), last: scene.doc.endToken(sentence) - 1}
}

/** "Founded in 2001 by A, B and C, the X …", "A and B founded X in 2001". */
function foundersOf(scene: Scene, verb: TokenId): DraftFact[] {
  const {doc} = scene
  const agent = doc.childrenBy(verb, 'obl', 'nmod').find(child => caseOf(doc, child) === 'by')
  const founders = agent === undefined ? coordinated(scene, doc.child(verb, 'nsubj')) : coordinated(scene, agent)
  const patient = agent === undefined ? doc.child(verb, 'obj') : patientOf(scene, verb)
  const body = bodyAt(scene, patient) ?? (agent === undefined ? null : (founders.find(isBody) ?? null))
  if (!body || founders.length === 0) return []
  const year =
    doc
      .childrenBy(verb, 'obl')
      .map(child => doc.form(child))
      .find(form => /^(?:1[6-9]|20)\d\d$/.test(form)) ?? null
  return founders
    .filter(founder => founder.kind !== 'population' && founder !== body)
    .map(founder => ({
      kind: 'membership',
      subject: founder,
      object: body,
      role: 'founder',
      from: year,
      ...factSpan(scene, verb),
    }))
}

/** What a passive participle is said of: its subject, the noun it follows, or the subject of the clause that it opens. */
function patientOf(scene: Scene, verb: TokenId): TokenId {
  const {doc} = scene
  const subject = doc.child(verb, 'nsubj:pass', 'nsubj')
  if (subject >= 0) return subject
  const above = doc.head(verb)
  if (above < 0) return -1
  return doc.relation(verb) === 'acl' ? above : doc.child(above, 'nsubj')
}

/** "X is a member of Y", "two of its members, A and B", "A is seeking membership in Y". */
function membersOf(scene: Scene, noun: TokenId): DraftFact[] {
  const {doc, refs} = scene
  const body =
    doc
      .childrenBy(noun, 'nmod', 'obl')
      .filter(child => /^(?:of|in|from)$/.test(caseOf(doc, child) ?? ''))
      .map(child => bodyAt(scene, child))
      .find(Boolean) ??
    bodyAt(scene, doc.child(noun, 'nmod:poss', 'compound')) ??
    (scene.atlas.words.isA(doc.head(noun) >= 0 ? doc.lemma(doc.head(noun)) : '', 'seeking')
      ? doc
          .childrenBy(doc.head(noun), 'obl')
          .map(child => bodyAt(scene, child))
          .find(Boolean)
      : null)
  if (!body) return []
  const subjects = new Set<Draft>()
  if (doc.child(noun, 'cop') >= 0) for (const draft of coordinated(scene, doc.child(noun, 'nsubj'))) subjects.add(draft)
  for (const child of doc.childrenBy(noun, 'appos')) for (const draft of coordinated(scene, child)) subjects.add(draft)
  const above = doc.head(noun)
  if (above >= 0 && doc.relation(noun) === 'nmod')
    for (const child of doc.childrenBy(above, 'appos'))
      for (const draft of coordinated(scene, child)) subjects.add(draft)
  if (doc.relation(noun) === 'appos' && above >= 0) for (const draft of refs.get(above) ?? []) subjects.add(draft)
  const verb = above
  const isSought = verb >= 0 && scene.atlas.words.isA(doc.lemma(verb), 'seeking')
  if (isSought) for (const draft of coordinated(scene, doc.child(verb, 'nsubj'))) subjects.add(draft)
  return standings(scene, [...subjects], {body, isSought, at: noun})
}

/** What the subjects are to a body: its members, or those who seek to be. */
function standings(
  scene: Scene,
  subjects: readonly Draft[],
  {body, isSought, at}: {body: Draft; isSought: boolean; at: TokenId},
): DraftFact[] {
  return subjects
    .filter(subject => subject !== body)
    .map(subject => ({
      kind: isSought ? 'candidacy' : 'membership',
      subject,
      object: body,
      role: null,
      from: null,
      ...factSpan(scene, at),
    }))
}

/** "Finland applied to join NATO" is a candidacy, "Finland joined NATO" a membership. */
function joiningOf(scene: Scene, verb: TokenId): DraftFact[] {
  const {doc} = scene
  const body = bodyAt(scene, doc.child(verb, 'obj'))
  if (!body || (body.sector !== 'IGO' && body.sector !== 'UNO')) return []
  let seeker = verb
  let isSought = doc.childrenBy(verb, 'aux').length > 0
  for (let steps = 0; steps < 3 && doc.child(seeker, 'nsubj') < 0 && doc.head(seeker) >= 0; steps++) {
    seeker = doc.head(seeker)
    isSought ||= scene.atlas.words.isA(doc.lemma(seeker), 'seeking')
  }
  return standings(scene, coordinated(scene, doc.child(seeker, 'nsubj')), {body, isSought, at: verb})
}
