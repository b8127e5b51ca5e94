import Link from 'next/link'
import { ButtonLink } from '@/components/ui/button'
import { Wordmark } from '@/components/ui/wordmark'
import { dealExample, exampleTracks } from './example'
import { Stage } from './stage'
import { TryDemo } from './try-demo'

type LandingProps = {
  /** Text that decides the first shuffle; another one for each visit. */
  seed: string
}

/** What Riffle is, in one screen. */
export function Landing({ seed }: LandingProps) {
  return (
    <div className="grid min-h-[max(100dvh,860px)] grid-rows-[auto_1fr] [--edge:clamp(20px,6.67vw,96px)]">
      <header className="flex items-center justify-between px-(--edge) py-3.5">
        <Link href="/" className="py-2">
          <Wordmark />
        </Link>
        <nav aria-label="Site" className="flex items-center gap-1 text-ink-2 md:gap-3">
          <Link href="/lab" prefetch={false} className="px-2 py-3 hover:text-ink-1">
            Shuffle lab
          </Link>
          <Link href="/docs" prefetch={false} className="px-2 py-3 hover:text-ink-1">
            API
          </Link>
          <Link href="/login" className="px-2 py-3 hover:text-ink-1">
            Sign in
          </Link>
        </nav>
      </header>
      <main id="main" className="grid grid-rows-[auto_1fr_auto]">
        <section className="flex flex-wrap items-end justify-between gap-x-16 gap-y-6 px-(--edge) pt-6 pb-10 md:pt-12">
          <div className="grid gap-4">
            <h1 className="text-28 font-strong text-balance md:text-40">
              Every track once.
              <br />
              Nobody twice in a row.
            </h1>
            <p className="max-w-[52ch] text-16 text-pretty text-ink-2">
              Riffle plays your playlists in an order that feels shuffled: artists spread out, no
              track forgotten, and tomorrow it goes on where you stopped.
            </p>
          </div>
          <div className="flex flex-wrap items-center gap-4 pb-0.5">
            <TryDemo />
            <ButtonLink href="/register" look="quiet" isLarge>
              Create an account
            </ButtonLink>
          </div>
        </section>
        <Stage tracks={exampleTracks} first={dealExample(seed)} />
      </main>
    </div>
  )
}
