import {attributionsHolding} from '../attribution/holding.ts'
import {firstOfJoined} from '../language/first-of-joined.ts'
import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import {intentNoun, isPassive, isVerb, prepositionOf} from './clause.ts'
import {clauseModality, isConditionalClause, isNegated, isPassiveToCome} from './clause-modality.ts'
import {type EventType, type Factuality, VERBAL_TYPES} from './event.ts'
import {INTENDING, WISHING} from './grammar-words.ts'
import {isHeadlineInfinitive} from './misread-verb.ts'
import type {ReportView} from './report-view.ts'
import type {EventRules, ModalityRule} from './rules.ts'
import type {Candidate} from './trigger.ts'

/** How far an act is said to be real, and why. */
export interface FactualityReading {
  readonly factuality: Factuality
  /** The governing word says that the act is coded with it and not by itself ("refused to leave": leave). */
  readonly isGoverned: boolean
  /** A verb's future is negated: "will not lift". */
  readonly isRefused: boolean
  /** A noun that only refers to the act ("after the talks"): nothing here says whether it is past or to come. */
  readonly isReference: boolean
  /** The word whose meaning gave the factuality, -1 when it is the trigger's own. */
  readonly governor: TokenId
  readonly steps: readonly string[]
}

/** What outranks what when two words speak of one act. */
const RANK: Record<Factuality, number> = {
  occurred: 0,
  ongoing: 1,
  planned: 2,
  possible: 3,
  conditional: 4,
  'called-for': 5,
  denied: 6,
}

/** Acts that are done by saying what ought to be or will be. */
const MADE_BY_MODALS: ReadonlySet<EventType> = new Set<EventType>(['REQUEST', 'THREATEN'])

/**
 * Reads the factuality of a trigger: its own auxiliaries and negation, then word by word up the tree what governs it
 * (intention, demand, failure, fear, condition, question), at last a denial by a party. Modality before type: the type
 * stays what the act is. Scheme: certainty, time and polarity after FactBank (Saurí & Pustejovsky 2009), in seven values.
 */
