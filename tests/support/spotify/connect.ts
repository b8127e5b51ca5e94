import { call } from '@/tests/support/app'

/** Authorizes the app at the fake Spotify, and returns the callback URL. */
export async function authorizeAtSpotify(token: string, returnTo = '/import'): Promise<URL> {
  const started = await call('GET', `/auth/spotify?returnTo=${encodeURIComponent(returnTo)}`, {
    token,
  })
  if (started.status !== 302) throw new Error(`Not started: ${JSON.stringify(started.body)}`)
  const approved = await fetch(started.headers.get('location') ?? '', { redirect: 'manual' })
  if (approved.status !== 302) throw new Error(`Not approved: ${await approved.text()}`)
  return new URL(approved.headers.get('location') ?? '')
}

/** Opens a callback URL as a user. */
export const openCallback = (token: string, { pathname, search }: URL) =>
  call('GET', pathname + search, { token })

/** Connects the current account of the fake Spotify to a user. */
export async function connectSpotify(token: string): Promise<void> {
  const { status, body } = await openCallback(token, await authorizeAtSpotify(token))
  if (status !== 302) throw new Error(`Not connected: ${JSON.stringify(body)}`)
}
