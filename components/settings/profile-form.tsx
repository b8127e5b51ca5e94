'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { Field } from '@/components/ui/field'
import { useRename } from '@/lib/client/me'
import { FormFooter } from './form-footer'
import { useFormErrors } from './use-form-errors'

type ProfileFormProps = { user: { email: string; displayName: string } }

/** The display name of the user, with the email address below. */
export function ProfileForm({ user }: ProfileFormProps) {
  const t = useTranslations('settings.profile')
  const errorsOf = useFormErrors()
  const router = useRouter()
  const rename = useRename()
  const [name, setName] = useState(user.displayName)
  const saved = rename.data?.displayName ?? user.displayName
  const errors = errorsOf(rename.error, ['displayName'])

  function submit(event: FormEvent) {
    event.preventDefault()
    rename.mutate(name.trim(), {
      onSuccess: ({ displayName }) => {
        setName(displayName)
        router.refresh()
      },
    })
  }

  return (
    <form onSubmit={submit} className="grid gap-4">
      <Field
        label={t('name')}
        name="displayName"
        autoComplete="name"
        required
        maxLength={100}
        value={name}
        error={errors.displayName ?? errors.form}
        hint={t('signInAddress', { email: user.email })}
        onChange={(event) => {
          setName(event.target.value)
          rename.reset()
        }}
      />
      <FormFooter
        action={t('save')}
        busyAction={t('saving')}
        isBusy={rename.isPending}
        isDisabled={name.trim() === '' || name.trim() === saved}
        result={rename.isSuccess ? t('saved') : undefined}
      />
    </form>
  )
}
