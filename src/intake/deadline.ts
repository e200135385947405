/** A time limit for one exchange with a server. */
export interface Deadline {
  readonly signal: AbortSignal
  /** Lets the clock stand still while something else is waited for. */
  readonly suspend: (waiting: Promise<void>) => Promise<void>
  /** From now on the limit holds from one `go` to the next `hold`. */
  readonly lengthen: () => void
  /** Stops the clock, as while a piece that came is used. */
  readonly hold: () => void
  /** Lets it go on. */
  readonly go: () => void
  readonly abort: () => void
  /** Stops the clock for good. */
  readonly end: () => void
}

/** Starts the clock: the signal aborts with a TimeoutError after the limit, or with the outer signal. */
export function startDeadline(timeoutMs: number, outer: AbortSignal | null = null): Deadline {
  const controller = new AbortController()
  let timer: NodeJS.Timeout | null = null
  let left = timeoutMs
  let startedAt = 0
  let isLong = false
  let isOver = false
  const expire = () => controller.abort(new DOMException('The time is over.', 'TimeoutError'))
  const stop = () => {
    if (!timer) return
    clearTimeout(timer)
    timer = null
    left -= performance.now() - startedAt
  }
  const start = () => {
    startedAt = performance.now()
    timer = setTimeout(expire, Math.max(left, 0))
  }
  const leave = () => controller.abort(outer?.reason)
  if (outer?.aborted) leave()
  outer?.addEventListener('abort', leave, {once: true})
  const hold = () => {
    stop()
    if (isLong) left = timeoutMs
  }
  start()
  return {
    signal: controller.signal,
    suspend: async waiting => {
      stop()
      await waiting
      start()
    },
    lengthen: () => {
      isLong = true
    },
    hold,
    go: () => {
      if (!timer && !isOver) start()
    },
    abort: () => controller.abort(),
    end: () => {
      isOver = true
      stop()
      outer?.removeEventListener('abort', leave)
    },
  }
}
