/** How alike two members are: a positive value speaks for one group, as `least` measures it. */
export interface Likeness {
  readonly a: string
  readonly b: string
  readonly value: number
}

export interface AverageLinkOptions {
  /** Two groups are joined while the mean value between their members is at least this. */
  readonly least: number
  /** Value of a pair of which nothing is known. */
  readonly absent: number
  /**
   * What the bar is lowered by for a small group beside a large one: times 1/smaller size - 1/larger size. The mean over many pairs is
   * surer than over few, and a short text is never much like a whole group. 0 when missing.
   */
  readonly easeForSmall?: number
  /** Judges two groups by their members and the mean value between these, in place of the mean. */
  readonly judge?: (a: readonly string[], b: readonly string[], mean: number) => number
  /** Pairs that are one whatever their value. */
  readonly join?: readonly (readonly [string, string])[]
  /** Whether two members must not be in one group. */
  readonly isApart?: (a: string, b: string) => boolean
}

interface Group {
  readonly members: string[]
  /** Sum of the values to each neighbour of which something is known, over those of unknown pairs. */
  readonly values: Map<string, number>
}

/**
 * Groups members by the mean value between groups, the best pair first (average-link agglomeration; Sokal and Michener 1958). The
 * outcome depends on members and pairs alone: everything is taken in the order of ids, and the pair of smaller ids is first where
 * two are even. Groups are in order of their smallest member, members in order of their ids.
 */
export function averageLink(
  members: readonly string[],
  pairs: readonly Likeness[],
  {least, absent, easeForSmall = 0, judge, join = [], isApart = () => false}: AverageLinkOptions,
): string[][] {
  const groups = new Map([...members].sort().map((id): [string, Group] => [id, {members: [id], values: new Map()}]))
  const known = pairs.filter(({a, b}) => groups.has(a) && groups.has(b) && a !== b)
  known.sort((x, y) => compare(x.a, y.a) || compare(x.b, y.b))
  for (const {a, b, value} of known) {
    groups.get(a)!.values.set(b, value - absent)
    groups.get(b)!.values.set(a, value - absent)
  }
  joinSaid(groups, join)
  const queue = new OfferQueue()
  const offer = (a: string, b: string): void => {
    const [x, y] = [groups.get(a)!, groups.get(b)!]
    const [small, large] = [x.members.length, y.members.length].sort((m, n) => m - n) as [number, number]
    const mean = absent + x.values.get(b)! / (small * large)
    const worth = judge ? judge(x.members, y.members, mean) : mean + easeForSmall * (1 / small - 1 / large)
    if (worth >= least) queue.push({worth, a, b, members: small + large})
  }
  for (const [a, {values}] of groups) for (const b of values.keys()) if (a < b) offer(a, b)
  for (let best = queue.pop(); best; best = queue.pop()) {
    const [x, y] = [groups.get(best.a), groups.get(best.b)]
    // An offer made before one of the two grew is out of date; there is a newer one.
    if (!x || !y || x.members.length + y.members.length !== best.members) continue
    if (x.members.some(a => y.members.some(b => isApart(a, b)))) continue
    merge(groups, best.a, best.b)
    for (const neighbour of [...x.values.keys()].sort()) {
      if (best.a < neighbour) offer(best.a, neighbour)
      else offer(neighbour, best.a)
    }
  }
  return [...groups.values()].map(group => [...group.members].sort()).sort((x, y) => compare(x[0]!, y[0]!))
}

/** Joins what is said to be one before anything is compared. */
function joinSaid(groups: Map<string, Group>, join: AverageLinkOptions['join']): void {
  for (const [a, b] of [...(join ?? [])].sort((x, y) => compare(x.join(' '), y.join(' ')))) {
    const home = (id: string): string | undefined =>
      groups.has(id) ? id : [...groups].find(([, {members}]) => members.includes(id))?.[0]
    const [x, y] = [home(a), home(b)]
    if (x === undefined || y === undefined || x === y) continue
    if (x < y) merge(groups, x, y)
    else merge(groups, y, x)
  }
}

/** Puts group `b` into group `a`, whose name is the smaller. */
function merge(groups: Map<string, Group>, a: string, b: string): void {
  const [x, y] = [groups.get(a)!, groups.get(b)!]
  x.members.push(...y.members)
  x.values.delete(b)
  groups.delete(b)
  for (const [neighbour, value] of y.values) {
    if (neighbour === a) continue
    const sum = (x.values.get(neighbour) ?? 0) + value
    x.values.set(neighbour, sum)
    const other = groups.get(neighbour)!.values
    other.delete(b)
    other.set(a, sum)
  }
}

interface Offer {
  readonly worth: number
  readonly a: string
  readonly b: string
  /** Members of both groups when the offer was made. */
  readonly members: number
}

const comesBefore = (x: Offer, y: Offer): boolean =>
  x.worth !== y.worth ? x.worth > y.worth : x.a !== y.a ? x.a < y.a : x.b < y.b

/** A binary heap of offers, the best first. */
class OfferQueue {
  private readonly heap: Offer[] = []

  push(offer: Offer): void {
    const {heap} = this
    let at = heap.push(offer) - 1
    while (at > 0) {
      const up = (at - 1) >> 1
      if (!comesBefore(heap[at]!, heap[up]!)) return
      ;[heap[at], heap[up]] = [heap[up]!, heap[at]!]
      at = up
    }
  }

  pop(): Offer | undefined {
    const {heap} = this
    const best = heap[0]
    const last = heap.pop()
    if (heap.length === 0 || last === undefined) return best
    heap[0] = last
    for (let at = 0; ; ) {
      let first = at
      for (const below of [2 * at + 1, 2 * at + 2])
        if (below < heap.length && comesBefore(heap[below]!, heap[first]!)) first = below
      if (first === at) return best
      ;[heap[at], heap[first]] = [heap[first]!, heap[at]!]
      at = first
    }
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
