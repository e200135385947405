import {characterClass, DIGIT, isApostrophe, isLetterClass, isWordClass} from './character-class.ts'
import {type Chunk, TOKEN_UNITS_MAX} from './chunk.ts'

/** Ends of domains and of file names. Those that are English words ("in", "no", "me") are left out. */
const DOMAIN_END =
  'com|org|net|edu|gov|mil|int|info|biz|eu|uk|ru|cn|de|fr|jp|ir|il|tr|ua|pl|nl|ch|se|dk|fi|es|pt|br|ar|mx|ca|au|nz|za|' +
  'ng|ke|eg|sa|ae|qa|pk|kr|tw|hk|sg|ph|vn|th|tv|co|io|html?|php|aspx?|pdf|docx?|xlsx?|pptx?|txt|jpe?g|png|gif|zip|exe|' +
  'csv|xml|url|js|ts|py'

const ADDRESS_FORMS = [
  String.raw`(?:https?|ftp|mailto|file|sftp|ssh|irc|news|doi):[^\s<>"“”|]+`,
  String.raw`www\d?\.[^\s<>"“”|]+`,
  String.raw`[\w.+%-]+@[\w-]+(?:\.[\w-]+)*`,
  // Newsgroups: rec.arts.books
  String.raw`[a-z]{2,}(?:\.[a-z]{2,}(?:-[a-z]+)*){2,}(?!\w|\.\w)`,
  String.raw`(?:[a-z\d](?:[\w-]*[a-z\d])?\.)+(?:${DOMAIN_END})(?![\p{L}\p{N}])(?:[/?#:][^\s<>"“”|]*)?`,
]
const ADDRESS = new RegExp(`^(?:${ADDRESS_FORMS.join('|')})`, 'iu')
/** A sentence that begins without a space before it looks like a domain: "denied it.In", but not "Example.com". */
const MISSING_SPACE = /^[^@/:]*\p{Ll}\.(?!Com$|Org$|Net$)\p{Lu}\p{Ll}*$/u
/** How far into a chunk the mark of an address may be. */
const ADDRESS_MARK_UNITS = 80

/** Telephone numbers, dates in figures with hyphens, American postcodes: their hyphens join. */
const FIGURES =
  /^(?:(?:\d{1,2}-)?\d{3}[-/]\d{3}-\d{4}|\d{3}-\d{4}|\d{4}-\d\d-\d\d|\d{1,2}-\d{1,2}-(?:\d{4}|\d\d)|\d{5}-\d{4})(?![\p{L}\p{N}-])/u
const SLASHED = /^(?:w\/o|n\/a|l\/c|b\/c|[A-Z]\/[A-Z])(?![\p{L}\p{N}/])/u
const EMOTICON = /^(?:[<>]?[:;=8xX]['’]?[-o^]?[)(DPp3\][|\\/*]+|<3+|\^_+\^|[-oO]_[-oO])(?=$|[\s.,!?])/
const EMOTICON_MAX = 8
const DECADE = /^['’]\d\ds?(?![\p{L}\p{N}])/u
const CLIPPED = /^['’](\p{Ll}+)(?!['’])/u

/** Where a token that holds marks within it and begins here with a letter or digit ends; `from` when there is none. */
export function findWholeWord(chunk: Chunk, from: number): number {
  const {text, end} = chunk
  if (end - from >= 6 && characterClass(text.charCodeAt(from)) === DIGIT) {
    const figures = FIGURES.exec(text.slice(from, from + 20))
    if (figures) return from + figures[0].length
  }
  if (end - from >= 3 && text[from + 1] === '/') {
    const slashed = SLASHED.exec(text.slice(from, from + 4))
    if (slashed) return from + slashed[0].length
  }
  return findAddress(chunk, from)
}

/** Where an URL, e-mail address, domain or file name that begins here ends; `from` when none does. */
function findAddress({text, start, end}: Chunk, from: number): number {
  if (from !== start && isWordClass(characterClass(text.charCodeAt(from - 1)))) return from
  if (end - from < 5 || !hasAddressMark(text, from, Math.min(end, from + ADDRESS_MARK_UNITS))) return from
  const found = ADDRESS.exec(text.slice(from, Math.min(end, from + 2 * TOKEN_UNITS_MAX)))
  if (!found || MISSING_SPACE.test(found[0])) return from
  let length = found[0].length
  while (length > 1 && /[.,;:!?'"’”)\]}>*]/.test(found[0][length - 1]!)) {
    if (found[0][length - 1] === ')' && found[0].slice(0, length).includes('(')) break
    length--
  }
  return length < 4 ? from : from + length
}

function hasAddressMark(text: string, from: number, to: number): boolean {
  for (let i = from + 1; i < to - 1; i++) {
    const mark = text[i]
    if (mark !== '@' && mark !== '.' && mark !== ':') continue
    if (isWordClass(characterClass(text.charCodeAt(i + 1))) || text[i + 1] === '/') return true
  }
  return false
}

/** Where an emoticon, a decade (’89), a clipped word (’em), a hashtag or a handle that begins here ends; else `from`. */
export function findWholeMark({text, start, end, tables}: Chunk, from: number): number {
  if (from + 1 >= end) return from
  const next = characterClass(text.charCodeAt(from + 1))
  if (from === start && isApostrophe(text.charCodeAt(from)) && isWordClass(next)) {
    const decade = DECADE.exec(text.slice(from, from + 6))
    if (decade) return from + decade[0].length
    const clipped = CLIPPED.exec(text.slice(from, from + 8))
    return clipped && tables.clippedWords.has(clipped[1]!) ? from + clipped[0].length : from
  }
  if ((text[from] === '#' || text[from] === '@') && isLetterClass(next)) {
    let i = from + 1
    while (i < end && (isWordClass(characterClass(text.charCodeAt(i))) || text[i] === '_')) i++
    return i
  }
  if (from !== start && isWordClass(characterClass(text.charCodeAt(from - 1)))) return from
  const face = end - from <= EMOTICON_MAX ? EMOTICON.exec(text.slice(from, end)) : null
  return face && face[0].length > 1 ? from + face[0].length : from
}
