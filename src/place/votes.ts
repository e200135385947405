import type {GazetteerEntry} from './gazetteer.ts'

/** The support of all names of the text for divisions, countries and cells of two degrees. */
export class Votes {
  readonly #divisions = new Map<string, number>()
  readonly #countries = new Map<string, number>()
  readonly #cells = new Map<number, number>()

  add(entry: GazetteerEntry, weight: number): void {
    if (entry.division) bump(this.#divisions, entry.division, weight)
    if (entry.country) bump(this.#countries, entry.country, weight)
    if (entry.lat !== null && entry.lon !== null && entry.feature !== 'country')
      bump(this.#cells, cellOf(entry.lat, entry.lon), weight)
  }
  division(code: string): number {
    return this.#divisions.get(code) ?? 0
  }
  country(code: string): number {
    return this.#countries.get(code) ?? 0
  }
  near(entry: GazetteerEntry): number {
    if (entry.lat === null || entry.lon === null || entry.feature === 'country') return 0
    let sum = 0
    for (let row = -1; row <= 1; row++) {
      for (let column = -1; column <= 1; column++)
        sum += this.#cells.get(cellOf(entry.lat + 2 * row, entry.lon + 2 * column)) ?? 0
    }
    return sum
  }
}

const cellOf = (lat: number, lon: number): number =>
  Math.floor((lat + 90) / 2) * 200 + Math.floor(((lon + 540) % 360) / 2)

function bump<Key>(sums: Map<Key, number>, key: Key, weight: number): void {
  sums.set(key, (sums.get(key) ?? 0) + weight)
}
