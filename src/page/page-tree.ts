/**
 * The tree of a page that Readability works on: as much of the DOM as it calls, no more. Siblings are linked, lists of
 * children are made when they are asked for, and the words below an element are kept until something below it changes:
 * Readability asks for them dozens of times a node.
 */

type PageNode = PageElement | PageText

/** What Readability may do with an element's content as a whole: keep it and put it back. It never looks inside. */
interface KeptContent {
  readonly nodes: readonly PageNode[]
}

const NO_NODES: readonly PageNode[] = []

abstract class TreeNode {
  parentNode: PageElement | PageDocument | null = null
  previousSibling: PageNode | null = null
  nextSibling: PageNode | null = null

  remove(this: PageNode): void {
    this.parentNode?.removeChild(this)
  }
}

export class PageText extends TreeNode {
  readonly nodeType = 3
  readonly nodeName = '#text'
  readonly childNodes = NO_NODES
  nodeValue: string

  constructor(words: string) {
    super()
    this.nodeValue = words
  }

  get textContent(): string {
    return this.nodeValue
  }
}

abstract class ParentNode extends TreeNode {
  firstChild: PageNode | null = null
  lastChild: PageNode | null = null
  #words: string | null = null
  #childNodes: readonly PageNode[] | null = null
  #children: readonly PageElement[] | null = null

