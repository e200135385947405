import type {TokenId} from '../language/parsed-text.ts'
import type {Mention} from '../mention/mention.ts'
import {describeRole, type RoleDescription} from './describe-role.ts'
import {type Draft, newDraft} from './draft.ts'
import {findSet, type History} from './history.ts'
import {officesOn} from './office.ts'
import {caseOf, countryCount, type Scene} from './scene.ts'

/**
 * Whom a role phrase stands for: the person or body of the report that it describes ("the Chinese leader", "the bloc"),
 * the members of a set ("the two leaders"), one actor a country ("the Turkish and Iranian presidents"), else an actor of
 * its own by its words, shared with later phrases of the same words.
 */
export function resolveRole(
  scene: Scene,
  mention: Mention,
  history: History,
  unnamed: Map<string, Draft>,
): readonly Draft[] {
  const described = describeRole(scene, mention)
  const role = mention.role!
  if (role.kind === 'quantity') return []
  const subject = role.kind === 'facility' || role.kind === 'place' ? null : predicateSubject(scene, mention)
  if (subject) return [subject]
  if (
    described.count !== null &&
    (described.isDefinite || scene.doc.lower(mention.first) === 'both') &&
    described.countries.length === 0
  ) {
    const set = describedSet(scene, mention, history, described.count)
    if (set.length > 0) return set
  }
  if (role.number === 'singular' && !described.isIndefinite) {
    const person =
      role.kind === 'person'
        ? describedPerson(scene, mention, described, history)
        : describedBody(scene, mention, described, history)
    if (person) return [person]
  }
  if (role.kind === 'place') return []
  if (
    role.kind === 'facility' &&
    described.countries.length === 0 &&
    described.owner === null &&
    described.sector === null
  )
    return []
  if (role.number === 'plural' && described.countries.length > 1 && described.countries.length <= 8)
    return described.countries.map(country =>
      unnamedActor(scene, mention, {...described, countries: [country]}, {history, unnamed, asOne: true}),
    )
  if (
    role.noun === 'member' &&
    described.owner === null &&
    described.countries.length === 0 &&
    !described.isIndefinite
  ) {
    const body = lastBody(scene, mention, history)
    if (body) return [body]
  }
  return [unnamedActor(scene, mention, described, {history, unnamed, asOne: false})]
}

/** "The SCO is a security organization": the single actor that the phrase is said of. */
function predicateSubject(scene: Scene, mention: Mention): Draft | null {
  const {doc} = scene
  if (mention.role!.number === 'plural') return null
  const predicate = doc.relation(mention.head) === 'conj' ? doc.head(mention.head) : mention.head
  const subject = doc.child(predicate, 'cop') >= 0 ? doc.child(predicate, 'nsubj') : -1
  const drafts = subject >= 0 ? (scene.refs.get(subject) ?? []) : nameBeforeCopula(scene, mention)
  return drafts.length === 1 && drafts[0]!.number === 'singular' ? drafts[0]! : null
}

/** "The Shanghai Cooperation Organisation (SCO) is a …": the name right before the copula, where the parse has no subject. */
function nameBeforeCopula(scene: Scene, mention: Mention): readonly Draft[] {
  const {doc} = scene
  const copula = mention.first - 1
  if (copula < 1 || doc.lemma(copula) !== 'be' || doc.sentenceOf(copula) !== doc.sentenceOf(mention.head)) return []
  const before = doc.form(copula - 1) === ')' ? copula - 2 : copula - 1
  const cover = scene.covers.get(before)
  return cover && cover.nameFirst !== undefined ? (scene.refs.get(cover.head) ?? []) : []
}

const LEADERS = new Set([
  'leader',
  'president',
  'prime minister',
  'premier',
  'chancellor',
  'king',
  'queen',
  'head of state',
  'head of government',
  'head',
  'ruler',
  'strongman',
  'dictator',
  'emperor',
  'sultan',
  'emir',
  'pope',
  'monarch',
  'supreme leader',
  'counterpart',
  'chief',
])
const STATES = new Set([
  'country',
  'nation',
  'state',
  'neighbor',
  'neighbour',
  'power',
  'superpower',
  'government',
  'capital',
  'world power',
  'neighbouring country',
  'neighboring country',
  'member state',
  'kingdom',
  'republic',
])

