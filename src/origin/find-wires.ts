/** Patterns that find credits of wire services, with the wire that each spelling stands for. */
export interface Wires {
  readonly wireOf: ReadonlyMap<string, string>
  /** "CAIRO (AP) —", "(Reuters/AFP)" at the edge of a line: a credit. "the Palestinian Authority (PA)" is none. */
  readonly inParentheses: RegExp
  /** "— AFP", or nothing but "Reuters", at the end of a line. */
  readonly atLineEnd: RegExp
  /** "Reuters reported", "according to AFP", "Xinhua news agency said". */
  readonly asReporter: RegExp
  /** Within a byline. */
  readonly anywhere: RegExp
}

/** Makes the patterns by which credits of wires are found. `forms`: all names of a wire, parted by `|`. */
export function indexWires(rows: readonly {readonly wire: string; readonly forms: string}[]): Wires {
  const wireOf = new Map(rows.flatMap(({wire, forms}) => forms.split('|').map(form => [form, wire] as const)))
  const oneOf = (words: Iterable<string>): string =>
    [...words]
      .sort((a, b) => b.length - a.length)
      .map(word => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('|')
  const form = oneOf(wireOf.keys())
  const forms = `((?:${form})(?:\\s?[/,&]\\s?(?:${form}))*)`
  const credit = `[([]\\s?${forms}\\s?[)\\]]`
  const edge = (pattern: string): string => `(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`
  // Short forms are words of other kinds as well (PA, MAP, TAP): as a reporter only forms of four letters or the well-known three.
  const reporter = oneOf([...wireOf.keys()].filter(word => word.length > 3 || WELL_KNOWN.has(word)))
  return {
    wireOf,
    inParentheses: new RegExp(`(?:^\\s*${credit}|${credit}(?=\\s?(?:[-–—:_]|$)))`, 'gmu'),
    atLineEnd: new RegExp(`(?:^|[-–—]|\\bSource:)\\s?${forms}\\.?\\s?$`, 'gmu'),
    asReporter: new RegExp(
      `${edge(reporter)}(?=(?:\\s(?:state\\s)?news\\sagency)?\\s(?:has\\s)?report(?:s|ed)\\b)|(?<=\\b(?:reported\\sby|[Aa]ccording\\sto)\\s(?:the\\s)?)${edge(reporter)}`,
      'gu',
    ),
    anywhere: new RegExp(edge(form), 'gu'),
  }
}

const WELL_KNOWN = new Set(['AFP', 'UPI', 'dpa', 'PTI', 'ANI', 'EFE', 'AAP'])

/** Names of the wire services that a text credits, in alphabetical order; [] when it credits none. "told Reuters" is no credit. */
export function findWires({text, byline}: {text: string; byline: string | null}, wires: Wires): string[] {
  const found = new Set<string>()
  const add = (forms: string): void => {
    for (const form of forms.split(/\s?[/,&]\s?/)) {
      const wire = wires.wireOf.get(form)
      if (wire) found.add(wire)
    }
  }
  for (const [, atStart, forms] of text.matchAll(wires.inParentheses)) add((atStart ?? forms)!)
  for (const [, forms] of text.matchAll(wires.atLineEnd)) add(forms!)
  for (const [form] of text.matchAll(wires.asReporter)) add(form)
  for (const [form] of (byline ?? '').matchAll(wires.anywhere)) add(form)
  return [...found].sort()
}
