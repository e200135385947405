/** Something to tell the user without a stack trace: what is wrong and what to do next. Exit code 1, or 2 for a wrong call. */
export class CliError extends Error {
  readonly exitCode: number

  constructor(message: string, exitCode = 1, options?: ErrorOptions) {
    super(message, options)
    this.name = 'CliError'
    this.exitCode = exitCode
  }
}
