import {execFileSync} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {beforeEach, describe, expect, test} from 'vitest'
import {loadKernels} from '../../src/language/network-file.ts'
import {reference} from './kernel-reference.ts'

const memory = new WebAssembly.Memory({initial: 16})
const kernels = new WebAssembly.Instance(loadKernels(), {env: {memory}}).exports as Record<
  string,
  (...n: number[]) => void
>
const f32 = new Float32Array(memory.buffer)
const i32 = new Int32Array(memory.buffer)
const i16 = new Int16Array(memory.buffer)
const i8 = new Int8Array(memory.buffer)

const ROWS = 8
const DEPTH = 24
const WIDTH = 16
const [A, B, C, D, E, F] = [0, 1, 2, 3, 4, 5].map(i => 65536 * (i + 1)) as [
  number,
  number,
  number,
  number,
  number,
  number,
]

let seed = 1
const random = (): number => {
  seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff
  return seed / 0x40000000 - 1
}
const fill = (array: {[i: number]: number}, at: number, count: number, range: number, whole = false): number[] =>
  Array.from({length: count}, (_, i) => {
    array[at + i] = whole ? Math.round(random() * range) : random() * range
    return array[at + i]!
  })
const read = (array: ArrayLike<number>, at: number, count: number): number[] =>
  Array.from({length: count}, (_, i) => array[at + i]!)
const near = (found: readonly number[], expected: readonly number[], tolerance: number): void => {
  expect(found.length).toBe(expected.length)
  for (const [i, value] of found.entries())
    expect(Math.abs(value - expected[i]!), `place ${i}`).toBeLessThanOrEqual(tolerance)
}

beforeEach(() => {
  seed = 1
  f32.fill(0)
})

