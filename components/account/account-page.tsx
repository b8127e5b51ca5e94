import Link from 'next/link'
import type { ReactNode } from 'react'
import { dealExample } from '@/components/landing/example'
import { exampleTracks } from '@/components/landing/example-tracks'
import { Ribbon } from '@/components/ribbon/ribbon'
import { RepeatEarlyPress } from '@/components/ui/repeat-early-press'
import { Wordmark } from '@/components/ui/wordmark'

type AccountPageProps = { title: string; below: ReactNode; children: ReactNode }

const PLAYING_AT = 61
const ticks = dealExample('an account').balanced.order.map((index) => ({
  artistId: exampleTracks[index]!.artistId,
}))

/** A page with one form, and a ribbon beside it or above it. */
export function AccountPage({ title, below, children }: AccountPageProps) {
  return (
    <div className="grid min-h-dvh grid-rows-[auto_auto_1fr] lg:grid-cols-[minmax(440px,5fr)_7fr] lg:grid-rows-[auto_1fr]">
      <header className="px-6 py-3.5 sm:px-12">
        <Link href="/" className="inline-block py-2">
          <Wordmark />
        </Link>
      </header>
      <Ribbon
        ticks={ticks}
        at={PLAYING_AT}
        headroom={12}
        isInteractive={false}
        className="h-24 lg:col-start-2 lg:row-span-2 lg:row-start-1 lg:h-full"
      />
      <main
        id="main"
        className="grid content-start gap-6 px-6 py-8 sm:px-12 lg:content-center lg:gap-8 lg:pb-24"
      >
        <h1 className="text-28 font-strong lg:text-40">{title}</h1>
        <div className="grid max-w-96 gap-6">
          {children}
          <p className="text-ink-2">{below}</p>
        </div>
      </main>
      <RepeatEarlyPress />
    </div>
  )
}
