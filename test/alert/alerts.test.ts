import {createServer, type Server} from 'node:http'
import type {AddressInfo} from 'node:net'
import {parseAtomFeed, parseRssFeed} from 'feedsmith'
import {afterEach, expect, test} from 'vitest'
import {type AlertRule, normalizeAlertRule} from '../../src/alert/alert-rule.ts'
import {type AlertStates, loadAlerts, loadMemory, removeAlert, saveAlert} from '../../src/alert/alert-store.ts'
import {postWebhook} from '../../src/alert/post-webhook.ts'
import {type AlertArchive, type AlertEffects, runAlert} from '../../src/alert/run-alert.ts'
import {CannotPost, postJson} from '../../src/intake/post-json.ts'
import {type EventSpec, recordOf, tell} from '../told-events.ts'

const strike = (id: string, recordedAt: string, rest: Partial<EventSpec> = {}): EventSpec => ({
  id,
  type: 'ASSAULT',
  mode: 'aerial',
  cameo: '195',
  actors: ['Peru, state, PER, GOV'],
  recipients: ['Chile, state, CHL, GOV'],
  recordedAt,
  mentions: [
    {published: '2024-06-01', from: '2024-06-01', text: 'Peru struck Chile.', outlet: 'The Example'},
    {published: '2024-06-01', from: '2024-06-01', text: 'Peru struck Chile.', outlet: 'Other News', copyGroup: 'x'},
  ],
  ...rest,
})

const rule: AlertRule = {
  name: 'border',
  query: {types: ['ASSAULT']},
  deliver: {to: 'print'},
  since: '2024-06-01T00:00:00.000Z',
}

/** A record whose events can be added to, with states in memory. */
function archiveOf(specs: EventSpec[]): AlertArchive & {readonly specs: EventSpec[]} {
  const states = new Map<string, string>()
  const record = () => recordOf(specs.map(tell))
  const nothing = async () => ({items: [], next: null})
  return {
    specs,
    findEvents: query => record().findEvents(query),
    mentions: ids => record().mentions(ids),
    reading: hash => record().reading(hash),
    findReports: nothing,
    findStories: nothing,
    findActors: nothing,
    state: async name => states.get(name) ?? null,
    writeState: async (name, value) => {
      if (value === null) states.delete(name)
      else states.set(name, value)
    },
    statesBeginning: async prefix =>
      [...states].filter(([name]) => name.startsWith(prefix)).map(([name, value]) => ({name, value})),
  }
}

function effectsOf(printed: string[], rest: Partial<AlertEffects> = {}): AlertEffects {
  return {
    print: async text => {
      printed.push(text)
    },
    writeFile: async () => {},
    send: async () => ({status: 200, retryAfterMs: null}),
    pause: async () => {},
    ...rest,
  }
}

test('an alert tells what is new, once, and names its sources', async () => {
  const archive = archiveOf([strike('old', '2024-05-31T23:00:00.000Z'), strike('one', '2024-06-01T10:00:00.000Z')])
  const printed: string[] = []
  expect(await runAlert(archive, rule, effectsOf(printed))).toBe(1)
  expect(printed[0]).toBe(
    [
      'border: 1 new',
      'NEW  Peru → Chile: air strike, 1 June 2024',
      '  “Peru struck Chile.”',
      '  2 reports, 2 independent: The Example, Other News',
      '  one',
      '',
    ].join('\n'),
  )
  expect(await runAlert(archive, rule, effectsOf(printed))).toBe(0)
  expect(printed.length).toBe(1)
})

test('what is grouped late is told all the same, and nothing twice', async () => {
  const archive = archiveOf([strike('one', '2024-06-01T10:00:00.000Z')])
  const printed: string[] = []
  await runAlert(archive, rule, effectsOf(printed))
  archive.specs.push(strike('late', '2024-06-01T09:50:00.000Z'), strike('two', '2024-06-01T10:00:00.000Z'))
  expect(await runAlert(archive, rule, effectsOf(printed))).toBe(2)
  expect(printed[1]).toMatch(/2 new.*late.*two/s)
  expect(await runAlert(archive, rule, effectsOf(printed))).toBe(0)
})

