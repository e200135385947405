import type {NetworkFile} from './network-file.ts'

export type Kernels = Record<
  | 'multiply'
  | 'pack'
  | 'quantize'
  | 'normalize'
  | 'convolve'
  | 'recur'
  | 'silu'
  | 'scoreArcs'
  | 'joinHeads'
  | 'greatest',
  (...numbers: number[]) => void
>

/** A linear layer in memory, addresses in bytes. */
export interface Linear {
  readonly panels: number
  readonly scale: number
  readonly bias: number
  readonly depth: number
  /** Outputs, filled up to a multiple of 8. */
  readonly width: number
}

const PAGE = 65536
/** What `multiply` does with its sums (see train/kernels/network.ts). */
const [SET, ADD, SUMS] = [0, 1, 2]

/** The memory that the kernels work in, seen as numbers of each size. What is allocated stays. */
export class NetworkMemory {
  readonly kernels: Kernels
  readonly f32: Float32Array
  readonly i32: Int32Array
  readonly i16: Int16Array
  readonly #i8: Int8Array
  /** The first pages are left free: an address of 0 would look like none. */
  #top = PAGE

  constructor(kernels: WebAssembly.Module, bytes: number) {
    const memory = new WebAssembly.Memory({initial: Math.ceil(bytes / PAGE) + 1})
    this.f32 = new Float32Array(memory.buffer)
    this.i32 = new Int32Array(memory.buffer)
    this.i16 = new Int16Array(memory.buffer)
    this.#i8 = new Int8Array(memory.buffer)
    this.kernels = new WebAssembly.Instance(kernels, {env: {memory}}).exports as Kernels
  }

  /** The address of so many bytes of their own, a multiple of 64. Throws when the memory is full. */
  allocate(bytes: number): number {
    const at = this.#top
    this.#top = (at + bytes + 63) & ~63
    if (this.#top > this.#i8.length) throw new RangeError(`The network needs more than its ${this.#i8.length} bytes`)
    return at
  }

  /** The address of a copy of the values. */
  copy(values: Float32Array): number {
    const at = this.allocate(values.byteLength)
    this.f32.set(values, at >> 2)
    return at
  }

  /**
   * Prepares layers that take the same input as one, their outputs side by side. `inputScale` is what a value 1 of the
   * input is as int16.
   */
  linear(file: NetworkFile, names: readonly string[], inputScale: number): Linear {
    const parts = names.map(name => ({
      weight: file.tensor(name),
      step: file.tensor(`${name}.step`).float32,
      bias: file.tensor(`${name}.bias`).float32,
    }))
    const depth = parts[0]!.weight.shape[1]!
    const outputs = parts.reduce((sum, {weight}) => sum + weight.shape[0]!, 0)
    const width = Math.ceil(outputs / 8) * 8
    const scales = this.#scales(parts, width, inputScale)
    const panels = this.#pack(width, depth, outputs, source => {
      let at = 0
      for (const {weight} of parts) {
        this.#i8.set(weight.int8, source + at * depth)
        at += weight.shape[0]!
      }
    })
    return {panels, ...scales, depth, width}
  }

  /** Scale and bias of each output of the parts of a layer. */
  #scales(
    parts: readonly {readonly step: Float32Array; readonly bias: Float32Array}[],
    width: number,
    inputScale: number,
  ): Pick<Linear, 'scale' | 'bias'> {
    const scale = this.allocate(width * 4)
    const bias = this.allocate(width * 4)
    let at = 0
    for (const part of parts) {
      this.f32.set(part.bias, (bias >> 2) + at)
      for (const [i, step] of part.step.entries()) this.f32[(scale >> 2) + at + i] = step / inputScale
      at += part.step.length
    }
    return {scale, bias}
  }

  /** Panels of the weights that `write` puts, row after row, where it is told. */
  #pack(width: number, depth: number, rows: number, write: (source: number) => void): number {
    const panels = this.allocate(width * depth * 2)
    const source = this.#top
    write(source)
    this.kernels.pack(source, panels, depth, rows)
    this.#i8.fill(0, source, source + rows * depth)
    return panels
  }

  /**
   * Prepares a layer that takes three rows of `depth` numbers at once, to be multiplied with one row: `sums` then gives
   * what the row contributes as the first, as the second and as the third. Scale and bias are those of the whole.
   */
  windowLinear(file: NetworkFile, name: string, depth: number, inputScale: number): Linear {
    const {int8, shape} = file.tensor(name)
    const outputs = shape[0]!
    const own = {step: file.tensor(`${name}.step`).float32, bias: file.tensor(`${name}.bias`).float32}
    const scales = this.#scales([own], outputs, inputScale)
    const panels = this.#pack(3 * outputs, depth, 3 * outputs, source => {
      for (let part = 0; part < 3; part++)
        for (let n = 0; n < outputs; n++) {
          const from = (3 * n + part) * depth
          this.#i8.set(int8.subarray(from, from + depth), source + (part * outputs + n) * depth)
        }
    })
    return {panels, ...scales, depth, width: 3 * outputs}
  }

  /** y = layer(x) for so many rows, or y + layer(x) with `add`. Row i of x begins `stride` int16 numbers after row i − 1. */
  multiply(
    layer: Linear,
    x: {at: number; stride: number},
    y: number,
    {rows, add = false}: {rows: number; add?: boolean},
  ): void {
    const {panels, scale, bias, depth, width} = layer
    this.kernels.multiply(x.at, x.stride, panels, scale, bias, y, padded(rows), depth, width, add ? ADD : SET)
  }

  /** y = the integer sums of layer(x), neither scaled nor with the bias. */
  sums({panels, depth, width}: Linear, x: {at: number; stride: number}, y: number, rows: number): void {
    this.kernels.multiply(x.at, x.stride, panels, 0, 0, y, padded(rows), depth, width, SUMS)
  }
}

/** Kernels work on four rows at a time, so buffers hold some rows more than are used. */
export const padded = (rows: number): number => (rows + 3) & ~3
