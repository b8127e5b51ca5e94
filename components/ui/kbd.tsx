import type { ReactNode } from 'react'

/** A key of the keyboard. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-grid h-5 min-w-5 place-items-center rounded-mark px-1 font-sans text-12 leading-none text-ink-3 inset-ring inset-ring-line pointer-coarse:hidden">
      {children}
    </kbd>
  )
}
