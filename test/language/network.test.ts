import {readFileSync} from 'node:fs'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {packagePath} from '../../src/data-file.ts'
import {loadLanguage} from '../../src/language/language.ts'
import type {ParsedText} from '../../src/language/parsed-text.ts'
import {isTree} from '../../src/language/tree.ts'

/** What the network said in training's arithmetic, before its weights were rounded (train/export_model.py). */
interface Checked {
  forms: string[]
  heads: number[]
  deprel: string[]
  upos: string[]
  xpos: string[]
  feats: string[]
  entity: string[]
}

const language = loadLanguage()

/** Parses sentences whose tokens are given. */
function annotate(sentences: readonly (readonly string[])[]): ParsedText {
  const forms = sentences.flat()
  const start: number[] = []
  const sentenceFirst = [0]
  let offset = 0
  for (const form of forms) {
    start.push(offset)
    offset += form.length + 1
  }
  for (const sentence of sentences) sentenceFirst.push(sentenceFirst.at(-1)! + sentence.length)
  return language.annotate(forms.join(' '), {
    start: Int32Array.from(start),
    end: Int32Array.from(start, (from, t) => from + forms[t]!.length),
    sentenceFirst: Int32Array.from(sentenceFirst),
    multiword: new Uint8Array(forms.length),
  })
}

test('rounded weights say what the trained network says', () => {
  const checked = JSON.parse(readFileSync(packagePath('models/en/check.json'), 'utf8')) as Checked[]
  const doc = annotate(checked.map(({forms}) => forms))
  let labels = 0
  const different: string[] = []
  for (const [s, sentence] of checked.entries())
    for (let i = 0; i < sentence.forms.length; i++) {
      const t = doc.firstToken(s) + i
      const head = doc.head(t) < 0 ? 0 : doc.head(t) - doc.firstToken(s) + 1
      for (const [found, expected] of [
        [head, sentence.heads[i]],
        [doc.deprel(t), sentence.deprel[i]],
        [doc.upos(t), sentence.upos[i]],
        [doc.xpos(t), sentence.xpos[i]],
        [doc.feats(t), sentence.feats[i]],
        [doc.entity(t), sentence.entity[i]],
      ]) {
        labels++
        if (found !== expected) different.push(`${s}.${i} ${doc.form(t)}: ${found}, not ${expected}`)
      }
    }
  expect(different.length, different.join('\n')).toBeLessThanOrEqual(labels * 0.01)
})

describe('every result is well formed', () => {
  const check = (doc: ParsedText): void => {
    for (let s = 0; s < doc.sentenceCount; s++) {
      const first = doc.firstToken(s)
      const heads = [0]
      for (let t = first; t < doc.endToken(s); t++) {
        heads.push(doc.head(t) < 0 ? 0 : doc.head(t) - first + 1)
        const entity = doc.entity(t)
        const isWhole =
          (doc.deprel(t) === 'root') === doc.head(t) < 0 &&
          (!entity.startsWith('I-') || doc.entity(t - 1).slice(1) === entity.slice(1)) &&
          [doc.upos(t), doc.xpos(t), doc.feats(t)].every(Boolean)
        if (!isWhole) expect.fail(`token ${t} "${doc.form(t)}" of ${JSON.stringify(doc.text.slice(0, 200))}`)
      }
      expect(isTree(heads, heads.length)).toBe(true)
    }
  }

  test('for any text', () => {
    fc.assert(
      fc.property(fc.string({unit: 'binary', maxLength: 120}), text => check(language.parse(text))),
      {numRuns: 40},
    )
  })

  test.each([
    ['nothing', ''],
    ['white space', ' \n\t\u00a0'],
    ['a lone surrogate', '\ud83d and \ude00.'],
    ['NUL characters', '\0\0 a\0b'],
    ['right to left', 'قال الرئيس إن القمة ستعقد غدا.'],
    ['emoji', '😀😀 👩‍👩‍👧 ok 🇺🇿!'],
    ['one letter again and again', 'x'.repeat(5000)],
    ['a sentence without an end', 'the war of words and '.repeat(150)],
  ])('for %s', (_, text) => check(language.parse(text)))

  test('for a given sentence of a thousand tokens, whose pieces are joined under one root', () => {
    const words = ['ministers', 'of', 'the', 'north', 'met', 'and', 'talked', ',', 'while', 'armies']
    check(
      annotate([
        ['He', 'left', '.'],
        Array.from({length: 1000}, (_, i) => words[(i * 7) % words.length]!),
        ['Yes', '.'],
      ]),
    )
  })
})

test('the time grows with the length of the text, not faster', () => {
  const seconds = (text: string): number => {
    const began = process.cpuUsage()
    language.parse(text)
    const {user, system} = process.cpuUsage(began)
    return (user + system) / 1e6
  }
  const text = 'a b '.repeat(600)
  seconds(text)
  const one = seconds(text)
  expect(seconds(text.repeat(4))).toBeLessThan(one * 4 * 2.5 + 0.05)
})

test('the same text gives the same result, whatever was parsed before', () => {
  const text = 'Olena Koval met the mayor of Lima on Friday. They discussed the pipeline.'
  const columns = () => JSON.stringify(language.parse(text).columns)
  const fresh = JSON.stringify(loadLanguage().parse(text).columns)
  expect(columns()).toBe(fresh)
  // More different words than the network keeps, so that it forgets these, or moves them when they were used often.
  language.parse(Array.from({length: 20_000}, (_, i) => `w${i}x`).join(' '))
  expect(columns()).toBe(fresh)
  for (let use = 0; use < 3; use++) columns()
  language.parse(Array.from({length: 9_000}, (_, i) => `v${i}x`).join(' '))
  expect(columns()).toBe(fresh)
})

test('with blocks only the text inside is read, at its offsets in the whole', () => {
  const text = 'MENU Home\nThe king left Rabat.\nShare this\nHe returned.'
  const blocks = ['The king left Rabat.', 'He returned.'].map(block => {
    const start = text.indexOf(block)
    return {start, end: start + block.length}
  })
  const doc = language.parse(text, blocks)
  expect(Array.from({length: doc.sentenceCount}, (_, s) => doc.sentenceSpan(s))).toEqual(blocks)
})
