/** The kernels of `train/kernels/network.ts` in plain TypeScript, on plain arrays: what the compiled ones must give. */
export const reference = {
  multiply(
    x: ArrayLike<number>,
    {weight, depth, width, scale, bias}: LinearReference,
    rows: number,
    stride: number,
  ): number[] {
    const y: number[] = []
    for (let t = 0; t < rows; t++)
      for (let n = 0; n < width; n++) {
        let sum = 0
        for (let k = 0; k < depth; k++) sum += x[t * stride + k]! * weight[n * depth + k]!
        y.push(sum * scale[n]! + bias[n]!)
      }
    return y
  },
  normalize(x: ArrayLike<number>, rows: number, width: number, scale: number): number[] {
    const y: number[] = []
    for (let t = 0; t < rows; t++) {
      const row = Array.from({length: width}, (_, i) => x[t * width + i]!)
      const mean = row.reduce((a, b) => a + b, 0) / width
      const variance = row.reduce((a, b) => a + (b - mean) ** 2, 0) / width
      y.push(...row.map(v => ((v - mean) / Math.sqrt(variance + 1e-5)) * scale))
    }
    return y
  },
  /** `sums` as `convolve` takes them, `numbers` with one of the empty row before and after the others. */
  convolve(
    vectors: ArrayLike<number>,
    sums: ArrayLike<number>,
    numbers: readonly number[],
    {scale, bias, width}: {scale: ArrayLike<number>; bias: ArrayLike<number>; width: number},
  ): number[] {
    const layer = (place: number, n: number): number => {
      const [before, here, after] = numbers.slice(place - 1, place + 2) as [number, number, number]
      const total =
        sums[before * 6 * width + n]! + sums[(here * 6 + 2) * width + n]! + sums[(after * 6 + 4) * width + n]!
      return total * scale[n]! + bias[n]!
    }
    return numbers.slice(1, -1).flatMap((row, i) =>
      Array.from({length: width}, (_, n) => {
        const gate = sigmoid(layer(i + 1, width + n))
        return vectors[row * width + n]! + layer(i + 1, n) * gate
      }),
    )
  },
  recur(y: ArrayLike<number>, rows: number, width: number, scale: number): number[] {
    const o = new Array<number>(rows * width).fill(0)
    for (let i = 0; i < width; i++) {
      let c = 0
      for (let j = 0; j < rows; j++) {
        const t = i < width / 2 ? j : rows - 1 - j
        const at = t * 3 * width + i
        c += sigmoid(y[at]!) * (Math.tanh(y[at + width]!) - c)
        o[t * width + i] = c * silu(y[at + 2 * width]!) * scale
      }
    }
    return o
  },
  silu: (x: ArrayLike<number>, scale: number): number[] => Array.from(x, v => silu(v) * scale),
  scoreArcs(
    dep: ArrayLike<number>,
    head: ArrayLike<number>,
    distance: ArrayLike<number>,
    options: ArcReference,
  ): number[] {
    const {rows, width, scale, reach} = options
    const score: number[] = []
    for (let i = 0; i < rows; i++)
      for (let j = 0; j < rows; j++) {
        let sum = 0
        for (let m = 0; m < width; m++) sum += dep[i * width + m]! * head[j * width + m]!
        score.push(sum * scale + distance[Math.min(Math.max(i - j, -reach), reach) + reach]!)
      }
    return score
  },
  joinHeads(
    head: ArrayLike<number>,
    dep: ArrayLike<number>,
    heads: ArrayLike<number>,
    width: number,
    scale: number,
  ): number[] {
    return Array.from(
      dep,
      (v, i) => Math.max(0, head[heads[Math.floor(i / width)]! * width + (i % width)]! + v) * scale,
    )
  },
}

export interface LinearReference {
  readonly weight: ArrayLike<number>
  readonly depth: number
  readonly width: number
  readonly scale: ArrayLike<number>
  readonly bias: ArrayLike<number>
}
export interface ArcReference {
  readonly rows: number
  readonly width: number
  readonly scale: number
  readonly reach: number
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x))
const silu = (x: number): number => x * sigmoid(x)
