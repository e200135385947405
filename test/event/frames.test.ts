import {expect, test} from 'vitest'
import {loadEventRules} from '../../src/event/rules.ts'
import {openReader} from './chain.ts'

const rules = loadEventRules()
const read = openReader()
const frames = [rules.verbs, rules.nouns, rules.adjectives, rules.modals].flatMap(index => [...index.values()].flat())

test('the examples of the tables are coded by their type', () => {
  const missed: string[] = []
  const seen = new Set<string>()
  for (const frame of frames) {
    if (!frame.example || seen.has(frame.example)) continue
    seen.add(frame.example)
    const {events, skipped} = read(frame.example)
    const types = events.map(event => event.type)
    if (!types.includes(frame.type!))
      missed.push(
        `${frame.name}: "${frame.example}" wants ${frame.type}, got ${types.join(' ') || 'nothing'} (${skipped.map(s => s.reason).join('; ')})`,
      )
  }
  expect(missed).toEqual([])
})

test('the counter-examples of the tables are not coded', () => {
  const wrong: string[] = []
  const counters = new Set(frames.map(frame => frame.counter).filter(Boolean))
  for (const counter of counters) {
    const {events} = read(counter)
    if (events.length > 0)
      wrong.push(`"${counter}" got ${events.map(event => `${event.type} by ${event.rule}`).join(', ')}`)
  }
  expect(wrong).toEqual([])
})

test('the tables cover all sixteen types', () => {
  expect(new Set(frames.map(frame => frame.type).filter(Boolean)).size).toBe(16)
  expect(frames.length).toBeGreaterThan(4000)
})