test('an event that is told otherwise now is told as changed, one that more reports tell is not', async () => {
  const archive = archiveOf([strike('one', '2024-06-01T10:00:00.000Z')])
  const printed: string[] = []
  await runAlert(archive, rule, effectsOf(printed))
  const [mention] = strike('one', '').mentions
  archive.specs[0] = strike('one', '2024-06-01T11:00:00.000Z', {mentions: [mention!, mention!, mention!]})
  expect(await runAlert(archive, rule, effectsOf(printed))).toBe(0)
  archive.specs[0] = strike('one', '2024-06-01T12:00:00.000Z', {
    magnitude: {killed: {min: 3, max: 3}},
    mentions: [{...mention!, factuality: 'denied'}],
  })
  expect(await runAlert(archive, rule, effectsOf(printed))).toBe(1)
  expect(printed[1]).toContain('border: 1 changed\nCHANGED (factuality, figures)  Peru → Chile: air strike')
})

test('an event that has another id since an earlier mention joined it is the same', async () => {
  const archive = archiveOf([strike('one', '2024-06-01T10:00:00.000Z')])
  await runAlert(archive, {...rule, query: {}}, effectsOf([]))
  const memory = await loadMemory(archive, 'border')
  expect(memory.told.map(({id}) => id)).toEqual(['one'])
  // As the record would answer: the id of the first mention, and the old id among its mentions.
  const renamed: AlertArchive = {
    ...archive,
    async findEvents(query) {
      const page = await archive.findEvents(query)
      return {
        ...page,
        items: page.items.map(event => ({
          ...event,
          id: 'zero',
          updatedAt: '2024-06-01T12:00:00.000Z',
          mentions: [...event.mentions, {id: 'one', report: 'r'}],
        })),
      }
    },
  }
  expect(await runAlert(renamed, {...rule, query: {}}, effectsOf([]))).toBe(0)
})

test('what could not be delivered is sent again, under the same key', async () => {
  const archive = archiveOf([strike('one', '2024-06-01T10:00:00.000Z')])
  const hook: AlertRule = {...rule, deliver: {to: 'webhook', url: 'https://example.org/hook'}}
  const keys: string[] = []
  const answers = [404, 200]
  const effects = effectsOf([], {
    send: async (_url, body, headers) => {
      keys.push(headers['idempotency-key']!)
      expect(JSON.parse(body)).toMatchObject({
        alert: 'border',
        items: [{kind: 'new', sources: '2 reports, 2 independent: The Example, Other News', event: {id: 'one'}}],
        more: 0,
      })
      return {status: answers[keys.length - 1]!, retryAfterMs: null}
    },
  })
  await expect(runAlert(archive, hook, effects)).rejects.toThrow('did not take the alert. It answered 404.')
  expect(await runAlert(archive, hook, effects)).toBe(1)
  expect(await runAlert(archive, hook, effects)).toBe(0)
  expect(keys).toEqual([keys[0], keys[0]])
})

test.each(['rss', 'atom'] as const)('a file holds a whole %s feed of what came since', async format => {
  const archive = archiveOf([strike('old', '2024-05-31T23:00:00.000Z'), strike('one', '2024-06-01T10:00:00.000Z')])
  const written: string[] = []
  const file: AlertRule = {...rule, deliver: {to: 'file', path: 'border.xml', format}}
  const effects = effectsOf([], {
    writeFile: async (path, text) => {
      written.push(path, text)
    },
  })
  await runAlert(archive, file, effects)
  archive.specs.push(strike('two', '2024-06-01T12:00:00.000Z'))
  await runAlert(archive, file, effects)
  expect([written.length, written[0]]).toEqual([4, 'border.xml'])
  const ids =
    format === 'rss'
      ? parseRssFeed(written[3]!).items?.map(item => item.guid?.value)
      : parseAtomFeed(written[3]!).entries?.map(entry => entry.id?.replace('urn:rapporteur:', ''))
  expect(ids).toEqual(['two', 'one'])
})

test('a flood is counted and not sent whole', async () => {
  const archive = archiveOf(Array.from({length: 230}, (_, i) => strike(`e${i}`, '2024-06-01T10:00:00.000Z')))
  const printed: string[] = []
  expect(await runAlert(archive, rule, effectsOf(printed))).toBe(230)
  expect(printed[0]).toContain('and 30 more')
  expect(await runAlert(archive, rule, effectsOf(printed))).toBe(0)
})