export function readFactuality(view: ReportView, candidate: Candidate): FactualityReading {
  const {doc, rules} = view
  const steps: string[] = []
  let factuality = 'occurred' as Factuality
  let isGoverned = false
  let isRefused = false
  let governor = -1
  const raise = (to: Factuality, why: string): void => {
    if (RANK[to] <= RANK[factuality]) return
    // What is planned to be refused, denied to be planned …: the lower word counts unless the upper outranks it.
    factuality = to
    steps.push(`${to}: ${why}`)
  }

  // "X said that Y must leave", "X said that Y was to blame": the demand, the accusation is made, whatever is said of it.
  if (candidate.part === 'modal' || candidate.frame.roles.actors[0] === 'said')
    return {factuality, isGoverned, isRefused, isReference: false, governor, steps}
  let node = candidate.token
  if (candidate.part === 'noun') {
    const cue = nounCue(doc, node, rules)
    if (cue) raise(cue.factuality, cue.word)
    if (candidate.light?.factuality) raise(candidate.light.factuality, doc.lemma(candidate.light.verb))
  } else {
    const own = clauseModality(doc, node, rules)
    isRefused = own.isRefused
    const pos = candidate.part === 'adjective' ? 'adj' : isPassive(doc, node) ? 'passive' : 'verb'
    const itself = rules.modality.get(`${doc.lemma(node)} ${pos}`)?.find(rule => rule.complement === 'self')
    if (itself) raise(itself.factuality, doc.lemma(node))
    // "Would like Egypt to open the border", "will retaliate": the modal makes the demand or the threat.
    const isOfFrame =
      MADE_BY_MODALS.has(candidate.frame.type!) && candidate.frame.constraints.some(c => c.slot === 'aux')
    if (own.factuality && !isOfFrame) raise(own.factuality, own.why)
    if (isMeanwhile(doc, node) && !VERBAL_TYPES.has(candidate.frame.type!)) raise('ongoing', 'meanwhile')
  }

  let isReference = candidate.part === 'noun' && candidate.light === null && steps.length === 0
  for (const clause of candidate.part === 'noun' ? doc.childrenBy(node, 'acl') : []) {
    // "a summit which will be held", "talks scheduled for Monday"
    if (!carries(doc, clause, rules)) continue
    const told = clauseModality(doc, clause, rules)
    if (told.factuality && told.factuality !== 'denied') raise(told.factuality, told.why)
    const cue = rules.light.get(doc.lemma(clause))?.factuality
    if (cue) raise(cue, doc.lemma(clause))
    isReference = false
  }
  for (let climbed = 0; climbed < 14; climbed++) {
    const intent = isVerb(doc, node) ? intentNoun(doc, node) : -1
    const head = intent >= 0 ? intent : doc.head(node)
    if (head < 0) break
    const relation = intent >= 0 ? 'acl' : complementRelation(doc, node, head, rules)
    if (isNominal(doc, node) && isVerb(doc, head) && relation !== 'conj') {
      // What is weighed is possible, but "considering Russia's request" takes the request for granted.
      const isGranted = node === candidate.token && doc.child(node, 'nmod:poss') >= 0
      const rule = governingRules(doc, node, head, rules).find(r => !(isGranted && r.factuality === 'possible'))
      if (rule) {
        raise(
          isNegated(doc, head) && rule.factuality === 'denied' ? 'occurred' : rule.factuality,
          `${doc.lemma(head)} ${rule.complement}`,
        )
        if (!rule.isCoded) isGoverned = true
        governor = head
        isReference = false
        if (relation === 'obl') break
      } else if (['nsubj', 'obj'].includes(relation) && carries(doc, head, rules)) {
        isReference = false
      } else {
        // What merely acts on or beside the act says nothing of it, but a plan made "at their meeting" sets it ahead.
        if (
          relation === 'obl' &&
          clauseModality(doc, head, rules).factuality === 'planned' &&
          ['at', 'during', 'in'].includes(prepositionOf(doc, node))
        )
          raise('planned', 'of the clause')
        if (relation === 'obl' && isBeforeNoun(doc, node)) raise('planned', prepositionOf(doc, node))
        if (isReference && isExpectant(doc, head, rules)) raise('planned', 'spoken of as to come')
        // What is not known yet shares the future of its clause: "will fund a search", not "will discuss the attack".
        if (isReference && isIndefinite(doc, candidate.token)) {
          const around = clauseModality(doc, head, rules)
          if (around.factuality === 'planned' || around.factuality === 'conditional')
            raise(around.factuality, `in a clause of ${around.why}`)
        }
        break
      }
      if (isGranted) break
      const outer = clauseModality(doc, head, rules)
      if (outer.factuality && !(rule && outer.factuality === 'ongoing')) raise(outer.factuality, outer.why)
      if (outer.isRefused) isRefused = true
      node = head
      continue
    }
    if (relation === 'conj' && isVerb(doc, node) === isVerb(doc, head)) {
      // Coordinated verbs share auxiliaries and negation unless the later one has its own.
      if (isVerb(doc, node) && doc.child(node, 'aux', 'nsubj', 'nsubj:pass') < 0) {
        const shared = clauseModality(doc, head, rules)
        if (shared.factuality && (shared.factuality !== 'denied' || sharesNegation(doc, node, head)))
          raise(shared.factuality, shared.why)
      }
      node = head
      continue
    }
    const below = intent >= 0 || passesOn(doc, node, head, relation)
    if (!below) {
      if (relation === 'advcl')
        readAdverbialClause(doc, node, raise, why => {
          isGoverned = true
          steps.push(`waits: ${why}`)
        })
      if (relation === 'advcl' && isAheadWith(doc, node, head, rules)) raise('planned', 'when what is planned comes')
      // A purpose ("met to discuss ending") is aimed at, not reached; that of a plan is planned itself.
      else if (relation === 'advcl' && isPurpose(doc, node) && isVerb(doc, node) && !GOING.has(doc.lemma(head)))
        raise(clauseModality(doc, head, rules).factuality === 'planned' ? 'planned' : 'possible', 'purpose')
      if (relation === 'obl' && isBeforeNoun(doc, node)) raise('planned', prepositionOf(doc, node))
      if (relation === 'advcl' || relation === 'obl' || relation === 'parataxis' || relation === 'acl') {
        node = head
        // Higher clauses only matter to a phrase inside them when they are a claim or a condition.
        if (relation === 'parataxis' || relation === 'acl') break
        if (!isVerb(doc, head)) break
        const outer = clauseModality(doc, head, rules)
        if (outer.factuality === 'planned' && relation === 'advcl' && !isFiniteVerb(doc, node))
          raise('planned', outer.why)
        break
      }
      break
    }
    if (node === candidate.token && isPerformed(view, node, head)) break
    const decreed = node === firstOfJoined(doc, candidate.token) ? decreeRule(view, candidate, head) : null
    let isOpen = false
    for (const rule of decreed ? [decreed] : governingRules(doc, node, head, rules, relation)) {
      const negated = isNegated(doc, head)
      isOpen = rule.factuality === 'denied' && isLeftOpen(doc, head, rules)
      const effect = isOpen ? 'possible' : negated && rule.factuality === 'denied' ? 'occurred' : rule.factuality
      raise(effect, `${doc.lemma(head)} ${rule.complement}`)
      if (!rule.isCoded) isGoverned = true
      governor = head
      break
    }
    if (isOpen) break
    if (isHeadlineInfinitive(doc, node)) break
    if (
      relation === 'acl' &&
      isNominal(doc, head) &&
      isPurpose(doc, node) &&
      governor < 0 &&
      !isPassiveToCome(doc, node)
    )
      raise('possible', 'purpose')
    // A plan that somebody has is told for itself, whatever is said of the plan.
    if (relation === 'acl' && isNominal(doc, head) && doc.child(head, 'nmod:poss') >= 0) break
    const isPredicate = isVerb(doc, head) || doc.child(head, 'cop') >= 0
    if (isPredicate) {
      const outer = clauseModality(doc, head, rules)
      const isClaim = relation === 'ccomp' || relation === 'parataxis'
      // "said that", "will say that": the speaker's tense is not the act's. "Agreed to", "will begin to", "held": it is.
      if (outer.factuality && !isClaim) raise(outer.factuality, outer.why)
    }
    node = head
  }

  const sentence = doc.sentenceOf(candidate.token)
  if (isQuestion(doc, sentence) && factuality !== 'denied') raise('possible', 'question')
  if (factuality !== 'denied') {
    const denial = attributionsHolding(view.claims, doc.span(candidate.token)).find(a => a.isDenial)
    if (denial) raise('denied', `denied by the source (${view.doc.text.slice(denial.cue.start, denial.cue.end)})`)
  }
  return {factuality, isGoverned, isRefused, isReference, governor, steps}
}

