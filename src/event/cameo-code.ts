import type {EventType, Factuality} from './event.ts'
import type {Frame} from './rules.ts'

/** CAMEO of what is intended (03x), by the first two digits of the act. */
const INTENDED: Record<string, string> = {'04': '036', '05': '032', '06': '031', '07': '033', '08': '035'}
/** CAMEO of what is called for (02x), by the first two digits of the act. */
const APPEALED: Record<string, string> = {'03': '020', '04': '026', '05': '022', '06': '021', '07': '023', '08': '025'}
/** CAMEO of what is threatened (13x). */
const THREATENED: Record<string, string> = {
  '14': '133',
  '15': '137',
  '16': '131',
  '17': '132',
  '18': '138',
  '19': '138',
  '20': '138',
}
const REFUSED: Record<string, string> = {'04': '125', '05': '120', '06': '121', '07': '122', '08': '124'}

const INTENDED_FIGURE: Record<string, string> = {
  '042': '036',
  '043': '036',
  '045': '039',
  '061': '0311',
  '062': '0312',
  '064': '0314',
  '071': '0331',
  '072': '0332',
  '073': '0333',
  '074': '0334',
}

/**
 * The CAMEO code of an act in its factuality, to the detail that the frame supports: 036 for a meeting to come, 13x for a
 * threat, 02x for an appeal, 12x for a refusal. Null when the frame has no code.
 */
export function cameoCode(frame: Frame, factuality: Factuality, plover: EventType): string | null {
  const code = frame.cameo
  if (!code) return null
  const root = code.slice(0, 2)
  if (plover === 'REJECT' && REFUSED[root]) return REFUSED[root]
  if (factuality === 'called-for') return APPEALED[root] ?? code
  if (plover === 'AGREE' || (plover === 'CONCEDE' && factuality !== 'occurred' && factuality !== 'ongoing'))
    return INTENDED_FIGURE[code] ?? INTENDED[root] ?? code
  if (plover === 'THREATEN') return THREATENED[root] ?? code
  return code
}
