/**
 * One measure of the quality gate: a scorer over one development set. Paths are inside the shared folder.
 * `figures` names each figure and where it stands in the scorer's JSON.
 */
export interface Measure {
  readonly name: string
  readonly scorer: string
  /** Arguments of the scorer that write the program's input; null: the documents are those that the gold files name. */
  readonly inputs: readonly string[] | null
  /** Gold files of annotated articles, when `inputs` is null. */
  readonly articles?: readonly string[]
  /** Arguments of `rapporteur`; the input's path is added. */
  readonly program: readonly string[]
  /** For measures of an archive: what to ask the one that `program` has filled. */
  readonly ask?: readonly string[]
  /** Arguments of the scorer; `BRIEFS` stands for the program's output. */
  readonly score: readonly string[]
  readonly figures: Readonly<Record<string, readonly string[]>>
}

const READ = ['read', '--json']
const F1 = (row: string): string[] => ['scores', row, 'f1']

const onSet = (
  name: string,
  scorer: string,
  gold: string,
  figures: Measure['figures'],
  program: readonly string[] = READ,
): Measure => ({
  name,
  scorer,
  inputs: ['inputs', '--gold', gold],
  program,
  score: ['score', '--gold', gold, '--briefs', 'BRIEFS', '--json'],
  figures,
})

const onTrees = (name: string, gold: string, from: 'strip' | 'text', figures: Measure['figures']): Measure => ({
  name,
  scorer: 'conllu.mjs',
  inputs: [from, gold],
  program: from === 'strip' ? ['parse', '--from', 'conllu'] : ['parse'],
  score: ['score', gold, 'BRIEFS', '--json'],
  figures,
})

const onSentences = (name: string, set: 'plv' | 'gsr', gold: string, figures: Measure['figures']): Measure => ({
  name,
  scorer: 'plover.mjs',
  inputs: ['inputs', '--set', set, gold],
  program: READ,
  score: ['score', '--set', set, gold, '--briefs', 'BRIEFS', '--json'],
  figures,
})

const onArticles = (name: string, articles: readonly string[], figures: Measure['figures']): Measure => ({
  name,
  scorer: 'events.mjs',
  inputs: null,
  articles,
  program: READ,
  score: [...articles, '--briefs', 'BRIEFS', '--json'],
  figures,
})

const GOLD_TOKENS = {UPOS: ['UPOS', 'f1'], UAS: ['UAS', 'f1'], LAS: ['LAS', 'f1'], lemmas: ['Lemmas', 'f1']}
const RAW_TEXT = {tokens: ['Tokens', 'f1'], sentences: ['Sentences', 'f1'], LAS: ['LAS', 'f1']}

/** One annotation of each article: of the two that were annotated twice, the first. */
const ARTICLES = [1, 121, 128, 13, 135, 139, 147, 167, 174, 180, '193.c', 20, '209.c'].map(
  number => `data/event-gold/articles/gwn-${number}.json`,
)

/** What an archive that is filled with the set makes of it. */
const onArchive = (name: string, gold: string, ask: string, figures: Measure['figures']): Measure => ({
  name,
  scorer: 'stories.mjs',
  inputs: ['inputs', '--gold', gold],
  program: ['add'],
  ask: [ask, '--json'],
  score: ['score', '--gold', gold, '--clusters', 'BRIEFS', '--json'],
  figures,
})

export const MEASURES: readonly Measure[] = [
  onTrees('EWT dev, gold tokens', 'data/ud/ewt/en_ewt-ud-dev.conllu', 'strip', GOLD_TOKENS),
  onTrees('EWT dev, raw text', 'data/ud/ewt/en_ewt-ud-dev.conllu', 'text', RAW_TEXT),
  onTrees('GUM-open dev, gold tokens', 'data/ud/gum-open/en_gumopen-dev.conllu', 'strip', GOLD_TOKENS),
  {
    name: 'UNER EWT dev',
    scorer: 'ner.mjs',
    inputs: ['conllu', 'data/ner/uner-ewt/en_ewt-ud-dev.iob2'],
    program: ['parse', '--from', 'conllu', '--ner'],
    score: ['score', 'data/ner/uner-ewt/en_ewt-ud-dev.iob2', 'BRIEFS', '--json'],
    figures: {F1: ['micro', 'f1']},
  },
  onSet('pages', 'page.mjs', 'data/intake/article-extraction-benchmark', {F1: ['scores', 'article body', 'f1']}),
  onSet('text dumps', 'page.mjs', 'data/intake/furniture-lines/lines.jsonl.gz', {
    'body words': ['scores', 'body words (by page)', 'f1'],
  }),
  onSet('TBAQ times', 'time.mjs', 'data/temporal/tbaq-cleaned', {
    relaxed: F1('relaxed'),
    strict: F1('strict'),
    value: F1('value'),
  }),
  onSet('MEANTIME times', 'time.mjs', 'data/temporal/meantime', {
    relaxed: F1('relaxed'),
    strict: F1('strict'),
    value: F1('value'),
  }),
  onArticles('Samarkand', ['acceptance/samarkand.json'], {
    'type and parties': ['total', 'events', 'actors', 'f1'],
    'with factuality': ['total', 'events', 'factuality', 'f1'],
    attributions: ['total', 'attributions', 'recall'],
    furniture: ['total', 'furniture', 'f1'],
  }),
  onArticles('world news articles', ARTICLES, {
    'type and parties': ['total', 'events', 'actors', 'f1'],
    'with factuality': ['total', 'events', 'factuality', 'f1'],
  }),
  onSentences('PLV dev', 'plv', 'data/event-gold/plv_dev.tsv', {
    'any actor': ['any', 'f1'],
    'both actors': ['coded', 'f1'],
    typing: ['dyads', 'typing'],
  }),
  onSentences('GSR dev', 'gsr', 'data/event-gold/plover_gsr_dev.json', {'dyad and root': ['dyads', 'rootedShare']}),
  onSet('LGL places', 'geoparse.mjs', 'data/geoparsing/lgl.xml', {
    recognition: F1('all: found, overlap'),
    'resolved within 161 km': ['scores', 'all: end to end', 'r'],
  }),
  onSet('GWN places', 'geoparse.mjs', 'data/geoparsing/gwn-first100.xml', {
    recognition: F1('all: found, overlap'),
    'resolved within 161 km': ['scores', 'all: end to end', 'r'],
  }),
  onSet('PolNeAR dev', 'attribution.mjs', 'data/attribution/polnear-dev.jsonl', {
    source: F1('source exact'),
    cue: F1('cue exact'),
    content: F1('content exact'),
  }),
  onArchive('ECB+ stories', 'data/intake/ecbplus-stories/docs.jsonl.gz', 'stories', {'B-cubed': F1('B-cubed')}),
  onArchive('MEANTIME events across documents', 'data/temporal/meantime', 'events', {
    'B-cubed': F1('all: B-cubed'),
    MUC: F1('all: MUC'),
  }),
  onSet('MEANTIME factuality', 'factuality.mjs', 'data/factuality/meantime-events-dev.jsonl', {
    planned: F1('planned'),
    accuracy: F1('accuracy'),
  }),
]
