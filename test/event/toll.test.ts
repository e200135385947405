import {expect, test} from 'vitest'
import {openReader} from './chain.ts'

const read = openReader()

const rows: [text: string, killed: {min: number | null; max: number | null} | null][] = [
  ['The army attacked a village in Syria, putting the number of dead at 61.', {min: 61, max: 61}],
  ['The army killed dozens of rebels in Syria, raising the death toll to 70.', {min: 70, max: 70}],
  ['The death toll from the bombing of a Syrian village rose to 61.', {min: 61, max: 61}],
  // No number, or a number of other things.
  ['The army attacked a village in Syria, raising the number of trucks to 61.', null],
  ['The army attacked a village in Syria, and the death toll rose.', null],
]

for (const [text, killed] of rows)
  test(text, () => {
    const attack = read(text).events.find(({type}) => type === 'ASSAULT')
    expect(attack?.magnitude.killed).toEqual(killed)
  })