/** "Did not rule out sending troops", "refused to rule it out": what is not excluded may happen. */
function isLeftOpen(doc: ParsedText, verb: TokenId, rules: EventRules): boolean {
  if (doc.lemma(verb) !== 'rule' && doc.lemma(verb) !== 'exclude') return false
  if (isNegated(doc, verb)) return true
  const above = doc.relation(verb) === 'xcomp' ? doc.head(verb) : -1
  return above >= 0 && governingRules(doc, verb, above, rules).some(({factuality}) => factuality === 'denied')
}

const isNominal = (doc: ParsedText, t: TokenId): boolean =>
  !isVerb(doc, t) && doc.upos(t) !== 'ADJ' && doc.child(t, 'cop') < 0

/** Whether the verb says that its noun takes place: "talks began", "held talks". */
function carries(doc: ParsedText, verb: TokenId, rules: EventRules): boolean {
  const particle = doc.child(verb, 'compound:prt')
  const key = particle >= 0 ? `${doc.lemma(verb)} ${doc.lower(particle)}` : doc.lemma(verb)
  if (rules.occurrence.has(key) || rules.light.has(key)) return true
  const object = doc.child(verb, 'obj')
  return object >= 0 && rules.occurrence.has(`${doc.lemma(verb)} ${doc.lemma(object)}`)
}

