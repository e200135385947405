import {expect, test} from 'vitest'
import {foldWord, nameKey} from '../../src/mention/name-key.ts'
import {pluralOf} from '../../src/mention/role-noun.ts'

test.each([
  ["al-Qa'ida", 'al qaida'],
  ['the U.S.', 'us'],
  ["People's Protection Units", 'people protection units'],
  ['Côte d’Ivoire', 'cote divoire'],
  ['AT&T', 'at&t'],
  ['OPEC+', 'opec+'],
])('nameKey(%s)', (name, key) => expect(nameKey(name)).toBe(key))

test('accents and Turkish dotless i are folded', () => expect(foldWord('Yıldırım')).toBe('yildirim'))

test.each([
  ['border guard', 'border guards'],
  ['policeman', 'policemen'],
  ['attorney general', 'attorneys general'],
  ['member of parliament', 'members of parliament'],
  ['ministry', 'ministries'],
  ['lieutenant general', 'lieutenant generals'],
  ['person', 'people'],
])('pluralOf(%s)', (singular, plural) => expect(pluralOf(singular)).toBe(plural))
