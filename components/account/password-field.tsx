'use client'

import { Eye, EyeOff } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useState } from 'react'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Icon } from '@/components/ui/icons'

type PasswordFieldProps = {
  label: string
  name: string
  /** Password managers fill in a current password and suggest a new one. */
  autoComplete?: 'current-password' | 'new-password'
  error?: string
  onChange?: (value: string) => void
  /** Shown below the box. */
  children?: ReactNode
}

/** A password field with a button that shows the password. */
export function PasswordField(props: PasswordFieldProps) {
  const { label, name, autoComplete = 'current-password', error, onChange, children } = props
  const t = useTranslations('account')
  const [isShown, setShown] = useState(false)
  return (
    <Field
      label={label}
      name={name}
      type={isShown ? 'text' : 'password'}
      autoComplete={autoComplete}
      autoCapitalize="none"
      spellCheck={false}
      required
      maxLength={1024}
      error={error}
      onChange={(event) => onChange?.(event.target.value)}
      after={
        <IconButton
          label={isShown ? t('hidePassword') : t('showPassword')}
          aria-pressed={isShown}
          className="-mr-2"
          onClick={() => setShown(!isShown)}
        >
          <Icon of={isShown ? EyeOff : Eye} />
        </IconButton>
      }
    >
      {children}
    </Field>
  )
}
