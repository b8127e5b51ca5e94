import type { ReactNode } from 'react'

type SettingsRowProps = {
  icon?: ReactNode
  title: ReactNode
  children: ReactNode
  action?: ReactNode
}

/** One item of a list in the settings: a title, a line of details and an action. */
export function SettingsRow({ icon, title, children, action }: SettingsRowProps) {
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
