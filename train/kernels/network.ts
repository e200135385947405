// The network's arithmetic on WASM SIMD. Activations are float32 between the layers and int16 where they meet int8
// weights. Addresses are bytes; `rows` of a product are a multiple of 4, its width a multiple of 8.
// Build: node train/build-kernels.mjs. The reference in plain TypeScript: test/language/kernel-reference.ts.

/** What `multiply` does with its sums: writes them scaled, adds them to what stands in y, or writes them as they are. */
const ADD = 1, SUMS = 2

/**
 * y[rows, width] = x[rows, depth] · w · scale + bias, added to what stands in y in the mode ADD; in the mode SUMS x · w as int32.
 * Row i of x begins `stride` numbers after row i − 1, so that overlapping rows make a convolution's window.
 * w in panels: [width / 8][depth / 2][8][2] as int16.
 */
export function multiply(x: usize, stride: i32, w: usize, scale: usize, bias: usize, y: usize, rows: i32, depth: i32, width: i32, mode: i32): void {
  const pairs = depth >> 1
  const step = <usize>stride << 1, step2 = 2 * step, step3 = 3 * step
  const yStep = <usize>width << 2
  for (let n = 0; n < width; n += 8) {
    const panel = w + (<usize>(n * depth) << 1)
    const s0 = v128.load(scale + (<usize>n << 2)), s1 = v128.load(scale + (<usize>n << 2), 16)
    const b0 = v128.load(bias + (<usize>n << 2)), b1 = v128.load(bias + (<usize>n << 2), 16)
    for (let t = 0; t < rows; t += 4) {
      let p0 = i32x4.splat(0), p1 = p0, q0 = p0, q1 = p0, r0 = p0, r1 = p0, u0 = p0, u1 = p0
      let wp = panel
      let at = x + <usize>t * step
      const end = at + (<usize>pairs << 2)
      while (at < end) {
        const w0 = v128.load(wp), w1 = v128.load(wp, 16)
        wp += 32
        let v = v128.load_splat<i32>(at)
        p0 = i32x4.add(p0, i32x4.dot_i16x8_s(v, w0))
        p1 = i32x4.add(p1, i32x4.dot_i16x8_s(v, w1))
        v = v128.load_splat<i32>(at + step)
        q0 = i32x4.add(q0, i32x4.dot_i16x8_s(v, w0))
        q1 = i32x4.add(q1, i32x4.dot_i16x8_s(v, w1))
        v = v128.load_splat<i32>(at + step2)
        r0 = i32x4.add(r0, i32x4.dot_i16x8_s(v, w0))
        r1 = i32x4.add(r1, i32x4.dot_i16x8_s(v, w1))
        v = v128.load_splat<i32>(at + step3)
        u0 = i32x4.add(u0, i32x4.dot_i16x8_s(v, w0))
        u1 = i32x4.add(u1, i32x4.dot_i16x8_s(v, w1))
        at += 4
      }
      const o = y + <usize>t * yStep + (<usize>n << 2)
      const o1 = o + yStep, o2 = o1 + yStep, o3 = o2 + yStep
      if (mode != SUMS) {
        p0 = finish(p0, s0, b0)
        p1 = finish(p1, s1, b1)
        q0 = finish(q0, s0, b0)
        q1 = finish(q1, s1, b1)
        r0 = finish(r0, s0, b0)
        r1 = finish(r1, s1, b1)
        u0 = finish(u0, s0, b0)
        u1 = finish(u1, s1, b1)
      }
      if (mode == ADD) {
        p0 = f32x4.add(p0, v128.load(o))
        p1 = f32x4.add(p1, v128.load(o, 16))
        q0 = f32x4.add(q0, v128.load(o1))
        q1 = f32x4.add(q1, v128.load(o1, 16))
        r0 = f32x4.add(r0, v128.load(o2))
        r1 = f32x4.add(r1, v128.load(o2, 16))
        u0 = f32x4.add(u0, v128.load(o3))
        u1 = f32x4.add(u1, v128.load(o3, 16))
      }
      v128.store(o, p0)
      v128.store(o, p1, 16)
      v128.store(o1, q0)
      v128.store(o1, q1, 16)
      v128.store(o2, r0)
      v128.store(o2, r1, 16)
      v128.store(o3, u0)
      v128.store(o3, u1, 16)
    }
  }
}

