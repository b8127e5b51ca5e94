'use client'

import { Fingerprint } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useProblemText } from '@/components/messages/use-problem-text'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import { ApiProblem } from '@/lib/client/api'
import { isPasskeyCancelled, proveWithPasskey } from '@/lib/client/passkeys'
import { signInWithPasskey } from '@/lib/client/session'
import { FormError } from './form-error'

/** Signs in with a passkey that the user chooses in a dialog of the browser. */
export function PasskeyButton({ onSignedIn }: { onSignedIn: () => void | Promise<void> }) {
  const t = useTranslations('account.passkey')
  const showProblem = useProblemText()
  const problem = useTranslations('problems')
  const [error, setError] = useState<string>()
  const [isBusy, setBusy] = useState(false)

  async function signIn() {
    setBusy(true)
    setError(undefined)
    try {
      const outcome = await signInWithPasskey(await proveWithPasskey())
      if (outcome === 'ok') return await onSignedIn()
      setError(outcome === 'invalid_credentials' ? t('unknown') : problem(outcome))
    } catch (thrown) {
      if (thrown instanceof ApiProblem) setError(showProblem(thrown))
      else
        setError(
          thrown instanceof Error && isPasskeyCancelled(thrown) ? t('cancelled') : t('failed'),
        )
    }
    setBusy(false)
  }

  return (
    <div className="grid gap-4">
      <Button isLarge disabled={isBusy} onClick={() => void signIn()}>
        <Icon of={Fingerprint} />
        {isBusy ? t('waiting') : t('signIn')}
      </Button>
      <div className="-mt-4 has-[p]:mt-0">
        <FormError>{error}</FormError>
      </div>
    </div>
  )
}
