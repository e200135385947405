import type {TokenId} from '../language/parsed-text.ts'
import type {CueFrame} from './cue-frame.ts'
import {windowOf} from './cue-window.ts'
import {atomOf, type FeatureKey, joinKeys, keyAdder} from './feature-hash.ts'
import type {TokenAttributes} from './token-attributes.ts'

const NONE = atomOf('none')
const MAX_STEPS = 5
const COMPLEMENT_ORDER = ['quote', 'that', 'bare', 'wh', 'whether', 'to', 'xcomp', 'obj', 'parataxis']
const names = [
  'path',
  'path-word',
  'path-kind',
  'path-lemma',
  'branch-edge',
  'branch-edge-word',
  'branch-edge-kind',
  'branch-edge-lemma',
  'branch-previous',
  'branch-next',
  'prefix-word',
  'quote',
  'quote-branch',
  'quote-kind',
  'words-before',
  'words-after',
  'distance',
  'offset-lemma',
  'offset-word',
  'kind-here',
  'edge-of-sentence',
  'xpos-branch',
  'frame-branch',
  'frame-word',
  'entity-branch',
  'own-edge',
  'prefix-edge',
  'kind-near',
  'path-frame',
] as const
const TEMPLATE = Object.fromEntries(names.map(name => [name, atomOf(name)])) as Readonly<
  Record<(typeof names)[number], FeatureKey>
>
const SMALL = Array.from({length: 64}, (_, i) => atomOf(String(i)))
const small = (value: number): FeatureKey => SMALL[Math.min(63, Math.max(0, value))]!

/** How the tokens of a sentence hang together with one of them, the cue. Arrays are indexed from the sentence's first token. */
interface Paths {
  /** Relations from the cue to the token: `<` up, `>` down. */
  readonly path: Int32Array
  /** The first step down that leads to the token: the key of its path, and the token. */
  readonly branch: Int32Array
  readonly branchToken: Int32Array
  /** One step further than the branch. */
  readonly prefix: Int32Array
  readonly prefixToken: Int32Array
}

/**
 * Keys of the features of each token of the cue's window, for the question which part of the attribution it is.
 * A row has the same number of keys for every token.
 */
export function spanFeatures(attributes: TokenAttributes, cue: TokenId, frame: CueFrame): FeatureKey[][] {
  const {doc, word, quoteState, quotation, upos, leftEdge, rightEdge} = attributes
  const {first, end} = windowOf(doc, cue)
  const {path, branch, branchToken, prefix, prefixToken} = pathsFrom(attributes, cue, first, end)
  const lemma = attributes.lemma[cue]!
  const kind = joinKeys(attributes.kind[cue]!, upos[cue]!)
  const type = joinKeys(
    atomOf(COMPLEMENT_ORDER.find(c => frame.complements.includes(c)) ?? 'none'),
    frame.isPassive ? 1 : 0,
  )
  const wordAt = (t: TokenId): FeatureKey => (t >= first && t < end ? word[t]! : NONE)
  const branchAt = (t: TokenId): FeatureKey => (t >= first && t < end ? branch[t - first]! : NONE)
  const rows: FeatureKey[][] = []
  for (let t = first; t < end; t++) {
    const i = t - first
    const keys: FeatureKey[] = []
    const add = keyAdder(keys)
    const side = t < cue ? 1 : t > cue ? 2 : 3
    const offset = t - cue
    const distance = Math.abs(offset) < 4 ? Math.abs(offset) : Math.abs(offset) < 8 ? 4 : Math.abs(offset) < 16 ? 5 : 6
    const edge = small(edgeOf(attributes, t, branchToken[i]!, cue))
    const quoteHere = small(quoteState[t]! + (quotation[t] === quotation[cue] ? 4 : 0))
    const quoteNext = small(t + 1 < end ? quoteState[t + 1]! : 5)

    add(TEMPLATE.path, path[i]!)
    add(TEMPLATE['path-word'], path[i]!, word[t]!)
    add(TEMPLATE['path-kind'], path[i]!, kind)
    add(TEMPLATE['path-lemma'], path[i]!, lemma)
    add(TEMPLATE['path-frame'], path[i]!, type)
    add(TEMPLATE['branch-edge'], branch[i]!, edge, upos[t]!)
    add(TEMPLATE['branch-edge-word'], branch[i]!, edge, word[t]!)
    add(TEMPLATE['branch-edge-kind'], branch[i]!, edge, kind)
    add(TEMPLATE['branch-edge-lemma'], branch[i]!, edge, lemma)
    add(TEMPLATE['branch-previous'], branchAt(t - 1), branch[i]!, word[t]!)
    add(TEMPLATE['branch-next'], branch[i]!, branchAt(t + 1), word[t]!)
    add(TEMPLATE['prefix-word'], prefix[i]!, word[t]!)
    add(TEMPLATE['prefix-edge'], prefix[i]!, small(edgeOf(attributes, t, prefixToken[i]!, cue)), kind)
    add(TEMPLATE.quote, quoteHere, quoteNext, small(side))
    add(TEMPLATE['quote-branch'], quoteHere, branch[i]!)
    add(TEMPLATE['quote-kind'], quoteHere, kind, small(side))
    add(TEMPLATE['words-before'], wordAt(t - 1), word[t]!, small(side))
    add(TEMPLATE['words-after'], word[t]!, wordAt(t + 1), small(side))
    add(TEMPLATE.distance, small(distance), small(side), upos[t]!)
    add(TEMPLATE['offset-lemma'], small(Math.abs(offset) < 8 ? offset + 10 : 20), lemma, word[t]!)
    add(TEMPLATE['offset-word'], small(Math.abs(offset) < 8 ? offset + 10 : 20), word[t]!, upos[cue]!)
    add(TEMPLATE['kind-here'], attributes.kind[t]!, branch[i]!, small(side))
    add(TEMPLATE['kind-near'], attributes.kind[t]!, small(distance), small(side))
    add(
      TEMPLATE['edge-of-sentence'],
      small((i === 0 ? 1 : 0) + (t === end - 1 ? 2 : 0) + (t === end - 2 ? 4 : 0)),
      word[t]!,
    )
    add(TEMPLATE['xpos-branch'], attributes.xpos[t]!, branch[i]!)
    add(TEMPLATE['frame-branch'], type, branch[i]!, edge)
    add(TEMPLATE['frame-word'], type, word[t]!, small(side))
    add(TEMPLATE['entity-branch'], attributes.entity[t]!, branch[i]!)
    add(TEMPLATE['own-edge'], small((leftEdge[t] === t ? 1 : 0) + (rightEdge[t] === t ? 2 : 0)), path[i]!)
    rows.push(keys)
  }
  return rows
}

