import {nameKey} from '../mention/name-key.ts'
import {initialsOf} from '../mention/short-forms.ts'
import type {Draft} from './draft.ts'

/** The drafts of a report but for its people, by name, short form and initials. Follows the list of drafts as it grows. */
export class BodyNames {
  readonly #drafts: readonly Draft[]
  /** Place of the first draft that bears a name, by the name's key or, in capitals, its initials. */
  readonly #first = new Map<string, number>()
  /** The only draft whose name begins or ends with these words, by their key; -1 when several do. */
  readonly #parts = new Map<string, number>()
  #entered = 0

  constructor(drafts: readonly Draft[]) {
    this.#drafts = drafts
  }

  /** The first body that bears the name or whose initials it is, else the only one whose name begins or ends with it; null when there is none. */
  find(name: string): Draft | null {
    this.#enterNew()
    const key = nameKey(name)
    const byName = this.#first.get(key) ?? Infinity
    const byInitials = (ACRONYM.test(name) ? this.#first.get(name) : undefined) ?? Infinity
    return this.#drafts[Math.min(byName, byInitials)] ?? this.#drafts[this.#parts.get(key) ?? -1] ?? null
  }

  /** The body whose initials, three or more, a name is; null when it has no such body or is the whole name of one. */
  findByInitials(name: string): Draft | null {
    this.#enterNew()
    if (name.length < 3 || !ACRONYM.test(name) || this.#first.has(nameKey(name))) return null
    return this.#drafts[this.#first.get(name) ?? -1] ?? null
  }

  /** Notes that the body has a short form, too. */
  addShortForm(draft: Draft, name: string): void {
    this.#enterNew()
    const place = this.#drafts.indexOf(draft)
    this.#enter(nameKey(name), place)
    if (ACRONYM.test(name)) this.#enter(name, place)
  }

  #enterNew(): void {
    for (; this.#entered < this.#drafts.length; this.#entered++) {
      const {kind, name} = this.#drafts[this.#entered]!
      if (kind === 'person') continue
      this.#enter(nameKey(name), this.#entered)
      this.#enter(initialsOf(name), this.#entered)
      if (kind === 'organization' || kind === 'group') this.#enterParts(nameKey(name).split(' '), this.#entered)
    }
  }

  #enter(key: string, place: number): void {
    if (place < (this.#first.get(key) ?? Infinity)) this.#first.set(key, place)
  }

  /** Openings of a name, and endings of two words or more. */
  #enterParts(words: readonly string[], place: number): void {
    for (let i = 1; i < words.length; i++) {
      this.#enterPart(words.slice(0, i).join(' '), place)
      if (words.length - i > 1) this.#enterPart(words.slice(i).join(' '), place)
    }
  }

  #enterPart(key: string, place: number): void {
    this.#parts.set(key, (this.#parts.get(key) ?? place) === place ? place : -1)
  }
}

const ACRONYM = /^[A-Z]{2,8}$/
