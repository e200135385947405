import {expect, test} from 'vitest'
import {loadCameoScale, quadOfCameo, quadOfPlover} from '../../src/event/cameo-scale.ts'

const scale = loadCameoScale()

const values: [cameo: string, goldstein: number | null, quad: number][] = [
  ['036', 4, 1],
  ['042', 1.9, 1],
  ['057', 8, 1],
  ['0331', 5.2, 1],
  ['0334', 6, 1],
  ['061', 6.4, 2],
  ['0874', 10, 2],
  ['0873', 9, 2],
  ['112', -2, 3],
  ['1122', -2, 3],
  ['138', -7, 3],
  ['141', -6.5, 4],
  ['163', -8, 4],
  ['1823', -10, 4],
  ['195', -10, 4],
]
test.each(values)('%s is worth %d and of quad class %d', (cameo, goldstein, quad) => {
  expect([scale.goldstein(cameo), quadOfCameo(cameo)]).toEqual([goldstein, quad])
})

test('a code that CAMEO has not has no value and no name', () => {
  expect([scale.goldstein('99'), scale.name('99'), scale.goldstein('')]).toEqual([null, null, null])
})

test('names are of the code or of what it stands under', () => {
  expect([scale.name('0331'), scale.name('042')]).toEqual(['intent to give aid', 'visit made'])
})

test('PLOVER types fall into the four classes of the manual', () => {
  expect([quadOfPlover('AGREE'), quadOfPlover('AID'), quadOfPlover('REQUEST'), quadOfPlover('ASSAULT')]).toEqual([
    1, 2, 3, 4,
  ])
})
