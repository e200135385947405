import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {Readable} from 'node:stream'
import {fileURLToPath} from 'node:url'
import {inflateSync} from 'node:zlib'
import {sql} from 'kysely'
import {afterAll, describe, expect, test} from 'vitest'
import {MIGRATIONS} from '../../src/record/migrations.ts'
import type {ArchiveRecord} from '../../src/record/record.ts'
import {RecordError} from '../../src/record/record-error.ts'
import {openSqlite} from '../../src/record/sqlite-file.ts'
import {type OpenOptions, openRecord} from '../../src/record/sqlite-record.ts'
import {migrate, openStore} from '../../src/record/sqlite-store.ts'
import {batch, grouping, mentionOf, merge, report} from './sample.ts'

const folder = mkdtempSync(join(tmpdir(), 'rapporteur-archive-'))
afterAll(() => rmSync(folder, {recursive: true}))

const entry = report({text: 'Norland met Sudreach in Harbourtown.', title: 'Talks', mentions: [{actors: ['Q1', 'Q2']}]})

async function using<T>(path: string, options: OpenOptions, work: (record: ArchiveRecord) => Promise<T>): Promise<T> {
  const record = await openRecord(path, options)
  try {
    return await work(record)
  } finally {
    await record.close()
  }
}

describe('which files are archives', () => {
  test('there is none, and none is made unasked', async () => {
    const path = join(folder, 'none.db')
    await expect(openRecord(path)).rejects.toThrow('there is no archive')
    await expect(openRecord(path, {create: true, readOnly: true})).rejects.toThrow(RecordError)
    expect(existsSync(path)).toBe(false)
  })

  test('what was written is there when it is opened again', async () => {
    const path = join(folder, 'again.db')
    await using(path, {create: true}, record => record.write(batch([entry])))
    await using(path, {readOnly: true}, async record => {
      expect(await record.reading(entry.hash)).toEqual(entry.reading)
      await expect(record.writeState('a', 'b')).rejects.toThrow()
    })
    await using(path, {create: true}, async record => expect((await record.counts()).reports).toBe(1))
    expect(existsSync(`${path}-writer`)).toBe(false)
  })

  test.each([
    ['a text', (path: string) => writeFileSync(path, 'Dear diary, this is no database.')],
    ['a long text', (path: string) => writeFileSync(path, 'no database '.repeat(100))],
    ['a database of another program', (path: string) => openSqlite(path).exec('create table t (a)').close()],
  ])('%s is none, and stays as it is', async (name, make) => {
    const path = join(folder, name)
    make(path)
    const before = readFileSync(path)
    for (const options of [{}, {create: true}, {readOnly: true}])
      await expect(openRecord(path, options)).rejects.toThrow('this is no archive')
    expect(readFileSync(path).equals(before)).toBe(true)
  })

  test('a folder is none', async () => {
    mkdirSync(join(folder, 'a folder'))
    await expect(openRecord(join(folder, 'a folder'), {create: true})).rejects.toThrow('no file')
  })

  test('an empty file becomes one', async () => {
    const path = join(folder, 'empty.db')
    writeFileSync(path, '')
    await expect(openRecord(path)).rejects.toThrow('there is no archive')
    await using(path, {create: true}, async record => expect((await record.counts()).reports).toBe(0))
  })

  test('one of every older version is brought to the present form, and nothing is lost', async () => {
    for (let version = 1; version < MIGRATIONS.length; version++) {
      const path = join(folder, `older-${version}.db`)
      const store = openStore(path, {readOnly: false})
      await migrate(store, version)
      await store.db
        .insertInto('state')
        .values({name: 'kept', value: `since ${version}`})
        .execute()
      await store.close()
      await using(path, version % 2 ? {} : {readOnly: true}, async record =>
        expect(await record.state('kept')).toBe(`since ${version}`),
      )
      await using(path, {}, async record => {
        await record.write(batch([entry]))
        expect(await record.findEvents({actors: ['Q1']})).toEqual({items: [], next: null})
      })
    }
  })

  test('one without tallies and announcements gets them for what it holds', async () => {
    const path = join(folder, 'older-with-reports.db')
    const plan = report({
      text: 'Norland will meet Sudreach in June.',
      mentions: [{factuality: 'planned', actors: ['Q1', 'Q2'], from: '2023-06-01', at: 4}],
    })
    const entries = [entry, plan, report({text: 'Nichts.', language: 'de'})]
    await using(path, {create: true}, async record => {
      await record.write({
        ...batch(entries.slice(0, 2)),
        unread: batch(entries.slice(2)).entries.map(one => ({...one, reason: 'German is not covered'})),
      })
      const events = entries.slice(0, 2).map(one => merge([one]))
      await record.writeGrouping(
        [],
        grouping({events}),
        entries.slice(0, 2).map(({hash}) => hash),
      )
    })
    const seen = (record: ArchiveRecord) => Promise.all([record.counts(), record.findEvents({isAnnounced: true})])
    const [counts, announced] = await using(path, {}, seen)
    expect(counts).toMatchObject({reports: 2, unread: 1, independent: 2, mentions: 2, events: 2, actors: 2})
    expect(announced.items.map(({id}) => id)).toEqual([mentionOf(plan)])
    takeBackTallies(path)
    const [{bytes, ...before}, old] = [counts, announced]
    const [{bytes: more, ...after}, now] = await using(path, {}, seen)
    expect([after, now]).toEqual([before, old])
    expect(more).toBeGreaterThan(0)
    expect(bytes).toBeGreaterThan(0)
    // What was announced can be told as done.
    await using(path, {}, async record => {
      await record.writeGrouping([], grouping({goneEvents: [mentionOf(plan)]}), [])
      expect(await seen(record)).toMatchObject([{events: 1, mentions: 2}, {items: []}])
    })
  })

  test('one whose keys stand under other numbers is looked up as before', async () => {
    const path = join(folder, 'older-keys.db')
    const keys = {
      copy: entry.digest.copyKeys,
      story: entry.digest.storyKeys,
      mention: entry.mentions.flatMap(({digest}) => digest.keys),
    }
    expect(Object.values(keys).map(({length}) => length > 0)).toEqual([true, true, true])
    const seen = async (record: ArchiveRecord) => [
      (await record.reportsByCopyKey(keys.copy)).length,
      (await record.reportsByStoryKey(keys.story)).length,
      (await record.mentionsByKey(keys.mention)).length,
    ]
    await using(path, {create: true}, record =>
      record.write({
        ...batch([entry]),
        unread: batch([report({text: 'Nichts.', language: 'de'})]).entries.map(one => ({...one, reason: 'German'})),
      }),
    )
    const rowsOf = (table: string) => {
      const file = openSqlite(path, {readonly: true})
      const rows = file.prepare(`select * from ${table} order by 1, 2`).all()
      file.close()
      return rows
    }
    const before = [rowsOf('report_key'), rowsOf('mention_key')]
    const file = openSqlite(path)
    file.exec(`update report_key set key = key % 1000; update mention_key set key = key % 1000;
      delete from kysely_migration where name >= '0006-'`)
    file.pragma('user_version = 5')
    file.close()
    expect(await using(path, {}, seen)).toEqual([1, 1, 1])
    expect([rowsOf('report_key'), rowsOf('mention_key')]).toEqual(before)
  })

  test('one of a newer version is refused and not touched', async () => {
    const path = join(folder, 'newer.db')
    await using(path, {create: true}, async () => {})
    const file = openSqlite(path)
    file.pragma('journal_mode = delete')
    file.pragma(`user_version = ${MIGRATIONS.length + 1}`)
    file.close()
    const before = readFileSync(path)
    await expect(openRecord(path)).rejects.toThrow(`made by a newer rapporteur (format ${MIGRATIONS.length + 1}`)
    await expect(openRecord(path, {readOnly: true})).rejects.toThrow(RecordError)
    expect(readFileSync(path).equals(before)).toBe(true)
  })
})

