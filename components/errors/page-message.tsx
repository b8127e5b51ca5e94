import { clsx } from 'clsx'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Wordmark } from '@/components/ui/wordmark'

type PageMessageProps = {
  title: string
  children: ReactNode
  actions: ReactNode
  /** Without the sidebar of the app, which has the wordmark on wide screens. */
  isStandalone?: boolean
}

/** A page with only a message, for errors and missing pages. */
export function PageMessage({ title, children, actions, isStandalone = false }: PageMessageProps) {
  return (
    <div className="flex min-h-full flex-1 flex-col">
      <header className={clsx('px-gutter py-5', !isStandalone && 'md:hidden')}>
        <Link href="/">
          <Wordmark />
        </Link>
      </header>
      <div aria-hidden className="mt-[12vh] flex h-24">
        <span className="w-[38%] bg-[repeating-linear-gradient(to_right,var(--line-strong)_0_4px,transparent_4px_7px)]" />
        <span className="unfilled flex-1" />
      </div>
      <div className="grid justify-items-start gap-4 px-gutter py-8">
        <h1 className="text-28 font-strong">{title}</h1>
        <p className="max-w-[52ch] text-16 text-ink-2">{children}</p>
        <div className="flex flex-wrap gap-2">{actions}</div>
      </div>
    </div>
  )
}
