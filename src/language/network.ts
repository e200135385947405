import {type EntityTags, entityTags, repairEntityTags} from './entity-tags.ts'
import {NameFlags} from './name-flags.ts'
import {loadKernels, loadNetworkFile, type NetworkFile} from './network-file.ts'
import type {Labels} from './parsed-text.ts'
import {bestTree, isTree} from './tree.ts'
import {WordInput} from './word-input.ts'

/** What the network writes: a number a token, see `TokenColumns`. Heads are numbers of tokens, -1 for the root. */
export interface NetworkOutput {
  readonly head: Int32Array
  readonly upos: Uint8Array
  readonly xpos: Uint8Array
  readonly feats: Uint16Array
  readonly deprel: Uint8Array
  readonly entity: Uint8Array
}

/** A sentence of more tokens is read in pieces, whose roots are then hung on the first one's. */
const PIECE_TOKENS = 300
/** Rows (tokens, roots and the empty rows between sentences) that go through the network together. */
const BATCH_ROWS = 256
const ROWS = BATCH_ROWS + PIECE_TOKENS + 16
/** Words whose input vector is kept. When they are full, all are forgotten. */
const KEPT_WORDS = 16384
const NEW_WORDS = 32
const LONGEST_FORM = 64
const PAGE = 65536
/** Numbers of the kept rows that are not words. */
const EMPTY_ROW = 0
const ROOT_ROW = 1
const DISTANCE = 20

/** What one whole step of an int16 activation is worth, by kind. Ranges: normalised rows ±√width, the others ±32 … ±127. */
const SCALE = {input: 1024, normal: 1024, state: 1024, hidden: 512, arc: 256}

type Kernels = Record<
  | 'gather'
  | 'multiply'
  | 'pack'
  | 'quantize'
  | 'normalize'
  | 'addGated'
  | 'recur'
  | 'silu'
  | 'scoreArcs'
  | 'joinHeads'
  | 'greatest',
  (...numbers: number[]) => void
>

interface Linear {
  readonly panels: number
  readonly scale: number
  readonly bias: number
  readonly depth: number
  /** Outputs, filled up to a multiple of 8. */
  readonly width: number
}

export const loadNetwork = (): Network => new Network(loadNetworkFile(), loadKernels())

/**
 * The tagger, parser and entity recognizer: word features → one gated convolution → bidirectional simple recurrent units
 * (Lei et al. 2018, with a tanh candidate) → label layers and a biaffine parser (Dozat and Manning 2017). Works in a
 * memory of its own in WASM SIMD; weights are int8, activations int16 where the two meet.
 */
export class Network {
  readonly labels: Labels
  readonly #file: NetworkFile
  readonly #kernels: Kernels
  readonly #input: WordInput
  readonly #entityTags: EntityTags
  readonly #root: number
  readonly #names: NameFlags
  readonly #words = new Map<string, number>()
  /** `NameFlags.kindsOf` the kept words, by their row. */
  readonly #wordKinds = new Uint8Array(KEPT_WORDS)
  #nextWord = ROOT_ROW + 1

  readonly #memory: WebAssembly.Memory
  readonly #f32: Float32Array
  readonly #i32: Int32Array
  #top = PAGE

  readonly #inputLayer: Linear
  readonly #layers: readonly {readonly mix?: Linear; readonly gates?: Linear; readonly out?: Linear}[]
  readonly #tags: Linear
  readonly #tagRanges: readonly [upos: number, xpos: number, feats: number]
  readonly #entityHidden: Linear
  readonly #entity: Linear
  readonly #arcHead: Linear
  readonly #arcDep: Linear
  readonly #arc: Linear
  readonly #labelHead: Linear
  readonly #labelDep: Linear
  readonly #deprel: Linear

  readonly #kept: number
  readonly #fresh: number
  readonly #numbers: number
  readonly #x: number
  readonly #a: number
  readonly #b: number
  readonly #y: number
  readonly #z: number
  readonly #score: number
  readonly #heads: number
  readonly #best: number
  readonly #distance: number

