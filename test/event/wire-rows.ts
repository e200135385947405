import {openReader} from './chain.ts'

const read = openReader()

/** What is said of each sentence whose act ("AGREE | NOR, FIN > ") is not among those that are read, in order. */
export const missedActs = (told: readonly (readonly [sentence: string, act: string])[]): string[] =>
  told.flatMap(([sentence, act]) => {
    const acts = read(sentence).events.map(({type, dyad}) => `${type} | ${dyad}`)
    return acts.includes(act) ? [] : [`${sentence} wants ${act}, got ${acts.join('; ')}`]
  })

/** The sentences in which an act is read. */
export const codedSentences = (silent: readonly string[]): string[] =>
  silent.filter(sentence => read(sentence).events.length > 0)

/** Those of the failures that are too many where a share of the rows must be right. */
export const beyond = (failures: readonly string[], rows: readonly unknown[], share: number): readonly string[] =>
  failures.slice(Math.floor(rows.length * (1 - share)))
