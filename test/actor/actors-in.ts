import type {Actor, ActorIndex} from '../../src/actor/actor.ts'
import {loadAtlas} from '../../src/actor/atlas.ts'
import {resolveActors} from '../../src/actor/resolve-actors.ts'
import {loadLanguage} from '../../src/language/language.ts'
import type {ParsedText} from '../../src/language/parsed-text.ts'
import {findMentions} from '../../src/mention/find-mentions.ts'
import {loadNames} from '../../src/mention/names.ts'
import {findPlaces} from '../../src/place/find-places.ts'
import {loadGazetteer} from '../../src/place/gazetteer.ts'

const kit = {language: loadLanguage(), names: loadNames(), atlas: loadAtlas(), gazetteer: loadGazetteer()}

/** The actors of a text of our own, read as published on a day. */
export function actorsIn(text: string, published: string | null = '2022-09-14'): {doc: ParsedText; index: ActorIndex} {
  const doc = kit.language.parse(text)
  const mentions = findMentions(doc, kit.names)
  const places = findPlaces(doc, mentions, kit.gazetteer, {dateline: null})
  return {doc, index: resolveActors({doc, mentions, places, published, blocks: []}, kit.atlas)}
}

/** `name | country | sector`, `-` where unknown. */
export const describeActor = (actor: Actor): string =>
  `${actor.name} | ${actor.country ?? '-'} | ${actor.sector ?? '-'}`

/** Whom the n-th use of a word stands for (the first one, unless `use` says otherwise). */
export function whoIs(text: string, word: string, published: string | null = '2022-09-14', use = 1): string[] {
  const {doc, index} = actorsIn(text, published)
  let seen = 0
  for (let t = 0; t < doc.tokenCount; t++) {
    if (doc.form(t) !== word) continue
    seen++
    if (seen === use) return index.at(t).map(describeActor)
  }
  throw new Error(`"${word}" is not ${use} times in "${text}"`)
}
