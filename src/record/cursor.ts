import {RecordError} from './record-error.ts'

/** Where a page ended: the value that the answer is ordered by, and the number of the row. */
export interface Cursor {
  readonly value: string | number
  readonly nr: number
}

export const renderCursor = (order: string, {value, nr}: Cursor): string =>
  Buffer.from(JSON.stringify([order, value, nr])).toString('base64url')

/** Throws a RecordError where the text is no cursor or one of another order. */
export function parseCursor(order: string, after: string | undefined): Cursor | null {
  if (after === undefined) return null
  const [ofOrder, value, nr] = parseTriple(after)
  if (ofOrder === order && (typeof value === 'string' || typeof value === 'number') && Number.isSafeInteger(nr))
    return {value, nr: nr as number}
  throw new RecordError(
    `“${after}” does not continue this answer. Give the mark that the page before ended with, and the same question.`,
  )
}

function parseTriple(after: string): readonly unknown[] {
  try {
    const triple: unknown = JSON.parse(Buffer.from(after, 'base64url').toString('utf8'))
    return Array.isArray(triple) ? triple : []
  } catch {
    return []
  }
}

/** Rows a page has when a query does not say. */
const DEFAULT_LIMIT = 50

/** How many rows of a page are asked for; none or a negative number is an error of the caller. */
export function pageLimit(limit: number | undefined): number {
  if (limit === undefined) return DEFAULT_LIMIT
  if (Number.isSafeInteger(limit) && limit > 0) return limit
  throw new RecordError(`A page of ${limit} rows cannot be given. Ask for 1 or more.`)
}
