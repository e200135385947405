import fc from 'fast-check'
import {expect, test} from 'vitest'
import {Recent} from '../src/recent.ts'

test('what is kept is what would be made anew, and what is asked for again and again is made once', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({min: 0, max: 30}), {maxLength: 200}), numbers => {
      const recent = new Recent<string>(5)
      let made = 0
      const make = (key: string): string => {
        if (key === '0') made++
        return `value of ${key}`
      }
      for (const number of numbers) {
        expect(recent.get(String(number), make)).toBe(`value of ${number}`)
        recent.get('0', make)
      }
      expect(made).toBe(numbers.length > 0 ? 1 : 0)
    }),
  )
})

test('what was not asked for while many others were is forgotten', () => {
  const recent = new Recent<string>(5)
  let made = 0
  const make = (key: string): string => {
    if (key === 'old') made++
    return key
  }
  recent.get('old', make)
  for (let i = 0; i < 20; i++) recent.get(String(i), make)
  recent.get('old', make)
  expect(made).toBe(2)
})
