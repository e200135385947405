import {type ByteReader, inflateFrom} from './byte-reader.ts'
import {CannotRead} from './intake-failure.ts'
import type {RecordPlace} from './locator.ts'

/** The members of a gzip file unpacked one after the other, with the way back to where they stand in the file. */
export interface UnpackedMembers {
  readonly chunks: AsyncGenerator<Uint8Array>
  /** Where in the file an unpacked position of late lies. */
  readonly placeOf: (position: number) => RecordPlace
  /** After an error: goes to the next place in the file where a member seems to begin; false when there is none. */
  readonly findNext: () => Promise<boolean>
}

/** Places of members that are remembered: those that one piece of unpacked bytes may reach back to. */
const REMEMBERED = 4096
const TRAILER_BYTES = 8

/** Unpacks a file of one gzip member or many (as WARC has one a record), one after the other. Throws a CannotRead on damage. */
export function unpackMembers(reader: ByteReader): UnpackedMembers {
  const members: {offset: number; position: number}[] = []
  let position = 0
  async function* unpack(): AsyncGenerator<Uint8Array> {
    while ((await reader.lookFar(2)).length > 0) {
      members.push({offset: reader.position, position})
      if (members.length > REMEMBERED) members.shift()
      await skipHeader(reader)
      for await (const chunk of inflateFrom(reader)) {
        position += chunk.length
        yield chunk
      }
      await reader.skip(TRAILER_BYTES)
    }
  }
  return {
    chunks: unpack(),
    placeOf: at => {
      const member = members.findLast(m => m.position <= at) ?? {offset: 0, position: 0}
      return {offset: member.offset, inside: at - member.position}
    },
    findNext: async () => {
      // The member that failed begins at the reader's place or before it.
      const failed = members.at(-1)?.offset ?? 0
      if (reader.position === failed) reader.skipSeen(Math.min(1, (await reader.look()).length))
      for (;;) {
        const seen = Buffer.from(await reader.lookFar(4))
        if (seen.length < 4) return false
        const at = seen.indexOf(MEMBER_START)
        if (at >= 0 && at + 4 <= seen.length && seen[at + 3]! < 32) {
          reader.skipSeen(at)
          return true
        }
        reader.skipSeen(at < 0 ? seen.length - 2 : at + 4 > seen.length ? at : at + 1)
      }
    },
  }
}

const MEMBER_START = Buffer.from([0x1f, 0x8b, 0x08])

/** Passes the header of a gzip member (RFC 1952). */
async function skipHeader(reader: ByteReader): Promise<void> {
  const header = await reader.takeAll(10)
  if (header.length < 10 || header[0] !== 0x1f || header[1] !== 0x8b || header[2] !== 8)
    throw new CannotRead('There is no gzip member where one should begin.')
  const flags = header[3]!
  if (flags & 4) {
    const length = await reader.takeAll(2)
    await reader.skip((length[0] ?? 0) | ((length[1] ?? 0) << 8))
  }
  if (flags & 8) await skipZeroEnded(reader)
  if (flags & 16) await skipZeroEnded(reader)
  if (flags & 2) await reader.skip(2)
}

async function skipZeroEnded(reader: ByteReader): Promise<void> {
  for (;;) {
    const seen = await reader.look()
    if (seen.length === 0) return
    const end = seen.indexOf(0)
    reader.skipSeen(end < 0 ? seen.length : end + 1)
    if (end >= 0) return
  }
}
