import {expect, test} from 'vitest'
import {isSpelledAlike} from '../../src/actor/spelling.ts'

test('spellings of one name', () => {
  for (const [a, b] of [
    ['omer', 'omar'],
    ['mohammed', 'muhammad'],
    ['sergei', 'sergey'],
    ['rajapaksa', 'rajapakshe'],
    ['wickremasinghe', 'wickremesinghe'],
    ['gaddafi', 'gadhafi'],
  ] as const)
    expect(`${a} ${b} ${isSpelledAlike(a, b)}`).toBe(`${a} ${b} true`)
})

test('names of their own', () => {
  for (const [a, b] of [
    ['hassan', 'hussein'],
    ['lopez', 'lopes da'],
    ['kim', 'kam'],
    ['peter', 'pedro'],
    ['ivanov', 'ivanova-petrova'],
    ['martin', 'morten'],
  ] as const)
    expect(`${a} ${b} ${isSpelledAlike(a, b)}`).toBe(`${a} ${b} false`)
})
