import {type Atlas, type AtlasEntry, loadAtlas} from './actor/atlas.ts'
import {type AttributionTables, loadAttributionTables} from './attribution/find-attributions.ts'
import {type EventRules, loadEventRules} from './event/rules.ts'
import {type Language, loadLanguage} from './language/language.ts'
import {loadNames, type Names} from './mention/names.ts'
import {loadPageTables, type PageTables} from './page/page-tables.ts'
import {type Gazetteer, loadCountryCodes, loadGazetteer} from './place/gazetteer.ts'
import {openGeonamesArchive} from './place/geonames-archive.ts'
import {loadTimeTables, type TimeTables} from './time/time-tables.ts'

/** Everything that reading needs beside the report: the language model and the tables. Loaded once, then only read. */
export interface Kit {
  readonly page: PageTables
  readonly language: Language
  readonly names: Names
  readonly times: TimeTables
  readonly gazetteer: Gazetteer
  readonly atlas: Atlas
  readonly attribution: AttributionTables
  readonly events: EventRules
}

export interface KitOptions {
  /** Actors of the user's own; they come before the package's where a name is shared. */
  readonly ownActors?: readonly AtlasEntry[]
  /** Folder of an archive that `rapporteur atlas import-geonames` made; the embedded gazetteer when missing. */
  readonly geonamesFolder?: string | null
}

/** Opens the model and the tables that come with the package. Throws when the installation or the archive lacks one. */
export function loadKit({ownActors = [], geonamesFolder = null}: KitOptions = {}): Kit {
  return {
    page: loadPageTables(),
    language: loadLanguage(),
    names: loadNames(ownActors),
    times: loadTimeTables(),
    gazetteer: loadGazetteer(geonamesFolder ? openGeonamesArchive(geonamesFolder, loadCountryCodes()) : undefined),
    atlas: loadAtlas(ownActors),
    attribution: loadAttributionTables(),
    events: loadEventRules(),
  }
}
