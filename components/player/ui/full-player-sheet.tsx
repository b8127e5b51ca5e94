'use client'

import { useTranslations } from 'next-intl'
import { Dialog } from 'radix-ui'
import { useIsPhone } from '@/components/ui/use-media'
import { FullPlayer } from './full-player'
import {
  selectCurrent,
  selectFullOpen,
  usePanels,
  usePlayer,
  usePlayerState,
} from './player-context'

/** The player over a phone's page. Not modal: the video is another element of the document. */
export function FullPlayerSheet() {
  const t = useTranslations('player')
  const { panels } = usePlayer()
  const current = usePlayerState(selectCurrent)
  const isOpen = usePanels(selectFullOpen)
  const isPhone = useIsPhone()
  const close = () => panels.setState({ isFullOpen: false })
  return (
    <Dialog.Root
      modal={false}
      open={isOpen && isPhone && current !== null}
      onOpenChange={(open) => !open && close()}
    >
      <Dialog.Portal>
        <Dialog.Content
          aria-describedby={undefined}
          onInteractOutside={(event) => event.preventDefault()}
          className="fixed inset-0 z-30 bg-chassis outline-none data-[state=open]:animate-[slide-in_var(--slow)_ease-out]"
        >
          <Dialog.Title className="sr-only">{t('label')}</Dialog.Title>
          {current && <FullPlayer current={current} onClose={close} />}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
