/** Names of months by number, and the shapes of a day that holds one. From `data/page/months.tsv`. */
export interface MonthNames {
  /** By name in lower case. */
  readonly numbers: ReadonlyMap<string, number>
  /** "14 September 2022", "14. Sept. 2022", "14 de septiembre de 2022": day, month, year. */
  readonly dayMonth: RegExp
  /** "Sept. 14, 2022", "September 14th 3:00 pm, 2022": month, day, year. */
  readonly monthDay: RegExp
  /** `/2022/sep/14/`: year, month, day. */
  readonly inAddress: RegExp
}

/** Rows of the table (`month` 1–12, `names` parted by spaces). The longest name is met first. */
export function compileMonthNames(rows: readonly {month: string; names: string}[]): MonthNames {
  const numbers = new Map(
    rows.flatMap(({month, names}) => names.split(' ').map(name => [name, Number(month)] as const)),
  )
  const month = [...numbers.keys()].sort((a, b) => b.length - a.length).join('|')
  return {
    numbers,
    dayMonth: new RegExp(
      `(?<![\\p{L}\\d])(\\d{1,2})(?:st|nd|rd|th|er|º|°)?[.,]?[\\s-]+(?:of\\s+|de\\s+|di\\s+)?(${month})\\.?,?[\\s-]+(?:de\\s+|del\\s+)?((?:19|20)\\d\\d)(?!\\d)`,
      'iu',
    ),
    monthDay: new RegExp(
      `(?<![\\p{L}\\d])(${month})\\.?[\\s-]+(\\d{1,2})(?:st|nd|rd|th)?,?(?:\\s+(?:at\\s+)?\\d{1,2}:\\d\\d(?:\\s?[ap]\\.?m\\.?)?,?)?[\\s,-]+((?:19|20)\\d\\d)(?!\\d)`,
      'iu',
    ),
    inAddress: new RegExp(`[/]((?:19|20)\\d\\d)[/](${month})[/](\\d{1,2})(?=[/]|$)`, 'i'),
  }
}
