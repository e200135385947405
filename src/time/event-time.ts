import {firstOfJoined} from '../language/first-of-joined.ts'
import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import {isoDay, parseIsoDay} from './calendar.ts'
import {statementTime} from './statement-time.ts'
import {topToken} from './tense.ts'
import {
  clauseHead,
  datesAnother,
  datingTimes,
  firstFrom,
  infinitiveMark,
  isBehindAsking,
  LIGHT_VERBS,
  MAX_STEPS,
  ownTime,
  PLANNING_VERBS,
  REPORTING_VERBS,
} from './time-attachment.ts'
import type {TimeExpression} from './time-expression.ts'

/** The time of an event word. `from` and `to` are inclusive days, null where the text leaves that side open. */
export interface EventTime {
  readonly time: TimeExpression
  readonly from: string | null
  readonly to: string | null
  /** How the time was reached, for people. */
  readonly step: string
}

const CONTINUING = new Set(['then', 'afterwards', 'afterward', 'thereafter', 'subsequently', 'later'])
/** "since the invasion": what other times are measured by has not the time of what is measured. */
const MEASURING = new Set(['since', 'before', 'until', 'despite', 'amid'])

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
  const isPerfect = isPresentPerfect(doc, token)
  const here = datingTimes(doc, times, sentence, token).filter(
    time => (!isPerfect || reachesNow(doc, time)) && !isBehindAsking(doc, time, token),
  )
  const own = ownTime(doc, here, token)
  if (own) return dated(doc, times, published, own, 'its own clause')
  const since = isPerfect ? sinceClauseTime(doc, times, token) : null
  if (since) return {time: since, from: since.from, to: published, step: 'since what its clause is measured by'}
  const around = surroundingTime(doc, here, token)
  if (around) return dated(doc, times, published, around.time, around.step)
  const saying = statementTime(doc, here, token)
  if (saying) return dated(doc, times, published, saying.time, saying.step)
  const only = onlyTime(doc, here, token)
  if (only) return dated(doc, times, published, only, 'the only time of its sentence')
  return storyTime(doc, times, published, token, sentence)
}

/** "Has blamed", "have been charged": no day that is over dates it. */
function isPresentPerfect(doc: ParsedText, token: TokenId): boolean {
  if (doc.xpos(token) !== 'VBN') return false
  const auxiliaries = doc.childrenBy(token, 'aux').map(aux => doc.lower(aux))
  return (
    auxiliaries.some(aux => ['has', 'have', "'ve", '’ve'].includes(aux)) && !auxiliaries.some(aux => MODALS.has(aux))
  )
}

/** "Have fired on the town since the party was expelled on May 3": the day of the clause with "since". */
function sinceClauseTime(doc: ParsedText, times: readonly TimeExpression[], token: TokenId): TimeExpression | null {
  for (const head of [token, firstOfJoined(doc, token)])
    for (const clause of doc.childrenBy(head, 'advcl')) {
      if (!doc.childrenBy(clause, 'mark').some(mark => doc.lower(mark) === 'since')) continue
      return ownTime(doc, datingTimes(doc, times, doc.sentenceOf(token), clause), clause)
    }
  return null
}

const MODALS = new Set(['may', 'might', 'could', 'should', 'would', 'must', 'will', 'can'])

/** Whether a time lasts to the day of the report: "since May", "this week", "in recent months", "for two years". */
function reachesNow(doc: ParsedText, time: TimeExpression): boolean {
  if (time.type === 'duration' || time.value.includes('REF')) return true
  const opening = time.first > 0 ? doc.lower(time.first - 1) : ''
  if (opening === 'since' || opening === 'from') return true
  for (let t = time.first; t <= time.last; t++) if (REACHING_NOW.has(doc.lower(t))) return true
  return false
}

const REACHING_NOW = new Set(['this', 'today', 'tonight', 'now', 'recent', 'recently', 'past', 'far', 'current'])

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
        const isLater =
          infinitiveMark(doc, node) >= 0 &&
          (PLANNING_VERBS.has(lemma) || (relation === 'xcomp' && !LIGHT_VERBS.has(lemma)))
        if (isLater || (relation === 'advcl' && isMeasuredOff(doc, node))) return null
        const time = ownTime(doc, times, head)
        if (time) return {time, step: 'the clause above it'}
      } else if (relation === 'acl') {
        // "the May 3 accord signed by both sides": the day of a deed's noun is that of its making
        const time = LIGHT_VERBS.has(doc.lemma(node)) && doc.xpos(node) === 'VBN' ? premodifier(doc, times, head) : null
        return time && {time, step: `the noun that it is told of, "${doc.form(head)}"`}
      }
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

