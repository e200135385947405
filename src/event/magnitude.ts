import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import {conjuncts, contentHead, isPassive, isVerb, patients, phrasesWith, surfaceSubjects} from './clause.ts'
import type {Count} from './event.ts'
import type {EventRules} from './rules.ts'
import {findToll} from './toll.ts'

export type Figure = 'killed' | 'injured' | 'detained' | 'displaced'

const VERBS = new Map<string, Figure>(
  Object.entries({
    kill: 'killed',
    murder: 'killed',
    slay: 'killed',
    die: 'killed',
    massacre: 'killed',
    assassinate: 'killed',
    slaughter: 'killed',
    behead: 'killed',
    execute: 'killed',
    perish: 'killed',
    injure: 'injured',
    wound: 'injured',
    hurt: 'injured',
    maim: 'injured',
    hospitalize: 'injured',
    arrest: 'detained',
    detain: 'detained',
    'round up': 'detained',
    jail: 'detained',
    imprison: 'detained',
    displace: 'displaced',
    evacuate: 'displaced',
    uproot: 'displaced',
    flee: 'displaced',
  } satisfies Record<string, Figure>),
)
const NOUNS = new Map<string, Figure>(
  Object.entries({
    death: 'killed',
    fatality: 'killed',
    injury: 'injured',
    arrest: 'detained',
    killing: 'killed',
  } satisfies Record<string, Figure>),
)
const ADJECTIVES = new Map<string, Figure>(
  Object.entries({dead: 'killed', injured: 'injured', wounded: 'injured'} satisfies Record<string, Figure>),
)

/** Round words that stand for a number of at least so many. */
const VAGUE = new Map<string, Count>(
  Object.entries({
    dozen: {min: 12, max: 12},
    dozens: {min: 24, max: null},
    score: {min: 20, max: null},
    scores: {min: 40, max: null},
    hundreds: {min: 200, max: null},
    thousands: {min: 2000, max: null},
    tens: {min: 20, max: null},
    several: {min: 2, max: null},
    many: {min: null, max: null},
    some: {min: null, max: null},
    few: {min: 2, max: null},
    couple: {min: 2, max: 2},
  } satisfies Record<string, Count>),
)
const WORDS = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
    .split(' ')
    .map((word, value): [string, number] => [word, value]),
)
for (const [i, word] of 'thirty forty fifty sixty seventy eighty ninety'.split(' ').entries())
  WORDS.set(word, 30 + 10 * i)
const MULTIPLIERS = new Map([
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1_000_000],
  ['billion', 1_000_000_000],
])

const AT_LEAST = new Set(['at least', 'more than', 'over', 'no fewer than', 'upwards of'])
const AT_MOST = new Set(['up to', 'as many as', 'at most', 'fewer than', 'less than', 'under', 'nearly', 'almost'])

/** A figure of harm with the word that carries it. */
export interface FigureMention {
  readonly figure: Figure
  readonly count: Count
  readonly token: TokenId
  /** A toll that counts all: other figures of the sentence do not add to it. */
  readonly isTotal: boolean
}

/**
 * Figures of killed, injured, detained and displaced people that a sentence gives, with "at least" as an open maximum and
 * "up to" as an open minimum, and the tolls that it puts at a number. A single person ("killed the mayor") is 1; a plural without a number is left out.
 */
export function findFigures(doc: ParsedText, sentence: number, rules: EventRules): FigureMention[] {
  const found: FigureMention[] = []
  for (let t = doc.firstToken(sentence); t < doc.endToken(sentence); t++) {
    const toll = findToll(doc, t, rules)
    const total = toll && countOf(doc, toll.number, rules)
    if (toll && total) found.push({figure: figureAt(doc, toll.harm) ?? 'killed', count: total, token: t, isTotal: true})
    const figure = figureAt(doc, t)
    if (!figure) continue
    for (const people of peopleOf(doc, t, figure)) {
      const count = countOf(doc, people, rules)
      if (count) found.push({figure, count, token: t, isTotal: false})
    }
  }
  return found
}

function figureAt(doc: ParsedText, t: TokenId): Figure | null {
  const lemma = doc.lemma(t)
  const upos = doc.upos(t)
  if (upos === 'VERB') return VERBS.get(lemma) ?? ADJECTIVES.get(doc.lower(t)) ?? null
  if (upos === 'NOUN') return NOUNS.get(lemma) ?? null
  return upos === 'ADJ' ? (ADJECTIVES.get(doc.lower(t)) ?? null) : null
}

