'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { EmailField } from './email-field'
import { FormError } from './form-error'
import { NewPasswordField } from './new-password-field'
import { useRegistration } from './use-registration'

/** Creates an account and signs in; shows each error beside its field. */
export function RegisterForm({ next }: { next: string }) {
  const t = useTranslations('account')
  const [profile, setProfile] = useState({ email: '', displayName: '' })
  const { submit, errors, isBusy, needsSetupCode } = useRegistration(profile, next)
  return (
    <form method="post" onSubmit={submit} className="grid gap-4">
      <FormError>{errors.form}</FormError>
      <EmailField error={errors.email} onChange={(email) => setProfile({ ...profile, email })} />
      <Field
        label={t('register.name')}
        name="displayName"
        autoComplete="name"
        maxLength={100}
        hint={t('register.nameHint')}
        error={errors.displayName}
        onChange={(event) => setProfile({ ...profile, displayName: event.target.value })}
      />
      <NewPasswordField
        label={t('password')}
        name="password"
        error={errors.password}
        personal={[profile.email, profile.displayName]}
      />
      {needsSetupCode && (
        <Field
          label={t('register.setupCode')}
          name="setupCode"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
          hint={t('register.setupCodeHint')}
          error={errors.setupCode}
        />
      )}
      <Button type="submit" look="primary" isLarge disabled={isBusy} className="mt-2">
        {isBusy ? t('register.submitting') : t('register.submit')}
      </Button>
    </form>
  )
}
