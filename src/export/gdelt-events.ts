import {createHash} from 'node:crypto'
import {loadCameoScale, quadOfCameo} from '../event/cameo-scale.ts'
import type {MentionPlace} from '../record/digest.ts'
import type {ActorEntry} from '../record/entry.ts'
import type {EventAnswer} from '../record/record.ts'
import {unique} from './act-columns.ts'
import {type CameoActorCoder, loadCameoActors} from './cameo-actor.ts'
import {type CountryCodeTable, loadCountryCodes} from './country-codes.ts'
import type {DivisionOf} from './division.ts'
import {type Dyad, findDyads} from './dyads.ts'
import type {FixedCell, FixedTable} from './fixed-table.ts'
import type {EventRow} from './rows.ts'

const actorColumns = (side: string): string[] =>
  [
    'Code',
    'Name',
    'CountryCode',
    'KnownGroupCode',
    'EthnicCode',
    'Religion1Code',
    'Religion2Code',
    'Type1Code',
    'Type2Code',
    'Type3Code',
  ].map(name => `${side}${name}`)

const geoColumns = (what: string): string[] =>
  ['Type', 'FullName', 'CountryCode', 'ADM1Code', 'ADM2Code', 'Lat', 'Long', 'FeatureID'].map(
    name => `${what}Geo_${name}`,
  )

const COLUMNS: readonly string[] = [
  'GLOBALEVENTID',
  'SQLDATE',
  'MonthYear',
  'Year',
  'FractionDate',
  ...actorColumns('Actor1'),
  ...actorColumns('Actor2'),
  'IsRootEvent',
  'EventCode',
  'EventBaseCode',
  'EventRootCode',
  'QuadClass',
  'GoldsteinScale',
  'NumMentions',
  'NumSources',
  'NumArticles',
  'AvgTone',
  ...geoColumns('Actor1'),
  ...geoColumns('Actor2'),
  ...geoColumns('Action'),
  'DATEADDED',
  'SOURCEURL',
]

/** The eight cells of a place that is not known: GDELT's type 0. */
const NO_PLACE: readonly FixedCell[] = [0, '', '', '', '', '', '', '']

/**
 * The 61 columns of GDELT 2.0 events, a line a pair of parties (see findDyads), no header. What GDELT has and this program does not measure
 * stays empty: ethnic and religious codes, second and third types, tone, ADM2, the places of the two actors. FeatureID is
 * the GeoNames id.
 */
export function gdeltEvents(divisionOf: DivisionOf): FixedTable<EventRow> {
  const countries = loadCountryCodes()
  const actorCode = loadCameoActors(countries)
  const scale = loadCameoScale()
  return {
    columns: COLUMNS,
    hasHeader: false,
    *linesOf({event, mentions}) {
      const day = dayOf(event)
      const urls = mentions.map(({report}) => report.url ?? report.locator)
      const outlets = unique(mentions.map(({report}) => report.outlet))
      for (const dyad of findDyads(event)) {
        const {source, target, cameo} = dyad
        yield [
          gdeltId(event, dyad),
          day.replaceAll('-', ''),
          day.slice(0, 7).replace('-', ''),
          day.slice(0, 4),
          fractionDate(day),
          ...actorCells(source, actorCode),
          ...actorCells(target, actorCode),
          event.salience === 'main' ? 1 : 0,
          cameo,
          cameo.slice(0, 3),
          cameo.slice(0, 2),
          quadOfCameo(cameo),
          scale.goldstein(cameo),
          mentions.length,
          Math.max(1, outlets.length),
          event.reports,
          null,
          ...NO_PLACE,
          ...NO_PLACE,
          ...placeCells(event.place, countries, divisionOf),
          gdeltMoment(event.recordedAt),
          urls[0] ?? null,
        ]
      }
    },
  }
}

/** A number below 2^52 that stays the same for the same event and pair. */
export function gdeltId({id}: Pick<EventAnswer, 'id'>, {source, target, cameo}: Dyad): number {
  const hash = createHash('sha256').update([id, source.key, target?.key ?? '', cameo].join('\n'))
  return Number.parseInt(hash.digest('hex').slice(0, 13), 16)
}

/** First known day of the event, else of its reports; '' when no report says. The day of recording says nothing of it. */
export const dayOf = ({from, to, firstPublished}: EventAnswer): string => from ?? to ?? firstPublished ?? ''

/** "2024-06-01T08:30:00.000Z" as 20240601083000. */
export const gdeltMoment = (moment: string): string => moment.slice(0, 19).replace(/\D/g, '').padEnd(14, '0')

/** Year and fraction as GDELT counts it: (month × 30 + day) ÷ 365. */
function fractionDate(day: string): string | null {
  if (day === '') return null
  const [year = 0, month = 0, dayOfMonth = 0] = day.split('-').map(Number)
  return (year + (month * 30 + dayOfMonth) / 365).toFixed(4)
}

function actorCells(actor: ActorEntry | null, coder: CameoActorCoder): FixedCell[] {
  if (!actor) return Array.from({length: 10}, () => '')
  const {code, country, group, role} = coder(actor)
  return [code, actor.name.toUpperCase(), country, group, '', '', '', role, '', '']
}

function placeCells(
  place: MentionPlace | null,
  countries: CountryCodeTable,
  divisionOf: DivisionOf,
): readonly FixedCell[] {
  if (!place || place.country === null) return NO_PLACE
  const {fips, name} = countries(place.country)
  const division = divisionOf(place)
  const isCountry = place.kind === 'country'
  const isDivision = place.kind === 'admin'
  const isAmerican = place.country === 'USA'
  const type = isCountry ? 1 : isDivision ? (isAmerican ? 2 : 5) : isAmerican ? 3 : 4
  const full = isCountry ? [name] : [place.name, isDivision ? '' : division?.name, name]
  return [
    type,
    full.filter(Boolean).join(', '),
    fips,
    isCountry ? fips : division ? `${fips}${division.code}` : '',
    '',
    place.lat,
    place.lon,
    place.geonames,
  ]
}
