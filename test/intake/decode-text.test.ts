import iconv from 'iconv-lite'
import {describe, expect, it} from 'vitest'
import {decodeText} from '../../src/intake/decode-text.ts'

const meta = (charset: string) => `<html><head><meta charset="${charset}"></head><body>`

// what the bytes are | what is declared by HTTP | the text | the encoding that must be told
const examples: [name: string, bytes: Uint8Array, declared: string | null, text: string, encoding: string][] = [
  ['plain ASCII', Buffer.from('Talks ended.'), null, 'Talks ended.', 'utf-8'],
  ['UTF-8', Buffer.from('Şanlıurfa – “talks”'), null, 'Şanlıurfa – “talks”', 'utf-8'],
  ['UTF-8 with a mark', Buffer.from('\ufeffKyïv'), null, 'Kyïv', 'utf-8'],
  ['UTF-16 with a mark', Buffer.from('\ufeffOslo', 'utf16le'), 'utf-8', 'Oslo', 'utf-16le'],
  ['UTF-16 without a mark', Buffer.from('The ministers met.', 'utf16le'), null, 'The ministers met.', 'utf-16le'],
  ['UTF-32 with a mark', iconv.encode('Oslo', 'utf-32le', {addBOM: true}), null, 'Oslo', 'utf-32le'],
  ['UTF-32 of a feed without a mark', iconv.encode('<rss>Ω', 'utf-32be', {addBOM: false}), null, '<rss>Ω', 'utf-32be'],
  ['UTF-16BE with a mark', iconv.encode('Oslo', 'utf-16be', {addBOM: true}), null, 'Oslo', 'utf-16be'],
  [
    'windows-1252 that says nothing',
    iconv.encode('Málaga “fair” — €5', 'windows-1252'),
    null,
    'Málaga “fair” — €5',
    'windows-1252',
  ],
  [
    'ISO-8859-1 is windows-1252 on the web',
    iconv.encode('a “quote”', 'windows-1252'),
    'ISO-8859-1',
    'a “quote”',
    'windows-1252',
  ],
  ['the HTTP header', iconv.encode('Москва', 'koi8-r'), 'koi8-r', 'Москва', 'koi8-r'],
  [
    'the meta element',
    iconv.encode(`${meta('windows-1251')}Киев`, 'windows-1251'),
    null,
    `${meta('windows-1251')}Киев`,
    'windows-1251',
  ],
  [
    'the header goes before the meta element',
    iconv.encode(`${meta('koi8-r')}Киев`, 'windows-1251'),
    'windows-1251',
    `${meta('koi8-r')}Киев`,
    'windows-1251',
  ],
  [
    'Shift_JIS',
    iconv.encode(`${meta('x-sjis')}首相は訪中した`, 'shift_jis'),
    null,
    `${meta('x-sjis')}首相は訪中した`,
    'shift_jis',
  ],
  ['gb2312 is gb18030', iconv.encode(`${meta('gb2312')}北京`, 'gb18030'), null, `${meta('gb2312')}北京`, 'gb18030'],
  ['euc-kr is cp949', iconv.encode(`${meta('euc-kr')}서울`, 'cp949'), null, `${meta('euc-kr')}서울`, 'cp949'],
  [
    'an XML declaration',
    iconv.encode('<?xml version="1.0" encoding="iso-8859-2"?><p>Łódź</p>', 'iso-8859-2'),
    null,
    '<?xml version="1.0" encoding="iso-8859-2"?><p>Łódź</p>',
    'iso-8859-2',
  ],
  ['a header that lies: the bytes are UTF-8', Buffer.from('Côte d’Ivoire'), 'iso-8859-1', 'Côte d’Ivoire', 'utf-8'],
  [
    'a header that lies: the bytes are not UTF-8',
    iconv.encode('São Tomé', 'windows-1252'),
    'utf-8',
    'São Tomé',
    'windows-1252',
  ],
  ['an unknown label', Buffer.from('Łódź'), 'x-unknown-99', 'Łódź', 'utf-8'],
  ['broken UTF-8', Buffer.from([0xc3, 0xa9, 0x20, 0xff, 0x20, 0xc3, 0xa9]), null, 'é \ufffd é', 'utf-8'],
  ['UTF-8 cut off in a letter', Buffer.from('déjà').subarray(0, 5), null, 'déj\ufffd', 'utf-8'],
]

describe('decodeText', () => {
  it.each(examples)('%s', (_, bytes, declared, text, encoding) => {
    expect(decodeText(bytes, declared)).toEqual({text, encoding})
  })

  const binaries: [name: string, bytes: Uint8Array, message: RegExp][] = [
    ['a PDF', Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj', 'latin1'), /PDF file/],
    ['a PNG', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]), /PNG image/],
    ['a JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), /JPEG image/],
    ['anything with zeros', Buffer.from([1, 2, 3, 0, 5, 6]), /binary/],
  ]
  it.each(binaries)('refuses %s', (_, bytes, message) => {
    expect(() => decodeText(bytes)).toThrow(message)
  })

  it('does not take a text that begins like a signature for a program', () => {
    expect(decodeText(Buffer.from('MZ is the code of an airline.')).text).toContain('airline')
  })
})
