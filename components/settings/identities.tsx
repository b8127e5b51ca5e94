'use client'

import { useTranslations } from 'next-intl'
import { toast } from 'sonner'
import { FormError } from '@/components/account/form-error'
import { useCodedText } from '@/components/messages/use-coded-text'
import { useFormat } from '@/components/messages/use-format'
import { useProblemText } from '@/components/messages/use-problem-text'
import { Button } from '@/components/ui/button'
import { useIdentities, useLinkIdentity, useUnlinkIdentity } from '@/lib/client/identities'
import type { Identity } from '@/lib/contract/identities'
import { SettingsRow } from './settings-row'

type IdentitiesProps = {
  known: { data: Identity[]; nextCursor: string | null }
  /** Null if there is no identity provider any more. */
  providerName: string | null
  /** The code of the problem of the last attempt to link, in the query of the page. */
  error?: string | string[]
  nowMs: number
}

/** The identities that sign in to the account, each of which can be unlinked, and a button that links one. */
export function Identities({ known, providerName, error, nowMs }: IdentitiesProps) {
  const t = useTranslations('settings.identities')
  const problem = useTranslations('problems')
  const showCode = useCodedText('problems')
  const showProblem = useProblemText()
  const link = useLinkIdentity()
  const identities = useIdentities(known)

  function textOf(code: string): string {
    if (code === 'recent_sign_in_required') return t('notRecent')
    return showCode({ code, text: problem('oidc_failed') })
  }

  const earlier = typeof error === 'string' ? textOf(error) : undefined
  const failure = link.error ? showProblem(link.error) : earlier
  return (
    <>
      <FormError>{link.data ? problem(link.data) : failure}</FormError>
      {providerName !== null && <p className="text-ink-2">{t('intro', { name: providerName })}</p>}
      {identities.length > 0 && (
        <ul className="-my-3">
          {identities.map((identity) => (
            <IdentityRow key={identity.id} identity={identity} nowMs={nowMs} />
          ))}
        </ul>
      )}
      {providerName !== null && (
        <div>
          <Button isLarge disabled={link.isPending} onClick={() => link.mutate()}>
            {link.isPending
              ? t('linking', { name: providerName })
              : t('link', { name: providerName })}
          </Button>
        </div>
      )}
    </>
  )
}

function IdentityRow({ identity, nowMs }: { identity: Identity; nowMs: number }) {
  const t = useTranslations('settings.identities')
  const showProblem = useProblemText()
  const { ago } = useFormat()
  const unlink = useUnlinkIdentity()
  const { id, issuer, createdAt, lastUsedAt } = identity
  return (
    <SettingsRow
      title={issuer}
      action={
        <Button
          aria-label={t('unlinkFrom', { issuer })}
          disabled={unlink.isPending}
          onClick={() =>
            unlink.mutate(id, {
              onSuccess: () => toast(t('unlinked', { issuer })),
              onError: (failure) => toast.error(showProblem(failure)),
            })
          }
        >
          {t('unlink')}
        </Button>
      }
    >
      {t('since', { createdAt: new Date(createdAt), lastUsed: ago(lastUsedAt, nowMs) })}
    </SettingsRow>
  )
}
