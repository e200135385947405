import {firstOfJoined} from '../language/first-of-joined.ts'
import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import {parseIsoDay} from './calendar.ts'
import {topToken} from './tense.ts'
import {clauseHead, datingTimes, firstFrom, ownTime, REPORTING_VERBS} from './time-attachment.ts'
import type {TimeExpression} from './time-expression.ts'

/** How many sentences a story stays on one day without saying so again. */
const REACH = 20
/** How long before publication a day still belongs to what a report is about, not to what it recalls. */
const RECENT_DAYS = 30

/**
 * The day that the main line of a story has reached when it comes to a plain past verb whose sentence names no time: "The
 * general landed on Monday. … He met the king." The time that was told last counts, if it is a recent day of a clause in the
 * plain past. Null for other verbs, where the sentence looks back ("earlier"), and where the last time is none such.
 */
export function findStoryDay(
  doc: ParsedText,
  times: readonly TimeExpression[],
  verb: TokenId,
  published: string | null,
): TimeExpression | null {
  if (!isOnMainLine(doc, verb)) return null
  const sentence = doc.sentenceOf(verb)
  const begin = doc.firstToken(sentence)
  if (namesTime(doc, times, sentence)) return null
  for (let t = begin; t < Math.min(verb, begin + SCOPE); t++) if (LOOKING_BACK.has(doc.lower(t))) return null
  for (let i = firstFrom(times, begin) - 1; i >= 0 && sentence - doc.sentenceOf(times[i]!.first) <= REACH; i--) {
    const time = times[i]!
    if (time.from === null || time.to === null || time.value.endsWith('_REF') || !isOfCalendar(time)) continue
    // The day of a dateline stands before all sentences.
    if (time.end <= doc.start(time.first)) continue
    const governor = governorOf(doc, time)
    // "said on Friday that rebels attacked": when it was said is not when it was done.
    if (governor < 0 || isInPassing(doc, governor) || REPORTING_VERBS.has(doc.lemma(governor))) continue
    // What is planned, or is so every year, leaves the story where it was.
    if (!isToldInPast(doc, governor)) continue
    const isNext = isOnMainLine(doc, governor) || isLocative(doc, governor) || framesNext(doc, time, sentence)
    if (!isNext) return null
    const day = timeOfGovernor(doc, times, i, governor)
    return day.from !== null && day.from === day.to && isRecent(day.from, published) ? day : null
  }
  return null
}

/** The verb or predicate that a time dates; where the parser made the time the root ("Also Monday, …"), the verb that hangs on it. */
function governorOf(doc: ParsedText, time: TimeExpression): TokenId {
  const top = topToken(doc, time.first, time.last)
  const governor = clauseHead(doc, top)
  return governor >= 0 ? governor : (doc.children(top).find(c => c > time.last && doc.xpos(c).startsWith('VB')) ?? -1)
}

/** Whether a time is a stretch of the calendar, and not how long or how often something was done. */
const isOfCalendar = ({type}: TimeExpression): boolean => type === 'date' || type === 'time'

/** Whether the clause of a verb or predicate stands in a past tense. */
const isToldInPast = (doc: ParsedText, governor: TokenId): boolean =>
  [governor, ...doc.childrenBy(governor, 'aux', 'cop')].some(t => doc.xpos(t) === 'VBD') || isPlainPast(doc, governor)

/** "Was in Oslo on Monday": where somebody was is the beginning of what he did. */
const isLocative = (doc: ParsedText, governor: TokenId): boolean =>
  doc.childrenBy(governor, 'cop').some(cop => doc.xpos(cop) === 'VBD') && doc.child(governor, 'case') >= 0

/** "On Monday, they had just left the building. They were talking when …": a time that opens the sentence right before. */
const framesNext = (doc: ParsedText, time: TimeExpression, sentence: number): boolean =>
  doc.sentenceOf(time.first) === sentence - 1 && time.first - doc.firstToken(sentence - 1) <= 1

