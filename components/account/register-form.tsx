'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { useCodedText } from '@/components/messages/use-coded-text'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { ApiProblem, api } from '@/lib/client/api'
import { fieldErrors } from '@/lib/client/field-errors'
import { signInBrowser } from '@/lib/client/session'
import { auth } from '@/lib/contract/auth'
import { FormError } from './form-error'
import { NewPasswordField } from './new-password-field'

const FIELDS = ['email', 'displayName', 'password', 'setupCode'] as const
type Errors = Partial<Record<(typeof FIELDS)[number] | 'form', string>>

/** Creates an account and signs in; shows beside each field what is wrong with it. */
export function RegisterForm({ next }: { next: string }) {
  const t = useTranslations('account')
  const errorsOf = useErrors()
  const [errors, setErrors] = useState<Errors>({})
  const [isBusy, setBusy] = useState(false)
  const [person, setPerson] = useState({ email: '', displayName: '' })
  const [isAdministrator, setAdministrator] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const given = new FormData(form)
    const password = String(given.get('password'))
    const setupCode = String(given.get('setupCode') ?? '').trim() || undefined
    const { email, displayName } = person
    setBusy(true)
    setErrors({})
    try {
      await api(auth.register, {
        email,
        password,
        displayName: displayName.trim() || undefined,
        setupCode,
      })
      await signInBrowser(email, password)
      window.location.assign(next)
    } catch (error) {
      const found = errorsOf(error, { hasSetupCode: setupCode !== undefined })
      if (found.setupCode) setAdministrator(true)
      setErrors(found)
      setBusy(false)
      const [first] = Object.keys(found)
      // The field may only be rendered because of this error.
      requestAnimationFrame(() =>
        form.querySelector<HTMLInputElement>(`[name="${first}"]`)?.focus(),
      )
    }
  }

  return (
    <form method="post" onSubmit={submit} className="grid gap-4">
      <FormError>{errors.form}</FormError>
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
        error={errors.email}
        onChange={(event) => setPerson({ ...person, email: event.target.value })}
      />
      <Field
        label={t('register.name')}
        name="displayName"
        autoComplete="name"
        maxLength={100}
        hint={t('register.nameHint')}
        error={errors.displayName}
        onChange={(event) => setPerson({ ...person, displayName: event.target.value })}
      />
      <NewPasswordField
        label={t('password')}
        name="password"
        error={errors.password}
        personal={[person.email, person.displayName]}
      />
      {isAdministrator && (
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

/** Turns what registering threw into a text for each field, or for the form as a whole. */
function useErrors() {
  const t = useTranslations('account.register')
  const problems = useTranslations('problems')
  const showProblem = useCodedText('problems')
  return (error: unknown, { hasSetupCode }: { hasSetupCode: boolean }): Errors => {
    if (!(error instanceof ApiProblem)) return { form: problems('internal') }
    if (error.code === 'email_taken') return { email: t('emailTaken') }
    if (error.code === 'setup_code_needed') {
      return { setupCode: hasSetupCode ? t('setupCodeWrong') : t('setupCodeMissing') }
    }
    const { form, ...fields } = fieldErrors(error, FIELDS)
    return form ? { ...fields, form: showProblem({ code: error.code, text: form }) } : fields
  }
}
