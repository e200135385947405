import {describe, expect, it} from 'vitest'
import type {RawPage} from '../../src/intake/raw-page.ts'
import {findArticle} from '../../src/page/find-article.ts'
import {loadPageTables} from '../../src/page/page-tables.ts'
import {findReadingEnd, MOST_CHARACTERS} from '../../src/page/reading-limit.ts'

const tables = loadPageTables()
const page = (format: RawPage['format'], content: string): RawPage => ({
  id: null,
  format,
  content,
  url: null,
  title: null,
  outlet: null,
  published: null,
})

const CUTS: [text: string, most: number, read: string][] = [
  ['One came. Two went. Three', 40, 'One came. Two went. Three'],
  ['One came. Two went. Three', 22, 'One came. Two went.'],
  ['One came and two went', 14, 'One came and'],
  ['aaaaaaaaaaaaaaa', 10, 'aaaaaaaaaa'],
  ['aaaaaaaaa\u{1f30d}aaa', 10, 'aaaaaaaaa'],
]

describe('limit of reading', () => {
  it.each(CUTS)('%s up to %i', (text, most, read) => {
    expect(text.slice(0, findReadingEnd(text, most))).toBe(read)
  })

  it.each(['html', 'text'] as const)(
    'of %s leaves out the blocks behind it and the end of one that stands over it',
    format => {
      const sentences = 'The minister told the council that the road would be closed. '.repeat(9000)
      const content =
        format === 'html' ? `<p>${sentences}</p><p>Today. ${sentences}</p><p>End.</p>` : `${sentences}\n\n${sentences}`
      const {text, blocks, notes} = findArticle(page(format, content), tables)
      expect(text.length).toBeGreaterThan(1_097_000)
      expect(blocks.length).toBe(2)
      expect(text.slice(0, blocks[1]!.end)).toMatch(/would be closed\.$/)
      expect(blocks[1]!.end).toBeGreaterThan(MOST_CHARACTERS - 200)
      expect(notes.join()).toContain('1,09')
    },
  )

  it('keeps a text of millions of characters whole, and says how much of it was read', () => {
    const content = 'The minister told the council that the road would be closed.\n\n'.repeat(40_000)
    const found = findArticle(page('text', content), tables)
    expect(found.text).toBe(content)
    expect(found.blocks.at(-1)!.end).toBeLessThanOrEqual(MOST_CHARACTERS)
    expect(found.blocks.at(-1)!.end).toBeGreaterThan(MOST_CHARACTERS - 200)
    expect(found.notes.join()).toContain('2,480,000 characters')
  })
})
