import {describe, expect, test} from 'vitest'
import {loadLanguage} from '../../src/language/language.ts'
import {findMentions} from '../../src/mention/find-mentions.ts'
import {loadNames} from '../../src/mention/names.ts'

const language = loadLanguage()
const names = loadNames()

const namesIn = (text: string): string[] => {
  const doc = language.parse(text)
  return findMentions(doc, names)
    .filter(({nameFirst}) => nameFirst !== undefined)
    .map(mention => `${mention.kind}: ${doc.textOf(mention.first, mention.last)}`)
}

// sentence, names that must be found
const found: [sentence: string, names: string[]][] = [
  ['Tony Blimdo Co. said it would grow.', ['organization: Tony Blimdo Co.']],
  ['Orvosil Services Inc. of Southport paid.', ['organization: Orvosil Services Inc.']],
  ['Norwood Partners Limited Partnership of Boston paid.', ['organization: Norwood Partners Limited Partnership']],
  ['The Independent Street fire killed two.', ['place: Independent Street']],
  ['Singapore Airlines bought a plane.', ['organization: Singapore Airlines']],
  ['The Norwegian Harbour and Naturalization Service spoke. The HNS will pay.', ['organization: HNS']],
  ['Christian Lindahl, a banker, spoke.', ['person: Christian Lindahl']],
  ['Alaska Gov. and former candidate Sarah Brenno spoke.', ['place: Alaska']],
  ['Mob boss Vito "The Lamp" Borsalino died.', ['person: Vito "The Lamp" Borsalino']],
]

// sentence, names that must not be found
const notFound: [sentence: string, names: string[]][] = [
  ['He lives in Houston, Inc. magazine says.', ['organization: Houston, Inc.']],
  ['Vito Borsalino said "The Lamp" Thursday.', ['person: Vito Borsalino said "The Lamp" Thursday']],
  ['The Turkish Foreign Ministry denied it.', ['organization: Turkish Foreign Ministry']],
  ['The coalition of Kim-led parties won.', ['person: Kim-led']],
  ['FLABU said Ann Lee left.', ['person: FLABU']],
  ['The FBC met in Rome. NATO met, too.', ['organization: FBC met']],
]

describe('names by their last words, and nicknames', () => {
  for (const [sentence, expected] of found)
    test(sentence, () => expect(namesIn(sentence)).toEqual(expect.arrayContaining(expected)))
  for (const [sentence, unexpected] of notFound)
    test(`not in: ${sentence}`, () => {
      for (const name of unexpected) expect(namesIn(sentence)).not.toContain(name)
    })
})
