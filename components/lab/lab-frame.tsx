import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Messages } from '@/components/messages/messages'
import { ThemeButton } from '@/components/theme/theme-button'
import { Wordmark } from '@/components/ui/wordmark'

/** The site header above the lab, for visitors who are not signed in. */
export function LabFrame({ children }: { children: ReactNode }) {
  const t = useTranslations('landing')
  return (
    <div className="mx-auto max-w-[1480px] [--edge:clamp(20px,6.67vw,96px)]">
      <header className="flex items-center justify-between px-(--edge) py-3.5">
        <Link href="/" className="py-2">
          <Wordmark />
        </Link>
        <nav aria-label={t('navigation')} className="flex items-center gap-1 text-ink-2 md:gap-3">
          <Messages namespaces={['theme']}>
            <ThemeButton />
          </Messages>
          <Link href="/login?next=/lab" className="px-2 py-3 hover:text-ink-1">
            {t('signIn')}
          </Link>
        </nav>
      </header>
      <main id="main">{children}</main>
    </div>
  )
}
