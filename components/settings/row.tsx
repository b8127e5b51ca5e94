import type { ReactNode } from 'react'

type RowProps = { icon?: ReactNode; title: ReactNode; children: ReactNode; action?: ReactNode }

/** One thing of a list in the settings: what it is, a line about it, and what can be done. */
export function Row({ icon, title, children, action }: RowProps) {
  return (
    <li className="flex items-center gap-3 py-3 not-first:hairline-t">
      {icon}
      <div className="min-w-0 flex-1">
        <p className="cut font-strong">{title}</p>
        <p className="text-12 text-ink-2">{children}</p>
      </div>
      {action}
    </li>
  )
}
