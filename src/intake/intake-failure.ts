/** Something that could not be read. It takes the place of a page in the stream, which goes on. */
export interface IntakeFailure {
  /** What the user named: a path, an address, `-`, with the line in a JSON Lines file. */
  readonly source: string
  /** What is wrong, with which value, and what to do; whole sentences without the source's name. */
  readonly failure: string
}

export const isFailure = (item: object): item is IntakeFailure => 'failure' in item

/** The failure thrown inside the room, caught where a source is opened. */
export class CannotRead extends Error {}

/** A failure that a later attempt may not meet: a server that is busy, broken or does not answer. */
export class CannotReadNow extends CannotRead {
  /** How long the server asks to wait; null when it does not say. */
  readonly retryAfterMs: number | null
  constructor(message: string, {retryAfterMs = null}: {retryAfterMs?: number | null} = {}) {
    super(message)
    this.retryAfterMs = retryAfterMs
  }
}

const FILE_ERRORS: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file. Check the name and the folder.',
  ENOTDIR: 'There is no such file. Check the name and the folder.',
  EACCES: 'It may not be read: you lack the permission.',
  EPERM: 'It may not be read: you lack the permission.',
  EISDIR: 'This is a folder. Name the files in it.',
  ELOOP: 'It is a link that leads to itself. Name the file it should lead to.',
  EMFILE: 'Too many files are open. Close some, or read fewer at once.',
  ENAMETOOLONG: 'The name is too long for a file. If it is a text, give it on standard input with -.',
  EIO: 'The disk reports an error. Check it.',
  Z_BUF_ERROR: 'The gzip file is cut off. Get it again; nothing after the break can be read.',
  Z_DATA_ERROR: 'The gzip file is damaged. Get it again.',
}

/** What is wrong, in words for the user. */
export function renderError(error: unknown): string {
  if (error instanceof CannotRead) return error.message
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return FILE_ERRORS[code] ?? `It could not be read (${error instanceof Error ? error.message : String(error)}).`
}

/** 20971520 → `20 MB`. */
export const renderBytes = (bytes: number): string =>
  bytes >= 1 << 20
    ? `${Math.round(bytes / (1 << 20))} MB`
    : bytes >= 1024
      ? `${Math.round(bytes / 1024)} kB`
      : `${bytes} bytes`
