import {once} from 'node:events'
import type {TerminalOptions} from '../view/terminal-text.ts'

/** Writes a result to standard output, at the pace of whoever takes it. */
export async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain')
}

/** How a text for people is to be set: the columns it may fill, and whether colours are shown. */
export const outputLines = (): TerminalOptions => ({width: outputWidth(), colours: hasColours()})

/** Whether standard output is a terminal that shows colours. */
export const hasColours = (): boolean => process.stdout.isTTY === true && process.env.NO_COLOR === undefined

/** Columns that a text for people may fill. */
export const outputWidth = (): number => (process.stdout.isTTY ? Math.min(process.stdout.columns ?? 80, 120) : 100)
