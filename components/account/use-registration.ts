import { type FormEvent, useState } from 'react'
import { api } from '@/lib/client/api'
import { signInBrowser } from '@/lib/client/session'
import { auth } from '@/lib/contract/auth'
import { type RegistrationErrors, useRegistrationErrors } from './use-registration-errors'

/**
 * Returns the state of a registration. `submit` creates the account, signs in and opens `next`;
 * `invitation` is the token of an invitation.
 */
export function useRegistration(next: string, invitation?: string) {
  const errorsOf = useRegistrationErrors()
  const [errors, setErrors] = useState<RegistrationErrors>({})
  const [isBusy, setBusy] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const data = new FormData(form)
    const textOf = (name: string) => String(data.get(name) ?? '').trim() || undefined
    const [email, password] = [String(data.get('email')), String(data.get('password'))]
    const setupCode = textOf('setupCode')
    setBusy(true)
    setErrors({})
    try {
      const displayName = textOf('displayName')
      await api(auth.register, { email, password, displayName, setupCode, invitation })
      await signInBrowser({ email, password })
      window.location.assign(next)
    } catch (error) {
      const newErrors = errorsOf(error)
      setErrors(newErrors)
      setBusy(false)
      focusAfterRender(form, Object.keys(newErrors)[0])
    }
  }

  return { submit, errors, isBusy }
}

// The field may only be rendered because of the error.
function focusAfterRender(form: HTMLFormElement, name: string | undefined): void {
  requestAnimationFrame(() => form.querySelector<HTMLInputElement>(`[name="${name}"]`)?.focus())
}
