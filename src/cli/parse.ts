import {createReadStream} from 'node:fs'
import {renderError} from '../intake/intake-failure.ts'
import {type ConlluError, ConlluReader, type ConlluSentence, renderConllu} from '../language/conllu.ts'
import {annotateConllu, renderParsedText} from '../language/conllu-annotation.ts'
import {type Language, loadLanguage} from '../language/language.ts'
import {CliError} from './cli-error.ts'
import {type CommandLine, parseCall} from './command-line.ts'

export const PARSE_COMMAND: CommandLine = {
  usage: 'rapporteur parse [FILE | -] [options]',
  takesWords: true,
  about: `Splits an English text into sentences and words and prints their analysis as CoNLL-U (Universal Dependencies).
Without a file, standard input is read. Text is UTF-8; an empty line ends a paragraph.`,
  options: [
    {
      name: 'from',
      type: 'string',
      values: ['text', 'conllu'],
      help: 'what the input is (default text); conllu keeps its sentences and words and fills the other columns anew',
    },
    {name: 'ner', type: 'boolean', help: 'adds names of persons, places and organisations to MISC: NER=B-PER'},
  ],
}

/** Text that is analysed at once, in UTF-16 units, so that inputs of any length need bounded memory. */
const PIECE_UNITS = 1 << 18
/** Sentences of CoNLL-U that are analysed at once. */
const PIECE_SENTENCES = 500

/** Runs `rapporteur parse`. Exit code 0 when all was parsed; throws a CliError when the input cannot be read. */
export async function runParse(args: readonly string[]): Promise<number> {
  const call = parseCall(args, PARSE_COMMAND)
  if (!call) return 0
  const [source = '-', ...others] = call.positionals
  if (others.length > 0)
    throw new CliError(`rapporteur parse takes one file, not ${call.positionals.length}. Call it once for each.`, 2)
  if (call.positionals.length === 0 && process.stdin.isTTY)
    throw new CliError('Name a file to parse, or pipe a text in. See rapporteur parse --help.', 2)
  const language = loadLanguage()
  const withEntities = call.flags.ner === true
  const input = openText(source)
  const output =
    call.text.from === 'conllu'
      ? parseConlluInput(input, source, language, withEntities)
      : parseTextInput(input, language, withEntities)
  for await (const piece of output)
    if (!process.stdout.write(piece)) await new Promise<void>(resume => process.stdout.once('drain', resume))
  return 0
}

/** The text of a file or of standard input, piece by piece, without a byte order mark. */
async function* openText(source: string): AsyncGenerator<string> {
  const name = source === '-' ? 'standard input' : source
  const decoder = new TextDecoder('utf-8', {fatal: true})
  let line = 1
  const decode = (bytes?: Uint8Array): string => {
    try {
      return bytes ? decoder.decode(bytes, {stream: true}) : decoder.decode()
    } catch (cause) {
      const readable = bytes ? new TextDecoder().decode(bytes) : ''
      const at = line + countLines(readable.slice(0, readable.indexOf('\uFFFD')))
      throw new CliError(
        `${name}: line ${at} is not UTF-8. Convert the file first, for example with: iconv -f WINDOWS-1252 -t UTF-8`,
        1,
        {cause},
      )
    }
  }
  try {
    for await (const bytes of source === '-' ? process.stdin : createReadStream(source)) {
      const text = decode(bytes as Uint8Array)
      line += countLines(text)
      yield text
    }
    yield decode()
  } catch (cause) {
    if (cause instanceof CliError) throw cause
    throw new CliError(`${name}: ${renderError(cause)}`, 1, {cause})
  }
}

function countLines(text: string): number {
  let lines = 0
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) lines++
  return lines
}

async function* parseTextInput(
  input: AsyncIterable<string>,
  language: Language,
  withEntities: boolean,
): AsyncGenerator<string> {
  const sentences = {count: 0}
  let waiting = ''
  for await (const piece of input) {
    waiting += piece
    if (waiting.length < PIECE_UNITS) continue
    const cut = cutPlace(waiting)
    yield renderParsedText(language.parse(waiting.slice(0, cut)), {withEntities, sentences})
    waiting = waiting.slice(cut)
  }
  if (waiting !== '') yield renderParsedText(language.parse(waiting), {withEntities, sentences})
}

/** Where a long text may be cut with least harm: after an empty line, else a line, else a sentence, else a word. */
function cutPlace(text: string): number {
  const half = text.length >> 1
  for (const mark of ['\n\n', '\n\r\n', '\n', '. ', ' ']) {
    const at = text.lastIndexOf(mark)
    if (at > half) return at + mark.length
  }
  const isPair = /[\uD800-\uDBFF]/.test(text[text.length - 1]!)
  return isPair ? text.length - 1 : text.length
}

async function* parseConlluInput(
  input: AsyncIterable<string>,
  source: string,
  language: Language,
  withEntities: boolean,
): AsyncGenerator<string> {
  let waiting: ConlluSentence[] = []
  const flush = (): string => {
    const text = annotateConllu(waiting, language, {withEntities}).map(renderConllu).join('')
    waiting = []
    return text
  }
  for await (const sentence of readSentences(input, source)) {
    waiting.push(sentence)
    if (waiting.length >= PIECE_SENTENCES) yield flush()
  }
  if (waiting.length > 0) yield flush()
}

async function* readSentences(input: AsyncIterable<string>, source: string): AsyncGenerator<ConlluSentence> {
  const reader = new ConlluReader()
  const check = <T>(step: () => T): T => {
    try {
      return step()
    } catch (cause) {
      const reason = (cause as ConlluError).message
      throw new CliError(
        `${source === '-' ? 'standard input' : source}, ${reason}. Correct the line, or parse plain text without --from conllu.`,
        1,
        {cause},
      )
    }
  }
  let rest = ''
  for await (const piece of input) {
    const lines = (rest + piece).split('\n')
    rest = lines.pop()!
    for (const line of lines) {
      const sentence = check(() => reader.add(line))
      if (sentence) yield sentence
    }
  }
  if (rest !== '') check(() => reader.add(rest))
  const last = check(() => reader.end())
  if (last) yield last
}
