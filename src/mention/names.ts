import {loadDataText, loadTable} from '../data-file.ts'
import {Recent} from '../recent.ts'
import type {MentionKind} from './mention.ts'
import {loadNameEndings, type NameEndings} from './name-endings.ts'
import {foldWord, nameKey} from './name-key.ts'
import {PhraseIndex} from './phrase-index.ts'
import {pluralOf, type RoleNoun} from './role-noun.ts'

/** What the tables say of a name, without saying whose it is. */
export interface NameEntry {
  readonly kind: Exclude<MentionKind, 'role' | 'pronoun'>
  /** How the table writes it: capitals are compared with the text's. */
  readonly form: string
  /** Also an ordinary word, a first name or a short form of something else. */
  readonly isAmbiguous: boolean
}

export interface Title {
  readonly role: string | null
  readonly sector: string | null
  readonly gender: 'm' | 'f' | null
}

export interface Pronoun {
  readonly person: string
  readonly number: 's' | 'p' | ''
  readonly gender: 'm' | 'f' | 'n' | ''
  readonly type: 'personal' | 'possessive' | 'reflexive' | 'relative' | 'set'
}

/** The tables by which mentions are found. */
export interface Names {
  readonly phrases: PhraseIndex<NameEntry>
  readonly roles: PhraseIndex<RoleNoun>
  /** `nerve agent`: a word and the role noun after it that together are no one who acts. */
  readonly notActors: ReadonlySet<string>
  /** By folded form: `gen`, `mr`. */
  readonly titles: ReadonlyMap<string, Title>
  readonly pronouns: ReadonlyMap<string, Pronoun>
  /** Folded given name → gender. */
  readonly givenNames: ReadonlyMap<string, 'm' | 'f'>
  readonly endings: NameEndings
  /** Folded family names that stand before the given name. */
  readonly familyFirst: ReadonlySet<string>
  /** Words that were folded for the phrases, by form. */
  readonly folded: Recent<readonly string[]>
}

/** A name that a user adds: own actors of the atlas fit as they are. */
export interface OwnName {
  readonly name: string
  readonly aliases: readonly string[]
  readonly kind: string
}

/** Reads the tables under data/mention and the name columns of data/actor; a user's own names come before these. */
export function loadNames(own: readonly OwnName[] = []): Names {
  return {
    phrases: loadPhrases(own),
    roles: loadRoles(),
    notActors: new Set(
      loadTable<'before' | 'noun'>('mention/not-actors.tsv').map(({before, noun}) => `${before} ${noun}`),
    ),
    titles: new Map(
      loadTable<'title' | 'role' | 'sector' | 'gender'>('mention/titles.tsv').map(row => [
        foldWord(row.title),
        {role: row.role || null, sector: row.sector || null, gender: (row.gender || null) as Title['gender']},
      ]),
    ),
    pronouns: new Map(
      loadTable<'form' | 'person' | 'number' | 'gender' | 'type'>('mention/pronouns.tsv').map(row => [
        row.form,
        row as unknown as Pronoun,
      ]),
    ),
    givenNames: new Map(
      loadTable<'name' | 'gender'>('mention/given-names.tsv').map(row => [foldWord(row.name), row.gender as 'm' | 'f']),
    ),
    endings: loadNameEndings(),
    familyFirst: loadFamilyFirst(),
    folded: new Recent(16_384),
  }
}

/** Chinese, Korean, Vietnamese and Cambodian family names, folded. */
export const loadFamilyFirst = (): ReadonlySet<string> =>
  new Set(loadTable<'name'>('mention/family-names-first.tsv').map(row => row.name))