test('of a full disk it is thrown that it is full, and the archive goes on when there is room', async () => {
  const path = join(folder, 'full.db')
  await using(path, {create: true}, async () => {})
  const store = openStore(path, {readOnly: false})
  try {
    await sql.raw('pragma max_page_count = 1').execute(store.db)
    const write = () =>
      store.writing(({trx}) => sql`insert into state (name, value) values ('a', ${'x'.repeat(1_000_000)})`.execute(trx))
    await expect(write()).rejects.toMatchObject({code: 'SQLITE_FULL'})
    await sql.raw('pragma max_page_count = 100000').execute(store.db)
    await write()
  } finally {
    await store.close()
  }
})

describe('what is in the file', () => {
  test('texts are there for other programs, packed with zlib', async () => {
    const path = join(folder, 'packed.db')
    await using(path, {create: true}, record => record.write(batch([entry])))
    const file = openSqlite(path, {readonly: true})
    const {text} = file.prepare('select text from report_text').get() as {text: Buffer}
    expect(inflateSync(text).toString('utf8')).toBe(entry.reading.document.text)
    file.close()
  })

  test('with spans alone, no word of the text is kept', async () => {
    const path = join(folder, 'spans.db')
    const secret = report({...SECRET, mentions: [{actors: ['Q1'], at: 5}]})
    await using(path, {create: true, keepTexts: 'spans'}, async record => {
      await record.write(batch([secret]))
      expect(await record.reading(secret.hash)).toBeNull()
      expect((await record.findReports({words: 'zeppelin'})).items).toEqual([])
      expect((await record.findReports({words: 'headline'})).items).toHaveLength(1)
      const [mention] = await record.mentionsOfReports([secret.hash])
      expect(mention!.event.evidence[0]!.trigger).toEqual({start: 5, end: 8})
      await record.replaceReading({...secret, reader: '2.0.0'})
      expect(await record.reading(secret.hash)).toBeNull()
    })
    expect(readFileSync(path).includes('zeppelin')).toBe(false)
    await using(path, {}, async record => {
      await record.write(batch([entry]))
      expect(await record.reading(entry.hash)).toEqual(entry.reading)
    })
  })
})

