import {ByteReader, inflateFrom} from './byte-reader.ts'
import {CannotRead} from './intake-failure.ts'

const HEADER_BYTES = 30
const STORED = 0
const DEFLATED = 8

/**
 * Unpacks the first file of a ZIP archive as it is read (APPNOTE 4.3.7). Throws CannotRead for what is encrypted or packed
 * in another way than deflate.
 */
export async function openZipMember(chunks: AsyncIterable<Uint8Array>): Promise<AsyncGenerator<Uint8Array>> {
  const reader = new ByteReader(chunks)
  const header = Buffer.from(await reader.takeAll(HEADER_BYTES))
  if (header.length < HEADER_BYTES) throw new CannotRead('The ZIP archive is cut off.')
  const flags = header.readUInt16LE(6)
  const method = header.readUInt16LE(8)
  const size = header.readUInt32LE(18)
  await reader.skip(header.readUInt16LE(26) + header.readUInt16LE(28))
  if (flags & 1) throw new CannotRead('The ZIP archive is encrypted.')
  if (method === DEFLATED) return unpackAndClose(reader)
  if (method === STORED && !(flags & 8)) return takeAndClose(reader, size)
  throw new CannotRead('The ZIP archive is packed in an unusual way. Unpack it and give the folder.')
}

async function* unpackAndClose(reader: ByteReader): AsyncGenerator<Uint8Array> {
  try {
    yield* inflateFrom(reader)
  } finally {
    await reader.close()
  }
}

async function* takeAndClose(reader: ByteReader, size: number): AsyncGenerator<Uint8Array> {
  try {
    for (let left = size; left > 0; ) {
      const part = await reader.take(left)
      if (part.length === 0) return
      left -= part.length
      yield part
    }
  } finally {
    await reader.close()
  }
}
