import 'server-only'
import { headers } from 'next/headers'
import { unstable_rethrow } from 'next/navigation'
import { db } from '@/db'
import { createContext } from '@/lib/auth/create-context'
import type { Context } from '@/lib/context'
import type { Contract, InputOf, RawInputOf } from '@/lib/contract/contract'
import { authorize } from '@/lib/http/authorize'
import { parseInput } from '@/lib/http/parse-input'
import { type Problem, toProblem } from '@/lib/http/problem'
import { classifyError, reportError } from '@/lib/http/report-error'
import { assertSameOrigin } from '@/lib/http/same-origin'
import {
  extendRequestScope,
  requestScope,
  runInRequestScope,
} from '@/lib/observability/request-scope'

/** The part of a problem that a page can show. */
export type ActionProblem = Pick<Problem, 'code' | 'detail' | 'params' | 'errors'>

/** The result of a server action: a value, or a problem. */
export type ActionResult<Value> = { ok: true; value: Value } | { ok: false; problem: ActionProblem }

/** Next calls every server action by POST. */
const METHOD = 'POST'

/**
 * Creates a server action for an operation: with the input schemas, access rules, rate limits and
 * problems of the API. Also rejects calls from other sites without a session cookie, and calls
 * without Origin, which Next lets through.
 */
export function createAction<C extends Contract, Value>(
  contract: C,
  verb: (ctx: Context, input: InputOf<C>) => Promise<Value>,
) {
  const run = async (input: RawInputOf<C>, requestId: string): Promise<ActionResult<Value>> => {
    try {
      const ctx = await authorizeAction(contract, requestId)
      return { ok: true, value: await verb(ctx, parseActionInput(contract, input)) }
    } catch (thrown) {
      unstable_rethrow(thrown)
      const error = classifyError(thrown)
      const problem = toProblem(error, { instance: contract.operationId, requestId })
      reportError(error, problem)
      const { code, detail, params, errors } = problem
      return { ok: false, problem: { code, detail, params, errors } }
    }
  }
  return async (input: RawInputOf<C>): Promise<ActionResult<Value>> => {
    // That of the page request, if our server received it.
    const requestId = requestScope()?.requestId ?? crypto.randomUUID()
    return runInRequestScope({ requestId }, () => run(input, requestId))
  }
}

async function authorizeAction(contract: Contract, requestId: string): Promise<Context> {
  await db.open()
  const requestHeaders = await headers()
  assertSameOrigin(METHOD, requestHeaders)
  const ctx = await createContext(requestHeaders, { requestId })
  if (ctx.actor) extendRequestScope({ userId: ctx.actor.userId })
  return authorize(contract, ctx, { method: METHOD, headers: requestHeaders })
}

// An action has one argument: the contract assigns its fields to path, query and body.
function parseActionInput<C extends Contract>(contract: C, input: RawInputOf<C>): InputOf<C> {
  const entries = Object.entries((input ?? {}) as Record<string, unknown>)
  const isParam = (name: string) => Object.hasOwn(contract.params?.shape ?? {}, name)
  const params = Object.fromEntries(entries.filter(([name]) => isParam(name)))
  const rest = Object.fromEntries(entries.filter(([name]) => !isParam(name)))
  const parts = contract.body ? { body: rest, query: {} } : { body: {}, query: rest }
  return parseInput(contract, { params, ...parts }) as InputOf<C>
}
