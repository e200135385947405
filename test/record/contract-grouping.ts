import {expect, test} from 'vitest'
import type {Open} from './contract.ts'
import {everything} from './contract-writing.ts'
import {batch, grouping, link, mentionOf, merge, report, story} from './sample.ts'

const first = report({
  text: 'Norland met Sudreach. First.',
  published: '2023-04-29',
  mentions: [{actors: ['Q1'], recipients: ['Q2'], from: '2023-04-28', place: 'Harbourtown', sources: ['Q3']}],
  copyKeys: ['c1', 'c2'],
  storyKeys: ['s1'],
})
const second = report({
  text: 'Norland met Sudreach. Second.',
  outlet: 'Farpoint Gazette',
  mentions: [
    {actors: ['Q1'], recipients: ['Q2'], keys: ['k1', 'k2']},
    {type: 'AID', actors: ['Q4'], keys: ['k2'], at: 12},
  ],
  copyKeys: ['c2', 'c3'],
  storyKeys: ['s1', 's2'],
})
const third = report({
  text: 'Norland met Sudreach. Third.',
  published: '2023-05-01',
  mentions: [{actors: ['Q1'], recipients: ['Q2'], keys: ['k1']}],
  copyKeys: ['c4'],
  storyKeys: ['s2'],
})
const all = [first, second, third]
const hashes = all.map(({hash}) => hash)

