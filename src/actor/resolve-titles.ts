import type {TokenId} from '../language/parsed-text.ts'
import type {Mention} from '../mention/mention.ts'
import {describeRole, type RoleDescription} from './describe-role.ts'
import type {Draft} from './draft.ts'
import {nameText, type Scene} from './scene.ts'

/** A role phrase that says what a named person is: "Russian President Vladimir Putin", "Yuri Ushakov, a Kremlin spokesman". */
export interface TitleLink {
  readonly role: Mention
  readonly person: Mention
  readonly kind: 'title' | 'appositive' | 'predicate'
}

/** Roles before, after and predicated of names. A role belongs to one name; a name may have several roles. */
export function linkTitles(scene: Scene): TitleLink[] {
  const {doc} = scene
  const personAt = new Map<TokenId, Mention>()
  const personFrom = new Map<TokenId, Mention>()
  for (const mention of scene.mentions) {
    if (mention.kind !== 'person') continue
    personFrom.set(mention.first, mention)
    for (let t = mention.first; t <= mention.last; t++) personAt.set(t, mention)
  }
  // "Chief Nnia Nwodo": a name begins with the title before it.
  for (const {role, first, last} of scene.mentions) {
    const titled = role?.kind === 'person' ? personFrom.get(last + 1) : undefined
    if (titled && !personFrom.has(first)) personFrom.set(first, titled)
  }
  const links: TitleLink[] = []
  const linked = new Set<Mention>()
  const add = (role: Mention, person: Mention | undefined, kind: TitleLink['kind']): boolean => {
    if (!person || linked.has(role) || doc.sentenceOf(role.head) !== doc.sentenceOf(person.head)) return false
    if (person.first <= role.last && role.first <= person.last) return false
    if (kind !== 'title' && contradicts(scene, role, person)) return false
    links.push({role, person, kind})
    linked.add(role)
    return true
  }
  const roles = scene.mentions.filter(mention => mention.role?.kind === 'person')
  for (const role of roles)
    add(role, personFrom.get(role.last + 1), 'title') ||
      add(role, personAfterComplement(scene, role, personFrom), 'title') ||
      add(role, personBeforeLetters(scene, role, personAt), 'appositive')
  // "UNP member, former Minister of Justice Amal Perera": what stands before a title stands before the name.
  for (const {role, person} of links) if (!personFrom.has(role.first)) personFrom.set(role.first, person)
  for (const role of roles) {
    if (linked.has(role) || role.role!.number === 'plural') continue
    const above = doc.head(role.head)
    if (above >= 0 && doc.relation(role.head) === 'appos' && add(role, personAt.get(above), 'appositive')) continue
    const appositive = doc
      .childrenBy(role.head, 'appos')
      .map(child => personAt.get(child))
      .find(Boolean)
    if (appositive && add(role, appositive, 'appositive')) continue
    if (add(role, commaBefore(scene, role, personAt), 'appositive')) continue
    if (add(role, commaAfter(scene, role, personFrom), 'appositive')) continue
    if (add(role, commaAfterComplement(scene, role, personFrom), 'appositive')) continue
    const subject = doc.child(role.head, 'nsubj')
    if (subject >= 0 && doc.child(role.head, 'cop') >= 0 && !isAlleged(scene, role.head))
      add(role, personAt.get(subject), 'predicate')
  }
  return links
}

/** "Iraq alleged the inspector was a spy": what somebody else only claims of a person. */
const isAlleged = ({doc, atlas}: Scene, predicate: TokenId): boolean =>
  doc.relation(predicate) === 'ccomp' && atlas.words.isA(doc.lemma(doc.head(predicate)), 'alleging')

/** Whether the atlas knows a person of this full name, and only in other countries than the role's. */
function contradicts(scene: Scene, role: Mention, person: Mention): boolean {
  const {countries} = describeRole(scene, role)
  if (countries.length === 0) return false
  const entries = scene.atlas
    .byName(nameText(scene, person))
    .filter(entry => entry.kind === 'person' && entry.country !== null)
  return (
    entries.length > 0 &&
    !entries.some(entry =>
      [entry.country, ...entry.offices.map(office => office.country)].some(
        country => country && countries.includes(country),
      ),
    )
  )
}

/** "Ann Lee MP" */
function personBeforeLetters(
  {doc}: Scene,
  {first, last}: Mention,
  personAt: ReadonlyMap<TokenId, Mention>,
): Mention | undefined {
  const person = first === last && /^\p{Lu}{2,}$/u.test(doc.form(first)) ? personAt.get(first - 1) : undefined
  return person?.last === first - 1 ? person : undefined
}

