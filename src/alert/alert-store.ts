import type {ArchiveRecord} from '../record/record.ts'
import {type AlertRule, normalizeAlertRule} from './alert-rule.ts'

/** What an alert has told. */
export interface AlertMemory {
  /** Moment of the last arrival that was looked at; null before the first. */
  readonly upTo: string | null
  /** Events told, the latest last: their ids when they were told, the moment, and how they stood. */
  readonly told: readonly ToldBefore[]
  /** Where more was told than is remembered: the moment up to which nothing is looked at again. */
  readonly closedUpTo: string | null
}

export interface ToldBefore {
  readonly id: string
  readonly at: string
  readonly state: EventState
}

/** Of an event, what is worth telling again when it changes. */
export interface EventState {
  readonly factuality: string
  readonly when: string
  readonly where: string
  readonly figures: string
}

export type AlertStates = Pick<ArchiveRecord, 'state' | 'writeState' | 'statesBeginning'>

const RULE = 'alert:rule:'
const MEMORY = 'alert:memory:'

/** All alerts of an archive, by name. */
export async function loadAlerts(record: AlertStates): Promise<AlertRule[]> {
  const states = await record.statesBeginning(RULE)
  const rules = states.map(({value}) => normalizeAlertRule(JSON.parse(value)))
  return rules.sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Adds an alert, or puts it in the place of the one of its name; what that one has told is not told again. */
export async function saveAlert(record: AlertStates, rule: AlertRule): Promise<void> {
  await record.writeState(`${RULE}${rule.name}`, JSON.stringify(normalizeAlertRule(rule)))
}

/** Removes an alert with what it remembers; false when there is none of the name. */
export async function removeAlert(record: AlertStates, name: string): Promise<boolean> {
  if ((await record.state(`${RULE}${name}`)) === null) return false
  await record.writeState(`${RULE}${name}`, null)
  await record.writeState(`${MEMORY}${name}`, null)
  return true
}

/** What an alert has told; of a new one, nothing. */
export async function loadMemory(record: AlertStates, name: string): Promise<AlertMemory> {
  const text = await record.state(`${MEMORY}${name}`)
  return text === null ? {upTo: null, told: [], closedUpTo: null} : (JSON.parse(text) as AlertMemory)
}

/** Remembers what an alert has told, in the place of what was remembered before. */
export async function saveMemory(record: AlertStates, name: string, memory: AlertMemory): Promise<void> {
  await record.writeState(`${MEMORY}${name}`, JSON.stringify(memory))
}
