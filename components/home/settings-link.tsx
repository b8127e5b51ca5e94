import { Settings } from 'lucide-react'
import Link from 'next/link'
import { Icon } from '@/components/ui/icons'

/** The way to the settings on a phone, where there is no sidebar. */
export function SettingsLink() {
  return (
    <Link
      href="/settings"
      aria-label="Settings"
      className="-mr-2 grid size-11 shrink-0 place-items-center rounded-control text-ink-2 hover:text-ink-1 md:hidden"
    >
      <Icon of={Settings} size={20} />
    </Link>
  )
}
