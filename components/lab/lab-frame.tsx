import Link from 'next/link'
import type { ReactNode } from 'react'
import { Messages } from '@/components/messages/messages'
import { ThemeButton } from '@/components/theme/theme-button'
import { Wordmark } from '@/components/ui/wordmark'

/** The lab for somebody without an account: the site's head above it. */
export function LabFrame({ children }: { children: ReactNode }) {
  return (
    <div className="mx-auto max-w-[1480px] [--edge:clamp(20px,6.67vw,96px)]">
      <header className="flex items-center justify-between px-(--edge) py-3.5">
        <Link href="/" className="py-2">
          <Wordmark />
        </Link>
        <nav aria-label="Site" className="flex items-center gap-1 text-ink-2 md:gap-3">
          <Messages namespaces={['theme']}>
            <ThemeButton />
          </Messages>
          <Link href="/login?next=/lab" className="px-2 py-3 hover:text-ink-1">
            Sign in
          </Link>
        </nav>
      </header>
      <main id="main">{children}</main>
    </div>
  )
}
