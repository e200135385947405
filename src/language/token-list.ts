/** Growing columns of the tokens found so far. */
export class TokenList {
  start: Int32Array
  end: Int32Array
  multiword: Uint8Array
  count = 0

  constructor(capacity: number) {
    this.start = new Int32Array(Math.max(16, capacity))
    this.end = new Int32Array(this.start.length)
    this.multiword = new Uint8Array(this.start.length)
  }

  push(start: number, end: number, words: number): void {
    if (this.count === this.start.length) this.#grow()
    this.start[this.count] = start
    this.end[this.count] = end
    this.multiword[this.count] = words
    this.count++
  }

  columns(): {start: Int32Array; end: Int32Array; multiword: Uint8Array} {
    return {
      start: this.start.slice(0, this.count),
      end: this.end.slice(0, this.count),
      multiword: this.multiword.slice(0, this.count),
    }
  }

  #grow(): void {
    const size = this.start.length * 2
    const grown = <A extends Int32Array | Uint8Array>(old: A, next: A): A => {
      next.set(old)
      return next
    }
    this.start = grown(this.start, new Int32Array(size))
    this.end = grown(this.end, new Int32Array(size))
    this.multiword = grown(this.multiword, new Uint8Array(size))
  }
}
