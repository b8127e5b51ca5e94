import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'

type EmailFieldProps = { error?: string; onChange?: (email: string) => void }

/** A field for the address that identifies an account. */
export function EmailField({ error, onChange }: EmailFieldProps) {
  const t = useTranslations('account')
  return (
    <Field
      label={t('email')}
      name="email"
      type="email"
      autoComplete="username"
      inputMode="email"
      autoCapitalize="none"
      spellCheck={false}
      required
      maxLength={254}
      error={error}
      onChange={(event) => onChange?.(event.target.value)}
    />
  )
}
