import {expect, test, vi} from 'vitest'
import type {CliError} from '../../src/cli/cli-error.ts'
import {type CommandLine, parseCall} from '../../src/cli/command-line.ts'

const COMMAND: CommandLine = {
  usage: 'rapporteur try [FILE]',
  about: 'For trying.',
  takesWords: true,
  options: [
    {name: 'sort', type: 'string', values: ['date', '-date'], help: 'the order'},
    {name: 'near', type: 'string', value: 'LAT,LON', help: 'a point'},
    {name: 'json', type: 'boolean', help: 'for programs'},
  ],
}

test.each<[args: string[], text: object, positionals: string[]]>([
  [['--sort', '-date'], {sort: '-date'}, []],
  [['--sort=-date', 'a.txt'], {sort: '-date'}, ['a.txt']],
  [['--near', '-1.28,36.82', 'a.txt'], {near: '-1.28,36.82'}, ['a.txt']],
  [['--json', '-'], {}, ['-']],
  [['--json', '--', '-a.txt', '--sort'], {}, ['-a.txt', '--sort']],
])('%j is understood', (args, text, positionals) => {
  const call = parseCall(args, COMMAND)!
  expect(call.text).toMatchObject(text)
  expect(call.positionals).toEqual(positionals)
})

test.each<[args: string[], words: string]>([
  [['--sort'], '--sort needs a value: --sort date|-date.'],
  [['--near', '--json'], '--near needs a value: --near LAT,LON.'],
  [['--sort', '-dat'], '--sort takes date, -date, not “-dat”.'],
  [['--jsn'], 'Did you mean --json?'],
  [['-a.txt'], 'is written ./-a.txt.'],
  [['--json=yes'], 'does not take an argument'],
])('%j is a wrong call', (args, words) => {
  const parse = () => parseCall(args, COMMAND)
  expect(parse).toThrow(words)
  expect(parse).toThrow(expect.objectContaining({exitCode: 2}) as CliError)
})

test.each(['--help', '-h'])('%s prints the help', argument => {
  const write = vi.spyOn(process.stdout, 'write').mockImplementation(() => true)
  try {
    expect(parseCall([argument], COMMAND)).toBeNull()
    expect(write.mock.calls.join('')).toContain('--near LAT,LON')
  } finally {
    write.mockRestore()
  }
})
