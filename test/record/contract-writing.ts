import {expect, test} from 'vitest'
import type {ArchiveRecord} from '../../src/record/record.ts'
import type {Open} from './contract.ts'
import {batch, MOMENT, mentionOf, offer, report} from './sample.ts'

const LATER = '2023-05-02T10:00:00.000Z'

const talks = report({
  text: 'Norland met Sudreach in Harbourtown on Sunday.',
  title: 'Talks in the harbour',
  mentions: [
    {actors: ['Q1', 'Q2'], from: '2023-04-30', place: 'Harbourtown', sources: ['Q3']},
    {type: 'ACCUSE', actors: ['Q1'], recipients: ['role:border guard:SUD'], at: 30},
  ],
})
const strike = report({text: 'Dockers downed tools.', published: null, outlet: null, title: null})

export function writingHolds(open: Open): void {
  test('what is written comes back as it was', async () => {
    const record = await open()
    expect(await record.write(batch([talks, strike]))).toEqual({added: [talks.hash, strike.hash]})
    for (const entry of [talks, strike]) {
      expect(await record.reading(entry.hash)).toEqual(entry.reading)
      expect(await record.reportDigests([entry.hash])).toEqual([entry.digest])
    }
    const ids = talks.mentions.map(({digest}) => digest.mention)
    expect(await record.mentionDigests(ids)).toEqual(talks.mentions.map(({digest}) => digest))
    const mentions = await record.mentionsOfReports([talks.hash])
    expect(mentions.map(({digest, event, sources}) => ({digest, event, sources}))).toEqual(talks.mentions)
    expect(mentions.map(({id, eventId}) => [id, eventId])).toEqual(ids.map(id => [id, '']))
    expect(await record.mentions(ids.slice(1))).toEqual(mentions.slice(1))
    const [shown] = await record.reports([talks.hash])
    expect(shown).toEqual({
      hash: talks.hash,
      id: `sha256:${talks.hash}`,
      locator: `file:${talks.hash.slice(0, 8)}`,
      url: null,
      outlet: 'The Harbour Post',
      title: 'Talks in the harbour',
      byline: null,
      published: {date: '2023-04-30', basis: 'given', why: 'given with the report'},
      language: 'en',
      recordedAt: MOMENT,
      reader: '1.0.0',
      digest: talks.digest,
      copyGroup: talks.hash,
      story: null,
    })
  })

  test('what is not there is told apart from what is', async () => {
    const record = await open()
    expect(await record.reading('0'.repeat(64))).toBeNull()
    expect(await record.reports(['0'.repeat(64)])).toEqual([])
    expect(await record.mentions(['000000000000.1'])).toEqual([])
    expect(await record.ledger(['file:nowhere'])).toEqual([])
    expect(await record.write({entries: [], unread: [], failures: [], at: MOMENT})).toEqual({added: []})
  })

  test('the ledger says where every item stands', async () => {
    const record = await open()
    await record.write({
      entries: [{offer: offer('a'), entry: talks}],
      unread: [{offer: offer('b'), entry: report({text: 'Hafen', language: 'de'}), reason: 'German is not covered.'}],
      failures: [{offer: {...offer('c'), fingerprint: null, validators: null}, reason: 'The server said 404.'}],
      at: MOMENT,
    })
    const rows = new Map((await record.ledger(['a', 'b', 'c', 'd'])).map(row => [row.locator, row]))
    expect(rows.get('a')).toEqual({
      ...offer('a'),
      state: 'recorded',
      reason: null,
      report: talks.hash,
      attempts: 1,
      at: MOMENT,
    })
    expect(rows.get('b')).toMatchObject({state: 'unread', reason: 'German is not covered.'})
    expect(rows.get('b')?.report).toHaveLength(64)
    expect(rows.get('c')).toMatchObject({
      state: 'failed',
      reason: 'The server said 404.',
      report: null,
      fingerprint: null,
      validators: null,
    })
    expect(rows.has('d')).toBe(false)
  })

  test('the same batch again changes nothing', async () => {
    const record = await open()
    const once = {...batch([talks, strike]), failures: [{offer: offer('x'), reason: 'no answer'}]}
    await record.write(once)
    const before = await everything(record)
    expect(await record.write(once)).toEqual({added: []})
    expect(await everything(record)).toEqual(before)
  })

  test('one text is one report, however often it is offered', async () => {
    const record = await open()
    const {added} = await record.write({
      ...batch([]),
      entries: [
        {offer: offer('a'), entry: talks},
        {offer: offer('b'), entry: talks},
      ],
    })
    expect(added).toEqual([talks.hash])
    const again = await record.write({...batch([], LATER), entries: [{offer: offer('c'), entry: talks}]})
    expect(again).toEqual({added: []})
    expect((await record.ledger(['a', 'b', 'c'])).map(({report}) => report)).toEqual(Array(3).fill(talks.hash))
    expect((await record.counts()).reports).toBe(1)
    expect((await record.reports([talks.hash]))[0]!.recordedAt).toBe(MOMENT)
  })

  test('failures are counted, given again, and gone when the item is read', async () => {
    const record = await open()
    const fail = (locator: string, at: string) =>
      record.write({...batch([], at), failures: [{offer: offer(locator), reason: `no answer at ${at}`}]})
    await fail('a', MOMENT)
    await fail('a', LATER)
    await fail('b', MOMENT)
    const failures = []
    for await (const row of record.failures()) failures.push([row.locator, row.attempts, row.reason])
    expect(failures).toEqual([
      ['a', 2, `no answer at ${LATER}`],
      ['b', 1, `no answer at ${MOMENT}`],
    ])
    await record.write({...batch([], '2023-05-03T00:00:00.000Z'), entries: [{offer: offer('a'), entry: talks}]})
    expect((await record.ledger(['a']))[0]).toMatchObject({state: 'recorded', reason: null, attempts: 3})
    await fail('a', '2023-05-04T00:00:00.000Z')
    expect((await record.ledger(['a']))[0]).toMatchObject({state: 'recorded', report: talks.hash})
  })

  test('failures can be written while they are gone through', async () => {
    const record = await open()
    const failures = Array.from({length: 1200}, (_, i) => ({offer: offer(`item ${i}`), reason: 'no answer'}))
    await record.write({...batch([]), failures})
    let seen = 0
    for await (const {locator} of record.failures()) {
      seen++
      if (seen % 400 === 0)
        await record.write({...batch([], LATER), failures: [{offer: offer(locator), reason: 'still no answer'}]})
    }
    expect(seen).toBe(1200)
  })

  test('an unread report is kept, found by its words, and waits for no grouping', async () => {
    const record = await open()
    const unread = report({text: 'Der Hafen bleibt geschlossen.', language: 'de', title: 'Hafen zu'})
    await record.write({...batch([talks]), unread: [{offer: offer('b'), entry: unread, reason: 'not covered'}]})
    expect(await record.ungrouped(10)).toEqual([talks.hash])
    expect((await record.findReports({words: 'Hafen'})).items.map(({hash}) => hash)).toEqual([unread.hash])
    expect(await record.reportsByStoryKey(unread.digest.storyKeys)).toEqual([])
    expect(await record.counts()).toMatchObject({reports: 1, unread: 1, mentions: 2})
    expect(await record.reading(unread.hash)).toEqual(unread.reading)
  })

  test('a batch is written whole or not at all', async () => {
    const record = await open()
    const broken = report({text: 'Broken in the middle.', mentions: [{actors: ['Q4']}]})
    const wrong = {
      ...broken,
      mentions: [{...broken.mentions[0]!, digest: {...broken.mentions[0]!.digest, type: null as never}}],
    }
    const before = await everything(record)
    await expect(
      record.write({...batch([talks, wrong]), failures: [{offer: offer('x'), reason: 'no answer'}]}),
    ).rejects.toThrow()
    expect(await everything(record)).toEqual(before)
    await record.write(batch([talks]))
    expect((await record.counts()).reports).toBe(1)
  })

  test('a new reading takes the place of the old one', async () => {
    const record = await open()
    await record.write(batch([talks, strike]))
    await record.writeGrouping([], emptyGrouping, [talks.hash, strike.hash])
    const anew = {
      ...report({
        text: talks.reading.document.text,
        title: 'Talks in the harbour',
        reader: '2.0.0',
        mentions: [{type: 'AGREE', actors: ['Q1'], at: 5, keys: ['fresh key']}],
      }),
    }
    await record.replaceReading(anew)
    expect(await record.reading(talks.hash)).toEqual(anew.reading)
    expect((await record.mentionsOfReports([talks.hash])).map(({id}) => id)).toEqual([mentionOf(anew)])
    expect(await record.mentions([mentionOf(talks, 1)])).toEqual([])
    expect(await record.mentionsByKey(talks.mentions[0]!.digest.keys)).toEqual([])
    expect((await record.mentionsByKey(['fresh key'])).map(({mention}) => mention)).toEqual([mentionOf(anew)])
    expect(await record.ungrouped(10)).toEqual([talks.hash])
    expect((await record.reports([talks.hash]))[0]).toMatchObject({reader: '2.0.0', recordedAt: MOMENT})
    expect((await record.findReports({words: 'Harbourtown'})).items).toHaveLength(1)
    const before = await everything(record)
    await record.replaceReading(anew)
    expect(await everything(record)).toEqual(before)
  })

  test('reports of another version are found, while they are read anew too', async () => {
    const record = await open()
    await record.write(batch([talks, strike]))
    const seen: string[] = []
    for await (const {hash, reader} of record.reportsReadBefore('2.0.0')) {
      seen.push(`${hash} ${reader}`)
      await record.replaceReading({...(hash === talks.hash ? talks : strike), reader: '2.0.0'})
    }
    expect(seen).toEqual([`${talks.hash} 1.0.0`, `${strike.hash} 1.0.0`])
    for await (const {hash} of record.reportsReadBefore('2.0.0')) expect.unreachable(hash)
  })

  test('small state of other rooms', async () => {
    const record = await open()
    await record.writeState('feed:b', '2')
    await record.writeState('feed:a', '1')
    await record.writeState('feed:a', '{"x":"y"}')
    await record.writeState('alert:a', '3')
    expect(await record.state('feed:a')).toBe('{"x":"y"}')
    expect(await record.state('feed:c')).toBeNull()
    expect(await record.statesBeginning('feed:')).toEqual([
      {name: 'feed:a', value: '{"x":"y"}'},
      {name: 'feed:b', value: '2'},
    ])
    await record.writeState('feed:a', null)
    expect(await record.state('feed:a')).toBeNull()
    expect(await record.statesBeginning('')).toHaveLength(2)
  })
}

const emptyGrouping = {events: [], goneEvents: [], stories: [], goneStories: [], copyGroups: new Map<string, string>()}

/** All that can be seen of a small archive. */
export async function everything(record: ArchiveRecord): Promise<unknown> {
  const events = await record.findEvents({limit: 1000, withRejected: true})
  const reports = await record.findReports({limit: 1000})
  const hashes = reports.items.map(({hash}) => hash)
  const {bytes, ...counts} = await record.counts()
  const failures = []
  for await (const row of record.failures()) failures.push(row)
  return {
    counts,
    failures,
    events: events.items,
    reports: reports.items,
    stories: (await record.findStories({limit: 1000})).items,
    actors: (await record.findActors({limit: 1000})).items,
    mentions: await record.mentionsOfReports(hashes),
    ledger: await record.ledger(reports.items.map(({locator}) => locator)),
    ungrouped: await record.ungrouped(1000),
    corrections: await record.corrections(),
  }
}