function peopleOf(doc: ParsedText, t: TokenId, figure: Figure): TokenId[] {
  if (doc.upos(t) === 'NOUN') {
    // "20 deaths", "the deaths of 20 people"
    const of = phrasesWith(doc, t, 'of').filter(p => !isVerb(doc, p))
    return of.length > 0 ? of.flatMap(p => conjuncts(doc, p)) : [t]
  }
  if (doc.upos(t) === 'ADJ') {
    // "left 20 dead", "20 were dead"
    const subject = doc.child(t, 'nsubj')
    if (subject >= 0) return [subject]
    const head = doc.head(t)
    if (head >= 0 && isVerb(doc, head)) {
      const object = doc.child(head, 'obj')
      return object >= 0 ? [object] : []
    }
    return doc.children(t).some(c => doc.relation(c) === 'nummod') ? [t] : []
  }
  if (['die', 'perish', 'flee'].includes(doc.lemma(t))) return surfaceSubjects(doc, t).flatMap(s => conjuncts(doc, s))
  const own = patients(doc, t).flatMap(p => conjuncts(doc, p))
  if (own.length > 0) return own
  if (figure === 'injured' && isPassive(doc, t)) return doc.children(t).filter(c => doc.upos(c) === 'NUM')
  return []
}

/** The number that a noun phrase of people gives; null when it gives none. */
function countOf(doc: ParsedText, people: TokenId, rules: EventRules): Count | null {
  if (doc.upos(people) === 'NUM') return bounded(doc, people, numberAt(doc, people))
  const lower = doc.lower(people)
  const vague = VAGUE.get(lower)
  if (vague) return vague
  const number = doc.childrenBy(people, 'nummod').find(c => doc.upos(c) === 'NUM' || numberAt(doc, c) !== null)
  if (number !== undefined) return bounded(doc, number, numberAt(doc, number))
  for (const child of doc.children(people)) {
    const word = VAGUE.get(doc.lower(child))
    if (word && ['amod', 'det', 'nummod'].includes(doc.relation(child))) return word.min === null ? null : word
  }
  const content = contentHead(doc, people, rules.transparent)
  if (content !== people) {
    const outer = numberAt(doc, people)
    return outer !== null ? bounded(doc, people, outer) : countOf(doc, content, rules)
  }
  const isSingular = doc.xpos(people) === 'NN' || doc.xpos(people) === 'NNP'
  const isPerson =
    rules.classes.get('prisoner')?.has(doc.lemma(people)) ||
    rules.classes.get('person')?.has(doc.lemma(people)) ||
    doc.entity(people).endsWith('PER')
  return isSingular && isPerson && doc.upos(people) !== 'PRON' ? {min: 1, max: 1} : null
}

function bounded(doc: ParsedText, number: TokenId, value: number | null): Count | null {
  if (value === null) return null
  const first = doc.firstToken(doc.sentenceOf(number))
  let begin = number
  while (begin > first && doc.upos(begin - 1) === 'NUM') begin--
  const one = begin - 1 >= first ? doc.lower(begin - 1) : ''
  const two = begin - 2 >= first ? `${doc.lower(begin - 2)} ${one}` : one
  const three = begin - 3 >= first ? `${doc.lower(begin - 3)} ${two}` : two
  if ([one, two, three].some(words => AT_LEAST.has(words))) return {min: value, max: null}
  if ([one, two, three].some(words => AT_MOST.has(words))) return {min: null, max: value}
  return {min: value, max: value}
}

/** "12", "1,200", "twenty-two", "two hundred", "1.5 million". Null when the token is no number. */
function numberAt(doc: ParsedText, t: TokenId): number | null {
  const form = doc.lower(t).replace(/,/g, '')
  let value: number | null = null
  if (/^\d+(\.\d+)?$/.test(form)) value = Number(form)
  else if (WORDS.has(form)) value = WORDS.get(form)!
  else if (form.includes('-')) {
    const [tens, ones] = form.split('-')
    if (tens && ones && WORDS.has(tens) && WORDS.has(ones)) value = WORDS.get(tens)! + WORDS.get(ones)!
  }
  const own = MULTIPLIERS.get(form)
  if (own) {
    const before = t > doc.firstToken(doc.sentenceOf(t)) ? doc.lower(t - 1).replace(/,/g, '') : ''
    const factor = /^\d+(\.\d+)?$/.test(before) ? Number(before) : (WORDS.get(before) ?? 1)
    return factor * own
  }
  if (value === null) return null
  const next = t + 1 < doc.endToken(doc.sentenceOf(t)) ? MULTIPLIERS.get(doc.lower(t + 1)) : undefined
  return next ? value * next : value
}
