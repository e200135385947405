/** UPOS, XPOS and FEATS that stood together in training, as numbers of their labels. */
export type TagTriple = readonly [upos: number, xpos: number, feats: number]

/** Finds tags that fit each other: UPOS, XPOS and FEATS are found each for itself and may contradict one another. */
export class TagTriples {
  readonly #triples: readonly TagTriple[]
  readonly #known: Uint8Array
  readonly #counts: TagTriple

  /** `counts`: how many labels of each kind there are. */
  constructor(triples: readonly TagTriple[], counts: TagTriple) {
    this.#triples = triples
    this.#counts = counts
    this.#known = new Uint8Array(counts[0] * counts[1] * counts[2])
    for (const triple of triples) this.#known[this.#number(triple)] = 1
  }

  isKnown(upos: number, xpos: number, feats: number): boolean {
    return this.#known[this.#number([upos, xpos, feats])] === 1
  }

  /** The known triple with the highest sum of scores; scores of UPOS, XPOS and FEATS stand side by side from `at` on. */
  best(scores: Float32Array, at: number): TagTriple {
    const xposAt = at + this.#counts[0]
    const featsAt = xposAt + this.#counts[1]
    let best = this.#triples[0]!
    let top = Number.NEGATIVE_INFINITY
    for (const triple of this.#triples) {
      const sum = scores[at + triple[0]]! + scores[xposAt + triple[1]]! + scores[featsAt + triple[2]]!
      if (!(sum > top)) continue
      top = sum
      best = triple
    }
    return best
  }

  #number([upos, xpos, feats]: TagTriple): number {
    return (upos * this.#counts[1] + xpos) * this.#counts[2] + feats
  }
}