@inline function finish(sum: v128, scale: v128, bias: v128): v128 {
  return f32x4.add(f32x4.mul(f32x4.convert_i32x4_s(sum), scale), bias)
}

/** Unpacks int8 weights [width][depth] (rows as PyTorch keeps them) into the panels that `multiply` takes. */
export function pack(source: usize, panels: usize, depth: i32, width: i32): void {
  for (let n = 0; n < width; n++) {
    const panel = panels + (<usize>((n & ~7) * depth) << 1) + (<usize>(n & 7) << 2)
    const row = source + <usize>(n * depth)
    for (let k = 0; k < depth; k++)
      store<i16>(panel + (<usize>(k >> 1) << 5) + (<usize>(k & 1) << 1), <i16>load<i8>(row + <usize>k))
  }
}

/** 1.5 · 2^23: a small number that is added to it is rounded to a whole one, which its last bits then are. */
const ROUNDING: f32 = 12582912

/** Rounded to the nearest, halves to even, and clipped; cheaper than nearest and trunc_sat, with the same result. */
@inline function toInt16(a: v128, b: v128, scale: v128): v128 {
  return i16x8.narrow_i32x4_s(round(f32x4.mul(a, scale)), round(f32x4.mul(b, scale)))
}

@inline function round(v: v128): v128 {
  const clipped = clip(v, 32768)
  return i32x4.sub(f32x4.add(clipped, f32x4.splat(ROUNDING)), i32x4.splat(reinterpret<i32>(ROUNDING)))
}

/** pmin and pmax are one instruction each, where min and max take care of values that are no numbers. */
@inline function clip(v: v128, limit: f32): v128 {
  return f32x4.pmin(f32x4.pmax(v, f32x4.splat(-limit)), f32x4.splat(limit))
}

/** y = round(x · scale) as int16, clipped. `count` is a multiple of 8. */
export function quantize(x: usize, y: usize, count: i32, scale: f32): void {
  const s = f32x4.splat(scale)
  for (let i = 0; i < count; i += 8) {
    const p = x + (<usize>i << 2)
    v128.store(y + (<usize>i << 1), toInt16(v128.load(p), v128.load(p, 16), s))
  }
}

@inline function sum(v: v128): f32 {
  return f32x4.extract_lane(v, 0) + f32x4.extract_lane(v, 1) + f32x4.extract_lane(v, 2) + f32x4.extract_lane(v, 3)
}

/** Each row to mean 0 and variance 1, as int16 times `scale`. */
export function normalize(x: usize, y: usize, rows: i32, width: i32, scale: f32): void {
  for (let t = 0; t < rows; t++) {
    const r = x + (<usize>(t * width) << 2)
    const o = y + (<usize>(t * width) << 1)
    let s = f32x4.splat(0), q = s
    for (let i = 0; i < width; i += 4) {
      const v = v128.load(r + (<usize>i << 2))
      s = f32x4.add(s, v)
      q = f32x4.add(q, f32x4.mul(v, v))
    }
    const mean = sum(s) / <f32>width
    const variance = Mathf.max(0, sum(q) / <f32>width - mean * mean)
    const m = f32x4.splat(mean)
    const k = f32x4.splat(scale / Mathf.sqrt(variance + 1e-5))
    for (let i = 0; i < width; i += 8) {
      const p = r + (<usize>i << 2)
      v128.store(o + (<usize>i << 1), toInt16(f32x4.sub(v128.load(p), m), f32x4.sub(v128.load(p, 16), m), k))
    }
  }
}