describe('compiled kernels give what the plain ones give', () => {
  test('pack and multiply, also over overlapping rows and added to what is there', () => {
    const x = fill(i16, A / 2, (ROWS + 3) * DEPTH, 3000, true)
    const weight = fill(i8, B, WIDTH * DEPTH, 127, true)
    const scale = fill(f32, C / 4, WIDTH, 0.001)
    const bias = fill(f32, D / 4, WIDTH, 5)
    kernels.pack!(B, E, DEPTH, WIDTH)
    for (const stride of [DEPTH, DEPTH / 3]) {
      const expected = reference.multiply(x, {weight, depth: DEPTH, width: WIDTH, scale, bias}, ROWS, stride)
      kernels.multiply!(A, stride, E, C, D, F, ROWS, DEPTH, WIDTH, 0)
      near(read(f32, F / 4, ROWS * WIDTH), expected, 0.05)
      kernels.multiply!(A, stride, E, C, D, F, ROWS, DEPTH, WIDTH, 1)
      near(
        read(f32, F / 4, ROWS * WIDTH),
        expected.map(v => 2 * v),
        0.1,
      )
    }
  })

  test('multiply gives the sums themselves', () => {
    const x = fill(i16, A / 2, ROWS * DEPTH, 3000, true)
    const weight = fill(i8, B, WIDTH * DEPTH, 127, true)
    kernels.pack!(B, E, DEPTH, WIDTH)
    kernels.multiply!(A, DEPTH, E, C, D, F, ROWS, DEPTH, WIDTH, 2)
    const whole = {weight, depth: DEPTH, width: WIDTH, scale: Array(WIDTH).fill(1), bias: Array(WIDTH).fill(0)}
    expect(read(i32, F / 4, ROWS * WIDTH)).toEqual(reference.multiply(x, whole, ROWS, DEPTH))
  })

  test('normalize', () => {
    const x = fill(f32, A / 4, ROWS * WIDTH, 4)
    kernels.normalize!(A, B, ROWS, WIDTH, 1024)
    near(read(i16, B / 2, ROWS * WIDTH), reference.normalize(x, ROWS, WIDTH, 1024), 1)
  })

  test('quantize rounds and clips', () => {
    f32.set([0.4, -0.6, 1e9, -1e9, 2, 0, 7.4, 7.6], A / 4)
    kernels.quantize!(A, B, 8, 1)
    expect(read(i16, B / 2, 8)).toEqual([0, -1, 32767, -32768, 2, 0, 7, 8])
    f32.set([0.5, 1.5, -0.5, -2.5, 32766.5, 32767.5, -32767.5, 3.4999998], A / 4)
    kernels.quantize!(A, B, 8, 1)
    expect(read(i16, B / 2, 8), 'halves go to the even number').toEqual([0, 2, 0, -2, 32766, 32767, -32768, 3])
  })

  test('convolve, over neighbours and the empty row at the edges', () => {
    const width = 8
    const vectors = fill(f32, A / 4, 4 * width, 2)
    const sums = fill(i32, B / 4, 4 * 6 * width, 4000, true)
    vectors.fill(0, 0, width)
    sums.fill(0, 0, 6 * width)
    f32.fill(0, A / 4, A / 4 + width)
    i32.fill(0, B / 4, B / 4 + 6 * width)
    const numbers = [0, 3, 1, 3, 0, 2, 0]
    i32.set(numbers, C / 4)
    const scale = fill(f32, D / 4, 2 * width, 0.001)
    const bias = fill(f32, E / 4, 2 * width, 2)
    kernels.convolve!(B, A, C + 4, D, E, F, 5, width)
    near(read(f32, F / 4, 5 * width), reference.convolve(vectors, sums, numbers, {scale, bias, width}), 2e-3)
  })

  test('recur runs forward in the first half of the states and backward in the second', () => {
    const y = fill(f32, A / 4, ROWS * WIDTH * 3, 5)
    kernels.recur!(A, B, ROWS, WIDTH, 1024)
    near(read(i16, B / 2, ROWS * WIDTH), reference.recur(y, ROWS, WIDTH, 1024), 4)
  })

  test('silu', () => {
    const x = fill(f32, A / 4, 64, 12)
    kernels.silu!(A, B, 64, 256)
    near(read(i16, B / 2, 64), reference.silu(x, 256), 2)
  })

  test('scoreArcs, with the best head of each dependent', () => {
    const dep = fill(i16, A / 2, ROWS * WIDTH, 2000, true)
    const head = fill(i16, B / 2, ROWS * WIDTH, 2000, true)
    const distance = fill(f32, C / 4, 7, 2)
    kernels.scoreArcs!(A, B, C, D, E, ROWS, WIDTH, 2 ** -16, 3)
    const expected = reference.scoreArcs(dep, head, distance, {rows: ROWS, width: WIDTH, scale: 2 ** -16, reach: 3})
    near(read(f32, D / 4, ROWS * ROWS), expected, 1e-2)
    for (let i = 0; i < ROWS; i++) {
      const row = expected.slice(i * ROWS, (i + 1) * ROWS).map((v, j) => (i === j ? -Infinity : v))
      expect(i32[E / 4 + i]).toBe(row.indexOf(Math.max(...row)))
    }
  })

  test('joinHeads', () => {
    const head = fill(f32, A / 4, ROWS * WIDTH, 3)
    const dep = fill(f32, B / 4, ROWS * WIDTH, 3)
    const heads = Array.from({length: ROWS}, (_, i) => (i * 5) % ROWS)
    i32.set(heads, C / 4)
    kernels.joinHeads!(A, B, C, D, ROWS, WIDTH, 512)
    near(read(i16, D / 2, ROWS * WIDTH), reference.joinHeads(head, dep, heads, WIDTH, 512), 1)
  })

  test.each([
    [4, 12],
    [0, 4],
    [3, 16],
    [1, 14],
  ])('greatest of columns %i to %i, the first where some are level', (from, to) => {
    fill(f32, A / 4, ROWS * WIDTH, 3, true)
    kernels.greatest!(A, D, ROWS, WIDTH, from, to)
    for (let i = 0; i < ROWS; i++) {
      const part = read(f32, A / 4 + i * WIDTH + from, to - from)
      expect(i32[D / 4 + i]).toBe(part.indexOf(Math.max(...part)))
    }
  })
})

test('models/en/kernels.wasm is what train/build-kernels.mjs builds', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kernels-'))
  const path = join(folder, 'kernels.wasm')
  execFileSync(process.execPath, [fileURLToPath(new URL('../../train/build-kernels.mjs', import.meta.url)), path])
  const shipped = readFileSync(fileURLToPath(new URL('../../models/en/kernels.wasm', import.meta.url)))
  expect(readFileSync(path).equals(shipped)).toBe(true)
  rmSync(folder, {recursive: true})
})
