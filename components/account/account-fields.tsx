'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Field } from '@/components/ui/field'
import { EmailField } from './email-field'
import { NewPasswordField } from './new-password-field'

type Name = 'email' | 'displayName' | 'password'

type AccountFieldsProps = {
  errors: Partial<Record<Name, string>>
  values?: { email: string; displayName: string }
}

/** The fields of a new account: email address, name and password. */
export function AccountFields({ errors, values }: AccountFieldsProps) {
  const t = useTranslations('account')
  const [personal, setPersonal] = useState(values ?? { email: '', displayName: '' })
  return (
    <>
      <EmailField
        error={errors.email}
        defaultValue={values?.email}
        onChange={(email) => setPersonal({ ...personal, email })}
      />
      <Field
        label={t('register.name')}
        name="displayName"
        autoComplete="name"
        maxLength={100}
        hint={t('register.nameHint')}
        error={errors.displayName}
        defaultValue={values?.displayName}
        onChange={(event) => setPersonal({ ...personal, displayName: event.target.value })}
      />
      <NewPasswordField
        label={t('password')}
        name="password"
        error={errors.password}
        personal={[personal.email, personal.displayName]}
      />
    </>
  )
}
