import {readFileSync} from 'node:fs'
import {gunzipSync} from 'node:zlib'
import {packagePath} from '../data-file.ts'

/** Gives the lemma of a word from its form and its tags. */
export type Lemmatizer = (form: string, upos: string, xpos: string) => string

/** Rules by `UPOS XPOS` (or `UPOS` alone, for pairs that training never saw) and by the end of the word. */
export interface LemmaRules {
  /** Key `tag:ending`, the ending being lower case; `^` before it stands for the whole word. */
  readonly endings: ReadonlyMap<string, LemmaEdit>
  /** Key `tag:shape:ending`, as above, of the word's own letters. */
  readonly cases: ReadonlyMap<string, LetterCase>
}

/** Cut so many letters off the end, then add these. */
export interface LemmaEdit {
  readonly cut: number
  readonly add: string
}

export type LetterCase = 'keep' | 'lower' | 'title'
/** `acronym`: up to four capitals, which often are one; `upper`: more of them, which often are not. */
export type WordShape = 'lower' | 'title' | 'acronym' | 'upper' | 'mixed'

/** The longest ending that rules look at. */
export const ENDING_MAX = 8

/** Rules that `train/lemma-rules.ts` has learned, read from `models/en`. */
export function loadLemmaRules(): LemmaRules {
  return parseLemmaRules(gunzipSync(readFileSync(packagePath('models/en/lemma-rules.tsv.gz'))).toString('utf8'))
}

function parseLemmaRules(text: string): LemmaRules {
  const endings = new Map<string, LemmaEdit>()
  const cases = new Map<string, LetterCase>()
  for (const line of text.split('\n')) {
    if (line === '') continue
    const [kind, tag, ending, first, add] = line.split('\t') as [string, string, string, string, string | undefined]
    if (kind === 'edit') endings.set(`${tag}:${ending}`, {cut: Number(first), add: add ?? ''})
    else cases.set(`${tag}:${ending}`, first as LetterCase)
  }
  return {endings, cases}
}

/**
 * A lemmatizer over learned rules. Lemmas follow UD EWT and GUM: the word's dictionary form, lower case but for names
 * ("was" → be, "better" → good as ADJ, well as ADV; "Nations" as PROPN → Nation), never empty.
 */
export const createLemmatizer =
  (rules: LemmaRules): Lemmatizer =>
  (form, upos, xpos) =>
    findLemma(form, upos, `${upos} ${xpos}`, rules)

function findLemma(form: string, upos: string, tag: string, rules: LemmaRules): string {
  if (upos === 'NUM' && /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(form)) return form.replaceAll(',', '')
  const lower = form.toLowerCase()
  const edit = findRule(rules.endings, tag, upos, lower)
  const shape = wordShape(form, lower)
  const letters = findRule(rules.cases, `${tag}:${shape}`, `${upos}:${shape}`, lower)
  const stem = edit ? lower.slice(0, lower.length - edit.cut) : lower
  const add = edit?.add ?? ''
  if (stem + add === '') return form
  if (letters === 'keep') return form.slice(0, stem.length) + add
  if (letters === 'title') return capitalize(stem + add)
  return stem + add
}

const capitalize = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** Longest word that has a rule of its own. */
const WORD_MAX = 20

/** A rule for the whole word comes first, also where only the part of speech knows it; then the longest ending. */
function findRule<T>(rules: ReadonlyMap<string, T>, tag: string, upos: string, word: string): T | undefined {
  if (word.length <= WORD_MAX) {
    const whole = rules.get(`${tag}:^${word}`) ?? rules.get(`${upos}:^${word}`)
    if (whole !== undefined) return whole
  }
  return findByEnding(rules, tag, word) ?? findByEnding(rules, upos, word)
}

function findByEnding<T>(rules: ReadonlyMap<string, T>, tag: string, word: string): T | undefined {
  for (let length = Math.min(ENDING_MAX, word.length); length >= 0; length--) {
    const found = rules.get(`${tag}:${word.slice(word.length - length)}`)
    if (found !== undefined) return found
  }
  return undefined
}

/**
 * How a form is written: all lower case, capitals alone (up to four: an acronym), a capital at its head, or mixed. `lower` is
 * the form in lower case.
 */
export function wordShape(form: string, lower: string): WordShape {
  if (form === lower) return 'lower'
  if (form.length > 1 && form === form.toUpperCase()) return form.length <= 4 ? 'acronym' : 'upper'
  return form.slice(1) === lower.slice(1) ? 'title' : 'mixed'
}
