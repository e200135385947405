import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import {parseIsoDay} from './calendar.ts'
import {topToken} from './tense.ts'
import {clauseHead, firstFrom, REPORTING_VERBS} from './time-attachment.ts'
import type {TimeExpression} from './time-expression.ts'

/** How many sentences a story stays on one day without saying so again. */
const REACH = 10
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
    if (time.from === null || time.to === null || time.value.endsWith('_REF')) continue
    // The day of a dateline stands before all sentences.
    if (time.end <= doc.start(time.first)) continue
    const governor = clauseHead(doc, topToken(doc, time.first, time.last))
    // "said on Friday that rebels attacked": when it was said is not when it was done.
    if (governor < 0 || isInPassing(doc, governor) || REPORTING_VERBS.has(doc.lemma(governor))) continue
    const isNext = isOnMainLine(doc, governor) && time.from === time.to && isRecent(time.from, published)
    return isNext ? time : null
  }
  return null
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
  return isPlainPast(doc, isParticiple ? doc.head(verb) : verb) && !isInPassing(doc, verb)
}

/** Told in a relative clause, or as what another act is measured by. */
const isInPassing = (doc: ParsedText, verb: TokenId): boolean =>
  doc.relation(verb) === 'acl' || doc.childrenBy(verb, 'mark').some(mark => MEASURING.has(doc.lower(mark)))

const MEASURING = new Set(['after', 'before', 'since', 'until', 'because', 'if', 'unless', 'whether', 'although'])

/** "Met", "was killed"; not "has met", "had met", "could be killed". */
export function isPlainPast(doc: ParsedText, verb: TokenId): boolean {
  if (verb < 0) return false
  const xpos = doc.xpos(verb)
  if (xpos !== 'VBD' && xpos !== 'VBN') return false
  const auxiliaries = doc.childrenBy(verb, 'aux').map(aux => doc.lower(aux))
  if (xpos === 'VBD') return auxiliaries.length === 0
  // "Missiles struck the port": a past that the tagger takes for a participle has a subject of its own.
  if (auxiliaries.length === 0) return doc.children(verb).some(c => doc.deprel(c) === 'nsubj')
  return auxiliaries.every(aux => PAST_PASSIVE.has(aux))
}

const PAST_PASSIVE = new Set(['was', 'were', 'got', 'being'])
