import { signIn, signOut } from 'next-auth/react'

type Outcome = 'ok' | 'invalid_credentials' | 'rate_limited' | 'service_unavailable' | 'unreachable'

const KNOWN = new Set<Outcome>(['rate_limited', 'service_unavailable'])

/** Signs the browser in; the answer says what to show beside the form. */
export const signInBrowser = (email: string, password: string): Promise<Outcome> =>
  enter('credentials', { email, password })

/** Lets the browser in as a guest with the demo's playlists. */
export const signInAsGuest = (): Promise<Outcome> => enter('guest', {})

async function enter(provider: string, credentials: Record<string, string>): Promise<Outcome> {
  try {
    const answer = await signIn(provider, { ...credentials, redirect: false })
    if (answer?.ok) return 'ok'
    const reason = answer?.error as Outcome | undefined
    return reason && KNOWN.has(reason) ? reason : 'invalid_credentials'
  } catch {
    return 'unreachable'
  }
}

/** Ends the browser's session and goes to `to`. */
export async function signOutBrowser(to = '/'): Promise<void> {
  await signOut({ redirect: false })
  window.location.assign(to)
}
