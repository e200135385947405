import {loadTable} from '../data-file.ts'
import type {Place} from './place.ts'

/** A word that tells what kind of place a name beside it is. Columns of data/place/place-words.tsv. */
export interface PlaceWord {
  readonly kind: Place['kind']
  readonly level: 'admin1' | 'admin2' | 'city' | 'country' | 'part' | 'own'
  /** Name and word together are a toponym even if no list knows it ("Elm Street"). */
  readonly isName: boolean
}

export interface PlaceWords {
  /** "County", by lower-case word, behind the name. */
  readonly after: ReadonlyMap<string, PlaceWord>
  /** "Lake", "gulf of", in lower case, before the name. */
  readonly before: ReadonlyMap<string, PlaceWord>
  /** Names that are more often something else, by their lower-case form. */
  readonly notPlaces: ReadonlyMap<string, NotPlace>
  /** "in", "northern", by lower-case word, before the name. */
  readonly preceding: ReadonlyMap<string, PrecedingWord>
  /** Lower-case words of people and bodies that a place has, behind its name: "police", "council". */
  readonly institutions: ReadonlySet<string>
}

export interface PrecedingWord {
  readonly weight: number
  readonly class: 'preposition' | 'direction' | 'modifier' | 'kind' | 'title'
}

/**
 * How much evidence a name needs beyond the usual, and what else it is. A `seat` ("White House") acts more often than
 * it is a place, and is one only behind a preposition of place.
 */
export interface NotPlace {
  readonly weight: number
  readonly what: 'word' | 'surname' | 'given' | 'month' | 'org' | 'seat'
}

export function loadPlaceWords(): PlaceWords {
  const after = new Map<string, PlaceWord>()
  const before = new Map<string, PlaceWord>()
  for (const row of loadTable<'word' | 'side' | 'kind' | 'level' | 'isName'>('place/place-words.tsv')) {
    const word = {kind: row.kind as Place['kind'], level: row.level as PlaceWord['level'], isName: row.isName === 'yes'}
    ;(row.side === 'after' ? after : before).set(row.word, word)
  }
  const notPlaces = loadTable<'name' | 'weight' | 'what'>('place/not-places.tsv')
  const preceding = loadTable<'word' | 'weight' | 'class'>('place/preceding-words.tsv')
  const institutions = loadTable<'word'>('place/institution-words.tsv')
  return {
    after,
    before,
    notPlaces: new Map(
      notPlaces.map(row => [row.name, {weight: Number(row.weight), what: row.what as NotPlace['what']}]),
    ),
    preceding: new Map(
      preceding.map(row => [row.word, {weight: Number(row.weight), class: row.class as PrecedingWord['class']}]),
    ),
    institutions: new Set(institutions.map(row => row.word)),
  }
}