test('after more than can be remembered, nothing is told twice', async () => {
  const many = (moment: string, name: string) => Array.from({length: 5500}, (_, i) => strike(`${name}${i}`, moment))
  const told = [...many('2024-06-01T10:00:00.000Z', 'a'), ...many('2024-06-01T10:01:00.000Z', 'b')].map(tell)
  const whole = archiveOf([])
  // All at once: pages of three would make this test slow.
  const archive: AlertArchive = {
    ...whole,
    findEvents: async ({updatedAfter = ''}) => ({
      items: told.map(({event}) => event).filter(event => event.updatedAt > updatedAfter),
      next: null,
    }),
  }
  expect(await runAlert(archive, rule, effectsOf([]))).toBe(11_000)
  expect(await runAlert(archive, rule, effectsOf([]))).toBe(0)
  told.push(tell(strike('new', '2024-06-01T10:02:00.000Z')))
  expect(await runAlert(archive, rule, effectsOf([]))).toBe(1)
})

test('alerts are kept, replaced and removed by name', async () => {
  const states: AlertStates = archiveOf([])
  await saveAlert(states, rule)
  await saveAlert(states, {...rule, name: 'a'})
  await saveAlert(states, {...rule, query: {types: ['COERCE']}})
  expect((await loadAlerts(states)).map(({name, query}) => [name, query.types])).toEqual([
    ['a', ['ASSAULT']],
    ['border', ['COERCE']],
  ])
  expect([await removeAlert(states, 'border'), await removeAlert(states, 'border')]).toEqual([true, false])
})

const wrong: [rule: object, message: string][] = [
  [{...rule, name: 'a b'}, 'cannot name an alert'],
  [{...rule, query: null}, 'has no query'],
  [{...rule, query: {updatedAfter: 'x'}}, 'cannot ask for updatedAfter'],
  [{...rule, since: 'yesterday'}, 'no moment from which on it counts'],
  [{...rule, deliver: {to: 'mail'}}, 'it can go to print, file or webhook'],
  [{...rule, deliver: {to: 'file', path: 'x', format: 'csv'}}, 'its file is rss or atom'],
  [{...rule, deliver: {to: 'webhook', url: 'ftp://example.org'}}, 'give a web address'],
]
test.each(wrong)('%o is refused', (input, message) => {
  expect(() => normalizeAlertRule(input)).toThrow(message)
})

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close()
})

async function serve(statuses: number[], seen: string[]): Promise<string> {
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', chunk => {
      body += chunk
    })
    request.on('end', () => {
      seen.push(`${request.method} ${request.headers['idempotency-key']} ${body}`)
      const status = statuses[Math.min(seen.length, statuses.length) - 1]!
      response.writeHead(status, status === 302 ? {location: '/elsewhere'} : {}).end('answer')
    })
  })
  servers.push(server)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
}

const deliveries: [statuses: number[], requests: number, fault: string | null][] = [
  [[200], 1, null],
  [[503, 429, 204], 3, null],
  [[500], 4, 'It answered 500. It is sent again with the next round.'],
  [[403], 1, 'It answered 403. Check its address.'],
  [[302], 1, 'It answered 302.'],
]
test.each(deliveries)('a webhook that answers %o is asked %d times', async (statuses, requests, fault) => {
  const seen: string[] = []
  const url = await serve(statuses, seen)
  const pauses: number[] = []
  const posted = postWebhook(
    {url, body: '{"a":1}', key: 'k'},
    {
      send: (address, body, headers) => postJson(address, body, {headers, timeoutMs: 5000, allowPrivate: true}),
      pause: async ms => {
        pauses.push(ms)
      },
    },
  )
  if (fault) await expect(posted).rejects.toThrow(fault)
  else await posted
  expect(seen).toEqual(Array.from({length: requests}, () => 'POST k {"a":1}'))
  expect(pauses).toEqual([1000, 4000, 16000].slice(0, requests - 1))
})

test('a webhook inside a private network is not called unless it is allowed', async () => {
  const seen: string[] = []
  const url = await serve([200], seen)
  const options = {headers: {}, timeoutMs: 5000, allowPrivate: false}
  await expect(postJson(url, '{}', options)).rejects.toThrow('not on the public internet')
  await expect(postJson(url.replace('127.0.0.1', 'localhost'), '{}', options)).rejects.toThrow(CannotPost)
  expect(seen).toEqual([])
})
