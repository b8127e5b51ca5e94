import { parse } from 'content-type'
import { parseAccept } from 'hono/utils/accept'
import { AppError } from '@/lib/errors'

const JSON_TYPE = 'application/json'
/** A caller that accepts problems only is served as well: it can read every failure. */
const PROBLEM_TYPE = 'application/problem+json'

/** Throws `not_acceptable` if the caller accepts none of the offered media types. */
export function assertAcceptable(
  accept: string | null | undefined,
  media: string | readonly string[] = JSON_TYPE,
): void {
  if (!accept || accept === '*/*' || accept === media) return
  const ranges = parseAccept(accept).map(({ type, q }) => ({
    type: type.toLowerCase(),
    quality: q,
  }))
  const offered = [media, JSON_TYPE, PROBLEM_TYPE].flat()
  if (offered.some((type) => qualityOf(type, ranges) > 0)) return
  const types = [media].flat().join(', ')
  throw new AppError('not_acceptable', `Only ${types} is available.`, { params: { types } })
}

type Range = { type: string; quality: number }

// The most specific range decides (RFC 9110, section 12.5.1). Parameters of a range are ignored:
// clients send application/json;charset=utf-8 and mean JSON.
function qualityOf(type: string, ranges: Range[]): number {
  const [main = '', kind] = type.split('/')
  // The subtype is not known yet, so any accepted subtype suffices.
  if (kind === '*') return Math.max(0, ...ranges.filter(isOf(main)).map((range) => range.quality))
  for (const wanted of [type, `${main}/*`, '*/*']) {
    const range = ranges.find((candidate) => candidate.type === wanted)
    if (range) return range.quality
  }
  return 0
}

const isOf = (main: string) => (range: Range) =>
  range.type === '*/*' || range.type.startsWith(`${main}/`)

type BodyKind = 'json' | 'patch' | 'multipart'

const MEDIA_TYPES: Record<BodyKind, string[]> = {
  json: [JSON_TYPE],
  patch: [JSON_TYPE, 'application/merge-patch+json'],
  multipart: ['multipart/form-data'],
}

/** The media types of a PATCH body, for Accept-Patch. */
export const ACCEPT_PATCH = MEDIA_TYPES.patch.join(', ')

/** Throws `unsupported_media_type` if a body is not declared as one of the media types of `kind`. */
export function assertContentType(type: string | null | undefined, kind: BodyKind): void {
  if (type === JSON_TYPE && kind !== 'multipart') return
  const { type: media, parameters } = parse(type ?? '')
  const isUtf8 = !parameters.charset || /^utf-?8$/i.test(parameters.charset)
  if (MEDIA_TYPES[kind].includes(media) && (kind === 'multipart' || isUtf8)) return
  throw new AppError(
    'unsupported_media_type',
    `The body must be ${MEDIA_TYPES[kind].join(' or ')}, in UTF-8.`,
    {
      ...(kind === 'patch' ? { headers: { 'Accept-Patch': ACCEPT_PATCH } } : {}),
      params: { types: MEDIA_TYPES[kind].join(', ') },
    },
  )
}

/**
 * Rejects a body that a page of another site could send without a preflight, before the call counts
 * for the rate limit of its visitor.
 * @throws AppError `unsupported_media_type`
 */
export const assertPreflighted = (headers: Headers): void =>
  assertContentType(headers.get('content-type'), 'json')
