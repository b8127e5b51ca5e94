type Header = { description: string; schema: object; required?: boolean }

const text = (description: string, pattern: string, example: string, maxLength = 200): Header => ({
  description,
  schema: { type: 'string', pattern, maxLength, examples: [example] },
})

/** Every header that an answer may carry and a client may want. */
export const headers = {
  'Access-Control-Allow-Origin': text(
    'The origin of the page that asks, where this server allows it to; else absent.',
    '^https?://[^\\s/]+$',
    'https://app.example.org',
    300,
  ),
  'X-Request-Id': {
    ...text('Names this call in our logs.', '^[\\w-]{8,64}$', '3f6c1a52-8d3e-4a9f', 64),
    required: true,
  },
  'RateLimit-Policy': text('The limit: calls and seconds.', '^"\\w+";', '"read";q=1200;w=60'),
  RateLimit: text('What is left of it, and for how long.', '^"\\w+";', '"read";r=1199;t=60'),
  'Retry-After': {
    description: 'Seconds to wait before trying again.',
    schema: {
      type: 'integer' as const,
      format: 'int32',
      minimum: 0,
      maximum: 86_400,
      examples: [30],
    },
  },
  ETag: text('Names this state of the resource; strong.', '^"[\\w-]+"$', '"7-2jx4Kq0vQm8LrT1c"'),
  Link: text(
    'The next page, after RFC 8288.',
    '^<[^>]+>; rel="[\\w-]+"',
    '</api/v1/playlists?limit=50&cursor=eyJhIjoi>; rel="next"',
    4096,
  ),
  Location: text(
    'Where the new resource is.',
    '^(/|https?://)\\S*$',
    '/api/v1/playlists/0199c3f2-5a1e-7c4b-9d2a-6f8e1b3c5d70',
    4096,
  ),
  'WWW-Authenticate': text('How to say who you are.', '^Bearer', 'Bearer', 500),
  'Accept-Ranges': text('Ranges are counted in bytes.', '^bytes$', 'bytes'),
  'Content-Range': text('Which bytes these are.', '^bytes ', 'bytes 0-1023/4096'),
  'Content-Disposition': text(
    'The name to save it by.',
    '^(inline|attachment)',
    'attachment',
    1000,
  ),
} satisfies Record<string, Header>

export type HeaderName = keyof typeof headers

/** References to headers by their names, with those that every answer carries. */
export const headersNamed = (...names: HeaderName[]) =>
  Object.fromEntries(
    (['X-Request-Id', 'Access-Control-Allow-Origin', ...names] as HeaderName[]).map((name) => [
      name,
      { $ref: `#/components/headers/${name}` },
    ]),
  )
