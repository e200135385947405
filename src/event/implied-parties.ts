import type {Actor} from '../actor/actor.ts'
import {agents, clauseHead, isPassive, isVerb, patients, phrasesWith, prepositionOf, surfaceSubjects} from './clause.ts'
import {foughtBy} from './deed-parties.ts'
import type {EventType} from './event.ts'
import {TOWN_WORDS} from './grammar-words.ts'
import {partiesIn} from './party-phrases.ts'
import {type ReportView, stateAt} from './report-view.ts'
import {speakers} from './speakers.ts'
import {type Candidate, matchTrigger} from './trigger.ts'
import {authorityOver, understoodActors} from './understood-actors.ts'

/** Parties of an act that its clause does not name in a slot, each with the reason for it. */
export interface ImpliedParties {
  readonly actors: readonly Actor[]
  readonly recipients: readonly Actor[]
  readonly steps: readonly string[]
}

/**
 * Adds the parties that the kind of act implies: the state whose diplomats are expelled, the official who speaks a state's
 * word, and the force that reports the losses of its enemy. Sides that nothing is implied for come back as they were.
 */
export function addImpliedParties(
  view: ReportView,
  candidate: Candidate,
  actors: readonly Actor[],
  recipients: readonly Actor[],
): ImpliedParties {
  const steps: string[] = []
  const grown = (side: string, known: readonly Actor[], added: readonly Actor[], why: string): readonly Actor[] => {
    const fresh = added.filter(actor => !actors.includes(actor) && !recipients.includes(actor))
    if (fresh.length === 0) return known
    steps.push(`${side}: ${why}`)
    return [...known, ...fresh]
  }
  const {type, mode} = candidate.frame
  let acting = actors
  let receiving = recipients
  if (type === 'SANCTION' && mode === 'expel')
    receiving = grown('recipients', receiving, sendingStates(view, recipients), 'the state of the diplomats')
  if (type === 'SANCTION' && mode === 'expel' && actors.length === 0)
    acting = grown('actors', acting, expellingStates(view, candidate), 'the state that they have to leave')
  const spoken = speakers(view, candidate.token)
  if (type && SPOKEN.has(type)) acting = grown('actors', acting, spokesmen(actors, spoken), 'who speaks for it')
  if (type === 'REQUEST' && recipients.length === 0) {
    receiving = grown('recipients', receiving, addressees(view, candidate), 'to whom it is written or said')
    receiving = grown('recipients', receiving, withstanding(view, candidate), 'who is set against those who ask')
    receiving = grown('recipients', receiving, askedAuthorities(view, candidate), 'who alone can do what is asked')
  }
  if ((type === 'REQUEST' || type === 'THREATEN') && receiving.length === 0)
    receiving = grown('recipients', receiving, ownGovernment(view, candidate, actors), 'those who rule at home')
  if (type === 'ACCUSE' && mode === 'investigate' && receiving.length === 0)
    receiving = grown('recipients', receiving, inspectedState(view, actors), 'the state that the report is on')
  if ((type === 'CONCEDE' || type === 'RETREAT') && recipients.length === 0)
    receiving = grown('recipients', receiving, forcing(view, candidate), 'who forces it')
  if (type === 'ASSAULT' && actors.length === 0) {
    acting = grown('actors', acting, foughtBy(view, candidate), 'whom those who were hit fought')
    acting = grown('actors', acting, reportingForces(recipients, spoken), 'the force that reports it')
  }
  if (type === 'AID' && receiving.every(({country, kind}) => country === null && kind !== 'organization'))
    receiving = grown('recipients', receiving, helpedBeyond(view, candidate), 'whom the help is for')
  if (type === 'PROTEST' && acting.length === 0)
    acting = grown('actors', acting, protestingSubject(view, candidate), 'of whom the clause tells it')
  if (acting.length === 0 && !namesDoer(view, candidate))
    acting = grown('actors', acting, understoodActors(view, candidate, receiving), 'who alone does such acts')
  return {actors: acting, recipients: receiving, steps}
}

/** "U.N. inspectors visited nine sites": an international body inspects the state that the report is on. */
function inspectedState(view: ReportView, actors: readonly Actor[]): Actor[] {
  const isInternational = actors.length > 0 && actors.every(({sector}) => sector === 'UNO' || sector === 'IGO')
  const state = isInternational && view.actors.mainCountry ? view.states.get(view.actors.mainCountry) : undefined
  return state ? [state] : []
}

/** "Were expelled from Norway" */
function expellingStates(view: ReportView, {token}: Candidate): Actor[] {
  return phrasesWith(view.doc, token, 'from').flatMap(phrase => [...stateAt(view, phrase)])
}

