import type {Count} from '../event/event.ts'
import type {Reading, ReadingEvent} from '../reading.ts'

/** What kind of act it is, in plain words: "visit", "air strike". */
export function actInWords(event: Pick<ReadingEvent, 'type' | 'mode'>): string {
  return ACTS[`${event.type} ${event.mode}`] ?? ACTS[event.type] ?? event.type.toLowerCase()
}

/** "Xi Jinping and Vladimir Putin", "Russia → Ukraine". Names in the order of the event; "someone" when no actor is known. */
export function partiesInWords(reading: Reading, event: ReadingEvent): string {
  const actors = joinNames(event.actors.map(id => actorName(reading, id)))
  const recipients = joinNames(event.recipients.map(id => actorName(reading, id)))
  if (!recipients) return actors || 'someone'
  return `${actors || 'someone'} → ${recipients}`
}

export const actorName = (reading: Reading, id: string): string =>
  reading.actors.find(actor => actor.id === id)?.name ?? id

/** Who is said to say it: actors' names, or the words of the source where it is nobody known. */
export function sourcesInWords(reading: Reading, event: ReadingEvent): string[] {
  const names = event.saidBy.map(id => {
    const attribution = reading.attributions.find(candidate => candidate.id === id)
    const source = attribution?.source
    if (!source) return null
    return source.actor ? actorName(reading, source.actor) : reading.document.text.slice(source.start, source.end)
  })
  return [...new Set(names.filter(name => name !== null))]
}

/** "killed: 1; injured: 2–3"; '' when the text gives no figure. */
export function figuresInWords(event: {readonly magnitude: Readonly<Record<string, Count | null>>}): string {
  return Object.entries(event.magnitude)
    .filter(([, count]) => count !== null)
    .map(([figure, count]) => `${figure}: ${countInWords(count!)}`)
    .join('; ')
}

/** "3", "2–3", "at least 2". */
export function countInWords({min, max}: Count): string {
  if (min === max) return String(min ?? 'some')
  if (max === null) return `at least ${min}`
  if (min === null) return `up to ${max}`
  return `${min}–${max}`
}

/** "A, B and C", each name once. */
export function joinNames(names: readonly string[]): string {
  const unique = [...new Set(names)]
  if (unique.length < 2) return unique[0] ?? ''
  return `${unique.slice(0, -1).join(', ')} and ${unique.at(-1)}`
}

/** Plain words for the acts: of the mode where it says more than the type, else of the type. */
const ACTS: Readonly<Record<string, string>> = {
  AGREE: 'agreement or promise',
  CONSULT: 'talks',
  'CONSULT visit': 'visit',
  'CONSULT phone': 'telephone call',
  'CONSULT third-party': 'meeting',
  'CONSULT multilateral': 'multilateral talks',
  SUPPORT: 'support in words',
  CONCEDE: 'concession',
  COOPERATE: 'cooperation',
  AID: 'aid',
  RETREAT: 'easing or withdrawal',
  'RETREAT withdraw': 'withdrawal',
  'RETREAT release': 'release',
  'RETREAT disarm': 'disarmament',
  'RETREAT ceasefire': 'ceasefire',
  'RETREAT access': 'access granted',
  'RETREAT resign': 'resignation',
  REQUEST: 'demand or appeal',
  'REQUEST meet': 'request to meet',
  'REQUEST assist': 'request for help',
  'REQUEST change': 'demand for change',
  'REQUEST yield': 'demand to yield',
  ACCUSE: 'accusation or criticism',
  'ACCUSE investigate': 'investigation',
  'ACCUSE allege': 'allegation',
  'ACCUSE disapprove': 'criticism',
  REJECT: 'rejection',
  THREATEN: 'threat or warning',
  PROTEST: 'protest',
  'PROTEST demo': 'demonstration',
  'PROTEST riot': 'riot',
  'PROTEST strike': 'strike',
  'PROTEST hunger': 'hunger strike',
  'PROTEST boycott': 'boycott',
  'PROTEST obstruct': 'blockade by protesters',
  SANCTION: 'sanctions or cut in relations',
  'SANCTION convict': 'conviction',
  'SANCTION expel': 'expulsion',
  'SANCTION withdraw': 'withdrawal from a body or treaty',
  'SANCTION discontinue': 'relations reduced',
  MOBILIZE: 'show of force',
  'MOBILIZE troops': 'troops moved',
  'MOBILIZE weapons': 'weapons readied or tested',
  'MOBILIZE police': 'police on alert',
  'MOBILIZE militia': 'militia mobilised',
  COERCE: 'coercion',
  'COERCE seize': 'seizure',
  'COERCE restrict': 'restrictions',
  'COERCE censor': 'censorship',
  'COERCE curfew': 'curfew',
  'COERCE martial-law': 'martial law or state of emergency',
  'COERCE arrest': 'arrest',
  'COERCE deport': 'deportation',
  'COERCE withhold': 'services withheld',
  'COERCE misinformation': 'misinformation',
  'COERCE cyber': 'cyber attack',
  ASSAULT: 'attack',
  'ASSAULT abduct': 'abduction',
  'ASSAULT beat': 'beating',
  'ASSAULT torture': 'torture',
  'ASSAULT sexual': 'sexual violence',
  'ASSAULT targeted': 'targeted killing',
  'ASSAULT destroy': 'destruction',
  'ASSAULT primitive': 'attack with simple weapons',
  'ASSAULT firearms': 'shooting',
  'ASSAULT explosives': 'bombing',
  'ASSAULT suicide-attack': 'suicide attack',
  'ASSAULT aerial': 'air strike',
  'ASSAULT drone': 'drone strike',
  'ASSAULT heavy-weapons': 'artillery or missile attack',
  'ASSAULT crowd-control': 'force against a crowd',
  'ASSAULT unconventional': 'attack with unconventional weapons',
}