  constructor(file: NetworkFile, kernels: WebAssembly.Module) {
    this.#file = file
    this.labels = file.labels
    this.#input = new WordInput(file)
    this.#names = new NameFlags(file)
    this.#entityTags = entityTags(file.labels.entity)
    this.#root = file.labels.deprel.indexOf('root')
    const {width, arc, label} = file
    const tagCount = file.labels.upos.length + file.labels.xpos.length + file.labels.feats.length
    const widest = Math.max(3 * width, tagCount + 8, arc, label, this.#input.size)
    const bytes =
      PAGE +
      KEPT_WORDS * width * 4 +
      ROWS * (widest * 4 * 3 + width * 4) +
      (PIECE_TOKENS + 8) ** 2 * 4 +
      this.#weightCount() * 2 * 1.5
    this.#memory = new WebAssembly.Memory({initial: Math.ceil(bytes / PAGE) + 16})
    this.#f32 = new Float32Array(this.#memory.buffer)
    this.#i32 = new Int32Array(this.#memory.buffer)
    this.#kernels = new WebAssembly.Instance(kernels, {env: {memory: this.#memory}}).exports as Kernels

    this.#kept = this.#allocate(KEPT_WORDS * width * 4)
    this.#fresh = this.#allocate(NEW_WORDS * this.#input.size * 4)
    this.#numbers = this.#allocate(ROWS * 4)
    this.#x = this.#allocate(ROWS * width * 4)
    // One row more before and after, so that the window of the first and last row lies inside.
    this.#a = this.#allocate((ROWS + 2) * widest * 2) + width * 2
    this.#b = this.#allocate(ROWS * widest * 2)
    this.#y = this.#allocate(ROWS * widest * 4)
    this.#z = this.#allocate(ROWS * widest * 4)
    this.#score = this.#allocate((PIECE_TOKENS + 1) ** 2 * 4)
    this.#heads = this.#allocate(ROWS * 4)
    this.#best = this.#allocate(ROWS * 4)
    this.#distance = this.#copy(file.tensor('distance').float32)

    this.#inputLayer = this.#linear(['input'], SCALE.input)
    this.#layers = Array.from({length: file.layers}, (_, i) =>
      file.has(`layer${i}.mix`)
        ? {mix: this.#linear([`layer${i}.mix`], SCALE.normal)}
        : {gates: this.#linear([`layer${i}.gates`], SCALE.normal), out: this.#linear([`layer${i}.out`], SCALE.state)},
    )
    this.#tags = this.#linear(['upos', 'xpos', 'feats'], SCALE.normal)
    const uposEnd = file.labels.upos.length
    const xposEnd = uposEnd + file.labels.xpos.length
    this.#tagRanges = [uposEnd, xposEnd, xposEnd + file.labels.feats.length]
    this.#entityHidden = this.#linear(['entity_hidden'], SCALE.normal)
    this.#entity = this.#linear(['entity'], SCALE.hidden)
    this.#arcHead = this.#linear(['arc_head'], SCALE.normal)
    this.#arcDep = this.#linear(['arc_dep'], SCALE.normal)
    this.#arc = this.#linear(['arc'], SCALE.arc)
    this.#labelHead = this.#linear(['label_head'], SCALE.normal)
    this.#labelDep = this.#linear(['label_dep'], SCALE.normal)
    this.#deprel = this.#linear(['deprel'], SCALE.hidden)
    this.#f32.set(file.tensor('root').float32, (this.#kept >> 2) + ROOT_ROW * width)
  }

  /**
   * Labels every token. `form(t)` gives a token's form, `sentenceFirst` the first token of each sentence, then the number
   * of tokens.
   */
  annotate(form: (token: number) => string, sentenceFirst: Int32Array): NetworkOutput {
    const count = sentenceFirst.at(-1) ?? 0
    const output: NetworkOutput = {
      head: new Int32Array(count).fill(-1),
      upos: new Uint8Array(count),
      xpos: new Uint8Array(count),
      feats: new Uint16Array(count),
      deprel: new Uint8Array(count),
      entity: new Uint8Array(count),
    }
    const pieces = pieceBounds(sentenceFirst)
    for (let p = 0; p < pieces.length; ) {
      const first = p
      let rows = 1
      while (p < pieces.length && (p === first || rows + pieces[p]!.end - pieces[p]!.start + 2 <= BATCH_ROWS)) {
        rows += pieces[p]!.end - pieces[p]!.start + 2
        p++
      }
      this.#annotateBatch(form, pieces.slice(first, p), rows, output)
    }
    joinPieces(pieces, output.head, {deprel: output.deprel, label: this.labels.deprel.indexOf('parataxis')})
    return output
  }

  #annotateBatch(form: (token: number) => string, pieces: readonly Piece[], rows: number, output: NetworkOutput): void {
    this.#fillInput(form, pieces)
    this.#encode(pieces, rows)
    const {width} = this.#file
    const {normalize, greatest, silu} = this.#kernels
    normalize(this.#x, this.#a, rows, width, SCALE.normal)

    const [uposEnd, xposEnd, featsEnd] = this.#tagRanges
    this.#multiply(this.#tags, this.#a, width, this.#y, rows)
    greatest(this.#y, this.#best, rows, this.#tags.width, 0, uposEnd)
    this.#give(pieces, output.upos)
    greatest(this.#y, this.#best, rows, this.#tags.width, uposEnd, xposEnd)
    this.#give(pieces, output.xpos)
    greatest(this.#y, this.#best, rows, this.#tags.width, xposEnd, featsEnd)
    this.#give(pieces, output.feats)

    this.#multiply(this.#entityHidden, this.#a, width, this.#y, rows)
    silu(this.#y, this.#b, padded(rows) * this.#entityHidden.width, SCALE.hidden)
    this.#multiply(this.#entity, this.#b, this.#entity.depth, this.#y, rows)
    greatest(this.#y, this.#best, rows, this.#entity.width, 0, this.labels.entity.length)
    this.#giveEntities(pieces, output.entity)

    this.#parse(pieces, rows)
    this.#giveTree(pieces, output)
  }

  /** Puts the input vector of every token into x: an empty row, then each piece as root, tokens, empty row. */
  #fillInput(form: (token: number) => string, pieces: readonly Piece[]): void {
    let tokens = 0
    for (const {start, end} of pieces) tokens += end - start
    if (this.#nextWord + tokens > KEPT_WORDS) {
      this.#words.clear()
      this.#nextWord = ROOT_ROW + 1
    }
    const numbers = this.#numbers >> 2
    let at = numbers
    let fresh = 0
    this.#i32[at++] = EMPTY_ROW
    for (const {start, end} of pieces) {
      this.#i32[at++] = ROOT_ROW
      for (let t = start; t < end; t++) {
        const word = form(t)
        let row = this.#words.get(word)
        if (row === undefined) {
          row = this.#nextWord++
          const short =
            word.length > LONGEST_FORM ? word.slice(0, LONGEST_FORM / 2) + word.slice(-LONGEST_FORM / 2) : word
          this.#words.set(word, row)
          this.#wordKinds[row] = this.#names.kindsOf(short)
          this.#input.write(short, this.#f32, (this.#fresh >> 2) + fresh * this.#input.size)
          if (++fresh === NEW_WORDS) fresh = this.#keepWords(fresh)
        }
        this.#i32[at++] = row
      }
      this.#i32[at++] = EMPTY_ROW
    }
    this.#keepWords(fresh)
    this.#kernels.gather(this.#kept, this.#numbers, this.#x, at - numbers, this.#file.width)
    this.#addFlags(form, pieces)
  }

  /** Adds to the input of each token of a listed name what the flags of the name stand for. */
  #addFlags(form: (token: number) => string, pieces: readonly Piece[]): void {
    const {width} = this.#file
    const vectors = this.#file.tensor('flag').float32
    eachPiece(pieces, ({start, end}, row) => {
      const shift = row + 1 - start
      const numbers = (this.#numbers >> 2) + shift
      const kinds = (t: number): number => this.#wordKinds[this.#i32[numbers + t]!]!
      this.#names.eachFlag(form, {start, end, kinds}, (t, flag) => {
        const to = (this.#x >> 2) + (shift + t) * width
        for (let i = 0; i < width; i++) this.#f32[to + i]! += vectors[flag * width + i]!
      })
    })
  }

  /** Sends the newest words through the input layer and keeps the results. Gives 0, the number of words now waiting. */
  #keepWords(fresh: number): number {
    if (fresh === 0) return 0
    const {width} = this.#file
    this.#kernels.quantize(this.#fresh, this.#b, fresh * this.#input.size, SCALE.input)
    this.#multiply(this.#inputLayer, this.#b, this.#inputLayer.depth, this.#y, fresh)
    const from = this.#y >> 2
    this.#f32.copyWithin((this.#kept >> 2) + (this.#nextWord - fresh) * width, from, from + fresh * width)
    return 0
  }

  #encode(pieces: readonly Piece[], rows: number): void {
    const {width} = this.#file
    const {normalize, addGated, recur} = this.#kernels
    for (const {mix, gates, out} of this.#layers) {
      normalize(this.#x, this.#a, rows, width, SCALE.normal)
      if (mix) {
        this.#multiply(mix, this.#a - width * 2, width, this.#y, rows)
        addGated(this.#x, this.#y, rows, width)
        continue
      }
      this.#multiply(gates!, this.#a, width, this.#y, rows)
      eachPiece(pieces, (_, row, size) => {
        recur(this.#y + row * 3 * width * 4, this.#b + row * width * 2, size, width, SCALE.state)
      })
      this.#multiply(out!, this.#b, width, this.#x, rows, true)
    }
  }

  /** Leaves the head of each row (a number in its piece, 0 the root) in `heads` and its best relation in `best`. */
  #parse(pieces: readonly Piece[], rows: number): void {
    const {width, arc, label} = this.#file
    const {silu, quantize, scoreArcs, joinHeads, greatest} = this.#kernels
    const cells = padded(rows) * arc
    this.#multiply(this.#arcDep, this.#a, width, this.#y, rows)
    silu(this.#y, this.#b, cells, SCALE.arc)
    this.#multiply(this.#arc, this.#b, arc, this.#y, rows)
    quantize(this.#y, this.#b, cells, SCALE.arc)
    this.#multiply(this.#arcHead, this.#a, width, this.#y, rows)
    silu(this.#y, this.#z, cells, SCALE.arc)
    eachPiece(pieces, (_, row, size) => {
      const bytes = row * arc * 2
      const heads = this.#heads + row * 4
      scoreArcs(
        this.#b + bytes,
        this.#z + bytes,
        this.#distance,
        this.#score,
        heads,
        size,
        arc,
        SCALE.arc ** -2,
        DISTANCE,
      )
      const found = this.#i32.subarray(heads >> 2, (heads >> 2) + size)
      found[0] = 0
      if (!isTree(found, size))
        found.set(bestTree(this.#f32.subarray(this.#score >> 2, (this.#score >> 2) + size * size), size))
    })
    this.#multiply(this.#labelHead, this.#a, width, this.#y, rows)
    this.#multiply(this.#labelDep, this.#a, width, this.#z, rows)
    eachPiece(pieces, (_, row, size) => {
      const bytes = row * label * 4
      joinHeads(this.#y + bytes, this.#z + bytes, this.#heads + row * 4, this.#b + bytes / 2, size, label, SCALE.hidden)
    })
    this.#multiply(this.#deprel, this.#b, label, this.#y, rows)
    greatest(this.#y, this.#best, rows, this.#deprel.width, 0, this.labels.deprel.length)
  }

  #giveTree(pieces: readonly Piece[], {head, deprel}: NetworkOutput): void {
    eachPiece(pieces, ({start, end}, row) => {
      for (let t = start; t < end; t++) {
        const at = row + 1 + t - start
        const found = this.#i32[(this.#heads >> 2) + at]!
        head[t] = found === 0 ? -1 : start + found - 1
        const label = this.#i32[(this.#best >> 2) + at]!
        deprel[t] = found === 0 ? this.#root : label === this.#root ? this.#bestOtherThanRoot(at) : label
      }
    })
  }

  #bestOtherThanRoot(row: number): number {
    const from = (this.#y >> 2) + row * this.#deprel.width
    let best = this.#root === 0 ? 1 : 0
    for (let i = 0; i < this.labels.deprel.length; i++)
      if (i !== this.#root && this.#f32[from + i]! > this.#f32[from + best]!) best = i
    return best
  }

  #give(pieces: readonly Piece[], column: Uint8Array | Uint16Array): void {
    eachPiece(pieces, ({start, end}, row) => {
      const from = (this.#best >> 2) + row + 1 - start
      for (let t = start; t < end; t++) column[t] = this.#i32[from + t]!
    })
  }

  #giveEntities(pieces: readonly Piece[], column: Uint8Array): void {
    eachPiece(pieces, ({start, end}, row) => {
      const from = (this.#best >> 2) + row + 1
      const stride = this.#entity.width
      const values = this.#f32.subarray(
        (this.#y >> 2) + (row + 1) * stride,
        (this.#y >> 2) + (row + 1 + end - start) * stride,
      )
      const tags = this.#i32.subarray(from, from + end - start)
      repairEntityTags(tags, {values, stride}, this.#entityTags)
      column.set(tags, start)
    })
  }

  #multiply(
    {panels, scale, bias, depth, width}: Linear,
    x: number,
    stride: number,
    y: number,
    rows: number,
    add = false,
  ): void {
    this.#kernels.multiply(x, stride, panels, scale, bias, y, padded(rows), depth, width, add ? 1 : 0)
  }

  /** Prepares linear layers that take the same input as one. */
  #linear(names: readonly string[], inputScale: number): Linear {
    const parts = names.map(name => ({
      weight: this.#file.tensor(name),
      step: this.#file.tensor(`${name}.step`).float32,
      bias: this.#file.tensor(`${name}.bias`).float32,
    }))
    const depth = parts[0]!.weight.shape[1]!
    const outputs = parts.reduce((sum, {weight}) => sum + weight.shape[0]!, 0)
    const width = Math.ceil(outputs / 8) * 8
    const panels = this.#allocate(width * depth * 2)
    const scale = this.#allocate(width * 4)
    const bias = this.#allocate(width * 4)
    const source = this.#top
    const bytes = new Int8Array(this.#memory.buffer)
    let at = 0
    for (const part of parts) {
      bytes.set(part.weight.int8, source + at * depth)
      this.#f32.set(part.bias, (bias >> 2) + at)
      for (const [i, step] of part.step.entries()) this.#f32[(scale >> 2) + at + i] = step / inputScale
      at += part.step.length
    }
    this.#kernels.pack(source, panels, depth, outputs)
    bytes.fill(0, source, source + outputs * depth)
    return {panels, scale, bias, depth, width}
  }

  #weightCount(): number {
    const names = [
      'input',
      'upos',
      'xpos',
      'feats',
      'entity_hidden',
      'entity',
      'arc_head',
      'arc_dep',
      'arc',
      'label_head',
      'label_dep',
      'deprel',
    ]
    for (let i = 0; i < this.#file.layers; i++)
      names.push(...['mix', 'gates', 'out'].map(part => `layer${i}.${part}`).filter(name => this.#file.has(name)))
    return names.reduce(
      (sum, name) => sum + (this.#file.tensor(name).shape[0]! + 16) * this.#file.tensor(name).shape[1]!,
      0,
    )
  }

  #copy(values: Float32Array): number {
    const at = this.#allocate(values.byteLength)
    this.#f32.set(values, at >> 2)
    return at
  }

  #allocate(bytes: number): number {
    const at = this.#top
    this.#top = (at + bytes + 63) & ~63
    if (this.#top > this.#memory.buffer.byteLength)
      throw new Error(`The network needs more than ${this.#memory.buffer.byteLength} bytes`)
    return at
  }
}

/** Tokens `start` … `end` − 1 that are parsed as one; `isFirst` when a sentence begins here. */
interface Piece {
  readonly start: number
  readonly end: number
  readonly isFirst: boolean
}

function pieceBounds(sentenceFirst: Int32Array): Piece[] {
  const pieces: Piece[] = []
  for (let s = 0; s + 1 < sentenceFirst.length; s++)
    for (let start = sentenceFirst[s]!, end = sentenceFirst[s + 1]!; start < end; start += PIECE_TOKENS)
      pieces.push({start, end: Math.min(end, start + PIECE_TOKENS), isFirst: start === sentenceFirst[s]!})
  return pieces
}

/** Hangs the roots of later pieces of a sentence on the root of its first piece. */
function joinPieces(
  pieces: readonly Piece[],
  head: Int32Array,
  {deprel, label}: {deprel: Uint8Array; label: number},
): void {
  let root = -1
  for (const {start, end, isFirst} of pieces) {
    const found = head.subarray(start, end).indexOf(-1) + start
    if (isFirst) {
      root = found
      continue
    }
    head[found] = root
    deprel[found] = label
  }
}

/** Calls with each piece, the row of its root and its number of rows. */
function eachPiece(pieces: readonly Piece[], use: (piece: Piece, row: number, size: number) => void): void {
  let row = 1
  for (const piece of pieces) {
    const size = piece.end - piece.start + 1
    use(piece, row, size)
    row += size + 1
  }
}

const padded = (rows: number): number => (rows + 3) & ~3
