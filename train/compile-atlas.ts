/**
 * Compiles the office holders and parties of the atlas from the open sources under `data/atlas` of the shared folder:
 * `npx tsx train/compile-atlas.ts` writes data/actor/persons.jsonl.gz, data/actor/parties.tsv.gz and
 * data/mention/person-names.txt.gz. Same sources, same bytes. Licences and columns: data/actor/README.md.
 */
import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {gzipSync} from 'node:zlib'
import {sharedFolder} from '../eval/shared-folder.ts'
import {loadTable, packagePath, parseCsv} from '../src/data-file.ts'
import {nameKey} from '../src/mention/name-key.ts'

const shared = sharedFolder()
const source = (name: string): string => readFileSync(join(shared, 'data/atlas', name), 'utf8')

/** One spell in an office: [country, sector, role, from, to, asOf, source]. Unknown dates are ''. */
type Spell = [country: string, sector: string, role: string, from: string, to: string, asOf: string, source: string]
interface Holder {
  id: string
  name: string
  aliases: Set<string>
  family: string
  gender: string
  wikidata: string
  spells: Spell[]
}

const holders: Holder[] = []
const byWikidata = new Map<string, Holder>()
const byCountryFamily = new Map<string, Holder[]>()
/** Who began in an office on a day: one person, however the Factbook spells the name that year. */
const byOfficeDay = new Map<string, Holder>()

compileWikidata()
compileCongress()
compileFactbook()
writeHolders()
writeParties()

/** Cabinets, heads and ministers of Wikidata (CC0), with ids. */
function compileWikidata(): void {
  const folder = 'wikidata-cabinets-2022'
  const countryOf = new Map(loadTable<'iso3' | 'wikidata'>('actor/states.tsv').map(row => [row.wikidata, row.iso3]))
  const cabinets: [string, string, string][] = [
    ['russia-cabinet', 'RUS', '2022-08-31'],
    ['us-cabinet', 'USA', '2022-08-31'],
    ['china-ministers', 'CHN', '2022-08-31'],
    ['united-kingdom-cabinet', 'GBR', '2022-08-31'],
    ['world', '', '2022-08-31'],
  ]
  for (const [file, country, asOf] of cabinets)
    for (const row of csv(source(`${folder}/${file}.holders21.csv`)))
      addWikidata(row.personID!, row.person!, [
        country,
        sectorOf(row.position!, country),
        row.position!,
        row.start!,
        row.end!,
        asOf,
        folder,
      ])
  for (const row of csv(source(`${folder}/heads-2022-10.csv`))) {
    const country = countryOf.get(row.countryid!)
    if (country)
      addWikidata(row.officeholder!, row.officeholderLabel!, [
        country,
        'GOV',
        row.positionLabel!,
        row.start_year!,
        row.end_year!,
        '2022-10-31',
        folder,
      ])
  }
  for (const row of csv(source(`${folder}/foreign-ministers-2022-12.csv`))) {
    const country = countryOf.get(row.country!)
    if (country)
      addWikidata(row.person!, row.name!, [country, 'GOV', 'Foreign Minister', row.start!, '', '2022-12-31', folder])
  }
}

function addWikidata(id: string, name: string, spell: Spell): void {
  if (!/^Q\d+$/.test(id) || !name || /^Q\d+$/.test(name)) return
  const holder = byWikidata.get(id) ?? newHolder(id, name, familyOf(name), id)
  holder.spells.push(spell)
  enter(holder, spell[0])
}

/** Members of the US Congress, presidents and vice-presidents (CC0). */
function compileCongress(): void {
  const asOf = '2026-06-15'
  for (const line of source('congress/legislators-current.jsonl').trim().split('\n')) {
    const row = JSON.parse(line)
    const name: string =
      row.wikipedia?.replace(/ \(.*\)$/, '') ?? row.name.official_full ?? `${row.name.first} ${row.name.last}`
    const holder =
      (row.qid && byWikidata.get(row.qid)) ||
      newHolder(row.qid ?? `us-${row.bioguide}`, name, row.name.last, row.qid ?? '')
    holder.family = row.name.last
    holder.gender = row.gender.toLowerCase()
    for (const alias of [
      row.name.official_full,
      `${row.name.first} ${row.name.last}`,
      row.name.nickname && `${row.name.nickname} ${row.name.last}`,
    ])
      if (alias) holder.aliases.add(alias)
    const first = row.terms[0]
    const last = row.terms.at(-1)
    holder.spells.push([
      'USA',
      'LEG',
      last.type === 'sen' ? 'senator' : 'representative',
      first.start,
      last.end > asOf ? '' : last.end,
      asOf,
      'congress',
    ])
    enter(holder, 'USA')
  }
  for (const line of source('congress/executive.jsonl').trim().split('\n')) {
    const row = JSON.parse(line)
    if (row.terms.at(-1).end < '1950') continue
    const name = `${row.name.first} ${row.name.last}`
    const known = byCountryFamily.get(`USA ${nameKey(row.name.last)}`)?.find(holder => alike(holder, name))
    const holder = known ?? newHolder(`us-${row.id.bioguide}`, name, row.name.last, '')
    holder.gender ||= row.bio.gender.toLowerCase()
    holder.aliases.add(name)
    for (const term of row.terms)
      holder.spells.push([
        'USA',
        'GOV',
        term.type === 'prez' ? 'President' : 'Vice President',
        term.start,
        term.end > asOf ? '' : term.end,
        asOf,
        'congress',
      ])
    enter(holder, 'USA')
  }
}

