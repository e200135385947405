import {averageLink} from '../merging/average-link.ts'
import type {ReportDigest} from '../record/digest.ts'
import type {Link} from '../record/merged.ts'

const LEAST_MEAN = 0.16

/** The stories of one connected component: text hashes of the reports of each. The same members and links always give the same stories. */
export function groupReports(reports: readonly ReportDigest[], links: readonly Link[]): string[][] {
  return averageLink(
    reports.map(({report}) => report),
    links,
    {least: LEAST_MEAN},
  )
}