const SECRET = {text: 'A zeppelin came over the harbour.', title: 'A headline'}

describe('several at once', () => {
  test('readers see what is finished while one writes', async () => {
    const path = join(folder, 'readers.db')
    await using(path, {create: true}, writer =>
      using(path, {readOnly: true}, async reader => {
        await writer.write(batch([entry]))
        expect((await reader.findReports({})).items).toHaveLength(1)
        await writer.writeGrouping([], grouping({events: [merge([entry])]}), [entry.hash])
        const answers = await Promise.all([
          writer.write(batch([report({text: 'Another.'})])),
          reader.findEvents({}),
          reader.findEvents({words: 'Harbourtown'}),
        ])
        expect(answers[1].items).toEqual(answers[2].items)
        expect((await reader.findReports({})).items).toHaveLength(2)
      }),
    )
  })

  test('a second one cannot add reports, and is told so; it can correct and ask', async () => {
    const path = join(folder, 'writers.db')
    await using(path, {create: true}, one =>
      using(path, {}, async two => {
        await one.write(batch([entry]))
        await one.writeGrouping([], grouping({events: [merge([entry])]}), [entry.hash])
        await expect(two.write(batch([report({text: 'Another.'})]))).rejects.toThrow('another process is adding')
        const change = {kind: 'reject', mentions: [mentionOf(entry)]} as const
        await two.writeCorrection({who: 'a', why: 'b', at: '2023-05-01T00:00:00Z', change})
        await two.writeState('feed', '1')
        expect((await one.findEvents({})).items).toEqual([])
        expect(await one.state('feed')).toBe('1')
        await one.close()
        expect((await two.write(batch([report({text: 'Another.'})]))).added).toHaveLength(1)
      }),
    )
  })

  test('a digest that another process put in place of an old one is seen', async () => {
    const path = join(folder, 'digests.db')
    await using(path, {create: true}, record => record.write(batch([entry])))
    await using(path, {}, one =>
      using(path, {}, async two => {
        expect(await one.reportDigests([entry.hash])).toEqual([entry.digest])
        const digest = {...entry.digest, terms: [['changed', 1]] as const}
        await two.replaceReading({...entry, digest})
        expect(await one.reportDigests([entry.hash])).toEqual([digest])
      }),
    )
  })
})

describe('killed in the middle of writing', () => {
  const KILLS = 10
  const writer = fileURLToPath(new URL('write-for-ever.ts', import.meta.url))

  test('nothing is broken, lost or doubled, and it goes on', async () => {
    const path = join(folder, 'killed.db')
    // All are started together, for that takes longest, and let loose one after the other.
    const writers = Array.from({length: KILLS}, () =>
      spawn(process.execPath, ['--import', 'tsx', writer, path], {stdio: ['pipe', 'pipe', 'inherit']}),
    )
    let reports = 0
    for (const [kill, child] of writers.entries()) {
      child.stdin.write('go\n')
      // Opening, first writing, first grouping, … and anywhere in what follows, which takes some milliseconds.
      await linesOf(child.stdout, 1 + (kill % 4))
      await new Promise(resolve => setTimeout(resolve, (kill * 7) % 25))
      child.kill('SIGKILL')
      await once(child, 'exit')
      expect(checkFile(path)).toEqual({integrity: 'ok', foreignKeys: []})
      reports = await using(path, {}, async record => {
        const counts = await record.counts()
        expect(counts.reports).toBeGreaterThanOrEqual(reports)
        const grouped = counts.reports - (await record.ungrouped(100_000)).length
        expect(counts).toMatchObject({mentions: counts.reports, events: grouped, failures: 0})
        const ledger = await record.ledger((await record.findReports({limit: 100_000})).items.map(r => r.locator))
        expect(ledger).toHaveLength(counts.reports)
        return counts.reports
      })
    }
    expect(reports).toBeGreaterThan(0)
  }, 180_000)
})

/** Waits until so many lines have come. */
async function linesOf(stream: Readable, lines: number): Promise<void> {
  let text = ''
  while (text.split('\n').length <= lines) text += String((await once(stream, 'data'))[0])
}

function checkFile(path: string): {integrity: unknown; foreignKeys: unknown} {
  const file = openSqlite(path)
  const integrity = file.pragma('integrity_check', {simple: true})
  const foreignKeys = file.pragma('foreign_key_check')
  file.close()
  return {integrity, foreignKeys}
}

/** Makes an archive as it was before the fifth step. */
function takeBackTallies(path: string): void {
  const file = openSqlite(path)
  const triggers = file.prepare("select name from sqlite_schema where type = 'trigger'").pluck().all() as string[]
  for (const name of triggers) file.exec(`drop trigger ${name}`)
  file.exec(`drop table tally;
    update event set terms = (select json_group_array(value) from json_each(terms)
      where value not in (select nr from term where facet = 'announcement'));
    delete from event_term where term_nr in (select nr from term where facet = 'announcement');
    delete from term where facet = 'announcement';
    delete from kysely_migration where name >= '0005-'`)
  file.pragma('user_version = 4')
  file.close()
}
