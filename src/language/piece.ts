/** Tokens `start` … `end` − 1 that are parsed as one: a sentence, or part of one that is too long. */
export interface Piece {
  readonly start: number
  readonly end: number
  /** Whether a sentence begins here. */
  readonly isFirst: boolean
}

/** A sentence of more tokens is read in pieces. */
export const PIECE_TOKENS = 300

/** `sentenceFirst` as in TokenColumns. Empty sentences have no piece. */
export function pieceBounds(sentenceFirst: Int32Array): Piece[] {
  const pieces: Piece[] = []
  for (let s = 0; s + 1 < sentenceFirst.length; s++)
    for (let start = sentenceFirst[s]!, end = sentenceFirst[s + 1]!; start < end; start += PIECE_TOKENS)
      pieces.push({start, end: Math.min(end, start + PIECE_TOKENS), isFirst: start === sentenceFirst[s]!})
  return pieces
}

/**
 * The pieces in batches that fill at most `rowsMax` rows, a longer piece alone. A batch is laid out as an empty row, then
 * each piece as a row for the root, its tokens and an empty row.
 */
export function* batches(pieces: readonly Piece[], rowsMax: number): Generator<{pieces: Piece[]; rows: number}> {
  let batch: Piece[] = []
  let rows = 1
  for (const piece of pieces) {
    const more = piece.end - piece.start + 2
    if (batch.length > 0 && rows + more > rowsMax) {
      yield {pieces: batch, rows}
      batch = []
      rows = 1
    }
    batch.push(piece)
    rows += more
  }
  if (batch.length > 0) yield {pieces: batch, rows}
}

/** Calls with each piece of a batch, the row of its root and its number of rows, the root's counted. */
export function eachPiece(pieces: readonly Piece[], use: (piece: Piece, row: number, size: number) => void): void {
  let row = 1
  for (const piece of pieces) {
    const size = piece.end - piece.start + 1
    use(piece, row, size)
    row += size + 1
  }
}

/** Hangs the roots of later pieces of a sentence on the root of its first piece, with this relation. */
export function joinPieces(
  pieces: readonly Piece[],
  {head, deprel}: {readonly head: Int32Array; readonly deprel: Uint8Array},
  relation: number,
): void {
  let root = -1
  for (const {start, end, isFirst} of pieces) {
    const found = head.subarray(start, end).indexOf(-1) + start
    if (isFirst) {
      root = found
      continue
    }
    head[found] = root
    deprel[found] = relation
  }
}
