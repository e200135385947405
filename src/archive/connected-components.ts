import type {Link} from '../record/merged.ts'

/**
 * The parts of a graph: members that links join, directly or over others, with the links among them, each link once. Members are
 * in order of their ids, parts in order of their first members, links by their ends.
 */
export function connectedComponents(
  members: readonly string[],
  links: readonly Link[],
): {members: string[]; links: Link[]}[] {
  const parent = new Map(members.map(member => [member, member]))
  const find = (member: string): string => {
    let root = member
    while (parent.get(root) !== root) root = parent.get(root)!
    for (let at = member; at !== root; ) {
      const next = parent.get(at)!
      parent.set(at, root)
      at = next
    }
    return root
  }
  const unique = new Map<string, Link>()
  for (const link of links) {
    if (!parent.has(link.a) || !parent.has(link.b)) continue
    unique.set(`${link.a} ${link.b}`, link)
    const [first, second] = [find(link.a), find(link.b)].sort()
    if (first !== second) parent.set(second!, first!)
  }
  const parts = new Map<string, {members: string[]; links: Link[]}>()
  for (const member of [...parent.keys()].sort()) {
    const root = find(member)
    const part = parts.get(root)
    if (part) part.members.push(member)
    else parts.set(root, {members: [member], links: []})
  }
  for (const [, link] of [...unique].sort(([a], [b]) => (a < b ? -1 : 1))) parts.get(find(link.a))!.links.push(link)
  return [...parts.values()]
}
