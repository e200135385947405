export interface Keyed<T> {
  readonly id: (item: T) => string
  readonly keys: (item: T) => readonly string[]
}

/** Every pair of a new item and a candidate that share a key, once, the smaller id first. The new items are among the candidates. */
export function* pairsByKey<T>(
  items: readonly T[],
  candidates: readonly T[],
  {id, keys}: Keyed<T>,
): Generator<readonly [T, T]> {
  const byKey = new Map<string, T[]>()
  for (const candidate of candidates)
    for (const key of keys(candidate)) {
      const sharing = byKey.get(key)
      if (sharing) sharing.push(candidate)
      else byKey.set(key, [candidate])
    }
  const isNew = new Set(items.map(id))
  for (const item of items) {
    const own = id(item)
    const met = new Set<string>([own])
    for (const key of keys(item))
      for (const candidate of byKey.get(key) ?? []) {
        const other = id(candidate)
        // A pair of two new items is met from both sides; it is given from the smaller one.
        if (met.has(other) || (isNew.has(other) && other < own)) continue
        met.add(other)
        yield own < other ? [item, candidate] : [candidate, item]
      }
  }
}
