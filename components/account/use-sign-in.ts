import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { type Outcome, signInBrowser } from '@/lib/client/session'

/** Returns the state of a sign-in form. `signIn` returns whether it succeeded. */
export function useSignIn() {
  const problem = useTranslations('problems')
  const [outcome, setOutcome] = useState<Outcome>()
  const [isBusy, setBusy] = useState(false)
  const [needsCode, setNeedsCode] = useState(false)

  async function signIn(email: string, form: FormData): Promise<boolean> {
    setBusy(true)
    setOutcome(undefined)
    const result = await signInBrowser({
      email,
      password: String(form.get('password')),
      ...codeIn(form),
    })
    setBusy(result === 'ok')
    setOutcome(result)
    if (result === 'totp_required') setNeedsCode(true)
    return result === 'ok'
  }

  function textOf(shown: Outcome | undefined): string | undefined {
    if (shown === undefined || shown === 'ok' || shown === 'invalid_credentials') return undefined
    return AT_FIELDS.includes(shown) ? undefined : problem(shown)
  }

  return {
    signIn,
    isBusy,
    needsCode,
    isWrongPassword: outcome === 'invalid_credentials',
    isWrongCode: outcome === 'invalid_totp',
    /** Another failure, as text. */
    error: textOf(outcome),
    clear: () => setOutcome(undefined),
  }
}

/** The results that a form shows at its fields. */
const AT_FIELDS: Outcome[] = ['invalid_totp', 'totp_required']

function codeIn(form: FormData) {
  const [totp, recoveryCode] = [form.get('totp'), form.get('recoveryCode')]
  if (typeof recoveryCode === 'string') return { recoveryCode }
  return typeof totp === 'string' ? { totp } : {}
}
