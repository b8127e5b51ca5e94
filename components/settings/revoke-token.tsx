'use client'

import { toast } from 'sonner'
import { FormError } from '@/components/account/form-error'
import { Button } from '@/components/ui/button'
import { Dialog, DialogButtons } from '@/components/ui/dialog'
import { useRevokeApiToken } from '@/lib/client/api-tokens'
import type { ApiToken } from '@/lib/contract/api-tokens'

type RevokeTokenProps = { token: ApiToken | undefined; onClose: () => void }

/** Asks before it revokes: a token cannot be brought back, and something may depend on it. */
export function RevokeToken({ token, onClose }: RevokeTokenProps) {
  const revoke = useRevokeApiToken()

  function close() {
    revoke.reset()
    onClose()
  }

  function confirm({ id, name }: ApiToken) {
    revoke.mutate(id, {
      onSuccess: () => {
        toast(`${name} is revoked.`)
        close()
      },
    })
  }

  if (!token) return null
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && close()}
      title={`Revoke ${token.name}`}
      description="What uses this token stops working at once. It cannot be brought back."
    >
      <FormError>{revoke.error?.message}</FormError>
      <DialogButtons>
        <Button isLarge onClick={close}>
          Keep it
        </Button>
        <Button look="danger" isLarge disabled={revoke.isPending} onClick={() => confirm(token)}>
          {revoke.isPending ? 'Revoking' : 'Revoke'}
        </Button>
      </DialogButtons>
    </Dialog>
  )
}
