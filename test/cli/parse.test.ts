import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, afterEach, beforeAll, expect, test, vi} from 'vitest'
import {CliError} from '../../src/cli/cli-error.ts'
import {runParse} from '../../src/cli/parse.ts'
import {parseConllu} from '../../src/language/conllu.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rapporteur-parse-'))
})
afterAll(() => rmSync(folder, {recursive: true}))
afterEach(() => vi.restoreAllMocks())

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

/** What a call prints on standard output. */
async function output(...args: string[]): Promise<string> {
  let text = ''
  vi.spyOn(process.stdout, 'write').mockImplementation(chunk => {
    text += chunk
    return true
  })
  expect(await runParse(args)).toBe(0)
  vi.restoreAllMocks()
  return text
}

test('text becomes CoNLL-U with its paragraphs, sentences and spacing', async () => {
  const path = file('report.txt', '\uFEFFTalks in Oslo\n\nEnvoys didn’t agree. They left.\n')
  const sentences = parseConllu(await output(path))
  expect(sentences.map(({comments}) => comments)).toEqual([
    ['# newpar', '# sent_id = 1', '# text = Talks in Oslo'],
    ['# newpar', '# sent_id = 2', '# text = Envoys didn’t agree.'],
    ['# sent_id = 3', '# text = They left.'],
  ])
  expect(sentences[1]!.words.at(-2)).toMatchObject({form: 'agree', lemma: 'agree', upos: 'VERB', misc: 'SpaceAfter=No'})
})

test('--ner names persons and places in MISC', async () => {
  const text = await output(file('names.txt', 'Angela Merkel visited Paris.'), '--ner')
  expect(text).toContain('NER=B-PER')
  expect(text).toContain('NER=B-LOC')
})

test('--from conllu keeps sentences, words, comments and spacing', async () => {
  const given = `# sent_id = x7
# note = kept
1-2\tcannot\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
1\tcan\tX\tX\t_\t_\t_\t_\t_\t_
2\tnot\tX\tX\t_\t_\t_\t_\t_\t_
3\t!\tX\tX\t_\t_\t_\t_\t_\tGloss=mark

`
  const [sentence] = parseConllu(await output(file('given.conllu', given), '--from', 'conllu'))
  expect(sentence!.comments).toEqual(['# sent_id = x7', '# note = kept'])
  expect(sentence!.multiwords).toEqual([{first: 1, last: 2, form: 'cannot', misc: 'SpaceAfter=No'}])
  expect(sentence!.words.map(({form, lemma, upos, misc}) => [form, lemma, upos, misc])).toEqual([
    ['can', 'can', 'AUX', '_'],
    ['not', 'not', 'PART', '_'],
    ['!', '!', 'PUNCT', 'Gloss=mark'],
  ])
})

test('an input longer than a piece is read whole', async () => {
  const paragraph = 'The council of ministers adopted the plan on Monday.\n\n'
  const sentences = parseConllu(await output(file('long.txt', paragraph.repeat(5_500))))
  expect(sentences).toHaveLength(5_500)
  expect(sentences.at(-1)!.comments).toContain('# sent_id = 5500')
}, 60_000)

const faults: [name: string, args: () => string[], message: RegExp, exitCode: number][] = [
  ['no such file', () => [join(folder, 'nowhere.txt')], /nowhere\.txt: There is no such file/, 1],
  ['a folder', () => [folder], /This is a folder/, 1],
  ['not UTF-8', () => [file('latin.txt', Buffer.from('A line.\nIn the caf\xe9.', 'latin1'))], /line 2 is not UTF-8/, 1],
  ['no CoNLL-U', () => [file('plain.txt', 'Talks began.\n'), '--from', 'conllu'], /line 1: 1 columns/, 1],
  ['two files', () => ['a.txt', 'b.txt'], /takes one file, not 2/, 2],
  ['an unknown option', () => ['--nre'], /Did you mean --ner\?/, 2],
]

test.each(faults)('a fault is told with what to do: %s', async (_, args, message, exitCode) => {
  const error = await runParse(args()).catch(reason => reason)
  expect(error).toBeInstanceOf(CliError)
  expect(error.message).toMatch(message)
  expect(error.exitCode).toBe(exitCode)
})
