import type {Actor} from '../actor/actor.ts'
import type {Attribution} from '../attribution/attribution.ts'
import {type ReportView, sourceActors} from './report-view.ts'
import type {Candidate} from './trigger.ts'

/**
 * The denial by those who are said to have acted that a relative clause adds to the act: "poisoned a spy, a charge that Russia
 * denies", "…, which Moscow denies". Null when there is none; what others deny of them is no denial of theirs.
 */
export function findDenialBeside(view: ReportView, {token}: Candidate, actors: readonly Actor[]): Attribution | null {
  const {doc} = view
  const sentence = doc.sentenceOf(token)
  const isOwn = (source: Actor): boolean => actors.some(actor => actor === source || speaksFor(source, actor))
  return (
    view.attributions.find(attribution => {
      const {head} = attribution.cue
      return (
        attribution.isDenial &&
        head > token &&
        doc.sentenceOf(head) === sentence &&
        doc.deprel(head) === 'acl:relcl' &&
        !doc.isWithin(token, head) &&
        sourceActors(view, attribution).some(isOwn)
      )
    }) ?? null
  )
}

const speaksFor = (source: Actor, actor: Actor): boolean =>
  source.country !== null && source.country === actor.country && (source.kind === 'state' || source.sector === 'GOV')
