#!/usr/bin/env node
import {CliError} from './cli-error.ts'
import {nearestName} from './command-line.ts'
import {COMMANDS} from './commands.ts'
import {note} from './output.ts'

const HELP = `Rapporteur reads news reports and says who did, said, plans or denies what, with the words that say so.

usage: rapporteur COMMAND [options]

${Object.entries(COMMANDS)
  .map(([name, {help}]) => `  ${name.padEnd(8)} ${help}`)
  .join('\n')}

rapporteur COMMAND --help tells more. Exit codes: 0 all done; 1 something could not be read, or nothing was found; 2 the call is wrong.
`

async function main(given: readonly string[]): Promise<number> {
  const [name, ...rest] = given
  if (name === '--version') {
    const {version} = await import('./version.ts')
    process.stdout.write(`${version()}\n`)
    return 0
  }
  if (name === undefined) {
    process.stdout.write(HELP)
    return 2
  }
  const isForHelp = name === 'help' || name === '--help' || name === '-h'
  if (isForHelp && rest[0] === undefined) {
    process.stdout.write(HELP)
    return 0
  }
  const [called = name, ...args] = isForHelp ? [rest[0], '--help'] : [name, ...rest]
  const command = Object.hasOwn(COMMANDS, called) ? COMMANDS[called] : undefined
  if (!command) {
    const near = nearestName(called, Object.keys(COMMANDS))
    const hint = near ? `Did you mean ${near}?` : `The commands are: ${Object.keys(COMMANDS).join(', ')}.`
    throw new CliError(`There is no command “${called}”. ${hint} See --help.`, 2)
  }
  return command.run(args)
}

// Whoever takes the output may have had enough (`| head`); a disk may be full.
process.stdout.on('error', error => {
  if ((error as NodeJS.ErrnoException).code === 'EPIPE') process.exit(0)
  note(`rapporteur: the output could not be written (${error.message}).`)
  process.exit(1)
})
process.stderr.on('error', () => {})

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  const isExpected = error instanceof CliError
  const message = error instanceof Error ? error.message : String(error)
  note(
    isExpected
      ? `rapporteur: ${message}`
      : `rapporteur: this should not happen: ${message}. Please report it, with what RAPPORTEUR_DEBUG=1 shows.`,
  )
  if (!isExpected && process.env.RAPPORTEUR_DEBUG) console.error(error)
  process.exitCode = isExpected ? error.exitCode : 1
}