function describedSet(scene: Scene, mention: Mention, history: History, count: number): readonly Draft[] {
  const noun = mention.role!.noun
  if (STATES.has(noun)) {
    const states = findSet(scene, history, mention.first, draft => draft.kind === 'state', count)
    if (states.length > 0) return states
    const people = findSet(
      scene,
      history,
      mention.first,
      draft => draft.kind === 'person' && draft.country !== null,
      count,
    )
    return people.flatMap(
      draft => scene.drafts.find(state => state.kind === 'state' && state.country === draft.country) ?? [],
    )
  }
  if (noun.endsWith('side') || noun.endsWith('sides') || noun.endsWith('parties') || noun === 'party') {
    const sentence = scene.doc.sentenceOf(mention.head)
    const here = new Set(history.filter(entry => entry.sentence === sentence).flatMap(entry => entry.drafts))
    const isSide = (draft: Draft): boolean =>
      (draft.kind === 'state' || draft.kind === 'group' || draft.kind === 'organization') && !here.has(draft)
    const sides = findSet(scene, history, mention.first, isSide, count)
    if (sides.length > 0) return sides
  }
  if (mention.role!.kind === 'person' && noun !== 'side')
    return findSet(
      scene,
      history,
      mention.first,
      draft => draft.kind === 'person' || (draft.kind === 'role' && draft.number === 'singular'),
      count,
    )
  return findSet(scene, history, mention.first, draft => draft.kind !== 'population', count)
}

/** The person last spoken of whose office or title the phrase names. */
function describedPerson(scene: Scene, mention: Mention, described: RoleDescription, history: History): Draft | null {
  const noun = mention.role!.noun
  const isPlainLeader = LEADERS.has(noun) && described.sector !== 'OPP' && described.sector !== 'REB'
  if (
    !described.isDefinite &&
    described.countries.length === 0 &&
    described.owner === null &&
    !/^\p{Lu}/u.test(scene.doc.form(mention.head))
  )
    return null
  const seen = new Set<Draft>()
  const hasRole = (draft: Draft): boolean => {
    if (draft.roles.has(noun)) return true
    const {offices} = draft.entry ? officesOn(draft.entry, scene.published) : {offices: []}
    if (offices.some(office => office.role.toLowerCase().includes(noun))) return true
    return (
      isPlainLeader &&
      noun !== 'president' &&
      (offices.some(
        office => LEADERS.has(office.role.toLowerCase()) || /^(?:President|Prime Minister)/.test(office.role),
      ) ||
        [...draft.roles].some(role => LEADERS.has(role)))
    )
  }
  const fits = (draft: Draft): boolean =>
    draft.kind === 'person' &&
    (described.countries.length === 0 || draft.country === null || described.countries.includes(draft.country)) &&
    hasRole(draft)
  for (let i = history.length - 1; i >= 0; i--)
    for (const draft of history[i]!.drafts) {
      if (seen.has(draft)) continue
      seen.add(draft)
      if (fits(draft)) return draft
    }
  if (described.countries.length === 0) return null
  return scene.drafts.find(draft => draft.country !== null && fits(draft) && draft.entry !== null) ?? null
}

/** "the country", "the bloc", "the company", "the militia": the state or body last spoken of that can be called so. */
function describedBody(scene: Scene, mention: Mention, described: RoleDescription, history: History): Draft | null {
  if (!described.isDefinite || described.countries.length > 0 || described.owner) return null
  const opening = scene.doc.lower(mention.first)
  if (/^(?:his|her|their|its)$/.test(opening)) return null
  const noun = mention.role!.noun
  const fits = BODY_KINDS.find(([nouns]) => nouns.has(noun))?.[1]
  if (!fits) return null
  const sentence = scene.doc.sentenceOf(mention.head)
  for (let i = history.length - 1; i >= 0 && sentence - history[i]!.sentence <= 6; i--) {
    const draft = history[i]!.drafts.find(fits)
    if (draft && history[i]!.drafts.length === 1 && (noun !== 'country' || history[i]!.weight > 0)) return draft
  }
  return null
}

/** The international body spoken of in the last sentences, for "members" without "of". */
function lastBody(scene: Scene, mention: Mention, history: History): Draft | null {
  const sentence = scene.doc.sentenceOf(mention.head)
  for (let i = history.length - 1; i >= 0 && sentence - history[i]!.sentence <= 3; i--) {
    const body = history[i]!.drafts.find(
      draft => draft.kind === 'organization' && (draft.sector === 'IGO' || draft.sector === 'UNO'),
    )
    if (body) return body
  }
  return null
}

