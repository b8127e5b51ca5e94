import { Settings } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Icon } from '@/components/ui/icons'

/** A link to the settings on phones, which have no sidebar. */
export function SettingsLink() {
  const t = useTranslations('home')
  return (
    <Link
      href="/settings"
      aria-label={t('settings')}
      className="-mr-2 grid size-11 shrink-0 place-items-center rounded-control text-ink-2 hover:text-ink-1 md:hidden"
    >
      <Icon of={Settings} size={20} />
    </Link>
  )
}
