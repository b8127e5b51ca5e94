'use client'

import { Trash2 } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { FormError } from '@/components/account/form-error'
import { PasswordField } from '@/components/account/password-field'
import { Button } from '@/components/ui/button'
import { Dialog, DialogButtons } from '@/components/ui/dialog'
import { Icon } from '@/components/ui/icons'
import { ApiProblem } from '@/lib/client/api'
import { useDeleteAccount } from '@/lib/client/me'

/** Deletes the account, after its password was given. */
export function DeleteAccount() {
  const [isOpen, setOpen] = useState(false)
  const removal = useDeleteAccount()
  const isRefused =
    removal.error instanceof ApiProblem && removal.error.code === 'invalid_credentials'

  function show(isShown: boolean) {
    removal.reset()
    setOpen(isShown)
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    removal.mutate(String(new FormData(event.currentTarget).get('password')))
  }

  return (
    <>
      <p className="text-ink-2">
        Your playlists, liked songs and listening history go with it, at once. Nothing of it can be
        brought back.
      </p>
      <div>
        <Button look="danger" isLarge onClick={() => show(true)}>
          <Icon of={Trash2} />
          Delete account
        </Button>
      </div>
      <Dialog
        isOpen={isOpen}
        onOpenChange={show}
        title="Delete your account"
        description="Everything in it is removed at once and cannot be brought back."
      >
        <form method="post" onSubmit={submit} className="grid">
          <div className="has-[p]:pb-4">
            <FormError>{isRefused ? undefined : removal.error?.message}</FormError>
          </div>
          <PasswordField
            label="Your password"
            name="password"
            error={isRefused ? 'This is not your password.' : undefined}
            onChange={() => removal.error && removal.reset()}
          />
          <div className="pt-6">
            <DialogButtons>
              <Button isLarge onClick={() => show(false)}>
                Keep it
              </Button>
              <Button
                type="submit"
                look="danger"
                isLarge
                disabled={removal.isPending || removal.isSuccess}
              >
                {removal.isIdle || removal.isError ? 'Delete account' : 'Deleting'}
              </Button>
            </DialogButtons>
          </div>
        </form>
      </Dialog>
    </>
  )
}
