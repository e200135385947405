import type {ReportDigest} from '../record/digest.ts'

/** A report as far as its origin is concerned. */
export interface Voiced {
  readonly digest: ReportDigest
  /** Name of the group of reports that share their text. */
  readonly copyGroup: string
}

/**
 * How many voices speak in the reports: those of one copy group, one wire, one owner or one outlet count once, also where
 * they are joined over others. 0 for no reports. A report of no known outlet, wire or copy is a voice of its own.
 */
export const countIndependent = (reports: readonly Voiced[]): number => new Set(findVoices(reports)).size

/** For each report the number of its voice; reports that are not independent of one another have the same. */
export function findVoices(reports: readonly Voiced[]): number[] {
  const voiceOf = new Map<string, number>()
  const parent = reports.map((_, i) => i)
  const find = (voice: number): number => {
    let root = voice
    while (parent[root] !== root) root = parent[root]!
    return root
  }
  reports.forEach((report, own) => {
    for (const mark of voiceMarks(report)) {
      const known = voiceOf.get(mark)
      if (known === undefined) voiceOf.set(mark, own)
      else parent[find(own)] = find(known)
    }
  })
  return reports.map((_, i) => find(i))
}

function voiceMarks({digest: {report, wires, owner, outlet}, copyGroup}: Voiced): string[] {
  const marks = [`report ${report}`, `copy ${copyGroup}`, ...wires.map(wire => `wire ${wire}`)]
  if (owner) marks.push(`owner ${owner}`)
  if (outlet) marks.push(`outlet ${outlet}`)
  return marks
}
