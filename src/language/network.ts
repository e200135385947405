import {bestEntityTags, type EntityTags, entityTags} from './entity-tags.ts'
import {KeptWords, keptWordsBytes} from './kept-words.ts'
import {loadKernels, loadNetworkFile, type NetworkFile} from './network-file.ts'
import {type Linear, NetworkMemory, padded} from './network-memory.ts'
import type {Labels} from './parsed-text.ts'
import {batches, eachPiece, joinPieces, PIECE_TOKENS, type Piece, pieceBounds} from './piece.ts'
import {TagTriples} from './tag-triples.ts'
import {bestTree, isTree} from './tree.ts'
import type {Word} from './vocabulary.ts'

/** What the network finds: a number a token, see `TokenColumns`. Heads are numbers of tokens, -1 for the root. */
export interface NetworkOutput {
  readonly head: Int32Array
  readonly upos: Uint8Array
  readonly xpos: Uint8Array
  readonly feats: Uint16Array
  readonly deprel: Uint8Array
  readonly entity: Uint8Array
}

/** Rows of a batch, if its first piece is not longer. */
const BATCH_ROWS = 256
const ROWS = BATCH_ROWS + PIECE_TOKENS + 16
/** Arc scores know the distance of head and dependent up to here. */
const DISTANCE = 20

/** What a value 1 is as int16, by kind of activation: normalised rows reach ±√width, states ±32, hidden ±64, arcs ±128. */
const SCALE = {normal: 1024, state: 1024, hidden: 512, arc: 256}

export const loadNetwork = (): Network => new Network(loadNetworkFile(), loadKernels())

/**
 * The tagger, parser and entity recognizer: word features → one gated convolution → bidirectional simple recurrent units
 * (Lei et al. 2018, with a tanh candidate) → label layers, a biaffine parser (Dozat and Manning 2017) and a linear chain
 * over the entity tags (Lafferty et al. 2001). Weights are int8, activations int16 where the two meet.
 */
export class Network {
  readonly labels: Labels
  readonly #width: number
  readonly #memory: NetworkMemory
  readonly #words: KeptWords
  readonly #triples: TagTriples
  readonly #entityTags: EntityTags
  readonly #root: number
  readonly #recurrent: readonly {readonly gates: Linear; readonly out: Linear}[]
  readonly #tags: Linear
  readonly #entityHidden: Linear
  readonly #entity: Linear
  readonly #arcHead: Linear
  readonly #arcDep: Linear
  readonly #arc: Linear
  readonly #labelHead: Linear
  readonly #labelDep: Linear
  readonly #deprel: Linear
  readonly #distance: number

  /** The tokens' vectors, float32. */
  readonly #x: number
  /** Their normalised values, int16, with a row before and after them. */
  readonly #a: number
  /** Inputs of a layer, int16, and its outputs, float32. */
  readonly #b: number
  readonly #c: number
  readonly #y: number
  readonly #z: number
  readonly #score: number
  readonly #heads: number
  readonly #best: number

