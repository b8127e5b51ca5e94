import { call } from '@/tests/support/app'

/** Leads a user to Spotify, lets them agree, and answers where Spotify leads back to. */
export async function wayBack(token: string, returnTo = '/import'): Promise<URL> {
  const begun = await call('GET', `/auth/spotify?returnTo=${encodeURIComponent(returnTo)}`, {
    token,
  })
  if (begun.status !== 302) throw new Error(`Not begun: ${JSON.stringify(begun.body)}`)
  const agreed = await fetch(begun.headers.get('location') ?? '', { redirect: 'manual' })
  if (agreed.status !== 302) throw new Error(`Not agreed: ${await agreed.text()}`)
  return new URL(agreed.headers.get('location') ?? '')
}

/** Goes the way back, as this user. */
export const comeBack = (token: string, { pathname, search }: URL) =>
  call('GET', pathname + search, { token })

/** Connects the account that is signed in over there to this user. */
export async function connectSpotify(token: string): Promise<void> {
  const { status, body } = await comeBack(token, await wayBack(token))
  if (status !== 302) throw new Error(`Not connected: ${JSON.stringify(body)}`)
}
