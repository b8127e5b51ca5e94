'use client'

import { Link2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Button, ButtonLink } from '@/components/ui/button'
import { Dialog, DialogButtons } from '@/components/ui/dialog'
import { Icon } from '@/components/ui/icons'
import type { SpotifySetup } from '@/lib/contract/connections'
import { SetupSteps } from './setup-steps'

/** A button whose dialog explains that Spotify requires an account, or a set-up by the operator. */
export function UnavailableDialog({ setup }: { setup: SpotifySetup }) {
  const t = useTranslations('connections')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button isLarge onClick={() => setOpen(true)}>
        <Icon of={Link2} />
        {t('connect')}
      </Button>
      <Dialog
        isOpen={isOpen}
        onOpenChange={setOpen}
        title={setup.isReady ? t('unavailable.noAccount') : t('unavailable.notSetUp')}
      >
        {setup.isReady ? (
          <p className="text-ink-2">{t('unavailable.noAccountDetail')}</p>
        ) : (
          <SetupSteps setup={setup} />
        )}
        <DialogButtons>
          <Button isLarge onClick={() => setOpen(false)}>
            {t('unavailable.close')}
          </Button>
          {setup.isReady && (
            <ButtonLink isLarge look="primary" href="/register?next=/import">
              {t('unavailable.createAccount')}
            </ButtonLink>
          )}
        </DialogButtons>
      </Dialog>
    </>
  )
}
