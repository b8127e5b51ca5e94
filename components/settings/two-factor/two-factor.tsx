'use client'

import { KeySquare } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import { useTwoFactor } from '@/lib/client/two-factor'
import type { TwoFactor as State } from '@/lib/contract/two-factor'
import { DisableTwoFactor } from './disable-two-factor'
import { NewRecoveryCodes } from './new-recovery-codes'
import { SetUpTotp } from './set-up-totp'

type Open = 'set-up' | 'new-codes' | 'disable'

/** Whether a sign-in needs a code, and the dialogs that change it. `known` came with the page. */
export function TwoFactor({ known }: { known: State }) {
  const t = useTranslations('settings.twoFactor')
  const { enabledAt, recoveryCodesLeft } = useTwoFactor(known)
  const [open, setOpen] = useState<Open>()
  const close = () => setOpen(undefined)
  return (
    <>
      {enabledAt === null ? (
        <>
          <p className="text-ink-2">{t('off')}</p>
          <div>
            <Button isLarge onClick={() => setOpen('set-up')}>
              <Icon of={KeySquare} />
              {t('setUp')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <p className="text-ink-2">{t('on', { enabledAt: new Date(enabledAt) })}</p>
          <p className="text-ink-2">{t('codesLeft', { count: recoveryCodesLeft })}</p>
          <div className="flex flex-wrap gap-2">
            <Button isLarge onClick={() => setOpen('new-codes')}>
              {t('newCodes')}
            </Button>
            <Button look="bare" isLarge onClick={() => setOpen('disable')}>
              {t('disable')}
            </Button>
          </div>
        </>
      )}
      {open === 'set-up' && <SetUpTotp onClose={close} />}
      {open === 'new-codes' && <NewRecoveryCodes onClose={close} />}
      {open === 'disable' && <DisableTwoFactor onClose={close} />}
    </>
  )
}
