import type {ReportView} from './report-view.ts'
import type {Candidate} from './trigger.ts'

/**
 * Contexts of an act (the manual's list), sorted: those of its frame, and those that two words of its sentence, or one
 * together with the frame, speak for. Empty when nothing does.
 */
export function contextsOf(candidate: Candidate, spoken: ReadonlyMap<string, number>): string[] {
  const found = new Set(candidate.frame.contexts)
  for (const [context, words] of spoken) if (words > 1 || found.has(context)) found.add(context)
  if (candidate.frame.mode === 'cyber') found.add('cyber')
  if (candidate.frame.mode === 'misinformation') found.add('misinformation')
  return [...found].sort()
}

/** How many different words of a sentence speak for each context. */
export function spokenContexts(view: ReportView, sentence: number): Map<string, number> {
  const {doc, rules} = view
  const seen = new Set<string>()
  const counts = new Map<string, number>()
  const count = (key: string): void => {
    if (seen.has(key)) return
    const contexts = rules.contexts.get(key)
    if (!contexts) return
    seen.add(key)
    for (const context of contexts) counts.set(context, (counts.get(context) ?? 0) + 1)
  }
  let before = ''
  for (let t = doc.firstToken(sentence); t < doc.endToken(sentence); t++) {
    const lemma = doc.lemma(t).toLowerCase()
    count(lemma)
    if (before) count(`${before} ${lemma}`)
    before = doc.lower(t)
  }
  return counts
}