/** Heads of state and government of the CIA World Factbook 1990-2026 (public domain). */
function compileFactbook(): void {
  const states = new Set(loadTable<'iso3'>('actor/states.tsv').map(row => row.iso3))
  for (const territory of ['NCL', 'PRI', 'GRL', 'BMU', 'GUM', 'FRO', 'GIB', 'FLK']) states.delete(territory)
  const isRealmOfAnother = (row: Record<string, string>): boolean =>
    row.iso3 !== 'GBR' &&
    /^(?:King|Queen|Head of State King|Head of State Queen) (?:CHARLES|ELIZABETH)/.test(row.title_and_name!)
  const rows = csv(source('factbook/leaders.csv')).filter(
    row =>
      states.has(row.iso3!) &&
      !isRealmOfAnother(row) &&
      !/represented by|NA\b|vacant|prince/i.test(row.title_and_name!),
  )
  const spells: {holder: Holder; country: string; role: string; from: string; lastSeen: string}[] = []
  for (const row of rows)
    for (const part of row.title_and_name!.split(
      / and (?=(?:First |Second |Deputy )*(?:Vice|Deputy|Co-|Prime))| , (?=[^,]*\p{Lu}{3})/u,
    )) {
      const person = readTitledName(part)
      if (!person) continue
      const officeKey = `${row.iso3} ${person.role.replace(/^(?:Acting|Interim|Transitional) /, '')} ${row.since}`
      const predecessor = byOfficeDay.get(officeKey)
      const known =
        byCountryFamily.get(`${row.iso3} ${nameKey(person.family)}`)?.find(holder => alike(holder, person.name)) ??
        (row.since!.length === 10 && predecessor && sharesWord(predecessor.name, person.name) ? predecessor : undefined)
      const holder =
        known ??
        newHolder(
          `factbook-${row.iso3}-${nameKey(person.name).replace(/ /g, '-')}`.toLowerCase(),
          person.name,
          person.family,
          '',
        )
      holder.aliases.add(person.name)
      for (const alias of shortForms(person.name)) holder.aliases.add(alias)
      enter(holder, row.iso3!)
      byOfficeDay.set(officeKey, holder)
      spells.push({holder, country: row.iso3!, role: person.role, from: row.since!, lastSeen: row.last_seen!})
    }
  const merged = new Map<string, (typeof spells)[number]>()
  for (const spell of spells) {
    const key = `${spell.holder.id} ${spell.country} ${spell.role} ${spell.from.slice(0, 4)}`
    const before = merged.get(key)
    if (!before) merged.set(key, spell)
    else if (spell.lastSeen > before.lastSeen) before.lastSeen = spell.lastSeen
  }
  const byOffice = new Map<string, (typeof spells)[number][]>()
  for (const spell of merged.values())
    byOffice.set(`${spell.country} ${spell.role}`, [...(byOffice.get(`${spell.country} ${spell.role}`) ?? []), spell])
  for (const office of byOffice.values()) {
    office.sort((a, b) => (a.from < b.from ? -1 : 1))
    office.forEach((spell, i) => {
      const successor = office.slice(i + 1).find(later => later.holder !== spell.holder && later.from > spell.from)
      const seen =
        spell.lastSeen < spell.from.slice(0, spell.lastSeen.length)
          ? ''
          : spell.lastSeen.length === 4
            ? `${spell.lastSeen}-12-31`
            : spell.lastSeen
      const to =
        spell.lastSeen >= '2026'
          ? ''
          : successor && /President|Prime Minister|King|Queen|Chancellor/.test(spell.role)
            ? successor.from
            : seen
      spell.holder.spells.push([spell.country, 'GOV', spell.role, spell.from, to, '2026-01-22', 'factbook'])
    })
  }
}