/** Of several times below one verb ("condemned on Saturday the bombings of Friday"), the one that dates the verb. */
function timeOfGovernor(
  doc: ParsedText,
  times: readonly TimeExpression[],
  last: number,
  governor: TokenId,
): TimeExpression {
  const time = times[last]!
  const begin = doc.firstToken(doc.sentenceOf(time.first))
  if (last === 0 || times[last - 1]!.first < begin) return time
  return ownTime(doc, datingTimes(doc, times, doc.sentenceOf(time.first), governor), governor) ?? time
}

/** Whether a sentence has a time of its own; "now" is none. */
export function namesTime(doc: ParsedText, times: readonly TimeExpression[], sentence: number): boolean {
  const end = doc.endToken(sentence)
  for (let i = firstFrom(times, doc.firstToken(sentence)); i < times.length && times[i]!.first < end; i++)
    if (times[i]!.value !== 'PRESENT_REF') return true
  return false
}

/** The words of a sentence's beginning that may say that it looks back. */
const SCOPE = 40
const LOOKING_BACK = new Set(['earlier', 'previously', 'formerly', 'once', 'originally', 'already', 'historically'])

function isRecent(day: string, published: string | null): boolean {
  if (published === null) return true
  return day <= published && parseIsoDay(published)! - parseIsoDay(day)! <= RECENT_DAYS
}

/** Whether a verb moves the story on: in the plain past and not in passing. */
function isOnMainLine(doc: ParsedText, verb: TokenId): boolean {
  // "Speaking to elders, he urged …": a participle is told of the time of its clause.
  const isParticiple = verb >= 0 && doc.xpos(verb) === 'VBG' && doc.relation(verb) === 'advcl'
  return isPlainPast(doc, isParticiple ? doc.head(verb) : verb) && !isInPassing(doc, verb) && !isFoundOut(doc, verb)
}

/** "The inquiry has shown that they were poisoned", "he says it was bombed": what a present or perfect tells looks back. */
function isFoundOut(doc: ParsedText, verb: TokenId): boolean {
  const first = firstOfJoined(doc, verb)
  const claim = doc.relation(first) === 'ccomp' ? doc.head(first) : -1
  return claim >= 0 && doc.xpos(claim).startsWith('VB') && !isPlainPast(doc, claim)
}

/** Told in a relative clause, or as what another act is measured by. */
function isInPassing(doc: ParsedText, verb: TokenId): boolean {
  const first = firstOfJoined(doc, verb)
  return doc.relation(first) === 'acl' || doc.childrenBy(verb, 'mark').some(mark => MEASURING.has(doc.lower(mark)))
}

const MEASURING = new Set(['after', 'before', 'since', 'until', 'because', 'if', 'unless', 'whether', 'although'])

/** "Met", "was killed"; not "has met", "had met", "could be killed". */
export function isPlainPast(doc: ParsedText, verb: TokenId): boolean {
  if (verb < 0) return false
  const xpos = doc.xpos(verb)
  if (xpos !== 'VBD' && xpos !== 'VBN') return false
  const auxiliaries = doc.childrenBy(verb, 'aux').map(aux => doc.lower(aux))
  if (xpos === 'VBD') return auxiliaries.length === 0
  if (auxiliaries.length === 0) {
    // "Missiles struck the port": a past that the tagger takes for a participle has a subject of its own.
    if (doc.children(verb).some(c => doc.deprel(c) === 'nsubj')) return true
    // "Six were killed and fifty injured": the second shares the auxiliary of the first.
    return doc.relation(verb) === 'conj' && doc.xpos(doc.head(verb)) === 'VBN' && isPlainPast(doc, doc.head(verb))
  }
  return auxiliaries.every(aux => PAST_PASSIVE.has(aux))
}

const PAST_PASSIVE = new Set(['was', 'were', 'got', 'being'])
