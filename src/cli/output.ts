import {once} from 'node:events'

/** Writes a result to standard output, at the pace of whoever takes it. */
export async function print(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain')
}

/** Whether standard output is a terminal that shows colours. */
export const hasColours = (): boolean => process.stdout.isTTY === true && process.env.NO_COLOR === undefined

/** Columns that a text for people may fill. */
export const outputWidth = (): number => (process.stdout.isTTY ? Math.min(process.stdout.columns ?? 80, 120) : 100)