/** Acts done by saying something: a state does them through an official. */
const SPOKEN = new Set<EventType>(['REQUEST', 'ACCUSE', 'SUPPORT', 'REJECT', 'THREATEN', 'AGREE'])

function sendingStates(view: ReportView, recipients: readonly Actor[]): Actor[] {
  return recipients
    .filter(actor => actor.kind !== 'state' && actor.country !== null && actor.sector === 'GOV')
    .flatMap(actor => view.states.get(actor.country!) ?? [])
}

/** "Teachers are in the fourth day of a walkout", "drivers began the week with a strike": the people of whom the clause with the noun tells. */
function protestingSubject(view: ReportView, {part, token}: Candidate): Actor[] {
  const clause = part === 'noun' ? clauseHead(view.doc, token) : -1
  if (clause < 0) return []
  // "The town was the centre of the protests" tells where they were.
  const isPlace = ({mentions}: Actor): boolean =>
    mentions.some(({role}) => role !== undefined && (role.kind === 'place' || TOWN_WORDS.has(role.noun)))
  return partiesIn(view, surfaceSubjects(view.doc, clause)).filter(
    actor =>
      (actor.kind === 'population' || actor.kind === 'role' || actor.kind === 'group') &&
      PROTESTING.has(actor.sector ?? '') &&
      !isPlace(actor),
  )
}

/** Sectors of people who protest. */
const PROTESTING = new Set(['CVL', 'EDU', 'LAB', 'AGR', 'REL', 'REF', 'OPP', 'MED', 'SOC', 'NGO'])

/** Whether the clause says who acts, though it is nobody known: "gunmen", "he". */
const namesDoer = ({doc}: ReportView, {token, part, light}: Candidate): boolean =>
  (part === 'verb' && agents(doc, token).length > 0) ||
  (light?.subject === 'actor' && agents(doc, light.verb).length > 0)

/** "The siege forced them to surrender", "agreed under pressure from the army to withdraw": the one who makes somebody give in. */
function forcing(view: ReportView, {token, part}: Candidate): Actor[] {
  const {doc} = view
  if (part !== 'verb') return []
  for (let node = token, steps = 0; node >= 0 && steps < 3; node = doc.head(node), steps++) {
    const head = doc.head(node)
    // An infinitive may hang on the object of the one who forces.
    const verb = doc.relation(node) === 'acl' && head >= 0 && doc.relation(head) === 'obj' ? doc.head(head) : head
    if (verb < 0 || !['xcomp', 'ccomp', 'advcl', 'conj', 'acl'].includes(doc.relation(node))) return []
    if (view.rules.classes.get('forces')!.has(doc.lemma(verb))) return partiesIn(view, agents(doc, verb))
  }
  return []
}

/** "Wrote a letter to the Duma calling for", "told parliament, demanding": those whom the words with the demand are addressed to. */
function addressees(view: ReportView, {token, part}: Candidate): Actor[] {
  const {doc} = view
  if (part !== 'verb' || !['acl', 'advcl', 'xcomp'].includes(doc.relation(token))) return []
  const heads = [doc.head(token)]
  // The parse may hang the demand on the one addressed.
  if (prepositionOf(doc, heads[0]!) === 'to') return partiesIn(view, heads).slice(0, 2)
  if (doc.relation(token) === 'acl' && doc.relation(heads[0]!) === 'obj') heads.push(doc.head(heads[0]!))
  // "Filed a motion in federal court asking for custody"
  const asked = ['in', 'before', 'with', 'at'].includes(prepositionOf(doc, heads[0]!)) ? [heads[0]!] : []
  const before = heads.flatMap(head => ['in', 'before', 'with', 'at'].flatMap(p => phrasesWith(doc, head, p)))
  const courts = partiesIn(
    view,
    [...asked, ...before].filter(t => !isVerb(doc, t)),
  ).filter(({sector}) => sector === 'JUD')
  if (courts.length > 0) return courts.slice(0, 1)
  // "A letter to the Duma calling for": wherever the parse hung the name between the two.
  for (let t = heads[0]! + 1; heads[0]! >= 0 && t < token; t++)
    if (doc.lower(t) === 'to')
      for (let next = t + 1; next < token; next++) {
        const found = view.actors.at(next)
        if (found.length > 0) return [...found]
      }
  for (const head of heads) {
    const phrases = phrasesWith(doc, head, 'to').filter(t => !isVerb(doc, t))
    const found = partiesIn(view, [...doc.childrenBy(head, 'iobj'), ...phrases])
    if (found.length > 0) return found.slice(0, 2)
  }
  return []
}

