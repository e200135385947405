import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import {isoDay, parseIsoDay} from './calendar.ts'
import {topToken} from './tense.ts'
import type {TimeExpression} from './time-expression.ts'

/** The time of an event word. `from` and `to` are inclusive days, null where the text leaves that side open. */
export interface EventTime {
  readonly time: TimeExpression
  readonly from: string | null
  readonly to: string | null
  /** How the time was reached, for people. */
  readonly step: string
}

/** Relations over which a time belongs to another clause. */
const CLAUSE = new Set(['acl', 'acl:relcl', 'advcl', 'ccomp', 'csubj', 'parataxis', 'conj', 'xcomp'])
/** Verbs that only say that their noun takes place: "holds talks", "launched an attack", "a summit which opens Friday". */
const LIGHT_VERBS = new Set(
  (
    'hold take occur happen begin start schedule set plan slate open convene launch stage conduct carry organize organise ' +
    'run last make pay mount attend join sign end finish conclude wrap suffer give kick host do have announce lead see mark ' +
    'break erupt follow come fall kill injure wound leave claim impose'
  ).split(' '),
)
const REPORTING_VERBS = new Set(
  'say tell report announce state add note write claim declare confirm quote warn predict insist argue explain'.split(
    ' ',
  ),
)
const CONTINUING = new Set(['then', 'afterwards', 'afterward', 'thereafter', 'subsequently', 'later'])
/** "since the invasion": what other times are measured by has not the time of what is measured. */
const MEASURING = new Set(['since', 'before', 'until', 'despite', 'amid'])
const MAX_STEPS = 8

/**
 * The time that governs an event word (a verb or a noun): of its own clause by the tree, then of the clause that its
 * noun or participle stands in, then of its sentence when that has one time only, then of the sentence before when the
 * story goes on from there ("He then flew to Minsk"). Null when the text doesn't date the event. `times` in text order,
 * as `findTimes` gives them.
 */
export function findEventTime(
  doc: ParsedText,
  times: readonly TimeExpression[],
  token: TokenId,
  published: string | null = null,
): EventTime | null {
  const sentence = doc.sentenceOf(token)
  const here = datingTimes(doc, times, sentence, token)
  const own = ownTime(doc, here, token)
  if (own) return dated(doc, times, published, own, 'its own clause')
  const around = surroundingTime(doc, here, token)
  if (around) return dated(doc, times, published, around.time, around.step)
  const saying = statementTime(doc, times, here, token)
  if (saying) return dated(doc, times, published, saying.time, saying.step)
  const only = onlyTime(doc, here, token)
  if (only) return dated(doc, times, published, only, 'the only time of its sentence')
  return storyTime(doc, times, published, token, sentence)
}

/** How far a time may stand from the event word, in tokens: bounds the work on texts without sentences. */
const REACH = 150

/** Dates, times and measured windows ("the past two months") of a sentence, around a token. */
function datingTimes(
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
    if (time.type === 'set' || time.value.endsWith('_REF') || time.from === null || time.to === null) continue
    found.push(time)
  }
  return found
}

