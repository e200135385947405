import {createInflateRaw} from 'node:zlib'

const EMPTY = new Uint8Array()

/** Bytes of a stream taken in portions, with their position. Of the stream only the current chunk is in memory. */
export class ByteReader {
  private readonly chunks: AsyncIterator<Uint8Array>
  private current: Uint8Array = EMPTY
  /** Bytes taken so far. */
  position = 0

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.chunks = chunks[Symbol.asyncIterator]()
  }

  /** The bytes at hand, at least one, without taking them; empty at the end. */
  async look(): Promise<Uint8Array> {
    while (this.current.length === 0) {
      const next = await this.chunks.next()
      if (next.done) return EMPTY
      this.current = next.value
    }
    return this.current
  }

  /** At least `size` bytes without taking them; fewer only at the end. */
  async lookFar(size: number): Promise<Uint8Array> {
    const parts = [await this.look()]
    let found = parts[0]!.length
    if (found >= size || found === 0) return this.current
    while (found < size) {
      const next = await this.chunks.next()
      if (next.done) break
      parts.push(next.value)
      found += next.value.length
    }
    this.current = Buffer.concat(parts)
    return this.current
  }

  /** Takes bytes that were looked at. */
  skipSeen(size: number): void {
    this.current = this.current.subarray(size)
    this.position += size
  }

  /** The next bytes, at most `most`; empty at the end. */
  async take(most: number): Promise<Uint8Array> {
    const seen = (await this.look()).subarray(0, most)
    this.skipSeen(seen.length)
    return seen
  }

  /** Exactly `size` bytes; fewer only at the end. */
  async takeAll(size: number): Promise<Uint8Array> {
    const first = await this.take(size)
    if (first.length === size || first.length === 0) return first
    const parts = [first]
    for (let left = size - first.length; left > 0; ) {
      const part = await this.take(left)
      if (part.length === 0) break
      parts.push(part)
      left -= part.length
    }
    return Buffer.concat(parts)
  }

  /** Passes over bytes; how many there were. */
  async skip(size: number): Promise<number> {
    let left = size
    while (left > 0) {
      const part = await this.take(left)
      if (part.length === 0) break
      left -= part.length
    }
    return size - left
  }

  /** A line with its end, null at the end of the stream. Of one longer than the limit only the beginning is taken. */
  async takeLine(limit: number): Promise<Uint8Array | 'too long' | null> {
    const parts: Uint8Array[] = []
    let size = 0
    for (;;) {
      const seen = await this.look()
      if (seen.length === 0) return parts.length > 0 ? Buffer.concat(parts) : null
      const newline = seen.indexOf(10)
      const part = seen.subarray(0, newline < 0 ? seen.length : newline + 1)
      size += part.length
      if (size > limit) return 'too long'
      parts.push(part)
      this.skipSeen(part.length)
      if (newline >= 0) return parts.length === 1 ? part : Buffer.concat(parts)
    }
  }

  async close(): Promise<void> {
    this.current = EMPTY
    await this.chunks.return?.()
  }
}

/** Bytes given to the unpacker at once: a thousandfold of it may be in memory when they unpack well. */
const PORTION = 32_768

/**
 * Unpacks the deflate stream that begins where the reader stands, and leaves the reader behind its end. Throws what zlib
 * says of damage; Z_BUF_ERROR when the stream is cut off.
 */
export async function* inflateFrom(reader: ByteReader): AsyncGenerator<Uint8Array> {
  const inflate = createInflateRaw({chunkSize: 65_536})
  const ready: Uint8Array[] = []
  let isOver = false
  let failure: Error | null = null
  let wake = () => {}
  inflate.on('data', chunk => ready.push(chunk))
  inflate.on('end', () => {
    isOver = true
    wake()
  })
  inflate.on('error', error => {
    failure = error
    wake()
  })
  try {
    let consumed = 0
    for (;;) {
      const seen = (await reader.look()).subarray(0, PORTION)
      await new Promise<void>(resolve => {
        wake = resolve
        if (seen.length === 0) inflate.end()
        else inflate.write(seen, () => resolve())
      })
      reader.skipSeen(inflate.bytesWritten - consumed)
      consumed = inflate.bytesWritten
      yield* ready.splice(0)
      if (failure) throw failure
      if (isOver) return
    }
  } finally {
    inflate.destroy()
  }
}
