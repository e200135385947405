type Terms = readonly (readonly [term: string, weight: number])[]

/** Cosine of two lists of weighted terms of unit length, and the terms that both have, those first that add most. */
export function matchTerms(a: Terms, b: Terms): {cosine: number; shared: string[]} {
  const weights = new Map(a)
  const shared: {term: string; product: number}[] = []
  for (const [term, weight] of b) {
    const other = weights.get(term)
    if (other !== undefined) shared.push({term, product: weight * other})
  }
  // Summed in a fixed order, so that the two sides can change places.
  shared.sort((x, y) => y.product - x.product || (x.term < y.term ? -1 : 1))
  return {cosine: shared.reduce((sum, {product}) => sum + product, 0), shared: shared.map(({term}) => term)}
}