/** "Mayor of Kharkiv Ihor Terekhov", "Minister of Defence of the Republic of Korea Lee Jong-sup": the name after "of" and its names. */
function personAfterComplement(
  scene: Scene,
  role: Mention,
  personFrom: ReadonlyMap<TokenId, Mention>,
): Mention | undefined {
  const {doc} = scene
  let t = role.last + 1
  const sentenceEnd = doc.endToken(doc.sentenceOf(role.head))
  if (t >= sentenceEnd || !/^(?:of|for|to)$/.test(doc.lower(t)) || !/^\p{Lu}/u.test(doc.form(role.last)))
    return undefined
  for (const end = Math.min(sentenceEnd, t + 12); t < end; t++) {
    const person = personFrom.get(t)
    if (person) return person
    if (!/^(?:of|for|the|and|to|&)$/.test(doc.lower(t)) && !/^\p{Lu}/u.test(doc.form(t))) return undefined
  }
  return undefined
}

/**
 * "Name, (the) role …," by its commas, whatever the parse says: after the name and a comma the role phrase follows, and
 * what comes after it up to the next comma or stop holds no verb of its own.
 */
function commaBefore(scene: Scene, role: Mention, personAt: ReadonlyMap<TokenId, Mention>): Mention | undefined {
  const {doc} = scene
  const first = role.first
  if (first < 2 || doc.form(first - 1) !== ',') return undefined
  const person = personAt.get(first - 2)
  if (!person || person.last !== first - 2 || doc.sentenceOf(person.head) !== doc.sentenceOf(role.head))
    return undefined
  if (/^(?:his|her|their|its)$/.test(doc.lower(first))) return undefined
  const sentenceEnd = doc.endToken(doc.sentenceOf(role.head))
  for (let t = role.last + 1; t < Math.min(sentenceEnd, role.last + 25); t++) {
    const form = doc.form(t)
    if (/^(?:[,.;:)–—-]|who|whose)$/.test(form)) return person
    if (/^(?:AUX|VERB)$/.test(doc.upos(t)) && doc.feat(t, 'VerbForm') === 'Fin') return undefined
    if (t === role.last + 1 && /^(?:and|or)$/.test(form.toLowerCase()) && scene.covers.has(t + 1)) return undefined
  }
  return role.last + 1 >= sentenceEnd ? person : undefined
}

/** "their child, Gloria," / "the rebels' leader, Riek Machar.": the name after the comma, closed by another comma or stop. */
function commaAfter(scene: Scene, role: Mention, personFrom: ReadonlyMap<TokenId, Mention>): Mention | undefined {
  const {doc} = scene
  if (doc.form(role.last + 1) !== ',') return undefined
  const isOwned =
    /^(?:the|his|her|their|its|our|my)$|['’]s?$/.test(doc.lower(role.first)) ||
    doc.children(role.head).some(child => doc.deprel(child) === 'nmod:poss')
  // "UNP member, former Minister Amal Perera who …": without an article only what opens the sentence.
  if (!isOwned && (role.first !== doc.firstToken(doc.sentenceOf(role.head)) || doc.upos(role.first) === 'DET'))
    return undefined
  const person = personFrom.get(role.last + 2) ?? (isOwned ? undefined : personFrom.get(role.last + 3))
  if (!person) return undefined
  const sentenceEnd = doc.endToken(doc.sentenceOf(role.head))
  const closing = isOwned ? /^[,.;:)–—]$/ : /^(?:[,.;:)–—]|who)$/
  return person.last + 1 >= sentenceEnd || closing.test(doc.form(person.last + 1)) ? person : undefined
}

/** "President of the group, Chief Nnia Nwodo, said": the name behind the comma that closes what the office is of. */
function commaAfterComplement(
  scene: Scene,
  role: Mention,
  personFrom: ReadonlyMap<TokenId, Mention>,
): Mention | undefined {
  const {doc} = scene
  if (!/^(?:of|for|to|in)$/.test(doc.lower(role.last + 1))) return undefined
  const end = Math.min(doc.endToken(doc.sentenceOf(role.head)), role.last + 14)
  let t = role.last + 2
  while (t < end && doc.form(t) !== ',' && !['VERB', 'AUX', 'PRON', 'SCONJ'].includes(doc.upos(t))) t++
  if (t + 1 >= end || doc.form(t) !== ',') return undefined
  // A form of address that is no title of the table: "Chief".
  const person = personFrom.get(t + 1) ?? (/^\p{Lu}/u.test(doc.form(t + 1)) ? personFrom.get(t + 2) : undefined)
  if (!person || person.last + 1 >= end) return undefined
  // Closed by a comma; of an office without an article also by its verb: "Chairman of the board, Ann Lee said".
  return /^[,.;:)–—]$/.test(doc.form(person.last + 1)) ||
    (/^\p{Lu}/u.test(doc.form(role.first)) && /^(?:VERB|AUX)$/.test(doc.upos(person.last + 1)))
    ? person
    : undefined
}

