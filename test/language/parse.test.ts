import {readFileSync} from 'node:fs'
import {expect, test} from 'vitest'
import {packagePath} from '../../src/data-file.ts'
import {parseConllu} from '../../src/language/conllu.ts'
import {annotateConllu, renderParsedText} from '../../src/language/conllu-annotation.ts'
import {loadLanguage} from '../../src/language/language.ts'
import {parse} from '../../src/language/parse.ts'

const TEXT = 'The envoy left Oslo on Monday. “We didn’t agree,” she said.'

test('the example of the documentation', () => {
  const source = readFileSync(packagePath('src/language/parse.ts'), 'utf8')
  const [, text, tags] = /parse\('([^']+)'\)[\s\S]*?\/\/ (\[.*\])/.exec(source)!
  expect(JSON.stringify(parse(text!)[0]!.tokens.map(token => token.upos))).toBe(
    tags!.replaceAll("'", '"').replaceAll(', ', ','),
  )
})

test('sentences and tokens are slices of the text, and heads make a tree', () => {
  const sentences = parse(TEXT)
  expect(sentences.map(sentence => sentence.text)).toEqual([
    'The envoy left Oslo on Monday.',
    '“We didn’t agree,” she said.',
  ])
  for (const {tokens} of sentences) {
    for (const token of tokens) {
      expect(TEXT.slice(token.start, token.end)).toBe(token.form)
      let node = token
      for (let steps = 0; node.head !== 0; steps++) {
        expect(steps).toBeLessThan(tokens.length)
        node = tokens[node.head - 1]!
      }
    }
    expect(tokens.filter(token => token.head === 0)).toHaveLength(1)
  }
  expect(sentences[0]!.tokens[2]).toMatchObject({form: 'left', lemma: 'leave', upos: 'VERB', head: 0, deprel: 'root'})
  expect(sentences[0]!.tokens[2]!.feats.Tense).toBe('Past')
})

test.each(['', ' \n\t', '\0', '\u200B'])('a text without a word gives no sentence: %j', text => {
  expect(parse(text)).toEqual([])
})

test('CoNLL-U that is written can be read and keeps its words when it is parsed anew', () => {
  const language = loadLanguage()
  const written = renderParsedText(language.parse(TEXT), {withEntities: true, sentences: {count: 0}})
  const sentences = parseConllu(written)
  expect(sentences.map(sentence => sentence.comments.at(-1))).toEqual([
    '# text = The envoy left Oslo on Monday.',
    '# text = “We didn’t agree,” she said.',
  ])
  expect(sentences[1]!.multiwords).toEqual([{first: 3, last: 4, form: 'didn’t', misc: '_'}])
  const bare = sentences.map(sentence => ({
    ...sentence,
    words: sentence.words.map(word => ({...word, upos: '_', head: null, deprel: '_'})),
  }))
  expect(annotateConllu(bare, language, {withEntities: true})).toEqual(sentences)
})
