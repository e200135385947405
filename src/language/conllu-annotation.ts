import type {ConlluSentence, ConlluWord} from './conllu.ts'
import type {Language} from './language.ts'
import type {ParsedText} from './parsed-text.ts'

/** The sentences of a parsed text as CoNLL-U. `sentences.count` numbers them on over several texts. */
export function renderParsedText(
  parsed: ParsedText,
  {withEntities, sentences}: {readonly withEntities: boolean; readonly sentences: {count: number}},
): string {
  const lines: string[] = []
  const {text, columns} = parsed
  for (let s = 0; s < parsed.sentenceCount; s++) {
    const first = parsed.firstToken(s)
    const end = parsed.endToken(s)
    const {start, end: textEnd} = parsed.sentenceSpan(s)
    const before = first === 0 ? 0 : parsed.end(first - 1)
    if (/\n[^\S\n]*\n/.test(text.slice(before, start)) || sentences.count === 0) lines.push('# newpar')
    sentences.count++
    lines.push(`# sent_id = ${sentences.count}`, `# text = ${text.slice(start, textEnd).replace(/\s+/g, ' ')}`)
    for (let t = first; t < end; t++) {
      const words = columns.multiword[t]!
      if (words > 1) {
        const last = t + words - 1
        const range = `${t - first + 1}-${last - first + 1}`
        lines.push(`${range}\t${parsed.textOf(t, last)}\t_\t_\t_\t_\t_\t_\t_\t${spacing(parsed, last)}`)
      }
      const entity = withEntities ? parsed.entity(t) : 'O'
      const space = isInsideMultiword(parsed, t, first) ? '_' : spacing(parsed, t)
      const misc = entity === 'O' ? space : space === '_' ? `NER=${entity}` : `NER=${entity}|${space}`
      const head = parsed.head(t)
      lines.push(
        `${t - first + 1}\t${parsed.form(t)}\t${parsed.lemma(t)}\t${parsed.upos(t)}\t${parsed.xpos(t)}\t${parsed.feats(t)}\t${
          head < 0 ? 0 : head - first + 1
        }\t${parsed.deprel(t)}\t_\t${misc}`,
      )
    }
    lines.push('')
  }
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`
}

const spacing = (parsed: ParsedText, t: number): string =>
  t + 1 < parsed.tokenCount && parsed.start(t + 1) === parsed.end(t) ? 'SpaceAfter=No' : '_'

/** A word of a multiword token: the line of the range says what follows it. */
function isInsideMultiword({columns}: ParsedText, t: number, first: number): boolean {
  if (columns.multiword[t]! > 1) return true
  for (let begin = t - 1; begin >= first && begin > t - 4; begin--)
    if (columns.multiword[begin]! > t - begin) return true
  return false
}

/**
 * Fills UPOS, XPOS, FEATS, LEMMA, HEAD and DEPREL of given sentences anew; their words, multiword tokens, comments and
 * other MISC keys stay. DEPS are emptied, because they would belong to the old tree.
 */
export function annotateConllu(
  sentences: readonly ConlluSentence[],
  language: Language,
  {withEntities}: {readonly withEntities: boolean},
): ConlluSentence[] {
  const start: number[] = []
  const end: number[] = []
  const sentenceFirst: number[] = []
  let text = ''
  for (const sentence of sentences) {
    sentenceFirst.push(start.length)
    for (const {form} of sentence.words) {
      start.push(text.length)
      text += form
      end.push(text.length)
      text += ' '
    }
  }
  sentenceFirst.push(start.length)
  const parsed = language.annotate(text, {
    start: Int32Array.from(start),
    end: Int32Array.from(end),
    sentenceFirst: Int32Array.from(sentenceFirst),
    multiword: new Uint8Array(start.length),
  })
  return sentences.map((sentence, s) => {
    const first = sentenceFirst[s]!
    const words = sentence.words.map((word, i): ConlluWord => {
      const t = first + i
      const head = parsed.head(t)
      return {
        form: word.form,
        lemma: parsed.lemma(t),
        upos: parsed.upos(t),
        xpos: parsed.xpos(t),
        feats: parsed.feats(t),
        head: head < 0 ? 0 : head - first + 1,
        deprel: parsed.deprel(t),
        deps: '_',
        misc: withEntities ? replaceEntity(word.misc, parsed.entity(t)) : word.misc,
      }
    })
    return {...sentence, words}
  })
}

function replaceEntity(misc: string, entity: string): string {
  const others = misc.split('|').filter(pair => pair !== '_' && !pair.startsWith('NER='))
  const pairs = entity === 'O' ? others : [`NER=${entity}`, ...others].sort()
  return pairs.length === 0 ? '_' : pairs.join('|')
}
