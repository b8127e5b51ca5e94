'use client'

import { Toaster as Sonner } from 'sonner'

/** Shows short messages above the player. */
export function Toaster() {
  return (
    <Sonner
      position="bottom-center"
      offset={{ bottom: 'calc(var(--player-height, 0px) + 24px)' }}
      mobileOffset={{ bottom: 'calc(var(--player-height, 0px) + 12px)' }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-max max-w-[calc(100vw-32px)] min-h-11 items-center gap-3 rounded-bar bg-raised py-1 pr-1 pl-4 text-14 text-ink-1 shadow-2 font-sans mx-auto inset-x-0',
          title: 'py-1.5 pr-3',
          actionButton:
            'inline-flex min-h-control items-center rounded-control px-3 font-strong hover:bg-fill-2 whitespace-nowrap',
        },
      }}
    />
  )
}
