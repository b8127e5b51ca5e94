'use client'

import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { ApiProblem, api } from '@/lib/client/api'
import { fieldErrors } from '@/lib/client/field-errors'
import { signInBrowser } from '@/lib/client/session'
import { auth } from '@/lib/contract/auth'
import { FormError } from './form-error'
import { PasswordField } from './password-field'

const FIELDS = ['email', 'displayName', 'password', 'setupCode'] as const
type Errors = Partial<Record<(typeof FIELDS)[number] | 'form', string>>

/** Makes an account and signs in; says beside each field what is wrong with it. */
export function RegisterForm({ next }: { next: string }) {
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
      const found = errorsOf(error)
      if (found.setupCode) setAdministrator(true)
      setErrors(found)
      setBusy(false)
      const [first] = Object.keys(found)
      // The field may have come with this answer.
      requestAnimationFrame(() =>
        form.querySelector<HTMLInputElement>(`[name="${first}"]`)?.focus(),
      )
    }
  }

  return (
    <form method="post" onSubmit={submit} className="grid gap-4">
      <FormError>{errors.form}</FormError>
      <Field
        label="E-mail"
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
        label="Name"
        name="displayName"
        autoComplete="name"
        maxLength={100}
        hint="What Riffle calls you. You may leave it empty."
        error={errors.displayName}
        onChange={(event) => setPerson({ ...person, displayName: event.target.value })}
      />
      <PasswordField
        label="Password"
        name="password"
        kind="new"
        error={errors.password}
        personal={[person.email, person.displayName]}
      />
      {isAdministrator && (
        <Field
          label="Setup code"
          name="setupCode"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
          hint="The server prints it when it starts."
          error={errors.setupCode}
        />
      )}
      <Button type="submit" look="primary" isLarge disabled={isBusy} className="mt-2">
        {isBusy ? 'Creating the account' : 'Create the account'}
      </Button>
    </form>
  )
}

function errorsOf(error: unknown): Errors {
  if (!(error instanceof ApiProblem)) return { form: 'Something went wrong. Try again.' }
  if (error.code === 'email_taken')
    return { email: 'There is an account with this address. Sign in instead.' }
  if (error.code === 'setup_code_needed') return { setupCode: setupWords(error) }
  return fieldErrors(error, FIELDS)
}

const setupWords = ({ faults }: ApiProblem) =>
  faults[0]?.message === 'Is missing.'
    ? 'This address is an administrator’s: enter its code.'
    : 'This is not the code of this address.'