  constructor(file: NetworkFile, kernels: WebAssembly.Module) {
    const {width, labels} = file
    this.labels = labels
    this.#width = width
    this.#entityTags = entityTags(labels.entity, file.tensor('transition').float32)
    this.#triples = new TagTriples(file.tags, [labels.upos.length, labels.xpos.length, labels.feats.length])
    this.#root = labels.deprel.indexOf('root')
    const tagCount = labels.upos.length + labels.xpos.length + labels.feats.length
    const widest = Math.max(3 * width, tagCount + 8, file.arc, file.label)
    const buffers = ROWS * (widest * 14 + width * 4 + 8) + (PIECE_TOKENS + 1) ** 2 * 4
    // Weights take twice their size in the file, which holds the word lists as well.
    const memory = new NetworkMemory(kernels, 2 * file.byteLength + keptWordsBytes(width) + buffers)
    this.#memory = memory
    this.#words = new KeptWords(file, memory, {rowsMax: ROWS, scale: SCALE.normal})
    this.#recurrent = Array.from({length: file.layers - 1}, (_, i) => ({
      gates: memory.linear(file, [`layer${i + 1}.gates`], SCALE.normal),
      out: memory.linear(file, [`layer${i + 1}.out`], SCALE.state),
    }))
    this.#tags = memory.linear(file, ['upos', 'xpos', 'feats'], SCALE.normal)
    this.#entityHidden = memory.linear(file, ['entity_hidden'], SCALE.normal)
    this.#entity = memory.linear(file, ['entity'], SCALE.hidden)
    this.#arcHead = memory.linear(file, ['arc_head'], SCALE.normal)
    this.#arcDep = memory.linear(file, ['arc_dep'], SCALE.normal)
    this.#arc = memory.linear(file, ['arc'], SCALE.arc)
    this.#labelHead = memory.linear(file, ['label_head'], SCALE.normal)
    this.#labelDep = memory.linear(file, ['label_dep'], SCALE.normal)
    this.#deprel = memory.linear(file, ['deprel'], SCALE.hidden)
    this.#distance = memory.copy(file.tensor('distance').float32)
    this.#x = memory.allocate(ROWS * width * 4)
    this.#a = memory.allocate((ROWS + 2) * width * 2) + width * 2
    this.#b = memory.allocate(ROWS * widest * 2)
    this.#c = memory.allocate(ROWS * widest * 2)
    this.#y = memory.allocate(ROWS * widest * 4)
    this.#z = memory.allocate(ROWS * widest * 4)
    this.#score = memory.allocate((PIECE_TOKENS + 1) ** 2 * 4)
    this.#heads = memory.allocate(ROWS * 4)
    this.#best = memory.allocate(ROWS * 4)
  }

  /**
   * Labels every token. `words` are the tokens' words, `sentenceFirst` the first token of each sentence, then the number of
   * tokens. A sentence that is too long is read in pieces, whose roots hang on the first one's as `parataxis`.
   */
  annotate(words: readonly Word[], sentenceFirst: Int32Array): NetworkOutput {
    const count = sentenceFirst.at(-1) ?? 0
    const output: NetworkOutput = {
      head: new Int32Array(count).fill(-1),
      upos: new Uint8Array(count),
      xpos: new Uint8Array(count),
      feats: new Uint16Array(count),
      deprel: new Uint8Array(count),
      entity: new Uint8Array(count),
    }
    const all = pieceBounds(sentenceFirst)
    for (const {pieces, rows} of batches(all, BATCH_ROWS)) {
      this.#words.fill(words, pieces, this.#x)
      this.#encode(pieces, rows)
      this.#findTags(pieces, rows, output)
      this.#findHeads(pieces, rows)
      this.#findRelations(pieces, rows, output)
      this.#findEntities(pieces, rows, output.entity)
    }
    joinPieces(all, output, this.labels.deprel.indexOf('parataxis'))
    return output
  }

  /** Reads the sentences, whose rows the first layer has left in `x`: leaves the normalised vectors of all rows in `a`, with empty rows zero. */
  #encode(pieces: readonly Piece[], rows: number): void {
    const width = this.#width
    const {kernels, i16} = this.#memory
    const {normalize, recur} = kernels
    for (const {gates, out} of this.#recurrent) {
      normalize(this.#x, this.#a, rows, width, SCALE.normal)
      this.#memory.multiply(gates, this.#rows, this.#y, {rows})
      eachPiece(pieces, (_, row, size) => {
        recur(this.#y + row * 3 * width * 4, this.#b + row * width * 2, size, width, SCALE.state)
      })
      this.#memory.multiply(out, {at: this.#b, stride: width}, this.#x, {rows, add: true})
    }
    normalize(this.#x, this.#a, rows, width, SCALE.normal)
    const a = this.#a >> 1
    i16.fill(0, a - width, a + width)
    eachPiece(pieces, (_, row, size) => {
      i16.fill(0, a + (row + size) * width, a + (row + size + 1) * width)
    })
  }

  #findTags(pieces: readonly Piece[], rows: number, output: NetworkOutput): void {
    const {upos, xpos, feats} = this.labels
    this.#memory.multiply(this.#tags, this.#rows, this.#y, {rows})
    let from = 0
    for (const [labels, column] of [
      [upos, output.upos],
      [xpos, output.xpos],
      [feats, output.feats],
    ] as const) {
      this.#memory.kernels.greatest(this.#y, this.#best, rows, this.#tags.width, from, from + labels.length)
      this.#give(pieces, column)
      from += labels.length
    }
    eachPiece(pieces, ({start, end}, row) => {
      for (let t = start; t < end; t++) {
        if (this.#triples.isKnown(output.upos[t]!, output.xpos[t]!, output.feats[t]!)) continue
        const scores = (this.#y >> 2) + (row + 1 + t - start) * this.#tags.width
        const [u, x, f] = this.#triples.best(this.#memory.f32, scores)
        output.upos[t] = u
        output.xpos[t] = x
        output.feats[t] = f
      }
    })
  }

  /** Leaves the head of each row in `heads`, a number within its piece, 0 the root. */
  #findHeads(pieces: readonly Piece[], rows: number): void {
    const {kernels, i32, f32} = this.#memory
    const {depth: arc} = this.#arc
    const count = padded(rows) * arc
    this.#memory.multiply(this.#arcDep, this.#rows, this.#y, {rows})
    kernels.silu(this.#y, this.#b, count, SCALE.arc)
    this.#memory.multiply(this.#arc, {at: this.#b, stride: arc}, this.#y, {rows})
    kernels.quantize(this.#y, this.#b, count, SCALE.arc)
    this.#memory.multiply(this.#arcHead, this.#rows, this.#y, {rows})
    kernels.silu(this.#y, this.#c, count, SCALE.arc)
    eachPiece(pieces, (_, row, size) => {
      const at = row * arc * 2
      const heads = this.#heads + row * 4
      kernels.scoreArcs(
        this.#b + at,
        this.#c + at,
        this.#distance,
        this.#score,
        heads,
        size,
        arc,
        SCALE.arc ** -2,
        DISTANCE,
      )
      const found = i32.subarray(heads >> 2, (heads >> 2) + size)
      found[0] = 0
      const score = this.#score >> 2
      if (!isTree(found, size)) found.set(bestTree(f32.subarray(score, score + size * size), size))
    })
  }

  #findRelations(pieces: readonly Piece[], rows: number, {head, deprel}: NetworkOutput): void {
    const {kernels, i32} = this.#memory
    const {depth: label} = this.#deprel
    this.#memory.multiply(this.#labelHead, this.#rows, this.#y, {rows})
    this.#memory.multiply(this.#labelDep, this.#rows, this.#z, {rows})
    eachPiece(pieces, (_, row, size) => {
      const at = row * label * 4
      kernels.joinHeads(this.#y + at, this.#z + at, this.#heads + row * 4, this.#b + at / 2, size, label, SCALE.hidden)
    })
    this.#memory.multiply(this.#deprel, {at: this.#b, stride: label}, this.#y, {rows})
    kernels.greatest(this.#y, this.#best, rows, this.#deprel.width, 0, this.labels.deprel.length)
    this.#give(pieces, deprel)
    eachPiece(pieces, ({start, end}, row) => {
      for (let t = start; t < end; t++) {
        const at = row + 1 + t - start
        const found = i32[(this.#heads >> 2) + at]!
        head[t] = found === 0 ? -1 : start + found - 1
        if (found === 0) deprel[t] = this.#root
        else if (deprel[t] === this.#root) deprel[t] = this.#bestRelationBelow(at)
      }
    })
  }

  /** The best relation of a row other than `root`. */
  #bestRelationBelow(row: number): number {
    const {f32} = this.#memory
    const from = (this.#y >> 2) + row * this.#deprel.width
    let best = this.#root === 0 ? 1 : 0
    for (let i = 0; i < this.labels.deprel.length; i++)
      if (i !== this.#root && f32[from + i]! > f32[from + best]!) best = i
    return best
  }

  /** Each token's names are told by its neighbours too. */
  #findEntities(pieces: readonly Piece[], rows: number, column: Uint8Array): void {
    const {kernels, f32} = this.#memory
    const {depth: hidden, width: stride} = this.#entity
    this.#memory.multiply(this.#entityHidden, this.#window, this.#y, {rows})
    kernels.silu(this.#y, this.#b, padded(rows) * hidden, SCALE.hidden)
    this.#memory.multiply(this.#entity, {at: this.#b, stride: hidden}, this.#y, {rows})
    eachPiece(pieces, ({start, end}, row) => {
      const from = (this.#y >> 2) + (row + 1) * stride
      const values = f32.subarray(from, from + (end - start) * stride)
      bestEntityTags(column.subarray(start, end), {values, stride}, this.#entityTags)
    })
  }

  get #rows(): {at: number; stride: number} {
    return {at: this.#a, stride: this.#width}
  }

  /** Each row with the one before and the one after it. */
  get #window(): {at: number; stride: number} {
    return {at: this.#a - this.#width * 2, stride: this.#width}
  }

  #give(pieces: readonly Piece[], column: Uint8Array | Uint16Array): void {
    const {i32} = this.#memory
    eachPiece(pieces, ({start, end}, row) => {
      const from = (this.#best >> 2) + row + 1 - start
      for (let t = start; t < end; t++) column[t] = i32[from + t]!
    })
  }
}
