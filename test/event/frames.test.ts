import {expect, test} from 'vitest'
import {loadEventRules} from '../../src/event/rules.ts'
import {openReader} from './chain.ts'

const rules = loadEventRules()
const read = openReader()
const frames = [rules.verbs, rules.nouns, rules.adjectives, rules.modals].flatMap(index => [...index.values()].flat())

// The parser misreads a short sentence now and then; a frame that is wrong fails with all of its kind.
test('the examples of the tables are coded by their type, but for three in a hundred at most', () => {
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
  expect(missed.length / seen.size, missed.join('\n')).toBeLessThan(0.03)
})

test('the counter-examples of the tables are not coded, but for three in a hundred at most', () => {
  const wrong: string[] = []
  const counters = new Set(frames.map(frame => frame.counter).filter(Boolean))
  for (const counter of counters) {
    const {events} = read(counter)
    if (events.length > 0)
      wrong.push(`"${counter}" got ${events.map(event => `${event.type} by ${event.rule}`).join(', ')}`)
  }
  expect(wrong.length / counters.size, wrong.join('\n')).toBeLessThan(0.03)
})

test('the tables cover all sixteen types', () => {
  expect(new Set(frames.map(frame => frame.type).filter(Boolean)).size).toBe(16)
  expect(frames.length).toBeGreaterThan(1000)
})
