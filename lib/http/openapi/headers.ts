type Header = { description: string; schema: object; required?: boolean }

const text = (description: string, pattern: string, example: string, maxLength = 200): Header => ({
  description,
  schema: { type: 'string', pattern, maxLength, examples: [example] },
})

/** The response headers in the document. */
export const headers = {
  'Access-Control-Allow-Origin': text(
    'The origin of the calling page, if this server allows it, or `*` for signed URLs; otherwise absent.',
    '^(?:[*]|https?://[^\\s/]+)$',
    'https://app.example.org',
    300,
  ),
  'X-Request-Id': {
    ...text(
      'The id of this call in the logs of the server.',
      '^[\\w-]{8,64}$',
      '3f6c1a52-8d3e-4a9f',
      64,
    ),
    required: true,
  },
  'RateLimit-Policy': text(
    'The rate limit: calls per window in seconds.',
    '^"\\w+";',
    '"read";q=1200;w=60',
  ),
  RateLimit: text(
    'The remaining calls, and the seconds until the window ends.',
    '^"\\w+";',
    '"read";r=1199;t=60',
  ),
  'Retry-After': {
    description: 'The seconds to wait before the next attempt.',
    schema: {
      type: 'integer' as const,
      format: 'int32',
      minimum: 0,
      maximum: 86_400,
      examples: [30],
    },
  },
  ETag: text(
    'The strong ETag of this state of the resource.',
    '^"[\\w-]+"$',
    '"7-2jx4Kq0vQm8LrT1c"',
  ),
  Link: text(
    'The next page, by RFC 8288.',
    '^<[^>]+>; rel="[\\w-]+"',
    '</api/v1/playlists?limit=50&cursor=eyJhIjoi>; rel="next"',
    4096,
  ),
  Location: text(
    'The URL of the new resource.',
    '^(/|https?://)\\S*$',
    '/api/v1/playlists/0199c3f2-5a1e-7c4b-9d2a-6f8e1b3c5d70',
    4096,
  ),
  'WWW-Authenticate': text('The required authentication scheme.', '^Bearer', 'Bearer', 500),
  'Accept-Ranges': text('The unit of ranges.', '^bytes$', 'bytes'),
  'Content-Range': text(
    'The returned range and the size of the file.',
    '^bytes ',
    'bytes 0-1023/4096',
  ),
  'Content-Disposition': text(
    'The file name for saving.',
    '^(inline|attachment)',
    'attachment',
    1000,
  ),
  'Clear-Site-Data': text(
    'What a browser deletes of this site.',
    '^"cache"(, "storage")?$',
    '"cache"',
  ),
} satisfies Record<string, Header>

export type HeaderName = keyof typeof headers

/** Returns references to headers by name, including those of every response. */
export const headersNamed = (...names: HeaderName[]) =>
  Object.fromEntries(
    (['X-Request-Id', 'Access-Control-Allow-Origin', ...names] as HeaderName[]).map((name) => [
      name,
      { $ref: `#/components/headers/${name}` },
    ]),
  )
