import {loadTable} from '../data-file.ts'
import {quadOfPlover} from '../event/cameo-scale.ts'
import type {Place} from '../place/place.ts'
import type {ActorEntry} from '../record/entry.ts'
import {unique} from './act-columns.ts'
import {type CountryCodeTable, loadCountryCodes} from './country-codes.ts'
import type {DivisionOf} from './division.ts'
import type {EvidenceWords} from './evidence-words.ts'
import type {FixedCell, FixedTable} from './fixed-table.ts'
import {dayOf} from './gdelt-events.ts'
import type {EventRow} from './rows.ts'

const partyColumns = (side: 'Actor' | 'Recipient'): string[] => [
  `${side} Name`,
  `${side} Country`,
  `${side} COW`,
  `Primary ${side} Sector`,
  `${side} Sectors`,
  `${side} Title`,
  `${side} Name Raw`,
  `Wikipedia ${side} ID`,
]

const COLUMNS: readonly string[] = [
  'Event ID',
  'Event Date',
  'Event Type',
  'Event Mode',
  'Intensity',
  'Quad Code',
  'Contexts',
  ...partyColumns('Actor'),
  ...partyColumns('Recipient'),
  'Placename',
  'City',
  'District',
  'Province',
  'Country',
  'Latitude',
  'Longitude',
  'GeoNames ID',
  'Raw Placename',
  'Feature Type',
  'Source',
  'Publication Date',
  'Story People',
  'Story Organizations',
  'Story Locations',
  'Language',
  'Version',
]

const QUAD: Readonly<Record<number, string>> = {1: 'VC', 2: 'MC', 3: 'VX', 4: 'MX'}

/** GeoNames feature codes for the kinds of place. */
const FEATURE: Readonly<Record<Place['kind'], string>> = {
  country: 'PCLI',
  admin: 'ADM1',
  city: 'PPL',
  region: 'RGN',
  water: 'H',
  island: 'ISL',
  facility: 'S',
  other: '',
}

/**
 * The 40 columns of POLECAT, a line an event, with a header. Types and modes are those of the PLOVER manual. Several values in
 * a cell are joined with "; ". Denied and merely possible events are left out, for the form cannot say so. Titles stay empty;
 * the Wikipedia columns hold Wikidata ids; Source and Publication Date are of the first report.
 */
export function polecatEvents(divisionOf: DivisionOf): FixedTable<EventRow> {
  const countries = loadCountryCodes()
  const scores = new Map(
    loadTable<'type' | 'mode' | 'intensity'>('export/plover-intensity.tsv').map(row => [
      `${row.type} ${row.mode}`,
      Number(row.intensity),
    ]),
  )
  return {
    columns: COLUMNS,
    hasHeader: true,
    *linesOf({event, mentions, words}) {
      if (event.factuality === 'denied' && event.plover.type !== 'REJECT') return
      if (event.factuality === 'possible' || event.factuality === 'conditional') return
      const {type, mode} = event.plover
      const {place} = event
      const first = mentions[0]?.report
      const isCity = place !== null && place.kind !== 'country' && place.kind !== 'admin'
      yield [
        event.id,
        dayOf(event),
        type,
        mode,
        scores.get(`${type} ${mode}`) ?? scores.get(`${type} -`)!,
        QUAD[quadOfPlover(type)]!,
        event.contexts.join('; '),
        ...partyCells(event.actors, {countries, words}),
        ...partyCells(event.recipients, {countries, words}),
        place?.name ?? null,
        isCity ? place.name : null,
        null,
        divisionOf(place)?.name ?? null,
        place?.country ?? null,
        place?.lat ?? null,
        place?.lon ?? null,
        place?.geonames ?? null,
        words?.place ?? null,
        place ? FEATURE[place.kind as Place['kind']] : null,
        first?.outlet ?? null,
        first?.published.date ?? null,
        words?.people.join('; ') ?? null,
        words?.organizations.join('; ') ?? null,
        words?.locations.join('; ') ?? null,
        first?.language ?? null,
        first ? `rapporteur ${first.reader}` : null,
      ]
    },
  }
}

function partyCells(
  parties: readonly ActorEntry[],
  {countries, words}: {readonly countries: CountryCodeTable; readonly words: EvidenceWords | null},
): FixedCell[] {
  const list = (values: readonly (string | null)[]): string => values.map(value => value ?? '').join('; ')
  return [
    list(parties.map(({name}) => name)),
    list(parties.map(({country}) => country)),
    list(parties.map(({country}) => countries(country).cow)),
    parties[0]?.sector ?? null,
    unique(parties.map(({sector}) => sector)).join('; '),
    null,
    list(parties.map(({key}) => words?.named.get(key)?.text ?? null)),
    list(parties.map(({wikidata}) => wikidata)),
  ]
}
