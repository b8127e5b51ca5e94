import 'server-only'
import { createHash } from 'node:crypto'
import type { Context } from '@/lib/context'
import type { Contract } from '@/lib/contract/contract'
import { AppError } from '@/lib/errors'
import { PROBLEM_CODES } from '@/lib/problem-codes'
import { type Claim, runOnce, type StoredResponse } from '@/lib/services/shared/idempotency'
import type { ApiContext } from './api-context'
import { toInstance, toProblem } from './problem'
import { malformedRequest } from './read-body'
import { problemResponse, type RenderedResponse, send } from './response'

const MAX_KEY_CHARS = 255
/** Responses that depend on the caller, the rate or the current state: a retry may succeed. */
const TRANSIENT_STATUSES = new Set([401, 403, 409, 412, 429])

type Call = {
  contract: Contract
  c: ApiContext
  ctx: Context
  /** Identifies the call with its key: the input, and a digest of the bytes of a file. */
  payload: unknown
  /** Work to finish before the transaction is opened; `work` awaits its result. */
  prepare?: () => Promise<unknown>
}

/**
 * Runs an operation and sends its response. With an Idempotency-Key it runs once, in one transaction
 * with the stored response; bodies are read and files examined before that.
 * @throws AppError `idempotency_key_reused`, `conflict`, `malformed_request`
 */
export async function respondIdempotently(
  call: Call,
  work: () => Promise<RenderedResponse>,
): Promise<Response> {
  const { c } = call
  const claim = createClaim(call)
  if (!claim) return send(c, await work())
  let failure: unknown
  const { response, isReplay } = await runOnce({
    claim,
    prepare: call.prepare,
    work: async () => toStoredResponse(await work()),
    storableFailure: (error) => {
      failure = error
      return storableProblem(c, error)
    },
  })
  if (failure !== undefined) throw failure
  const { status, body: text } = response
  const headers = isReplay
    ? { ...response.headers, 'Idempotency-Replayed': 'true' }
    : response.headers
  return send(c, { status, headers, text })
}

function createClaim({ contract, c, ctx, payload }: Call): Claim | undefined {
  const header = contract.idempotent ? c.req.header('idempotency-key') : undefined
  if (header === undefined || !ctx.actor) return undefined
  const { operationId: operation } = contract
  const ifMatch = contract.versioned ? c.req.header('if-match') : undefined
  const identity = ifMatch === undefined ? payload : [payload, { ifMatch }]
  const fingerprint = createHash('sha256').update(JSON.stringify(identity)).digest('base64url')
  return { userId: ctx.actor.userId, operation, key: parseKey(header), fingerprint }
}

/** Returns a key, which may be a quoted string (IETF draft). @throws AppError `malformed_request` */
function parseKey(header: string): string {
  const quoted = /^"((?:[^"\\]|\\["\\])*)"$/.exec(header)?.[1]
  const key = quoted?.replace(/\\(["\\])/g, '$1') ?? header
  if (/^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(key) && key.length <= MAX_KEY_CHARS) {
    return key
  }
  throw malformedRequest(`Idempotency-Key must be 1 to ${MAX_KEY_CHARS} visible ASCII characters.`)
}

const toStoredResponse = ({ status, headers, text }: RenderedResponse): StoredResponse => ({
  status,
  headers,
  body: text,
})

// Failures of the server and transient ones are not stored: a retry may succeed.
function storableProblem(c: ApiContext, error: unknown): StoredResponse | undefined {
  if (!(error instanceof AppError)) return undefined
  const { status } = PROBLEM_CODES[error.code]
  const isTransient = TRANSIENT_STATUSES.has(status) || error.code === 'quota_exceeded'
  if (status >= 500 || isTransient) return undefined
  const problem = toProblem(error, {
    instance: toInstance(c.req.url),
    requestId: c.get('requestId'),
  })
  return toStoredResponse(problemResponse(problem, error))
}
