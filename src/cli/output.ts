import {once} from 'node:events'
import {parseLocator} from '../intake/locator.ts'
import {safeText, type TerminalOptions} from '../view/terminal-text.ts'

/** Writes a result to standard output, at the pace of whoever takes it. */
export async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain')
}

/** Says a word about the work on standard error, made safe for a terminal: names of files and feeds may hold anything. */
export function note(text: string): void {
  process.stderr.write(`${safeText(text)}\n`)
}

/** A source as people name it: the path or address of its locator, with the line in it. */
export function sourceInWords(source: string): string {
  const locator = parseLocator(source)
  if (locator?.kind === 'file') return locator.source
  return locator?.kind === 'line' ? `${locator.source}, line ${locator.number}` : source
}

/** "1 report", "12 reports". */
export const countOf = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

/** How a text for people is to be set: the columns it may fill, and whether colours are shown. */
export const outputLines = (): TerminalOptions => ({width: outputWidth(), colours: hasColours()})

/** Whether standard output is a terminal that shows colours. */
export const hasColours = (): boolean => process.stdout.isTTY === true && process.env.NO_COLOR === undefined

/** A terminal that does not tell its columns, or tells none. */
export const DEFAULT_COLUMNS = 80

/** Columns that a text for people may fill. */
export const outputWidth = (): number =>
  process.stdout.isTTY ? Math.min(process.stdout.columns || DEFAULT_COLUMNS, 120) : 100
