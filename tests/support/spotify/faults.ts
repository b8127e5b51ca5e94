import type { ServerResponse } from 'node:http'

type Refusal = { status: number; body: string; headers?: Record<string, string> }

const say = (status: number, message: string) => ({
  status,
  body: JSON.stringify({ error: { status, message } }),
})

const refusals = {
  'token ended': say(401, 'The access token expired'),
  'not on the list': {
    status: 403,
    body: 'Check settings on developer.spotify.com/dashboard, the user may not be registered.',
  },
  'not on the list, in JSON': say(403, 'User not registered in the Developer Dashboard'),
  'owner without Premium': say(
    403,
    'Active premium subscription required for the owner of the app. When the subscription status changes, it can take a few hours before requests are allowed again.',
  ),
  'scope missing': say(403, 'Insufficient client scope'),
  forbidden: say(403, 'Forbidden'),
  gone: say(404, 'Resource not found'),
  'wait 0 s': { ...say(429, 'API rate limit exceeded'), headers: { 'retry-after': '0' } },
  'wait 3 s': { ...say(429, 'API rate limit exceeded'), headers: { 'retry-after': '3' } },
  'wait 79892 s': { ...say(429, 'API rate limit exceeded'), headers: { 'retry-after': '79892' } },
  'wait, not said how long': { status: 429, body: '', headers: { 'content-length': '0' } },
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

const behaviours = {
  'says nothing': () => {},
  'cut off': (response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' })
    response.write('{"items":[')
    setTimeout(() => response.destroy(), 10)
  },
  huge: (response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    let sent = 0
    const pour = () => {
      while (sent < HUGE_BYTES && !response.destroyed) {
        sent += CHUNK.length
        if (!response.write(CHUNK)) return response.once('drain', pour)
      }
      return response.end()
    }
    pour()
  },
} satisfies Record<string, (response: ServerResponse) => void>

/** Everything that can go wrong over there. */
export type Fault = keyof typeof refusals | keyof typeof behaviours

/** Answers as Spotify does when this is wrong with it. */
export function misbehave(response: ServerResponse, fault: Fault): void {
  if (isBehaviour(fault)) {
    behaviours[fault](response)
    return
  }
  const { status, body, headers }: Refusal = refusals[fault]
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body)
}

const isBehaviour = (fault: Fault): fault is keyof typeof behaviours =>
  Object.hasOwn(behaviours, fault)
