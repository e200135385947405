import {expect, test} from 'vitest'
import type {CorrectionChange, NewCorrection} from '../../src/record/correction.ts'
import type {ArchiveRecord} from '../../src/record/record.ts'
import type {Open} from './contract.ts'
import {everything} from './contract-writing.ts'
import {batch, grouping, mentionOf, merge, report} from './sample.ts'

const met = report({
  text: 'Norland met Sudreach.',
  published: '2023-04-29',
  mentions: [{actors: ['Q1'], recipients: ['Q2'], from: '2023-04-28', place: 'Harbourtown', sources: ['Q3']}],
})
const metToo = report({text: 'They met, says another.', mentions: [{actors: ['Q1'], recipients: ['Q2']}]})
const other = report({text: 'Grain was sent.', mentions: [{type: 'AID', actors: ['Q4'], place: 'Farpoint'}]})
const event = merge([met])
const aid = merge([other])

let minute = 0
const say = (change: CorrectionChange): NewCorrection => ({
  who: 'an analyst',
  why: 'looked it up',
  at: new Date(Date.UTC(2023, 4, 2, 0, minute++)).toISOString(),
  change,
})
const mentions = [mentionOf(met)]

export function correctionsHold(open: Open): void {
  test('a rejected event is hidden, unless it is asked for', async () => {
    const record = await filled(open)
    await record.writeCorrection(say({kind: 'reject', mentions}))
    expect(await idsOf(record)).toEqual([aid.id])
    const {items} = await record.findEvents({ids: [event.id], withRejected: true})
    expect(items[0]).toMatchObject({...event, review: 'rejected'})
    await record.writeCorrection(say({kind: 'accept', mentions}))
    expect((await record.findEvents({ids: [event.id]})).items[0]!.review).toBe('accepted')
  })

  test('what was corrected is shown, and searched, as corrected', async () => {
    const record = await filled(open)
    const set = {
      type: 'ACCUSE',
      mode: 'in public',
      factuality: 'denied',
      actors: ['Q3', 'group:nobody on record'],
      recipients: [],
      from: '2021-01-01',
      to: null,
      place: 'farpoint',
    } as const
    const made = await record.writeCorrection(say({kind: 'correct', mentions, set}))
    const [shown] = (await record.findEvents({ids: [event.id]})).items
    expect(shown).toMatchObject({
      id: event.id,
      type: 'ACCUSE',
      mode: 'in public',
      plover: {type: 'ACCUSE', mode: 'in public'},
      cameo: null,
      quad: 3,
      goldstein: null,
      factuality: 'denied',
      recipients: [],
      from: '2021-01-01',
      to: null,
      place: {name: 'Farpoint', country: 'SUD'},
      mentions: event.mentions,
      review: 'corrected',
    })
    expect(shown!.actors.map(({key, name}) => [key, name])).toEqual([
      ['Q3', 'Ada Brønsted'],
      ['group:nobody on record', 'group:nobody on record'],
    ])
    expect(await idsOf(record, {types: ['ACCUSE'], actors: ['Q3'], placeNames: ['Farpoint']})).toEqual([event.id])
    expect(await idsOf(record, {actors: ['Q1']})).toEqual([])
    expect(await idsOf(record, {from: '2021-01-01', to: '2021-01-02'})).toEqual([event.id])
    const before = await everything(record)
    await record.writeGrouping([], grouping({events: [event, aid]}), [])
    expect(await everything(record)).toEqual(before)
    await record.writeCorrection(say({kind: 'undo', correction: made.id}))
    expect((await record.findEvents({ids: [event.id]})).items[0]).toMatchObject({...event, review: null})
    expect(await idsOf(record, {actors: ['Q1']})).toEqual([event.id])
  })

  test('the same correction again changes nothing', async () => {
    const record = await filled(open)
    const said = say({kind: 'correct', mentions, set: {type: 'AID', mode: null}})
    const made = await record.writeCorrection(said)
    const before = await everything(record)
    const again = await record.writeCorrection({
      ...said,
      change: {set: {mode: null, type: 'AID'}, mentions, kind: 'correct'},
    })
    expect(again.id).toBe(made.id)
    expect(await everything(record)).toEqual(before)
    expect(await record.corrections()).toEqual([made])
  })

  test('a correction that is made before its report is there holds when it comes', async () => {
    const record = await open()
    await record.writeCorrection(say({kind: 'reject', mentions}))
    await record.write(batch([met, other]))
    await record.writeGrouping([], grouping({events: [event, aid]}), [met.hash, other.hash])
    expect(await idsOf(record)).toEqual([aid.id])
  })

  test('corrections outlive a new reading', async () => {
    const record = await filled(open)
    await record.writeCorrection(say({kind: 'correct', mentions, set: {factuality: 'denied'}}))
    await record.replaceReading({...met, reader: '2.0.0'})
    await record.writeGrouping([], grouping({events: [event]}), [met.hash])
    expect((await record.findEvents({ids: [event.id]})).items[0]).toMatchObject({
      factuality: 'denied',
      review: 'corrected',
    })
  })

  test('a rejected mention that is merged into a large event does not hide it', async () => {
    const record = await filled(open)
    const third = report({text: 'A third one.', mentions: [{actors: ['Q1'], recipients: ['Q2']}]})
    await record.write(batch([third]))
    await record.writeCorrection(say({kind: 'reject', mentions}))
    const large = merge([met, metToo, third])
    await record.writeGrouping([], grouping({events: [large]}), [])
    expect(await idsOf(record)).toContain(large.id)
    // All of them are copies of one text: then it is that text which was rejected.
    const copyGroups = new Map([met, metToo, third].map(({hash}) => [hash, met.hash]))
    await record.writeGrouping([], grouping({events: [large], copyGroups}), [])
    expect(await idsOf(record)).not.toContain(large.id)
  })

  test('actors that are the same are shown, searched and counted as one', async () => {
    const record = await filled(open)
    const same = await record.writeCorrection(say({kind: 'actor', actor: 'Q4', is: 'Q1'}))
    await record.writeCorrection(say({kind: 'actor', actor: 'Q1', name: 'Kingdom of Norland'}))
    const [shown] = (await record.findEvents({ids: [aid.id]})).items
    expect(shown!.actors).toEqual([{...event.actors[0]!, name: 'Kingdom of Norland'}])
    for (const key of ['Q1', 'Q4']) expect(await idsOf(record, {actors: [key]})).toEqual([event.id, aid.id].sort())
    const actors = (await record.findActors({})).items
    expect(actors.map(({key}) => key)).not.toContain('Q4')
    for (const name of ['Council of', 'kingdom', 'Norland'])
      expect((await record.findActors({name})).items).toMatchObject([
        {key: 'Q1', name: 'Kingdom of Norland', events: 2, names: ['Council of the Isles', 'Norland']},
      ])
    await record.writeCorrection(say({kind: 'undo', correction: same.id}))
    expect((await record.findEvents({ids: [aid.id]})).items[0]!.actors.map(({key}) => key)).toEqual(['Q4'])
    expect(await idsOf(record, {actors: ['Q4']})).toEqual([aid.id])
  })

  test('aliases of aliases end at one actor, and never in a circle', async () => {
    const record = await filled(open)
    await record.writeCorrection(say({kind: 'actor', actor: 'Q4', is: 'Q2'}))
    await record.writeCorrection(say({kind: 'actor', actor: 'Q2', is: 'Q1', name: 'Norland'}))
    await record.writeCorrection(say({kind: 'actor', actor: 'Q1', is: 'Q4'}))
    await record.writeCorrection(say({kind: 'actor', actor: 'Q1', is: 'Q1'}))
    const [shown] = (await record.findEvents({ids: [aid.id]})).items
    expect(shown!.actors.map(({key, name}) => [key, name])).toEqual([['Q1', 'Norland']])
  })

  test('corrections by the event that they speak of, and replayed elsewhere', async () => {
    const record = await filled(open)
    const made = await record.writeCorrection(say({kind: 'accept', mentions}))
    const joined = await record.writeCorrection(say({kind: 'join', a: mentionOf(met), b: mentionOf(metToo)}))
    const undone = await record.writeCorrection(say({kind: 'undo', correction: made.id}))
    await record.writeCorrection(say({kind: 'accept', mentions: [mentionOf(other)]}))
    expect(await record.corrections({event: event.id})).toEqual([made, joined, undone])
    expect(await record.corrections({event: 'nothing'})).toEqual([])
    const elsewhere = await filled(open)
    for (const correction of (await record.corrections()).toReversed()) await elsewhere.writeCorrection(correction)
    expect(await everything(elsewhere)).toEqual(await everything(record))
  })
}

async function filled(open: Open): Promise<ArchiveRecord> {
  const record = await open()
  const entries = [met, metToo, other]
  await record.write(batch(entries))
  await record.writeGrouping(
    [],
    grouping({events: [event, aid]}),
    entries.map(({hash}) => hash),
  )
  return record
}

const idsOf = async (
  record: ArchiveRecord,
  query: Parameters<ArchiveRecord['findEvents']>[0] = {},
): Promise<string[]> => (await record.findEvents(query)).items.map(({id}) => id).sort()
