import 'server-only'
import type { NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import {
  COOKIE_SECONDS,
  cookieOptions,
  decodeSession,
  hasSessionCookie,
} from '@/lib/auth/cookie-claims'
import { createContext } from '@/lib/auth/create-context'
import { env, getSecrets } from '@/lib/config/env'
import type { Context } from '@/lib/context'
import { auth } from '@/lib/contract/auth'
import { PasskeyAssertion } from '@/lib/contract/passkeys'
import { log } from '@/lib/observability/log'
import type { ErrorCode } from '@/lib/problem-codes'
import { endSessionOf, verifyCredentials } from '@/lib/services/accounts/auth'
import { createGuest } from '@/lib/services/accounts/guests'
import { verifyPasskey } from '@/lib/services/accounts/passkeys/sign-in'
import { tryParseJson } from '@/lib/try-parse-json'
import { type SignedIn, type SignInUser, signInBrowser } from './browser-session'
import { readDeviceToken } from './device-cookie'
import { OIDC_PROVIDER_ID, oidcProviders } from './oidc-provider'
import { signInAtProvider } from './oidc-sign-in'

/** The path under which a failed sign-in is logged. */
const INSTANCE = '/api/auth/callback'

const OIDC_COOKIE_SECONDS = 15 * 60

/** The problems that the sign-in form distinguishes. */
const SHOWN_CODES: ErrorCode[] = [
  'rate_limited',
  'service_unavailable',
  'account_disabled',
  'totp_required',
  'invalid_totp',
]

const cookie = (name: string) => ({
  name: env().isSecure ? `__Host-${name}` : name,
  options: cookieOptions(),
})

/** A cookie that lasts until the browser returns from the identity provider. */
const oidcCookie = (name: string) => {
  const { options, ...rest } = cookie(name)
  return { ...rest, options: { ...options, maxAge: OIDC_COOKIE_SECONDS } }
}

type Options = {
  /** Those of the request. */
  headers: Headers
  onSignIn?: (email: string) => void
}

/**
 * Configures next-auth, which signs browsers in with credentials and an encrypted session cookie.
 * `onSignIn` receives the e-mail address of an account that was signed in to.
 */
export function authOptions({ headers, onSignIn = () => {} }: Options): NextAuthOptions {
  // next-auth passes no value from its callback `signIn` to `jwt`.
  let signedIn: SignedIn | undefined
  return {
    secret: getSecrets().AUTH_SECRET,
    session: { strategy: 'jwt', maxAge: COOKIE_SECONDS },
    jwt: { decode: decodeSession },
    pages: { signIn: '/login', error: '/login' },
    cookies: {
      sessionToken: cookie('riffle.session'),
      csrfToken: cookie('riffle.csrf'),
      callbackUrl: cookie('riffle.callback'),
      state: oidcCookie('riffle.oidc-state'),
      pkceCodeVerifier: oidcCookie('riffle.oidc-verifier'),
      nonce: oidcCookie('riffle.oidc-nonce'),
    },
    providers: [
      Credentials({
        credentials: {
          email: { type: 'email' },
          password: { type: 'password' },
          totp: { type: 'text' },
          recoveryCode: { type: 'text' },
        },
        authorize: async (credentials, request) => {
          const user = await signInWithPassword(credentials, new Headers(request.headers))
          if (user) onSignIn(user.email)
          return user
        },
      }),
      Credentials({
        id: 'passkey',
        name: 'passkey',
        credentials: { credential: { type: 'text' } },
        authorize: (credentials, request) =>
          signInByPasskey(credentials?.credential, new Headers(request.headers)),
      }),
      Credentials({
        id: 'guest',
        name: 'guest',
        credentials: {},
        authorize: (_, request) => signIn(new Headers(request.headers), createGuest),
      }),
      ...oidcProviders({ isSignedIn: hasSessionCookie(headers.get('cookie')) }),
    ],
    callbacks: {
      signIn: async ({ account, profile }) => {
        if (account?.provider !== OIDC_PROVIDER_ID) return true
        const result = await signInAtProvider(headers, profile)
        if ('path' in result) return result.path
        signedIn = result
        return true
      },
      jwt: ({ token, user }) => {
        if (signedIn) return { sub: signedIn.id, sid: signedIn.sessionId }
        return user ? { sub: user.id, sid: (user as SignedIn).sessionId } : token
      },
      // From the cookie of a sign-in at the provider it is a full URL.
      redirect: ({ url, baseUrl }) => {
        const target = URL.parse(url, baseUrl)
        return target?.origin === new URL(baseUrl).origin ? target.href : baseUrl
      },
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.sid !== 'string' || typeof token.sub !== 'string') return
        const ctx = await createContext(headers, { findActor: async () => null })
        await endSessionOf({ userId: token.sub, sessionId: token.sid }, ctx)
      },
    },
    logger: { error: (code) => log().warn({ code }, 'next-auth'), warn: () => {}, debug: () => {} },
  }
}

async function signInWithPassword(
  credentials: unknown,
  headers: Headers,
): Promise<SignedIn | null> {
  const { email, password, totp, recoveryCode } = (credentials ?? {}) as Record<string, unknown>
  const input = auth.login.body.safeParse({ email, password, totp, recoveryCode })
  if (!input.success) return null
  const deviceToken = readDeviceToken(headers.get('cookie'))
  return signIn(headers, (ctx) => verifyCredentials(ctx, { ...input.data, deviceToken }))
}

async function signInByPasskey(text: unknown, headers: Headers): Promise<SignedIn | null> {
  const parsed = typeof text === 'string' ? tryParseJson(text) : undefined
  const credential = PasskeyAssertion.safeParse(parsed)
  if (!credential.success) return null
  return signIn(headers, (ctx) => verifyPasskey(ctx, credential.data))
}

async function signIn(
  headers: Headers,
  findUser: (ctx: Context) => Promise<SignInUser>,
): Promise<SignedIn | null> {
  const ctx = await createContext(headers, { findActor: async () => null })
  const attempt = { headers, instance: INSTANCE, findUser: () => findUser(ctx) }
  const result = await signInBrowser(ctx, attempt)
  if (!('code' in result)) return result
  const { code } = result
  if (code === 'invalid_credentials' || code === 'invalid_passkey') return null
  // The sign-in form receives the message: a code, nothing more.
  throw new Error(SHOWN_CODES.includes(code) ? code : 'internal')
}
