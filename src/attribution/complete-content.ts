import type {TokenId} from '../language/parsed-text.ts'
import type {Span} from '../span.ts'
import type {Quotation} from './quotation-marks.ts'
import type {TokenAttributes} from './token-attributes.ts'

/** An attribution as far as its own sentence tells it. Spans are of characters. */
export interface DraftAttribution {
  readonly cue: TokenId
  readonly content: readonly Span[]
}

/**
 * Content that goes beyond the cue's sentence: a quotation that began before it or runs on after it, one that is resumed
 * after the cue ("A," he said. "B."), paragraphs that go on with it, and what a colon at the end of the sentence announces.
 * `claimed` are the quotations that have a cue of their own.
 */
export function completeContent(
  attributes: TokenAttributes,
  draft: DraftAttribution,
  claimed: ReadonlySet<number>,
): readonly Span[] {
  const {doc, quotations, quotation} = attributes
  const content = draft.content.map(span => withWholeQuotation(attributes, draft.cue, span))
  let last = lastQuotation(attributes, content)
  if (last < 0 && endsWithColon(attributes, draft.cue)) {
    const next = quotation[doc.endToken(doc.sentenceOf(draft.cue))] ?? -1
    if (next >= 0 && !claimed.has(next)) {
      content.push(quotations[next]!)
      last = next
    }
  }
  if (last < 0 || quotation[draft.cue] === last) return content
  const sentenceEnd = doc.sentenceSpan(doc.sentenceOf(draft.cue)).end
  for (let next = last + 1; next < quotations.length && !claimed.has(next); next++) {
    const q = quotations[next]!
    const from = Math.max(sentenceEnd, quotations[next - 1]!.end)
    if (q.start < from || doc.text.slice(from, q.start).trim() !== '' || !standsFree(attributes, q)) break
    const isNewParagraph = doc.text.slice(from, q.start).includes('\n')
    if (isNewParagraph && quotations[next - 1]!.isClosed && !q.isContinued) break
    content.push({start: q.start, end: q.end})
  }
  return content
}

/** A content that reaches the edge of its sentence within a quotation goes on to the quotation's mark. */
function withWholeQuotation({doc, quotations, quotation}: TokenAttributes, cue: TokenId, span: Span): Span {
  const sentence = doc.sentenceSpan(doc.sentenceOf(cue))
  const first = quotation[doc.tokenAt(span.start)] ?? -1
  const last = quotation[doc.tokenAt(span.end - 1)] ?? -1
  const own = quotation[cue]
  const start =
    first >= 0 && first !== own && quotations[first]!.start < sentence.start ? quotations[first]!.start : span.start
  const end = last >= 0 && last !== own && quotations[last]!.end > sentence.end ? quotations[last]!.end : span.end
  return {start, end}
}

function lastQuotation({doc, quotation}: TokenAttributes, content: readonly Span[]): number {
  let last = -1
  for (const span of content) last = Math.max(last, quotation[doc.tokenAt(span.end - 1)] ?? -1)
  return last
}

function endsWithColon({doc}: TokenAttributes, cue: TokenId): boolean {
  const end = doc.endToken(doc.sentenceOf(cue))
  return doc.form(end - 1) === ':' && end < doc.tokenCount
}

/** Nothing but the quotation stands in its sentences: it needs a source from outside. */
function standsFree({doc}: TokenAttributes, q: Quotation): boolean {
  const first = doc.tokenAt(q.start)
  const last = doc.tokenAt(q.end - 1)
  return doc.firstToken(doc.sentenceOf(first)) === first && doc.endToken(doc.sentenceOf(last)) - 1 === last
}
