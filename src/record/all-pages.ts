import type {Page} from './query.ts'

const PAGE = 500

/** Everything that a paged query finds, in its order, one page at a time in memory. `limit` is of all rows, not of a page. */
export async function* allPages<Row>(
  findPage: (page: {readonly limit: number; readonly after: string | undefined}) => Promise<Page<Row>>,
  {limit, after: start}: {readonly limit?: number; readonly after?: string} = {},
): AsyncGenerator<Row> {
  let left = limit ?? Number.POSITIVE_INFINITY
  let after = start
  while (left > 0) {
    const page = await findPage({limit: Math.min(PAGE, left), after})
    yield* page.items
    if (!page.next) return
    left -= page.items.length
    after = page.next
  }
}
