import type { ReactNode } from 'react'

type EmptyStateProps = { title: string; children?: ReactNode; actions?: ReactNode }

/** Replaces an empty list: an explanation, and actions that fill the list. */
export function EmptyState({ title, children, actions }: EmptyStateProps) {
  return (
    <div className="grid justify-items-start gap-3">
      <div aria-hidden className="unfilled h-12 w-full" />
      <h2 className="mt-1 text-16 font-strong">{title}</h2>
      {children && <p className="max-w-[56ch] text-ink-2">{children}</p>}
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </div>
  )
}
