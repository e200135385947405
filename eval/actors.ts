/**
 * Measures of the mention and actor rooms on development data: `npx tsx eval/actors.ts [coverage|articles|coreference] [--half 0|1] [--verbose]`.
 *
 * coverage     plv_dev.tsv: share of gold source and target phrases that some actor covers (at a token of the phrase), with a
 *              country, with a country or an international sector. Half 0 is the first half of the file, half 1 the second.
 * articles     event-gold/articles: share of the parties of gold events that the actors spoken of in the event's sentences
 *              hold, by country and sector or by name. Half 0 are the files of even index in sorted order.
 * coreference  OntoGUM dev (half 0: documents of even index): MUC, B-cubed and their mean over mentions that both sides
 *              hold an actor for: gold mentions that are headed by a name, a pronoun of the third person, or a role noun,
 *              matched by their head token; predicted mentions without gold partner are left out (gold has no singletons).
 */
import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {parseArgs} from 'node:util'
import type {Actor, ActorIndex} from '../src/actor/actor.ts'
import {loadAtlas} from '../src/actor/atlas.ts'
import {resolveActors} from '../src/actor/resolve-actors.ts'
import type {RawPage} from '../src/intake/raw-page.ts'
import {loadLanguage} from '../src/language/language.ts'
import type {ParsedText, TokenId} from '../src/language/parsed-text.ts'
import {findMentions} from '../src/mention/find-mentions.ts'
import {nameKey} from '../src/mention/name-key.ts'
import {loadNames} from '../src/mention/names.ts'
import {findArticle as findArticleWith} from '../src/page/find-article.ts'
import {loadPageTables} from '../src/page/page-tables.ts'
import {findPlaces} from '../src/place/find-places.ts'
import {loadGazetteer} from '../src/place/gazetteer.ts'
import {sharedFolder} from './shared-folder.ts'

const pageTables = loadPageTables()
const findArticle = (page: RawPage) => findArticleWith(page, pageTables)

const shared = sharedFolder()
const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {half: {type: 'string'}, verbose: {type: 'boolean', default: false}},
})
const halves = values.half === undefined ? [0, 1] : [Number(values.half)]
const kit = {language: loadLanguage(), names: loadNames(), atlas: loadAtlas(), gazetteer: loadGazetteer()}
const SAME: Record<string, string> = {PTY: 'OPP', UNO: 'IGO', MED: 'JRN', IMG: 'REB'}
const plainSector = (sector: string | null): string | null => (sector ? (SAME[sector] ?? sector) : null)
const measures = {coverage, articles, coreference}
for (const name of positionals.length > 0 ? positionals : Object.keys(measures))
  for (const half of halves) measures[name as keyof typeof measures]?.(half)

function readActors(
  text: string,
  published: string | null,
  title: string | null = null,
): {doc: ParsedText; actors: ActorIndex} {
  const article =
    title === null
      ? null
      : findArticle({id: null, url: null, format: 'text', content: text, title, outlet: null, published})
  const doc = kit.language.parse(text, article?.blocks.length ? article.blocks : undefined)
  const mentions = findMentions(doc, kit.names)
  const places = findPlaces(doc, mentions, kit.gazetteer, {dateline: article?.dateline ?? null})
  return {doc, actors: resolveActors({doc, mentions, places, published, blocks: article?.blocks ?? []}, kit.atlas)}
}

function tokensOf(doc: ParsedText, start: number, end: number): TokenId[] {
  const found: TokenId[] = []
  for (let t = doc.tokenAt(start); t < doc.tokenCount && doc.start(t) < end; t++) found.push(t)
  return found
}

/** The token of a stretch whose head lies outside. */
function headToken(doc: ParsedText, tokens: readonly TokenId[]): TokenId {
  return tokens.find(t => !tokens.includes(doc.head(t)) && doc.upos(t) !== 'PUNCT') ?? tokens[0]!
}

function coverage(half: number): void {
  const rows = readFileSync(join(shared, 'data/event-gold/plv_dev.tsv'), 'utf8').trim().split('\n').slice(1)
  const middle = rows.length >> 1
  const seen = {phrases: 0, head: 0, any: 0, country: 0, known: 0, sector: 0}
  for (const row of half === 0 ? rows.slice(0, middle) : rows.slice(middle)) {
    const [, sentence, source, target] = row.split('\t')
    const {doc, actors} = readActors(sentence!, null)
    for (const phrase of [source!, target!]) {
      const start = sentence!.indexOf(phrase)
      if (start < 0 || phrase === '') continue
      const tokens = tokensOf(doc, start, start + phrase.length)
      if (tokens.length === 0) continue
      const head = headToken(doc, tokens)
      const atHead = actors.at(head)
      const anywhere = tokens.flatMap(t => actors.at(t))
      const best = atHead.length > 0 ? atHead : anywhere
      seen.phrases++
      if (atHead.length > 0) seen.head++
      if (anywhere.length > 0) seen.any++
      if (best.some(actor => actor.country !== null)) seen.country++
      if (best.some(actor => actor.country !== null || actor.sector !== null)) seen.known++
      if (best.some(actor => actor.sector !== null)) seen.sector++
      if (values.verbose && (atHead.length === 0 || !best.some(actor => actor.country || actor.sector)))
        console.log(
          `${atHead.length > 0 ? 'unknown' : anywhere.length > 0 ? 'inside' : 'MISS'}\t[${doc.form(head)}]\t${phrase}\t|\t${sentence}`,
        )
    }
  }
  const share = (count: number): string => (count / seen.phrases).toFixed(3)
  console.log(
    `coverage half ${half}: ${seen.phrases} phrases; actor at head ${share(seen.head)}, at some token ${share(seen.any)}, with country ${share(seen.country)}, with sector ${share(seen.sector)}, with country or sector ${share(seen.known)}`,
  )
}

