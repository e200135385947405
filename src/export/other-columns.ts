import type {DiaryEntry} from '../diary/diary.ts'
import type {Story} from '../record/merged.ts'
import type {RecordedReport} from '../record/record.ts'
import {placeColumns, unique} from './act-columns.ts'
import type {Column} from './column.ts'
import {actInOneLine} from './one-line.ts'
import type {ActorRow} from './rows.ts'

export const REPORT_COLUMNS: readonly Column<RecordedReport>[] = [
  {name: 'hash', type: 'text', note: 'SHA-256 of the text, the identity of the report', of: report => report.hash},
  {name: 'id', type: 'text', note: 'the id that it was given, else the hash', of: report => report.id},
  {name: 'locator', type: 'text', note: 'where it was opened', of: report => report.locator},
  {name: 'url', type: 'text', note: 'its address', of: report => report.url},
  {name: 'outlet', type: 'text', note: 'who published it', of: report => report.outlet},
  {name: 'title', type: 'text', note: 'headline', of: report => report.title},
  {name: 'byline', type: 'text', note: 'who wrote it', of: report => report.byline},
  {name: 'published', type: 'date', note: 'day of publication', of: report => report.published.date},
  {
    name: 'published_basis',
    type: 'text',
    note: '`given`, `stated`, `inferred`, `unknown`',
    of: report => report.published.basis,
  },
  {name: 'language', type: 'text', note: 'BCP 47', of: report => report.language},
  {
    name: 'copy_group',
    type: 'text',
    note: 'reports with one value share their text in whole or in part',
    of: report => report.copyGroup,
  },
  {name: 'story', type: 'text', note: 'id of the story', of: report => report.story},
  {name: 'recorded_at', type: 'moment', note: 'when it was recorded', of: report => report.recordedAt},
  {name: 'reader', type: 'text', note: 'version of the program that read it', of: report => report.reader},
]

export const STORY_COLUMNS: readonly Column<Story>[] = [
  {name: 'id', type: 'text', note: 'id of the story', of: story => story.id},
  {
    name: 'title',
    type: 'text',
    note: 'title of the report that stands nearest to all others',
    of: story => story.title,
  },
  {name: 'date_from', type: 'date', note: 'first day of publication', of: story => story.from},
  {name: 'date_to', type: 'date', note: 'last day of publication', of: story => story.to},
  {name: 'reports', type: 'integer', note: 'how many reports', of: story => story.reports.length},
  {
    name: 'independent',
    type: 'integer',
    note: 'of these, reports that do not repeat one another',
    of: story => story.independent,
  },
  {name: 'terms', type: 'list', note: 'words and names that mark it', of: story => story.terms},
  {name: 'report_hashes', type: 'list', note: 'its reports', of: story => story.reports},
]

export const ACTOR_COLUMNS: readonly Column<ActorRow>[] = [
  {
    name: 'key',
    type: 'text',
    note: 'archive-wide key: a Wikidata id, or kind, name and country',
    of: actor => actor.key,
  },
  {name: 'name', type: 'text', note: 'canonical name', of: actor => actor.name},
  {name: 'kind', type: 'text', note: 'person, state, organization, group, population, role', of: actor => actor.kind},
  {name: 'country', type: 'text', note: 'ISO 3166-1 alpha-3', of: actor => actor.country},
  {name: 'sector', type: 'text', note: 'PLOVER sector', of: actor => actor.sector},
  {name: 'wikidata', type: 'text', note: 'Wikidata id', of: actor => actor.wikidata},
  {name: 'events', type: 'integer', note: 'events of the record in which it takes part', of: actor => actor.events},
  {name: 'names', type: 'list', note: 'names under which reports tell of it', of: actor => actor.names},
]

export const DIARY_COLUMNS: readonly Column<DiaryEntry>[] = [
  {name: 'id', type: 'text', note: 'id of the event', of: entry => entry.id},
  {name: 'what', type: 'text', note: 'one line in English', of: actInOneLine},
  {
    name: 'status',
    type: 'text',
    note: 'expected, postponed, cancelled, happened, contradicted, not reported',
    of: entry => entry.status,
  },
  {name: 'certainty', type: 'text', note: 'planned, conditional, possible, called-for', of: entry => entry.certainty},
  {name: 'type', type: 'text', note: 'PLOVER type of the act', of: entry => entry.type},
  {name: 'mode', type: 'text', note: 'PLOVER mode of the act', of: entry => entry.mode},
  {name: 'date_from', type: 'date', note: 'first day by the latest announcement', of: entry => entry.from},
  {name: 'date_to', type: 'date', note: 'last day', of: entry => entry.to},
  ...placeColumns<DiaryEntry>(entry => entry.place),
  {name: 'actors', type: 'list', note: 'names of who acts', of: entry => entry.actors.map(({name}) => name)},
  {
    name: 'recipients',
    type: 'list',
    note: 'names of to or against whom',
    of: entry => entry.recipients.map(({name}) => name),
  },
  {name: 'announced', type: 'date', note: 'day of the first announcement', of: entry => entry.announced},
  {name: 'last_reported', type: 'date', note: 'day of the last report of it', of: entry => entry.lastReported},
  {name: 'announcements', type: 'integer', note: 'reports that announce it', of: entry => entry.announcements.length},
  {
    name: 'independent',
    type: 'integer',
    note: 'of these, reports that do not repeat one another',
    of: entry => entry.independent,
  },
  {
    name: 'sources',
    type: 'list',
    note: 'who is said to say so',
    of: entry => unique(entry.announcements.flatMap(({sources}) => sources)),
  },
  {
    name: 'outlets',
    type: 'list',
    note: 'who published the announcements',
    of: entry => unique(entry.announcements.map(({outlet}) => outlet)),
  },
  {
    name: 'urls',
    type: 'list',
    note: 'addresses of the announcing reports',
    of: entry => unique(entry.announcements.map(({url}) => url)),
  },
  {
    name: 'steps',
    type: 'json',
    note: 'what became of it: each step with its day, event, mentions and why',
    of: entry => (entry.steps.length > 0 ? entry.steps : null),
  },
  {name: 'moved_to', type: 'text', note: 'id of the entry with the new day', of: entry => entry.movedTo},
  {
    name: 'sentence',
    type: 'text',
    note: 'the sentence of the first announcement',
    of: entry => entry.announcements[0]?.text ?? null,
  },
]
