import type {Count, EventType, Factuality} from '../src/event/event.ts'
import type {Reading} from '../src/reading.ts'
import type {MentionDigest, MentionPlace, ReportDigest} from '../src/record/digest.ts'
import type {ActorEntry} from '../src/record/entry.ts'
import type {EventQuery, Page} from '../src/record/query.ts'
import type {EventAnswer, RecordedMention, RecordedReport} from '../src/record/record.ts'
import type {ToldEvent} from '../src/record/told-event.ts'

/** What a test says of one mention; the rest is filled in. */
export interface MentionSpec {
  readonly published: string | null
  readonly factuality?: Factuality
  readonly from?: string | null
  readonly to?: string | null
  readonly outlet?: string
  readonly url?: string | null
  /** The sentence, which is the whole text of the report here. */
  readonly text?: string
  readonly trigger?: string
  readonly sources?: readonly string[]
  readonly copyGroup?: string
}

export interface EventSpec {
  readonly id: string
  readonly type: EventType
  readonly mode?: string | null
  readonly cameo?: string | null
  /** "Xi Jinping, person, CHN, GOV". */
  readonly actors: readonly string[]
  readonly recipients?: readonly string[]
  readonly symmetric?: boolean
  /** "Paris, city, FRA" or with "48.85, 2.35, 2988507". */
  readonly place?: string
  readonly magnitude?: Readonly<Record<string, Count | null>>
  readonly recordedAt?: string
  readonly mentions: readonly MentionSpec[]
}

/** An event as the record would answer it, with its mentions. */
export function tell(spec: EventSpec): ToldEvent {
  const {id, type, mode = null, cameo = null, symmetric = false, recordedAt = '2024-06-01T00:00:00.000Z'} = spec
  const actors = spec.actors.map(party)
  const recipients = (spec.recipients ?? []).map(party)
  const where = spec.place ? place(spec.place) : null
  const mentions = spec.mentions.map((mention, i): RecordedMention => {
    const {published, factuality = 'occurred', from = null, to = from, outlet = 'The Example', url = null} = mention
    const {text = 'Something was reported.', trigger = 'report', sources = [], copyGroup} = mention
    const mentionId = i === 0 ? id : `${id}.${i}`
    const hash = `${id}-${i}`.padEnd(64, '0')
    const report: RecordedReport = {
      hash,
      id: `report ${hash.slice(0, 12)}`,
      locator: `file:${id}-${i}.txt`,
      url,
      outlet,
      title: text.slice(0, 40),
      byline: null,
      published: {date: published, basis: published ? 'given' : 'unknown', why: 'test'},
      language: 'en',
      recordedAt,
      reader: 'test',
      // Only origin and stories look into the digest of a report.
      digest: {report: hash, published, outlet} as ReportDigest,
      copyGroup: copyGroup ?? hash,
      story: null,
    }
    const span = {start: 0, end: text.length}
    const at = Math.max(0, text.indexOf(trigger))
    texts.set(hash, text)
    return {
      // As in a record, the event has the id of its first mention.
      id: mentionId,
      eventId: id,
      report,
      sources: sources.map(name => ({name, actor: null})),
      event: {
        id: 'e1',
        type,
        mode,
        contexts: [],
        factuality,
        plover: {type, mode},
        cameo,
        actors: actors.map((_, n) => `a${n + 1}`),
        recipients: recipients.map((_, n) => `a${actors.length + n + 1}`),
        symmetric,
        when: {from, to, time: null},
        where: where ? 'p1' : null,
        saidBy: [],
        magnitude: {killed: null, injured: null, detained: null},
        evidence: [{...span, trigger: {start: at, end: at + trigger.length}}],
        salience: 'main',
        rule: 'test',
        confidence: 0.8,
        steps: [],
      },
      digest: {
        mention: mentionId,
        report: hash,
        published,
        type,
        mode,
        factuality,
        cameo,
        actors: actors.map(({key}) => key),
        recipients: recipients.map(({key}) => key),
        symmetric,
        from,
        to,
        place: where,
        terms: [],
        trigger,
        magnitude: {},
        salience: 'main',
        keys: [],
      } as Partial<MentionDigest> as MentionDigest,
    }
  })
  const dated = mentions.filter(({digest}) => digest.from !== null || digest.to !== null).at(-1)?.digest
  const days = mentions.map(({digest}) => digest.published).filter(day => day !== null)
  days.sort()
  const event: EventAnswer = {
    id,
    type,
    mode,
    contexts: type === 'CONSULT' ? ['diplomatic'] : [],
    factuality: mentions.at(-1)!.event.factuality,
    plover: {type, mode},
    cameo,
    quad: 1,
    goldstein: 1,
    actors,
    recipients,
    symmetric,
    from: dated?.from ?? null,
    to: dated?.to ?? null,
    place: where,
    magnitude: spec.magnitude ?? {killed: null, injured: null, detained: null},
    mentions: mentions.map(({id, report}) => ({id, report: report.hash})),
    reports: mentions.length,
    independent: new Set(mentions.map(({report}) => report.copyGroup)).size,
    firstPublished: days[0] ?? null,
    lastPublished: days.at(-1) ?? null,
    salience: 'main',
    confidence: 0.8,
    disagreements: [],
    isStated: true,
    claimants: [],
    story: null,
    recordedAt,
    updatedAt: recordedAt,
    review: null,
  }
  return {event, mentions}
}