const SUBORDINATORS = new Set(['when', 'once', 'after', 'until', 'before', 'as'])

const DECREED_MODES = new Set(['restrict', 'censor', 'curfew', 'martial-law'])

/** "The decision to ban imports": what is done by deciding it is done with the decision; null for other acts and words. */
function decreeRule({doc, rules}: ReportView, {frame}: Candidate, head: TokenId): ModalityRule | null {
  const isDecreed = frame.type === 'SANCTION' || (frame.type === 'COERCE' && DECREED_MODES.has(frame.mode ?? ''))
  if (!isDecreed || doc.upos(head) !== 'NOUN') return null
  return rules.modality.get(`${doc.lemma(head)} noun`)?.find(rule => rule.complement === 'acl:decree') ?? null
}

/** "I want to thank you", "we would like to congratulate them": who says that he wants to say it has said it. */
const isPerformed = ({doc, rules}: ReportView, verb: TokenId, head: TokenId): boolean =>
  rules.classes.get('performed')!.has(doc.lemma(verb)) &&
  WISHING.has(doc.lemma(head)) &&
  !isNegated(doc, head) &&
  doc.childrenBy(head, 'nsubj').some(subject => ['i', 'we'].includes(doc.lower(subject)))

/** "Shelled the town as its forces press into the valley": what goes on beside what is told. */
const isMeanwhile = (doc: ParsedText, verb: TokenId): boolean =>
  doc.relation(verb) === 'advcl' &&
  ['VBZ', 'VBP'].includes(doc.xpos(verb)) &&
  doc.childrenBy(verb, 'mark').some(mark => mark < verb && doc.lower(mark) === 'as')

/** "Will resign when the talks are over": the time clause of a plan, told in the present. */
function isAheadWith(doc: ParsedText, clause: TokenId, head: TokenId, rules: EventRules): boolean {
  if (!doc.childrenBy(clause, 'mark', 'advmod').some(m => m < clause && SUBORDINATORS.has(doc.lower(m)))) return false
  const finite = doc.childrenBy(clause, 'aux', 'cop').concat(clause)
  if (finite.some(t => doc.xpos(t) === 'VBD') || !finite.some(t => ['VBZ', 'VBP'].includes(doc.xpos(t)))) return false
  return isVerb(doc, head) && clauseModality(doc, head, rules).factuality === 'planned'
}

/** A noun that nothing says to be known: no article, possessor or demonstrative. */
const isIndefinite = (doc: ParsedText, noun: TokenId): boolean =>
  !doc.children(noun).some(c => {
    const word = doc.lower(c)
    return doc.deprel(c) === 'nmod:poss' || (doc.relation(c) === 'det' && !['a', 'an', 'any', 'some'].includes(word))
  })

/** Verbs of going: their purpose shares their factuality ("flew to Rome to meet the pope"). */
const GOING = new Set([
  'go',
  'fly',
  'travel',
  'visit',
  'come',
  'return',
  'arrive',
  'leave',
  'head',
  'gather',
  'convene',
  'land',
])

/** A clause of hope or expectation: what it refers to is to come. */
function isExpectant(doc: ParsedText, verb: TokenId, rules: EventRules): boolean {
  const own = clauseModality(doc, verb, rules).factuality
  if (own !== 'planned' && own !== 'possible' && own !== 'called-for') return false
  const head = doc.head(verb)
  return head >= 0 && ['hope', 'expect', 'wish', 'anticipate'].includes(doc.lemma(head))
}

