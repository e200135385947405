import type {ActorIndex} from '../actor/actor.ts'
import type {TokenId} from '../language/parsed-text.ts'
import {atomOf, type FeatureKey, joinKeys, keyAdder} from './feature-hash.ts'
import type {Parts} from './parts.ts'
import {headOf, isVerbal, type Run} from './run.ts'
import {isQuotedApart, type TokenAttributes} from './token-attributes.ts'

const NONE = atomOf('none')
const names = [
  'score',
  'score-strength',
  'lemma',
  'kind',
  'cue-form',
  'cue-deprel',
  'cue-length',
  'helper',
  'negated',
  'source',
  'source-upos',
  'source-word',
  'source-actor',
  'source-entity',
  'source-kind',
  'source-relation',
  'source-place',
  'source-kind-cue',
  'content-count',
  'content-word',
  'content-relation',
  'content-upos',
  'content-entity',
  'content-kind',
  'content-length',
  'content-clause',
  'content-quoted',
  'content-place',
  'content-first',
  'content-gap',
  'shape',
  'shape-kind',
  'shape-lemma',
  'nested',
  'sentence-end',
] as const
const TEMPLATE = Object.fromEntries(names.map(name => [name, atomOf(`draft-${name}`)])) as Readonly<
  Record<(typeof names)[number], FeatureKey>
>
const SMALL = Array.from({length: 32}, (_, i) => atomOf(String(i)))
const small = (value: number): FeatureKey => SMALL[Math.min(31, Math.max(0, Math.round(value)))]!
const lengthOf = ({first, last}: Run): number => last - first + 1
const lengthKey = (length: number): FeatureKey =>
  small(length < 4 ? length : length < 6 ? 4 : length < 10 ? 5 : length < 20 ? 6 : 7)

/**
 * Keys of the features of an attribution as it was put together in its sentence, for the question whether it is one: how sure the cue
 * was, who speaks (a person, a body, a thing, nobody), what the content is (a clause, a quotation, a noun and its relation to the cue).
 */
