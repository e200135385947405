import {describe, expect, test} from 'vitest'
import {actorsIn, describeActor, whoIs} from './actors-in.ts'

// text, word, its use, whom it stands for ("name | country | sector")
const bodies: [text: string, word: string, use: number, actor: string][] = [
  // A firm's short form, also where the entity tags see a person or a town; the headline's comes first.
  [
    'Orvosil Industries Inc. opened a mill. Orvosil said it would grow.',
    'Orvosil',
    2,
    'Orvosil Industries Inc. | - | BUS',
  ],
  ['Norwood Textile Corp. opened a mill. Norwood said it would grow.', 'Norwood', 2, 'Norwood Textile Corp. | - | BUS'],
  [
    'Orvosil opens a mill\n\nOrvosil Industries Inc. will open it in May.',
    'Orvosil',
    1,
    'Orvosil Industries Inc. | - | BUS',
  ],
  // Without the state before the name and without what firms leave out, the atlas knows it.
  [
    'The U.S. Federal Bureau of Investigation arrested him.',
    'Bureau',
    1,
    'Federal Bureau of Investigation | USA | COP',
  ],
  ['South Korean Hyundai Motor Company cut prices.', 'Hyundai', 1, 'Hyundai | KOR | BUS'],
  ['Fiat Group SpA signed the deal.', 'Fiat', 1, 'Fiat | ITA | BUS'],
  // Letters of a body that the report names in full, not those of one that the atlas knows.
  ['The Coastal Highway Patrol stopped the car. He fled, the CHP said.', 'CHP', 1, 'Coastal Highway Patrol | - | -'],
  [
    'The Norwegian Harbour and Naturalization Service spoke. The HNS will pay.',
    'HNS',
    1,
    'Norwegian Harbour and Naturalization Service | NOR | GOV',
  ],
  // A party's name that many countries have, in a report on another one.
  ['Cuba held a vote. The Communist Party won in Cuba.', 'Party', 1, 'Communist Party | - | PTY'],
]

// text, word, its use, what it does not stand for
const others: [text: string, word: string, use: number, actor: string][] = [
  ['Norwood Textile Corp. opened a mill. It burned in Norwood.', 'Norwood', 2, 'Norwood Textile Corp. | - | BUS'],
  ['Tony Blimdo Co. opened a mill. Tony left.', 'Tony', 2, 'Tony Blimdo Co. | - | BUS'],
  [
    'The Kaduna Farmers Union and the Kaduna Traders Union met. Kaduna Farmers left.',
    'Farmers',
    2,
    'Kaduna Traders Union | NGA | LAB',
  ],
]

describe('bodies by name', () => {
  for (const [text, word, use, actor] of bodies)
    test(`${word} (${use}) in: ${text}`, () => expect(whoIs(text, word, '2022-09-14', use)).toEqual([actor]))
  for (const [text, word, use, actor] of others)
    test(`${word} (${use}) is another in: ${text}`, () =>
      expect(whoIs(text, word, '2022-09-14', use)).not.toContain(actor))
  test('one actor for all names of a firm', () => {
    const {index} = actorsIn('Orvosil Industries Inc. opened a mill. Orvosil said Orvosil Industries would grow.')
    expect(index.actors.filter(({name}) => name.includes('Orvosil')).map(describeActor)).toEqual([
      'Orvosil Industries Inc. | - | BUS',
    ])
  })
})