function party(text: string): ActorEntry {
  const [name = '', kind = 'person', country, sector] = text.split(', ')
  const entry = {name, kind, country: country || null, sector: sector || null, wikidata: null}
  return {key: `${kind}:${name.toLowerCase()}`, ...entry}
}

function place(text: string): MentionPlace {
  const [name = '', kind = 'city', country, lat, lon, geonames] = text.split(', ')
  return {
    name,
    kind,
    country: country || null,
    lat: lat ? Number(lat) : null,
    lon: lon ? Number(lon) : null,
    geonames: geonames ?? null,
  }
}

/** The part of a record that diary, exports and alerts ask, over a list of events; pages of three, so that paging is tested too. */
export function recordOf(told: readonly ToldEvent[]) {
  const mentions = new Map(told.flatMap(({mentions}) => mentions.map(mention => [mention.id, mention])))
  return {
    async findEvents(query: EventQuery): Promise<Page<EventAnswer>> {
      const events = told.map(({event}) => event).filter(event => fits(event, query))
      events.sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : a.id < b.id ? -1 : 1))
      const start = query.after ? Number(query.after) : 0
      const end = start + Math.min(3, query.limit ?? 3)
      return {items: events.slice(start, end), next: end < events.length ? String(end) : null}
    },
    async mentions(ids: readonly string[]): Promise<readonly RecordedMention[]> {
      return ids.flatMap(id => mentions.get(id) ?? []).reverse()
    },
    async reading(hash: string): Promise<Reading | null> {
      const text = texts.get(hash)
      if (text === undefined) return null
      return {document: {text}, sentences: [{start: 0, end: text.length}], actors: [], places: []} as unknown as Reading
    },
  }
}

/** Texts of the reports told, by hash. */
const texts = new Map<string, string>()

const dayOf = ({from, firstPublished}: EventAnswer): string => from ?? firstPublished ?? '9999'

function fits(event: EventAnswer, query: EventQuery): boolean {
  const parties = [...event.actors, ...event.recipients]
  const from = event.from ?? event.firstPublished ?? ''
  const to = event.to ?? event.firstPublished ?? ''
  if (query.actors && !parties.some(({key}) => query.actors!.includes(key))) return false
  if (query.types && !query.types.includes(event.type)) return false
  if (query.factualities && !query.factualities.includes(event.factuality)) return false
  if (query.countries) {
    const countries = [event.place?.country, ...parties.map(({country}) => country)]
    if (!query.countries.some(country => countries.includes(country))) return false
  }
  if (query.updatedAfter && event.updatedAt <= query.updatedAfter) return false
  if (query.minIndependent && event.independent < query.minIndependent) return false
  return (!query.from || to >= query.from) && (!query.to || from <= query.to)
}
