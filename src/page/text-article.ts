import type {RawPage} from '../intake/raw-page.ts'
import type {Article, Block, Furniture, PublishedDate} from './article.ts'
import {type Dateline, findDateline} from './dateline.ts'
import {type LineProfile, profileLine} from './line-profile.ts'
import type {MonthNames} from './month-names.ts'
import {findOutletByName, findOutletByUrl, findOutletInByline} from './outlets.ts'
import {findLanguage} from './page-language.ts'
import type {PageTables} from './page-tables.ts'
import {fileNameDate, givenDate, parseStatedDay, parseUrlDay, stated, unknownDate} from './stated-date.ts'
import {isByline, type LineLabel, labelLines} from './text-furniture.ts'
import {findTitleLine} from './text-title.ts'
import {findTextUnits} from './text-units.ts'

/**
 * The article in a plain text, which may be a dump of a whole page. The text stays exactly as given; what is not the
 * article is marked as furniture, each line with its kind. A text of nothing but prose has no furniture but its dateline.
 */
export function findTextArticle(page: RawPage, tables: PageTables): Article {
  const profiles = findTextUnits(page.content).map(unit => profileLine(unit, tables))
  const title = findTitleLine(profiles, page, tables.months)
  const labels = labelLines(profiles, title, tables.lineWeights)
  const furniture = profiles.flatMap((p, i): Furniture[] => {
    const kind = labels[i]
    return kind ? [{start: p.unit.start, end: p.unit.end, kind}] : []
  })
  const {blocks, dateline} = findBlocks(page.content, {profiles, labels, title}, tables.months)
  if (dateline) furniture.push({start: dateline.start, end: dateline.end, kind: 'dateline'})
  furniture.sort((a, b) => a.start - b.start)

  const byline = findByline(profiles, labels)
  const byUrl = findOutletByUrl(page.url, tables.outlets)
  const body = blocks.map(block => page.content.slice(block.start, block.end)).join('\n')
  const notes =
    blocks.length === 0
      ? ['The text has no line that reads like an article; all of it was taken for page furniture.']
      : []
  return {
    text: page.content,
    title: page.title ?? (title < 0 ? null : profiles[title]!.unit.text.replace(/\s+/g, ' ')),
    byline,
    outlet:
      page.outlet ??
      byUrl?.name ??
      findOutletInByline(byline, tables) ??
      findOutletLine({profiles, labels, title}, tables),
    url: page.url,
    published: findPublished(page, {profiles, labels, title, dateline}, tables.months),
    dateline: dateline && {start: dateline.start, end: dateline.end, place: dateline.place},
    language: findLanguage(body || page.content, null, tables.functionWords),
    blocks,
    furniture,
    notes: page.content.trim() === '' ? ['The text is empty.'] : notes,
  }
}

interface LabelledLines {
  readonly profiles: readonly LineProfile[]
  readonly labels: readonly LineLabel[]
  readonly title: number
}

/** Words of the first three paragraphs may open with a dateline; later ones do so only in round-ups. */
const DATELINE_PARAGRAPHS = 3

function findBlocks(
  text: string,
  {profiles, labels, title}: LabelledLines,
  months: MonthNames,
): {blocks: Block[]; dateline: Dateline | null} {
  const blocks: Block[] = []
  let dateline: Dateline | null = null
  let paragraphs = 0
  profiles.forEach((p, i) => {
    if (labels[i]) return
    let {start} = p.unit
    const {end} = p.unit
    if (i === title) {
      blocks.push({start, end, kind: 'headline'})
      return
    }
    if (!dateline && paragraphs++ < DATELINE_PARAGRAPHS) {
      dateline = findDateline(text, p.unit, months)
      if (dateline) {
        start = dateline.end
        while (start < end && /\s/.test(text[start]!)) start++
        if (start === end) return
      }
    }
    blocks.push({start, end, kind: findBlockKind(p, profiles[i + 1])})
  })
  return {blocks, dateline}
}

