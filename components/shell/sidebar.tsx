'use client'

import { clsx } from 'clsx'
import { Search } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { focusSearch } from '@/components/player/ui/search-request'
import { ThemeButton } from '@/components/theme/theme-button'
import { Icon } from '@/components/ui/icons'
import { Kbd } from '@/components/ui/kbd'
import { Wordmark } from '@/components/ui/wordmark'
import { isCurrentPath, NAV_ITEMS, SETTINGS_ITEM } from './nav-items'
import { SidebarPlaylists } from './sidebar-playlists'

/** The main navigation, with the playlists. */
export function Sidebar({ className }: { className?: string }) {
  const t = useTranslations('shell')
  const path = usePathname()
  return (
    <nav
      aria-label="Riffle"
      className={clsx(
        'flex min-h-0 flex-col gap-4 bg-chassis px-3 pt-4 pb-3 phone:hidden',
        className,
      )}
    >
      <Link href="/" className="px-2 py-1">
        <Wordmark />
      </Link>
      <Link
        href="/songs"
        onClick={() => void focusSearch()}
        className="flex min-h-control items-center gap-2 rounded-control bg-well pr-1.5 pl-2 text-ink-3"
      >
        <Icon of={Search} />
        <span className="flex-1">{t('search')}</span>
        <Kbd>/</Kbd>
      </Link>
      <ul className="grid gap-0.5">
        {NAV_ITEMS.map(({ href, name, icon }) => (
          <li key={href}>
            <Link
              href={href}
              aria-current={isCurrentPath(path, href) ? 'page' : undefined}
              className={linkClasses(isCurrentPath(path, href))}
            >
              <Icon of={icon} />
              {t(`pages.${name}`)}
            </Link>
          </li>
        ))}
      </ul>
      <SidebarPlaylists />
      <footer className="flex items-center justify-between pl-2 text-ink-3">
        <Link
          href={SETTINGS_ITEM.href}
          aria-current={isCurrentPath(path, SETTINGS_ITEM.href) ? 'page' : undefined}
          className="py-2 text-12 hover:text-ink-1"
        >
          {t(`pages.${SETTINGS_ITEM.name}`)}
        </Link>
        <ThemeButton />
      </footer>
    </nav>
  )
}

const linkClasses = (isCurrent: boolean) =>
  clsx(
    'flex min-h-control items-center gap-2.5 rounded-control px-2',
    isCurrent ? 'bg-fill-2 text-ink-1' : 'text-ink-2 hover:bg-fill-1 hover:text-ink-1',
  )
