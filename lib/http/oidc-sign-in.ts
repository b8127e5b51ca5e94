import 'server-only'
import { authenticateCookie } from '@/lib/auth/authenticate'
import { createContext } from '@/lib/auth/create-context'
import { signInWithIdentity } from '@/lib/services/accounts/sign-in-with-identity'
import { type SignedIn, signInBrowser } from './browser-session'
import { parseClaims } from './oidc-provider'

const INSTANCE = '/api/auth/callback/oidc'

/**
 * Signs a browser in with the ID token that next-auth has verified. Returns the session, or the path
 * of the page that shows why the sign-in failed.
 */
export async function signInAtProvider(
  headers: Headers,
  profile: unknown,
): Promise<SignedIn | { path: string }> {
  const cookies = headers.get('cookie')
  const ctx = await createContext(headers, {
    findActor: async () => (cookies ? authenticateCookie(cookies) : null),
  })
  const isLink = ctx.actor !== null && !ctx.actor.isGuest
  const findUser = async () => signInWithIdentity(ctx, parseClaims(profile))
  const result = await signInBrowser(ctx, { headers, instance: INSTANCE, findUser })
  if (!('code' in result)) return result
  return { path: `/${isLink ? 'settings' : 'login'}?error=${result.code}` }
}