/** 1: first token of the branch, 2: last one, 4: the word before the cue, 8: the word after it. */
function edgeOf({leftEdge, rightEdge}: TokenAttributes, t: TokenId, branch: TokenId, cue: TokenId): number {
  const isUp = leftEdge[branch]! <= cue && cue <= rightEdge[branch]!
  const nextToCue = (t === cue - 1 ? 4 : 0) + (t === cue + 1 ? 8 : 0)
  if (isUp) return (leftEdge[branch] === t ? 1 : 0) + (rightEdge[branch] === t ? 2 : 0) + nextToCue + 16
  return (leftEdge[branch] === t ? 1 : 0) + (rightEdge[branch] === t ? 2 : 0) + nextToCue
}

function pathsFrom({doc}: TokenAttributes, cue: TokenId, first: TokenId, end: TokenId): Paths {
  const n = end - first
  const found: Paths = {
    path: new Int32Array(n).fill(NONE),
    branch: new Int32Array(n).fill(NONE),
    branchToken: new Int32Array(n).fill(cue),
    prefix: new Int32Array(n).fill(NONE),
    prefixToken: new Int32Array(n).fill(cue),
  }
  const seen = new Uint8Array(n)
  const {path, branch, branchToken, prefix, prefixToken} = found
  const visit = (from: TokenId, to: TokenId, steps: number, step: FeatureKey, downSteps: number): void => {
    const i = to - first
    const j = from - first
    seen[i] = 1
    path[i] = steps <= MAX_STEPS ? step : path[j]!
    branch[i] = downSteps <= 1 ? step : branch[j]!
    branchToken[i] = downSteps <= 1 ? to : branchToken[j]!
    prefix[i] = downSteps <= 2 ? step : prefix[j]!
    prefixToken[i] = downSteps <= 2 ? to : prefixToken[j]!
  }
  const descend = (top: TokenId, topSteps: number): void => {
    const open: [TokenId, number, number][] = [[top, topSteps, 0]]
    while (open.length > 0) {
      const [node, steps, down] = open.pop()!
      for (const c of doc.children(node)) {
        if (c < first || c >= end || seen[c - first]) continue
        visit(node, c, steps + 1, atomOf(`>${doc.deprel(c)}`, path[node - first]!), down + 1)
        open.push([c, steps + 1, down + 1])
      }
    }
  }
  seen[cue - first] = 1
  descend(cue, 0)
  let steps = 0
  for (let below = cue, a = doc.head(cue); a >= first && a < end; below = a, a = doc.head(a)) {
    steps++
    visit(below, a, steps, atomOf(`<${doc.deprel(below)}`, path[below - first]!), 0)
    descend(a, steps)
  }
  return found
}
