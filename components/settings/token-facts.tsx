import { useFormatter, useTranslations } from 'next-intl'
import { useFormat } from '@/components/messages/use-format'
import type { ApiToken } from '@/lib/contract/api-tokens'

type TokenFactsProps = { token: ApiToken; nowMs: number }

/** A token's first characters, scopes, last use and expiry. */
export function TokenFacts({ token, nowMs }: TokenFactsProps) {
  const t = useTranslations('settings.tokens.facts')
  const { ago } = useFormat()
  const format = useFormatter()
  const { hint, scopes, lastUsedAt, expiresAt } = token
  const facts = [
    t('hint', { hint }),
    t(rightsOf(scopes)),
    lastUsedAt ? t('used', { lastUsed: ago(lastUsedAt, nowMs) }) : t('unused'),
  ]
  if (expiresAt) {
    const isExpired = Date.parse(expiresAt) <= nowMs
    facts.push(t(isExpired ? 'expired' : 'expires', { expiresAt: new Date(expiresAt) }))
  }
  return format.list(facts, { type: 'unit', style: 'short' })
}

function rightsOf(scopes: ApiToken['scopes']) {
  if (!scopes.includes('write')) return 'read'
  return scopes.includes('read') ? 'readWrite' : 'write'
}
