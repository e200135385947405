import type {Actor, ActorIndex, PositionFact} from './actor/actor.ts'
import type {Attribution} from './attribution/attribution.ts'
import type {EventMention, Skipped} from './event/event.ts'
import type {ParsedText} from './language/parsed-text.ts'
import type {Mention} from './mention/mention.ts'
import type {Article, Block, Furniture, PublishedDate} from './page/article.ts'
import type {Place, PlaceIndex} from './place/place.ts'
import type {Span} from './span.ts'
import type {TimeExpression} from './time/time-expression.ts'

/**
 * What one report says, as plain JSON: the object that `rapporteur read --json` prints, a line a document.
 * Every offset is a UTF-16 index into `document.text`, `end` exclusive. See docs/reading.md.
 */
export interface Reading {
  readonly document: {
    readonly id: string
    readonly url: string | null
    readonly outlet: string | null
    readonly title: string | null
    readonly byline: string | null
    readonly published: PublishedDate
    readonly language: string
    readonly text: string
    readonly furniture: readonly Furniture[]
    /** Stretches of `text` that were read as units: no sentence runs over their edges. */
    readonly blocks: readonly Block[]
    /** Where a dateline says the report was written; its span is furniture of that kind. */
    readonly dateline: (Span & {readonly place: string | null}) | null
    /** What a reader should know of how the page was read: cut for its size, no article found. */
    readonly notes: readonly string[]
  }
  readonly sentences: readonly Span[]
  readonly actors: readonly (Pick<
    Actor,
    'id' | 'name' | 'kind' | 'country' | 'sector' | 'wikidata' | 'basis' | 'why'
  > & {
    readonly mentions: readonly Span[]
  })[]
  readonly places: readonly (Omit<Place, 'mentions' | 'dateline'> & {readonly mentions: readonly Span[]})[]
  readonly times: readonly (Span &
    Pick<TimeExpression, 'type' | 'value' | 'from' | 'to' | 'basis' | 'why'> & {readonly id: string})[]
  readonly attributions: readonly {
    readonly id: string
    readonly source: (Span & {readonly actor: string | null}) | null
    readonly cue: Span
    readonly content: readonly Span[]
    readonly quotation: Attribution['quotation']
    readonly rule: string
  }[]
  readonly events: readonly ReadingEvent[]
  readonly facts: readonly (Span & Pick<PositionFact, 'kind' | 'subject' | 'object' | 'role' | 'from' | 'to'>)[]
  readonly skipped: readonly Skipped[]
}

export type ReadingEvent = Omit<EventMention, 'evidence'> & {
  readonly evidence: readonly (Span & {readonly trigger: Span})[]
}

/** Everything that the rooms found in one article, still in tokens. */
export interface Findings {
  readonly article: Article
  readonly doc: ParsedText
  readonly times: readonly TimeExpression[]
  readonly places: PlaceIndex
  readonly actors: ActorIndex
  readonly attributions: readonly Attribution[]
  readonly events: readonly EventMention[]
  readonly skipped: readonly Skipped[]
}

/** Puts the findings into the shape of the contract: ids for tokens, characters for tokens, text order. */
export function toReading(id: string, found: Findings): Reading {
  const {article, doc} = found
  const spanOf = (mention: Mention): Span => doc.span(mention.first, mention.last)
  const spansOf = (mentions: readonly Mention[]): Span[] => mentions.map(spanOf).sort((a, b) => a.start - b.start)
  return {
    document: {
      id,
      url: article.url,
      outlet: article.outlet,
      title: article.title,
      byline: article.byline,
      published: article.published,
      language: article.language,
      text: article.text,
      furniture: article.furniture.map(({start, end, kind}) => ({start, end, kind})),
      blocks: article.blocks.map(({start, end, kind}) => ({start, end, kind})),
      dateline: article.dateline && {
        start: article.dateline.start,
        end: article.dateline.end,
        place: article.dateline.place,
      },
      notes: article.notes,
    },
    sentences: Array.from({length: doc.sentenceCount}, (_, s) => doc.sentenceSpan(s)),
    actors: toldActors(found).map(({id, name, kind, country, sector, wikidata, basis, mentions, why}) => ({
      id,
      name,
      kind,
      country,
      sector,
      wikidata,
      basis,
      mentions: spansOf(mentions),
      why,
    })),
    places: found.places.places.map(({dateline, ...place}) => ({
      ...place,
      mentions: [...dateline, ...spansOf(place.mentions)],
    })),
    times: found.times.map(({start, end, type, value, from, to, basis, why}, i) => ({
      id: timeId(i),
      start,
      end,
      type,
      value,
      from,
      to,
      basis,
      why,
    })),
    attributions: found.attributions.map(({id, source, cue, content, quotation, rule}) => ({
      id,
      source: source && {actor: source.actors[0] ?? null, start: source.start, end: source.end},
      cue: {start: cue.start, end: cue.end},
      content: content.map(({start, end}) => ({start, end})),
      quotation,
      rule,
    })),
    events: found.events.map(event => ({
      ...event,
      evidence: event.evidence.map(({start, end, trigger}) => ({start, end, trigger})),
    })),
    facts: found.actors.facts.map(({kind, subject, object, role, from, to, first, last}) => ({
      kind,
      subject,
      object,
      role,
      from,
      to,
      ...doc.span(first, last),
    })),
    skipped: found.skipped,
  }
}

/** All who are named; places, peoples and roles only where an event, a source or a fact speaks of them. */
function toldActors({actors, attributions, events}: Findings): readonly Actor[] {
  const involved = new Set<string | null | undefined>()
  for (const event of events) for (const id of [...event.actors, ...event.recipients]) involved.add(id)
  for (const {source} of attributions) involved.add(source?.actors[0])
  for (const {subject, object} of actors.facts) involved.add(subject).add(object)
  return actors.actors.filter(actor => involved.has(actor.id) || (actor.place === undefined && isNamed(actor)))
}

const isNamed = ({kind, basis, mentions}: Actor): boolean =>
  basis === 'atlas' ||
  (kind !== 'role' && kind !== 'population' && mentions.some(mention => mention.nameFirst !== undefined))

/** The id that a reading gives to its n-th time expression. */
export const timeId = (index: number): string => `t${index + 1}`