const sharesNegation = (doc: ParsedText, node: TokenId, head: TokenId): boolean =>
  doc.childrenBy(node, 'cc').some(c => ['or', 'nor'].includes(doc.lower(c))) ||
  doc.childrenBy(head, 'cc:preconj', 'cc').some(c => doc.lower(c) === 'neither')

/** Whether what governs the head speaks of the act below: complements and arguments do, loose adverbials do not. */
function passesOn(doc: ParsedText, node: TokenId, head: TokenId, relation: string): boolean {
  if (['xcomp', 'ccomp', 'obj', 'nsubj', 'csubj', 'iobj'].includes(relation)) return true
  if (relation === 'acl')
    return (
      doc.deprel(node) !== 'acl:relcl' &&
      doc.children(node).some(c => ['to', 'that', 'of', 'for'].includes(doc.lower(c)))
    )
  if (relation === 'nmod') return ['of', 'for', 'on', 'in', 'about', 'at', 'to'].includes(prepositionOf(doc, node))
  if (relation === 'obl')
    return isVerb(doc, head) && ['for', 'of', 'from', 'on', 'to', 'in', 'with'].includes(prepositionOf(doc, node))
  if (relation === 'advcl')
    return doc
      .children(node)
      .some(c => ['mark', 'case'].includes(doc.relation(c)) && ['of', 'from'].includes(doc.lower(c)))
  return false
}

/**
 * An infinitive hung on as an adverbial that the verb takes as its complement: "forced the rebels to leave", "decided on Monday
 * to leave". "Stopped to meet" is no such verb without an object.
 */
const complementRelation = (doc: ParsedText, node: TokenId, head: TokenId, rules: EventRules): string => {
  const relation = doc.relation(node)
  if (relation !== 'advcl' || !isVerb(doc, head) || head > node) return relation
  // "Ruled out sending troops": a gerund right behind.
  const isGerund = doc.xpos(node) === 'VBG' && doc.child(node, 'mark') < 0
  const begin = doc.child(head, 'compound:prt') === node - 1 ? node - 2 : node - 1
  if (isGerund && begin === head && governingRules(doc, node, head, rules, 'xcomp').length > 0) return 'xcomp'
  if (!isPurpose(doc, node)) return relation
  const [rule] = governingRules(doc, node, head, rules, 'xcomp')
  const isTaken =
    rule && (doc.child(head, 'obj') >= 0 || rule.factuality === 'planned' || INTENDING.has(doc.lemma(head)))
  return isTaken ? 'xcomp' : relation
}

/** The rules of the modality table for this pair of a governing word and what hangs on it. */
function governingRules(
  doc: ParsedText,
  node: TokenId,
  head: TokenId,
  rules: EventRules,
  relation = doc.relation(node),
): ModalityRule[] {
  const particle = doc.child(head, 'compound:prt')
  const lemma = particle >= 0 ? `${doc.lemma(head)} ${doc.lower(particle)}` : doc.lemma(head)
  const preposition = relation === 'obl' || relation === 'nmod' ? prepositionOf(doc, node) : markOf(doc, node)
  const fits = (pos: string, complements: readonly string[]): ModalityRule[] =>
    (rules.modality.get(`${lemma} ${pos}`) ?? rules.modality.get(`${doc.lemma(head)} ${pos}`) ?? []).filter(rule =>
      complements.includes(rule.complement),
    )
  if (isVerb(doc, head)) {
    const complements =
      relation === 'xcomp'
        ? [...infinitiveKinds(doc, head), 'xcomp']
        : relation === 'obl' || relation === 'advcl'
          ? [`obl:${preposition}`, 'obl']
          : relation === 'nsubj'
            ? []
            : [relation]
    if (isPassive(doc, head)) {
      const passive = fits('passive', relation === 'nsubj' ? ['xcomp'] : complements)
      if (passive.length > 0) return passive
      if (relation === 'nsubj') return fits('verb', ['obj'])
    }
    return fits('verb', complements)
  }
  if (doc.upos(head) === 'ADJ') return fits('adj', [relation, 'xcomp'].slice(0, relation === 'ccomp' ? 1 : 2))
  if (doc.upos(head) === 'NOUN')
    return fits('noun', relation === 'nmod' ? [preposition] : relation === 'acl' ? ['acl', preposition] : [])
  return []
}

