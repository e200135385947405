import type {Actor} from '../actor/actor.ts'
import type {EventType} from './event.ts'
import type {FactualityReading} from './factuality.ts'
import {TALK_ABOUT} from './grammar-words.ts'
import type {Candidate} from './trigger.ts'

/** Sectors whose acts are politics: state, parties, armed groups, courts, police, international bodies. */
const POLITICAL = new Set([
  'GOV',
  'MIL',
  'COP',
  'JUD',
  'LEG',
  'OPP',
  'REB',
  'PTY',
  'SPY',
  'IGO',
  'UNO',
  'EUR',
  'NGO',
  'IMG',
  'ISM',
  'PRM',
  'UAF',
  'SEP',
  'ELI',
  'REF',
  'REL',
  'JRN',
])
/** Ways of harm that are no common crime, whoever does it. */
const ARMED = new Set([
  'explosives',
  'suicide-attack',
  'aerial',
  'drone',
  'heavy-weapons',
  'targeted',
  'unconventional',
  'abduct',
  'primitive',
  'torture',
])
/** The manual asks these for a recipient. */
const NEEDS_RECIPIENT = new Set<EventType>(['AID'])
/** CAMEO of what states and armed forces alone do: pardons, truces, recognition, extradition, posture, broken relations. */
const OF_STATE = [
  '0811',
  '087',
  '054',
  '063',
  '074',
  '075',
  '15',
  '161',
  '163',
  '166',
  '1724',
  '192',
  '194',
  '195',
  '204',
]

/** "Herders and farmers clashed", "Israeli settlers attacked Palestinian villagers": groups of people against one another. */
function isStrife({frame}: Candidate, actors: readonly Actor[], recipients: readonly Actor[]): boolean {
  const areGroups = [...actors, ...recipients].every(
    ({name, sector}) => /(?:s|men|people)$/.test(name) && COMMUNITIES.has(sector ?? ''),
  )
  if (frame.type !== 'ASSAULT' || !areGroups) return false
  if (frame.roles.symmetric) return actors.length > 1
  return actors.some(({country}) => country && recipients.some(other => other.country && other.country !== country))
}

/** "Israelis and Palestinians agreed to talk": peoples of several countries who deal with one another stand for their states. */
function areNationsAtTalks({frame, object}: Candidate, actors: readonly Actor[]): boolean {
  // Talks that are held, no chance meetings.
  const areTalks = frame.type === 'CONSULT' && object >= 0
  const areAllies = frame.type === 'SUPPORT' && frame.roles.symmetric
  if ((!DEALINGS.has(frame.type!) && !areTalks && !areAllies) || actors.length < 2) return false
  if (!actors.every(({kind, name, country}) => kind === 'population' && country && /^\p{Lu}\p{Ll}+$/u.test(name)))
    return false
  return new Set(actors.map(({country}) => country)).size > 1
}

const DEALINGS = new Set<EventType>(['AGREE', 'REJECT'])

const COMMUNITIES = new Set(['CVL', 'AGR', 'LAB', 'REL', 'EDU', 'REF'])

/** "The miners called off their strike", "returned to work": as much politics as the strike. */
const endsProtest = ({frame}: Candidate): boolean =>
  frame.type === 'RETREAT' &&
  frame.constraints.some(
    ({slot, filter}) =>
      (slot === 'obj' && filter.words.has('strike') && filter.words.has('protest')) ||
      (slot === 'to' && filter.words.has('work')),
  )

/** "Died in an attack", "died under torture": the frame asks for the force. */
const isDeathByForce = ({frame}: Candidate): boolean =>
  frame.constraints.some(
    ({isNegated, filter}) => !isNegated && (filter.words.has('torture') || filter.words.has('bombing')),
  )

/** Passives that often leave the one who acts unsaid ("was released", "were accused"). */
const AGENTLESS = new Set<EventType>([
  'ACCUSE',
  'RETREAT',
  'CONCEDE',
  'SANCTION',
  'AID',
  'COERCE',
  'ASSAULT',
  'PROTEST',
])
/** Acts that anybody may direct at a political actor. */
const UPWARD = new Set<EventType>(['ACCUSE', 'REQUEST', 'REJECT', 'THREATEN', 'PROTEST', 'SUPPORT', 'ASSAULT'])

const isPolitical = (actor: Actor): boolean =>
  actor.kind === 'state' ||
  (actor.sector !== null && POLITICAL.has(actor.sector)) ||
  (actor.kind === 'person' && actor.basis === 'atlas')

/** Those whose warnings are cautions: they have no power to do what they warn of. */
const POWERLESS = new Set(['CVL', 'EDU', 'MED', 'JRN', 'REF', 'AGR'])

