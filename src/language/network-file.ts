import {existsSync, readFileSync} from 'node:fs'
import {packagePath} from '../data-file.ts'
import type {Labels} from './parsed-text.ts'
import type {TagTriple} from './tag-triples.ts'

/** The weights as `train/export_model.py` writes them. */
export interface NetworkFile {
  readonly width: number
  readonly layers: number
  readonly arc: number
  readonly label: number
  readonly vectorSize: number
  /** Number of name flags of a token (see name-flags.ts). */
  readonly flags: number
  readonly labels: Labels
  /** UPOS, XPOS and FEATS that stood together in training. */
  readonly tags: readonly TagTriple[]
  readonly byteLength: number
  has(name: string): boolean
  /** A tensor by name. Throws when the file lacks it. */
  tensor(name: string): Tensor
}

export interface Tensor {
  readonly shape: readonly number[]
  /** A value is number × step. */
  readonly step: number
  readonly int8: Int8Array
  readonly uint8: Uint8Array
  readonly uint32: Uint32Array
  readonly float32: Float32Array
}

interface Header extends Omit<NetworkFile, 'tensor' | 'has' | 'byteLength'> {
  readonly format: number
  readonly tensors: readonly {name: string; type: string; shape: number[]; offset: number; step: number}[]
}

const FORMAT = 2
const BYTES: Record<string, number> = {int8: 1, int4: 0.5, uint8: 1, uint32: 4, float32: 4}

export const loadNetworkFile = (): NetworkFile => parseNetworkFile(loadModelBytes('network.bin'))

export const loadKernels = (): WebAssembly.Module => new WebAssembly.Module(loadModelBytes('kernels.wasm'))

function loadModelBytes(name: string): Uint8Array<ArrayBuffer> {
  const path = packagePath(`models/en/${name}`)
  if (!existsSync(path))
    throw new Error(`The model file models/en/${name} is missing from the installation. Install again.`)
  const bytes = readFileSync(path)
  // A buffer of its own, so that tensors can be seen at their offsets as arrays of 4-byte numbers.
  return bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes)
}

/** Reads the header; tensors are views of `bytes`, nothing is copied. Throws when the file has another format. */
function parseNetworkFile(bytes: Uint8Array<ArrayBuffer>): NetworkFile {
  const headerLength = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true)
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + headerLength))) as Header
  if (header.format !== FORMAT)
    throw new Error(
      `models/en/network.bin has format ${header.format}, this program reads format ${FORMAT}. Install again.`,
    )
  const start = bytes.byteOffset + 4 + headerLength
  const places = new Map(header.tensors.map(tensor => [tensor.name, tensor]))
  return {
    ...header,
    byteLength: bytes.length,
    has: name => places.has(name),
    tensor(name) {
      const place = places.get(name)
      if (!place) throw new Error(`models/en/network.bin has no tensor "${name}". Install again.`)
      const at = start + place.offset
      const length = place.shape.reduce((a, b) => a * b, 1) * BYTES[place.type]!
      return {
        shape: place.shape,
        step: place.step,
        int8: new Int8Array(bytes.buffer, at, length),
        uint8: new Uint8Array(bytes.buffer, at, length),
        uint32: new Uint32Array(bytes.buffer, at, length >> 2),
        float32: new Float32Array(bytes.buffer, at, length >> 2),
      }
    },
  }
}
