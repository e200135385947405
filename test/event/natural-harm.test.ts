import {expect, test} from 'vitest'
import {openReader} from './chain.ts'

const read = openReader()

const QUAKE = 'An earthquake hit southern Iran on Sunday. The quake was felt in Oman. A strong aftershock followed. '

// A report, and the types that it codes.
const rows: [text: string, types: string][] = [
  [`${QUAKE}Buildings were toppled in Qeshm, and people were evacuated in Oman.`, ''],
  [`${QUAKE}It destroyed thousands of houses in China last week.`, ''],
  [`${QUAKE}The governor said the tremor, which destroyed two villages, lasted a minute.`, ''],
  // People act in a catastrophe too, and where force is told it is force.
  [`${QUAKE}Turkey sent tents to Iran.`, 'AID'],
  [`${QUAKE}Ten soldiers were killed in an attack on a police post in Iran.`, 'ASSAULT'],
  // A report on something else.
  ['The town was hit by an earthquake last year. Houses were destroyed in Iran in a rocket strike.', 'ASSAULT'],
]

for (const [text, types] of rows)
  test(text, () => {
    expect(
      read(text)
        .events.map(({type}) => type)
        .join(' '),
    ).toBe(types)
  })
