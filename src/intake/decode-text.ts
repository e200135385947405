import {isAscii, isUtf8} from 'node:buffer'
import iconv from 'iconv-lite'
import {CannotRead} from './intake-failure.ts'

/** Labels that the WHATWG Encoding Standard gives to another encoding than their name says. */
const WHATWG_LABELS: Readonly<Record<string, string>> = {
  'iso-8859-1': 'windows-1252',
  iso88591: 'windows-1252',
  'iso8859-1': 'windows-1252',
  latin1: 'windows-1252',
  l1: 'windows-1252',
  ascii: 'windows-1252',
  'us-ascii': 'windows-1252',
  'ansi_x3.4-1968': 'windows-1252',
  cp1252: 'windows-1252',
  'iso-8859-9': 'windows-1254',
  'iso8859-9': 'windows-1254',
  latin5: 'windows-1254',
  'iso-8859-11': 'windows-874',
  'tis-620': 'windows-874',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  'gb_2312-80': 'gb18030',
  'x-gbk': 'gb18030',
  'euc-kr': 'cp949',
  'ks_c_5601-1987': 'cp949',
  korean: 'cp949',
  'windows-949': 'cp949',
  'x-sjis': 'shift_jis',
  'windows-31j': 'shift_jis',
  sjis: 'shift_jis',
  ms_kanji: 'shift_jis',
  'x-cp1251': 'windows-1251',
  'x-cp1252': 'windows-1252',
  'x-cp1250': 'windows-1250',
  'unicode-1-1-utf-8': 'utf-8',
  utf8: 'utf-8',
  unicode: 'utf-16le',
  'utf-16': 'utf-16le',
  'x-mac-roman': 'macintosh',
}

/** Bytes in which a page's own statement of its encoding must stand (the standard says 1,024; pages are late). */
const DECLARATION_BYTES = 4096
/** Bytes looked at to tell a text from a picture or a program. */
const BINARY_SAMPLE = 16_384

/** What the first bytes of files that are no text are called, by their signature in latin1. */
const SIGNATURES: readonly (readonly [signature: string, name: string])[] = [
  ['%PDF', 'a PDF file'],
  ['{\\rtf', 'an RTF file'],
  ['PK\x03\x04', 'a ZIP archive or an Office file'],
  ['\xff\xd8\xff', 'a JPEG image'],
  ['\x89PNG', 'a PNG image'],
  ['GIF8', 'a GIF image'],
  ['\xd0\xcf\x11\xe0', 'an old Office file'],
  ['7z\xbc\xaf', 'a 7z archive'],
  ['Rar!', 'a RAR archive'],
  ['BZh', 'a bzip2 archive'],
  ['\xfd7zXZ', 'an xz archive'],
  ['(\xb5/\xfd', 'a zstd archive'],
  ['\x7fELF', 'a program'],
  ['MZ\x90\x00', 'a program'],
  ['SQLite format 3', 'a SQLite database'],
  ['PAR1', 'a Parquet file'],
  ['wOFF', 'a font'],
  ['RIFF', 'a sound, video or image file'],
  ['OggS', 'a sound file'],
  ['ID3', 'a sound file'],
]

export interface Decoded {
  readonly text: string
  readonly encoding: string
}

/**
 * Decodes a document. The encoding is told by its byte order mark; else by what is declared (HTTP header, HTML meta, XML
 * declaration) unless the bytes contradict it; else it is UTF-8 when the bytes are, windows-1252 when they are not. Broken
 * sequences become U+FFFD. Throws CannotRead for what is no text.
 */
export function decodeText(bytes: Uint8Array, declared: string | null = null): Decoded {
  const marked = findByteOrderMark(bytes)
  if (marked) return {text: iconv.decode(bytes, marked), encoding: marked}
  const wide = findUnmarkedUtf16(bytes)
  if (wide) return {text: iconv.decode(bytes, wide), encoding: wide}
  refuseBinary(bytes)
  const encoding = chooseEncoding(bytes, normalizeLabel(declared) ?? findDeclaration(bytes))
  return {text: iconv.decode(bytes, encoding), encoding}
}

function findByteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  const start = Buffer.from(bytes.subarray(0, 4)).toString('hex')
  if (start === 'fffe0000') return 'utf-32le'
  // Without a mark: "<" as the first character.
  if (start === '0000feff' || start === '0000003c') return 'utf-32be'
  if (start === '3c000000') return 'utf-32le'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

