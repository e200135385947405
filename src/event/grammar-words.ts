import {loadTable} from '../data-file.ts'

const classes = new Map(
  loadTable<'class' | 'words'>('event/grammar.tsv').map(row => [row.class, new Set(row.words.split(', '))]),
)

function wordsOf(name: string): ReadonlySet<string> {
  const words = classes.get(name)
  if (!words) throw new Error(`data/event/grammar.tsv: no row "${name}". The event room needs it.`)
  return words
}

/** Verbs whose object is the understood subject of the infinitive or gerund below ("urged X to leave"). */
export const OBJECT_CONTROL = wordsOf('object control')

/** Verbs that ask somebody to do something: an infinitive behind their object is what is asked for. */
export const ASKING = wordsOf('asking')

/** Verbs that take an infinitive of what is to be done. */
export const INTENDING = wordsOf('intending')

/** Verbs of wishing, with which people say what they do by saying it ("I want to thank you"). */
export const WISHING = wordsOf('wishing')

/** Verbs whose object is the understood subject of a gerund that tells what for ("assailed X for leaving"). */
export const ANSWERABLE = wordsOf('answerable')

/** Nouns that hold an infinitive ("a request to meet"). */
export const INTENT = wordsOf('intent')

/** Participles that do stand between two nouns: "rebel held areas", "Turkish backed fighters". */
export const COMPOUND_PARTICIPLES = wordsOf('compound participle')

/** Verbs that always have an object: without one, a headline has left out "is" or "was". */
export const ALWAYS_TRANSITIVE = wordsOf('always transitive')

/** Relative pronouns. */
export const RELATIVES = wordsOf('relative')

/** Particles that a parser may read as prepositions: "handed over power". */
export const PARTICLES = wordsOf('particle')

/** Bare time words that a parser may take for an object or a subject. */
export const TIME_WORDS = wordsOf('time word')

/** Words that name others of a kind, or those who do the same: "including", "along with". */
export const COMPANY = wordsOf('company')

/** Determiners that say that something was spoken of before. */
export const DEFINITE = wordsOf('definite')

/** Verbs whose subject is the author of what their object says. */
export const ISSUING = wordsOf('issuing')

/** Words that open what an act waits for: "until", "unless". */
export const CONDITION = wordsOf('condition')

/** Two words that bound a number: "at least". */
export const BOUNDS = wordsOf('bound')

/** Words before a number that make it rough: "about". */
export const APPROXIMATIONS = wordsOf('approximation')

/** Nouns of a part of an occasion: "on the margins of his visit". */
export const OCCASION_PARTS = wordsOf('occasion part')

/** Nouns by which a report comes back to a town that it named: "in the city". */
export const TOWN_WORDS = wordsOf('town word')

/** The same for larger places: "in the region". */
export const REGION_WORDS = wordsOf('region word')

/** The same for states. */
export const COUNTRY_WORDS = wordsOf('country word')

/** What a state has outside of its borders: "the Danish embassy", "troops of Denmark". */
export const SEATS_ABROAD = wordsOf('seat abroad')

/** Participles that tell on what occasion somebody speaks: "speaking in Oslo". */
export const SPEAKING = wordsOf('speaking')

/** Nouns with which a clause names who does it together with the subject: "in consultation with". */
export const JOINTLY = wordsOf('jointly')

/** Light verbs whose act stands in a phrase: "engaged in talks", "went on strike". */
export const PHRASE_LIGHT_VERBS = wordsOf('phrase light verb')

/** Verbs of talking about a subject, which one party alone does in public. */
export const TALK_ABOUT = wordsOf('talk about')
