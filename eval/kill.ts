/**
 * Kills `rapporteur add` with SIGKILL at random moments, calls it again each time, and checks what is left: the file is sound
 * after every kill, and in the end every report is there once and grouped as in an archive that was never interrupted.
 *
 *   npm run build && npx tsx eval/kill.ts [--kills 50] [--longest 4000] DOCUMENTS.jsonl
 */
import {spawn, spawnSync} from 'node:child_process'
import {existsSync, mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {setTimeout as pause} from 'node:timers/promises'
import {parseArgs} from 'node:util'
import Database from 'better-sqlite3'

const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {kills: {type: 'string', default: '50'}, longest: {type: 'string', default: '4000'}},
})
const folder = mkdtempSync(join(tmpdir(), 'rapporteur-kill-'))
const killed = join(folder, 'killed.db')
const whole = join(folder, 'whole.db')
const add = (archive: string): string[] => ['dist/cli/main.js', 'add', ...positionals, '--archive', archive]
let kills = 0
let finished = 0
let damaged = 0
try {
  while (kills < Number(values.kills)) {
    const child = spawn(process.execPath, add(killed), {stdio: 'ignore'})
    const ended = new Promise<boolean>(resolve => child.on('exit', (_code, signal) => resolve(signal === null)))
    const isOver = await Promise.race([ended, pause(150 + Math.random() * Number(values.longest), false)])
    if (!isOver) child.kill('SIGKILL')
    await ended
    if (isOver) {
      finished++
      for (const end of ['', '-wal', '-shm', '.lock']) rmSync(killed + end, {force: true})
      continue
    }
    kills++
    if (!existsSync(killed)) continue
    const state = check(killed)
    if (state !== 'ok') {
      damaged++
      console.log(`kill ${kills}: ${state}`)
    }
  }
  for (const archive of [killed, whole]) spawnSync(process.execPath, add(archive), {stdio: 'inherit'})
  const [a, b] = [describe(killed), describe(whole)]
  console.log(`${kills} kills (${finished} runs were over before theirs), ${damaged} archives damaged`)
  console.log(`after the last run: ${JSON.stringify(a)}; never interrupted: ${JSON.stringify(b)}`)
  process.exitCode = damaged === 0 && JSON.stringify(a) === JSON.stringify(b) ? 0 : 1
} finally {
  rmSync(folder, {recursive: true})
}

function check(path: string): string {
  const db = new Database(path)
  try {
    const [row] = db.pragma('integrity_check') as {integrity_check: string}[]
    const strays = db.pragma('foreign_key_check') as unknown[]
    return strays.length > 0 ? `${strays.length} rows without what they point to` : row!.integrity_check
  } finally {
    db.close()
  }
}

function describe(path: string): Record<string, number> {
  const {stdout} = spawnSync(process.execPath, ['dist/cli/main.js', 'status', '--json', '--archive', path], {
    encoding: 'utf8',
  })
  const {bytes: _, ...counts} = JSON.parse(stdout)
  return {...counts, state: check(path) === 'ok' ? 0 : 1}
}
