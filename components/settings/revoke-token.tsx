'use client'

import { useTranslations } from 'next-intl'
import { toast } from 'sonner'
import { useRevokeApiToken } from '@/lib/client/api-tokens'
import type { ApiToken } from '@/lib/contract/api-tokens'
import { ConfirmDialog } from './confirm-dialog'

type RevokeTokenProps = {
  /** The token to revoke; the dialog is closed if it is undefined. */
  token: ApiToken | undefined
  onClose: () => void
}

/** Confirms before a token is revoked, because that cannot be undone. */
export function RevokeToken({ token, onClose }: RevokeTokenProps) {
  const t = useTranslations('settings.tokens')
  const revoke = useRevokeApiToken()

  function close() {
    revoke.reset()
    onClose()
  }

  function confirm({ id, name }: ApiToken) {
    revoke.mutate(id, {
      onSuccess: () => {
        toast(t('revoked', { name }))
        close()
      },
    })
  }

  if (!token) return null
  return (
    <ConfirmDialog
      title={t('revokeToken', { name: token.name })}
      description={t('revokeDetail')}
      error={revoke.error}
      action={t('revoke')}
      busyAction={t('revoking')}
      isBusy={revoke.isPending}
      onAction={() => confirm(token)}
      cancel={t('keep')}
      onClose={close}
    />
  )
}
