import {DEFAULT_SIZE_LIMIT, DEFAULT_TIMEOUT_MS, type IntakeOptions} from '../intake/open-reports.ts'
import {type Kit, type KitOptions, loadKit} from '../kit.ts'
import {openGeonamesArchive} from '../place/geonames-archive.ts'
import {parseIsoDay} from '../time/calendar.ts'
import {loadOwnActors} from './atlas.ts'
import {CliError} from './cli-error.ts'
import {type OptionRow, type ParsedCall, positiveNumber} from './command-line.ts'

const MEGABYTE = 1 << 20

/** Options of every command that opens reports. */
export const INTAKE_OPTIONS: readonly OptionRow[] = [
  {name: 'published', type: 'string', value: 'DATE', help: 'the day of publication, as 2022-09-14'},
  {name: 'outlet', type: 'string', value: 'NAME', help: 'who published, where the report does not say it'},
  {name: 'url', type: 'string', value: 'URL', help: 'the address of a report that comes from a file'},
  {
    name: 'from',
    type: 'string',
    values: ['html', 'text', 'jsonl'],
    help: 'what the input is (else told by its content)',
  },
  {
    name: 'size-limit',
    type: 'string',
    value: 'MB',
    help: `megabytes a document may have (default ${DEFAULT_SIZE_LIMIT / MEGABYTE})`,
  },
  {
    name: 'timeout',
    type: 'string',
    value: 'SECONDS',
    help: `seconds to wait for a web page (default ${DEFAULT_TIMEOUT_MS / 1000})`,
  },
  {name: 'allow-private', type: 'boolean', help: 'lets addresses of this machine and of private networks be asked'},
]

/** Options of every command that reads. */
export const KIT_OPTIONS: readonly OptionRow[] = [
  {
    name: 'actors',
    type: 'string',
    value: 'FILE',
    help: 'your own actors, kept by rapporteur atlas update (or RAPPORTEUR_ACTORS)',
  },
  {
    name: 'geonames',
    type: 'string',
    value: 'DIR',
    help: 'an archive made by rapporteur atlas import-geonames (or RAPPORTEUR_GEONAMES)',
  },
]

/** The user's own actors and gazetteer, as the call or the environment names them. Throws a CliError when one cannot be taken. */
export function kitOptions({text}: ParsedCall): KitOptions {
  const geonamesFolder = text.geonames ?? process.env.RAPPORTEUR_GEONAMES ?? null
  if (geonamesFolder !== null) inWords(() => openGeonamesArchive(geonamesFolder, () => null))
  return {ownActors: loadOwnActors(text.actors ?? process.env.RAPPORTEUR_ACTORS ?? null), geonamesFolder}
}

/** Opens all that reading needs. Throws a CliError when a file of the user's, or of the installation, cannot be taken. */
export function openKit(call: ParsedCall): Kit {
  const options = kitOptions(call)
  return inWords(() => loadKit(options))
}

/** What the work gives. What it throws becomes a CliError, for its words are meant for the user. */
function inWords<T>(work: () => T): T {
  try {
    return work()
  } catch (cause) {
    throw new CliError((cause as Error).message, 1, {cause})
  }
}

/** How a call wants reports to be opened. Throws a CliError with exit code 2 for a wrong value. */
export function intakeOptions({text, flags}: ParsedCall): IntakeOptions {
  const published = text.published
  if (published !== undefined && !/^\d{4}-\d{2}-\d{2}(?:[T ].*)?$/.test(published))
    throw new CliError(`--published takes a day as 2022-09-14, not “${published}”.`, 2)
  if (published !== undefined && parseIsoDay(published) === null)
    throw new CliError(`--published: there is no day “${published}”.`, 2)
  return {
    from: (text.from as IntakeOptions['from']) ?? null,
    published: published ?? null,
    outlet: text.outlet ?? null,
    url: text.url ?? null,
    sizeLimit: positiveNumber('size-limit', text['size-limit'], DEFAULT_SIZE_LIMIT / MEGABYTE) * MEGABYTE,
    timeoutMs: positiveNumber('timeout', text.timeout, DEFAULT_TIMEOUT_MS / 1000) * 1000,
    allowPrivate: flags['allow-private'] === true,
  }
}
