import type {EventQuery} from '../record/query.ts'

/** A question that is asked of whatever arrives, and who is told of the answer. */
export interface AlertRule {
  /** Letters, digits, `-`, `_` and `.`; names the alert for ever. */
  readonly name: string
  readonly query: EventQuery
  readonly deliver: AlertDelivery
  /** ISO moment from which on arrivals count. */
  readonly since: string
}

export type AlertDelivery =
  /** To standard output. */
  | {readonly to: 'print'}
  /** A feed with the newest matches, written anew. */
  | {readonly to: 'file'; readonly path: string; readonly format: 'rss' | 'atom'}
  /** An HTTP POST of JSON. */
  | {readonly to: 'webhook'; readonly url: string}

/** Conditions of a query that an alert sets by itself. */
const OWN_CONDITIONS = ['recordedAfter', 'updatedAfter', 'order', 'limit', 'after'] as const
const NAME = /^[\w.-]{1,64}$/

/** Checks a rule that comes from outside. Throws with what is wrong and what to write instead. */
export function normalizeAlertRule(input: unknown): AlertRule {
  const {name, query, deliver, since} = (input ?? {}) as Partial<Record<keyof AlertRule, unknown>>
  if (typeof name !== 'string' || !NAME.test(name))
    throw new Error(`“${String(name)}” cannot name an alert: use up to 64 letters, digits, “-”, “_” and “.”.`)
  if (typeof query !== 'object' || query === null || Array.isArray(query))
    throw new Error(`The alert ${name} has no query. Say what it looks for.`)
  const own = OWN_CONDITIONS.find(condition => condition in query)
  if (own)
    throw new Error(`The alert ${name} cannot ask for ${own}: alerts tell what is new in the order in which it came.`)
  if (typeof since !== 'string' || Number.isNaN(Date.parse(since)))
    throw new Error(`The alert ${name} has no moment from which on it counts.`)
  return {name, query: query as EventQuery, deliver: normalizeDelivery(name, deliver), since}
}

function normalizeDelivery(name: string, input: unknown): AlertDelivery {
  const {to, path, format, url} = (input ?? {}) as Record<string, unknown>
  switch (to) {
    case 'print':
      return {to}
    case 'file':
      if (typeof path !== 'string' || path === '')
        throw new Error(`The alert ${name} needs a file to write its feed to.`)
      if (format !== 'rss' && format !== 'atom')
        throw new Error(`The alert ${name} cannot write “${String(format)}”: its file is rss or atom.`)
      return {to, path, format}
    case 'webhook':
      if (typeof url !== 'string' || !/^https?:\/\//i.test(url) || !URL.canParse(url))
        throw new Error(
          `The alert ${name} cannot call “${String(url)}”: give a web address, as https://example.org/hook.`,
        )
      return {to, url}
    default:
      throw new Error(`The alert ${name} goes to “${String(to)}”: it can go to print, file or webhook.`)
  }
}
