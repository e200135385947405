import {daySpans} from '../origin/day-spans.ts'
import type {MentionDigest} from '../record/digest.ts'

/** Days that two tellings of one act may lie apart: the day is misread by one, or one says the week only. */
export const EVENT_DAYS = 6
const RARE_TERMS = 4
const MOST_PARTIES = 6

/**
 * Keys of a mention: its type with every two of its parties, with a party and the word of the act, with a place, and with every two of the
 * rarest words of its sentences; each with the two spans of days that it may share with another telling. Without any date the same
 * without a span.
 */
export function mentionKeys(mention: Omit<MentionDigest, 'keys'>): string[] {
  const {type, trigger, place, terms} = mention
  const names = partyNames(mention)
  const marks = new Set<string>()
  for (let i = 0; i < names.length; i++) {
    marks.add(`${names[i]}/${trigger}`)
    for (let j = i + 1; j < names.length; j++) marks.add([names[i], names[j]].sort().join('&'))
  }
  if (place) marks.add(`@${place.geonames ?? place.name}`)
  const rare = terms.slice(0, RARE_TERMS).map(([term]) => term)
  for (let i = 0; i < rare.length; i++)
    for (let j = i + 1; j < rare.length; j++) marks.add([rare[i], rare[j]].sort().join('+'))
  const day = mention.from ?? mention.to ?? mention.published
  const keys = [...marks].map(mark => `${type} ${mark}`)
  return day === null ? keys : daySpans(day, EVENT_DAYS).flatMap(span => keys.map(key => `${span} ${key}`))
}

/** One name for each party: the country of a state and its organs, else the key. */
function partyNames({actors, recipients, parties}: Omit<MentionDigest, 'keys'>): string[] {
  const names = [...actors, ...recipients].map(key => {
    const party = parties[key]
    const isState = party?.country && (party.kind === 'state' || party.sector === 'GOV' || party.sector === 'MIL')
    return isState ? party.country! : key
  })
  return [...new Set(names)].sort().slice(0, MOST_PARTIES)
}
