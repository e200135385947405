"""Chu-Liu-Edmonds: the best tree with one root, as src/language/tree.ts finds it."""
import numpy as np


def best_tree(score):
    """score[dep, head], token 0 the root: heads with heads[0] = 0."""
    score = score.copy()
    np.fill_diagonal(score, -1e9)
    heads = arborescence(score)
    roots = [i for i in range(1, len(score)) if heads[i] == 0]
    if len(roots) == 1:
        return heads
    best = None
    for root in roots or range(1, len(score)):
        single = score.copy()
        single[1:, 0] = -1e9
        single[root, 0] = 1e6
        found = arborescence(single)
        total = sum(score[i, found[i]] for i in range(1, len(score)))
        if best is None or total > best[0]:
            best = total, found
    return best[1]


def find_cycle(heads):
    seen = [0] * len(heads)
    for start in range(1, len(heads)):
        path, node = [], start
        while node and not seen[node]:
            seen[node] = start
            path.append(node)
            node = heads[node]
        if node and seen[node] == start:
            return path[path.index(node):]
    return None


def arborescence(score):
    n = len(score)
    heads = score.argmax(1)
    heads[0] = 0
    cycle = find_cycle(heads)
    if cycle is None:
        return heads
    inside = set(cycle)
    rest = [i for i in range(n) if i not in inside]
    m = len(rest)
    small = np.full((m + 1, m + 1), -1e9)
    small[:m, :m] = score[np.ix_(rest, rest)]
    total = sum(score[c, heads[c]] for c in cycle)
    entry, exit = {}, {}
    for a, r in enumerate(rest):
        gain = [score[c, r] - score[c, heads[c]] for c in cycle]
        best = int(np.argmax(gain))
        small[m, a], entry[a] = total + gain[best], cycle[best]
        out = [score[r, c] for c in cycle]
        best = int(np.argmax(out))
        small[a, m], exit[a] = out[best], cycle[best]
    np.fill_diagonal(small, -1e9)
    found = arborescence(small)
    result = np.array(heads)
    for a, r in enumerate(rest):
        if r:
            result[r] = exit[a] if found[a] == m else rest[found[a]]
    result[entry[found[m]]] = rest[found[m]]
    return result
