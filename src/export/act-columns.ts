import type {Count} from '../event/event.ts'
import type {MentionPlace} from '../record/digest.ts'
import type {ActorEntry} from '../record/entry.ts'
import type {EventAnswer} from '../record/record.ts'
import type {Column} from './column.ts'

/** Columns that several tables have: what is done, by and to whom, where, with how many hurt. */
type Act = Pick<EventAnswer, 'type' | 'mode' | 'plover' | 'cameo' | 'contexts'>

/** Type, mode, codes and contexts of an act. */
export function actColumns<Row>(actOf: (row: Row) => Act): Column<Row>[] {
  return [
    {name: 'type', type: 'text', note: 'PLOVER type of the act itself, whatever its tense', of: row => actOf(row).type},
    {name: 'mode', type: 'text', note: 'PLOVER mode of the act', of: row => actOf(row).mode},
    {
      name: 'plover_type',
      type: 'text',
      note: 'code by the PLOVER manual (a meeting to come is AGREE)',
      of: row => actOf(row).plover.type,
    },
    {name: 'plover_mode', type: 'text', note: 'mode by the PLOVER manual', of: row => actOf(row).plover.mode},
    {name: 'cameo', type: 'text', note: 'CAMEO code, with its leading zero', of: row => actOf(row).cameo},
    {name: 'contexts', type: 'list', note: 'PLOVER contexts', of: row => actOf(row).contexts},
  ]
}

type Parties = Pick<EventAnswer, 'actors' | 'recipients' | 'symmetric'>

/**
 * Of each side the names, keys, countries and sectors, in lists of one length, with `-` for none; and whether the act is
 * symmetric.
 */
export function partyColumns<Row>(partiesOf: (row: Row) => Parties): Column<Row>[] {
  const columns: Column<Row>[] = []
  for (const side of ['actor', 'recipient'] as const) {
    const of = (row: Row): readonly ActorEntry[] => partiesOf(row)[`${side}s`]
    const who = side === 'actor' ? 'who acts (all parties of a symmetric act)' : 'to or against whom'
    columns.push(
      {name: `${side}s`, type: 'list', note: `names of ${who}`, of: row => of(row).map(({name}) => name)},
      {
        name: `${side}_ids`,
        type: 'list',
        note: 'their archive-wide keys: a Wikidata id, or kind, name and country',
        of: row => of(row).map(({key}) => key),
      },
      {
        name: `${side}_countries`,
        type: 'list',
        note: 'ISO 3166-1 alpha-3 of each, `-` for none',
        of: row => of(row).map(({country}) => country ?? '-'),
      },
      {
        name: `${side}_sectors`,
        type: 'list',
        note: 'PLOVER sector of each, `-` for none',
        of: row => of(row).map(({sector}) => sector ?? '-'),
      },
    )
  }
  columns.push({
    name: 'symmetric',
    type: 'boolean',
    note: 'all parties do the same: a meeting, a joint exercise',
    of: row => partiesOf(row).symmetric,
  })
  return columns
}

/** Name, kind, country, point and GeoNames id of a place; all empty without one. */
export function placeColumns<Row>(placeOf: (row: Row) => MentionPlace | null): Column<Row>[] {
  return [
    {name: 'place', type: 'text', note: 'name of the place', of: row => placeOf(row)?.name ?? null},
    {
      name: 'place_kind',
      type: 'text',
      note: 'country, admin, city, region, water, island, facility, other',
      of: row => placeOf(row)?.kind ?? null,
    },
    {name: 'country', type: 'text', note: 'ISO 3166-1 alpha-3 of the place', of: row => placeOf(row)?.country ?? null},
    {name: 'latitude', type: 'number', note: 'WGS 84', of: row => placeOf(row)?.lat ?? null},
    {name: 'longitude', type: 'number', note: 'WGS 84', of: row => placeOf(row)?.lon ?? null},
    {name: 'geonames', type: 'text', note: 'GeoNames id', of: row => placeOf(row)?.geonames ?? null},
  ]
}

const FIGURES = ['killed', 'injured', 'detained'] as const

/** Least and most of those killed, injured and detained, and all other figures in one column. */
export function figureColumns<Row>(figuresOf: (row: Row) => Readonly<Record<string, Count | null>>): Column<Row>[] {
  const columns: Column<Row>[] = FIGURES.flatMap(figure => [
    {
      name: `${figure}_min`,
      type: 'integer',
      note: `people ${figure}: at least`,
      of: row => figuresOf(row)[figure]?.min ?? null,
    },
    {
      name: `${figure}_max`,
      type: 'integer',
      note: `people ${figure}: at most; empty: no upper end is told`,
      of: row => figuresOf(row)[figure]?.max ?? null,
    },
  ])
  columns.push({
    name: 'figures',
    type: 'json',
    note: 'other figures, each with `min` and `max`',
    of: row => {
      const others = Object.entries(figuresOf(row)).filter(([name, count]) => count && !FIGURES.some(f => f === name))
      return others.length > 0 ? Object.fromEntries(others) : null
    },
  })
  return columns
}

/** Entries of the keys that a mention gives, as the event names them. A key that the event has not is shown as it is. */
export function entriesOf(
  keys: readonly string[],
  {actors, recipients}: Pick<EventAnswer, 'actors' | 'recipients'>,
): ActorEntry[] {
  const known = [...actors, ...recipients]
  return keys.map(
    key =>
      known.find(entry => entry.key === key) ?? {
        key,
        name: key,
        kind: 'unknown',
        country: null,
        sector: null,
        wikidata: null,
      },
  )
}

export const unique = (values: readonly (string | null)[]): string[] => [
  ...new Set(values.filter(value => value !== null)),
]
