import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import {isVerb, surfaceSubjects} from './clause.ts'
import {isNegated} from './clause-modality.ts'
import {type Clause, isInfinitive, isWord, type StanceReading} from './stance-clause.ts'
import {command, duty, refusal, threat, wish} from './stance-demands.ts'
import type {StanceWords} from './stance-tables.ts'
import {deed, feeling, hindsight, lack, naming, verdict} from './stance-verdicts.ts'

/** What the reader of stances is told of the words around a clause. */
export interface StanceSetting {
  readonly words: StanceWords
  /** Whether these phrases name the speaker or those he speaks for. */
  readonly isOwn: (phrases: readonly TokenId[]) => boolean
  /** Who speaks (all stances, direct when quoted word for word), or a report that tells what its subject feels, wants and refuses. */
  readonly voice: 'quoted' | 'indirect' | 'told'
}

/**
 * Reads what a speaker does by a clause: judges, alleges, demands, refuses, threatens. From the grammar of the clause (modal,
 * mood, person, negation) and the words of data/event/stance-words.tsv. Null when it only tells something.
 */
export function readStance(doc: ParsedText, head: TokenId, {words, isOwn, voice}: StanceSetting): StanceReading | null {
  const complement = isLinking(doc, words, head)
    ? doc.childrenBy(head, 'xcomp').find(t => !isInfinitive(doc, t))
    : undefined
  let subjects: readonly TokenId[] | null = null
  let own: boolean | null = null
  const clause: Clause = {
    doc,
    words,
    head,
    predicate: complement ?? head,
    // Asked only where the words of the clause may tell a stance: most do not.
    get subjects() {
      subjects ??= surfaceSubjects(doc, head)
      return subjects
    },
    get isOwn() {
      const {subjects} = this
      own ??= subjects.length > 0 && (subjects.some(t => FIRST_PERSON.has(doc.lower(t))) || isOwn(subjects))
      return own
    },
    isNegated: isNegated(doc, head),
    modals: doc.childrenBy(head, 'aux').map(t => doc.lower(t)),
    isDirect: voice === 'quoted',
  }
  for (const read of voice === 'told' ? TOLD : SPOKEN) {
    const found = read(clause)
    if (found) return found
  }
  return null
}

/** What a report tells of others by itself. */
const TOLD = [wish, refusal, feeling, naming]
const SPOKEN = [hindsight, duty, command, ...TOLD, threat, lack, verdict, deed]

const FIRST_PERSON = new Set(['i', 'we'])

const isLinking = (doc: ParsedText, words: StanceWords, t: TokenId): boolean =>
  isVerb(doc, t) && isWord(doc, words, 'linking verb', t)
