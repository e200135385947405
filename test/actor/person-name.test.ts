import {describe, expect, test} from 'vitest'
import {loadAtlas} from '../../src/actor/atlas.ts'
import {isSameName, wordsOfPerson} from '../../src/actor/person-name.ts'
import {whoIs} from './actors-in.ts'

const atlas = loadAtlas()

const words: [name: string, words: string[]][] = [
  ['Vito "The Lamp" Borsalino', ['vito', 'borsalino']],
  ['Edwin (Buzz) Harlan', ['edwin', 'harlan']],
  ['Tom Harwick Jr.', ['tom', 'harwick']],
  ["Sean O'Brien III", ['sean', 'obrien']],
]

const same: [one: string, other: string, isSame: boolean][] = [
  ['Bill Harwick', 'William Harwick', true],
  ['William J. Harwick', 'Bill Harwick', true],
  ['T. Harwick', 'Tom Harwick', true],
  ['Bill Harwick', 'Robert Harwick', false],
  ['William Bill', 'Bill Harwick', false],
]

// text, word, its use, whom it stands for
const people: [text: string, word: string, use: number, actor: string][] = [
  ['Vito "The Lamp" Borsalino hid. Police found Borsalino.', 'Borsalino', 2, 'Vito "The Lamp" Borsalino | - | -'],
  ['Tom Harwick Jr. hid in Mali. Harwick ran.', 'Harwick', 2, 'Tom Harwick Jr. | - | -'],
  ['Christian Lindahl, a banker, spoke.', 'Lindahl', 1, 'Christian Lindahl | - | BUS'],
  // The surname alone is of him who is not called by the given name, and not of the kin.
  [
    'Juan Torresal hid. Elio Torresal, 6, ran. Elio wept. Elio is at sea. Torresal wrote a letter.',
    'Torresal',
    3,
    'Juan Torresal | - | -',
  ],
  ['Gary Gomsel hid. His mother, Catherine Gomsel, ran. Gomsel wept.', 'Gomsel', 3, 'Gary Gomsel | - | -'],
  // Each name of a long name, a particle with a capital, a given name with a hyphen.
  ['Carlos Alberto Medina Rojas wept. Medina left.', 'Medina', 2, 'Carlos Alberto Medina Rojas | - | -'],
  ['Abdel Karim el-Baradi wept. El-Baradi left.', 'Baradi', 2, 'Abdel Karim el-Baradi | - | -'],
  ['Kim Dae-hyun wept. Kim left.', 'Kim', 2, 'Kim Dae-hyun | - | -'],
  ["Palin's church burned. Palin wept. He told Palin. They said that Palin left.", 'Palin', 1, 'Palin | - | -'],
  // A sergeant among police is of the police; a surname on an unknown day is nobody of the atlas.
  ['Police came. Sgt. Hoyt Brenno spoke to the police.', 'Brenno', 1, 'Hoyt Brenno | - | COP'],
  ['Troops came. Sgt. Hoyt Brenno spoke to the soldiers.', 'Brenno', 1, 'Hoyt Brenno | - | MIL'],
]

describe('names of people', () => {
  test.each(words)('%s', (name, expected) => expect(wordsOfPerson(name)).toEqual(expected))
  test.each(same)('%s and %s: %s', (one, other, isSame) =>
    expect(isSameName(wordsOfPerson(one), wordsOfPerson(other), atlas.givenNamesOf)).toBe(isSame),
  )
  for (const [text, word, use, actor] of people)
    test(`${word} (${use}) in: ${text}`, () => expect(whoIs(text, word, '2022-09-14', use)).toEqual([actor]))
  test('on an unknown day an office holder is a guess', () => {
    expect(whoIs('U.S. officials met. Lyons said so.', 'Lyons', null)).toEqual(['Lyons | - | -'])
  })
})
