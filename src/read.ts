import {createHash} from 'node:crypto'
import {resolveActors} from './actor/resolve-actors.ts'
import {findAttributions} from './attribution/find-attributions.ts'
import {findEvents} from './event/find-events.ts'
import type {RawPage} from './intake/raw-page.ts'
import type {Kit} from './kit.ts'
import {findMentions} from './mention/find-mentions.ts'
import type {Article} from './page/article.ts'
import {findArticle} from './page/find-article.ts'
import {unknownDate} from './page/stated-date.ts'
import {findPlaces} from './place/find-places.ts'
import {type Reading, toReading} from './reading.ts'
import {placeTimes, readTimes} from './time/find-times.ts'
import {inferPublished} from './time/infer-published.ts'

/**
 * Reads one report: the way of a page through the rooms, a line a room. Pure: the same page and kit give the same reading.
 * A report in a language that is not covered comes back with its text and furniture and nothing read out of it.
 */
export function read(page: RawPage, kit: Kit): Reading {
  const article = findArticle(page, kit.page)
  return readArticle(page.id ?? `sha256:${createHash('sha256').update(article.text).digest('hex')}`, article, kit)
}

/** Reads anew what was read before, from the document of its reading: for texts that are kept, after an upgrade. */
export function readAgain({id, ...article}: Reading['document'], kit: Kit): Reading {
  const isInferred = article.published.basis === 'inferred'
  const published = isInferred ? unknownDate('No day was given or stated.') : article.published
  return readArticle(id, {...article, published}, kit)
}

function readArticle(id: string, stated: Article, kit: Kit): Reading {
  const doc = kit.language.parse(stated.text, stated.language === 'en' ? stated.blocks : [])
  const written = readTimes(doc, kit.times)
  const inferred = stated.published.date ? null : inferPublished(doc, kit.times, {times: written})
  const published = inferred ?? stated.published
  const article = {...stated, published}
  const mentions = findMentions(doc, kit.names)
  const times = placeTimes(doc, written, {published: published.date, dateline: article.dateline})
  const places = findPlaces(doc, mentions, kit.gazetteer, {dateline: article.dateline})
  const actors = resolveActors({doc, mentions, places, published: published.date, blocks: article.blocks}, kit.atlas)
  const attributions = findAttributions({doc, actors, blocks: article.blocks}, kit.attribution)
  const coded = findEvents({doc, article, actors, places, times, attributions}, kit.events)
  return toReading(id, {article, doc, times, places, actors, attributions, ...coded})
}
