import type { Actor } from '@/lib/context'
import { type Contract, scopeOf } from '@/lib/contract/contract'
import { AppError } from '@/lib/errors'

/**
 * Keeps an API token to what it was made for. Throws `insufficient_scope`, and `forbidden` where a
 * token is not enough whatever its scopes are.
 */
export function assertTokenScope(contract: Contract, actor: Actor | null): void {
  if (actor?.via !== 'token' || contract.access === 'public') return
  if (contract.tokens === false) {
    throw new AppError('forbidden', 'An API token may not do this. Sign in to do it.')
  }
  const scope = scopeOf(contract)
  if (actor.scopes?.includes(scope)) return
  throw new AppError('insufficient_scope', `This needs a token with the scope "${scope}".`, {
    headers: { 'WWW-Authenticate': `Bearer error="insufficient_scope", scope="${scope}"` },
  })
}
