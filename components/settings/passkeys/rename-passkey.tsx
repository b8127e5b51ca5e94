'use client'

import { useTranslations } from 'next-intl'
import type { FormEvent } from 'react'
import { FormError } from '@/components/account/form-error'
import { Dialog } from '@/components/ui/dialog'
import { DialogActions } from '@/components/ui/dialog-actions'
import { Field } from '@/components/ui/field'
import { useRenamePasskey } from '@/lib/client/passkeys'
import type { Passkey } from '@/lib/contract/passkeys'
import { useFormErrors } from '../use-form-errors'

type RenamePasskeyProps = { passkey: Passkey; onClose: () => void }

/** Renames a passkey. */
export function RenamePasskey({ passkey, onClose }: RenamePasskeyProps) {
  const t = useTranslations('settings.passkeys')
  const rename = useRenamePasskey()
  const errors = useFormErrors()(rename.error, ['name'])

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const name = String(new FormData(event.currentTarget).get('name'))
    rename.mutate({ passkeyId: passkey.id, name }, { onSuccess: onClose })
  }

  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('renamePasskey', { name: passkey.name })}
    >
      <form onSubmit={submit} className="grid gap-4">
        <div className="-mb-4 has-[p]:mb-0">
          <FormError>{errors.form}</FormError>
        </div>
        <Field
          label={t('name')}
          name="name"
          required
          maxLength={100}
          autoComplete="off"
          defaultValue={passkey.name}
          error={errors.name}
          onChange={() => rename.error && rename.reset()}
        />
        <DialogActions
          look="primary"
          action={t('save')}
          busyAction={t('saving')}
          isBusy={rename.isPending}
          cancel={t('cancel')}
          onCancel={onClose}
        />
      </form>
    </Dialog>
  )
}
