import {daysBetween} from '../time/calendar.ts'
import type {Atlas, AtlasEntry} from './atlas.ts'
import {prominence} from './office.ts'
import {SECTORS} from './sectors.ts'

/** Something in the atlas that is wrong (`error`) or that a person should look at (`doubt`). */
export interface AtlasProblem {
  readonly severity: 'error' | 'doubt'
  readonly entry: string
  readonly message: string
}

/**
 * Checks the atlas against itself: codes that are no codes, dates that run backwards or past their source, members of
 * unknown bodies, one Wikidata id for two, and two people in one highest office at a time. Errors first.
 */
export function checkAtlas(atlas: Atlas): AtlasProblem[] {
  const problems: AtlasProblem[] = []
  const report = (severity: AtlasProblem['severity'], entry: string, message: string): void => {
    problems.push({severity, entry, message})
  }
  const ids = new Map<string, AtlasEntry>()
  for (const entry of atlas.entries) {
    if (entry.country && !atlas.state(entry.country))
      report('error', entry.name, `has the country ${entry.country}, which states.tsv does not list`)
    if (entry.sector && !SECTORS[entry.sector])
      report('error', entry.name, `has the sector ${entry.sector}, which is no PLOVER sector`)
    if (entry.wikidata) {
      const other = ids.get(entry.wikidata)
      if (other && other.name !== entry.name)
        report('doubt', entry.name, `has the Wikidata id ${entry.wikidata} of ${other.name}`)
      ids.set(entry.wikidata, entry)
    }
    for (const office of entry.offices) {
      if (office.country && !atlas.state(office.country))
        report('error', entry.name, `${office.role}: the country ${office.country} is not in states.tsv`)
      if (office.from && office.to && office.from > office.to)
        report(
          'error',
          entry.name,
          `${office.role}: ends (${office.to}) before it begins (${office.from}), source ${office.source}`,
        )
      if (office.to && office.to.length === 10 && office.to > office.asOf && office.source !== 'persons.tsv')
        report('doubt', entry.name, `${office.role}: ends on ${office.to}, after its source was made (${office.asOf})`)
      if (!office.asOf) report('error', entry.name, `${office.role}: says not to which day its source reaches`)
    }
  }
  const bodies = new Set(atlas.entries.filter(entry => entry.kind === 'organization').map(entry => entry.id))
  for (const member of atlas.memberships) {
    if (!bodies.has(member.body)) report('error', member.body, 'has members, but bodies.tsv does not list it')
    if (!atlas.state(member.state))
      report('error', member.body, `has the member ${member.state}, which states.tsv does not list`)
    if (member.to && member.from > member.to)
      report('error', member.body, `${member.state} leaves (${member.to}) before it joins (${member.from})`)
  }
  problems.push(...doubleHeads(atlas))
  return problems.sort((a, b) =>
    a.severity === b.severity ? (a.entry < b.entry ? -1 : 1) : a.severity === 'error' ? -1 : 1,
  )
}

/** Two people who held one highest office of a country for more than two months at once. */
function doubleHeads(atlas: Atlas): AtlasProblem[] {
  const byOffice = new Map<string, {name: string; from: string; to: string}[]>()
  for (const entry of atlas.entries)
    for (const office of entry.offices) {
      if (
        !office.country ||
        office.from.length !== 10 ||
        prominence([office]) < 4 ||
        !/^(?:President|Prime Minister|Chancellor)$/.test(office.role)
      )
        continue
      const key = `${office.role} of ${office.country}`
      const spell = {name: entry.name, from: office.from, to: office.to || office.asOf}
      byOffice.set(key, [...(byOffice.get(key) ?? []), spell])
    }
  const problems: AtlasProblem[] = []
  for (const [key, spells] of byOffice) {
    spells.sort((a, b) => (a.from < b.from ? -1 : 1))
    for (let i = 1; i < spells.length; i++) {
      const before = spells[i - 1]!
      const after = spells[i]!
      if (before.name !== after.name && daysBetween(after.from, before.to) > 62)
        problems.push({
          severity: 'doubt',
          entry: key,
          message: `${before.name} (to ${before.to}) and ${after.name} (from ${after.from}) at one time`,
        })
    }
  }
  return problems
}
