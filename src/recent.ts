/**
 * Values that are made of a text, kept by it. Those that were not asked for while a whole generation of others was are
 * forgotten and made anew when they are, so nothing that is read may depend on what is kept.
 */
export class Recent<Value> {
  readonly #generation: number
  #young = new Map<string, Value>()
  #old = new Map<string, Value>()

  constructor(generation: number) {
    this.#generation = generation
  }

  get(key: string, make: (key: string) => Value): Value {
    const known = this.#young.get(key)
    if (known !== undefined) return known
    const value = this.#old.get(key) ?? make(key)
    if (this.#young.size >= this.#generation) {
      this.#old = this.#young
      this.#young = new Map()
    }
    this.#young.set(key, value)
    return value
  }
}
