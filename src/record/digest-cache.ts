import type {MentionDigest, ReportDigest} from './digest.ts'

/** Digests that were opened lately, by the numbers of their rows: reports of one story are compared with one another again and again. */
export interface DigestCache {
  readonly reports: RecentlyUsed<ReportDigest>
  readonly mentions: RecentlyUsed<MentionDigest>
}

/** Some 10 kB each. */
const REPORTS = 6000
/** Some 3 kB each. */
const MENTIONS = 30_000

export const digestCache = (): DigestCache => ({
  reports: recentlyUsed(REPORTS),
  mentions: recentlyUsed(MENTIONS),
})

export interface RecentlyUsed<T> {
  get(nr: number): T | undefined
  set(nr: number, value: T): void
  clear(): void
}

/** Keeps the last `size` values that were asked for. */
function recentlyUsed<T>(size: number): RecentlyUsed<T> {
  const values = new Map<number, T>()
  return {
    get: nr => {
      const value = values.get(nr)
      if (value === undefined) return undefined
      values.delete(nr)
      values.set(nr, value)
      return value
    },
    set: (nr, value) => {
      values.set(nr, value)
      if (values.size > size) values.delete(values.keys().next().value!)
    },
    clear: () => values.clear(),
  }
}
