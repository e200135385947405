import {deflateSync, inflateSync} from 'node:zlib'

/**
 * Level of zlib for texts and readings: on news reports level 3 keeps within a tenth of the size of level 9 and takes a third
 * of its time.
 */
const LEVEL = 3

/** A text as a zlib stream (RFC 1950), as `zlib.decompress` of Python and others open it. */
export const packText = (text: string): Buffer => deflateSync(text, {level: LEVEL})

export const unpackText = (packed: Buffer): string => inflateSync(packed).toString('utf8')
