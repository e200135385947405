import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {parseHtmlSource} from '../../src/page/html-source.ts'
import {PageDocument, PageElement, PageText} from '../../src/page/page-tree.ts'

type Node = PageElement | PageText

/** What the links between nodes say, without anything that is kept. */
const nodesBelow = (element: PageElement): Node[] => {
  const nodes: Node[] = []
  for (let child = element.firstChild; child; child = child.nextSibling) nodes.push(child)
  return nodes
}
const wordsOf = (node: Node): string =>
  node instanceof PageText ? node.nodeValue : nodesBelow(node).map(wordsOf).join('')
const allBelow = (element: PageElement): PageElement[] =>
  nodesBelow(element).flatMap(node => (node instanceof PageElement ? [node, ...allBelow(node)] : []))

function checkElement(element: PageElement): void {
  const nodes = nodesBelow(element)
  expect(element.textContent).toBe(wordsOf(element))
  expect(element.childNodes).toEqual(nodes)
  expect(element.children).toEqual(nodes.filter(node => node instanceof PageElement))
  expect(element.lastChild).toBe(nodes.at(-1) ?? null)
  for (const tag of ['P', 'EM'])
    expect(element.getElementsByTagName(tag)).toEqual(allBelow(element).filter(({tagName}) => tagName === tag))
  nodes.forEach((node, i) => {
    expect(node.parentNode).toBe(element)
    expect(node.previousSibling).toBe(nodes[i - 1] ?? null)
    if (node instanceof PageElement) checkElement(node)
  })
}

describe('tree of a page', () => {
  it('says the same of its nodes, however it was changed', () => {
    const change = fc.record({
      kind: fc.constantFrom('append', 'remove', 'replace', 'words', 'restore', 'rename'),
      node: fc.nat(30),
      at: fc.nat(30),
      tag: fc.constantFrom('p', 'div', 'em'),
    })
    fc.assert(
      fc.property(fc.array(change, {maxLength: 40}), changes => {
        const body = new PageElement('body')
        new PageDocument('', body)
        let kept = body.innerHTML
        for (const {kind, node, at, tag} of changes) {
          const elements = [body, ...allBelow(body)]
          const target = elements[at % elements.length]!
          const other = elements[node % elements.length]!
          const isInside = other === target || allBelow(other).includes(target)
          if (kind === 'append') target.appendChild(isInside ? new PageElement(tag) : other)
          else if (kind === 'words') target.appendWords(`${tag} `)
          else if (kind === 'rename' && target !== body) target.tagName = tag.toUpperCase()
          else if (kind === 'remove' && target !== body) target.remove()
          else if (kind === 'replace' && target !== body) target.parentNode?.replaceChild(new PageElement(tag), target)
          else if (kind === 'restore') {
            if (at % 2) kept = body.innerHTML
            else body.innerHTML = kept
          }
          checkElement(body)
        }
      }),
      {numRuns: 60},
    )
  })

  it('is put back as it was kept, also twice', () => {
    const body = new PageElement('body')
    const p = new PageElement('p', new Map([['class', 'lead']]))
    p.appendWords('One.')
    body.appendChild(p)
    const kept = body.innerHTML
    for (let turn = 0; turn < 2; turn++) {
      body.firstElementChild!.className = 'changed'
      body.firstElementChild!.remove()
      body.innerHTML = kept
      expect([body.textContent, body.firstElementChild!.className]).toEqual(['One.', 'lead'])
    }
  })
})

const TREES: [html: string, tree: string][] = [
  ['<p>One <b>two</b>.<p>Three', '(p One (b two).)(p Three)'],
  ['<p>A &amp; B &lt;C&gt;', '(p A & B <C>)'],
  ['<div>a<script>let x = "<p>no</p>"</script>b<style>p {}</style><!-- c --></div>', '(div ab)'],
  ['<figure><img src=x><figcaption>No</figcaption></figure><p>Yes', '(p Yes)'],
  ['<p hidden>No</p><p style="color: red; display:none">No</p><p aria-hidden="true">No</p><p>Yes', '(p Yes)'],
  ['<p style="display: block">Yes</p><p aria-hidden="false">Yes', '(p Yes)(p Yes)'],
  [
    '<html hidden><body style="visibility: hidden"><p>The whole page until a script runs',
    '(p The whole page until a script runs)',
  ],
  ['<div><span>open <div>never closed', '(div (span open (div never closed)))'],
  ['', ''],
]
const drawTree = (element: PageElement): string =>
  nodesBelow(element)
    .map(node => (node instanceof PageText ? node.nodeValue : `(${`${node.localName} ${drawTree(node)}`.trim()})`))
    .join('')

describe('tree from HTML', () => {
  it.each(TREES)('%s', (html, tree) => {
    expect(drawTree(parseHtmlSource(html).tree.body).trim()).toBe(tree)
  })

  it('shows what is hidden when asked to', () => {
    const html = '<p>One.</p><p hidden>Two.</p>'
    expect(parseHtmlSource(html).tree.body.textContent).toBe('One.')
    expect(parseHtmlSource(html, {withHidden: true}).tree.body.textContent).toBe('One.Two.')
  })
})
