/**
 * Runs several streams at once, at most `width`, and gives what comes as it comes. Each is one item ahead of what was
 * taken. When it is left early, all streams are.
 */
export async function* interleave<T>(streams: Iterable<() => AsyncGenerator<T>>, width: number): AsyncGenerator<T> {
  const waiting = streams[Symbol.iterator]()
  const running = new Map<AsyncGenerator<T>, Promise<{stream: AsyncGenerator<T>; next: IteratorResult<T>}>>()
  const advance = (stream: AsyncGenerator<T>) =>
    running.set(
      stream,
      stream.next().then(next => ({stream, next})),
    )
  const fill = () => {
    while (running.size < width) {
      const next = waiting.next()
      if (next.done) return
      advance(next.value())
    }
  }
  let current: AsyncGenerator<T> | null = null
  try {
    for (fill(); running.size > 0; fill()) {
      const {stream, next} = await Promise.race(running.values())
      running.delete(stream)
      if (next.done) continue
      current = stream
      yield next.value
      current = null
      // Behind the others, so that a quick stream does not keep back a slow one.
      advance(stream)
    }
  } finally {
    await current?.return(undefined)
    for (const [stream, pending] of running) void pending.catch(() => {}).then(() => stream.return(undefined))
  }
}
