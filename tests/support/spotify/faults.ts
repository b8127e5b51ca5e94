import type { ServerResponse } from 'node:http'

type Rejection = { status: number; body: string; headers?: Record<string, string> }

const apiError = (status: number, message: string) => ({
  status,
  body: JSON.stringify({ error: { status, message } }),
})

const REJECTIONS = {
  'token ended': apiError(401, 'The access token expired'),
  'not on the list': {
    status: 403,
    body: 'Check settings on developer.spotify.com/dashboard, the user may not be registered.',
  },
  'not on the list, in JSON': apiError(403, 'User not registered in the Developer Dashboard'),
  'owner without Premium': apiError(
    403,
    'Active premium subscription required for the owner of the app. When the subscription status changes, it can take a few hours before requests are allowed again.',
  ),
  'scope missing': apiError(403, 'Insufficient client scope'),
  forbidden: apiError(403, 'Forbidden'),
  gone: apiError(404, 'Resource not found'),
  'wait 0 s': { ...apiError(429, 'API rate limit exceeded'), headers: { 'retry-after': '0' } },
  'wait 3 s': { ...apiError(429, 'API rate limit exceeded'), headers: { 'retry-after': '3' } },
  'wait 79892 s': {
    ...apiError(429, 'API rate limit exceeded'),
    headers: { 'retry-after': '79892' },
  },
  'wait without a time': { status: 429, body: '', headers: { 'content-length': '0' } },
  'server error': { status: 500, body: '{"error":{"status":500,"message":"Server error."}}' },
  'invalid grant': {
    status: 400,
    body: '{"error":"invalid_grant","error_description":"Refresh token revoked"}',
  },
  'invalid client': {
    status: 400,
    body: '{"error":"invalid_client","error_description":"Invalid client"}',
  },
  garbage: { status: 200, body: '<!doctype html><title>Spotify is down</title>' },
  'other shape': { status: 200, body: '{"items":"none","total":"many"}' },
}

const HUGE_BYTES = 200 * 2 ** 20
const CHUNK = Buffer.alloc(2 ** 16, ' ')

const BEHAVIOURS = {
  'cut off': (response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' })
    response.write('{"items":[')
    setTimeout(() => response.destroy(), 10)
  },
  huge: (response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    let sent = 0
    const send = () => {
      while (sent < HUGE_BYTES && !response.destroyed) {
        sent += CHUNK.length
        if (!response.write(CHUNK)) return response.once('drain', send)
      }
      return response.end()
    }
    send()
  },
} satisfies Record<string, (response: ServerResponse) => void>

/** The faults that the fake Spotify can simulate. */
export type Fault = keyof typeof REJECTIONS | keyof typeof BEHAVIOURS

/** Sends the response of Spotify with a fault. */
export function sendFault(response: ServerResponse, fault: Fault): void {
  if (isBehaviour(fault)) {
    BEHAVIOURS[fault](response)
    return
  }
  const { status, body, headers }: Rejection = REJECTIONS[fault]
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body)
}

const isBehaviour = (fault: Fault): fault is keyof typeof BEHAVIOURS =>
  Object.hasOwn(BEHAVIOURS, fault)