/** tanh by the continued fraction to x^7, exact to 2e-4. */
@inline function tanh4(x: v128): v128 {
  const c = clip(x, 4.97)
  const s = f32x4.mul(c, c)
  const p = f32x4.mul(c, f32x4.add(f32x4.splat(135135), f32x4.mul(s, f32x4.add(f32x4.splat(17325), f32x4.mul(s, f32x4.add(f32x4.splat(378), s))))))
  const q = f32x4.add(f32x4.splat(135135), f32x4.mul(s, f32x4.add(f32x4.splat(62370), f32x4.mul(s, f32x4.add(f32x4.splat(3150), f32x4.mul(s, f32x4.splat(28)))))))
  return f32x4.div(p, q)
}
@inline function sigmoid4(x: v128): v128 {
  const h = f32x4.splat(0.5)
  return f32x4.add(h, f32x4.mul(h, tanh4(f32x4.mul(h, x))))
}

/**
 * The gated convolution over rows of known words: x[i] = vectors[n] + a · sigmoid(b) with n = numbers[i], where a, then b,
 * are the sum of what the words before, at and after i contribute to them, scaled, and the bias. A row of `sums` holds what
 * its word contributes to the row after it, to its own and to the row before it, each 2 · width int32. The numbers before
 * and after the rows must be those of an empty row.
 */
export function convolve(sums: usize, vectors: usize, numbers: usize, scale: usize, bias: usize, x: usize, rows: i32, width: i32): void {
  const bytes = <usize>width << 2
  for (let i = 0; i < rows; i++) {
    const at = numbers + (<usize>i << 2)
    const n = <usize>load<i32>(at)
    const before = sums + <usize>load<i32>(at - 4) * 6 * bytes
    const here = sums + (n * 6 + 2) * bytes
    const after = sums + (<usize>load<i32>(at + 4) * 6 + 4) * bytes
    const v = vectors + n * bytes
    const o = x + <usize>i * bytes
    for (let p: usize = 0; p < bytes; p += 16) {
      const a = i32x4.add(i32x4.add(v128.load(before + p), v128.load(here + p)), v128.load(after + p))
      const q = p + bytes
      const b = i32x4.add(i32x4.add(v128.load(before + q), v128.load(here + q)), v128.load(after + q))
      const gate = sigmoid4(f32x4.add(f32x4.mul(f32x4.convert_i32x4_s(b), v128.load(scale + q)), v128.load(bias + q)))
      const value = f32x4.add(f32x4.mul(f32x4.convert_i32x4_s(a), v128.load(scale + p)), v128.load(bias + p))
      v128.store(o + p, f32x4.add(v128.load(v + p), f32x4.mul(value, gate)))
    }
  }
}

/**
 * The recurrent unit over one sentence: rows of y are the gate, the candidate and the output gate; the first half of the
 * states runs forward, the second backward. o[rows, width] = c · silu(g) as int16 times `scale`.
 */
export function recur(y: usize, o: usize, rows: i32, width: i32, scale: f32): void {
  const w = <usize>width << 2
  const half = width >> 1
  const k = f32x4.splat(scale)
  for (let i = 0; i < width; i += 8) {
    const p = <usize>i << 2
    const backward = i >= half
    let c0 = f32x4.splat(0), c1 = c0
    for (let j = 0; j < rows; j++) {
      const t = backward ? rows - 1 - j : j
      const b = y + <usize>(3 * t) * w + p
      c0 = f32x4.add(c0, f32x4.mul(sigmoid4(v128.load(b)), f32x4.sub(tanh4(v128.load(b + w)), c0)))
      c1 = f32x4.add(c1, f32x4.mul(sigmoid4(v128.load(b, 16)), f32x4.sub(tanh4(v128.load(b + w, 16)), c1)))
      const g0 = v128.load(b + 2 * w), g1 = v128.load(b + 2 * w, 16)
      v128.store(o + (<usize>(t * width + i) << 1),
        toInt16(f32x4.mul(c0, f32x4.mul(g0, sigmoid4(g0))), f32x4.mul(c1, f32x4.mul(g1, sigmoid4(g1))), k))
    }
  }
}

