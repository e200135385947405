import type {ParsedText} from '../language/parsed-text.ts'
import {findNames} from './find-names.ts'
import {findPronouns} from './find-pronouns.ts'
import {findRoles} from './find-roles.ts'
import type {Mention} from './mention.ts'
import type {Names} from './names.ts'
import {wordStream} from './phrase-index.ts'

/**
 * Who and what a text speaks of: names (entity tags of the parser joined with the name tables, longest match), noun
 * phrases headed by a role ("two border guards", "the Chinese leader"), adjectives and peoples of states, pronouns.
 * In text order. Names do not overlap each other; a state, adjective or name inside a role phrase ("Russian" in
 * "Russian officials") is a mention of its own.
 */
export function findMentions(doc: ParsedText, names: Names): Mention[] {
  const stream = wordStream(doc, names.folded)
  const taken = new Uint8Array(doc.tokenCount)
  const named = findNames(doc, names, stream, taken)
  const people = named.filter(({kind}) => kind === 'person')
  const mentions = [...named, ...findRoles(doc, names, {stream, taken, people}), ...findPronouns(doc, names, taken)]
  return mentions.sort((a, b) => a.first - b.first || b.last - a.last)
}
