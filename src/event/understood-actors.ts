import type {Actor} from '../actor/actor.ts'
import {loadTable} from '../data-file.ts'
import {agents} from './clause.ts'
import {findEventPlace} from './event-place.ts'
import {partiesIn} from './party-phrases.ts'
import type {ReportView} from './report-view.ts'
import {type Candidate, matchTrigger} from './trigger.ts'

/** An act that only one arm of a state, or only its people, do, from data/event/understood-actors.tsv. */
export interface UnderstoodActor {
  /** Type, or type and mode as `COERCE.arrest`. */
  readonly act: string
  /** Lemmas of the trigger; empty for all. */
  readonly words: ReadonlySet<string>
  readonly sector: string
  /** Words of the report with which nothing is understood: hostages are freed by others. */
  readonly unless: ReadonlySet<string>
}

export function loadUnderstoodActors(): UnderstoodActor[] {
  const listOf = (cell: string): ReadonlySet<string> => new Set(cell.split(',').filter(Boolean))
  return loadTable<'act' | 'words' | 'sector' | 'unless'>('event/understood-actors.tsv').map(row => ({
    act: row.act,
    words: listOf(row.words),
    sector: row.sector,
    unless: listOf(row.unless),
  }))
}

/**
 * Who did what only a state's police, courts or authorities do, when the report leaves it unsaid ("was detained"), and who
 * protested ("protests erupted"), as a list of one; empty for other acts and for common crime.
 */
export function understoodActors(view: ReportView, candidate: Candidate, recipients: readonly Actor[]): Actor[] {
  // Of protests those that a verb says take place, or that are told of a state: most others are spoken of in passing.
  const isTold =
    candidate.frame.type === 'PROTEST' &&
    (candidate.light?.subject === 'event' || view.actors.at(candidate.token).some(({country}) => country !== null))
  if (!isTold && (!hasOwnClause(view, candidate) || isCommonCrime(view, candidate, recipients))) return []
  return authorityOver(view, candidate, recipients).filter(({country}) => !isAskedFrom(view, candidate, country))
}

/** "France demanded that the editors be freed": who asks for an act does not do it. */
function isAskedFrom(view: ReportView, {token, frame}: Candidate, country: string | null): boolean {
  const {doc} = view
  const asking = doc.relation(token) === 'ccomp' ? doc.head(token) : -1
  if (asking < 0 || frame.type === 'PROTEST' || matchTrigger(view, asking)?.frame.type !== 'REQUEST') return false
  return partiesIn(view, agents(doc, asking)).some(
    actor => actor.country === country && (actor.kind === 'state' || actor.sector === 'GOV'),
  )
}

/**
 * The arm of a state, or those of its people, that alone do such an act, as a list of one; empty for other acts. The state is that
 * of the place of the act, else the one that the report is on, else that of all who suffer it.
 */
export function authorityOver(view: ReportView, candidate: Candidate, recipients: readonly Actor[]): Actor[] {
  const {type, mode, lemma} = candidate.frame
  const rule = view.rules.understood.find(
    ({act, words}) => (act === type || act === `${type}.${mode}`) && (words.size === 0 || words.has(lemma)),
  )
  if (!rule || (recipients.length === 0 && type !== 'PROTEST')) return []
  for (const word of rule.unless) if (view.lemmas.has(word)) return []
  const country =
    findEventPlace(view, candidate, {actors: [], recipients})?.place.country ??
    view.actors.mainCountry ??
    sharedCountry(recipients)
  const actor = country && view.actors.understood(country, rule.sector)
  return actor ? [actor] : []
}

/** "The jailed editor", "activists detained in May": what only describes somebody is told in passing, by whom is left open. */
const hasOwnClause = ({doc}: ReportView, {token, part}: Candidate): boolean =>
  part === 'verb' && doc.relation(token) !== 'acl' && doc.relation(token) !== 'amod'

/**
 * "A Vancouver man has been charged with murder", "the inmates were charged with escape": what courts and police do every
 * day, with people who are in no politics, in a report that speaks of nothing political.
 */
function isCommonCrime({doc, rules, lemmas}: ReportView, {token}: Candidate, recipients: readonly Actor[]): boolean {
  if (recipients.some(({sector, kind}) => kind === 'state' || (sector !== null && sector !== 'CVL'))) return false
  if (![...rules.classes.get('political_case')!].some(word => lemmas.has(word))) return true
  const crimes = rules.classes.get('common_crime')!
  const sentence = doc.sentenceOf(token)
  for (let t = doc.firstToken(sentence); t < doc.endToken(sentence); t++) if (crimes.has(doc.lemma(t))) return true
  return false
}

function sharedCountry(actors: readonly Actor[]): string | null {
  const [first] = actors
  return first?.country && actors.every(actor => actor.country === first.country) ? first.country : null
}
