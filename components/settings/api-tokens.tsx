'use client'

import { KeyRound, Plus } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { useFormat } from '@/components/messages/use-format'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import { useApiTokens } from '@/lib/client/api-tokens'
import type { ApiToken } from '@/lib/contract/api-tokens'
import { NewToken } from './new-token'
import { RevokeToken } from './revoke-token'
import { Row } from './row'

type ApiTokensProps = { known: { data: ApiToken[]; nextCursor: string | null }; nowMs: number }

/** Tokens for scripts and other programs. */
export function ApiTokens({ known, nowMs }: ApiTokensProps) {
  const tokens = useApiTokens(known)
  const [isNewOpen, setNewOpen] = useState(false)
  const [revoked, setRevoked] = useState<ApiToken>()
  return (
    <>
      <p className="text-ink-2">
        For scripts and other programs that speak to the{' '}
        <Link href="/docs" className="link text-ink-1">
          API
        </Link>{' '}
        in your name. A token cannot touch the account itself.
      </p>
      {tokens.length > 0 && (
        <ul className="-my-1">
          {tokens.map((token) => (
            <Row
              key={token.id}
              icon={<Icon of={KeyRound} size={20} className="text-ink-3" />}
              title={token.name}
              action={
                <Button aria-label={`Revoke ${token.name}`} onClick={() => setRevoked(token)}>
                  Revoke
                </Button>
              }
            >
              <TokenFacts token={token} nowMs={nowMs} />
            </Row>
          ))}
        </ul>
      )}
      <div>
        <Button isLarge onClick={() => setNewOpen(true)}>
          <Icon of={Plus} />
          New token
        </Button>
      </div>
      {isNewOpen && <NewToken onClose={() => setNewOpen(false)} />}
      <RevokeToken token={revoked} onClose={() => setRevoked(undefined)} />
    </>
  )
}

function TokenFacts({ token, nowMs }: { token: ApiToken; nowMs: number }) {
  const { ago, date } = useFormat()
  const { hint, scopes, lastUsedAt, expiresAt } = token
  const isOver = expiresAt !== null && Date.parse(expiresAt) <= nowMs
  return [
    `${hint}…`,
    scopes.includes('write') ? (scopes.includes('read') ? 'reads and writes' : 'writes') : 'reads',
    lastUsedAt ? `used ${ago(lastUsedAt, nowMs)}` : 'never used',
    expiresAt && `${isOver ? 'ended' : 'ends'} ${date(expiresAt)}`,
  ]
    .filter(Boolean)
    .join(', ')
}
