import {pipeline, Readable} from 'node:stream'
import {createGunzip} from 'node:zlib'
import {CannotRead, renderBytes} from './intake-failure.ts'

/** Chunks that are never empty. */
async function* skipEmpty(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) if (chunk.length > 0) yield chunk
}

/** Puts back what was read ahead. */
export async function* restore(
  first: Uint8Array,
  rest: AsyncIterator<Uint8Array, unknown, undefined>,
): AsyncGenerator<Uint8Array> {
  try {
    yield first
    for (;;) {
      const next = await rest.next()
      if (next.done) return
      yield next.value
    }
  } finally {
    await rest.return?.()
  }
}

/** The beginning of a stream, as much as is enough (all of it when that never is), and the whole stream again. */
export async function readAhead(
  chunks: AsyncIterable<Uint8Array>,
  isEnough: (start: Uint8Array) => boolean,
): Promise<{start: Uint8Array; all: AsyncGenerator<Uint8Array>}> {
  const iterator = skipEmpty(chunks)
  let start: Uint8Array = new Uint8Array()
  while (!isEnough(start)) {
    const next = await iterator.next()
    if (next.done) break
    start = start.length === 0 ? next.value : Buffer.concat([start, next.value])
  }
  return {start, all: start.length === 0 ? iterator : restore(start, iterator)}
}

/** All bytes of a document. Throws CannotRead when they are more than the limit. */
export async function collect(chunks: AsyncIterable<Uint8Array>, sizeLimit: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.length
    if (size > sizeLimit)
      throw new CannotRead(
        `It is larger than ${renderBytes(sizeLimit)}, the limit for one document. If it holds many, give them as JSON Lines; else raise --size-limit.`,
      )
    parts.push(chunk)
  }
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts)
}

/** The first bytes, up to the limit. */
export async function collectStart(chunks: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    parts.push(chunk.subarray(0, limit - size))
    size += chunk.length
    if (size >= limit) break
  }
  return Buffer.concat(parts)
}

export const isGzip = (start: Uint8Array): boolean => start[0] === 0x1f && start[1] === 0x8b

/** Unpacks gzip, member after member. Fails with Z_BUF_ERROR where it is cut off, with Z_DATA_ERROR where it is damaged. */
export function gunzip(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const unpacked = createGunzip()
  pipeline(Readable.from(chunks, {objectMode: true}), unpacked, () => {})
  return skipEmpty(unpacked)
}

/**
 * Lines as bytes without their end, null for one longer than the limit; of that one nothing is kept in memory. A byte order
 * mark before the first is left out. A line is a view of what was read: use it before the next, or copy it.
 */
export async function* splitLines(
  chunks: AsyncIterable<Uint8Array>,
  sizeLimit: number,
): AsyncGenerator<Uint8Array | null> {
  let parts: Uint8Array[] = []
  let size = 0
  let isFirst = true
  const finish = (): Uint8Array | null => {
    const whole = parts.length === 1 ? parts[0]! : Buffer.concat(parts)
    const line = size > sizeLimit ? null : isFirst ? withoutMark(whole) : whole
    parts = []
    size = 0
    isFirst = false
    return line
  }
  for await (const chunk of chunks) {
    let at = 0
    for (;;) {
      const newline = chunk.indexOf(10, at)
      const piece = chunk.subarray(at, newline < 0 ? chunk.length : newline)
      size += piece.length
      if (size <= sizeLimit) parts.push(piece)
      else parts = []
      if (newline < 0) break
      yield finish()
      at = newline + 1
    }
  }
  if (size > 0) yield finish()
}

const withoutMark = (line: Uint8Array): Uint8Array =>
  line[0] === 0xef && line[1] === 0xbb && line[2] === 0xbf ? line.subarray(3) : line
