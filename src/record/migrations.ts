/**
 * The steps by which an SQLite archive came to its present form, in order; each runs once, in one transaction with its number. A
 * released step is never changed: what comes next gets a new number. Columns are explained in docs/archive-format.md.
 */
export const MIGRATIONS: readonly {readonly name: string; readonly statements: readonly string[]}[] = [
  {
    name: '0001-reports',
    statements: [
      `create table report (
        nr integer primary key,
        hash text not null unique,
        document_id text not null,
        state text not null check (state in ('read', 'unread')),
        locator text not null,
        url text,
        outlet text,
        title text,
        byline text,
        published text,
        published_basis text not null,
        published_why text not null,
        language text not null,
        recorded_at text not null,
        reader text not null
      ) strict`,
      `create index report_by_published on report (coalesce(published, ''), nr)`,
      `create index report_by_recorded on report (recorded_at, nr)`,
      `create index report_by_document_id on report (document_id)`,
      `create index report_by_outlet on report (outlet)`,
      `create index report_by_reader on report (reader, nr)`,
      `create table report_text (
        report_nr integer primary key references report (nr) on delete cascade,
        text blob not null,
        reading blob not null
      ) strict`,
      `create virtual table report_words using fts5 (
        title, text, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 2"
      )`,
      `create table ledger (
        locator text primary key,
        offered_by text not null,
        fingerprint text,
        given text not null,
        validators text,
        state text not null check (state in ('recorded', 'unread', 'failed')),
        reason text,
        report_nr integer references report (nr) on delete set null,
        attempts integer not null,
        at text not null
      ) strict`,
      `create index ledger_by_report on ledger (report_nr)`,
      `create index ledger_failed on ledger (locator) where state = 'failed'`,
      `create table state (name text primary key, value text not null) strict, without rowid`,
    ],
  },
  {
    name: '0002-comparing',
    statements: [
      `create table report_digest (
        report_nr integer primary key references report (nr) on delete cascade,
        published text,
        outlet text,
        owner text,
        wires text not null,
        sketch blob not null,
        comparing text not null
      ) strict`,
      `create table report_key (
        kind text not null,
        key integer not null,
        report_nr integer not null,
        primary key (kind, key, report_nr)
      ) strict, without rowid`,
      `create table place (
        nr integer primary key,
        name text not null,
        kind text not null,
        country text,
        lat real,
        lon real,
        geonames text,
        spelling text not null
      ) strict`,
      `create unique index place_once on place
        (name, kind, coalesce(country, ''), coalesce(lat, 999), coalesce(lon, 999), coalesce(geonames, ''))`,
      `create index place_by_spelling on place (spelling)`,
      `create index place_by_lat on place (lat, lon)`,
      `create table mention (
        nr integer primary key,
        id text not null unique,
        report_nr integer not null references report (nr) on delete cascade,
        position integer not null,
        published text,
        type text not null,
        mode text,
        factuality text not null,
        cameo text,
        actors text not null,
        recipients text not null,
        symmetric integer not null,
        date_from text,
        date_to text,
        place_nr integer references place (nr),
        magnitude text not null,
        salience text not null,
        comparing text not null,
        sources text not null,
        as_read blob not null
      ) strict`,
      `create index mention_by_report on mention (report_nr, position)`,
      `create table mention_key (
        key integer not null,
        mention_nr integer not null,
        primary key (key, mention_nr)
      ) strict, without rowid`,
      `create table link (
        kind text not null check (kind in ('copy', 'story', 'event')),
        a text not null,
        b text not null,
        score real not null,
        why text not null,
        primary key (a, b, kind)
      ) strict, without rowid`,
      `create index link_by_second on link (b)`,
      `create table actor (
        nr integer primary key,
        key text not null unique,
        name text not null,
        kind text not null,
        country text,
        sector text,
        wikidata text,
        seen text not null
      ) strict`,
      `create table actor_name (
        actor_nr integer not null references actor (nr) on delete cascade,
        name text not null,
        spelling text not null,
        primary key (actor_nr, name)
      ) strict, without rowid`,
    ],
  },
  {
    name: '0003-events-and-stories',
    statements: [
      `create table story (
        nr integer primary key,
        id text not null unique,
        title text not null,
        date_from text,
        date_to text,
        reports integer not null,
        independent integer not null,
        terms text not null,
        day integer not null,
        last_day integer not null
      ) strict`,
      `create index story_by_day on story (day, nr)`,
      `create index story_by_reports on story (reports, nr)`,
      `create table report_group (
        report_nr integer primary key references report (nr) on delete cascade,
        copy_group text not null,
        story_nr integer references story (nr) on delete set null,
        grouped integer not null
      ) strict`,
      `create index report_by_story on report_group (story_nr)`,
      `create index report_by_copy_group on report_group (copy_group)`,
      `create index report_ungrouped on report_group (report_nr) where grouped = 0`,
      `create table event (
        nr integer primary key,
        id text not null unique,
        type text not null,
        mode text,
        contexts text not null,
        factuality text not null,
        plover_type text not null,
        plover_mode text,
        cameo text,
        quad integer,
        goldstein real,
        symmetric integer not null,
        date_from text,
        date_to text,
        place_nr integer references place (nr),
        magnitude text not null,
        reports integer not null,
        independent integer not null,
        first_published text,
        last_published text,
        salience text not null,
        confidence real not null,
        disagreements text not null,
        is_stated integer not null,
        claimants text not null,
        story_nr integer references story (nr) on delete set null,
        recorded_at text not null,
        updated_at text not null,
        review text,
        as_merged text,
        day integer not null,
        last_day integer not null,
        span integer not null,
        terms text not null
      ) strict`,
      `create index event_by_day on event (day, nr)`,
      `create index event_by_span on event (span, day, nr, last_day)`,
      `create index event_by_reports on event (reports, nr)`,
      `create index event_by_independent on event (independent, nr)`,
      `create index event_by_recorded on event (recorded_at, nr)`,
      `create index event_by_updated on event (updated_at, nr)`,
      `create index event_by_story on event (story_nr)`,
      `create table event_party (
        event_nr integer not null references event (nr) on delete cascade,
        side text not null check (side in ('actor', 'recipient')),
        position integer not null,
        key text not null,
        name text not null,
        kind text not null,
        country text,
        sector text,
        wikidata text,
        primary key (event_nr, side, position)
      ) strict, without rowid`,
      `create table event_mention (
        mention_nr integer primary key references mention (nr) on delete cascade,
        event_nr integer not null references event (nr) on delete cascade,
        report_nr integer not null
      ) strict`,
      `create index event_mention_by_event on event_mention (event_nr, report_nr, mention_nr)`,
      `create index event_mention_by_report on event_mention (report_nr, event_nr)`,
      `create table term (
        nr integer primary key,
        facet text not null,
        value text not null,
        events integer not null,
        unique (facet, value)
      ) strict`,
      `create index term_by_events on term (facet, events, nr)`,
      `create table event_term (
        term_nr integer not null,
        day integer not null,
        event_nr integer not null,
        last_day integer not null,
        primary key (term_nr, day, event_nr)
      ) strict, without rowid`,
    ],
  },
  {
    name: '0004-corrections',
    statements: [
      `create table correction (
        nr integer primary key,
        id text not null unique,
        who text not null,
        why text not null,
        at text not null,
        change text not null
      ) strict`,
      `create table correction_mention (
        mention text not null,
        correction_nr integer not null references correction (nr) on delete cascade,
        primary key (mention, correction_nr)
      ) strict, without rowid`,
      `create table actor_alias (
        key text primary key,
        canonical text not null,
        name text
      ) strict, without rowid`,
      `create index actor_alias_by_canonical on actor_alias (canonical)`,
    ],
  },
  {
    name: '0005-tallies-and-announcements',
    statements: [
      `create table tally (name text primary key, rows integer not null) strict, without rowid`,
      ...['mention', 'event', 'story', 'actor'].flatMap(table => [
        `insert into tally select '${table}', count(*) from ${table}`,
        `create trigger ${table}_tallied after insert on ${table}
          begin update tally set rows = rows + 1 where name = '${table}'; end`,
        `create trigger ${table}_taken_off after delete on ${table}
          begin update tally set rows = rows - 1 where name = '${table}'; end`,
      ]),
      ...['read', 'unread'].map(
        state => `insert into tally select '${state} report', count(*) from report where state = '${state}'`,
      ),
      `create trigger report_tallied after insert on report
        begin update tally set rows = rows + 1 where name = new.state || ' report'; end`,
      `create trigger report_taken_off after delete on report
        begin update tally set rows = rows - 1 where name = old.state || ' report'; end`,
      `create trigger report_tallied_anew after update of state on report when old.state <> new.state begin
        update tally set rows = rows - 1 where name = old.state || ' report';
        update tally set rows = rows + 1 where name = new.state || ' report';
      end`,
      `insert into tally select 'copy group', count(distinct copy_group) from report_group`,
      `create trigger copy_group_tallied after insert on report_group begin
        update tally set rows = rows + 1 where name = 'copy group' and (${membersOf('new')}) = 1;
      end`,
      `create trigger copy_group_taken_off after delete on report_group begin
        update tally set rows = rows - 1 where name = 'copy group' and (${membersOf('old')}) = 0;
      end`,
      `create trigger copy_group_tallied_anew after update of copy_group on report_group
        when old.copy_group <> new.copy_group begin
        update tally set rows = rows + 1 where name = 'copy group' and (${membersOf('new')}) = 1;
        update tally set rows = rows - 1 where name = 'copy group' and (${membersOf('old')}) = 0;
      end`,
      `create temporary table announced as
        select distinct event_nr as nr from event_mention join mention on mention.nr = mention_nr
        where factuality in ('planned', 'possible', 'conditional', 'called-for')
          or (factuality = 'occurred' and date_from > published)`,
      `insert into term (facet, value, events) select 'announcement', 'yes', count(*) from announced`,
      `insert into event_term (term_nr, day, event_nr, last_day)
        select term.nr, event.day, event.nr, event.last_day
        from announced join event on event.nr = announced.nr join term on facet = 'announcement'`,
      `update event set terms = json_insert(terms, '$[#]', (select nr from term where facet = 'announcement'))
        where nr in (select nr from announced)`,
      `drop table announced`,
    ],
  },
  {
    // Numbers of keys as `keyNumber` gives them now, which SQL knows as key_number.
    name: '0006-keys-by-days',
    statements: [
      `delete from mention_key`,
      `insert into mention_key
        select distinct key_number(value) as number, nr from mention, json_each(comparing, '$.keys') order by number`,
      `delete from report_key`,
      ...['copy', 'story'].map(
        kind => `insert into report_key
          select distinct '${kind}', key_number(value) as number, report_nr
          from report_digest join report on nr = report_nr, json_each(comparing, '$.${kind}Keys')
          where state = 'read' order by number`,
      ),
    ],
  },
]

/** How many reports of a trigger's old or new copy group there are, counted up to two. */
function membersOf(row: 'old' | 'new'): string {
  return `select count(*) from (select 1 from report_group where copy_group = ${row}.copy_group limit 2)`
}
