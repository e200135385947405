export interface Command {
  readonly help: string
  /** Gives the exit code; throws a CliError for what the user should know. */
  readonly run: (args: readonly string[]) => Promise<number>
}

/** The commands, in the order of the help. Each module is loaded only when it is called. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  read: {
    help: 'reads reports (files, URLs, standard input, JSON Lines) and prints a brief, or JSON',
    run: async args => (await import('./read.ts')).runRead(args),
  },
  add: {
    help: 'reads reports, feeds, lists and archives of pages, and records them',
    run: async args => (await import('./add.ts')).runAdd(args),
  },
  watch: {
    help: 'adds what is new in feeds and folders, again and again',
    run: async args => (await import('./watch.ts')).runWatch(args),
  },
  retry: {
    help: 'tries again what could not be read',
    run: async args => (await import('./retry.ts')).runRetry(args),
  },
  reread: {
    help: 'reads the kept texts anew after an upgrade, and prints what changed',
    run: async args => (await import('./reread.ts')).runReread(args),
  },
  events: {
    help: 'events of an archive, by who, what, when, where, who says so',
    run: async args => (await import('./answers.ts')).runEvents(args),
  },
  stories: {
    help: 'stories of an archive: reports about the same happening',
    run: async args => (await import('./answers.ts')).runStories(args),
  },
  reports: {
    help: 'reports of an archive',
    run: async args => (await import('./answers.ts')).runReports(args),
  },
  copies: {
    help: 'reports that share their text: who runs whose words',
    run: async args => (await import('./copies.ts')).runCopies(args),
  },
  actors: {
    help: 'who takes part in the events of an archive',
    run: async args => (await import('./answers.ts')).runActors(args),
  },
  diary: {
    help: 'what is announced and expected, and what became of it',
    run: async args => (await import('./diary.ts')).runDiary(args),
  },
  meetings: {
    help: 'who met whom and went where',
    run: async args => (await import('./meetings.ts')).runMeetings(args),
  },
  show: {
    help: 'an event, story or report, with the words that tell it',
    run: async args => (await import('./show.ts')).runShow(args),
  },
  why: {
    help: 'why the mentions of an event are one, and how each was coded',
    run: async args => (await import('./show.ts')).runWhy(args),
  },
  status: {
    help: 'how much an archive holds',
    run: async args => (await import('./status.ts')).runStatus(args),
  },
  correct: {
    help: 'accepts, rejects or corrects events, joins and parts them',
    run: async args => (await import('./correct.ts')).runCorrect(args),
  },
  alert: {
    help: 'saved questions that run on what arrives',
    run: async args => (await import('./alert.ts')).runAlertCommand(args),
  },
  export: {
    help: 'gives the record back: jsonl, csv, parquet, geojson, ics, rss, gdelt, polecat, cameo',
    run: async args => (await import('./export.ts')).runExport(args),
  },
  atlas: {
    help: 'who and what places the program knows; adds your own',
    run: async args => (await import('./atlas.ts')).runAtlas(args),
  },
  parse: {
    help: 'the language layer alone: text in, CoNLL-U out',
    run: async args => (await import('./parse.ts')).runParse(args),
  },
}
