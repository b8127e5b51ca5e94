import 'server-only'
import { headers } from 'next/headers'
import { unstable_rethrow } from 'next/navigation'
import { db } from '@/db'
import { authenticate } from '@/lib/auth/authenticate'
import type { Context } from '@/lib/context'
import type { Contract, InputOf, RawInputOf } from '@/lib/contract/contract'
import { AppError } from '@/lib/errors'
import { clientAddress } from '@/lib/http/client-address'
import { parseInput } from '@/lib/http/parse-input'
import { type Problem, toProblem } from '@/lib/http/problem'
import { consumeRateLimit } from '@/lib/http/rate-limit'
import { classifyError, reportError } from '@/lib/http/report-error'
import { isSameOrigin } from '@/lib/http/same-origin'
import { assertTokenScope } from '@/lib/http/token-scope'
import { log } from '@/lib/observability/log'
import { requireUser } from '@/lib/services/shared/access'

/** What a server action tells the page: a value, or a problem it can show. */
export type ActionResult<Value> =
  | { ok: true; value: Value }
  | { ok: false; problem: Pick<Problem, 'code' | 'detail' | 'errors'> }

/**
 * A server action over a contract and a verb: the same input rules, the same limits and the same
 * problems as the API. Refuses calls from other sites, and those that hide where they come from.
 */
export function action<C extends Contract, Value>(
  contract: C,
  verb: (ctx: Context, input: InputOf<C>) => Promise<Value>,
) {
  return async (input: RawInputOf<C>): Promise<ActionResult<Value>> => {
    const requestId = crypto.randomUUID()
    try {
      const ctx = await actionContext(contract, requestId)
      return { ok: true, value: await verb(ctx, readInput(contract, input)) }
    } catch (thrown) {
      unstable_rethrow(thrown)
      const error = classifyError(thrown)
      const problem = toProblem(error, { instance: contract.operationId, requestId })
      reportError(error, problem)
      const { code, detail, errors } = problem
      return { ok: false, problem: { code, detail, errors } }
    }
  }
}

async function actionContext(contract: Contract, requestId: string): Promise<Context> {
  await db.open()
  const sent = await headers()
  if (!isSameOrigin(sent)) {
    throw new AppError('cross_site_request', 'This must come from Riffle itself.')
  }
  const actor = await authenticate(sent)
  const ctx = { actor, requestId, log: log().child({ requestId }), address: clientAddress(sent) }
  const { userId } = requireUser(ctx)
  assertTokenScope(contract, actor)
  await consumeRateLimit(contract.limit, userId)
  return ctx
}

// An action has one argument; the contract says which field is part of what.
function readInput<C extends Contract>(contract: C, input: RawInputOf<C>): InputOf<C> {
  const given = (input ?? {}) as Record<string, unknown>
  const isParam = (name: string) => name in (contract.params?.shape ?? {})
  const entries = Object.entries(given)
  const params = Object.fromEntries(entries.filter(([name]) => isParam(name)))
  const rest = Object.fromEntries(entries.filter(([name]) => !isParam(name)))
  const parts = contract.body ? { body: rest, query: {} } : { body: {}, query: rest }
  return parseInput(contract, { params, ...parts }) as InputOf<C>
}
