import type {ParsedText, TokenId} from '../language/parsed-text.ts'
import type {Mention} from '../mention/mention.ts'
import type {Block} from '../page/article.ts'
import type {PlaceIndex} from '../place/place.ts'
import type {Atlas, AtlasEntry} from './atlas.ts'
import {BodyNames} from './body-names.ts'
import {type Draft, type DraftFact, draftOf} from './draft.ts'

/** What is given to `resolveActors`. */
export interface ActorInput {
  readonly doc: ParsedText
  readonly mentions: readonly Mention[]
  readonly places: PlaceIndex
  /** ISO day of publication, null when unknown. */
  readonly published: string | null
  readonly blocks: readonly Block[]
}

/** The state of one resolution: the report, what is known beforehand, and what was found so far. */
export interface Scene extends ActorInput {
  readonly atlas: Atlas
  readonly drafts: Draft[]
  readonly facts: DraftFact[]
  /** Whom the phrase headed by a token stands for. */
  readonly refs: Map<TokenId, readonly Draft[]>
  /** The innermost mention that covers a token. */
  readonly covers: Map<TokenId, Mention>
  readonly byEntry: Map<string, Draft>
  readonly bodies: BodyNames
  /** The mentions that each draft has, to ask whether one is there. */
  readonly told: Map<Draft, Set<Mention>>
  /** People by each folded word of their name. */
  readonly bearers: Map<string, Draft[]>
  /** How often each country is named, by ISO3; names in the headline count three times. */
  readonly countries: Map<string, number>
}

export function newScene(input: ActorInput, atlas: Atlas): Scene {
  const {doc, mentions, places, published, blocks} = input
  const drafts: Draft[] = []
  // Written out, not spread: see newDraft.
  return {
    doc,
    mentions,
    places,
    published,
    blocks,
    atlas,
    drafts,
    facts: [],
    refs: new Map(),
    covers: new Map(),
    byEntry: new Map(),
    bodies: new BodyNames(drafts),
    told: new Map(),
    bearers: new Map(),
    countries: new Map(),
  }
}

/** Notes that a mention stands for these actors: at its head and at the words of its name. */
export function refer(scene: Scene, mention: Mention, drafts: readonly Draft[]): void {
  for (const draft of drafts) {
    const told = scene.told.get(draft) ?? new Set(draft.mentions)
    scene.told.set(draft, told)
    if (told.has(mention)) continue
    told.add(mention)
    draft.mentions.push(mention)
  }
  if (drafts.length === 0) return
  scene.refs.set(mention.head, drafts)
  const isName = mention.nameFirst !== undefined
  for (let t = mention.first; t <= mention.last; t++) {
    const inner = scene.covers.get(t)
    if (!inner || inner === mention || inner.last - inner.first > mention.last - mention.first)
      scene.covers.set(t, mention)
    if (isName && t >= mention.nameFirst! && !scene.refs.has(t)) scene.refs.set(t, drafts)
  }
}

/** The draft of an atlas entry, made at its first mention. */
export function draftFor(scene: Scene, entry: AtlasEntry, why: string): Draft {
  const known = scene.byEntry.get(entry.id)
  if (known) return known
  const draft = draftOf(entry, why)
  scene.byEntry.set(entry.id, draft)
  scene.drafts.push(draft)
  return draft
}

/** Text of a mention's name without a possessive mark. */
export function nameText(scene: Scene, mention: Mention): string {
  const text = scene.doc.textOf(mention.nameFirst ?? mention.first, mention.last)
  return text.replace(/['’]s$/, '').replace(/\s+/g, ' ')
}

/** How many times the report names a country. */
export const countryCount = (scene: Scene, iso3: string | null): number => (iso3 ? (scene.countries.get(iso3) ?? 0) : 0)

/** The preposition or possessive mark before a phrase: "of", "with"; null when there is none. */
export function caseOf(doc: ParsedText, head: TokenId): string | null {
  const marker = doc.child(head, 'case')
  return marker < 0 ? null : doc.lower(marker)
}
