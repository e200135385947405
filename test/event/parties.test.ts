import {describe, expect, test} from 'vitest'
import {openReader} from './chain.ts'

const read = openReader()

// TYPE | actors > recipients, or "actors +" when all are on both sides. Published on 2022-09-14.
const rows: [text: string, events: string[]][] = [
  // Sets and what is mutual.
  ['India and Pakistan accused each other of violating the ceasefire.', ['ACCUSE | India, Pakistan +']],
  [
    "Turkey and Greece share a sea. Each country has expelled 23 of the other's diplomats.",
    ['SANCTION | Turkey, Greece +'],
  ],
  [
    'Iran and Saudi Arabia restored ties in March. Their foreign ministers met in Beijing.',
    ['SUPPORT | Iran, Saudi Arabia +', 'CONSULT | foreign minister of Iran, foreign minister of Saudi Arabia +'],
  ],
  // The other states are third parties, not each other.
  ['France and Spain condemned the other countries.', ['ACCUSE | France, Spain > other countries']],
  // Own troops are a means, others' are not.
  ['Honduras agreed to withdraw its troops from Bolivia.', ['AGREE | Honduras > Bolivia']],
  ['Canada is willing to withdraw its troops from Mali.', ['AGREE | Canada > Mali', 'RETREAT | Canada, troops > Mali']],
  ['Egypt agreed to release Sudanese prisoners.', ['AGREE | Egypt > Sudanese prisoners']],
  // What is only backed by a state is not the state's.
  ['Armenian-backed fighters attacked Turkish soldiers.', ['ASSAULT | Armenian-backed fighters > Turkish soldiers']],
  // Deeds told again are those of who attacked before; the rebels who tell of them have not done them.
  [
    'The Syrian army shelled rebels in Idlib on Sunday. The offensive has killed dozens of civilians.',
    ['ASSAULT | Syrian army > rebels', 'ASSAULT | Syrian army > civilians'],
  ],
  [
    'Russian missiles struck Odesa on Saturday. Antony Blinken condemned the attack.',
    ['ASSAULT | Russia > Odesa', 'ACCUSE | Antony Blinken > Russia'],
  ],
  ['Antony Blinken condemned the attack.', ['ACCUSE | Antony Blinken > ']],
  // Nobody has attacked before: the deed stands for itself.
  ['An offensive has killed dozens of civilians.', ['ASSAULT | offensive > civilians']],
  // Who forces somebody is the one who is given in to.
  [
    'The Syrian army forced the rebels to surrender.',
    ['COERCE | Syrian army > rebels', 'RETREAT | rebels > Syrian army'],
  ],
  // Who says "we".
  [
    '“We condemn the Russian president,” French Foreign Minister Catherine Colonna said.',
    ['ACCUSE | Catherine Colonna > Russian president'],
  ],
  ['We condemn the Russian president.', ['ACCUSE |  > Russian president']],
  // What only an arm of a state does is its act, though nobody is named: of the state where it happens, else of the report.
  ['Two activists were detained in Minsk on Monday.', ['COERCE | police of Belarus > Two activists']],
  [
    'Turkish police watched. The editor was sentenced to five years in prison.',
    ['SANCTION | court of Turkey > editor'],
  ],
  ['Police in Ankara watched. Two activists were detained.', ['COERCE | Police > Two activists']],
  // Where hostages are held nobody knows who frees; what only describes somebody is told in passing; a thing is named.
  ['Kidnappers in Nigeria took hostages. The nurse was released on Monday.', ['ASSAULT | Kidnappers > hostages']],
  ['Spain praised the jailed editor.', ['SUPPORT | Spain > jailed editor']],
  // A place in front of a deed is where it is done, an adjective or short form by whom.
  ['Iraq denounced the Kuwait invasion.', ['ACCUSE | Iraq > ', 'ASSAULT |  > Kuwait']],
  ['The US invasion killed thousands.', ['ASSAULT | United States > thousands']],
  // A phrase with "by" that the parse took apart; those to whom the words with a demand are addressed.
  [
    'The mayor of Perm was accused of fraud by Echo (Ekho) TV producer Anna Petrova and BBC correspondent Olga Ivanova.',
    ['ACCUSE | Anna Petrova, Olga Ivanova > mayor of Perm'],
  ],
  ['Doctors in Peru wrote a letter to the president calling for aid.', ['REQUEST | Doctors > president']],
  // Who is blamed for a deed has done it: neither whom it hit nor where it was done.
  ['Spain condemned the bomb attacks in Kenya.', ['ACCUSE | Spain > ', 'ASSAULT |  > Kenya']],
  ['Spain blamed Sudan for the attack in Kenya.', ['ACCUSE | Spain > Sudan', 'ASSAULT |  > Kenya']],
  ['Mali condemned the rebel attack.', ['ACCUSE | Mali > rebel', 'ASSAULT | rebel > ']],
  // Common crime is no politics.
  ['A man was charged with murder in Canada.', []],
  ['Two inmates were charged with escape in Canada.', []],
  // Two heads of state whom the parse took for one phrase; what is threatened at home.
  [
    'South Korean President Moon Jae-in and North Korean leader Kim Jong Un met at Panmunjom.',
    ['CONSULT | Moon Jae-in, Kim Jong Un +'],
  ],
  ['Unions in Chile threatened to strike. Chile is calm.', ['THREATEN | Unions > Chile']],
  // What is rejected or judged was said or done right before; what is told more of was not.
  [
    'The United Nations called on Israel to withdraw. Iran rejected the call.',
    ['REQUEST | United Nations > Israel', 'REJECT | Iran > United Nations'],
  ],
  [
    'A German court jailed two editors. Spanish prosecutors criticised the ruling.',
    ['COERCE | German court > two editors', 'ACCUSE | Spanish prosecutors > German court'],
  ],
  [
    'A German court jailed two editors. Spanish prosecutors criticised the ruling of the council.',
    ['COERCE | German court > two editors', 'ACCUSE | Spanish prosecutors > council'],
  ],
  [
    'Kenyan police deported a lawyer. The High Court supported him. Amnesty International condemned the deportation.',
    [
      'COERCE | Kenyan police > lawyer',
      'SUPPORT | High Court > lawyer',
      'ACCUSE | Amnesty International > Kenyan police',
    ],
  ],
  // A protest is held in a town, not against it; who is only counted is a crowd.
  ['Thousands protested in Istanbul.', ['PROTEST | Thousands > ']],
  ['Amnesty International said the prisoners in Egypt should be freed.', ['REQUEST | Amnesty International > Egypt']],
  [
    'The Egyptian ambassador, on behalf of the African envoys, condemned Sudan.',
    ['ACCUSE | Egyptian ambassador > Sudan'],
  ],
]

describe('parties', () => {
  for (const [text, wanted] of rows)
    test(text, () => {
      const found = read(text).events.map(
        ({type, who, whom, symmetric}) => `${type} | ${who.join(', ')} ${symmetric ? '+' : `> ${whom.join(', ')}`}`,
      )
      expect(found).toEqual(wanted)
    })
})

test('a force that fights at home attacks no state of its own', () => {
  for (const event of read('The Syrian army attacked rebels in Syria.').events)
    expect(event.whom).not.toContain('Syria')
})
