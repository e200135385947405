import {nameKey} from '../mention/name-key.ts'
import type {Draft} from './draft.ts'

/** The drafts of a report but for its people, by name, short form and initials. Follows the list of drafts as it grows. */
export class BodyNames {
  readonly #drafts: readonly Draft[]
  /** Place of the first draft that bears a name, by the name's key or, in capitals, its initials. */
  readonly #first = new Map<string, number>()
  #entered = 0

  constructor(drafts: readonly Draft[]) {
    this.#drafts = drafts
  }

  /** The first body that bears the name or whose initials it is, null when there is none. */
  find(name: string): Draft | null {
    this.#enterNew()
    const byName = this.#first.get(nameKey(name)) ?? Infinity
    const byInitials = (/^[A-Z]{2,8}$/.test(name) ? this.#first.get(name) : undefined) ?? Infinity
    return this.#drafts[Math.min(byName, byInitials)] ?? null
  }

  /** Notes that the body has a short form, too. */
  addShortForm(draft: Draft, name: string): void {
    this.#enterNew()
    this.#enter(nameKey(name), this.#drafts.indexOf(draft))
  }

  #enterNew(): void {
    for (; this.#entered < this.#drafts.length; this.#entered++) {
      const {kind, name} = this.#drafts[this.#entered]!
      if (kind === 'person') continue
      this.#enter(nameKey(name), this.#entered)
      this.#enter(initialsOf(name), this.#entered)
    }
  }

  #enter(key: string, place: number): void {
    if (place < (this.#first.get(key) ?? Infinity)) this.#first.set(key, place)
  }
}

const initialsOf = (name: string): string =>
  name
    .split(/[\s-]+/)
    .filter(word => !/^(?:of|the|and|for|in|on|to|de|la)$/i.test(word))
    .map(word => word[0]?.toUpperCase() ?? '')
    .join('')
