import { runSignOutTasks } from './sign-out-tasks'

const BASE = '/api/auth'
const TIMEOUT_MS = 15_000

/** Codes of `lib/http/next-auth.ts` that reach the browser as the reason of a failure. */
const REASONS = [
  'rate_limited',
  'service_unavailable',
  'account_disabled',
  'internal',
  'totp_required',
  'invalid_totp',
] as const

export type Outcome = 'ok' | 'invalid_credentials' | 'unreachable' | (typeof REASONS)[number]

type SignIn = { email: string; password: string; totp?: string; recoveryCode?: string }

/** Returns the outcome for the code of a problem; `internal` for a code that has no message. */
export const toOutcome = (code: string): Outcome =>
  code === 'invalid_credentials' ? code : (REASONS.find((reason) => reason === code) ?? 'internal')

/** Signs the browser in. Returns the code of the message to show beside the form. */
export const signInBrowser = (credentials: SignIn): Promise<Outcome> =>
  signInWith('credentials', { ...credentials })

/** Signs the browser in with the proof of a passkey; `invalid_credentials` for one that is not known. */
export const signInWithPasskey = (credential: string): Promise<Outcome> =>
  signInWith('passkey', { credential })

/**
 * Sends the browser to the identity provider, from which it returns to `next`, a path of this site.
 * Returns the code of a problem if it cannot be sent there.
 */
export async function signInAtProvider(next: string): Promise<'oidc_failed' | 'unreachable'> {
  try {
    const response = await post('signin/oidc', { callbackUrl: next })
    const url = URL.parse(addressIn(await response.json().catch(() => null)) ?? '')
    if (!url || url.origin === window.location.origin) return 'oidc_failed'
    window.location.assign(url.href)
    return await new Promise(() => {})
  } catch {
    return 'unreachable'
  }
}

/** Signs the browser in as a guest with the demo's playlists. */
export const signInAsGuest = (): Promise<Outcome> => signInWith('guest', {})

async function signInWith(provider: string, credentials: Record<string, string>): Promise<Outcome> {
  try {
    const response = await post(`callback/${provider}`, credentials)
    return outcomeOf(response, await response.json().catch(() => null))
  } catch {
    return 'unreachable'
  }
}

/** next-auth returns the address it would redirect to, with the reason of a failure. */
function outcomeOf({ ok }: Response, body: unknown): Outcome {
  const address = addressIn(body)
  if (address === undefined) return 'service_unavailable'
  const { searchParams } = new URL(address, window.location.origin)
  const reason = searchParams.get('error')
  if (reason === 'CredentialsSignin') return 'invalid_credentials'
  if (reason !== null) return toOutcome(reason)
  // Without a valid CSRF token it leads back to the form.
  return ok && !searchParams.has('csrf') ? 'ok' : 'service_unavailable'
}

const addressIn = (body: unknown): string | undefined =>
  typeof body === 'object' && body !== null && 'url' in body && typeof body.url === 'string'
    ? body.url
    : undefined

/** Sends what waits, ends the browser's session and goes to `to`. */
export async function signOutBrowser(to = '/'): Promise<void> {
  const deleteStored = await runSignOutTasks()
  await post('signout', {})
  await deleteStored()
  window.location.assign(to)
}

/**
 * Sends a form to next-auth as its own client does, which would add 10 kB to every page that signs
 * in. @throws TypeError if the server cannot be reached, DOMException after the deadline
 */
async function post(path: string, fields: Record<string, string>): Promise<Response> {
  const signal = AbortSignal.timeout(TIMEOUT_MS)
  const issued = await fetch(`${BASE}/csrf`, { signal })
  const { csrfToken }: { csrfToken: string } = await issued.json()
  const form = { callbackUrl: window.location.href, ...fields, csrfToken, json: 'true' }
  return fetch(`${BASE}/${path}`, { method: 'POST', body: new URLSearchParams(form), signal })
}
