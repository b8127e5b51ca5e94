'use client'

import { Fingerprint, Pencil, Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FormError } from '@/components/account/form-error'
import { useFormat } from '@/components/messages/use-format'
import { useProblemText } from '@/components/messages/use-problem-text'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Icon } from '@/components/ui/icons'
import { ApiProblem } from '@/lib/client/api'
import { isPasskeyCancelled, useAddPasskey, usePasskeys } from '@/lib/client/passkeys'
import type { Passkey } from '@/lib/contract/passkeys'
import { SettingsRow } from '../settings-row'
import { RemovePasskey } from './remove-passkey'
import { RenamePasskey } from './rename-passkey'

type PasskeysProps = {
  /** The passkeys, rendered by the server. */
  known: { data: Passkey[]; nextCursor: string | null }
  nowMs: number
}

/** The user's passkeys, which can be added, renamed and removed. */
export function Passkeys({ known, nowMs }: PasskeysProps) {
  const t = useTranslations('settings.passkeys')
  const { ago } = useFormat()
  const passkeys = usePasskeys(known)
  const [renamed, setRenamed] = useState<Passkey>()
  const [removed, setRemoved] = useState<Passkey>()
  return (
    <>
      <p className="text-ink-2">{t('intro')}</p>
      {passkeys.length > 0 && (
        <ul className="-my-1">
          {passkeys.map((passkey) => (
            <SettingsRow
              key={passkey.id}
              icon={<Icon of={Fingerprint} size={20} className="text-ink-3" />}
              title={passkey.name}
              action={
                <>
                  <IconButton
                    label={t('renamePasskey', { name: passkey.name })}
                    onClick={() => setRenamed(passkey)}
                  >
                    <Icon of={Pencil} />
                  </IconButton>
                  <Button
                    aria-label={t('removePasskey', { name: passkey.name })}
                    onClick={() => setRemoved(passkey)}
                  >
                    {t('remove')}
                  </Button>
                </>
              }
            >
              {passkey.lastUsedAt
                ? t('used', { lastUsed: ago(passkey.lastUsedAt, nowMs) })
                : t('added', { createdAt: new Date(passkey.createdAt) })}
            </SettingsRow>
          ))}
        </ul>
      )}
      <AddPasskey />
      {renamed && <RenamePasskey passkey={renamed} onClose={() => setRenamed(undefined)} />}
      {removed && <RemovePasskey passkey={removed} onClose={() => setRemoved(undefined)} />}
    </>
  )
}

function AddPasskey() {
  const t = useTranslations('settings.passkeys')
  const showProblem = useProblemText()
  const { mutate, isPending, error } = useAddPasskey()

  function textOf(failure: Error): string {
    if (failure instanceof ApiProblem) return showProblem(failure)
    if (failure.name === 'InvalidStateError') return t('present')
    return isPasskeyCancelled(failure) ? t('cancelled') : t('failed')
  }

  return (
    <>
      <div className="-mb-4 has-[p]:mb-0">
        <FormError>{error ? textOf(error) : undefined}</FormError>
      </div>
      <div>
        <Button isLarge disabled={isPending} onClick={() => mutate()}>
          <Icon of={Plus} />
          {isPending ? t('adding') : t('add')}
        </Button>
      </div>
    </>
  )
}