export function draftFeatures(attributes: TokenAttributes, parts: Parts, actors: ActorIndex): FeatureKey[] {
  const {doc, word, quoteState} = attributes
  const {cue, cueRun, source, content} = parts
  const t = cue.token
  const lemma = attributes.lemma[t]!
  const cueWord = attributes.cueWord[t]
  const strength = cueWord?.strength ?? 0
  const kind = joinKeys(attributes.kind[t]!, joinKeys(small(strength), attributes.upos[t]!))
  const voice = small((cue.frame.isPassive ? 1 : 0) + (cue.frame.isNegated ? 2 : 0))
  const keys: FeatureKey[] = []
  const add = keyAdder(keys)
  const score = small(cue.score * 2 + 6)
  add(TEMPLATE.score, score)
  add(TEMPLATE['score-strength'], score, small(strength), attributes.upos[t]!)
  add(TEMPLATE.lemma, lemma)
  add(TEMPLATE.kind, kind, voice)
  add(TEMPLATE['cue-form'], attributes.xpos[t]!, attributes.deprel[t]!)
  add(TEMPLATE['cue-deprel'], kind, attributes.deprel[t]!)
  add(TEMPLATE['cue-length'], small(lengthOf(cueRun)), kind)
  for (const c of doc.childrenBy(t, 'aux', 'mark', 'cop')) {
    add(TEMPLATE.helper, attributes.deprel[c]!, word[c]!)
    add(TEMPLATE.helper, attributes.deprel[c]!, word[c]!, kind)
  }

  let sourceKey = NONE
  if (source) {
    const head = headOf(doc, source)
    const found = actors.at(head)
    const actor = atomOf(
      found.length === 0 ? 'nobody' : `${found[0]!.kind} ${found[0]!.place === undefined ? '' : 'place'}`,
    )
    const relation = relationTo(attributes, head, t)
    const place = small((source.last < cueRun.first ? 1 : 0) + (doc.sentenceOf(head) === doc.sentenceOf(t) ? 2 : 0))
    sourceKey = joinKeys(actor, attributes.upos[head]!)
    add(TEMPLATE['source-upos'], attributes.upos[head]!, attributes.entity[head]!, actor)
    add(TEMPLATE['source-word'], attributes.lemma[head]!)
    add(TEMPLATE['source-word'], word[source.first]!, attributes.upos[head]!)
    add(TEMPLATE['source-actor'], actor, kind)
    add(TEMPLATE['source-kind'], attributes.kind[head]!, kind)
    add(TEMPLATE['source-relation'], relation, kind, voice)
    add(TEMPLATE['source-relation'], relation, actor)
    add(TEMPLATE['source-place'], place, relation)
    add(TEMPLATE['source-place'], lengthKey(lengthOf(source)), small(Math.abs(head - t) > 8 ? 9 : Math.abs(head - t)))
  }
  add(TEMPLATE.source, sourceKey, kind)
  add(TEMPLATE.source, source ? 1 : 2, lemma, voice)
  add(TEMPLATE.source, source ? 1 : 2, kind, voice)

  add(TEMPLATE['content-count'], small(content.length), kind)
  let total = 0
  let quoted = 0
  for (const run of content) {
    total += lengthOf(run)
    for (let i = run.first; i <= run.last; i++) if (isQuotedApart(attributes, i, t)) quoted++
  }
  const quoting = small(quoted === 0 ? 0 : quoted >= total - 2 ? 2 : 1)
  const main = content.find(run => run.first > t) ?? content[0]!
  const head = headOf(doc, main)
  const relation = relationTo(attributes, head, t)
  const clause = clauseKey(attributes, main, head)
  const first = word[main.first]!
  const shape = joinKeys(joinKeys(relation, clause), quoting)
  add(TEMPLATE['content-word'], attributes.lemma[head]!)
  add(TEMPLATE['content-word'], attributes.lemma[head]!, kind)
  add(TEMPLATE['content-relation'], relation, kind)
  add(TEMPLATE['content-relation'], relation, lemma)
  add(TEMPLATE['content-upos'], attributes.xpos[head]!, relation, quoting)
  add(TEMPLATE['content-entity'], attributes.entity[head]!, relation, kind)
  add(TEMPLATE['content-kind'], attributes.kind[head]!, kind)
  add(TEMPLATE['content-length'], lengthKey(total), kind)
  add(TEMPLATE['content-length'], lengthKey(total), relation, quoting)
  add(TEMPLATE['content-clause'], clause, kind)
  add(TEMPLATE['content-clause'], clause, lemma)
  add(TEMPLATE['content-quoted'], quoting, kind)
  add(TEMPLATE['content-quoted'], quoting, lemma)
  add(TEMPLATE['content-first'], first, relation)
  add(TEMPLATE['content-first'], first, kind)
  add(TEMPLATE['content-gap'], small(main.first > cueRun.last ? Math.min(9, main.first - cueRun.last) : 10), kind)
  add(TEMPLATE.shape, shape, sourceKey)
  add(TEMPLATE['shape-kind'], shape, kind, voice)
  add(TEMPLATE['shape-kind'], shape, kind, sourceKey)
  add(TEMPLATE['shape-lemma'], shape, lemma)
  add(TEMPLATE.nested, quoteState[t]! > 0 ? 1 : 2, kind)
  add(TEMPLATE.nested, quoteState[t]! > 0 ? 1 : 2, source ? word[source.first]! : NONE)
  const next = main.last + 1 < doc.endToken(doc.sentenceOf(t)) ? word[main.last + 1]! : NONE
  add(TEMPLATE['sentence-end'], next, quoting)
  add(TEMPLATE['content-place'], small((main.first > t ? 1 : 0) + (main.first < t ? 2 : 0)), kind, quoting)
  return keys
}

/** How a word hangs on the cue, or the cue on it, within two steps. */
function relationTo({doc, deprel}: TokenAttributes, t: TokenId, cue: TokenId): FeatureKey {
  if (t === cue) return SMALL[0]!
  const head = doc.head(t)
  if (head === cue) return joinKeys(SMALL[1]!, deprel[t]!)
  if (doc.head(cue) === t) return joinKeys(SMALL[2]!, deprel[cue]!)
  if (head >= 0 && doc.head(head) === cue) return joinKeys(joinKeys(SMALL[3]!, deprel[t]!), deprel[head]!)
  if (doc.head(cue) >= 0 && head === doc.head(cue)) return joinKeys(joinKeys(SMALL[4]!, deprel[t]!), deprel[cue]!)
  return SMALL[5]!
}

/** What kind of phrase a piece of content is: with a finite verb and its subject, with a verb alone, an infinitive, without a verb. */
function clauseKey({doc}: TokenAttributes, {first, last}: Run, head: TokenId): FeatureKey {
  if (!isVerbal(doc, head)) {
    for (let t = first; t <= last; t++) if (doc.upos(t) === 'VERB') return SMALL[1]!
    return SMALL[2]!
  }
  const subject = doc.child(head, 'nsubj', 'csubj', 'expl')
  if (subject >= first && subject <= last) return SMALL[3]!
  return doc.lower(first) === 'to' ? SMALL[4]! : SMALL[5]!
}
