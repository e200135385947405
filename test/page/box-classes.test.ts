import {describe, expect, it} from 'vitest'
import {findArticle} from '../../src/page/find-article.ts'
import {loadPageTables} from '../../src/page/page-tables.ts'

const tables = loadPageTables()

/** A page of our own with a box inside its article. */
const pageWith = (box: string): string => `<html><body><article><h1>Ferry line to close</h1>
<p>The ferry line between the two islands will close in June, the harbour office said on Monday, as repairs to its only ship cost too much.</p>
<p>Some four hundred people, most of them pupils and workers of the cannery, cross the strait on it every day, and the next bridge is an hour away.</p>
${box}
<p>The island council called for a meeting with the harbour office before the end of the week, and asked the ministry of transport for a loan.</p>
<p>A spokeswoman of the ministry said that it would look at the request, but that no money was set aside for it in this year's budget.</p>
</article></body></html>`

const BOXES: [box: string, isKept: boolean][] = [
  [
    '<div class="sign-in-group"><p>Unlimited reading of all our papers with one account, on every device.</p><p>Sign in or join</p></div>',
    false,
  ],
  [
    '<div class="story-paywall"><p>Unlimited reading of all our papers with one account, on every device.</p><p>Sign in or join</p></div>',
    false,
  ],
  ['<p>This advertisement has not loaded yet, but your article continues below.</p>', false],
  [
    '<div class="assigning-editor"><p>The crew of eleven was told on Sunday, and works until the end of May.</p></div>',
    true,
  ],
  [
    '<blockquote class="twitter-tweet"><p>We were never asked, and we will not be silent about it.</p></blockquote>',
    true,
  ],
]

describe('boxes within an article', () => {
  it.each(BOXES)('%s', (box, isKept) => {
    const {text} = findArticle(
      {id: null, format: 'html', content: pageWith(box), url: null, title: null, outlet: null, published: null},
      tables,
    )
    expect(text).toContain('budget.')
    expect(text.includes(box.replace(/^(?:<[^>]+>)+|<.*/g, ''))).toBe(isKept)
  })
})
