import 'server-only'
import { createHash } from 'node:crypto'
import type { Context } from '@/lib/context'
import type { Contract } from '@/lib/contract/contract'
import { AppError } from '@/lib/errors'
import { type Claim, runOnce, type StoredResponse } from '@/lib/services/shared/idempotency'
import type { ApiContext } from './api-context'
import { problems, toInstance, toProblem } from './problem'
import { malformedRequest } from './read-body'
import { problemResponse, type RenderedResponse, send } from './response'

const MAX_KEY_CHARS = 255
/** Answers about who, how often or how things stand just now say nothing of the call itself. */
const TRANSIENT_STATUSES = new Set([401, 403, 409, 412, 429])

type Call = {
  contract: Contract
  c: ApiContext
  ctx: Context
  payload: unknown
  /** What the work waits for that must not be waited for in a transaction; it asks for it again. */
  prepare?: () => Promise<unknown>
}

/**
 * Does a call and sends its answer; with an Idempotency-Key, once. What the work writes through
 * `db` and the answer are one transaction then, so bodies are read and files are looked at before.
 * `asked` is what makes two calls the same: the input, and a digest of a file's bytes.
 * Throws `idempotency_key_reused`, `conflict`, `malformed_request`.
 */
export async function respondIdempotently(
  call: Call,
  work: () => Promise<RenderedResponse>,
): Promise<Response> {
  const { c } = call
  const claim = createClaim(call)
  if (!claim) return send(c, await work())
  let failure: unknown
  const { response: answer, isReplay } = await runOnce({
    claim,
    prepare: call.prepare,
    work: async () => toStoredResponse(await work()),
    storableFailure: (error) => {
      failure = error
      return storableProblem(c, error)
    },
  })
  if (failure !== undefined) throw failure
  const { status, body: text } = answer
  const headers = isReplay ? { ...answer.headers, 'Idempotency-Replayed': 'true' } : answer.headers
  return send(c, { status, headers, text })
}

function createClaim({ contract, c, ctx, payload: asked }: Call): Claim | undefined {
  const header = contract.idempotent ? c.req.header('idempotency-key') : undefined
  if (header === undefined || !ctx.actor) return undefined
  const { operationId: operation } = contract
  const ifMatch = contract.versioned ? c.req.header('if-match') : undefined
  const whole = ifMatch === undefined ? asked : [asked, { ifMatch }]
  const fingerprint = createHash('sha256').update(JSON.stringify(whole)).digest('base64url')
  return { userId: ctx.actor.userId, operation, key: parseKey(header), fingerprint }
}

/** A key as it is, or as the quoted string of the draft. Throws `malformed_request`. */
function parseKey(header: string): string {
  const quoted = /^"((?:[^"\\]|\\["\\])*)"$/.exec(header)?.[1]
  const key = quoted?.replace(/\\(["\\])/g, '$1') ?? header
  if (/^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(key) && key.length <= MAX_KEY_CHARS)
    return key
  throw malformedRequest(`Idempotency-Key must be 1 to ${MAX_KEY_CHARS} visible ASCII characters.`)
}

const toStoredResponse = ({ status, headers, text }: RenderedResponse): StoredResponse => ({
  status,
  headers,
  body: text,
})

// What is the server's fault, or of the moment, may go well the next time.
function storableProblem(c: ApiContext, error: unknown): StoredResponse | undefined {
  if (!(error instanceof AppError)) return undefined
  const { status } = problems[error.code]
  const isOfTheMoment = TRANSIENT_STATUSES.has(status) || error.code === 'quota_exceeded'
  if (status >= 500 || isOfTheMoment) return undefined
  const problem = toProblem(error, {
    instance: toInstance(c.req.url),
    requestId: c.get('requestId'),
  })
  return toStoredResponse(problemResponse(problem, error))
}
