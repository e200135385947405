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

/** 20971520 → `20 MB`. */
export const renderBytes = (bytes: number): string =>
  bytes >= 1 << 20
    ? `${Math.round(bytes / (1 << 20))} MB`
    : bytes >= 1024
      ? `${Math.round(bytes / 1024)} kB`
      : `${bytes} bytes`