/** "Vice President Richard B. CHENEY" → role and name in usual capitals; null when no family name is told by capitals. */
function readTitledName(text: string): {role: string; name: string; family: string} | null {
  const words = text
    .replace(/^.*?(?:head of government|chief of state|cabinet): /, '')
    .replace(/\(.*?\)/g, '')
    .replace(/,/g, ' ')
    .trim()
    .split(/\s+/)
    .filter(word => !/^[-–—]+$/.test(word))
  const isTitle =
    /^(?:Acting|Interim|Transitional|Transition|First|Second|Third|Deputy|Vice|Co-|Prime|President|Presidents?|Minister|Ministers?|Premier|Chancellor|King|Queen|Sultan|Emir|Amir|Sheikh|Shaykh|Supreme|Leader|Crown|Prince|Princess|Grand|Duke|Governor|General|Gov|Gen|Lt|Maj|Brig|Col|Capt|Adm|Dr|Sir|Dame|Captain|Chairman|Chairperson|Chair|Chief|Executive|Secretary|State|of|the|for|Taoiseach|Tanaiste|Ayatollah|Mullah|Pope|Presidency|Council|Head|Administrator|Commissioner|Mayor|High|Great|Senior|Counselor|Counsellor|Affairs|Foreign|Finance|Defense|Interior|National|Security|Sovereign|Military|Commander|Commander-in-Chief|in|Armed|Forces|Revolutionary|People's|Assembly|Committee|Party|Central|Standing|Guide|Permanent|Speaker|Premiers?|and|Economic|Development|Transport|Honorable|Hon|Mr|Mrs|Ms)\.?$/
  let first = 0
  while (first < words.length - 1 && isTitle.test(words[first]!) && !/^\p{Lu}{3,}$/u.test(words[first]!)) first++
  const name = words.slice(first)
  const capitals = name.filter(
    word =>
      /^[\p{Lu}'’-]{2,}$/u.test(word.replace(/^(?:al|el|ad|an|bin|de|da|du|d'|ul|ur|as|ar|ash|at|az)-/i, '')) &&
      !/^(?:II|III|IV|VI|XVI|JR|SR)$/i.test(word),
  )
  if (capitals.length === 0 || name.length > 7 || name.length < 2) return null
  return {
    role:
      words
        .slice(0, first)
        .join(' ')
        .replace(/^(?:Lt|Maj|Brig|Gen|Col|Dr|Sir)\.? /, '') || 'official',
    name: name.map(usualCase).join(' '),
    family: capitals.map(usualCase).join(' '),
  }
}

