/**
 * The heads of the highest-scoring tree with one root. `score[dependent * size + head]`, number 0 being the artificial
 * root, whose own head is given as 0. Chu-Liu-Edmonds; that only one word hangs on the root is reached by making every
 * root arc dearer than a tree can gain.
 */
export function bestTree(score: ArrayLike<number>, size: number): Int32Array {
  let range = 1
  for (let i = 0; i < size * size; i++) range = Math.max(range, Math.abs(score[i]!))
  const penalty = 4 * range * size
  const own = new Float64Array(size * size)
  for (let d = 0; d < size; d++)
    for (let h = 0; h < size; h++)
      own[d * size + h] = d === h ? Number.NEGATIVE_INFINITY : score[d * size + h]! - (h === 0 ? penalty : 0)
  return arborescence(own, size)
}

/** Whether the heads of tokens 1 … size − 1 form a tree in which exactly one of them hangs on the root 0. */
export function isTree(heads: ArrayLike<number>, size: number): boolean {
  let roots = 0
  for (let i = 1; i < size; i++) if (heads[i] === 0) roots++
  return roots === 1 && findCycle(heads, size) === null
}

function findCycle(heads: ArrayLike<number>, size: number): number[] | null {
  const visit = new Int32Array(size)
  for (let start = 1; start < size; start++) {
    let node = start
    while (node !== 0 && visit[node] === 0) {
      visit[node] = start
      node = heads[node]!
    }
    if (node === 0 || visit[node] !== start) continue
    const cycle = [node]
    for (let next = heads[node]!; next !== node; next = heads[next]!) cycle.push(next)
    return cycle
  }
  return null
}

function arborescence(score: Float64Array, size: number): Int32Array {
  const heads = greedyHeads(score, size)
  const cycle = findCycle(heads, size)
  if (!cycle) return heads
  const inCycle = new Uint8Array(size)
  for (const node of cycle) inCycle[node] = 1
  const rest: number[] = []
  for (let i = 0; i < size; i++) if (inCycle[i] === 0) rest.push(i)

  // The cycle becomes the last node of a smaller graph: `entry` is the node of the cycle that an arc from outside would
  // reach with the least loss, `exit` the node of the cycle that is the best head for a node outside.
  const small = rest.length + 1
  const contracted = new Float64Array(small * small).fill(Number.NEGATIVE_INFINITY)
  const entry = new Int32Array(small)
  const exit = new Int32Array(small)
  for (let a = 0; a < rest.length; a++) {
    const outside = rest[a]!
    for (let b = 0; b < rest.length; b++) if (a !== b) contracted[a * small + b] = score[outside * size + rest[b]!]!
    let bestEntry = Number.NEGATIVE_INFINITY
    let bestExit = Number.NEGATIVE_INFINITY
    for (const node of cycle) {
      const gain = score[node * size + outside]! - score[node * size + heads[node]!]!
      if (gain > bestEntry) {
        bestEntry = gain
        entry[a] = node
      }
      if (score[outside * size + node]! > bestExit) {
        bestExit = score[outside * size + node]!
        exit[a] = node
      }
    }
    contracted[rest.length * small + a] = bestEntry
    if (outside !== 0) contracted[a * small + rest.length] = bestExit
  }
  const inner = arborescence(contracted, small)
  for (let a = 0; a < rest.length; a++) {
    const head = inner[a]!
    if (rest[a] !== 0) heads[rest[a]!] = head === rest.length ? exit[a]! : rest[head]!
  }
  const broken = inner[rest.length]!
  heads[entry[broken]!] = rest[broken]!
  return heads
}

function greedyHeads(score: Float64Array, size: number): Int32Array {
  const heads = new Int32Array(size)
  for (let d = 1; d < size; d++) {
    let best = Number.NEGATIVE_INFINITY
    for (let h = 0; h < size; h++) {
      if (h === d || !(score[d * size + h]! > best)) continue
      best = score[d * size + h]!
      heads[d] = h
    }
  }
  return heads
}
