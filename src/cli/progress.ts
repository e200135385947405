import {DEFAULT_COLUMNS} from './output.ts'

/** A line on the terminal that is written over while work goes on; nothing in a pipe. */
export interface Progress {
  readonly show: (text: string) => void
  /** Takes the line away, so that other words can be written. */
  readonly clear: () => void
}

/** Not more often than this, in milliseconds. */
const PAUSE_MS = 100

/** Opens the line, at the end of standard error. */
export function startProgress(isShown: boolean = process.stderr.isTTY === true): Progress {
  let last = 0
  return {
    show: text => {
      const now = performance.now()
      if (!isShown || now - last < PAUSE_MS) return
      last = now
      process.stderr.write(`\r${text.slice(0, (process.stderr.columns || DEFAULT_COLUMNS) - 1)}\u001b[K`)
    },
    clear: () => {
      if (isShown) process.stderr.write('\r\u001b[K')
    },
  }
}

/** "1 h 5 min", "40 s". */
export function durationInWords(seconds: number): string {
  if (seconds < 90) return `${Math.round(seconds)} s`
  const minutes = Math.round(seconds / 60)
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