function usualCase(word: string): string {
  if (!/\p{Lu}{2,}/u.test(word) || /^(?:II|III|IV|VI|XVI)$/.test(word)) return word
  return word
    .toLowerCase()
    .replace(/(^|[-'’])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
    .replace(/^(Al|El|Ad|An|As|Ar|Ash|At|Az|Ul|Ur)-/, prefix => prefix.toLowerCase())
}

/** Names as the news shortens them: without middle initials and middle names. */
function shortForms(name: string): string[] {
  const words = name.replace(/ (?:Jr|Sr)\.?$/, '').split(' ')
  const forms = [words.filter(word => !/^\p{Lu}\.?$/u.test(word)).join(' ')]
  if (words.length > 2) forms.push(`${words[0]} ${words.at(-1)}`)
  return forms.filter(form => form.includes(' '))
}

function newHolder(id: string, name: string, family: string, wikidata: string): Holder {
  const holder: Holder = {id, name, aliases: new Set(), family, gender: '', wikidata, spells: []}
  holders.push(holder)
  if (wikidata) byWikidata.set(wikidata, holder)
  return holder
}

/** Puts the holder under each word of its name, since sources differ on which is the family's. */
function enter(holder: Holder, country: string): void {
  for (const word of nameKey(holder.name).split(' ')) {
    const key = `${country} ${word}`
    const list = byCountryFamily.get(key) ?? []
    if (!list.includes(holder)) byCountryFamily.set(key, [...list, holder])
  }
}

/** Two spellings have a word, or the first four letters of one, in common. */
function sharesWord(a: string, b: string): boolean {
  const words = nameKey(b).split(' ')
  return nameKey(a)
    .split(' ')
    .some(word => words.some(other => other === word || (word.length > 4 && other.slice(0, 4) === word.slice(0, 4))))
}

/** Same person by name: they share the family name and the first letters of another word. */
function alike(holder: Holder, name: string): boolean {
  const words = nameKey(name).split(' ')
  const known = [holder.name, ...holder.aliases].map(form => nameKey(form).split(' '))
  return known.some(other => {
    const sharedWords = words.filter(word =>
      other.some(
        known => known === word || (word.length > 4 && known.length > 4 && known.slice(0, 4) === word.slice(0, 4)),
      ),
    )
    return sharedWords.length >= Math.min(2, other.length)
  })
}

function familyOf(name: string): string {
  return name
    .replace(/ (?:Jr|Sr|II|III)\.?$/, '')
    .split(' ')
    .at(-1)!
}

function sectorOf(position: string, country: string): string {
  if (!country)
    return /^(?:Judge|President of the International Court|Vice President of the International)/.test(position)
      ? 'JUD'
      : /United Nations|Secretary-General|OSCE|Trade|Health/.test(position)
        ? 'UNO'
        : 'IGO'
  if (/Justice of the Supreme Court|Supreme Court Justice|Chief Justice|Supreme People's Court/.test(position))
    return 'JUD'
  if (/Joint (?:Staff|Chiefs)|Naval Operations|General Staff|Chief of the Army/.test(position)) return 'MIL'
  if (/CIA|National Intelligence|FSB|SVR|MI[56]|Secret/.test(position) && /^(?:Director|Chief|Head)/.test(position))
    return 'SPY'
  if (
    /State Duma|Federation Council|House of (?:Commons|Lords|Representatives)|Senate|National People's Congress|Speaker/.test(
      position,
    )
  )
    return 'LEG'
  return 'GOV'
}

/** People as FollowTheMoney entities (schema Person), one a line; `offices` and `family` are keys of our own. */
function writeHolders(): void {
  const lines: string[] = []
  const names = new Set<string>()
  for (const holder of holders.sort((a, b) => (a.id < b.id ? -1 : 1))) {
    if (holder.spells.every(spell => spell[4] && spell[4] < '1985')) continue
    const aliases = [...holder.aliases].filter(alias => alias !== holder.name).sort()
    const offices = holder.spells
      .sort((a, b) => (a[3] + a[2] < b[3] + b[2] ? -1 : 1))
      .filter((spell, i, all) => i === 0 || spell.join() !== all[i - 1]!.join())
    const properties = {
      name: [holder.name],
      ...(aliases.length > 0 && {alias: aliases}),
      ...(holder.gender && {gender: [holder.gender === 'f' ? 'female' : 'male']}),
      ...(holder.wikidata && {wikidataId: [holder.wikidata]}),
    }
    lines.push(JSON.stringify({id: holder.id, schema: 'Person', properties, family: holder.family, offices}))
    for (const name of [holder.name, ...aliases])
      if (
        /^\p{L}[^ ]* \S/u.test(name) &&
        !/\b(?:[Mm]inister|[Pp]resident|[Cc]oprince|Co-prince|[Cc]ouncil|[Gg]overnment|of|and|the)\b/.test(name)
      )
        names.add(name)
  }
  writeFileSync(packagePath('data/actor/persons.jsonl.gz'), gzipSync(`${lines.join('\n')}\n`, {level: 9}))
  writeFileSync(
    packagePath('data/mention/person-names.txt.gz'),
    gzipSync(`${[...names].sort().join('\n')}\n`, {level: 9}),
  )
  console.error(`${lines.length} people, ${names.size} names`)
}

/** Parties of Party Facts (MIT): English names of two words and more, with country and Wikidata id. */
function writeParties(): void {
  const wikidata = new Map(csv(source('partyfacts/wikidata.csv')).map(row => [row.partyfacts_id, row]))
  const states = new Set(loadTable<'iso3'>('actor/states.tsv').map(row => row.iso3))
  const lines = ['name\taliases\tcountry\tsector\twikidata']
  for (const row of csv(source('partyfacts/core-parties.csv'))) {
    if ((row.year_last && row.year_last < '1985') || !states.has(row.country!)) continue
    const entry = wikidata.get(row.partyfacts_id)
    const names = [entry?.name, ...(row.name_english ?? '').split(' / '), row.name]
      .map(name => name?.replace(/\s*\(.*?\)/g, '').trim() ?? '')
      .filter(name => /^\p{Lu}[\p{L}'’.-]*( [\p{L}'’.&-]+)+$/u.test(name))
    const unique = [...new Set(names)]
    if (unique.length === 0) continue
    const aliases = unique.slice(1).filter(name => nameKey(name).includes(' '))
    lines.push([unique[0], aliases.join('|'), row.country, 'PTY', entry?.wikidata_id ?? ''].join('\t'))
  }
  writeFileSync(packagePath('data/actor/parties.tsv.gz'), gzipSync(`${lines.join('\n')}\n`, {level: 9}))
  console.error(`${lines.length - 1} parties`)
}

/** Rows of a comma-separated file by the names of its columns. */
function csv(text: string): Record<string, string>[] {
  const [header, ...rows] = parseCsv(text).filter(row => row.length > 1)
  return rows.map(row => Object.fromEntries(header!.map((column, i) => [column, row[i] ?? ''])))
}
