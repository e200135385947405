import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, afterEach} from 'vitest'
import type {ArchiveRecord} from '../../src/record/record.ts'
import {openRecord} from '../../src/record/sqlite-record.ts'
import {describeRecord} from './contract.ts'

const folder = mkdtempSync(join(tmpdir(), 'rapporteur-record-'))
const opened: ArchiveRecord[] = []
let archives = 0

async function openEmpty(): Promise<ArchiveRecord> {
  const record = await openRecord(join(folder, `${archives++}.db`), {create: true})
  opened.push(record)
  return record
}

afterEach(async () => {
  for (const record of opened.splice(0)) await record.close()
})
afterAll(() => rmSync(folder, {recursive: true}))

describeRecord('SQLite', openEmpty)
