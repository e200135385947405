import {expect, test} from 'vitest'
import {wordsQuery} from '../../src/record/words.ts'

test.each([
  ['harbour', '"harbour"'],
  ['harbour talks', '"harbour" AND "talks"'],
  ['"harbour talks" norland', '"harbour talks" AND "norland"'],
  ['harb*', '"harb*"*'],
  ['"harb*"', '"harb*"'],
  ['a OR b c', '("a" OR "b") AND "c"'],
  ['a OR b OR "c d"', '("a" OR "b" OR "c d")'],
  ['a or b', '"a" AND "or" AND "b"'],
  ['a -b -"c d"', '("a") NOT ("b" OR "c d")'],
  ['de-escalation', '"de-escalation"'],
  ['AND NOT NEAR', '"AND" AND "NOT" AND "NEAR"'],
  ['"unclosed phrase', '"unclosed phrase"'],
  ['title:(x)^2', '"title:(x)^2"'],
  ['har\0bour', '"har bour"'],
  ['-a', ''],
  ['OR', ''],
  ['a OR', '"a"'],
  ['!? "" - *', ''],
  ['', ''],
])('%j', (typed, query) => {
  expect(wordsQuery(typed)).toBe(query)
})
