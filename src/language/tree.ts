/** Whether the heads of tokens 1 … size − 1 form a tree in which exactly one of them hangs on the root 0. */
export function isTree(heads: ArrayLike<number>, size: number): boolean {
  let roots = 0
  for (let i = 1; i < size; i++) if (heads[i] === 0) roots++
  if (roots !== 1) return false
  const visit = new Int32Array(size)
  for (let start = 1; start < size; start++) {
    let node = start
    while (node !== 0 && visit[node] === 0) {
      visit[node] = start
      node = heads[node]!
    }
    if (node !== 0 && visit[node] === start) return false
  }
  return true
}

/**
 * The heads of the highest-scoring tree with one root. `score[dependent * size + head]`, number 0 being the artificial
 * root, whose own head is given as 0. Chu-Liu-Edmonds for dense graphs in time size² (Tarjan 1977); that only one word
 * hangs on the root is reached by making every root arc dearer than a tree can gain.
 */
export function bestTree(score: ArrayLike<number>, size: number): Int32Array {
  const graph = new Graph(score, size)
  for (let token = 1; token < size; token++) graph.settle(token)
  return graph.heads()
}

const FRESH = 0
const ON_PATH = 1
const SETTLED = 2

/**
 * Nodes are tokens and, numbered after them, cycles that were contracted into one. A node that still stands alone has a
 * row and a column of the matrices; a contracted cycle takes over those of one of its nodes.
 */
class Graph {
  readonly #size: number
  /** Score of the arc into the row's node from the column's node, and the tokens that this arc joins. */
  readonly #score: Float64Array
  readonly #dependent: Int16Array
  readonly #head: Int16Array
  /** Node of each row that is in use. */
  readonly #nodeOfRow: Int32Array
  readonly #rows: number[]
  readonly #rowOfNode: Int32Array
  readonly #state: Uint8Array
  /** The cycle that a node was contracted into, or -1. */
  readonly #parent: Int32Array
  /** The chosen arc into each node. */
  readonly #chosenScore: Float64Array
  readonly #chosenDependent: Int16Array
  readonly #chosenHead: Int16Array
  #nodes: number

  constructor(score: ArrayLike<number>, size: number) {
    this.#size = size
    this.#score = Float64Array.from(score)
    this.#dependent = new Int16Array(size * size)
    this.#head = new Int16Array(size * size)
    let range = 1
    for (let i = 0; i < size * size; i++) range = Math.max(range, Math.abs(this.#score[i]!))
    for (let d = 0; d < size; d++) {
      this.#score[d * size]! -= 4 * range * size
      for (let h = 0; h < size; h++) {
        this.#dependent[d * size + h] = d
        this.#head[d * size + h] = h
      }
    }
    this.#nodes = size
    this.#rows = Array.from({length: size}, (_, i) => i)
    this.#nodeOfRow = Int32Array.from(this.#rows)
    this.#rowOfNode = new Int32Array(2 * size)
    this.#rowOfNode.set(this.#rows)
    this.#state = new Uint8Array(2 * size)
    this.#state[0] = SETTLED
    this.#parent = new Int32Array(2 * size).fill(-1)
    this.#chosenScore = new Float64Array(2 * size)
    this.#chosenDependent = new Int16Array(2 * size)
    this.#chosenHead = new Int16Array(2 * size)
  }

  /** Follows best arcs from the token's node to a settled one, contracting each cycle on the way. */
  settle(token: number): void {
    let node = token
    while (this.#parent[node]! >= 0) node = this.#parent[node]!
    if (this.#state[node] === SETTLED) return
    const path: number[] = []
    for (;;) {
      this.#state[node] = ON_PATH
      path.push(node)
      const next = this.#chooseHead(node)
      if (this.#state[next] === SETTLED) break
      node = this.#state[next] === FRESH ? next : this.#contract(path.splice(path.indexOf(next)))
    }
    for (const done of path) this.#state[done] = SETTLED
  }

  heads(): Int32Array {
    for (let cycle = this.#nodes - 1; cycle >= this.#size; cycle--) {
      let entered: number = this.#chosenDependent[cycle]!
      while (this.#parent[entered] !== cycle) entered = this.#parent[entered]!
      this.#chosenDependent[entered] = this.#chosenDependent[cycle]!
      this.#chosenHead[entered] = this.#chosenHead[cycle]!
    }
    return Int32Array.from(this.#chosenHead.subarray(0, this.#size))
  }

  #chooseHead(node: number): number {
    const row = this.#rowOfNode[node]!
    const from = row * this.#size
    let best = -1
    for (const column of this.#rows)
      if (column !== row && (best < 0 || this.#score[from + column]! > this.#score[from + best]!)) best = column
    this.#chosenScore[node] = this.#score[from + best]!
    this.#chosenDependent[node] = this.#dependent[from + best]!
    this.#chosenHead[node] = this.#head[from + best]!
    return this.#nodeOfRow[best]!
  }

  /** Makes the nodes of a cycle one: an arc into it costs what the arc costs that it replaces. */
  #contract(cycle: readonly number[]): number {
    const rows = cycle.map(node => this.#rowOfNode[node]!)
    const kept = rows[0]!
    for (const other of this.#rows) {
      if (rows.includes(other)) continue
      let into = -1
      let gain = Number.NEGATIVE_INFINITY
      let outOf = kept
      for (const [i, row] of rows.entries()) {
        const total = this.#score[row * this.#size + other]! - this.#chosenScore[cycle[i]!]!
        if (total > gain) {
          gain = total
          into = row
        }
        if (this.#score[other * this.#size + row]! > this.#score[other * this.#size + outOf]!) outOf = row
      }
      this.#copyArc(into * this.#size + other, kept * this.#size + other, gain)
      const out = other * this.#size + outOf
      this.#copyArc(out, other * this.#size + kept, this.#score[out]!)
    }
    const node = this.#nodes++
    for (const member of cycle) this.#parent[member] = node
    for (const row of rows.slice(1)) this.#rows.splice(this.#rows.indexOf(row), 1)
    this.#nodeOfRow[kept] = node
    this.#rowOfNode[node] = kept
    return node
  }

  #copyArc(from: number, to: number, score: number): void {
    this.#score[to] = score
    this.#dependent[to] = this.#dependent[from]!
    this.#head[to] = this.#head[from]!
  }
}