/** Gives a person what its titles say: role, country, sector. Notes each as a position. */
export function applyTitles(scene: Scene, links: readonly TitleLink[]): void {
  for (const {role, person, kind} of links) {
    const draft = scene.refs.get(person.head)?.[0]
    if (!draft) continue
    const described = describeRole(scene, role)
    applyRole(draft, role, described, kind)
    if (!scene.atlas.words.isA(role.role!.noun, 'kin'))
      scene.facts.push({
        kind: 'position',
        subject: draft,
        object: described.owner,
        role: roleText(scene, role),
        from: null,
        first: role.first,
        last: role.last,
      })
    scene.refs.set(role.head, [draft])
    for (let t = role.first; t <= role.last; t++)
      if (!scene.refs.has(t) && !scene.covers.has(t)) scene.refs.set(t, [draft])
    if (kind !== 'predicate')
      draft.mentions.push(kind === 'title' && role.last + 1 === person.first ? joined(draft, role, person) : role)
  }
}

/** The title and the name as one mention: "Chinese President Xi Jinping". */
function joined(draft: Draft, role: Mention, person: Mention): Mention {
  const whole = {...person, first: role.first, ...(role.role && {role: role.role})}
  draft.mentions.splice(draft.mentions.indexOf(person), 1)
  return whole
}

function applyRole(draft: Draft, role: Mention, described: RoleDescription, kind: TitleLink['kind']): void {
  const noun = role.role!.noun
  draft.roles.add(noun)
  const isFormer = described.isFormer
  if (!draft.entry || draft.entry.offices.length === 0) {
    draft.country ??= described.countries[0] ?? null
    if (described.sector && (!draft.sector || draft.sector === 'CVL')) draft.sector = described.sector
  } else draft.country ??= described.countries[0] ?? null
  draft.why.push(
    `the text calls ${draft.name} ${isFormer ? 'former ' : ''}${noun}${kind === 'appositive' ? ' in apposition' : ''}`,
  )
}

/**
 * A body's noun beside its name says what the body is: "the state news agency Tass", "the militant group Boko Haram",
 * "Glavkosmos, a space company". The phrase stands for the body, whose country and sector it gives where they are unknown.
 */
export function linkBodyRoles(scene: Scene): void {
  const {doc} = scene
  const bodyFrom = new Map<TokenId, Mention>()
  const bodyTo = new Map<TokenId, Mention>()
  for (const mention of scene.mentions)
    if (mention.kind === 'organization' || mention.kind === 'group' || mention.kind === 'person') {
      bodyFrom.set(mention.first, mention)
      bodyTo.set(mention.last, mention)
    }
  for (const mention of scene.mentions) {
    if (mention.role?.kind !== 'body' || scene.refs.has(mention.head)) continue
    const named = bodyFrom.get(mention.last + 1)
    const before =
      mention.first > 1 && doc.form(mention.first - 1) === ',' && mention.role.number === 'singular'
        ? bodyTo.get(mention.first - 2)
        : undefined
    const isApposed = before && /^an?$|^the$/.test(doc.lower(mention.first)) && doc.relation(mention.head) !== 'nsubj'
    const body = named ?? (isApposed ? before : undefined)
    const draft = body && scene.refs.get(body.head)?.[0]
    if (draft && isApposed && body === before) namesBody(draft)
    if (
      !draft ||
      draft.kind === 'state' ||
      draft.kind === 'person' ||
      doc.sentenceOf(body.head) !== doc.sentenceOf(mention.head)
    )
      continue
    const described = describeRole(scene, mention)
    if (named && described.owner === draft) continue
    if (!draft.entry) {
      draft.country ??= described.countries[0] ?? null
      draft.sector = described.sector ?? draft.sector
    }
    scene.refs.set(mention.head, [draft])
    draft.mentions.push(named ? {...body, first: mention.first} : mention)
    if (named) draft.mentions.splice(draft.mentions.indexOf(body), 1)
  }
}

/** "Ohaneze Ndigbo, the socio-cultural group": a name that looks like a person's is a body's when the text says what body. */
function namesBody(draft: Draft): void {
  if (draft.kind !== 'person' || draft.entry || draft.gender || draft.roles.size > 0) return
  draft.kind = 'organization'
  draft.nameWords = []
  draft.why.push('the text calls it a body')
}

/** The words of the role without determiners: "Kremlin spokesman for foreign policy". */
function roleText(scene: Scene, role: Mention): string {
  const {doc} = scene
  let first = role.first
  while (first < role.head && /^(?:DET|PUNCT)$/.test(doc.upos(first))) first++
  let last = role.last
  for (const child of doc.childrenBy(role.head, 'nmod')) {
    if (child < role.head) continue
    const subtree = doc.subtree(child)
    if (subtree.first === last + 1 && subtree.last - subtree.first < 8) last = subtree.last
  }
  return doc.textOf(first, last).replace(/\s+/g, ' ')
}
