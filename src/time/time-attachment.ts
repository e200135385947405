import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import {topToken, verbRightBehind} from './tense.ts'
import type {TimeExpression} from './time-expression.ts'

/** Relations over which a time belongs to another clause. */
const CLAUSE = new Set(['acl', 'acl:relcl', 'advcl', 'ccomp', 'csubj', 'parataxis', 'conj', 'xcomp'])
/** Verbs that only say that their noun takes place: "holds talks", "launched an attack", "a summit which opens Friday". */
export const LIGHT_VERBS = new Set(
  (
    'hold take occur happen begin start schedule set plan slate open convene launch stage conduct carry organize organise ' +
    'run last make pay mount attend join sign end finish conclude wrap suffer give kick host do have announce lead see mark ' +
    'break erupt follow come fall kill injure wound leave claim impose'
  ).split(' '),
)
export const REPORTING_VERBS = new Set(
  'say tell report announce state add note write claim declare confirm quote warn predict insist argue explain'.split(
    ' ',
  ),
)
/** Verbs whose infinitive lies after them: "agreed on Monday to withdraw". */
export const PLANNING_VERBS = new Set(
  (
    'agree decide promise vow pledge plan want hope ask urge order call tell demand refuse offer threaten expect schedule intend ' +
    'prepare propose aim seek invite allow authorize authorise instruct commit'
  ).split(' '),
)
/** Steps through the tree that are too many. */
export const MAX_STEPS = 8
/** How far a time may stand from the event word, in tokens: bounds the work on texts without sentences. */
const REACH = 150

/** Dates, times and measured windows ("the past two months") of a sentence, around a token. */
export function datingTimes(
  doc: ParsedText,
  times: readonly TimeExpression[],
  sentence: number,
  token: TokenId,
): TimeExpression[] {
  const begin = Math.max(doc.firstToken(sentence), token - REACH)
  const end = Math.min(doc.endToken(sentence), token + REACH)
  const found: TimeExpression[] = []
  for (let i = firstFrom(times, begin); i < times.length && times[i]!.first < end; i++) {
    const time = times[i]!
    // The day of a dateline stands before all sentences: it says when the report was written.
    const isOutside = time.end <= doc.start(time.first)
    if (isOutside || time.type === 'set' || time.value.endsWith('_REF') || time.from === null || time.to === null)
      continue
    found.push(time)
  }
  return found
}

/** The number of the first time at or after a token. */
export function firstFrom(times: readonly TimeExpression[], token: TokenId): number {
  let low = 0
  let high = times.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (times[middle]!.first >= token) high = middle
    else low = middle + 1
  }
  return low
}

/** The time below the event word that no other clause stands between, the nearest first. */
export function ownTime(doc: ParsedText, times: readonly TimeExpression[], token: TokenId): TimeExpression | null {
  let best: TimeExpression | null = null
  let bestSteps = MAX_STEPS
  const infinitive = infinitiveMark(doc, token)
  const relative = doc.xpos(token).startsWith('NN') ? relativeVerb(doc, token) : -1
  for (const time of times) {
    if (time.first <= token && token <= time.last) continue
    // "agreed on Monday to withdraw": the time before "to" dates the agreement
    if (time.last < infinitive || datesAnother(doc, time, token)) continue
    if (time.last < token && token - time.last <= 2 && verbRightBehind(doc, time.first, time.last) === token)
      return time
    const steps = stepsUp(doc, time, token)
    if (steps >= MAX_STEPS && relative >= 0) {
      const through = stepsUp(doc, time, relative) + 1
      if (through < MAX_STEPS && !best) best = time
    } else if (steps < bestSteps) {
      best = time
      bestSteps = steps
    }
  }
  return best
}

/** The "to" of an infinitive, -1 for other words. */
export function infinitiveMark(doc: ParsedText, verb: TokenId): TokenId {
  const mark = doc.child(verb, 'mark')
  return mark >= 0 && doc.lower(mark) === 'to' ? mark : -1
}

/**
 * The light verb of a relative clause on a noun ("the summit in Rome, which will be held …"), found by its place after
 * the noun phrase where the tree hangs it elsewhere; -1 when there is none.
 */
function relativeVerb(doc: ParsedText, noun: TokenId): TokenId {
  const end = doc.endToken(doc.sentenceOf(noun))
  for (let t = noun + 1; t < Math.min(end, noun + 8); t++) {
    if (doc.xpos(t) !== 'WDT') continue
    const verb = doc.head(t)
    if (verb < t || !LIGHT_VERBS.has(doc.lemma(verb))) return -1
    let before = doc.upos(t - 1) === 'PUNCT' ? t - 2 : t - 1
    while (before > noun && doc.head(before) >= noun && doc.head(before) < t) before = doc.head(before)
    return before === noun ? verb : -1
  }
  return -1
}

