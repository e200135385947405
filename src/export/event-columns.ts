import {actColumns, figureColumns, partyColumns, placeColumns, unique} from './act-columns.ts'
import type {Column} from './column.ts'
import type {EventRow} from './rows.ts'

/** Columns of an event of the record: one row an event, however many reports tell it. */
export const EVENT_COLUMNS: readonly Column<EventRow>[] = [
  {name: 'id', type: 'text', note: 'archive-wide id of the event', of: ({event}) => event.id},
  ...actColumns<EventRow>(({event}) => event),
  {
    name: 'factuality',
    type: 'text',
    note: 'what most independent reports say of it',
    of: ({event}) => event.factuality,
  },
  ...partyColumns<EventRow>(({event}) => event),
  {name: 'date_from', type: 'date', note: 'first day of the event, empty when unknown', of: ({event}) => event.from},
  {name: 'date_to', type: 'date', note: 'last day of the event', of: ({event}) => event.to},
  ...placeColumns<EventRow>(({event}) => event.place),
  ...figureColumns<EventRow>(({event}) => event.magnitude),
  {name: 'reports', type: 'integer', note: 'reports that tell it', of: ({event}) => event.reports},
  {
    name: 'independent',
    type: 'integer',
    note: 'of these, reports that do not repeat one another, one wire or one owner',
    of: ({event}) => event.independent,
  },
  {name: 'first_published', type: 'date', note: 'day of the first report', of: ({event}) => event.firstPublished},
  {name: 'last_published', type: 'date', note: 'day of the last report', of: ({event}) => event.lastPublished},
  {
    name: 'is_stated',
    type: 'boolean',
    note: 'a report tells it in its own voice, not only by quoting somebody',
    of: ({event}) => event.isStated,
  },
  {
    name: 'claimants',
    type: 'list',
    note: 'who is said to say or deny it, each with what: `name: factuality`',
    of: ({event}) => event.claimants.map(({name, factuality}) => `${name}: ${factuality}`),
  },
  {
    name: 'disagreements',
    type: 'json',
    note: 'where reports differ: what about, and each value with who gives it',
    of: ({event}) => (event.disagreements.length > 0 ? event.disagreements : null),
  },
  {name: 'salience', type: 'text', note: '`main` or `background`', of: ({event}) => event.salience},
  {name: 'confidence', type: 'number', note: '0 to 1, of the coding', of: ({event}) => event.confidence},
  {name: 'story', type: 'text', note: 'id of the story', of: ({event}) => event.story},
  {
    name: 'review',
    type: 'text',
    note: '`accepted`, `rejected`, `corrected` by an analyst',
    of: ({event}) => event.review,
  },
  {
    name: 'outlets',
    type: 'list',
    note: 'who published the reports',
    of: ({mentions}) => unique(mentions.map(m => m.report.outlet)),
  },
  {
    name: 'urls',
    type: 'list',
    note: 'addresses of the reports',
    of: ({mentions}) => unique(mentions.map(m => m.report.url)),
  },
  {name: 'mentions', type: 'list', note: 'ids of the mentions', of: ({event}) => event.mentions.map(({id}) => id)},
  {
    name: 'sentence',
    type: 'text',
    note: 'the sentence of the first report that tells it',
    of: ({words}) => words?.sentence ?? null,
  },
  {
    name: 'recorded_at',
    type: 'moment',
    note: 'when the first of its reports was recorded',
    of: ({event}) => event.recordedAt,
  },
]