/** y = round(x · sigmoid(x) · scale) as int16. `count` is a multiple of 8. */
export function silu(x: usize, y: usize, count: i32, scale: f32): void {
  const k = f32x4.splat(scale)
  for (let i = 0; i < count; i += 8) {
    const p = x + (<usize>i << 2)
    const a = v128.load(p), b = v128.load(p, 16)
    v128.store(y + (<usize>i << 1), toInt16(f32x4.mul(a, sigmoid4(a)), f32x4.mul(b, sigmoid4(b)), k))
  }
}

/**
 * Arc scores of one sentence: score[dependent, head] = dep · head · scale + distance[dependent − head], the distance cut
 * to ±`reach`. dep and head are int16 rows of `width`, a multiple of 8. best[dependent] = its best head, never itself.
 */
export function scoreArcs(dep: usize, head: usize, distance: usize, score: usize, best: usize, rows: i32, width: i32, scale: f32, reach: i32): void {
  for (let i = 0; i < rows; i++) {
    const a = dep + (<usize>(i * width) << 1)
    let top: f32 = -Infinity
    let at = 0
    for (let j = 0; j < rows; j++) {
      const b = head + (<usize>(j * width) << 1)
      let q = i32x4.splat(0)
      for (let m = 0; m < width; m += 8) {
        const p = <usize>m << 1
        q = i32x4.add(q, i32x4.dot_i16x8_s(v128.load(a + p), v128.load(b + p)))
      }
      const total = i32x4.extract_lane(q, 0) + i32x4.extract_lane(q, 1) + i32x4.extract_lane(q, 2) + i32x4.extract_lane(q, 3)
      const d = min(max(i - j, -reach), reach) + reach
      const v = <f32>total * scale + load<f32>(distance + (<usize>d << 2))
      store<f32>(score + (<usize>(i * rows + j) << 2), v)
      if (v > top && j != i) {
        top = v
        at = j
      }
    }
    store<i32>(best + (<usize>i << 2), at)
  }
}

/** o[rows, width] = relu(head[heads[i]] + dep[i]) as int16 times `scale`, over one sentence. */
export function joinHeads(head: usize, dep: usize, heads: usize, o: usize, rows: i32, width: i32, scale: f32): void {
  const k = f32x4.splat(scale)
  const zero = f32x4.splat(0)
  for (let i = 0; i < rows; i++) {
    const h = head + (<usize>(load<i32>(heads + (<usize>i << 2)) * width) << 2)
    const d = dep + (<usize>(i * width) << 2)
    for (let m = 0; m < width; m += 8) {
      const p = <usize>m << 2
      v128.store(o + (<usize>(i * width + m) << 1), toInt16(
        f32x4.pmax(zero, f32x4.add(v128.load(h + p), v128.load(d + p))),
        f32x4.pmax(zero, f32x4.add(v128.load(h + p, 16), v128.load(d + p, 16))), k))
    }
  }
}

/** best[i] = the first place of the greatest of columns from … to − 1, four or more, of row i. */
export function greatest(y: usize, best: usize, rows: i32, width: i32, from: i32, to: i32): void {
  for (let i = 0; i < rows; i++) {
    const r = y + (<usize>(i * width + from) << 2)
    const last = y + (<usize>(i * width + to) << 2) - 16
    let v = v128.load(last)
    for (let p = r; p < last; p += 16) v = f32x4.pmax(v, v128.load(p))
    v = f32x4.pmax(v, v128.shuffle<i32>(v, v, 2, 3, 0, 1))
    v = f32x4.pmax(v, v128.shuffle<i32>(v, v, 1, 0, 3, 2))
    let p = r
    while (p < last && !v128.any_true(f32x4.eq(v, v128.load(p)))) p += 16
    if (p > last) p = last
    const top = f32x4.extract_lane(v, 0)
    while (load<f32>(p) != top) p += 4
    store<i32>(best + (<usize>i << 2), <i32>((p - r) >> 2))
  }
}
