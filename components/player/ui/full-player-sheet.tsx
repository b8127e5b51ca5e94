'use client'

import { Dialog } from 'radix-ui'
import { useIsPhone } from '@/components/ui/use-media'
import { FullPlayer } from './full-player'
import { type Panels, selectCurrent, usePanels, usePlayer, usePlayerState } from './player-context'

const pickFull = (panels: Panels) => panels.isFullOpen

/** Opens the player over a phone's page. Not modal: the video lies beside it in the document. */
export function FullPlayerSheet() {
  const { panels } = usePlayer()
  const now = usePlayerState(selectCurrent)
  const isOpen = usePanels(pickFull)
  const isPhone = useIsPhone()
  const close = () => panels.setState({ isFullOpen: false })
  return (
    <Dialog.Root
      modal={false}
      open={isOpen && isPhone && now !== null}
      onOpenChange={(open) => !open && close()}
    >
      <Dialog.Portal>
        <Dialog.Content
          aria-describedby={undefined}
          onInteractOutside={(event) => event.preventDefault()}
          className="fixed inset-0 z-30 bg-chassis outline-none data-[state=open]:animate-[slide-in_var(--slow)_ease-out]"
        >
          <Dialog.Title className="sr-only">Player</Dialog.Title>
          {now && <FullPlayer now={now} onClose={close} />}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