const bySector =
  (...sectors: string[]) =>
  (draft: Draft): boolean =>
    (draft.kind === 'organization' || draft.kind === 'group') && draft.sector !== null && sectors.includes(draft.sector)

/** Island states and territories, for "the island". */
const ISLANDS = new Set([
  'TWN',
  'CUB',
  'CYP',
  'LKA',
  'MLT',
  'ISL',
  'IRL',
  'MDG',
  'JAM',
  'HTI',
  'SGP',
  'BHR',
  'PRI',
  'BRB',
  'MUS',
  'TTO',
  'NRU',
  'GRD',
  'DMA',
  'LCA',
  'HKG',
  'GRL',
  'TLS',
  'AUS',
  'GUM',
  'BMU',
])

/** Which drafts a definite noun can stand for. */
const BODY_KINDS: [ReadonlySet<string>, (draft: Draft) => boolean][] = [
  [
    new Set(['country', 'nation', 'homeland', 'kingdom', 'republic', 'emirate', 'neighbor', 'neighbour', 'superpower']),
    draft => draft.kind === 'state',
  ],
  [new Set(['island']), draft => draft.kind === 'state' && ISLANDS.has(draft.country ?? '')],
  [
    new Set([
      'bloc',
      'regional bloc',
      'trade bloc',
      'military alliance',
      'world body',
      'international body',
      'organization',
      'organisation',
      'regional body',
    ]),
    bySector('IGO', 'UNO', 'NGO'),
  ],
  [new Set(['alliance', 'coalition']), bySector('IGO', 'PTY', 'OPP', 'MIL')],
  [
    new Set(['agency', 'watchdog', 'commission', 'bureau', 'department', 'secretariat']),
    bySector('UNO', 'IGO', 'GOV', 'NGO', 'COP', 'SPY', 'JRN'),
  ],
  [
    new Set([
      'company',
      'firm',
      'corporation',
      'bank',
      'airline',
      'giant',
      'manufacturer',
      'tech giant',
      'carmaker',
      'automaker',
      'drugmaker',
      'conglomerate',
      'retailer',
      'oil company',
      'energy company',
    ]),
    bySector('BUS'),
  ],
  [
    new Set(['party', 'ruling party', 'opposition party', 'political party', 'movement']),
    bySector('PTY', 'OPP', 'REB'),
  ],
  [
    new Set([
      'militia',
      'militant group',
      'rebel group',
      'terrorist group',
      'armed group',
      'insurgency',
      'extremist group',
      'jihadist group',
      'terror group',
      'islamist group',
      'militant organization',
      'guerrilla group',
      'group',
      'outfit',
      'network',
    ]),
    draft => bySector('REB', 'OPP', 'NGO', 'CRM', 'CVL', 'IGO')(draft),
  ],
  [
    new Set([
      'newspaper',
      'daily',
      'news agency',
      'broadcaster',
      'magazine',
      'channel',
      'network',
      'paper',
      'television',
    ]),
    bySector('JRN'),
  ],
  [
    new Set([
      'rights group',
      'human rights group',
      'charity',
      'aid group',
      'monitoring group',
      'monitor',
      'NGO',
      'rights organization',
      'war monitor',
      'watchdog group',
      'foundation',
      'think tank',
    ]),
    bySector('NGO'),
  ],
  [
    new Set([
      'House',
      'Chamber',
      'senate',
      'parliament',
      'congress',
      'assembly',
      'legislature',
      'national assembly',
      'lower house',
      'upper house',
    ]),
    bySector('LEG'),
  ],
  [new Set(['court', 'supreme court', 'tribunal', 'high court']), bySector('JUD', 'UNO', 'IGO')],
  [
    new Set(['ministry', 'foreign ministry', 'defense ministry', 'defence ministry', 'state department']),
    bySector('GOV', 'MIL'),
  ],
  [new Set(['university', 'college', 'school', 'institute']), bySector('EDU')],
  [new Set(['union', 'trade union']), draft => bySector('LAB')(draft) || draft.entry?.id === 'EU'],
]

