import type {Actor, ActorIndex} from '../actor/actor.ts'
import type {ParsedText} from '../language/parsed-text.ts'
import {spanHolds} from '../span.ts'
import type {Attribution} from './attribution.ts'
import {grammarWords} from './grammar-words.ts'

const SINGULAR = grammarWords('one speaker')
/** News goes on with a speaker at once: further back another "he" may have come in between. */
const MAX_SENTENCES_BACK = 3
/** Unless the other is named in the very words that "he" is said to speak, and so does not speak them. */
const MAX_SENTENCES_BACK_OF_QUOTATION = 8
const LOOK_BACK = 20

/**
 * The attributions, with a bare "he" or "she" that speaks taken for the person whose words stand just before: "…, according to
 * Mr. Berg. He added that …", also in the same sentence and over a long quotation. Only people count, and only speakers who are not
 * quoted by someone else.
 */
export function withSameSpeaker(
  attributions: readonly Attribution[],
  doc: ParsedText,
  actors: ActorIndex,
): Attribution[] {
  const byId = new Map(actors.actors.map(actor => [actor.id, actor]))
  const read: Attribution[] = []
  let speaker: Attribution | null = null
  for (const attribution of attributions) {
    const {source} = attribution
    const isPronoun = source !== null && SINGULAR.has(doc.text.slice(source.start, source.end).toLowerCase())
    const goesOn: boolean = isPronoun && speaker !== null && isNext(doc, speaker, attribution, byId)
    const now: Attribution =
      source && goesOn ? {...attribution, source: {...source, actors: speaker?.source?.actors ?? []}} : attribution
    read.push(now)
    const isQuoted = read
      .slice(-LOOK_BACK)
      .some(other => other !== now && other.content.some(c => spanHolds(c, now.cue)))
    const [only, ...others] = now.source?.actors ?? []
    if (!isQuoted && only !== undefined && others.length === 0 && byId.get(only)?.kind === 'person') speaker = now
  }
  return read
}

/** Whether an attribution to "he" or "she" follows on the speaker's words. */
function isNext(
  doc: ParsedText,
  speaker: Attribution,
  attribution: Attribution,
  actors: ReadonlyMap<string, Actor>,
): boolean {
  const begin = Math.min(attribution.cue.start, attribution.content[0]?.start ?? attribution.cue.start)
  const sentences = doc.sentenceOf(doc.tokenAt(begin)) - doc.sentenceOf(speaker.cue.head)
  if (sentences <= MAX_SENTENCES_BACK) return true
  const isNamedInContent = (id: string): boolean =>
    actors.get(id)?.mentions.some(({head}) => attribution.content.some(c => spanHolds(c, doc.span(head)))) ?? false
  return (
    attribution.quotation === 'direct' &&
    sentences <= MAX_SENTENCES_BACK_OF_QUOTATION &&
    (attribution.source?.actors.some(isNamedInContent) ?? false)
  )
}
