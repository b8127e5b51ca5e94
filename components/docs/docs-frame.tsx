import { clsx } from 'clsx'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Wordmark } from '@/components/ui/wordmark'

const PAGES = [
  ['/docs', 'try'],
  ['/redoc', 'read'],
  ['/docs/reference', 'list'],
  ['/docs/problems', 'problems'],
  ['/docs/versioning', 'versions'],
] as const

type DocsFrameProps = {
  title: string
  /** As wide as the window, for a reader with columns of its own. */
  isWide?: boolean
  children: ReactNode
}

/** A page about the API, the same with and without an account. */
export function DocsFrame({ title, isWide = false, children }: DocsFrameProps) {
  const t = useTranslations('docs.navigation')
  const edge = isWide ? 'px-5 md:px-8' : 'mx-auto w-full max-w-[880px] px-5 md:px-8'
  return (
    <div className="min-h-dvh">
      <header className={clsx(edge, 'flex flex-wrap items-center justify-between gap-x-6 py-3.5')}>
        <Link href="/" className="py-2">
          <Wordmark />
        </Link>
        <nav aria-label={t('label')} className="-mx-2 flex flex-wrap text-ink-2">
          {PAGES.map(([href, name]) => (
            <Link key={href} href={href} prefetch={false} className="px-2 py-3 hover:text-ink-1">
              {t(name)}
            </Link>
          ))}
        </nav>
      </header>
      <main id="main" className={isWide ? undefined : clsx(edge, 'grid gap-8 pt-8 pb-24')}>
        <h1 className={isWide ? 'sr-only' : 'text-28 font-strong'}>{title}</h1>
        {children}
      </main>
    </div>
  )
}
