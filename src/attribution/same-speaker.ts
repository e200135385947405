import type {ActorIndex} from '../actor/actor.ts'
import type {ParsedText} from '../language/parsed-text.ts'
import {spanHolds} from '../span.ts'
import type {Attribution} from './attribution.ts'

const SINGULAR = new Set(['he', 'she'])
/** News goes on with a speaker at once: further back another "he" may have come in between. */
const MAX_SENTENCES_BACK = 2
const LOOK_BACK = 20

/**
 * The attributions, with a bare "he" or "she" that speaks taken for the person whose words stand just before: "…, according to
 * Mr. Berg. He added that …". Only people count, and only speakers who are not quoted by someone else.
 */
export function withSameSpeaker(
  attributions: readonly Attribution[],
  doc: ParsedText,
  actors: ActorIndex,
): Attribution[] {
  const people = new Set(actors.actors.filter(actor => actor.kind === 'person').map(actor => actor.id))
  const read: Attribution[] = []
  let speaker: Attribution | null = null
  for (const attribution of attributions) {
    const sentence = doc.sentenceOf(attribution.cue.head)
    const {source} = attribution
    const before: number | null = speaker && doc.sentenceOf(speaker.cue.head)
    const isNext = before !== null && before < sentence && sentence - before <= MAX_SENTENCES_BACK
    const isPronoun = source !== null && SINGULAR.has(doc.text.slice(source.start, source.end).toLowerCase())
    const now: Attribution =
      isNext && isPronoun ? {...attribution, source: {...source, actors: speaker?.source?.actors ?? []}} : attribution
    read.push(now)
    const isQuoted = read
      .slice(-LOOK_BACK)
      .some(other => other !== now && other.content.some(c => spanHolds(c, now.cue)))
    if (!isQuoted && now.source?.actors.length === 1 && people.has(now.source.actors[0]!)) speaker = now
  }
  return read
}
