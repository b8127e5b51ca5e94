import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'

type EmailFieldProps = {
  /** Default: that of the address one signs in with. */
  label?: string
  error?: string
  defaultValue?: string
  onChange?: (email: string) => void
}

/** A field for the address that identifies an account. */
export function EmailField({ label, error, defaultValue, onChange }: EmailFieldProps) {
  const t = useTranslations('account')
  return (
    <Field
      label={label ?? t('email')}
      name="email"
      type="email"
      autoComplete="username"
      inputMode="email"
      autoCapitalize="none"
      spellCheck={false}
      required
      maxLength={254}
      error={error}
      defaultValue={defaultValue}
      onChange={(event) => onChange?.(event.target.value)}
    />
  )
}
