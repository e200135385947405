/** One HTTP request and what came of it, as whoever has the network does it. */
export interface WebhookEffects {
  /** Sends the body as JSON. Throws an Error in the user's words when no answer came, with `isPassing` when a later attempt may do better. */
  readonly send: (url: string, body: string, headers: Readonly<Record<string, string>>) => Promise<WebhookAnswer>
  readonly pause: (ms: number) => Promise<void>
}

export interface WebhookAnswer {
  readonly status: number
  /** What the server asks to wait, null when it does not say. */
  readonly retryAfterMs: number | null
}

const ATTEMPTS = 4
const FIRST_PAUSE_MS = 1000
const LONGEST_PAUSE_MS = 60_000

/**
 * Posts an alert, up to four times with growing pauses, as long as the fault may pass (no answer, 408, 429, 5xx). The key goes
 * along as `Idempotency-Key`, so that a receiver can tell a message that reached it before. Throws when it was not taken.
 */
export async function postWebhook(
  {url, body, key}: {readonly url: string; readonly body: string; readonly key: string},
  {send, pause}: WebhookEffects,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    let fault: string
    let retryAfterMs: number | null = null
    let isPassing: boolean
    try {
      const answer = await send(url, body, {'content-type': 'application/json', 'idempotency-key': key})
      if (answer.status >= 200 && answer.status < 300) return
      fault = `It answered ${answer.status}.`
      retryAfterMs = answer.retryAfterMs
      isPassing = answer.status === 408 || answer.status === 429 || answer.status >= 500
    } catch (error) {
      fault = (error as Error).message
      isPassing = (error as {isPassing?: boolean}).isPassing === true
    }
    if (!isPassing || attempt >= ATTEMPTS || (retryAfterMs ?? 0) > LONGEST_PAUSE_MS)
      throw new Error(
        `The webhook ${url} did not take the alert. ${fault}${isPassing ? ' It is sent again with the next round.' : ' Check its address.'}`,
      )
    await pause(Math.min(LONGEST_PAUSE_MS, retryAfterMs ?? FIRST_PAUSE_MS * 4 ** (attempt - 1)))
  }
}
