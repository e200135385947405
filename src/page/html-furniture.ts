import {type FurnitureWords, matchFurnitureWords} from './furniture-words.ts'
import type {DraftBlock} from './html-blocks.ts'
import {plainLine} from './line-profile.ts'

/** A block whose characters stand in links for more than this is a list of links, not prose. */
const MOSTLY_LINKS = 0.7

/** When boxes hold more than this of the text, the page names its article's own element like one. */
const MOST_BOXED = 0.35

/**
 * Takes away what Readability left of the page around the article: lines of the furniture table, blocks of links, what
 * stands before the first and after the last sentence of prose, the headline told again. Order is kept.
 */
export function dropFurnitureBlocks(
  drafts: readonly DraftBlock[],
  title: string | null,
  words: FurnitureWords,
): DraftBlock[] {
  const plainTitle = title ? plainLine(title.toLowerCase()) : null
  const boxed = drafts.reduce((sum, block) => sum + (block.isBoxed ? block.text.length : 0), 0)
  const dropsBoxes = boxed < MOST_BOXED * drafts.reduce((sum, block) => sum + block.text.length, 0)
  const seen = new Set<string>()
  const isFurniture = drafts.map(block => {
    const isRepeated = block.text.length > 25 && seen.has(block.text)
    seen.add(block.text)
    return isRepeated || (dropsBoxes && block.isBoxed) || isFurnitureBlock(block, words)
  })
  const prose = drafts.map((block, i) => !isFurniture[i] && isProse(block))
  const first = prose.indexOf(true)
  if (first < 0) return drafts.filter((_, i) => !isFurniture[i])
  const last = prose.lastIndexOf(true)
  const hasHeadings = drafts.some((block, i) => i > first && i < last && block.kind === 'heading' && !isFurniture[i])
  let isInTail = true
  return drafts.filter((block, i) => {
    if (isFurniture[i]) return false
    if (plainTitle && plainLine(block.text.toLowerCase()) === plainTitle) return false
    if (i < first) return keepsBefore(block) || (i === first - 1 && block.kind === 'heading' && hasHeadings)
    if (i > last) isInTail &&= keepsAfter(block)
    return isInTail
  })
}

const wordsIn = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
const endsSentence = (text: string): boolean => /[.!?。…"”’»)]$/.test(text)
const isProse = ({text, linked}: DraftBlock): boolean => text.length >= 60 && linked < 0.5 && endsSentence(text)

function isFurnitureBlock({text, linked, kind}: DraftBlock, words: FurnitureWords): boolean {
  const match = matchFurnitureWords(text.toLowerCase(), words)
  const size = wordsIn(text)
  if (match?.match === 'line') return true
  if (linked > MOSTLY_LINKS && size < 40 && (match !== null || kind !== 'paragraph' || !endsSentence(text))) return true
  if (!match) return false
  if (match.match === 'start') return size <= (match.kind === 'related' || match.kind === 'notice' ? 25 : 16)
  return size <= 25
}

/** Before the first paragraph: a standfirst stays, menus, dates and bylines go. */
const keepsBefore = ({text, linked, kind}: DraftBlock): boolean =>
  kind !== 'heading' && linked < 0.3 && wordsIn(text) >= 8 && endsSentence(text)

/** After the last paragraph: lists and closing lines stay up to the first heading or link list. */
const keepsAfter = ({text, linked, kind}: DraftBlock): boolean =>
  kind !== 'heading' && linked < 0.3 && wordsIn(text) >= 3
