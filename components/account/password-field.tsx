'use client'

import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Icon } from '@/components/ui/icons'
import { StrengthMeter } from './strength-meter'

type PasswordFieldProps = {
  label: string
  name: string
  /** A known one is filled in by password managers, a new one is suggested and rated. */
  kind: 'current' | 'new'
  error?: string
  /** What must not make up the password, as the e-mail address. */
  personal?: string[]
  onChange?: () => void
}

/** A password that can be shown, and rated while it is new. */
export function PasswordField(props: PasswordFieldProps) {
  const { label, name, kind, error, personal, onChange } = props
  const [isShown, setShown] = useState(false)
  const [value, setValue] = useState('')
  return (
    <Field
      label={label}
      name={name}
      type={isShown ? 'text' : 'password'}
      autoComplete={kind === 'new' ? 'new-password' : 'current-password'}
      autoCapitalize="none"
      spellCheck={false}
      required
      maxLength={1024}
      error={error}
      onChange={(event) => {
        setValue(event.target.value)
        onChange?.()
      }}
      after={
        <IconButton
          label={isShown ? 'Hide password' : 'Show password'}
          aria-pressed={isShown}
          className="-mr-2"
          onClick={() => setShown(!isShown)}
        >
          <Icon of={isShown ? EyeOff : Eye} />
        </IconButton>
      }
    >
      {kind === 'new' && <StrengthMeter password={value} personal={personal} />}
    </Field>
  )
}
