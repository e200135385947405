import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import type {RequestListener, Server} from 'node:http'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {afterAll, afterEach} from 'vitest'
import {type IntakeFailure, isFailure} from '../../src/intake/intake-failure.ts'
import {type IntakeEffects, systemEffects} from '../../src/intake/intake-options.ts'
import {openStream} from '../../src/intake/open-stream.ts'
import type {RawPage} from '../../src/intake/raw-page.ts'
import type {StreamItem, StreamOptions} from '../../src/intake/stream-item.ts'
import {openLocalServer} from './local-server.ts'

/** A folder for the tests of one file, removed behind them. */
export function makeFolder(): {folder: string; write: (name: string, content: string | Uint8Array) => string} {
  const folder = mkdtempSync(join(tmpdir(), 'stream-'))
  afterAll(() => rmSync(folder, {recursive: true}))
  return {
    folder,
    write: (name, content) => {
      const path = join(folder, name)
      mkdirSync(dirname(path), {recursive: true})
      writeFileSync(path, content)
      return path
    },
  }
}

/** Opens servers that are closed behind each test. */
export function makeServers(): (answer: RequestListener) => Promise<{port: number; url: string}> {
  const servers: Server[] = []
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections()
      server.close()
    }
  })
  return async answer => {
    const opened = await openLocalServer(answer)
    servers.push(opened.server)
    return opened
  }
}

export interface Taken {
  readonly items: StreamItem[]
  readonly failures: IntakeFailure[]
}

/** Everything a stream offers. */
export async function take(
  sources: string | readonly string[],
  options: StreamOptions = {},
  effects: IntakeEffects = systemEffects,
): Promise<Taken> {
  const items: StreamItem[] = []
  const failures: IntakeFailure[] = []
  for await (const offer of openStream([sources].flat(), {allowPrivate: true, hostPauseMs: 0, ...options}, effects)) {
    if (isFailure(offer)) failures.push(offer)
    else items.push(offer)
  }
  return {items, failures}
}

/** The page of an item, which must have one. */
export async function pageOf(item: StreamItem | undefined): Promise<RawPage> {
  const opened = await item?.open()
  if (!opened || !('content' in opened)) throw new Error(`no page: ${JSON.stringify(opened)}`)
  return opened
}

/** The failure of an item, which must have one. */
export async function failureOf(item: StreamItem | undefined): Promise<string> {
  const opened = await item?.open()
  if (!opened || !('failure' in opened)) throw new Error(`no failure: ${JSON.stringify(opened)}`)
  return opened.failure
}

/** A clock whose sleeps are over at once and are written down. */
export function fastClock(): {clock: IntakeEffects['clock']; sleeps: number[]} {
  let now = Date.parse('2022-09-15T12:00:00Z')
  const sleeps: number[] = []
  return {
    sleeps,
    clock: {
      now: () => now,
      sleep: async ms => {
        sleeps.push(ms)
        now += ms
      },
    },
  }
}