/** An actor known only by its words. Indefinite single people are new each time; all others are found again by their words. */
function unnamedActor(
  scene: Scene,
  mention: Mention,
  described: RoleDescription,
  {history, unnamed, asOne}: {history: History; unnamed: Map<string, Draft>; asOne: boolean},
): Draft {
  const role = mention.role!
  const again = spokenBefore(scene, mention, described, history)
  if (again) return again
  const country = described.countries[0] ?? countryAround(scene, mention, described)
  const owner = described.owner && described.owner.kind !== 'state' ? described.owner.name : ''
  const isOneOfMany = described.isIndefinite && role.number === 'singular' && role.kind === 'person'
  const key = isOneOfMany
    ? phraseText(scene, mention).toLowerCase()
    : [role.noun, country, described.sector, asOne ? 'singular' : role.number, owner].join('|')
  const known = isOneOfMany && !key.includes(' ') ? undefined : unnamed.get(key)
  if (known) return known
  const state = country && asOne ? scene.atlas.state(country)?.name : null
  const draft = newDraft({
    name: state ? `${role.noun} of ${state}` : phraseText(scene, mention),
    kind: mention.kind === 'population' ? 'population' : role.kind === 'person' ? 'role' : 'group',
    country,
    sector: described.sector,
    number: asOne ? 'singular' : role.number,
    why: [
      `role "${role.noun}"${described.sector ? ` (${described.sector})` : ''}${described.countries.length > 0 ? ' with its country beside it' : country ? ', country from its surroundings' : ''}`,
    ],
  })
  draft.roles.add(role.noun)
  unnamed.set(key, draft)
  scene.drafts.push(draft)
  return draft
}

/** "the government", "the troops" with no owner beside it: the last actor that was called so within eight sentences. */
function spokenBefore(scene: Scene, mention: Mention, described: RoleDescription, history: History): Draft | null {
  if (!described.isDefinite || described.countries.length > 0 || described.owner || described.count !== null)
    return null
  if (/^(?:his|her|their|its)$/.test(scene.doc.lower(mention.first))) return null
  const noun = mention.role!.noun
  const sentence = scene.doc.sentenceOf(mention.head)
  for (let i = history.length - 1; i >= 0 && sentence - history[i]!.sentence <= 8; i--) {
    const draft = history[i]!.drafts.length === 1 ? history[i]!.drafts[0]! : null
    if (
      draft &&
      draft.kind !== 'person' &&
      draft.kind !== 'state' &&
      draft.roles.has(noun) &&
      draft.number === mention.role!.number
    )
      return draft
  }
  return null
}

/** The phrase without determiner, with a short "of" phrase after it. */
function phraseText(scene: Scene, mention: Mention): string {
  const {doc} = scene
  let {first, last} = mention
  while (first < mention.head && /^(?:DET|PUNCT|PRON)$/.test(doc.upos(first))) first++
  for (const child of doc.childrenBy(mention.head, 'nmod')) {
    if (child < mention.head || caseOf(doc, child) !== 'of') continue
    const subtree = doc.subtree(child)
    if (subtree.first === last + 1 && subtree.last - subtree.first < 6) last = subtree.last
  }
  return doc.textOf(first, last).replace(/\s+/g, ' ')
}

/** The country of an act's place in the same sentence, else of the state last named before in it, else the report's main one. */
function countryAround(scene: Scene, mention: Mention, described: RoleDescription): string | null {
  const role = mention.role!
  if (
    role.sector === 'IGO' ||
    role.sector === 'UNO' ||
    described.owner?.sector === 'IGO' ||
    described.owner?.sector === 'UNO'
  )
    return null
  if (described.owner?.country) return described.owner.country
  if (STATES.has(role.noun) && role.noun !== 'government') return null
  return countryOfPlace(scene, mention.head) ?? mainCountry(scene)
}

/** Where the sentence says that things happen: a place after "in", "at", "near". */
function countryOfPlace(scene: Scene, head: TokenId): string | null {
  const {doc} = scene
  const sentence = doc.sentenceOf(head)
  let found: string | null = null
  for (let t = doc.firstToken(sentence); t < doc.endToken(sentence); t++) {
    const country = scene.places.at(t)?.country ?? scene.refs.get(t)?.find(draft => draft.kind === 'state')?.country
    if (!country || !/^(?:in|at|near|outside|inside|across|around|throughout)$/.test(caseOf(doc, t) ?? '')) continue
    if (found && found !== country) return null
    found = country
  }
  return found
}

/** The country that at least half of the report's country names speak of. */
export function mainCountry(scene: Scene): string | null {
  let total = 0
  let best: string | null = null
  for (const [country, count] of scene.countries) {
    total += count
    if (count > countryCount(scene, best)) best = country
  }
  return best && countryCount(scene, best) * 2 >= total ? best : null
}
