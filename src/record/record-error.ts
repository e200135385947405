/** Something about the archive that the user has to hear without a stack trace: what is wrong and what to do next. */
export class RecordError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'RecordError'
  }
}
