import Link from 'next/link'
import type { ReactNode } from 'react'
import { Wordmark } from '@/components/ui/wordmark'

/** A page of words about the API, the same with and without an account. */
export function DocsFrame({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="mx-auto min-h-dvh max-w-[880px] px-5 pb-24 md:px-8">
      <header className="flex items-center justify-between py-3.5">
        <Link href="/" className="py-2">
          <Wordmark />
        </Link>
        <nav aria-label="Site" className="text-ink-2">
          <Link href="/docs" className="px-2 py-3 hover:text-ink-1">
            API
          </Link>
        </nav>
      </header>
      <main id="main" className="grid gap-8 pt-8">
        <h1 className="text-28 font-strong">{title}</h1>
        {children}
      </main>
    </div>
  )
}
