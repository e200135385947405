import {expect, test} from 'vitest'
import {createLemmatizer, loadLemmaRules} from '../../src/language/lemmatize.ts'

const lemmatize = createLemmatizer(loadLemmaRules())

const examples: [form: string, upos: string, xpos: string, lemma: string][] = [
  ['was', 'AUX', 'VBD', 'be'],
  ["n't", 'PART', 'RB', 'not'],
  ['’ll', 'AUX', 'MD', 'will'],
  ['met', 'VERB', 'VBD', 'meet'],
  ['sanctioned', 'VERB', 'VBN', 'sanction'],
  ['pledged', 'VERB', 'VBD', 'pledge'],
  ['seizing', 'VERB', 'VBG', 'seize'],
  ['shelling', 'VERB', 'VBG', 'shell'],
  ['stopping', 'VERB', 'VBG', 'stop'],
  ['hoping', 'VERB', 'VBG', 'hope'],
  ['hopping', 'VERB', 'VBG', 'hop'],
  ['lying', 'VERB', 'VBG', 'lie'],
  ['visited', 'VERB', 'VBD', 'visit'],
  ['withdrew', 'VERB', 'VBD', 'withdraw'],
  ['overthrown', 'VERB', 'VBN', 'overthrow'],
  ['fled', 'VERB', 'VBD', 'flee'],
  ['left', 'VERB', 'VBD', 'leave'],
  ['denies', 'VERB', 'VBZ', 'deny'],
  ['vetoes', 'NOUN', 'NNS', 'veto'],
  ['militias', 'NOUN', 'NNS', 'militia'],
  ['allies', 'NOUN', 'NNS', 'ally'],
  ['missiles', 'NOUN', 'NNS', 'missile'],
  ['gunmen', 'NOUN', 'NNS', 'gunman'],
  ['crises', 'NOUN', 'NNS', 'crisis'],
  ['aircraft', 'NOUN', 'NNS', 'aircraft'],
  ['buses', 'NOUN', 'NNS', 'bus'],
  ['hostages', 'NOUN', 'NNS', 'hostage'],
  ['Ministers', 'NOUN', 'NNS', 'minister'],
  ['TALKS', 'NOUN', 'NNS', 'talk'],
  ['better', 'ADJ', 'JJR', 'good'],
  ['better', 'ADV', 'RBR', 'well'],
  ['heavier', 'ADJ', 'JJR', 'heavy'],
  ['largest', 'ADJ', 'JJS', 'large'],
  ['them', 'PRON', 'PRP', 'they'],
  ['me', 'PRON', 'PRP', 'I'],
  ['An', 'DET', 'DT', 'a'],
  ['Xi', 'PROPN', 'NNP', 'Xi'],
  ['NATO', 'PROPN', 'NNP', 'NATO'],
  ['Nations', 'PROPN', 'NNPS', 'Nation'],
  ['Chinese', 'ADJ', 'JJ', 'Chinese'],
  ['20,000', 'NUM', 'CD', '20000'],
  ['”', 'PUNCT', "''", '"'],
  ['😀', 'SYM', 'SYM', '😀'],
]

test.each(examples)('%s as %s %s', (form, upos, xpos, lemma) => {
  expect(lemmatize(form, upos, xpos)).toBe(lemma)
})

test('a tag that training never paired with the part of speech falls back on the part of speech', () => {
  expect(lemmatize('talks', 'NOUN', 'XX')).toBe('talk')
})

test('no lemma is empty, and asking twice gives the same', () => {
  for (const form of ['s', 'ing', 'ed', '', '\uD83D', 'es', "'", 'İ'])
    for (const upos of ['NOUN', 'VERB', 'PROPN', 'PUNCT', 'X']) {
      const lemma = lemmatize(form, upos, 'VBG')
      expect(lemma === '').toBe(form === '')
      expect(lemmatize(form, upos, 'VBG')).toBe(lemma)
    }
})