/** Steps from a time up to the event word, MAX_STEPS when another clause lies between or the word isn't above. */
function stepsUp(doc: ParsedText, time: TimeExpression, token: TokenId): number {
  const from = topToken(doc, time.first, time.last)
  const isNoun = !doc.xpos(token).startsWith('VB')
  let node = from
  for (let steps = 0; steps < MAX_STEPS && node >= 0; steps++) {
    if (node === token) return steps
    if (datesOnly(doc, from, node)) return MAX_STEPS
    const head = doc.head(node)
    const relation = doc.deprel(node)
    if (CLAUSE.has(relation)) {
      const isRelative = isNoun && head === token && relation.startsWith('acl') && LIGHT_VERBS.has(doc.lemma(node))
      const isParticiple = node > token && doc.xpos(node) === 'VBG' && doc.form(node - 1) === ','
      const isListed = relation === 'conj' && !doc.xpos(node).startsWith('VB')
      // "left on Saturday to fly home": a time before "to" belongs to the verb above
      const mark = doc.child(node, 'mark')
      const isBeforeInfinitive = mark > time.last && mark > 0 && doc.lower(mark) === 'to'
      const isAsking = isBehindAsking(doc, time, node)
      const isDescription = relation === 'acl' && DESCRIBING.has(doc.lemma(node)) && doc.xpos(node) === 'VBN'
      if (!isRelative && !isParticiple && !isListed && !isBeforeInfinitive && !isAsking && !isDescription)
        return MAX_STEPS
    }
    node = head
  }
  return MAX_STEPS
}

/**
 * Whether a time on the way up dates this noun and nothing above it: "after a test in January" is what the clause is
 * measured by, "the 2008 collapse" and "the 1951 convention" are names.
 */
function datesOnly(doc: ParsedText, time: TokenId, noun: TokenId): boolean {
  if (noun === time || !doc.upos(noun).match(/^(NOUN|PROPN)$/)) return false
  const cases = doc.childrenBy(noun, 'case').map(c => doc.lower(c))
  if (cases.some(word => MEASURING_WORDS.has(word))) return true
  // "in the 2008 election" is when, too
  const isWhen = cases.some(word => ['in', 'during', 'at'].includes(word))
  return doc.head(time) === noun && time < noun && isYear(doc, time) && !isWhen
}

/** "Invited the party to come back two weeks ago": a time that lies behind cannot date what was asked for in the past. */
export const isBehindAsking = (doc: ParsedText, time: TimeExpression, token: TokenId): boolean =>
  infinitiveMark(doc, token) >= 0 && isPastRequest(doc, doc.head(token)) && isBackward(doc, time)

/** Whether a verb told in the past asks for or plans what its infinitive names. */
const isPastRequest = (doc: ParsedText, verb: TokenId): boolean =>
  verb >= 0 && ['VBD', 'VBN'].includes(doc.xpos(verb)) && PLANNING_VERBS.has(doc.lemma(verb))

/** "Two weeks ago", "last May", "yesterday": a time that is told as past. */
const isBackward = (doc: ParsedText, {first, last}: TimeExpression): boolean =>
  BACKWARD.has(doc.lower(first)) || BACKWARD.has(doc.lower(last))

const BACKWARD = new Set(['ago', 'earlier', 'last', 'yesterday'])

/** Participles that say who somebody is and are dated by nothing: "a delegation led by the minister on Monday". */
const DESCRIBING = new Set('lead head chair name call know base back own accompany represent comprise'.split(' '))

const isYear = (doc: ParsedText, t: TokenId): boolean => /^(1[89]|20)\d\d$/.test(doc.form(t))

/**
 * Whether a month or a longer time dates something else than the word: what the word is measured by ("after a test in
 * January, the council imposed …"), or a law ("the Voting Rights Act of 1965"). Of days the first can't be told: "the talks
 * went on after a break on Monday".
 */
export function datesAnother(doc: ParsedText, time: TimeExpression, token: TokenId): boolean {
  if (time.from === null || time.to === null || time.value.length > 'YYYY-MM'.length) return false
  const begin = Math.max(doc.firstToken(doc.sentenceOf(time.first)), time.first - MEASURE_REACH)
  const isName = time.first - 2 >= begin && doc.lower(time.first - 1) === 'of' && doc.upos(time.first - 2) === 'PROPN'
  if (isName && isYear(doc, time.first)) return true
  let hasNoun = false
  for (let t = time.first - 1; t >= begin; t--) {
    if (doc.xpos(t).startsWith('VB') || doc.form(t) === ',') return false
    if (MEASURING_WORDS.has(doc.lower(t))) return hasNoun && (token < t || token > time.last)
    hasNoun ||= doc.upos(t) === 'NOUN' || doc.upos(t) === 'PROPN'
  }
  return false
}

const MEASURE_REACH = 8
const MEASURING_WORDS = new Set(['after', 'before', 'since', 'until', 'following', 'despite'])

/** The verb of the clause that a token stands in, or the root. */
export function clauseHead(doc: ParsedText, from: TokenId): TokenId {
  let node = doc.head(from)
  while (node >= 0 && !doc.xpos(node).startsWith('VB') && doc.head(node) >= 0) node = doc.head(node)
  return node
}