/** What the table tells apart of infinitives: "wants him to go", "is going to go", "has to go". */
function infinitiveKinds(doc: ParsedText, head: TokenId): string[] {
  const kinds: string[] = []
  if (doc.child(head, 'obj') >= 0) kinds.push('xcomp:obj')
  if (doc.xpos(head) === 'VBG' && doc.childrenBy(head, 'aux').some(aux => doc.lemma(aux) === 'be'))
    kinds.push('xcomp:progressive')
  if (['VBZ', 'VBP'].includes(doc.xpos(head))) kinds.push('xcomp:present')
  return kinds
}

const markOf = (doc: ParsedText, node: TokenId): string => {
  const mark = doc.children(node).find(c => ['mark', 'case'].includes(doc.relation(c)))
  return mark === undefined ? '' : doc.lower(mark)
}

/** Adjectives and determiners before a nominal act: planned, alleged, ongoing; "no talks". */
function nounCue(doc: ParsedText, noun: TokenId, rules: EventRules): {factuality: Factuality; word: string} | null {
  const head = doc.head(noun)
  const isContained = head >= 0 && doc.relation(noun) === 'nmod' && rules.transparent.has(doc.lemma(head))
  for (const child of isContained ? [...doc.children(noun), ...doc.children(head)] : doc.children(noun)) {
    const word = doc.lower(child)
    if (doc.relation(child) === 'det' && word === 'no') return {factuality: 'denied', word}
    if (doc.relation(child) !== 'amod' && doc.relation(child) !== 'compound') continue
    const cue = rules.nounCues.get(word)
    if (cue) return {factuality: cue, word}
  }
  return null
}

function readAdverbialClause(
  doc: ParsedText,
  clause: TokenId,
  raise: (to: Factuality, why: string) => void,
  govern: (why: string) => void,
): void {
  if (isConditionalClause(doc, clause)) raise('conditional', 'if')
  for (const mark of doc.childrenBy(clause, 'mark', 'case')) {
    const word = doc.lower(mark)
    if (word === 'without') raise('denied', 'without')
    if (word === 'before' && !isFiniteVerb(doc, clause)) raise('occurred', 'before')
    if (word === 'until' || word === 'till') govern(word)
    if (word === 'whether') raise('possible', word)
  }
}

const isFiniteVerb = (doc: ParsedText, verb: TokenId): boolean =>
  doc.feat(verb, 'VerbForm') === 'Fin' || doc.child(verb, 'aux') >= 0

const isPurpose = (doc: ParsedText, clause: TokenId): boolean =>
  doc.childrenBy(clause, 'mark').some(m => doc.lower(m) === 'to') && doc.child(clause, 'nsubj') < 0

/** "ahead of the talks", "before the summit": the act is still to come, seen from the clause. */
const isBeforeNoun = (doc: ParsedText, noun: TokenId): boolean => {
  const preposition = prepositionOf(doc, noun)
  return (
    preposition === 'ahead' ||
    (preposition === 'of' && doc.childrenBy(noun, 'case').some(c => doc.lower(c) === 'ahead'))
  )
}

function isQuestion(doc: ParsedText, sentence: number): boolean {
  for (let t = doc.endToken(sentence) - 1, i = 0; t >= doc.firstToken(sentence) && i < 3; t--, i++)
    if (doc.form(t) === '?') return true
  return false
}
