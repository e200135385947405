import {findDyads} from './dyads.ts'
import type {FixedTable} from './fixed-table.ts'
import {gdeltId, gdeltMoment} from './gdelt-events.ts'
import type {MentionRow} from './rows.ts'
import {webAddress} from './web-address.ts'

const COLUMNS: readonly string[] = [
  'GLOBALEVENTID',
  'EventTimeDate',
  'MentionTimeDate',
  'MentionType',
  'MentionSourceName',
  'MentionIdentifier',
  'SentenceID',
  'Actor1CharOffset',
  'Actor2CharOffset',
  'ActionCharOffset',
  'InRawText',
  'Confidence',
  'MentionDocLen',
  'MentionDocTone',
  'MentionDocTranslationInfo',
  'Extras',
]

const WEB = 1
/** Known by a citation only, not by an address of the web. */
const CITATION = 2
const NOT_FOUND = -1

/**
 * The 16 columns of GDELT 2.0 mentions, a line a report and pair of parties, no header. Offsets are UTF-16 code units of the
 * text that the record keeps, so that they can be checked; −1 where a party is not named or no text is kept. Tone and
 * translation stay empty.
 */
export function gdeltMentions(): FixedTable<MentionRow> {
  return {
    columns: COLUMNS,
    hasHeader: false,
    *linesOf({event, mention, words}) {
      const {report} = mention
      const address = webAddress(report.url)
      const published = mention.digest.published ?? report.recordedAt
      for (const dyad of findDyads(event))
        yield [
          gdeltId(event, dyad),
          gdeltMoment(event.recordedAt),
          gdeltMoment(published),
          address ? WEB : CITATION,
          report.outlet ?? '',
          address ?? report.locator,
          words ? words.sentenceNumber + 1 : null,
          words?.named.get(dyad.source.key)?.start ?? NOT_FOUND,
          (dyad.target && words?.named.get(dyad.target.key)?.start) ?? NOT_FOUND,
          mention.event.evidence[0]?.trigger.start ?? NOT_FOUND,
          1,
          Math.max(10, Math.round(mention.event.confidence * 10) * 10),
          words?.textLength ?? null,
          null,
          '',
          '',
        ]
    },
  }
}
