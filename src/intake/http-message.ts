import {brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync, type ZlibOptions} from 'node:zlib'
import {CannotRead, renderBytes} from './intake-failure.ts'

/** An HTTP answer as a web archive keeps it. */
export interface HttpHead {
  readonly status: number
  /** Names in small letters; of a name given twice the first counts. */
  readonly headers: ReadonlyMap<string, string>
}

/** The lines before the body; null when they are no HTTP answer. */
export function parseHttpHead(lines: readonly string[]): HttpHead | null {
  const status = /^HTTP\/\d(?:\.\d)?\s+(\d{3})/.exec(lines[0] ?? '')
  return status ? {status: Number(status[1]), headers: parseHeaders(lines.slice(1))} : null
}

/** Header lines by name; a line that begins with white space goes on with the one before. */
export function parseHeaders(lines: readonly string[]): Map<string, string> {
  const headers = new Map<string, string>()
  let last = ''
  for (const line of lines) {
    if (/^[ \t]/.test(line) && last) headers.set(last, `${headers.get(last)} ${line.trim()}`)
    const colon = line.indexOf(':')
    if (colon <= 0 || /^[ \t]/.test(line)) continue
    last = line.slice(0, colon).trim().toLowerCase()
    if (!headers.has(last)) headers.set(last, line.slice(colon + 1).trim())
  }
  return headers
}

/**
 * The body without transfer and content encodings. Archives often keep the headers of a body that they have decoded: what is
 * not encoded as its headers say is taken as it is. Throws CannotRead when it is damaged or larger than the limit.
 */
export function decodeBody(body: Uint8Array, {headers}: HttpHead, sizeLimit: number): Uint8Array {
  const isChunked = /\bchunked\b/i.test(headers.get('transfer-encoding') ?? '')
  let bytes = isChunked ? joinChunks(body) : body
  const encodings = (headers.get('content-encoding') ?? '').toLowerCase().split(/[\s,]+/)
  for (const encoding of encodings.reverse()) bytes = decodeContent(bytes, encoding, sizeLimit)
  return bytes
}

/** Joins the pieces of a chunked body; where the first is none, the body was not chunked, and behind a wrong one all is kept. */
function joinChunks(body: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = []
  let at = 0
  while (at < body.length) {
    const end = body.indexOf(10, at)
    const line = end < 0 || end - at > 100 ? '' : Buffer.from(body.subarray(at, end)).toString('latin1')
    const size = /^\s*([0-9a-f]{1,8})\s*(?:;.*)?\r?$/i.exec(line)?.[1]
    if (size === undefined) {
      parts.push(body.subarray(at))
      break
    }
    const length = Number.parseInt(size, 16)
    if (length === 0) break
    parts.push(body.subarray(end + 1, end + 1 + length))
    at = end + 1 + length
    if (body[at] === 13) at++
    if (body[at] === 10) at++
  }
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts)
}

function decodeContent(bytes: Uint8Array, encoding: string, sizeLimit: number): Uint8Array {
  const options: ZlibOptions = {maxOutputLength: sizeLimit}
  try {
    if (encoding === 'gzip' || encoding === 'x-gzip')
      return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes, options) : bytes
    if (encoding === 'deflate')
      return (bytes[0]! & 0x0f) === 8 && ((bytes[0]! << 8) | bytes[1]!) % 31 === 0
        ? inflateSync(bytes, options)
        : looksDecoded(bytes)
          ? bytes
          : inflateRawSync(bytes, options)
    if (encoding === 'br') return looksDecoded(bytes) ? bytes : brotliDecompressSync(bytes, options)
  } catch (error) {
    if ((error as {code?: string}).code === 'ERR_BUFFER_TOO_LARGE')
      throw new CannotRead(`The page is larger than ${renderBytes(sizeLimit)} unpacked. Raise --size-limit.`)
    throw new CannotRead(`The page is packed with ${encoding} and damaged.`)
  }
  if (encoding === 'zstd' && !looksDecoded(bytes))
    throw new CannotRead('The page is packed with zstd, which is not read.')
  return bytes
}

/** Packed bytes hold control characters soon; a page does not. */
function looksDecoded(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, 256)
  return start.every(byte => byte >= 32 || byte === 9 || byte === 10 || byte === 12 || byte === 13)
}
