/**
 * A word without its inflection, in lower case without accents: "Ministers" → `minister`, "carried" → `carry`, "Xi's" → `xi`.
 * Rough by intent: it only has to give two spellings of one word the same form. After step 1 of Porter (1980), plus a mute e.
 */
export function stem(word: string): string {
  let form = foldLetters(word).replace(/['’]s?$/, '')
  if (form.length < 4 || !/^[a-z]+$/.test(form)) return form
  form = withoutPlural(form)
  form = withoutVerbEnding(form)
  return form.length > 4 && form.endsWith('e') ? form.slice(0, -1) : form
}

const foldLetters = (word: string): string =>
  (isAscii(word) ? word : word.normalize('NFKD').replace(/\p{M}/gu, '')).toLowerCase()

function isAscii(word: string): boolean {
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) > 0x7e) return false
  return true
}

function withoutPlural(form: string): string {
  if (!form.endsWith('s') || /(?:ss|us|is)$/.test(form)) return form
  if (form.endsWith('ies')) return form.length > 4 ? `${form.slice(0, -3)}y` : form
  if (/(?:sses|shes|ches|xes|zes)$/.test(form)) return form.slice(0, -2)
  return form.slice(0, -1)
}

function withoutVerbEnding(form: string): string {
  if (form.endsWith('ied')) return form.length > 4 ? `${form.slice(0, -3)}y` : form
  const ending = form.endsWith('ing') ? 3 : form.endsWith('ed') ? 2 : 0
  const rest = form.slice(0, form.length - ending)
  if (ending === 0 || rest.length < 3 || !/[aeiouy]/.test(rest)) return form
  if (/([bdfgmnprt])\1$/.test(rest)) return rest.slice(0, -1)
  return rest
}
