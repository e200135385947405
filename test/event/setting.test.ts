import {describe, expect, test} from 'vitest'
import {openReader} from './chain.ts'

const read = openReader()

// TYPE | from..to | place (by its words), of each event. Published on Wednesday 2022-09-14.
const rows: [text: string, events: string[]][] = [
  // Its own clause.
  // "Hit" is told of the past, though the parse may see a present.
  ['Russian missiles hit Odesa on Saturday.', ['ASSAULT | 2022-09-10..2022-09-10 | Odesa']],
  // The participle that unfolds it, and the noun in apposition before the name.
  [
    'Mr. Macron began a tour of Algeria, landing in the capital Algiers on Thursday.',
    ['CONSULT | 2022-09-08..2022-09-08 | Algiers'],
  ],
  // The deed that stands as subject.
  ['A bombing in Quetta killed ten soldiers.', ['ASSAULT | - | Quetta']],
  ['Kherson was surrounded by Russian troops.', ['COERCE | - | Kherson']],
  ['The two delegations attended talks held in Caracas.', ['CONSULT | - | Caracas']],
  // Where a visit goes, where words are spoken.
  ['Russia criticized Nancy Pelosi’s visit to Taiwan.', ['ACCUSE | - | -', 'CONSULT | - | Taiwan']],
  [
    'Hungary must respect the treaty, German Foreign Minister Annalena Baerbock said in Tirana on Monday.',
    ['REQUEST | 2022-09-12..2022-09-12 | Tirana', 'SUPPORT | - | -'],
  ],
  // Where the town of a description is named elsewhere; the place that opens the sentence; where those who act are.
  [
    'Rebels shelled Damascus. Soldiers shot protesters in the Syrian capital.',
    ['ASSAULT | - | Damascus', 'ASSAULT | - | Damascus'],
  ],
  // The town or region named last, by its noun alone; not where the noun has a name of its own.
  ['Smoke rose over Aleppo. Government troops killed twenty rebels in the city.', ['ASSAULT | - | Aleppo']],
  ['A quake shook the island of Qeshm. Soldiers arrested two activists in the region.', ['COERCE | - | Qeshm']],
  ['Smoke rose over Aleppo. Troops killed twenty rebels in another city.', ['ASSAULT | - | -']],
  // The occasion on which somebody speaks.
  [
    'Speaking in Geneva on Tuesday, the French foreign minister urged Iran to free the prisoners.',
    ['REQUEST | 2022-09-13..2022-09-13 | Geneva', 'RETREAT | - | -'],
  ],
  [
    'Speaking at the opening of a sports centre on Tuesday, the mayor urged officials to work together.',
    ['REQUEST | 2022-09-13..2022-09-13 | -'],
  ],
  ['In Geneva, Russian diplomats were seen leaving the embassy.', ['RETREAT | - | Geneva']],
  ['Officials in Miami warned the government of Cuba.', ['THREATEN | - | Miami']],
  ['Miami police arrested five protesters.', ['COERCE | - | Miami']],
  ['Two soldiers were killed while fighting rebels in Homs.', ['ASSAULT | - | Homs', 'ASSAULT | - | Homs']],
  ['Poland deployed troops to Kosovo.', ['MOBILIZE | - | Kosovo']],
  // A region of many countries tells less than a country.
  ['Rebels in the Middle East attacked soldiers in Syria.', ['ASSAULT | - | Syria']],
  // Whoever speaks from a place has not acted there; a poisoning abroad is none at home.
  ['Miami police accused the government of Cuba.', ['ACCUSE | - | -']],
  ['Egypt is in Africa. Egyptian police attacked Egyptian rebels near the border with Sudan.', ['ASSAULT | - | -']],
  // What a state does to its own people happens there.
  ['Egypt is in Africa. Egyptian authorities arrested three Egyptian lawyers.', ['COERCE | - | Egypt']],
  // The day of a dateline says when the report was written, and nothing of the acts in its sentence.
  [
    'ANKARA, September 14 - Russia and Ukraine will sign an agreement in Istanbul on Friday, an official said.',
    ['AGREE | 2022-09-16..2022-09-16 | Istanbul'],
  ],
  // A month behind the noun of a deed dates the deed and not the words about it.
  ['Britain accused Russia of the poisoning in March.', ['ACCUSE | - | -']],
  // The story line: a speaker goes on on his occasion, what happens next happens on the same day.
  [
    'General Abdel Fattah al-Burhan visited Khartoum on Monday. He urged residents to trust the army.',
    ['CONSULT | 2022-09-12..2022-09-12 | Khartoum', 'REQUEST | 2022-09-12..2022-09-12 | Khartoum'],
  ],
  [
    'Russian missiles struck Odesa on Saturday. Ukrainian troops captured two Russian pilots.',
    ['ASSAULT | 2022-09-10..2022-09-10 | Odesa', 'ASSAULT | 2022-09-10..2022-09-10 | -'],
  ],
  // Not what has been done, nor what another speaker says, nor what the report looks back on.
  [
    'General Abdel Fattah al-Burhan visited Khartoum on Monday. He has condemned France.',
    ['CONSULT | 2022-09-12..2022-09-12 | Khartoum', 'ACCUSE | - | -'],
  ],
  [
    'French President Emmanuel Macron condemned Russia on Monday. German Chancellor Olaf Scholz said Russia should leave Ukraine.',
    ['ACCUSE | 2022-09-12..2022-09-12 | -', 'REQUEST | - | -'],
  ],
  [
    'Russian missiles struck Odesa on Saturday. Turkey had hosted the talks in May. Ukraine condemned Russia.',
    ['ASSAULT | 2022-09-10..2022-09-10 | Odesa', 'CONSULT | 2022-05-01..2022-05-31 | -', 'ACCUSE | - | -'],
  ],
  // The day that the story has reached: of several days the one of its verb, past plans and habits, from a day that opens a
  // sentence; not what is found out today.
  [
    'Mali condemned on Tuesday the bombing of Monday. Mali will hold a summit on Friday. President Assimi Goita thanked France.',
    [
      'ACCUSE | 2022-09-13..2022-09-13 | -',
      'CONSULT | 2022-09-16..2022-09-16 | -',
      'SUPPORT | 2022-09-13..2022-09-13 | -',
    ],
  ],
  [
    'Russian missiles struck Odesa on Saturday. Ukraine says an inquiry has shown that French agents poisoned two reporters.',
    ['ASSAULT | 2022-09-10..2022-09-10 | Odesa', 'ASSAULT | - | -'],
  ],
  // A government goes on with its statement of that day.
  [
    'The government of Mali deplored the bombing on Monday. The Malian government urged Niger to help.',
    ['ACCUSE | 2022-09-12..2022-09-12 | -', 'REQUEST | 2022-09-12..2022-09-12 | -'],
  ],
  // A known attack has the day that its noun has elsewhere, and not the day that the story has reached.
  [
    'Bombings at two hotels in Mali killed five soldiers. The bombings occurred on Saturday.',
    ['ASSAULT | 2022-09-10..2022-09-10 | Mali'],
  ],
  [
    'President Emmanuel Macron visited Mali on Tuesday. He thanked Malian troops. He met the king. The attack on the hotel in Mali killed five soldiers.',
    [
      'CONSULT | 2022-09-13..2022-09-13 | Mali',
      'SUPPORT | 2022-09-13..2022-09-13 | Mali',
      'CONSULT | 2022-09-13..2022-09-13 | Mali',
      'ASSAULT | - | Mali',
    ],
  ],
  // The town of the sentence right before.
  [
    'Police found explosives on Sunday in a shed in Lyon. They arrested two men.',
    ['COERCE | 2022-09-11..2022-09-11 | Lyon'],
  ],
  // Who is told of by others did not speak with them.
  ['President Joe Biden is pushing for a truce, American officials said on Monday.', ['REQUEST | - | -']],
  // Whose embassy it is does not tell where it stands; "the country" is the one that was told to be the scene.
  ['A bomb killed five guards at the American embassy in Nairobi.', ['ASSAULT | - | Nairobi']],
  [
    'Rebels fought soldiers in Mali. Troops of the US forces killed ten rebels in the country.',
    ['ASSAULT | - | Mali', 'ASSAULT | - | Mali'],
  ],
  // Whom sanctions strike is not where they are imposed.
  ['The Security Council imposed sanctions on Mali.', ['SANCTION | - | -']],
  // What words are about has another place than the words.
  ['Norway condemned the killing of two reporters in Homs.', ['ACCUSE | - | -', 'ASSAULT | - | Homs']],
  // Two places, two acts.
  [
    'Protesters blocked a road in Oslo on Monday. Protesters blocked a road in Lima.',
    ['PROTEST | 2022-09-12..2022-09-12 | Oslo', 'PROTEST | 2022-09-12..2022-09-12 | Lima'],
  ],
  // The story line: the same force goes on in the same place.
  [
    'The Syrian army shelled rebels in Idlib on Sunday. The army attacked rebels again.',
    ['ASSAULT | 2022-09-11..2022-09-11 | Idlib'],
  ],
  // Another force of another state does not inherit it.
  [
    'The Syrian army shelled rebels in Idlib on Sunday. Turkish police arrested five Turkish teachers.',
    ['ASSAULT | 2022-09-11..2022-09-11 | Idlib', 'COERCE | - | Turkish'],
  ],
]

describe('when and where', () => {
  for (const [text, wanted] of rows)
    test(text, () => {
      const {events, placeName} = read(text)
      expect(
        events.map(
          ({type, when, where}) => `${type} | ${when ? `${when.from}..${when.to}` : '-'} | ${placeName(where)}`,
        ),
      ).toEqual(wanted)
    })
})