export function groupingHolds(open: Open): void {
  test('candidates share a key', async () => {
    const record = await open()
    await record.write(batch(all))
    const reportsOf = (digests: readonly {readonly report: string}[]) => digests.map(({report}) => report).sort()
    expect(reportsOf(await record.reportsByCopyKey(['c2']))).toEqual([first.hash, second.hash].sort())
    expect(reportsOf(await record.reportsByCopyKey(['c1', 'c2', 'c3', 'none']))).toEqual(
      [first.hash, second.hash].sort(),
    )
    expect(reportsOf(await record.reportsByCopyKey(['s1']))).toEqual([])
    expect(reportsOf(await record.reportsByStoryKey(['s1', 's2']))).toEqual([...hashes].sort())
    expect(await record.reportsByStoryKey([])).toEqual([])
    const mentions = await record.mentionsByKey(['k2'])
    expect(mentions.map(({mention}) => mention).sort()).toEqual([mentionOf(second), mentionOf(second, 1)].sort())
    expect(mentions.find(({type}) => type === 'AID')).toEqual(second.mentions[1]!.digest)
  })

  test('links join members over others', async () => {
    const record = await open()
    const links = [link('story', 'a', 'b'), link('story', 'b', 'c'), link('story', 'x', 'y'), link('copy', 'c', 'd')]
    await record.writeGrouping(links, grouping({}), [])
    const component = await record.component('story', ['c'])
    expect(component.members).toEqual(['a', 'b', 'c'])
    expect(component.links).toEqual(links.slice(0, 2))
    expect(await record.component('story', ['alone'])).toEqual({members: ['alone'], links: []})
    expect((await record.component('story', ['a', 'x'])).members).toEqual(['a', 'b', 'c', 'x', 'y'])
    expect(await record.links('story', ['b'])).toEqual(links.slice(0, 2))
    await record.writeGrouping([{...links[0]!, score: 0.5, why: ['looked at again']}], grouping({}), [])
    expect(await record.links('story', ['a'])).toEqual([{...links[0], score: 0.5, why: ['looked at again']}])
  })

  test('reports wait for grouping in the order in which they came', async () => {
    const record = await open()
    await record.write(batch([second]))
    await record.write(batch([first, third]))
    expect(await record.ungrouped(2)).toEqual([second.hash, first.hash])
    await record.writeGrouping([], grouping({}), [second.hash])
    expect(await record.ungrouped(10)).toEqual([first.hash, third.hash])
  })

  test('an event comes back as it was merged, with its story', async () => {
    const record = await open()
    await record.write(batch(all))
    const event = merge([first, second])
    const other = merge([[second, 1]])
    const told = story([first, second])
    await record.writeGrouping(
      [link('event', mentionOf(first), mentionOf(second))],
      grouping({events: [event, other], stories: [told], copyGroups: new Map([[second.hash, first.hash]])}),
      hashes,
    )
    const {items} = await record.findEvents({ids: [event.id]})
    expect(items).toEqual([
      {...event, story: told.id, recordedAt: expect.any(String), updatedAt: expect.any(String), review: null},
    ])
    expect((await record.findStories({})).items).toEqual([told])
    expect((await record.mentionsOfReports([second.hash])).map(({eventId}) => eventId)).toEqual([event.id, other.id])
    const [shown] = await record.reports([second.hash])
    expect([shown!.copyGroup, shown!.story]).toEqual([first.hash, told.id])
    expect(await record.ungrouped(10)).toEqual([])
    expect(await record.counts()).toMatchObject({events: 2, stories: 1, independent: 2, mentions: 4, actors: 4})
  })

  test('the same grouping again changes nothing', async () => {
    const record = await open()
    await record.write(batch(all))
    const links = [link('event', mentionOf(first), mentionOf(second))]
    const groups = grouping({
      events: [merge([first, second, third]), merge([[second, 1]])],
      stories: [story(all)],
      copyGroups: new Map(hashes.map(hash => [hash, first.hash])),
    })
    await record.writeGrouping(links, groups, hashes)
    const before = await everything(record)
    await record.writeGrouping(links, groups, hashes)
    expect(await everything(record)).toEqual(before)
  })

  test('mentions move between events, and an event without any is gone', async () => {
    const record = await open()
    await record.write(batch(all))
    const apart = all.map(entry => merge([entry]))
    await record.writeGrouping([], grouping({events: apart}), hashes)
    const joined = merge(all)
    await record.writeGrouping([], grouping({events: [joined], goneEvents: [apart[1]!.id]}), [])
    expect((await record.findEvents({})).items.map(({id}) => id)).toEqual([joined.id])
    expect((await record.findEvents({actors: ['Q1']})).items).toHaveLength(1)
    expect((await record.findActors({name: 'Norland'})).items[0]).toMatchObject({events: 1})
    const [left, right] = [merge([first]), merge([second, third])]
    await record.writeGrouping([], grouping({events: [left, right]}), [])
    const {items} = await record.findEvents({order: 'date'})
    expect(items.map(({mentions}) => mentions.map(({id}) => id))).toEqual([
      [mentionOf(first)],
      [mentionOf(second), mentionOf(third)],
    ])
    await record.writeGrouping([], grouping({events: [left], goneEvents: [right.id]}), [])
    expect((await record.mentions([mentionOf(third)]))[0]!.eventId).toBe('')
    expect((await record.counts()).events).toBe(1)
  })

  test('an event follows its reports into another story', async () => {
    const record = await open()
    await record.write(batch(all))
    const event = merge([first, second])
    const [one, two] = [story([first, second]), story([third])]
    await record.writeGrouping([], grouping({events: [event], stories: [one, two]}), hashes)
    expect((await record.findEvents({stories: [one.id]})).items.map(({id}) => id)).toEqual([event.id])
    const whole = story(all, {title: 'All of it'})
    expect(whole.id).toBe(one.id)
    await record.writeGrouping([], grouping({stories: [whole], goneStories: [two.id]}), [])
    expect((await record.findStories({})).items).toEqual([whole])
    const [alone, rest] = [story([first]), story([second, third])]
    await record.writeGrouping([], grouping({stories: [alone, rest], goneStories: []}), [])
    const [shown] = (await record.findEvents({})).items
    expect(shown!.story).toBe([alone.id, rest.id].sort()[0])
    await record.writeGrouping([], grouping({goneStories: [alone.id, rest.id]}), [])
    expect((await record.findEvents({})).items[0]!.story).toBeNull()
    expect((await record.reports([first.hash]))[0]!.story).toBeNull()
  })

  test('a grouping is written whole or not at all', async () => {
    const record = await open()
    await record.write(batch(all))
    const before = await everything(record)
    const wrong = merge([third], {confidence: Number.NaN, type: null as never})
    await expect(
      record.writeGrouping(
        [link('event', mentionOf(first), mentionOf(second))],
        grouping({events: [merge([first, second]), wrong], stories: [story(all)]}),
        hashes,
      ),
    ).rejects.toThrow()
    expect(await everything(record)).toEqual(before)
    expect(await record.links('event', [mentionOf(first)])).toEqual([])
  })

  test('a report that is read anew is to be grouped again with all that share something with it', async () => {
    const record = await open()
    const apart = report({text: 'Something else altogether.', mentions: [{actors: ['Q4']}]})
    await record.write(batch([...all, apart]))
    const events = [merge([first, second]), merge([third]), merge([apart])]
    const groups = grouping({events, stories: [story([second, third]), story([first]), story([apart])]})
    const links = [link('event', mentionOf(first), mentionOf(second)), link('story', second.hash, third.hash)]
    await record.writeGrouping(links, groups, [...hashes, apart.hash])
    await record.replaceReading({...second, reader: '2.0.0', mentions: [], reading: {...second.reading, events: []}})
    expect((await record.ungrouped(10)).toSorted()).toEqual([...hashes].sort())
    expect(await record.component('event', [mentionOf(first)])).toMatchObject({links: []})
    expect(await record.component('story', [third.hash])).toMatchObject({links: []})
    expect((await record.mentions([mentionOf(first)]))[0]!.eventId).toBe(events[0]!.id)
    await record.replaceReading({...third, reader: '2.0.0', mentions: [], reading: {...third.reading, events: []}})
    expect((await record.findEvents({ids: [events[1]!.id], withRejected: true})).items).toEqual([])
  })
}
