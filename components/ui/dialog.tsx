'use client'

import { clsx } from 'clsx'
import { Dialog as Parts } from 'radix-ui'
import type { ReactNode } from 'react'
import { useDockedInsets } from './free-area'
import { useReturnFocus } from './use-return-focus'

type DialogProps = {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  title: string
  description?: ReactNode
  /** For lists and videos. */
  isWide?: boolean
  children: ReactNode
}

/**
 * A modal dialog in the middle of the page. It and its veil leave a docked video free, so that the
 * sound need not stop for it: YouTube does not allow anything to cover a video that plays.
 */
export function Dialog(props: DialogProps) {
  const { isOpen, onOpenChange, title, description, isWide = false, children } = props
  const returnFocus = useReturnFocus()
  const { top, right, bottom, left } = useDockedInsets()
  return (
    <Parts.Root open={isOpen} onOpenChange={onOpenChange}>
      <Parts.Portal>
        <Parts.Overlay className="fixed inset-0 z-30 bg-veil data-[state=open]:animate-[rise_var(--slow)_ease-out]" />
        <Parts.Content
          {...returnFocus}
          aria-describedby={description ? undefined : ''}
          style={{
            left: `calc(50% + ${(left - right) / 2}px)`,
            top: `calc(50% + ${(top - bottom) / 2}px)`,
            maxWidth: `calc(100vw - ${left + right + 32}px)`,
            maxHeight: `max(160px, min(85dvh, 100dvh - ${top + bottom + 32}px))`,
          }}
          className={clsx(
            'fixed z-30 grid -translate-x-1/2 -translate-y-1/2 gap-4 overflow-auto rounded-panel bg-raised p-6 shadow-2 outline-none',
            isWide ? 'w-160 phone:p-4' : 'w-100',
          )}
        >
          <div className="grid gap-2">
            <Parts.Title className="text-20 font-strong">{title}</Parts.Title>
            {description && (
              <Parts.Description className="text-ink-2">{description}</Parts.Description>
            )}
          </div>
          {children}
        </Parts.Content>
      </Parts.Portal>
    </Parts.Root>
  )
}

export function DialogButtons({ children }: { children: ReactNode }) {
  return <div className="flex justify-end gap-2">{children}</div>
}