interface Party {
  name: string
  code: string
}

function articles(half: number): void {
  const folder = join(shared, 'data/event-gold/articles')
  const texts = new Map(
    readFileSync(join(folder, 'articles.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map(line => [JSON.parse(line).id, JSON.parse(line)]),
  )
  const files = [
    'gwn-1',
    'gwn-121',
    'gwn-128',
    'gwn-13',
    'gwn-135',
    'gwn-139',
    'gwn-147',
    'gwn-167',
    'gwn-174',
    'gwn-180',
    'gwn-193.c',
    'gwn-193.d',
    'gwn-20',
    'gwn-209.c',
    'gwn-209.d',
  ]
  let parties = 0
  let near = 0
  let anywhere = 0
  files.forEach((file, i) => {
    if (i % 2 !== half) return
    const gold = JSON.parse(readFileSync(join(folder, `${file}.json`), 'utf8'))
    const text = texts.get(file.replace(/\.[cd]$/, ''))?.text
    if (!text) return
    const {doc, actors} = readActors(text, gold.published, gold.title ?? '')
    const before = [parties, near, anywhere]
    for (const event of gold.events) {
      const spans: [number, number][] = [event.sentence, ...(event.alsoAt ?? [])]
      for (const party of [...event.actors, ...(event.targets ?? [])] as Party[]) {
        parties++
        const local = actors.actors.filter(actor =>
          actor.mentions.some(mention =>
            spans.some(([start, end]) => doc.start(mention.first) >= start && doc.start(mention.first) < end),
          ),
        )
        const found = local.some(actor => matchesParty(doc, party, actor))
        if (found) near++
        if (found || actors.actors.some(actor => matchesParty(doc, party, actor))) anywhere++
        if (values.verbose && !found)
          console.log(
            `${file} ${party.name} | ${party.code}\n   ${text.slice(...event.sentence).replace(/\n/g, ' ')}\n   have: ${local.map(actor => `${actor.name}/${actor.country}/${actor.sector}`).join(', ')}`,
          )
      }
    }
    console.log(
      `  ${file}: ${near - before[1]!} of ${parties - before[0]!} parties in their sentences, ${anywhere - before[2]!} in the article`,
    )
  })
  console.log(
    `articles half ${half}: ${parties} parties of gold events; among the actors of their sentences ${(near / parties).toFixed(3)}, of the article ${(anywhere / parties).toFixed(3)}`,
  )
}

/** By country and sector, or by name where country and sector don't contradict. */
function matchesParty(doc: ParsedText, party: Party, actor: Actor): boolean {
  const parts = party.code.split(' ')
  const sectors = [
    'GOV',
    'MIL',
    'LEG',
    'JUD',
    'COP',
    'SPY',
    'OPP',
    'REB',
    'PTY',
    'CVL',
    'BUS',
    'JRN',
    'IGO',
    'NGO',
    'UNO',
    'UAF',
    'REF',
    'LAB',
    'EDU',
    'REL',
    'MED',
    'CRM',
    'IMG',
  ]
  const country = /^[A-Z]{3}$/.test(parts[0]!) && !sectors.includes(parts[0]!) ? parts[0]! : null
  const sector = plainSector(parts.find(part => sectors.includes(part)) ?? null)
  const names = [actor.name, ...actor.mentions.map(mention => doc.textOf(mention.first, mention.last))].map(nameKey)
  const gold = nameKey(party.name)
  if (names.includes(gold)) return true
  const countryFits = !country || !actor.country || country === actor.country
  const sectorFits = !sector || !actor.sector || sector === plainSector(actor.sector)
  const words = gold.split(' ')
  const holds = (a: string[], b: string[]): boolean => b.every(word => a.includes(word))
  if (actor.kind === 'person' && countryFits && names.some(name => holds(name.split(' '), [words.at(-1)!]))) return true
  if (countryFits && sectorFits && names.some(name => holds(words, name.split(' ')) || holds(name.split(' '), words)))
    return true
  if (country) return actor.country === country && (!sector || sector === plainSector(actor.sector))
  return (
    sector !== null && sector !== 'IGO' && sector !== 'NGO' && !actor.country && sector === plainSector(actor.sector)
  )
}

function coreference(half: number): void {
  const text = readFileSync(join(shared, 'data/coref/ontogum-open/ontogum-open-dev.conll'), 'utf8')
  const documents = text.split('# begin document ').slice(1)
  const total = {muc: [0, 0, 0, 0], b3: [0, 0, 0, 0], gold: 0, found: 0}
  documents.forEach((document, i) => {
    if (i % 2 !== half) return
    const rows = document
      .split('\n')
      .slice(1)
      .filter(line => /^\d+\t/.test(line))
      .map(line => line.split('\t'))
    let plain = ''
    const starts: number[] = []
    for (const [, form] of rows) {
      const glue =
        plain === '' || /^(?:[.,;:!?%)\]”’]|['’]s|n['’]t|['’](?:re|ve|ll|d|m))$/.test(form!) || /[([“$]$/.test(plain)
          ? ''
          : ' '
      starts.push(plain.length + glue.length)
      plain += glue + form
    }
    const {doc, actors} = readActors(plain, null)
    const goldClusters = new Map<TokenId, string>()
    for (const [cluster, first, last] of goldSpans(rows)) {
      const tokens = tokensOf(doc, starts[first]!, starts[last]! + rows[last]![1]!.length)
      if (tokens.length === 0) continue
      const head = headToken(doc, tokens)
      const form = doc.lower(head)
      const isAsked =
        doc.upos(head) === 'PROPN' ||
        /^(?:he|him|his|she|her|hers|they|them|their|it|its|himself|herself|itself|themselves)$/.test(form) ||
        actors.at(head).length > 0
      if (isAsked && !goldClusters.has(head)) goldClusters.set(head, cluster)
    }
    const predicted = new Map<TokenId, string>()
    for (const head of goldClusters.keys()) {
      const found = actors.at(head)
      predicted.set(head, found.length > 0 ? found.map(actor => actor.id).join('+') : `alone ${head}`)
      total.gold++
      if (found.length > 0) total.found++
      if (values.verbose)
        console.log(
          `${document.slice(0, 24).split('\n')[0]}\t${goldClusters.get(head)}\t${doc.form(head)}\t${found.map(actor => actor.name).join('+') || '-'}\t${doc.textOf(Math.max(0, head - 8), Math.min(doc.tokenCount - 1, head + 3)).replace(/\n/g, ' ')}`,
        )
    }
    addScores(total.muc, muc(goldClusters, predicted))
    addScores(total.b3, bCubed(goldClusters, predicted))
  })
  const f = ([rightR, allR, rightP, allP]: number[]): string => {
    const recall = rightR! / allR!
    const precision = rightP! / allP!
    return `P ${precision.toFixed(3)} R ${recall.toFixed(3)} F1 ${((2 * precision * recall) / (precision + recall)).toFixed(3)}`
  }
  console.log(
    `coreference half ${half}: ${total.gold} gold mentions, ${(total.found / total.gold).toFixed(3)} with an actor; MUC ${f(total.muc)}; B-cubed ${f(total.b3)}`,
  )
}

function goldSpans(rows: readonly string[][]): [cluster: string, first: number, last: number][] {
  const open: [string, number][] = []
  const spans: [string, number, number][] = []
  rows.forEach(([, , mark], i) => {
    for (const part of (mark ?? '_').match(/\(\d+\)|\(\d+|\d+\)/g) ?? []) {
      const cluster = part.replace(/[()]/g, '')
      if (part.startsWith('(')) open.push([cluster, i])
      if (!part.endsWith(')')) continue
      const at = open.findLastIndex(([id]) => id === cluster)
      if (at >= 0) spans.push([cluster, open.splice(at, 1)[0]![1], i])
    }
  })
  return spans
}

function addScores(total: number[], part: number[]): void {
  part.forEach((value, i) => {
    total[i]! += value
  })
}

function groups(clusters: ReadonlyMap<TokenId, string>): TokenId[][] {
  const byCluster = new Map<string, TokenId[]>()
  for (const [token, cluster] of clusters) byCluster.set(cluster, [...(byCluster.get(cluster) ?? []), token])
  return [...byCluster.values()]
}

function muc(gold: ReadonlyMap<TokenId, string>, predicted: ReadonlyMap<TokenId, string>): number[] {
  const links = (from: ReadonlyMap<TokenId, string>, to: ReadonlyMap<TokenId, string>): [number, number] => {
    let right = 0
    let all = 0
    for (const group of groups(from)) {
      right += group.length - new Set(group.map(token => to.get(token))).size
      all += group.length - 1
    }
    return [right, all]
  }
  return [...links(gold, predicted), ...links(predicted, gold)]
}

function bCubed(gold: ReadonlyMap<TokenId, string>, predicted: ReadonlyMap<TokenId, string>): number[] {
  const share = (from: ReadonlyMap<TokenId, string>, to: ReadonlyMap<TokenId, string>): [number, number] => {
    let right = 0
    for (const group of groups(from))
      for (const token of group) right += group.filter(other => to.get(other) === to.get(token)).length / group.length
    return [right, from.size]
  }
  return [...share(gold, predicted), ...share(predicted, gold)]
}
