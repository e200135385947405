/** A noun for those who act, from data/mention/roles.tsv. */
export interface RoleNoun {
  /** Singular form of the table. */
  readonly noun: string
  /** PLOVER sector, null when the noun alone tells none. */
  readonly sector: string | null
  readonly kind: 'person' | 'body' | 'equipment' | 'facility' | 'event' | 'place' | 'quantity' | 'adjective'
  /** Head of state or government. */
  readonly isHead: boolean
  /** Takes the sector of the word beside it: "rebel leader", "spokesman of the police". */
  readonly isTransparent: boolean
  /** Only when written with a capital inside a sentence: "the House". */
  readonly isCapital: boolean
  readonly number: 'singular' | 'plural'
}

/** Plural of an English noun phrase whose last word is its head, except "X of Y" and "X general". */
export function pluralOf(phrase: string): string {
  const headEnd =
    /^(\S+(?: \S+)*?)( (?:of|to|in|for) .*|[ -]general|-elect| elect|-designate|-in-chief|[ -]in[ -]chief|-in-law)$/.exec(
      phrase,
    )
  if (headEnd && !/^(?:major|brigadier|lieutenant) general$/.test(phrase)) return pluralOf(headEnd[1]!) + headEnd[2]
  const irregular = /(?:^|[ -])(\S+)$/.exec(phrase)?.[1]?.toLowerCase()
  const known = irregular && IRREGULAR[irregular]
  if (known) return phrase.slice(0, phrase.length - irregular.length) + known
  if (/(?:man)$/i.test(phrase) && !/(?:german|shaman|roman|human|ottoman)$/i.test(phrase))
    return `${phrase.slice(0, -2)}en`
  if (/[^aeiou]y$/.test(phrase)) return `${phrase.slice(0, -1)}ies`
  if (/(?:s|x|z|ch|sh)$/.test(phrase)) return `${phrase}es`
  return `${phrase}s`
}

const IRREGULAR: Record<string, string> = {
  person: 'people',
  child: 'children',
  wife: 'wives',
  thief: 'thieves',
  chief: 'chiefs',
  shelf: 'shelves',
  life: 'lives',
  schoolchild: 'schoolchildren',
  grandchild: 'grandchildren',
  aircraft: 'aircraft',
  corps: 'corps',
  attaché: 'attachés',
  mafioso: 'mafiosi',
  carabiniere: 'carabinieri',
  youth: 'youths',
  fiancee: 'fiancees',
  hero: 'heroes',
  embargo: 'embargoes',
  patriarch: 'patriarchs',
  monarch: 'monarchs',
  people: 'peoples',
  staff: 'staff',
  police: 'police',
  media: 'media',
  personnel: 'personnel',
  half: 'halves',
  counsel: 'counsel',
  spy: 'spies',
  fedayeen: 'fedayeen',
}