/** UTF-16 of mostly Latin letters has a zero in every other byte. */
function findUnmarkedUtf16(bytes: Uint8Array): string | null {
  const size = Math.min(bytes.length, BINARY_SAMPLE) & ~1
  if (size < 8) return null
  let even = 0
  let odd = 0
  for (let i = 0; i < size; i += 2) {
    if (bytes[i] === 0) even++
    if (bytes[i + 1] === 0) odd++
  }
  if (odd > size * 0.4 && even < size * 0.01) return 'utf-16le'
  return even > size * 0.4 && odd < size * 0.01 ? 'utf-16be' : null
}

function refuseBinary(bytes: Uint8Array): void {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  for (const [signature, name] of SIGNATURES)
    if (head.startsWith(signature) && (signature.length > 3 || hasControls(bytes)))
      throw new CannotRead(`This is ${name}, not a text. Give the page as HTML or plain text.`)
  if (hasControls(bytes)) throw new CannotRead('This is binary, not a text. Give the page as HTML or plain text.')
}

function hasControls(bytes: Uint8Array): boolean {
  const size = Math.min(bytes.length, BINARY_SAMPLE)
  let controls = 0
  for (let i = 0; i < size; i++) {
    const byte = bytes[i]!
    if (byte === 0) return true
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27) controls++
  }
  return controls > size * 0.02
}

/** So many well-formed sequences are UTF-8, even where the page names one of the East Asian encodings. */
const SURE_SEQUENCES = 30

function chooseEncoding(bytes: Uint8Array, declared: string | null): string {
  const {sequences, broken} = countUtf8(bytes)
  if (broken === 0 && sequences >= (declared === null || /^windows-125|^utf-8$/.test(declared) ? 1 : SURE_SEQUENCES))
    return 'utf-8'
  if (declared && declared !== 'utf-8') return declared
  if (broken === 0) return 'utf-8'
  return sequences >= broken ? 'utf-8' : 'windows-1252'
}

/**
 * Well-formed sequences of more than one byte (no more than matter), and bytes that stand in none. A sequence cut off by the
 * end is neither.
 */
function countUtf8(bytes: Uint8Array): {sequences: number; broken: number} {
  if (isUtf8(bytes)) return {sequences: countLeads(bytes, SURE_SEQUENCES), broken: 0}
  let sequences = 0
  let broken = 0
  for (let i = 0; i < bytes.length; ) {
    const byte = bytes[i]!
    if (byte < 0x80) {
      i++
      continue
    }
    const size = byte >= 0xc2 && byte < 0xe0 ? 2 : byte >= 0xe0 && byte < 0xf0 ? 3 : byte >= 0xf0 && byte < 0xf5 ? 4 : 0
    let found = 1
    while (found < size && i + found < bytes.length && (bytes[i + found]! & 0xc0) === 0x80) found++
    if (size > 0 && found === size) sequences++
    else if (size === 0 || i + found < bytes.length) broken++
    i += size > 0 ? found : 1
  }
  return {sequences, broken}
}

/** Bytes of UTF-8 that begin a sequence, counted up to `most`. */
function countLeads(bytes: Uint8Array, most: number): number {
  if (isAscii(bytes)) return 0
  let leads = 0
  for (let i = 0; i < bytes.length && leads < most; i++) if (bytes[i]! >= 0xc0) leads++
  return leads
}

/** The encoding that an HTML meta element or an XML declaration names. */
function findDeclaration(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, DECLARATION_BYTES)).toString('latin1')
  const label =
    /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{2,40})["']/i.exec(head)?.[1] ??
    /<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{2,40})/i.exec(head)?.[1]
  const encoding = normalizeLabel(label ?? null)
  // A declaration read as ASCII cannot stand in UTF-16: the standard takes it for UTF-8.
  return encoding?.startsWith('utf-16') ? 'utf-8' : encoding
}

/** A label by the WHATWG Encoding Standard as an encoding that iconv-lite knows; null when nothing is known of it. */
function normalizeLabel(label: string | null): string | null {
  if (!label) return null
  const plain = label.trim().toLowerCase()
  const encoding = WHATWG_LABELS[plain] ?? plain
  return iconv.encodingExists(encoding) ? encoding : null
}
