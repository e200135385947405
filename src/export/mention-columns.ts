import {actColumns, entriesOf, figureColumns, partyColumns, placeColumns} from './act-columns.ts'
import type {Column} from './column.ts'
import type {MentionRow} from './rows.ts'

/** Columns of a mention: one row an event and report. */
export const MENTION_COLUMNS: readonly Column<MentionRow>[] = [
  {name: 'id', type: 'text', note: 'archive-wide id of the mention', of: ({mention}) => mention.id},
  {name: 'event', type: 'text', note: 'id of the event that it is part of', of: ({mention}) => mention.eventId},
  {name: 'report', type: 'text', note: 'SHA-256 of the text of the report', of: ({mention}) => mention.report.hash},
  {name: 'outlet', type: 'text', note: 'who published it', of: ({mention}) => mention.report.outlet},
  {name: 'url', type: 'text', note: 'address of the report', of: ({mention}) => mention.report.url},
  {name: 'published', type: 'date', note: 'day of publication', of: ({mention}) => mention.digest.published},
  ...actColumns<MentionRow>(({mention}) => mention.event),
  {name: 'factuality', type: 'text', note: 'how this report tells it', of: ({mention}) => mention.event.factuality},
  ...partyColumns<MentionRow>(({mention, event}) => ({
    actors: entriesOf(mention.digest.actors, event),
    recipients: entriesOf(mention.digest.recipients, event),
    symmetric: mention.digest.symmetric,
  })),
  {name: 'date_from', type: 'date', note: 'first day by this report', of: ({mention}) => mention.digest.from},
  {name: 'date_to', type: 'date', note: 'last day by this report', of: ({mention}) => mention.digest.to},
  ...placeColumns<MentionRow>(({mention}) => mention.digest.place),
  ...figureColumns<MentionRow>(({mention}) => mention.event.magnitude),
  {
    name: 'sources',
    type: 'list',
    note: "who is said to say it; empty: the report's own voice",
    of: ({mention}) => mention.sources.map(({name}) => name),
  },
  {name: 'sentence', type: 'text', note: 'the sentence that tells it', of: ({words}) => words?.sentence ?? null},
  {
    name: 'sentence_start',
    type: 'integer',
    note: 'UTF-16 offset of the sentence in the text of the report',
    of: ({mention}) => mention.event.evidence[0]?.start ?? null,
  },
  {
    name: 'sentence_end',
    type: 'integer',
    note: 'end of it, exclusive',
    of: ({mention}) => mention.event.evidence[0]?.end ?? null,
  },
  {
    name: 'trigger_start',
    type: 'integer',
    note: 'offset of the word that the rule fired on',
    of: ({mention}) => mention.event.evidence[0]?.trigger.start ?? null,
  },
  {
    name: 'trigger_end',
    type: 'integer',
    note: 'end of it, exclusive',
    of: ({mention}) => mention.event.evidence[0]?.trigger.end ?? null,
  },
  {name: 'rule', type: 'text', note: 'name of the rule that coded it', of: ({mention}) => mention.event.rule},
  {name: 'confidence', type: 'number', note: '0 to 1', of: ({mention}) => mention.event.confidence},
]
