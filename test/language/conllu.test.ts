import {expect, test} from 'vitest'
import {ConlluError, conlluText, parseConllu, renderConllu} from '../../src/language/conllu.ts'

const sample = `# newdoc id = sample
# sent_id = 1
# text = Envoys didn't meet.
1	Envoys	envoy	NOUN	NNS	Number=Plur	4	nsubj	_	_
2-3	didn't	_	_	_	_	_	_	_	_
2	did	do	AUX	VBD	Tense=Past	4	aux	_	_
3	n't	not	PART	RB	Polarity=Neg	4	advmod	_	_
4	meet	meet	VERB	VB	VerbForm=Inf	0	root	_	SpaceAfter=No
5	.	.	PUNCT	.	_	4	punct	_	_

# sent_id = 2
1	Why	why	ADV	WRB	_	0	root	_	SpaceAfter=No
2	?	?	PUNCT	.	_	1	punct	_	_

`

test('what is read is written again', () => {
  expect(parseConllu(sample).map(renderConllu).join('')).toBe(sample)
})

test('Windows line ends, empty nodes and a missing last empty line are taken', () => {
  const [sentence] = parseConllu(
    '1\tTalks\t_\t_\t_\t_\t_\t_\t_\t_\r\n1.1\tnull\t_\t_\t_\t_\t_\t_\t_\t_\r\n2\tend\t_\t_\t_\t_\t_\t_\t_\t_',
  )
  expect(sentence!.words.map(word => [word.form, word.head])).toEqual([
    ['Talks', null],
    ['end', null],
  ])
})

test('the running text shares out the letters of a multiword token', () => {
  const {text, start, end} = conlluText(parseConllu(sample)[0]!)
  expect(text).toBe("Envoys didn't meet.")
  expect(start.map((from, i) => text.slice(from, end[i]))).toEqual(['Envoys', 'did', "n't", 'meet', '.'])
})

const word = (id: string, head = '0') => `${id}\tTalks\t_\t_\t_\t_\t${head}\troot\t_\t_`
const faults: [name: string, text: string, line: number, reason: RegExp][] = [
  ['columns', '1\tTalks\t_', 1, /3 columns/],
  ['spaces for tabs', '# text = Talks\n1 Talks _ _ _ _ _ _ _ _', 2, /1 columns/],
  ['an ID that jumps', `${word('1')}\n${word('3', '1')}`, 2, /ID is 3, where 2/],
  ['a HEAD in words', word('1', 'root'), 1, /HEAD is root/],
  ['a HEAD beyond the sentence', `${word('1', '7')}\n`, 2, /head 7 of 1/],
  ['an empty FORM', '1\t\t_\t_\t_\t_\t_\t_\t_\t_', 1, /FORM is empty/],
  ['a range that goes beyond', `1-3\tTalks\t_\t_\t_\t_\t_\t_\t_\t_\n${word('1')}\n`, 3, /1-3 goes beyond/],
  ['a comment among words', `${word('1')}\n# text = Talks`, 2, /comment/],
]

test.each(faults)('a fault is named with its line: %s', (_, text, line, reason) => {
  expect(() => parseConllu(text)).toThrow(ConlluError)
  expect(() => parseConllu(text)).toThrow(reason)
  expect(() => parseConllu(text)).toThrow(new RegExp(`^line ${line}: `))
})
