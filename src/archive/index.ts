/** The archive for programs: `import {…} from 'rapporteur/archive'`. */

export {findDiary} from '../diary/find-diary.ts'
export {findMeetings} from '../diary/meetings.ts'
export {renderExport} from '../export/exports.ts'
export {openRows} from '../export/open-rows.ts'
export {openStream} from '../intake/open-stream.ts'
export type {EventAnswer, RecordedMention, RecordedReport} from '../record/record.ts'
export {openRecord} from '../record/sqlite-record.ts'
export {openReadingPool} from '../worker/reading-pool.ts'
export {type AddTally, addReports} from './add-reports.ts'
export {writeCorrections} from './correct.ts'
export {groupNewReports} from './group-reports.ts'
