import {loadAtlas} from '../../src/actor/atlas.ts'
import {resolveActors} from '../../src/actor/resolve-actors.ts'
import {findAttributions, loadAttributionTables} from '../../src/attribution/find-attributions.ts'
import type {EventMention, Skipped} from '../../src/event/event.ts'
import {findEvents} from '../../src/event/find-events.ts'
import {loadEventRules} from '../../src/event/rules.ts'
import {loadLanguage} from '../../src/language/language.ts'
import type {ParsedText} from '../../src/language/parsed-text.ts'
import {findMentions} from '../../src/mention/find-mentions.ts'
import {loadNames} from '../../src/mention/names.ts'
import type {Article} from '../../src/page/article.ts'
import {findPlaces} from '../../src/place/find-places.ts'
import {loadGazetteer} from '../../src/place/gazetteer.ts'
import {findTimes} from '../../src/time/find-times.ts'
import {loadTimeTables} from '../../src/time/time-tables.ts'

/** What the event room codes in a text, with names in place of ids, and a dyad of countries, or of names where there are none: "ECU > VEN". */
export interface Coded {
  readonly doc: ParsedText
  readonly events: readonly (EventMention & {
    readonly who: readonly string[]
    readonly whom: readonly string[]
    readonly dyad: string
  })[]
  readonly skipped: readonly Skipped[]
  /** The words that first name a place of the reading, '-' for none. */
  readonly placeName: (id: string | null) => string
}

/** A reader of plain sentences through the rooms up to `event`, published on 2022-09-14 unless told otherwise. */
export function openReader(): (text: string, published?: string) => Coded {
  const language = loadLanguage()
  const names = loadNames()
  const timeTables = loadTimeTables()
  const gazetteer = loadGazetteer()
  const atlas = loadAtlas()
  const attributionTables = loadAttributionTables()
  const rules = loadEventRules()
  return (text, published = '2022-09-14') => {
    const blocks = [{start: 0, end: text.length, kind: 'paragraph' as const}]
    const article: Article = {
      text,
      title: null,
      byline: null,
      outlet: null,
      url: null,
      published: {date: published, basis: 'given', why: 'the test says so'},
      dateline: null,
      language: 'en',
      blocks,
      furniture: [],
      notes: [],
    }
    const doc = language.parse(text, blocks)
    const mentions = findMentions(doc, names)
    const times = findTimes(doc, {published}, timeTables)
    const places = findPlaces(doc, mentions, gazetteer, {dateline: null})
    const actors = resolveActors({doc, mentions, places, published, blocks}, atlas)
    const attributions = findAttributions({doc, actors, blocks}, attributionTables)
    const {events, skipped} = findEvents({doc, article, actors, places, times, attributions}, rules)
    const nameOf = (id: string): string => actors.actors.find(actor => actor.id === id)?.name ?? id
    const countryOf = (id: string): string => actors.actors.find(actor => actor.id === id)?.country ?? nameOf(id)
    const side = (ids: readonly string[]): string => [...new Set(ids.map(countryOf))].join(', ')
    return {
      doc,
      skipped,
      placeName: id => {
        const mention = places.places.find(place => place.id === id)?.mentions[0]
        return mention ? doc.textOf(mention.first, mention.last) : '-'
      },
      events: events.map(event => ({
        ...event,
        who: event.actors.map(nameOf),
        whom: event.recipients.map(nameOf),
        dyad: `${side(event.actors)} > ${side(event.recipients)}`,
      })),
    }
  }
}
