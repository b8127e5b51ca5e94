const BASE = '/api/auth'
const TIMEOUT_MS = 15_000

/** Codes of `lib/http/next-auth.ts` that reach the browser as the reason of a failure. */
const REASONS = ['rate_limited', 'service_unavailable', 'internal'] as const

type Outcome = 'ok' | 'invalid_credentials' | 'unreachable' | (typeof REASONS)[number]

/** Signs the browser in. Returns the code of the message to show beside the form. */
export const signInBrowser = (email: string, password: string): Promise<Outcome> =>
  signInWith('credentials', { email, password })

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
  if (reason !== null) return REASONS.find((code) => code === reason) ?? 'internal'
  // Without a valid CSRF token it leads back to the form.
  return ok && !searchParams.has('csrf') ? 'ok' : 'service_unavailable'
}

const addressIn = (body: unknown): string | undefined =>
  typeof body === 'object' && body !== null && 'url' in body && typeof body.url === 'string'
    ? body.url
    : undefined

/** Ends the browser's session and goes to `to`. */
export async function signOutBrowser(to = '/'): Promise<void> {
  await post('signout', {})
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
  const form = { ...fields, csrfToken, callbackUrl: window.location.href, json: 'true' }
  return fetch(`${BASE}/${path}`, { method: 'POST', body: new URLSearchParams(form), signal })
}