/** "Defenders against a judge demanding action", "ignored protesters calling for reform": who acts in the clause that sets him against those who ask. */
function withstanding(view: ReportView, {token, part}: Candidate): Actor[] {
  const {doc} = view
  if (part !== 'verb' || doc.relation(token) !== 'acl') return []
  const asking = doc.head(token)
  const verb = clauseHead(doc, doc.head(asking))
  if (verb < 0 || !isVerb(doc, verb)) return []
  const isAgainst = prepositionOf(doc, asking) === 'against'
  const isFaced = view.rules.classes.get('withstands')!.has(doc.lemma(verb))
  const isBeside = patients(doc, verb).includes(asking) || (doc.head(asking) === verb && doc.relation(asking) === 'obl')
  return isAgainst || (isFaced && isBeside) ? partiesIn(view, surfaceSubjects(doc, verb)) : []
}

/** "He should be released": of the acts that only a state's authorities do, these. */
function askedAuthorities(view: ReportView, {part, token}: Candidate): Actor[] {
  const asked = part === 'modal' ? view.doc.head(token) : -1
  const act = asked >= 0 && isPassive(view.doc, asked) ? matchTrigger(view, asked) : null
  return act ? authorityOver(view, act, partiesIn(view, patients(view.doc, asked))) : []
}

/** "Announced 60 million euros to help people in Somalia and Kenya": wherever the parse hung the purpose, those it names, else their states. */
function helpedBeyond(view: ReportView, {token}: Candidate): Actor[] {
  const {doc, rules} = view
  const helping = rules.classes.get('helps')!
  const end = doc.endToken(doc.sentenceOf(token))
  for (let t = token + 1; t < end && doc.form(t) !== ';'; t++) {
    if (doc.upos(t) !== 'VERB') continue
    if (!helping.has(doc.lemma(t)) || doc.lower(t - 1) !== 'to') continue
    const objects = patients(doc, t)
    const direct = partiesIn(view, objects).filter(({country}) => country !== null)
    if (direct.length > 0) return direct.slice(0, 3)
    return partiesIn(
      view,
      [t, ...objects].flatMap(head => ['in', 'of', 'across'].flatMap(p => phrasesWith(doc, head, p))),
    )
  }
  return []
}

/** Sectors that make demands on the government of their own state. */
const AT_HOME = new Set(['LEG', 'OPP', 'PTY', 'CVL', 'LAB', 'EDU', 'MED', 'AGR'])

/** "The opposition called for early elections", "unions threatened to strike": words that name no addressee go to the government at home. */
function ownGovernment(view: ReportView, {token}: Candidate, actors: readonly Actor[]): Actor[] {
  const {doc} = view
  const country = actors[0]?.country
  if (!country || !actors.every(actor => actor.country === country && AT_HOME.has(actor.sector ?? ''))) return []
  // "Lawmakers will sit on Friday as teachers demand more money": those of the sentence who rule, before the state.
  const sentence = doc.sentenceOf(token)
  for (let t = doc.firstToken(sentence); t < doc.endToken(sentence); t++) {
    if (doc.relation(t) !== 'nsubj') continue
    const ruling = partiesIn(view, [t]).filter(actor => actor.country === country && RULING.has(actor.sector ?? ''))
    if (ruling.length > 0 && ruling.every(actor => !actors.includes(actor))) return ruling.slice(0, 2)
  }
  const government = view.states.get(country) ?? view.actors.understood(country, 'GOV')
  return government ? [government] : []
}

/** Sectors of those who rule. */
const RULING = new Set(['GOV', 'LEG'])

/** Of the sources, the officials of a state that itself is said to act. */
function spokesmen(actors: readonly Actor[], sources: readonly Actor[]): Actor[] {
  const states = new Set(actors.filter(actor => actor.kind === 'state').map(actor => actor.country))
  return sources
    .filter(source => source.kind === 'person' && source.sector === 'GOV' && states.has(source.country))
    .slice(0, 1)
}

const FORCES = new Set(['MIL', 'COP', 'GOV'])
const ARMED_GROUPS = new Set(['REB', 'IMG', 'ISM', 'SEP', 'UAF', 'PRM'])

/** "The army said 20 rebels were killed": a force that tells of its enemy's dead has killed them. */
function reportingForces(recipients: readonly Actor[], sources: readonly Actor[]): Actor[] {
  const isHitBy = (source: Actor): boolean => {
    const sector = source.sector ?? ''
    const enemies = ARMED_GROUPS.has(sector) ? FORCES : sector === 'MIL' || sector === 'COP' ? ARMED_GROUPS : null
    return enemies !== null && recipients.length > 0 && recipients.every(actor => enemies.has(actor.sector ?? ''))
  }
  // Of people only officers speak for those who fight: a minister does not.
  const mayFight = ({kind, sector}: Actor): boolean => kind !== 'person' || (sector !== 'GOV' && sector !== 'OPP')
  return sources.filter(source => mayFight(source) && isHitBy(source)).slice(0, 1)
}
