import {expect, test} from 'vitest'
import type {ActorIndex} from '../../src/actor/actor.ts'
import {loadAtlas} from '../../src/actor/atlas.ts'
import {resolveActors} from '../../src/actor/resolve-actors.ts'
import {findAttributions, loadAttributionTables} from '../../src/attribution/find-attributions.ts'
import {loadLanguage} from '../../src/language/language.ts'
import {findMentions} from '../../src/mention/find-mentions.ts'
import {loadNames} from '../../src/mention/names.ts'
import {findPlaces} from '../../src/place/find-places.ts'
import {loadGazetteer} from '../../src/place/gazetteer.ts'

const language = loadLanguage()
const names = loadNames()
const gazetteer = loadGazetteer()
const atlas = loadAtlas()
const tables = loadAttributionTables()

/** The actors that each attribution of a text goes to. */
function speakers(text: string): string[] {
  const blocks = [{start: 0, end: text.length, kind: 'paragraph' as const}]
  const doc = language.parse(text, blocks)
  const mentions = findMentions(doc, names)
  const places = findPlaces(doc, mentions, gazetteer, {dateline: null})
  const actors: ActorIndex = resolveActors({doc, mentions, places, published: '2022-09-14', blocks}, atlas)
  const nameOf = (id: string): string => actors.actors.find(actor => actor.id === id)?.name ?? id
  return findAttributions({doc, actors, blocks}, tables).map(({source}) =>
    source ? source.actors.map(nameOf).join(' + ') || '?' : '-',
  )
}

const rows: [text: string, wanted: string[]][] = [
  // The one who spoke goes on, though others are named on the way.
  [
    'Finland will join, Sanna Marin said. Neighbours had warned of it. “Our vote is clear,” she said.',
    ['Sanna Marin', 'Neighbours', 'Sanna Marin'],
  ],
  // Whoever is named in the words does not speak them, however long they are.
  [
    'Finland will join, Sanna Marin said. “We met Magdalena Andersson. It was good. It was long. We ate. We sang. She left,” she said.',
    ['Sanna Marin', 'Sanna Marin'],
  ],
  // A paper speaks for those whose it is.
  ['The Russian statement said the talks are over.', ['Russia']],
  // Nobody is known.
  ['“Our vote is clear,” she said.', ['?']],
]

test.each(rows)('%s', (text, wanted) => expect(speakers(text)).toEqual(wanted))
