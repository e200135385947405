import type {Actor} from '../actor/actor.ts'
import type {TokenId} from '../language/parsed-text.ts'
import {isVerb, phrasesWith, surfaceSubjects} from './clause.ts'
import {nominalSlot, partiesIn, unique} from './party-phrases.ts'
import {actorsOf, type ReportView} from './report-view.ts'

/**
 * Who is to do what is demanded, by the nouns that name it: "demanded action from the mayor", "called for Israel's withdrawal", "for an end to
 * Russian strikes", "repeated its demand that Washington ease the embargo". Whom or what it concerns ("action on poverty",
 * "the release of prisoners") is not asked. Those who are `asking` are left out. Empty when the nouns name
 * nobody else who is to act.
 */
export function demandedOf(
  view: ReportView,
  nouns: readonly TokenId[],
  asking: readonly Actor[] = [],
  depth = 0,
): Actor[] {
  const {doc} = view
  const others = (found: readonly Actor[]): Actor[] => unique(found).filter(actor => !asking.includes(actor))
  for (const noun of nouns) {
    const asked = actorsOf(view, noun)
    if (asked.length > 0) return others(partiesIn(view, [noun]))
    for (const slot of ['poss', 'by', 'dem', 'from', ...(isDoneToOthers(view, noun) ? [] : ['of'])]) {
      const found = others(nominalSlot(view, noun, slot))
      if (found.length > 0) return slot === 'poss' && isDoneToOwner(view, noun, found) ? [] : found
    }
    for (const clause of doc.childrenBy(noun, 'acl')) {
      if (doc.child(clause, 'nsubj', 'nsubj:pass') < 0 || doc.child(clause, 'mark') < 0) continue
      const found = others(partiesIn(view, surfaceSubjects(doc, clause)))
      if (found.length > 0) return found
    }
    if (depth > 1) continue
    const deeds = ['to', 'of'].flatMap(preposition => phrasesWith(doc, noun, preposition))
    const found = demandedOf(
      view,
      deeds.filter(t => !isVerb(doc, t) && actorsOf(view, t).length === 0),
      asking,
      depth + 1,
    )
    if (found.length > 0) return found
  }
  return []
}

/** Whether whom the "of" names suffers the deed: "the release of prisoners", "the bombing of Gaza". */
export const isDoneToOthers = ({doc, rules}: ReportView, noun: TokenId): boolean =>
  (rules.nouns.get(doc.lemma(noun)) ?? []).some(({roles}) => roles.recipients.includes('of'))

/** "Demanded the editor's release": the people who own such a deed suffer it. */
const isDoneToOwner = ({doc, rules}: ReportView, noun: TokenId, owners: readonly Actor[]): boolean =>
  rules.classes.get('done_to_owner')!.has(doc.lemma(noun)) &&
  !phrasesWith(doc, noun, 'of').length &&
  owners.every(({kind}) => kind === 'person' || kind === 'role' || kind === 'population')
