import {expect, test} from 'vitest'
import {loadLanguage} from '../../src/language/language.ts'
import {findEventTime} from '../../src/time/event-time.ts'
import {findTimes} from '../../src/time/find-times.ts'
import {loadTimeTables} from '../../src/time/time-tables.ts'

const language = loadLanguage()
const tables = loadTimeTables()
const PUBLISHED = '2022-09-14'

/** The days and the step of the last token with the form `word`. */
function timeOf(text: string, word: string): string {
  const doc = language.parse(text)
  const times = findTimes(doc, {published: PUBLISHED}, tables)
  let token = -1
  for (let t = 0; t < doc.tokenCount; t++) if (doc.form(t) === word) token = t
  const found = findEventTime(doc, times, token, PUBLISHED)
  return found ? `${found.from ?? ''}..${found.to ?? ''}` : 'null'
}

// published on Wednesday 2022-09-14
const rows: [text: string, word: string, days: string][] = [
  ['Rebels attacked the town on Monday.', 'attacked', '2022-09-12..2022-09-12'],
  ['On Monday, rebels attacked the town.', 'attacked', '2022-09-12..2022-09-12'],
  ['Rebels attacked the town last month.', 'attacked', '2022-08-01..2022-08-31'],
  ['The ministers will meet in Oslo on Friday.', 'meet', '2022-09-16..2022-09-16'],
  [
    'The ministers will attend the summit in Oslo, which will be held from September 20-22.',
    'summit',
    '2022-09-20..2022-09-22',
  ],
  ['The rebels launched an attack on Monday.', 'attack', '2022-09-12..2022-09-12'],
  ['His July visit to Paris was brief.', 'visit', '2022-07-01..2022-07-31'],
  ["Monday's attack killed five people.", 'attack', '2022-09-12..2022-09-12'],
  ['The general flew to Minsk on Monday. He then met the president.', 'met', '2022-09-12..2022-09-12'],
  ['On Monday the general landed in Minsk and met the president.', 'met', '2022-09-12..2022-09-12'],
  ['The general left Minsk on Monday to meet the king.', 'left', '2022-09-12..2022-09-12'],
  ['The city has been shelled since Monday.', 'shelled', '2022-09-12..2022-09-14'],
  ['The city was shelled from March to May 2021.', 'shelled', '2021-03-01..2021-05-31'],
  ['The troops must withdraw by Friday.', 'withdraw', '..2022-09-16'],
  ['Last year, clashes broke out over water.', 'clashes', '2021-01-01..2021-12-31'],
  ['Following their February meeting, the leaders released a statement.', 'meeting', '2022-02-01..2022-02-28'],
  // what was made has the day before its noun
  ['Inspectors praised the May 3 accord signed by both sides.', 'signed', '2022-05-03..2022-05-03'],
  ['Inspectors praised the May 3 accord criticised by both sides.', 'criticised', 'null'],
  // the verb right behind a day is what it dates, wherever the parser hangs it
  [
    'Police answering reports of men threatening guests with a knife on Monday quickly arrested a cook.',
    'arrested',
    '2022-09-12..2022-09-12',
  ],
  // a relative clause keeps its time
  ['The union, which in March imposed a boycott, called a meeting of the owners.', 'called', 'null'],
  ['The union, which in March imposed a boycott, called a meeting of the owners.', 'imposed', '2022-03-01..2022-03-31'],
  // a perfect tells no day that is over
  ['The ship was sunk on Monday in an attack that the king has blamed on rebels.', 'blamed', 'null'],
  ['The town has been attacked this week.', 'attacked', '2022-09-12..2022-09-18'],
  // what an act is measured by, and the year of a name
  ['After a test in January, the council imposed a fine.', 'imposed', 'null'],
  ['After a test in January, the council imposed a fine.', 'test', '2022-01-01..2022-01-31'],
  ['The court charged the bankers over the 2008 collapse.', 'charged', 'null'],
  ['The member voted against the Harbour Safety Act of 2015.', 'voted', 'null'],
  [
    'She visited the palace on Monday six years after she was released from prison.',
    'visited',
    '2022-09-12..2022-09-12',
  ],
  ['She visited the palace on Monday six years after she was released from prison.', 'released', 'null'],
  [
    'Russian missiles struck a port on Saturday, a day after Moscow and Kyiv signed an agreement in Istanbul.',
    'signed',
    'null',
  ],
  ['The party won many seats in the 2008 election.', 'won', '2008-01-01..2008-12-31'],
  ['The court charged the bankers after lunch on Monday.', 'charged', '2022-09-12..2022-09-12'],
  // what is dated is the saying, not what is said to have happened or to be planned
  ['The minister said on Monday that rebels had attacked the town.', 'attacked', 'null'],
  ['Police said Monday that five people were killed.', 'killed', 'null'],
  ['The parties agreed on Monday to withdraw.', 'withdraw', 'null'],
  // a relative clause or a participle has a time of its own, but what is made does at once what it says
  ['The sides resumed on Monday the talks that were broken off by the bombing.', 'bombing', 'null'],
  ['The party was expelled on Monday after two killings blamed on the army.', 'blamed', 'null'],
  ['The governor signed a law last month that banned rallies.', 'banned', '2022-08-01..2022-08-31'],
  // what is done to a deed does not date it, unless it says that the deed takes place
  ['The king condemned on Monday the attacks on the town.', 'attacks', 'null'],
  ['Five men were hurt on Monday in an attack on the town.', 'attack', '2022-09-12..2022-09-12'],
  ['A man has been arrested over the bombings of last year.', 'arrested', 'null'],
  // "ago" lies behind the asking, whatever it stands beside
  ['The kings invited the party to return two years ago.', 'invited', '2020-01-01..2020-12-31'],
  ['The kings invited the party to return two years ago.', 'return', 'null'],
  // who leads is dated by nothing
  [
    'The motion was handed to the speaker by the group led by former president Silva on 21 August.',
    'handed',
    '2022-08-21..2022-08-21',
  ],
  // since another act, and in the nth day
  [
    'Rebels have bombed two towns since the party was expelled from the talks on May 3.',
    'bombed',
    '2022-05-03..2022-09-14',
  ],
  ['Teachers marched in Oslo for the third straight day.', 'marched', '2022-09-12..2022-09-14'],
  // present-tense content is the statement itself
  ['France condemns the attack, the minister said on Monday.', 'condemns', '2022-09-12..2022-09-12'],
  ['Rebels attacked the town.', 'attacked', 'null'],
  ['Rebels attacked the town for two weeks.', 'attacked', 'null'],
  ['Rebels attack the town every Friday.', 'attack', 'null'],
]

for (const [text, word, days] of rows) test(`${word}: ${text}`, () => expect(timeOf(text, word)).toBe(days))

test('each answer names its step', () => {
  const doc = language.parse('Rebels attacked the town on Monday.')
  const times = findTimes(doc, {published: PUBLISHED}, tables)
  expect(findEventTime(doc, times, 1)?.step).toBe('its own clause')
})
