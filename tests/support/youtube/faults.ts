import type { ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'

const MEGABYTE = 2 ** 20

const refusal = (code: number, reason: string, domain: string, message: string) => ({
  error: { code, message, errors: [{ message, domain, reason }] },
})

function json(response: ServerResponse, status: number, body: unknown, headers = {}): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=UTF-8', ...headers })
  response.end(JSON.stringify(body))
}

/** Failures of YouTube, with recorded or documented responses. */
export const FAULTS = {
  quota: (response: ServerResponse) =>
    json(
      response,
      403,
      refusal(
        403,
        'quotaExceeded',
        'youtube.quota',
        'The request cannot be completed because you have exceeded your quota.',
      ),
    ),
  key: (response: ServerResponse) =>
    json(response, 400, refusal(400, 'keyInvalid', 'usageLimits', 'Bad Request')),
  // The reason of the details, which is more exact, is documented for API keys of all Google APIs.
  restricted: (response: ServerResponse) =>
    json(response, 403, {
      error: {
        ...refusal(403, 'forbidden', 'global', 'Requests from referer <empty> are blocked.').error,
        details: [{ reason: 'API_KEY_HTTP_REFERRER_BLOCKED', domain: 'googleapis.com' }],
      },
    }),
  disabled: (response: ServerResponse) =>
    json(response, 403, {
      error: {
        ...refusal(403, 'accessNotConfigured', 'usageLimits', 'API has not been used.').error,
        details: [{ reason: 'SERVICE_DISABLED', domain: 'googleapis.com' }],
      },
    }),
  page: (response: ServerResponse) =>
    json(
      response,
      400,
      refusal(
        400,
        'invalidPageToken',
        'youtube.parameter',
        'The request specifies an invalid page token.',
      ),
    ),
  permission: (response: ServerResponse) =>
    json(response, 403, {
      ...refusal(403, 'SERVICE_UNAVAILABLE', 'youtube.CoreErrorDomain', 'Permission denied.'),
    }),
  plain: (response: ServerResponse) => json(response, 403, { error: 'error message' }),
  '429': (response: ServerResponse) =>
    json(response, 429, refusal(429, 'rateLimitExceeded', 'usageLimits', 'Rate limit exceeded'), {
      'retry-after': '3',
    }),
  '500': (response: ServerResponse) => json(response, 500, { error: { code: 500 } }),
  async slow(response: ServerResponse) {
    await pause(8_000)
    response.end()
  },
  'cut off'(response: ServerResponse) {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' })
    response.write('{"items": [{"id":')
    setTimeout(() => response.destroy(), 20)
  },
  garbage(response: ServerResponse) {
    response.writeHead(200, { 'content-type': 'text/html' })
    response.end('<!doctype html><title>Sign in</title>')
  },
  'wrong shape': (response: ServerResponse) =>
    json(response, 200, { items: [{ id: 7, snippet: null }] }),
  async '200 MB'(response: ServerResponse) {
    response.writeHead(200, { 'content-type': 'application/json' })
    const piece = Buffer.alloc(MEGABYTE, ' ')
    for (let sent = 0; sent < 200 && !response.destroyed; sent++) {
      if (!response.write(piece))
        await new Promise((resolve) => response.once('drain', resolve).once('close', resolve))
    }
    response.end('{}')
  },
} as const

export type YoutubeFaultMode = keyof typeof FAULTS