function firstFrom(times: readonly TimeExpression[], token: TokenId): number {
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
function ownTime(doc: ParsedText, times: readonly TimeExpression[], token: TokenId): TimeExpression | null {
  let best: TimeExpression | null = null
  let bestSteps = MAX_STEPS
  const infinitive = infinitiveMark(doc, token)
  const relative = doc.xpos(token).startsWith('NN') ? relativeVerb(doc, token) : -1
  for (const time of times) {
    if (time.first <= token && token <= time.last) continue
    // "agreed on Monday to withdraw": the time before "to" dates the agreement
    if (time.last < infinitive) continue
    const steps = stepsUp(doc, topToken(doc, time.first, time.last), token, time.last)
    if (steps >= MAX_STEPS && relative >= 0) {
      const through = stepsUp(doc, topToken(doc, time.first, time.last), relative, time.last) + 1
      if (through < MAX_STEPS && !best) best = time
    } else if (steps < bestSteps) {
      best = time
      bestSteps = steps
    }
  }
  return best
}

/** The "to" of an infinitive, -1 for other words. */
function infinitiveMark(doc: ParsedText, verb: TokenId): TokenId {
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
function stepsUp(doc: ParsedText, from: TokenId, token: TokenId, last: TokenId): number {
  const isNoun = !doc.xpos(token).startsWith('VB')
  let node = from
  for (let steps = 0; steps < MAX_STEPS && node >= 0; steps++) {
    if (node === token) return steps
    const head = doc.head(node)
    const relation = doc.deprel(node)
    if (CLAUSE.has(relation)) {
      const isRelative = isNoun && head === token && relation.startsWith('acl') && LIGHT_VERBS.has(doc.lemma(node))
      const isParticiple = node > token && doc.xpos(node) === 'VBG' && doc.form(node - 1) === ','
      const isListed = relation === 'conj' && !doc.xpos(node).startsWith('VB')
      // "left on Saturday to fly home": a time before "to" belongs to the verb above
      const mark = doc.child(node, 'mark')
      const isBeforeInfinitive = mark > last && mark > 0 && doc.lower(mark) === 'to'
      if (!isRelative && !isParticiple && !isListed && !isBeforeInfinitive) return MAX_STEPS
    }
    node = head
  }
  return MAX_STEPS
}

/** The time of the clause that holds a noun, a participle or the second of two joined verbs. */
function surroundingTime(
  doc: ParsedText,
  times: readonly TimeExpression[],
  token: TokenId,
): {time: TimeExpression; step: string} | null {
  let node = token
  for (let steps = 0; steps < MAX_STEPS; steps++) {
    const head = doc.head(node)
    if (head < 0) return null
    const relation = doc.relation(node)
    const isVerb = doc.xpos(node).startsWith('VB')
    const lemma = doc.lemma(head)
    if (isVerb) {
      if (relation === 'ccomp' || relation === 'parataxis') return null
      if (relation === 'conj') {
        // "On Thursday he landed and met the president": a time before both joined verbs is shared
        const time = ownTime(doc, times, head)
        if (time && time.last < Math.min(head, node)) return {time, step: 'the clause it is joined to'}
      } else if (relation === 'xcomp' || relation === 'advcl') {
        const isLater = relation === 'xcomp' && doc.childrenBy(node, 'mark').length > 0 && !LIGHT_VERBS.has(lemma)
        if (isLater) return null
        const time = ownTime(doc, times, head)
        if (time) return {time, step: 'the clause above it'}
      } else if (relation === 'acl') return null
    } else {
      const isCarried =
        relation === 'nsubj' || LIGHT_VERBS.has(lemma) || ['nmod', 'appos', 'conj', 'compound'].includes(relation)
      const isMeasure = doc.childrenBy(node, 'case').some(c => MEASURING.has(doc.lower(c)))
      if (!isCarried || isMeasure || REPORTING_VERBS.has(lemma)) return null
      const time = ownTime(doc, times, head)
      if (time) return {time, step: `the clause it stands in, at "${doc.form(head)}"`}
    }
    node = head
  }
  return null
}

/**
 * When something is said: a reporting verb without a time of its own has that of the last dated statement before it, as a
 * report tells of one occasion; what is said in the present tense ("we urge", "China welcomes") happens in the saying.
 */
function statementTime(
  doc: ParsedText,
  times: readonly TimeExpression[],
  here: readonly TimeExpression[],
  token: TokenId,
): {time: TimeExpression; step: string} | null {
  const verb = REPORTING_VERBS.has(doc.lemma(token)) ? token : sayingVerb(doc, token)
  if (verb < 0) return null
  const own = verb === token ? null : ownTime(doc, here, verb)
  if (own) return {time: own, step: `the statement that it is made in, at "${doc.form(verb)}"`}
  if (!['VBD', 'VBN'].includes(doc.xpos(verb))) return null
  const begin = Math.max(0, token - STATEMENT_REACH)
  for (let i = firstFrom(times, doc.firstToken(doc.sentenceOf(token))) - 1; i >= 0 && times[i]!.first > begin; i--) {
    const time = times[i]!
    const head = clauseHead(doc, topToken(doc, time.first, time.last))
    const isSaid = head >= 0 && REPORTING_VERBS.has(doc.lemma(head)) && doc.xpos(head) === 'VBD'
    if (isSaid && time.type !== 'duration' && time.from !== null && time.from === time.to)
      return {time, step: `the dated statement before, at "${doc.form(head)}"`}
  }
  return null
}

/** How far back a statement may be that dates another, in tokens: about ten sentences. */
const STATEMENT_REACH = 250

/** The reporting verb whose content a present-tense verb heads, -1 when there is none. */
function sayingVerb(doc: ParsedText, token: TokenId): TokenId {
  if (!['VBP', 'VBZ'].includes(doc.xpos(token))) return -1
  const head = doc.head(token)
  if (head >= 0 && doc.relation(token) === 'ccomp' && REPORTING_VERBS.has(doc.lemma(head))) return head
  // "…, the minister said" may hang on its content as one more clause
  const inserted = doc
    .childrenBy(token, 'parataxis', 'conj')
    .find(c => c > token && doc.xpos(c) === 'VBD' && REPORTING_VERBS.has(doc.lemma(c)))
  return inserted ?? -1
}

/** The one time of the sentence, unless it dates what somebody said or another event's noun. */
function onlyTime(doc: ParsedText, times: readonly TimeExpression[], token: TokenId): TimeExpression | null {
  const [only] = times
  if (!only || times.length > 1 || only.last < infinitiveMark(doc, token)) return null
  const top = topToken(doc, only.first, only.last)
  const governor = clauseHead(doc, top)
  if (governor >= 0 && REPORTING_VERBS.has(doc.lemma(governor))) return null
  const head = doc.head(top)
  const isOfNoun = head >= 0 && doc.upos(head) === 'NOUN' && top < head
  if (isOfNoun) return null
  const isAbove = governor >= 0 && doc.isWithin(token, governor)
  const isLeading = only.last < token && only.first - doc.firstToken(doc.sentenceOf(token)) <= 8
  return isAbove || isLeading ? only : null
}

/** The verb of the clause that a token stands in, or the root. */
function clauseHead(doc: ParsedText, from: TokenId): TokenId {
  let node = doc.head(from)
  while (node >= 0 && !doc.xpos(node).startsWith('VB') && doc.head(node) >= 0) node = doc.head(node)
  return node
}

function storyTime(
  doc: ParsedText,
  times: readonly TimeExpression[],
  published: string | null,
  token: TokenId,
  sentence: number,
): EventTime | null {
  if (sentence === 0) return null
  const begin = doc.firstToken(sentence)
  let continues = false
  for (let t = begin; t < Math.min(begin + 6, doc.endToken(sentence)); t++) {
    const isPlace = t > begin && ['since', 'until', 'by', 'from'].includes(doc.lower(t - 1))
    continues ||= CONTINUING.has(doc.lower(t)) && !isPlace
  }
  if (!continues || token - begin > 12) return null
  const before = datingTimes(doc, times, sentence - 1, begin - 1).filter(time => time.type !== 'duration')
  const time = before.at(-1)
  return time ? dated(doc, times, published, time, 'the sentence before, which the story goes on from') : null
}

/** The days of a time under its preposition: "since May" is open to the right, "from March to May" runs to the second. */
function dated(
  doc: ParsedText,
  times: readonly TimeExpression[],
  published: string | null,
  time: TimeExpression,
  step: string,
): EventTime {
  const before = time.first > 0 ? doc.lower(time.first - 1) : ''
  const {from, to} = time
  const result = (open: Pick<EventTime, 'from' | 'to'>, words = '') => ({time, ...open, step: step + words})
  const range = rangeEnd(doc, times, time)
  if (range) return result({from, to: range.to}, `, up to "${doc.textOf(range.first, range.last)}"`)
  switch (before) {
    case 'since':
      return result(
        {from, to: published !== null && from !== null && published >= from ? published : null},
        ', since then',
      )
    case 'until':
    case 'till':
      return result({from: null, to}, ', until then')
    case 'by':
      return result({from: null, to}, ', by then')
    case 'before':
      return result({from: null, to: from === null ? null : dayBefore(from)}, ', before then')
    case 'after':
      return result({from, to: null}, ', after then')
    default:
      return result({from, to})
  }
}

const dayBefore = (day: string): string => isoDay(parseIsoDay(day)! - 1)

/** The second time of "from March to May", "between Monday and Friday". */
function rangeEnd(doc: ParsedText, times: readonly TimeExpression[], time: TimeExpression): TimeExpression | null {
  const opening = time.first > 0 ? doc.lower(time.first - 1) : ''
  if (opening !== 'from' && opening !== 'between') return null
  const next = times[firstFrom(times, time.last + 1)]
  if (!next || next.first !== time.last + 2 || next.to === null || time.from === null || next.to < time.from)
    return null
  const link = doc.lower(time.last + 1)
  const joins = opening === 'from' ? ['to', 'until', 'through', 'till', '-', '–'] : ['and']
  return joins.includes(link) ? next : null
}
