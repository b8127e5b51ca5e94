'use client'

import { useState } from 'react'
import { PasswordField } from './password-field'
import { StrengthMeter } from './strength-meter'

type NewPasswordFieldProps = {
  label: string
  name: string
  error?: string
  /** Texts that must not make up the password, such as the email address. */
  personal: string[]
  onChange?: () => void
}

/** A field for a new password, which is rated while it is typed. */
export function NewPasswordField({ personal, onChange, ...field }: NewPasswordFieldProps) {
  const [password, setPassword] = useState('')
  return (
    <PasswordField
      {...field}
      autoComplete="new-password"
      onChange={(value) => {
        setPassword(value)
        onChange?.()
      }}
    >
      <StrengthMeter password={password} personal={personal} />
    </PasswordField>
  )
}
