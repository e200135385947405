import {describe, expect, test} from 'vitest'
import {loadLanguage} from '../../src/language/language.ts'
import {findMentions} from '../../src/mention/find-mentions.ts'
import {loadNames} from '../../src/mention/names.ts'

const language = loadLanguage()
const names = loadNames()

const mentionsIn = (text: string): string[] => {
  const doc = language.parse(text)
  return findMentions(doc, names).map(mention => `${mention.kind}: ${doc.textOf(mention.first, mention.last)}`)
}

// sentence, mentions that must be found
const found: [sentence: string, mentions: string[]][] = [
  ['Russian President Vladimir Putin landed.', ['demonym: Russian', 'person: Vladimir Putin']],
  ['Mr. Xi spoke to the United Nations.', ['person: Mr. Xi', 'organization: United Nations']],
  ['Two border guards were injured.', ['role: Two border guards']],
  ['The U.S. and the EU agreed.', ['place: U.S.', 'organization: EU']],
  ["Turkey's foreign minister resigned.", ['place: Turkey', "role: Turkey's foreign minister"]],
  ['Hezbollah fighters crossed the border.', ['group: Hezbollah', 'role: Hezbollah fighters']],
  ['The wounded were taken to Aleppo.', ['population: The wounded', 'place: Aleppo']],
  ['The two will meet on Monday.', ['pronoun: The two']],
  // Small words are not written in capitals.
  ['The strikes have killed dozens of IS members.', ['group: IS']],
  ['The Ministry of Foreign Affairs denied it.', ['role: The Ministry of Foreign Affairs']],
]

// sentence, mentions that must not be found
const notFound: [sentence: string, mentions: string[]][] = [
  ['He told us who knew.', ['place: us', 'organization: who']],
  ['It is time to go.', ['organization: time']],
  ['The police station burned.', ['role: police']],
  ['The general strike shut the ports of Greece.', ['role: The general strike', 'role: general strike']],
  ['They may march in May.', ['person: May', 'person: may']],
]

describe('mentions', () => {
  for (const [sentence, expected] of found)
    test(sentence, () => expect(mentionsIn(sentence)).toEqual(expect.arrayContaining(expected)))
  for (const [sentence, unexpected] of notFound)
    test(`not in: ${sentence}`, () => {
      for (const mention of unexpected) expect(mentionsIn(sentence)).not.toContain(mention)
    })
})