  get textContent(): string {
    if (this.#words !== null) return this.#words
    let words = ''
    for (let child = this.firstChild; child; child = child.nextSibling) words += child.textContent
    this.#words = words
    return words
  }

  get childNodes(): readonly PageNode[] {
    if (this.#childNodes) return this.#childNodes
    const nodes: PageNode[] = []
    for (let child = this.firstChild; child; child = child.nextSibling) nodes.push(child)
    this.#childNodes = nodes
    return nodes
  }

  get children(): readonly PageElement[] {
    if (this.#children) return this.#children
    const elements: PageElement[] = []
    for (let child = this.firstElementChild; child; child = child.nextElementSibling) elements.push(child)
    this.#children = elements
    return elements
  }

  get firstElementChild(): PageElement | null {
    return elementFrom(this.firstChild)
  }

  get nextElementSibling(): PageElement | null {
    return elementFrom(this.nextSibling)
  }

  /** A list of its own, which does not change with the tree. In page order, without this node. */
  getElementsByTagName(tag: string): PageElement[] {
    const wanted = tag.toUpperCase()
    const found: PageElement[] = []
    gather(this.firstElementChild, wanted, found)
    return found
  }

  appendChild(node: PageNode): PageNode {
    node.remove()
    node.parentNode = this.asParent()
    node.previousSibling = this.lastChild
    if (this.lastChild) this.lastChild.nextSibling = node
    else this.firstChild = node
    this.lastChild = node
    this.#forget()
    return node
  }

  removeChild(node: PageNode): PageNode {
    const {previousSibling, nextSibling} = node
    if (previousSibling) previousSibling.nextSibling = nextSibling
    else this.firstChild = nextSibling
    if (nextSibling) nextSibling.previousSibling = previousSibling
    else this.lastChild = previousSibling
    node.parentNode = null
    node.previousSibling = null
    node.nextSibling = null
    this.#forget()
    return node
  }

  replaceChild(node: PageNode, old: PageNode): PageNode {
    node.remove()
    const {previousSibling, nextSibling} = old
    node.parentNode = this.asParent()
    node.previousSibling = previousSibling
    node.nextSibling = nextSibling
    if (previousSibling) previousSibling.nextSibling = node
    else this.firstChild = node
    if (nextSibling) nextSibling.previousSibling = node
    else this.lastChild = node
    old.parentNode = null
    old.previousSibling = null
    old.nextSibling = null
    this.#forget()
    return old
  }

  abstract asParent(): PageElement | PageDocument

  /** Adds words at the end: to the text that stands there, or as a text of its own. */
  appendWords(words: string): void {
    if (this.lastChild instanceof PageText) {
      this.lastChild.nodeValue += words
      this.#forget()
    } else this.appendChild(new PageText(words))
  }

  /** What was kept of this node's content goes, and of those around it: where one has nothing kept, none above it has. */
  #forget(): void {
    this.#childNodes = null
    this.#children = null
    let node: ParentNode | null = this
    while (node && node.#words !== null) {
      node.#words = null
      node = node.parentNode
    }
  }
}

export class PageElement extends ParentNode {
  readonly nodeType = 1
  /** Readability renames elements in place where a tree says that it allows this. */
  readonly __JSDOMParser__ = true
  localName: string
  tagName: string
  readonly #attributes: Map<string, string>

  constructor(name: string, attributes: Map<string, string> = new Map()) {
    super()
    this.localName = name
    this.tagName = name.toUpperCase()
    this.#attributes = attributes
  }

  get nodeName(): string {
    return this.tagName
  }

  get nodeValue(): null {
    return null
  }

  get className(): string {
    return this.#attributes.get('class') ?? ''
  }

  set className(value: string) {
    this.#attributes.set('class', value)
  }

  get id(): string {
    return this.#attributes.get('id') ?? ''
  }

  set id(value: string) {
    this.#attributes.set('id', value)
  }

  get attributes(): PageAttribute[] {
    return Array.from(this.#attributes, ([name, value]) => new PageAttribute(name, value))
  }

  getAttribute(name: string): string | null {
    return this.#attributes.get(name) ?? null
  }

  hasAttribute(name: string): boolean {
    return this.#attributes.has(name)
  }

  setAttribute(name: string, value: string): void {
    this.#attributes.set(name, value)
  }

  removeAttribute(name: string): void {
    this.#attributes.delete(name)
  }

  setAttributeNode({name, value}: PageAttribute): void {
    this.#attributes.set(name, value)
  }

  /** A copy of the content, for putting it back after a try that failed. */
  get innerHTML(): KeptContent {
    return {nodes: this.childNodes.map(copyNode)}
  }

  set innerHTML({nodes}: KeptContent) {
    while (this.firstChild) this.removeChild(this.firstChild)
    for (const node of nodes) this.appendChild(copyNode(node))
  }

  asParent(): PageElement {
    return this
  }

  copy(): PageElement {
    const element = new PageElement(this.localName, new Map(this.#attributes))
    for (let child = this.firstChild; child; child = child.nextSibling) element.appendChild(copyNode(child))
    return element
  }
}

class PageAttribute {
  readonly name: string
  readonly value: string

  constructor(name: string, value: string) {
    this.name = name
    this.value = value
  }

  cloneNode(): PageAttribute {
    return this
  }
}

/** The tree of one page: `html` with a head that holds nothing and the given body. */
export class PageDocument extends ParentNode {
  readonly nodeType = 9
  readonly nodeName = '#document'
  readonly baseURI = 'about:blank'
  readonly documentURI = 'about:blank'
  readonly documentElement: PageElement
  readonly body: PageElement
  readonly title: string

  constructor(title: string, body: PageElement) {
    super()
    this.title = title
    this.body = body
    this.documentElement = new PageElement('html')
    this.documentElement.appendChild(new PageElement('head'))
    this.documentElement.appendChild(body)
    this.appendChild(this.documentElement)
  }

  createElement(name: string): PageElement {
    return new PageElement(name.toLowerCase())
  }

  createTextNode(words: string): PageText {
    return new PageText(words)
  }

  asParent(): PageDocument {
    return this
  }
}

function elementFrom(node: PageNode | null): PageElement | null {
  let at = node
  while (at && at.nodeType !== 1) at = at.nextSibling
  return at as PageElement | null
}

function gather(first: PageElement | null, wanted: string, found: PageElement[]): void {
  for (let element = first; element; element = element.nextElementSibling) {
    if (element.tagName === wanted) found.push(element)
    gather(element.firstElementChild, wanted, found)
  }
}

const copyNode = (node: PageNode): PageNode =>
  node.nodeType === 3 ? new PageText(node.nodeValue) : (node as PageElement).copy()
