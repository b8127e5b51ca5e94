import { type FormEvent, useState } from 'react'
import { api } from '@/lib/client/api'
import { signInBrowser } from '@/lib/client/session'
import { auth } from '@/lib/contract/auth'
import { type RegistrationErrors, useRegistrationErrors } from './use-registration-errors'

type Profile = { email: string; displayName: string }

/** Returns the state of a registration. `submit` creates the account, signs in and opens `next`. */
export function useRegistration({ email, displayName }: Profile, next: string) {
  const errorsOf = useRegistrationErrors()
  const [errors, setErrors] = useState<RegistrationErrors>({})
  const [isBusy, setBusy] = useState(false)
  const [needsSetupCode, setNeedsSetupCode] = useState(false)

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const data = new FormData(form)
    const password = String(data.get('password'))
    const setupCode = String(data.get('setupCode') ?? '').trim() || undefined
    setBusy(true)
    setErrors({})
    try {
      const name = displayName.trim() || undefined
      await api(auth.register, { email, password, displayName: name, setupCode })
      await signInBrowser(email, password)
      window.location.assign(next)
    } catch (error) {
      const newErrors = errorsOf(error, { hasSetupCode: setupCode !== undefined })
      if (newErrors.setupCode) setNeedsSetupCode(true)
      setErrors(newErrors)
      setBusy(false)
      focusAfterRender(form, Object.keys(newErrors)[0])
    }
  }

  return { submit, errors, isBusy, needsSetupCode }
}

// The field may only be rendered because of the error.
function focusAfterRender(form: HTMLFormElement, name: string | undefined): void {
  requestAnimationFrame(() => form.querySelector<HTMLInputElement>(`[name="${name}"]`)?.focus())
}
