import {loadCameoScale, quadOfCameo} from '../event/cameo-scale.ts'
import {unique} from './act-columns.ts'
import {type CameoActor, loadCameoActors} from './cameo-actor.ts'
import {loadCountryCodes} from './country-codes.ts'
import type {DivisionOf} from './division.ts'
import {findDyads} from './dyads.ts'
import type {FixedCell, FixedTable} from './fixed-table.ts'
import {dayOf} from './gdelt-events.ts'
import type {EventRow} from './rows.ts'

const COLUMNS: readonly string[] = [
  'EventID',
  'Date',
  'Year',
  'Month',
  'Day',
  'SourceActorFull',
  'SourceActorEntity',
  'SourceActorRole',
  'SourceActorAttribute',
  'TargetActorFull',
  'TargetActorEntity',
  'TargetActorRole',
  'TargetActorAttribute',
  'EventCode',
  'EventRootCode',
  'QuadClass',
  'GoldsteinScore',
  'Issues',
  'Lat',
  'Lon',
  'LocationName',
  'StateName',
  'CountryCode',
  'SentenceID',
  'URLs',
  'NewsSources',
]

export interface CameoDyadOptions {
  /** The one-a-day filter of the Phoenix data: of lines with the same day, source, target and code only the first. */
  readonly oneADay?: boolean
}

/**
 * Dyads in the columns of the Phoenix data sets that PETRARCH feeds, with a header: a line a pair of parties, only pairs of
 * whom both have a CAMEO code. Entity is the country or the kind of body, attribute the group. CountryCode is ISO 3166-1
 * alpha-3, SentenceID the id of the event's first mention.
 */
export function cameoDyads(divisionOf: DivisionOf, {oneADay = false}: CameoDyadOptions = {}): FixedTable<EventRow> {
  const actorCode = loadCameoActors(loadCountryCodes())
  const scale = loadCameoScale()
  const told = new Set<string>()
  return {
    columns: COLUMNS,
    hasHeader: true,
    *linesOf({event, mentions}) {
      const day = dayOf(event)
      const urls = unique(mentions.map(({report}) => report.url)).join(';')
      const outlets = unique(mentions.map(({report}) => report.outlet)).join(';')
      for (const {source, target, cameo} of findDyads(event)) {
        const from = actorCode(source)
        const to = target ? actorCode(target) : null
        if (!from.code || !to?.code) continue
        const key = [day, from.code, to.code, cameo].join(' ')
        if (oneADay && told.has(key)) continue
        if (oneADay) told.add(key)
        yield [
          event.id,
          day.replaceAll('-', ''),
          day.slice(0, 4),
          day.slice(5, 7),
          day.slice(8, 10),
          ...actorCells(from),
          ...actorCells(to),
          cameo,
          cameo.slice(0, 2),
          quadOfCameo(cameo),
          scale.goldstein(cameo),
          event.contexts.join(';'),
          event.place?.lat ?? null,
          event.place?.lon ?? null,
          event.place?.name ?? null,
          divisionOf(event.place)?.name ?? null,
          event.place?.country ?? null,
          mentions[0]?.id ?? null,
          urls,
          outlets,
        ]
      }
    },
  }
}

const actorCells = ({code, country, role, group}: CameoActor): FixedCell[] => [
  code,
  country || role,
  country ? role : '',
  group,
]
