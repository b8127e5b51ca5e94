'use client'

import { useQueryClient } from '@tanstack/react-query'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useState } from 'react'
import { CodeField } from '@/components/account/code-field'
import { FormError } from '@/components/account/form-error'
import { PasskeyButton } from '@/components/account/passkey-button'
import { PasswordField } from '@/components/account/password-field'
import { ProviderSignIn } from '@/components/account/provider-sign-in'
import { useSignIn } from '@/components/account/use-sign-in'
import { Button } from '@/components/ui/button'
import { Dialog, DialogButtons } from '@/components/ui/dialog'
import { findSignedInEmail } from '@/lib/client/me'
import { setSignInPrompt } from '@/lib/client/recent-sign-in'
import { SESSIONS_KEY } from '@/lib/client/sessions'

type SignInPromptProps = {
  /** Identifies the account. */
  email: string
  /** Whether the account has a password. */
  hasPassword: boolean
  hasPasskeys: boolean
  /** The identity provider; null without one. It returns to the page, where the change is repeated. */
  providerName: string | null
}

/** Requests a sign-in by password, passkey or identity provider if a change requires a recent one. */
export function SignInPrompt(props: SignInPromptProps) {
  const t = useTranslations('settings.signInPrompt')
  const { close, isOpen } = usePrompt()
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={(isShown) => !isShown && close(false)}
      title={t('title')}
      description={t('detail')}
    >
      <PromptForm {...props} onClose={close} />
    </Dialog>
  )
}

type PromptFormProps = SignInPromptProps & { onClose: (isSignedIn: boolean) => void }

function PromptForm(props: PromptFormProps) {
  const { email, hasPassword, hasPasskeys, providerName, onClose } = props
  const t = useTranslations('settings.signInPrompt')
  const client = useQueryClient()
  const { signIn, isBusy, needsCode, isWrongPassword, isWrongCode, error, clear } = useSignIn()

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (await signIn(email, new FormData(event.currentTarget))) await finish()
  }

  async function finish() {
    // The sign-in replaced the session of this browser.
    await client.invalidateQueries({ queryKey: SESSIONS_KEY })
    onClose(true)
  }

  async function finishWithPasskey() {
    if ((await findSignedInEmail()) === email) return finish()
    // The passkey was that of another account.
    window.location.assign('/')
  }

  return (
    <form method="post" onSubmit={submit} className="grid">
      <div className="has-[p]:pb-4">
        <FormError>{error}</FormError>
      </div>
      <div className="grid gap-4">
        {hasPassword && (
          <PasswordField
            label={t('password')}
            name="password"
            error={isWrongPassword ? t('wrongPassword') : undefined}
            onChange={clear}
          />
        )}
        {needsCode && <CodeField isWrong={isWrongCode} onChange={clear} />}
        {hasPasskeys && <PasskeyButton onSignedIn={finishWithPasskey} />}
        <ProviderSignIn name={providerName} next={usePathname()} />
      </div>
      <div className="pt-6">
        <DialogButtons>
          <Button isLarge onClick={() => onClose(false)}>
            {t('cancel')}
          </Button>
          {hasPassword && (
            <Button type="submit" look="primary" isLarge disabled={isBusy}>
              {isBusy ? t('submitting') : t('submit')}
            </Button>
          )}
        </DialogButtons>
      </div>
    </form>
  )
}

type Request = { settle: (isSignedIn: boolean) => void }

/** Opens for a request of the page, and settles it with the result. */
function usePrompt() {
  const [request, setRequest] = useState<Request>()
  useEffect(() => setSignInPrompt(() => new Promise((settle) => setRequest({ settle }))), [])
  return {
    isOpen: request !== undefined,
    close(isSignedIn: boolean) {
      request?.settle(isSignedIn)
      setRequest(undefined)
    },
  }
}
