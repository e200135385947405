import {vi} from 'vitest'
import {CliError} from '../../src/cli/cli-error.ts'
import {COMMANDS} from '../../src/cli/commands.ts'

export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs a command of the program in this process, as main.ts does. */
export async function run(name: string, ...args: string[]): Promise<Ran> {
  const [out, err]: [string[], string[]] = [[], []]
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(piece => out.push(String(piece)) > 0),
    vi.spyOn(process.stderr, 'write').mockImplementation(piece => err.push(String(piece)) > 0),
  ]
  let code: number
  try {
    code = await COMMANDS[name]!.run(args)
  } catch (error) {
    if (!(error instanceof CliError)) throw error
    code = error.exitCode
    err.push(error.message)
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
  return {code, out: out.join(''), err: err.join('')}
}

/** What `--json` printed, one object a line. */
export const rows = ({out}: Ran): Record<string, unknown>[] =>
  out
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))
