import 'server-only'
import type { NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { db } from '@/db'
import { readCookieClaims } from '@/lib/auth/cookie-claims'
import { createContext } from '@/lib/auth/create-context'
import { invalidateSession } from '@/lib/auth/session-cache'
import { env, getSecrets } from '@/lib/config/env'
import type { Context } from '@/lib/context'
import { auth } from '@/lib/contract/auth'
import { log } from '@/lib/observability/log'
import { verifyCredentials } from '@/lib/services/accounts/auth'
import { openSession } from '@/lib/services/accounts/sign-in'
import { createDemoGuest } from '@/lib/services/demo/demo'
import { toProblem } from './problem'
import { consumeSignInLimit } from './rate-limit'
import { classifyError, reportError } from './report-error'

/** The path under which a failed sign-in is logged. */
const INSTANCE = '/api/auth/callback'
const DAY_SECONDS = 24 * 60 * 60
export const COOKIE_DAYS = 30

const cookie = (name: string) => ({
  name: env().isSecure ? `__Host-${name}` : name,
  options: { httpOnly: true, sameSite: 'lax' as const, path: '/', secure: env().isSecure },
})

type SignedIn = { id: string; sessionId: string; email: string; name: string }

/** Configures next-auth, which signs browsers in with credentials and an encrypted session cookie. */
export function authOptions(): NextAuthOptions {
  return {
    secret: getSecrets().AUTH_SECRET,
    session: { strategy: 'jwt', maxAge: COOKIE_DAYS * DAY_SECONDS },
    pages: { signIn: '/login', error: '/login' },
    cookies: {
      sessionToken: cookie('riffle.session'),
      csrfToken: cookie('riffle.csrf'),
      callbackUrl: cookie('riffle.callback'),
    },
    providers: [
      Credentials({
        credentials: { email: { type: 'email' }, password: { type: 'password' } },
        authorize: (credentials, request) =>
          signInWithPassword(credentials, new Headers(request.headers)),
      }),
      Credentials({
        id: 'guest',
        name: 'guest',
        credentials: {},
        authorize: (_, request) => signIn(new Headers(request.headers), createDemoGuest),
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) =>
        user ? { sub: user.id, sid: (user as SignedIn).sessionId } : token,
      redirect: ({ url, baseUrl }) =>
        url.startsWith('/') && !url.startsWith('//') ? baseUrl + url : baseUrl,
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.sid !== 'string') return
        await db.sessionRevocations.revoke(token.sid)
        invalidateSession(token.sid)
      },
    },
    logger: { error: (code) => log().warn({ code }, 'next-auth'), warn: () => {}, debug: () => {} },
  }
}

async function signInWithPassword(
  credentials: unknown,
  headers: Headers,
): Promise<SignedIn | null> {
  const { email, password } = (credentials ?? {}) as Record<string, unknown>
  const input = auth.login.body.safeParse({ email, password })
  if (!input.success) return null
  return signIn(headers, (ctx) => verifyCredentials(ctx, input.data))
}

type User = Awaited<ReturnType<typeof verifyCredentials>>

async function signIn(headers: Headers, findUser: (ctx: Context) => Promise<User>) {
  const ctx = await createContext(headers, { findActor: async () => null })
  try {
    await consumeSignInLimit(ctx.address)
    const user = await findUser(ctx)
    const sessionId = await openSession(ctx, user, 'browser')
    await revokePreviousSession(headers)
    return { id: user.id, sessionId, email: user.email, name: user.displayName }
  } catch (thrown) {
    const error = classifyError(thrown)
    const problem = toProblem(error, { instance: INSTANCE, requestId: ctx.requestId })
    // next-auth drops the error.
    reportError(error, problem)
    if (problem.code === 'invalid_credentials') return null
    // The sign-in form receives the message: a code, nothing more.
    const isKnown = problem.code === 'rate_limited' || problem.code === 'service_unavailable'
    throw new Error(isKnown ? problem.code : 'internal')
  }
}

// The browser replaces the cookie of its previous session, so that session has no owner any more.
async function revokePreviousSession(headers: Headers): Promise<void> {
  const previous = await readCookieClaims(headers.get('cookie'))
  if (!previous) return
  await db.sessionRevocations.revoke(previous.sid)
  invalidateSession(previous.sid)
}
