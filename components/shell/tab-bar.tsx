'use client'

import { clsx } from 'clsx'
import { Heart, House, Import, ListMusic, Music } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { Icon } from '@/components/ui/icons'
import { isCurrentPath, type NavItem } from './nav-items'

const TABS: NavItem[] = [
  { href: '/', name: 'home', icon: House },
  { href: '/playlists', name: 'playlists', icon: ListMusic },
  { href: '/songs', name: 'songs', icon: Music },
  { href: '/liked', name: 'liked', icon: Heart },
  { href: '/import', name: 'import', icon: Import },
]

/** The main navigation on a phone. */
export function TabBar() {
  const t = useTranslations('shell')
  const path = usePathname()
  return (
    <nav
      aria-label="Riffle"
      className="hairline-t col-span-full row-5 grid grid-cols-5 bg-chassis pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {TABS.map(({ href, name, icon }) => {
        const isCurrent = isCurrentPath(path, href)
        return (
          <Link
            key={href}
            href={href}
            aria-current={isCurrent ? 'page' : undefined}
            className={clsx(
              'grid min-h-13 place-content-center justify-items-center gap-0.5 text-12 focus-visible:-outline-offset-2',
              isCurrent ? 'text-ink-1' : 'text-ink-3',
            )}
          >
            <Icon of={icon} size={20} />
            {t(`pages.${name}`)}
          </Link>
        )
      })}
    </nav>
  )
}
