import type {Block} from './article.ts'
import type {PageElement} from './page-tree.ts'

const INLINE = new Set(
  'A ABBR ACRONYM B BDI BDO BIG CITE CODE DATA DEL DFN EM FONT I INS KBD LABEL MARK NOBR Q RUBY RB RT S SAMP SMALL SPAN STRIKE STRONG SUB SUP TIME TT U VAR WBR'.split(
    ' ',
  ),
)
const DROPPED = new Set('FIGURE FIGCAPTION SCRIPT STYLE NOSCRIPT BUTTON RP CAPTION'.split(' '))

export interface DraftBlock {
  readonly text: string
  readonly kind: Block['kind']
  /** Share of the block's characters that stand in links. */
  readonly linked: number
  /** The page's own markup says by a class that the block stands in a box beside the article. */
  readonly isBoxed: boolean
}

/**
 * The text below a node as blocks in reading order: white space folded, one block for each paragraph, heading, list item
 * or table row. A line break parts a block only after the end of a sentence: elsewhere it is layout.
 */
export function findHtmlBlocks(root: PageElement, boxClasses: RegExp): DraftBlock[] {
  const blocks: DraftBlock[] = []
  let kind: Block['kind'] = 'paragraph'
  let text = ''
  let linked = 0
  let boxes = 0

  const flush = () => {
    const clean = text.replace(/[\s\u00a0\u200b\ufeff]+/g, ' ').trim()
    if (clean) blocks.push({text: clean, kind, linked: Math.min(1, linked / clean.length), isBoxed: boxes > 0})
    text = ''
    linked = 0
  }

  const walk = (node: PageElement, inLink: boolean) => {
    for (let child = node.firstChild; child; child = child.nextSibling) {
      if (child.nodeType === 3) {
        text += child.nodeValue
        if (inLink) linked += child.nodeValue.length
        continue
      }
      const name = child.tagName
      if (DROPPED.has(name)) continue
      if (name === 'BR') {
        if (/[.!?:…"”’)]\s*$/.test(text)) flush()
        else text += ' '
      } else if (name === 'HR') flush()
      else if (name === 'TD' || name === 'TH') {
        if (text.trim()) text += ' | '
        walk(child, inLink)
      } else if (INLINE.has(name)) walk(child, inLink || name === 'A')
      else {
        flush()
        const isBox = boxClasses.test(`${child.className} ${child.id}`)
        if (isBox) boxes++
        const outer = kind
        if (/^H[1-6]$/.test(name)) kind = 'heading'
        else if (name === 'LI') kind = 'list-item'
        walk(child, inLink)
        flush()
        kind = outer
        if (isBox) boxes--
      }
    }
  }
  walk(root, false)
  flush()
  return blocks
}

/** Matches a class or id that holds one of the table's words between spaces, signs or its ends. */
export const compileBoxClasses = (rows: readonly {words: string}[]): RegExp =>
  new RegExp(`(?:^|[\\s_-])(?:${rows.map(row => row.words).join('|')})(?:$|[\\s_-])`, 'i')

/** Lays blocks out as one text, an empty line between two, and gives each its place in it. */
export function layOutBlocks(drafts: readonly DraftBlock[]): {text: string; blocks: Block[]} {
  const blocks: Block[] = []
  let text = ''
  for (const draft of drafts) {
    if (text) text += '\n\n'
    blocks.push({start: text.length, end: text.length + draft.text.length, kind: draft.kind})
    text += draft.text
  }
  return {text, blocks}
}