function findBlockKind(p: LineProfile, next: LineProfile | undefined): Block['kind'] {
  if (/^(?:[•▪●◦‣*]|[-–—]\s|\d{1,2}[.)]\s)/u.test(p.unit.text)) return 'list-item'
  const isShort = p.wordCount <= 14 && p.unit.text.length <= 110
  if (!isShort || !next || next.wordCount < 10) return 'paragraph'
  const isQuestion =
    /\?$/.test(p.unit.text) &&
    p.unit.blankBefore &&
    p.wordCount >= 3 &&
    /^(?:what|who|why|how|when|where|which|is|are|will|can|does|do|did)\b/.test(p.lower)
  const isUnended = /[\p{L}\p{N})'’]$/u.test(p.unit.text) && /^[\p{Lu}\d"“'‘]/u.test(p.unit.text)
  return isQuestion || isUnended ? 'heading' : 'paragraph'
}

/** Names of the byline without "By", "Written by", dates and outlets after a bar; null when no line is one. */
function findByline(profiles: readonly LineProfile[], labels: readonly LineLabel[]): string | null {
  const found = profiles.findIndex((p, i) => labels[i] === 'byline' && isByline(p))
  if (found < 0) return null
  const names = profiles[found]!.unit.text.replace(
    /^(?:written |reported |posted |published )?(?:by|von|por|par|di|door|av|from)\s*:?\s+/i,
    '',
  )
    .replace(/\s+[|•·–—-]\s+.*$/u, '')
    .replace(/,?\s*(?:(?:published|updated|posted)\b.*|\S*\d.*)$/i, '')
    .trim()
  return names || null
}

/** The known outlet that a copyright line names, or a line of its own beside the headline. */
function findOutletLine({profiles, labels, title}: LabelledLines, {outlets}: PageTables): string | null {
  for (let i = 0; i < profiles.length; i++) {
    const p = profiles[i]!
    if (!labels[i] || p.wordCount > 12) continue
    const copyright = COPYRIGHT_LINE.exec(p.unit.text)?.[1]?.trim()
    const isBesideTitle = title >= 0 && Math.abs(i - title) <= 3
    const known = copyright
      ? findOutletByName(copyright, outlets)
      : isBesideTitle
        ? findOutletByName(p.unit.text, outlets)
        : null
    if (known && (copyright || known.name === p.unit.text)) return known.name
  }
  return null
}

const COPYRIGHT_LINE =
  /^(?:©|\(c\)|copyright(?: ©)?)\s*(?:(?:19|20)\d\d)?(?:\s*[-–]\s*\d{4})?[,\s]*(?:by )?([\p{L}][^.|©,]{2,40}?)(?:[.|,].*)?$/iu

const PUBLISHED_WORD =
  /^(?:first )?(?:published|posted|publication date|date|issued|veröffentlicht|publié|publicado|erstellt)\b/
const UPDATED_WORD = /^(?:last )?(?:updated|modified|aktualisiert|mis à jour|actualizado|stand)\b/

/** The day that a line beside the headline or at the article's edges states; furniture alone is looked at. */
function findPublished(
  page: RawPage,
  lines: LabelledLines & {dateline: Dateline | null},
  months: MonthNames,
): PublishedDate {
  const given = givenDate(page.published, months)
  if (given) return given
  const {profiles, labels, title, dateline} = lines
  const first = labels.findIndex((label, i) => label === null && i !== title)
  let best: {day: string; line: string; rank: number} | null = null
  for (let i = 0; i < profiles.length; i++) {
    const p = profiles[i]!
    if (!labels[i] || p.wordCount > 20 || /^(?:©|copyright)/.test(p.lower)) continue
    const near = Math.min(Math.abs(i - first), title < 0 ? 1e6 : Math.abs(i - title))
    const says = PUBLISHED_WORD.test(p.lower) ? 3 : UPDATED_WORD.test(p.lower) ? 1.5 : near <= 6 ? 1 : 0
    if (says === 0 || (says < 3 && near > 12)) continue
    const day = parseStatedDay(p.unit.text, months)
    const rank = says - Math.min(near, 20) / 25
    if (day && (!best || rank > best.rank)) best = {day, line: p.unit.text, rank}
  }
  if (best) return stated(best.day, `The page says “${best.line.slice(0, 80)}”.`)
  if (dateline?.day)
    return stated(dateline.day, `The dateline says “${page.content.slice(dateline.start, dateline.end)}”.`)
  const byUrl = parseUrlDay(page.url, months)
  if (byUrl) return stated(byUrl, 'The page’s address holds the day.')
  return fileNameDate(page) ?? unknownDate('No line of the text states when it was published.')
}
