/** One word line of CoNLL-U. An empty column is `_`, as in the file. */
export interface ConlluWord {
  readonly form: string
  readonly lemma: string
  readonly upos: string
  readonly xpos: string
  readonly feats: string
  /** The head's ID (1 for the first word), 0 for the root, null when the column is empty. */
  readonly head: number | null
  readonly deprel: string
  readonly deps: string
  readonly misc: string
}

/** A written token that holds several words: the IDs of the first and the last. */
export interface ConlluMultiword {
  readonly first: number
  readonly last: number
  readonly form: string
  readonly misc: string
}

export interface ConlluSentence {
  /** The comment lines, with their `#`. */
  readonly comments: readonly string[]
  readonly words: readonly ConlluWord[]
  /** In the sentence's order. */
  readonly multiwords: readonly ConlluMultiword[]
}

/** A line that is not CoNLL-U. `line` counts from 1. */
export class ConlluError extends Error {
  readonly line: number
  constructor(line: number, reason: string) {
    super(`line ${line}: ${reason}`)
    this.name = 'ConlluError'
    this.line = line
  }
}

/**
 * Reads CoNLL-U line by line, for inputs of any length: `add` gives a sentence when the line closes one, `end` the last
 * one, else null. Empty nodes (IDs like 8.1) are left out. Throws a ConlluError, with the line's number, when a line has
 * not ten columns or IDs and heads do not fit. Format: https://universaldependencies.org/format.html
 */
export class ConlluReader {
  #line = 0
  #comments: string[] = []
  #words: ConlluWord[] = []
  #multiwords: ConlluMultiword[] = []

  add(rawLine: string): ConlluSentence | null {
    this.#line++
    const line = rawLine.endsWith('\r') ? rawLine.slice(0, -1) : rawLine
    if (line.trim() === '') return this.#close()
    if (line.startsWith('#')) {
      if (this.#words.length > 0) throw new ConlluError(this.#line, 'a comment stands between the words of a sentence')
      this.#comments.push(line)
      return null
    }
    this.#addWord(line)
    return null
  }

  end(): ConlluSentence | null {
    return this.#close()
  }

  #addWord(line: string): void {
    const columns = line.split('\t')
    if (columns.length !== 10)
      throw new ConlluError(this.#line, `${columns.length} columns, where CoNLL-U has 10 with tabs between them`)
    const [id, form, lemma, upos, xpos, feats, head, deprel, deps, misc] = columns as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ]
    if (/^\d+\.\d+$/.test(id)) return
    if (form === '') throw new ConlluError(this.#line, 'the FORM is empty')
    const range = /^(\d+)-(\d+)$/.exec(id)
    const next = this.#words.length + 1
    if (range) {
      const [first, last] = [Number(range[1]), Number(range[2])]
      if (first !== next || last <= first)
        throw new ConlluError(this.#line, `the ID ${id} where a multiword token could begin at ${next}`)
      this.#multiwords.push({first, last, form, misc})
      return
    }
    if (id !== String(next)) throw new ConlluError(this.#line, `the ID is ${id}, where ${next} was due`)
    if (head !== '_' && !/^\d+$/.test(head))
      throw new ConlluError(this.#line, `the HEAD is ${head}, not a number or an underscore`)
    this.#words.push({
      form,
      lemma,
      upos,
      xpos,
      feats,
      head: head === '_' ? null : Number(head),
      deprel,
      deps,
      misc,
    })
  }

  #close(): ConlluSentence | null {
    if (this.#words.length === 0) {
      // Comments before an empty line belong to no sentence.
      this.#comments = []
      this.#multiwords = []
      return null
    }
    const sentence = {comments: this.#comments, words: this.#words, multiwords: this.#multiwords}
    const last = this.#multiwords.at(-1)
    if (last && last.last > this.#words.length)
      throw new ConlluError(this.#line, `the multiword token ${last.first}-${last.last} goes beyond the sentence`)
    for (const [i, word] of this.#words.entries())
      if (word.head !== null && word.head > this.#words.length)
        throw new ConlluError(this.#line, `word ${i + 1} has the head ${word.head} of ${this.#words.length} words`)
    this.#comments = []
    this.#words = []
    this.#multiwords = []
    return sentence
  }
}

/** All sentences of a CoNLL-U text. Throws a ConlluError as ConlluReader does. */
export function parseConllu(text: string): ConlluSentence[] {
  const reader = new ConlluReader()
  const sentences: ConlluSentence[] = []
  for (const line of text.split('\n')) {
    const sentence = reader.add(line)
    if (sentence) sentences.push(sentence)
  }
  const last = reader.end()
  if (last) sentences.push(last)
  return sentences
}

/** The lines of a sentence with the empty line that closes it. */
export function renderConllu(sentence: ConlluSentence): string {
  const lines = [...sentence.comments]
  let multiword = 0
  for (const [i, word] of sentence.words.entries()) {
    const range = sentence.multiwords[multiword]
    if (range && range.first === i + 1) {
      lines.push([`${range.first}-${range.last}`, range.form, '_\t_\t_\t_\t_\t_\t_', range.misc].join('\t'))
      multiword++
    }
    lines.push(
      [
        i + 1,
        word.form,
        word.lemma,
        word.upos,
        word.xpos,
        word.feats,
        word.head ?? '_',
        word.deprel,
        word.deps,
        word.misc,
      ].join('\t'),
    )
  }
  return `${lines.join('\n')}\n\n`
}

/** The value of one key of the MISC column, null when the key is not there. */
function miscValue(misc: string, key: string): string | null {
  for (const pair of misc.split('|')) if (pair.startsWith(`${key}=`)) return pair.slice(key.length + 1)
  return null
}

/**
 * The sentence's running text, from the forms and SpaceAfter=No, with the place of every word in it. The words of a
 * multiword token share out its letters where their forms add up to it, else each stands for the whole of it.
 */
export function conlluText(sentence: ConlluSentence): {text: string; start: number[]; end: number[]} {
  const start: number[] = []
  const end: number[] = []
  let text = ''
  let multiword = 0
  for (let i = 0; i < sentence.words.length; ) {
    const range = sentence.multiwords[multiword]
    const isRange = range !== undefined && range.first === i + 1
    const last = isRange ? range.last : i + 1
    const form = isRange ? range.form : sentence.words[i]!.form
    const misc = isRange ? range.misc : sentence.words[i]!.misc
    const parts = sentence.words.slice(i, last).map(word => word.form)
    let at = text.length
    for (const part of parts) {
      const isShared = parts.join('') === form
      start.push(isShared ? at : text.length)
      end.push(isShared ? at + part.length : text.length + form.length)
      at += part.length
    }
    text += form + (miscValue(misc, 'SpaceAfter') === 'No' ? '' : ' ')
    if (isRange) multiword++
    i = last
  }
  return {text: text.trimEnd(), start, end}
}
