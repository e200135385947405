/**
 * A word without its inflection, in lower case without accents: "Ministers" → `minister`, "carried" → `carry`, "Xi's" → `xi`.
 * Rough by intent: it only has to give two spellings of one word the same form. After step 1 of Porter (1980), plus a mute e.
 */
export function stem(word: string): string {
  const form = withoutPossessive(foldLetters(word))
  if (form.length < 4 || !isLetters(form)) return form
  const bare = withoutVerbEnding(withoutPlural(form))
  return bare.length > 4 && bare.endsWith('e') ? bare.slice(0, -1) : bare
}

const foldLetters = (word: string): string =>
  (isAscii(word) ? word : word.normalize('NFKD').replace(/\p{M}/gu, '')).toLowerCase()

function isAscii(word: string): boolean {
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) > 0x7e) return false
  return true
}

function withoutPossessive(form: string): string {
  const at = form.endsWith('s') ? form.length - 2 : form.length - 1
  const mark = form.charCodeAt(at)
  return mark === 0x27 || mark === 0x2019 ? form.slice(0, at) : form
}

/** Whether all are letters from a to z. A loop, since every word of every text comes here. */
function isLetters(form: string): boolean {
  for (let i = 0; i < form.length; i++) {
    const code = form.charCodeAt(i)
    if (code < 0x61 || code > 0x7a) return false
  }
  return true
}

function withoutPlural(form: string): string {
  if (!form.endsWith('s') || form.endsWith('ss') || form.endsWith('us') || form.endsWith('is')) return form
  if (form.endsWith('ies')) return form.length > 4 ? `${form.slice(0, -3)}y` : form
  return form.endsWith('es') && /(?:ss|sh|ch|x|z)es$/.test(form) ? form.slice(0, -2) : form.slice(0, -1)
}

function withoutVerbEnding(form: string): string {
  if (form.endsWith('ied')) return form.length > 4 ? `${form.slice(0, -3)}y` : form
  const ending = form.endsWith('ing') ? 3 : form.endsWith('ed') ? 2 : 0
  if (ending === 0) return form
  const rest = form.slice(0, form.length - ending)
  if (rest.length < 3 || !/[aeiouy]/.test(rest)) return form
  const last = rest[rest.length - 1]!
  return last === rest[rest.length - 2] && DOUBLED.includes(last) ? rest.slice(0, -1) : rest
}

/** Consonants that are doubled before an ending. */
const DOUBLED = 'bdfgmnprt'
