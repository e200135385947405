import type {FeedMemory, FeedState} from '../intake/stream-item.ts'
import type {ArchiveRecord} from '../record/record.ts'

const PREFIX = 'feed:'

/** What the archive remembers of each feed between two polls. */
export function feedStateOf(record: ArchiveRecord): FeedState {
  return {
    load: async feed => {
      const value = await record.state(PREFIX + feed)
      return value === null ? null : (JSON.parse(value) as FeedMemory)
    },
    save: (feed, memory) => record.writeState(PREFIX + feed, JSON.stringify(memory)),
  }
}