/** Why an act with these parties is no political event; null when it is one. */
export function reasonIrrelevant(
  candidate: Candidate,
  actors: readonly Actor[],
  recipients: readonly Actor[],
  {factuality, isRefused}: Pick<FactualityReading, 'factuality' | 'isRefused'>,
  isByWeapon: boolean,
): string | null {
  const type = candidate.frame.type!
  const {mode} = candidate.frame
  const parties = [...actors, ...recipients]
  if (parties.length === 0) return 'no party is named'
  if (mode === 'allege' && recipients.length === 0 && candidate.frame.roles.recipients[0] === 'ccomp')
    return 'nobody is accused'
  if (candidate.frame.roles.actors[0] === 'said' && type !== 'REQUEST' && recipients.length === 0)
    return 'said of nobody that is named'
  const isReal = factuality === 'occurred' || factuality === 'ongoing'
  // "The refugees were denied asylum": who is refused says enough.
  const isRefusal = type === 'REJECT' && candidate.part === 'verb' && recipients.length > 0
  const mayBeAgentless = AGENTLESS.has(type) || isRefusal
  if (actors.length === 0 && !(mayBeAgentless && (isReal || type === 'ASSAULT' || type === 'COERCE')))
    return 'nobody is named who acts'
  if (factuality === 'denied' && !isRefused && actors.length === 0) return 'nobody is said to have done it'
  if (actors.length > 0 && parties.length > 1 && parties.every(actor => actor.sector === 'BUS'))
    return 'between companies'
  const isOfState =
    OF_STATE.some(code => candidate.frame.cameo?.startsWith(code)) &&
    parties.some(actor => actor.kind === 'person' && actor.sector === null)
  const isArmed =
    isOfState ||
    isByWeapon ||
    endsProtest(candidate) ||
    mode === 'cyber' ||
    // Nobody else imposes them.
    mode === 'curfew' ||
    mode === 'martial-law' ||
    (type === 'ASSAULT' && (isDeathByForce(candidate) || (mode !== null && ARMED.has(mode))))
  const areNations = areNationsAtTalks(candidate, actors)
  if (
    !isArmed &&
    type !== 'PROTEST' &&
    !parties.some(isPolitical) &&
    !isStrife(candidate, actors, recipients) &&
    !areNations
  )
    return 'no political actor among the parties'
  if (type === 'PROTEST') return null
  if (
    type === 'THREATEN' &&
    mode === null &&
    !isArmed &&
    !areNations &&
    actors.length > 0 &&
    actors.every(({sector}) => POWERLESS.has(sector ?? ''))
  )
    return 'a caution by people without power'
  if (actors.length > 0 && !actors.some(isPolitical) && !isArmed && !UPWARD.has(type) && !areNations)
    return 'nobody political acts'
  if (type === 'CONSULT' && !areNations) return reasonNoMeeting(candidate, actors, recipients)
  if (type === 'AID' && actors.length > 0 && actors.every(actor => actor.sector === 'JRN')) return 'no help of politics'
  if (NEEDS_RECIPIENT.has(type) && recipients.length === 0 && candidate.object < 0)
    return 'nobody is named who is helped'
  if (type === 'COOPERATE' && parties.filter(isPolitical).length < 2) return 'no two political actors work together'
  return null
}

/** Verbs of going: who goes to his own state visits nobody. */
const JOURNEYS = new Set([
  'fly',
  'travel',
  'head',
  'go',
  'journey',
  'return',
  'come',
  'leave',
  'depart',
  'arrive',
  'land',
])

/** "Taliban fighters", "police officers", "the army"; neither "Taliban negotiators" nor one officer. */
const isArmedForce = ({kind, sector, mentions}: Actor): boolean =>
  kind !== 'person' &&
  ['MIL', 'REB', 'SEP', 'UAF', 'PRM', 'COP'].includes(sector ?? '') &&
  !mentions.some(({role}) => role?.kind === 'person' && (role.sector === 'GOV' || role.number === 'singular'))

const isAtHome = (actors: readonly Actor[], recipients: readonly Actor[]): boolean =>
  actors.length > 0 &&
  actors.every(
    actor =>
      actor.kind !== 'role' && actor.country !== null && recipients.every(host => host.country === actor.country),
  )

/** Whether a verb of talking about something has one party, and no body or group that could talk among themselves. */
function isTalkOfOne({frame}: Candidate, parties: readonly Actor[]): boolean {
  const [only, second] = parties
  if (!TALK_ABOUT.has(frame.lemma) || only === undefined || second !== undefined) return false
  return !(
    only.sector === 'IGO' ||
    only.sector === 'UNO' ||
    only.sector === 'LEG' ||
    /(?:s|men|people)$/.test(only.name)
  )
}

function reasonNoMeeting(candidate: Candidate, actors: readonly Actor[], recipients: readonly Actor[]): string | null {
  if (candidate.frame.mode === 'visit' && recipients.length === 0) return 'a visit to nobody that is named'
  if (candidate.part === 'verb' && JOURNEYS.has(candidate.frame.lemma) && isAtHome(actors, recipients))
    return 'a journey home'
  if (candidate.part === 'verb' && JOURNEYS.has(candidate.frame.lemma) && actors.every(isArmedForce))
    return 'a movement of troops, no envoys'
  if (actors.every(actor => actor.kind === 'population' || actor.sector === 'REF' || actor.sector === 'CVL'))
    return 'travellers, no envoys'
  // "The police would not discuss a motive": a talk about something, with nobody.
  if (candidate.part === 'verb' && isTalkOfOne(candidate, [...actors, ...recipients]))
    return 'a talk with nobody that is named'
  // Who speaks to the press tells of something else.
  const partners = [...actors, ...recipients].filter(actor => actor.sector !== 'JRN')
  if (partners.length < 2 && partners.length < actors.length + recipients.length) return 'a talk with the press'
  if (candidate.frame.mode === 'visit' || actors.length + recipients.length > 1) return null
  const only = actors[0]
  const isBody = only !== undefined && (only.sector === 'IGO' || only.sector === 'UNO')
  // "A summit of African leaders": several states, none of which is named.
  const areMany = only?.kind === 'role' && only.country === null && only.name.endsWith('s')
  return candidate.part === 'noun' && !isBody && !areMany ? 'a meeting of one body' : null
}
