import type { Actor } from '@/lib/context'
import { type Contract, scopeOf } from '@/lib/contract/contract'
import { AppError } from '@/lib/errors'

/**
 * Requires an API token to have the scope of an operation.
 * @throws AppError `insufficient_scope`, or `forbidden` if the operation accepts no API token
 */
export function assertTokenScope(contract: Contract, actor: Actor | null): void {
  if (actor?.via !== 'token' || contract.access === 'public') return
  if (contract.tokens === false) {
    throw new AppError('forbidden', 'API tokens cannot be used for this. Sign in instead.')
  }
  const scope = scopeOf(contract)
  if (actor.scopes?.includes(scope)) return
  throw new AppError('insufficient_scope', `The API token lacks the scope "${scope}".`, {
    params: { scope },
    headers: { 'WWW-Authenticate': `Bearer error="insufficient_scope", scope="${scope}"` },
  })
}
