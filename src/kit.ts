import {type Atlas, loadAtlas} from './actor/atlas.ts'
import {type AttributionTables, loadAttributionTables} from './attribution/find-attributions.ts'
import {type EventRules, loadEventRules} from './event/rules.ts'
import {type Language, loadLanguage} from './language/language.ts'
import {loadNames, type Names} from './mention/names.ts'
import {type Gazetteer, loadGazetteer} from './place/gazetteer.ts'
import {loadTimeTables, type TimeTables} from './time/time-tables.ts'

/** Everything that reading needs beside the report: the language model and the tables. Loaded once, then only read. */
export interface Kit {
  readonly language: Language
  readonly names: Names
  readonly times: TimeTables
  readonly gazetteer: Gazetteer
  readonly atlas: Atlas
  readonly attribution: AttributionTables
  readonly events: EventRules
}

/** Opens the model and the tables that come with the package. Throws when the installation lacks one. */
export function loadKit(): Kit {
  return {
    language: loadLanguage(),
    names: loadNames(),
    times: loadTimeTables(),
    gazetteer: loadGazetteer(),
    atlas: loadAtlas(),
    attribution: loadAttributionTables(),
    events: loadEventRules(),
  }
}
