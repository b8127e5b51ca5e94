'use client'

import { useTranslations } from 'next-intl'
import { toast } from 'sonner'
import { FormError } from '@/components/account/form-error'
import { useProblemText } from '@/components/messages/use-problem-text'
import { Button } from '@/components/ui/button'
import { Dialog, DialogButtons } from '@/components/ui/dialog'
import { useRevokeApiToken } from '@/lib/client/api-tokens'
import type { ApiToken } from '@/lib/contract/api-tokens'

type RevokeTokenProps = {
  /** The token to revoke; the dialog is closed if it is undefined. */
  token: ApiToken | undefined
  onClose: () => void
}

/** Confirms before a token is revoked, because that cannot be undone. */
export function RevokeToken({ token, onClose }: RevokeTokenProps) {
  const t = useTranslations('settings.tokens')
  const showProblem = useProblemText()
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
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && close()}
      title={t('revokeToken', { name: token.name })}
      description={t('revokeDetail')}
    >
      <FormError>{revoke.error ? showProblem(revoke.error) : undefined}</FormError>
      <DialogButtons>
        <Button isLarge onClick={close}>
          {t('keep')}
        </Button>
        <Button look="danger" isLarge disabled={revoke.isPending} onClick={() => confirm(token)}>
          {revoke.isPending ? t('revoking') : t('revoke')}
        </Button>
      </DialogButtons>
    </Dialog>
  )
}
