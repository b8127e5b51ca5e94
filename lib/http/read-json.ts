import 'server-only'
import type { Context } from '@/lib/context'
import type { Contract } from '@/lib/contract/contract'
import type { ApiContext } from './api-context'
import { reserveBody } from './body-budget'
import { assertContentType } from './negotiate'
import { parseJson } from './parse-json'
import { readBytes } from './read-body'

const MAX_BODY_BYTES = 1_048_576
const DEADLINE_MS = 30_000

/**
 * Reads the JSON object in the body of a request; no body is an empty object.
 * @throws AppError `unsupported_media_type`, `payload_too_large`, `malformed_request`,
 *   `request_timeout` for a body that stalls or takes 30 s, `rate_limited` or `service_unavailable` if
 *   many large bodies arrive at once
 */
export async function readJson(
  { method }: Contract,
  c: ApiContext,
  { actor, address }: Pick<Context, 'actor' | 'address'>,
): Promise<Record<string, unknown>> {
  const { headers } = c.req.raw
  const type = headers.get('content-type')
  const kind = method === 'patch' ? 'patch' : 'json'
  const isChunked = headers.has('transfer-encoding')
  const declaredBytes = Number(headers.get('content-length') ?? 0)
  if (isChunked || declaredBytes > 0 || type !== null) assertContentType(type, kind)
  const expectedBytes = isChunked ? MAX_BODY_BYTES : Math.min(declaredBytes, MAX_BODY_BYTES)
  const release = reserveBody(actor?.userId ?? address ?? '', expectedBytes)
  try {
    const bytes = await readBytes(c.req.raw, MAX_BODY_BYTES, DEADLINE_MS)
    if (bytes.byteLength > 0) assertContentType(type, kind)
    return parseJson(bytes)
  } finally {
    release()
  }
}