/** The time that stands before its noun: "the May 3 accord", "Monday's meeting". */
function premodifier(doc: ParsedText, times: readonly TimeExpression[], noun: TokenId): TimeExpression | null {
  return times.find(time => time.last < noun && doc.head(topToken(doc, time.first, time.last)) === noun) ?? null
}

const MEASURE_UNIT = /^(days?|weeks?|months?|years?|decades?)$/

/** Whether a clause lies away from the one above it: "met him six years after she was freed". */
function isMeasuredOff(doc: ParsedText, verb: TokenId): boolean {
  const mark = doc.childrenBy(verb, 'mark').find(c => ['after', 'before'].includes(doc.lower(c)))
  if (mark !== undefined) return mark > 0 && MEASURE_UNIT.test(doc.lower(mark - 1))
  // "A day after Oslo signed": the parser may take "after Oslo" for a phrase.
  return doc
    .childrenBy(verb, 'obl')
    .some(t => t + 1 < verb && MEASURE_UNIT.test(doc.lower(t)) && ['after', 'before'].includes(doc.lower(t + 1)))
}

/**
 * "Resumed on Monday the talks that the bombing had broken off": a relative clause or a participle stands between the word and the
 * clause above. Not "signed a law last week that banned": what is made does at once what it says.
 */
function isInRelativeClause(doc: ParsedText, token: TokenId, above: TokenId): boolean {
  for (let node = token, steps = 0; node >= 0 && node !== above && steps < MAX_STEPS; node = doc.head(node), steps++) {
    // "Two killings blamed on rebels", "a bomb planted by rebels": done at another time than what is told of them.
    const isParticiple = doc.deprel(node) === 'acl' && doc.xpos(node) === 'VBN'
    if (doc.deprel(node) !== 'acl:relcl' && !isParticiple) continue
    const maker = doc.head(doc.head(node))
    return maker < 0 || !MAKING_VERBS.has(doc.lemma(maker))
  }
  return false
}

/** "Condemned on Monday the attack": what is done to a deed's noun does not date it, unless it says that the deed takes place. */
function isSpokenOf(doc: ParsedText, token: TokenId, verb: TokenId): boolean {
  if (!doc.xpos(token).startsWith('NN')) return false
  let node = token
  for (let steps = 0; doc.head(node) !== verb && doc.head(node) >= 0 && steps < MAX_STEPS; steps++)
    node = doc.head(node)
  if (doc.head(node) !== verb || LIGHT_VERBS.has(doc.lemma(verb))) return false
  if (doc.relation(node) === 'obj') return true
  // "Were hurt in an attack on Monday" shares the day.
  return doc.relation(node) === 'obl' && !doc.childrenBy(node, 'case').some(c => SHARING.has(doc.lower(c)))
}

const SHARING = new Set(['in', 'during', 'at', 'by', 'with', 'amid'])

/** Verbs whose object is a text that does something by being made. */
const MAKING_VERBS = new Set(
  'sign issue pass adopt approve enact endorse ratify release publish send write circulate submit unveil'.split(' '),
)

/** The one time of the sentence, unless it dates what somebody said or another event's noun. */
function onlyTime(doc: ParsedText, times: readonly TimeExpression[], token: TokenId): TimeExpression | null {
  const [only] = times
  if (!only || times.length > 1 || only.last < infinitiveMark(doc, token) || datesAnother(doc, only, token)) return null
  const top = topToken(doc, only.first, only.last)
  const governor = clauseHead(doc, top)
  if (governor >= 0 && REPORTING_VERBS.has(doc.lemma(governor))) return null
  const head = doc.head(top)
  const isOfNoun = head >= 0 && doc.upos(head) === 'NOUN' && top < head
  if (isOfNoun) return null
  if (isMeasuredOff(doc, token) || isInRelativeClause(doc, token, governor)) return null
  if (governor >= 0 && isSpokenOf(doc, token, governor)) return null
  const isAbove = governor >= 0 && doc.isWithin(token, governor)
  // "The council, which met in March, called …": the time of a relative clause is its own
  const isRelative = governor >= 0 && doc.deprel(governor).startsWith('acl')
  const isLeading = !isRelative && only.last < token && only.first - doc.firstToken(doc.sentenceOf(token)) <= 8
  return isAbove || isLeading ? only : null
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
