import 'server-only'
import { createHash } from 'node:crypto'
import type { Context } from '@/lib/context'
import type { Contract } from '@/lib/contract/contract'
import { AppError } from '@/lib/errors'
import { type Claim, type KeptAnswer, once } from '@/lib/services/shared/idempotency'
import { type Answer, problemAnswer, send } from './answer'
import type { ApiContext } from './api-context'
import { instanceOf, problems, toProblem } from './problem'
import { malformed } from './read-body'

const LONGEST_KEY = 255
/** Answers about who, how often or how things stand just now say nothing of the call itself. */
const OF_THE_MOMENT = new Set([401, 403, 409, 412, 429])

type Call = {
  contract: Contract
  c: ApiContext
  ctx: Context
  asked: unknown
  /** What the work waits for that must not be waited for in a transaction; it asks for it again. */
  prepare?: () => Promise<unknown>
}

/**
 * Does a call and sends its answer; with an Idempotency-Key, once. What the work writes through
 * `db` and the answer are one transaction then, so bodies are read and files are looked at before.
 * `asked` is what makes two calls the same: the input, and a digest of a file's bytes.
 * Throws `idempotency_key_reused`, `conflict`, `malformed_request`.
 */
export async function answerOnce(call: Call, work: () => Promise<Answer>): Promise<Response> {
  const { c } = call
  const claim = claimOf(call)
  if (!claim) return send(c, await work())
  let failure: unknown
  const { answer, isReplay } = await once({
    claim,
    prepare: call.prepare,
    work: async () => kept(await work()),
    keepFailure: (error) => {
      failure = error
      return keptProblem(c, error)
    },
  })
  if (failure !== undefined) throw failure
  const { status, body: text } = answer
  const headers = isReplay ? { ...answer.headers, 'Idempotency-Replayed': 'true' } : answer.headers
  return send(c, { status, headers, text })
}

function claimOf({ contract, c, ctx, asked }: Call): Claim | undefined {
  const header = contract.idempotent ? c.req.header('idempotency-key') : undefined
  if (header === undefined || !ctx.actor) return undefined
  const { operationId: operation } = contract
  const ifMatch = contract.versioned ? c.req.header('if-match') : undefined
  const whole = ifMatch === undefined ? asked : [asked, { ifMatch }]
  const fingerprint = createHash('sha256').update(JSON.stringify(whole)).digest('base64url')
  return { userId: ctx.actor.userId, operation, key: readKey(header), fingerprint }
}

/** A key as it is, or as the quoted string of the draft. Throws `malformed_request`. */
function readKey(header: string): string {
  const quoted = /^"((?:[^"\\]|\\["\\])*)"$/.exec(header)?.[1]
  const key = quoted?.replace(/\\(["\\])/g, '$1') ?? header
  if (/^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(key) && key.length <= LONGEST_KEY) return key
  throw malformed(`Idempotency-Key must be 1 to ${LONGEST_KEY} visible ASCII characters.`)
}

const kept = ({ status, headers, text }: Answer): KeptAnswer => ({ status, headers, body: text })

// What is the server's fault, or of the moment, may go well the next time.
function keptProblem(c: ApiContext, error: unknown): KeptAnswer | undefined {
  if (!(error instanceof AppError)) return undefined
  const { status } = problems[error.code]
  const isOfTheMoment = OF_THE_MOMENT.has(status) || error.code === 'quota_exceeded'
  if (status >= 500 || isOfTheMoment) return undefined
  const problem = toProblem(error, {
    instance: instanceOf(c.req.url),
    requestId: c.get('requestId'),
  })
  return kept(problemAnswer(problem, error))
}