function loadPhrases(own: readonly OwnName[]): PhraseIndex<NameEntry> {
  const phrases = new PhraseIndex<NameEntry>()
  const shared = new Set(loadTable<'name'>('mention/common-surnames.tsv').map(row => row.name))
  const ambiguous = new Set(loadTable<'name'>('mention/ambiguous-names.tsv').map(row => row.name))
  const add = (form: string, kind: NameEntry['kind']): void => {
    const key = nameKey(form)
    if (key) phrases.add(key, {kind, form, isAmbiguous: ambiguous.has(form)})
  }
  const addAll = (cells: string, kind: NameEntry['kind']): void => {
    for (const form of cells.split('|')) if (form) add(form, kind)
  }
  for (const {name, aliases, kind} of own)
    for (const form of [name, ...aliases])
      add(form, kind === 'person' ? 'person' : kind === 'group' ? 'group' : 'organization')
  for (const row of loadTable<'name'>('actor/seats.tsv')) add(row.name, 'organization')
  for (const row of loadTable<'name' | 'aliases' | 'demonyms' | 'people' | 'capitals'>('actor/states.tsv')) {
    add(row.name, 'place')
    addAll(row.aliases, 'place')
    addAll(row.people, 'demonym')
    addAll(row.capitals, 'place')
    addAll(row.demonyms, 'demonym')
  }
  for (const row of loadTable<'name' | 'aliases'>('actor/bodies.tsv'))
    addAll(`${row.name}|${row.aliases}`, 'organization')
  for (const row of loadTable<'name' | 'aliases'>('actor/groups.tsv')) addAll(`${row.name}|${row.aliases}`, 'group')
  for (const row of loadTable<'name' | 'aliases' | 'kind'>('actor/organizations.tsv'))
    addAll(`${row.name}|${row.aliases}`, row.kind as NameEntry['kind'])
  for (const row of loadTable<'name' | 'aliases' | 'role'>('actor/persons.tsv')) {
    addAll(`${row.name}|${row.aliases}`, 'person')
    const surname = row.name.slice(row.name.lastIndexOf(' ') + 1)
    if (HEADS.test(row.role) && surname.length > 3 && !ambiguous.has(surname) && !shared.has(surname))
      phrases.add(nameKey(surname), {kind: 'person', form: surname, isAmbiguous: true})
  }
  for (const line of loadDataText('mention/person-names.txt.gz').split('\n')) add(line, 'person')
  for (const row of loadTable<'name' | 'aliases'>('actor/parties.tsv.gz'))
    for (const form of `${row.name}|${row.aliases}`.split('|')) {
      const key = nameKey(form)
      if (key.includes(' ')) phrases.add(key, {kind: 'organization', form, isAmbiguous: ambiguous.has(form)})
    }
  return phrases
}

/** Offices whose holders the news calls by their surname alone. */
const HEADS = /^(?:interim )?(?:President|Prime Minister|Chancellor|Premier|leader|Supreme Leader|Secretary of State)$/

function loadRoles(): PhraseIndex<RoleNoun> {
  const roles = new PhraseIndex<RoleNoun>()
  for (const row of loadTable<'noun' | 'sector' | 'kind' | 'note'>('mention/roles.tsv')) {
    const roleIn = (number: RoleNoun['number']): RoleNoun => ({
      noun: row.noun,
      sector: row.sector || null,
      kind: row.kind as RoleNoun['kind'],
      isHead: row.note === 'head',
      isTransparent: row.note === 'transparent',
      isCapital: row.note === 'capital',
      number,
    })
    const isPlural = /(?:[^s]s|people|men|police|troops)$/.test(row.noun) && roles.get(nameKey(row.noun)) !== null
    roles.add(nameKey(row.noun), roleIn(isPlural || PLURAL_ONLY.test(row.noun) ? 'plural' : 'singular'))
    if (row.kind !== 'adjective') roles.add(nameKey(pluralOf(row.noun)), roleIn('plural'))
  }
  return roles
}

/** Nouns of the table that have no singular of their own there. */
const PLURAL_ONLY =
  /(?:forces|troops|guards|services|agencies|authorities|parties|groups|powers|countries|nations|states|unions|courts|chiefs|marines|rebels|masses|people|police|media|leaders|allies|donors|sides|factions|investors|traders|markets|newspapers|reports|fighters|paramilitaries|reinforcements|defenses|defences|contractors|lenders|creditors|minorities|families|communities|crowds|businesses|companies|deputies|servicemen|fishermen|businessmen|statesmen|extremists|radicals|jihadists|bombers)$/
