import {loadTable} from '../data-file.ts'

export type WordClass =
  | 'leader'
  | 'state'
  | 'office'
  | 'kin'
  | 'city'
  | 'dealing'
  | 'founding'
  | 'seeking'
  | 'foreign'
  | 'other-side'
  | 'common-body'
  | 'speech'
  | 'sending'
  | 'again'
  | 'voice'
  | 'at-home'
  | 'official'
  | 'alleging'
export type StateTrait = 'island' | 'family-first'

/** What a definite noun ("the bloc") may stand for, from data/actor/definite-nouns.tsv. Empty lists and '' ask for nothing. */
export interface DefiniteNoun {
  readonly kinds: readonly string[]
  readonly sectors: readonly string[]
  readonly trait: string
  /** Id of an atlas entry that the noun may stand for whatever its sector. */
  readonly entry: string
}

/** An arm of a state, or its people, that reports leave unsaid ("was arrested"), from data/actor/understood-bodies.tsv. */
export interface UnderstoodBody {
  readonly sector: string
  readonly noun: string
  /** Nouns by which a report tells it. */
  readonly names: ReadonlySet<string>
}

/** The words by which those who act are told: tables under data/actor. */
export interface ActorWords {
  readonly isA: (word: string, wordClass: WordClass) => boolean
  readonly hasTrait: (iso3: string, trait: StateTrait) => boolean
  /** The titles of the office that this title names, itself among them: "premier" of "prime minister". */
  readonly titlesOf: (title: string) => readonly string[]
  readonly definiteNoun: (noun: string) => DefiniteNoun | null
  /** The PLOVER sector that a word in a body's name tells; null when none does. */
  readonly sectorOfName: (name: string) => string | null
  readonly understoodBodies: readonly UnderstoodBody[]
}

export function loadActorWords(): ActorWords {
  const classes = new Map<string, Set<string>>()
  for (const {word, class: wordClass} of loadTable<'word' | 'class'>('actor/word-classes.tsv'))
    classes.set(wordClass, (classes.get(wordClass) ?? new Set()).add(word))
  const traits = new Set(
    loadTable<'iso3' | 'trait'>('actor/state-traits.tsv').map(({iso3, trait}) => `${trait} ${iso3}`),
  )
  const definite = new Map(
    loadTable<'noun' | 'kinds' | 'sectors' | 'trait' | 'entry'>('actor/definite-nouns.tsv').map(
      ({noun, kinds, sectors, trait, entry}) => [
        noun,
        {kinds: cellsOf(kinds), sectors: cellsOf(sectors), trait, entry},
      ],
    ),
  )
  const offices = loadTable<'titles'>('actor/same-offices.tsv').map(({titles}) => cellsOf(titles))
  const signs = loadSectorSigns()
  return {
    isA: (word, wordClass) => classes.get(wordClass)?.has(word) ?? false,
    hasTrait: (iso3, trait) => traits.has(`${trait} ${iso3}`),
    titlesOf: title => offices.find(titles => titles.includes(title)) ?? [title],
    definiteNoun: noun => definite.get(noun) ?? null,
    sectorOfName: name => signs.find(([, sign]) => sign.test(name))?.[0] ?? null,
    understoodBodies: loadTable<'sector' | 'noun' | 'names'>('actor/understood-bodies.tsv').map(
      ({sector, noun, names}) => ({sector, noun, names: new Set(cellsOf(names))}),
    ),
  }
}

const cellsOf = (cell: string): string[] => (cell === '' ? [] : cell.split('|'))

/** One pattern a sector, in the order of the table. */
function loadSectorSigns(): [sector: string, sign: RegExp][] {
  const words = new Map<string, string[]>()
  for (const {word, sector} of loadTable<'word' | 'sector'>('actor/body-words.tsv')) {
    const sign = word.replace(/\./g, '\\.').replace(/\*$/, '')
    words.set(sector, [...(words.get(sector) ?? []), word.endsWith('*') ? sign : `${sign}\\b`])
  }
  return [...words].map(([sector, signs]) => [sector, new RegExp(`\\b(?:${signs.join('|')})`)])
}
