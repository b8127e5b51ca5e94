'use client'

import { Toaster as Sonner } from 'sonner'
import { useDockedInsets } from './free-area'

/** Shows short messages above the player, and beside or above a docked video. */
export function Toaster() {
  const { bottom, left } = useDockedInsets()
  return (
    <Sonner
      position="bottom-center"
      offset={{ bottom: `calc(max(var(--player-height, 0px), ${bottom}px) + 24px)` }}
      mobileOffset={{ bottom: `calc(max(var(--player-height, 0px), ${bottom}px) + 12px)` }}
      style={left > 0 ? { left: `calc(50% + ${left / 2}px)` } : undefined}
      toastOptions={{
        unstyled: true,
        classNames: {
          // Sonner places toasts up to 600 px; above, one that is wider than its column is centred over it.
          toast:
            'flex w-max max-w-[calc(100vw-32px)] min-h-11 items-center gap-3 rounded-bar bg-raised py-1 pr-1 pl-4 text-14 text-ink-1 shadow-2 font-sans min-[601px]:left-1/2 min-[601px]:-translate-x-1/2',
          title: 'py-1.5 pr-3',
          actionButton:
            'inline-flex min-h-control items-center rounded-control px-3 font-strong hover:bg-fill-2 whitespace-nowrap',
        },
      }}
    />
  )
}
