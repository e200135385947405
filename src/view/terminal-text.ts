import {stripVTControlCharacters, styleText} from 'node:util'
import wrapAnsi from 'wrap-ansi'

export type Style = Parameters<typeof styleText>[0]

export interface TerminalOptions {
  /** Columns of the terminal. */
  readonly width: number
  readonly colours: boolean
}

/** Text from the web made safe for a terminal: no control characters, no direction overrides, white space as one space. */
export function safeText(text: string): string {
  return (
    stripVTControlCharacters(text)
      .replace(/\s+/gu, ' ')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it takes out
      .replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
      .trim()
  )
}

/** Words of a text in quotation marks; as they are when they open with one of their own. */
export const inQuotationMarks = (words: string): string => (/^["“„«‘]/u.test(words) ? words : `“${words}”`)

/** As safeText, with the lines as they are. */
export const safeLines = (text: string): string =>
  text
    .split(/\r?\n/)
    .map(line => safeText(line))
    .join('\n')

/** Wraps at the width, each line after `indent` spaces. */
export function wrapIndented(text: string, indent: number, {width}: TerminalOptions): string {
  const margin = ' '.repeat(indent)
  return wrapAnsi(text, Math.max(20, width - indent), {hard: true})
    .split('\n')
    .map(line => margin + line)
    .join('\n')
}

export const styled = (style: Style, text: string, {colours}: TerminalOptions): string =>
  colours ? styleText(style, text, {validateStream: false}) : text
