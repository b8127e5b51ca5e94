import 'server-only'
import { readCookieClaims } from '@/lib/auth/cookie-claims'
import type { RequestContext } from '@/lib/auth/create-context'
import type { Context } from '@/lib/context'
import { runInRequestScope } from '@/lib/observability/request-scope'
import type { ErrorCode } from '@/lib/problem-codes'
import { openSession, revokeReplacedSession } from '@/lib/services/accounts/sign-in'
import { auditingRefusals } from '@/lib/services/shared/audit-refusals'
import { toProblem } from './problem'
import { consumeSignInLimit } from './rate-limit'
import { classifyError, reportError } from './report-error'

/** The user and the session of a browser, for next-auth. */
export type SignedIn = { id: string; sessionId: string; email: string; name: string }

/** The user for whom a session is opened. */
export type SignInUser = Parameters<typeof openSession>[1]

type Attempt = {
  headers: Headers
  /** The path under which a failure is logged. */
  instance: string
  findUser: () => Promise<SignInUser>
}

/**
 * Signs a browser in within the rate limit of its address, as the user whom `findUser` returns. Returns
 * its session, or the code of the problem, which is logged.
 */
export function signInBrowser(
  ctx: RequestContext,
  { headers, instance, findUser }: Attempt,
): Promise<SignedIn | { code: ErrorCode }> {
  return runInRequestScope({ requestId: ctx.requestId }, async () => {
    try {
      await auditingRefusals(ctx, () => consumeSignInLimit(ctx.address))
      return await openBrowserSession(ctx, await findUser(), headers)
    } catch (thrown) {
      const error = classifyError(thrown)
      const problem = toProblem(error, { instance, requestId: ctx.requestId })
      // next-auth drops the error.
      reportError(error, problem)
      return { code: problem.code }
    }
  })
}

/** Opens a session of a browser, and ends the one whose cookie it sent. */
export async function openBrowserSession(
  ctx: Context,
  user: SignInUser,
  headers: Headers,
): Promise<SignedIn> {
  const sessionId = await openSession(ctx, user, 'browser')
  await revokePreviousSession(headers)
  return { id: user.id, sessionId, email: user.email, name: user.displayName }
}

// The browser replaces the cookie of its previous session, so that session has no owner any more.
async function revokePreviousSession(headers: Headers): Promise<void> {
  const previous = await readCookieClaims(headers.get('cookie'))
  if (previous) await revokeReplacedSession(previous.sid)
}
