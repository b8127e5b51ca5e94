'use client'

import { KeyRound, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import { textLink } from '@/components/ui/text-link'
import { useApiTokens } from '@/lib/client/api-tokens'
import type { ApiToken } from '@/lib/contract/api-tokens'
import { NewToken } from './new-token'
import { RevokeToken } from './revoke-token'
import { SettingsRow } from './settings-row'
import { TokenFacts } from './token-facts'

type ApiTokensProps = {
  /** The first page, rendered by the server. */
  known: { data: ApiToken[]; nextCursor: string | null }
  nowMs: number
}

/** The user's API tokens, which can be created and revoked. */
export function ApiTokens({ known, nowMs }: ApiTokensProps) {
  const t = useTranslations('settings.tokens')
  const tokens = useApiTokens(known)
  const [isNewOpen, setNewOpen] = useState(false)
  const [revoked, setRevoked] = useState<ApiToken>()
  return (
    <>
      <p className="text-ink-2">{t.rich('intro', { link: textLink('/docs') })}</p>
      {tokens.length > 0 && (
        <ul className="-my-1">
          {tokens.map((token) => (
            <SettingsRow
              key={token.id}
              icon={<Icon of={KeyRound} size={20} className="text-ink-3" />}
              title={token.name}
              action={
                <Button
                  aria-label={t('revokeToken', { name: token.name })}
                  onClick={() => setRevoked(token)}
                >
                  {t('revoke')}
                </Button>
              }
            >
              <TokenFacts token={token} nowMs={nowMs} />
            </SettingsRow>
          ))}
        </ul>
      )}
      <div>
        <Button isLarge onClick={() => setNewOpen(true)}>
          <Icon of={Plus} />
          {t('new')}
        </Button>
      </div>
      {isNewOpen && <NewToken onClose={() => setNewOpen(false)} />}
      <RevokeToken token={revoked} onClose={() => setRevoked(undefined)} />
    </>
  )
}
