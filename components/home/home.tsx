import { clsx } from 'clsx'
import Link from 'next/link'
import { EmptyHome } from './empty-home'
import type { HomeList } from './home-list'
import { ListTile } from './list-tile'
import { RunningList } from './running-list'
import { SettingsLink } from './settings-link'

type HomeProps = { running: HomeList[]; others: HomeList[] }

/** What to go on with, and one's other playlists. */
export function Home({ running, others }: HomeProps) {
  if (running.length + others.length === 0) return <EmptyHome />
  return (
    <div className="grid gap-10 px-gutter pt-6 pb-16">
      <h1 className="sr-only">Home</h1>
      {running.length > 0 && (
        <section aria-labelledby="running" className="grid gap-4">
          <div className="flex items-center justify-between gap-4">
            <h2 id="running" className="text-28 font-strong">
              Continue listening
            </h2>
            <SettingsLink />
          </div>
          <ul className="-mx-3 grid grid-cols-[repeat(auto-fill,minmax(min(320px,100%),1fr))] gap-x-4 gap-y-1">
            {running.map((list) => (
              <RunningList key={list.id} list={list} />
            ))}
          </ul>
        </section>
      )}
      {others.length > 0 && (
        <section aria-labelledby="others" className="grid gap-4">
          <div className="flex items-center justify-between gap-4">
            <h2
              id="others"
              className={clsx('font-strong', running.length > 0 ? 'text-20' : 'text-28')}
            >
              {running.length > 0 ? 'Other playlists' : 'Your playlists'}
            </h2>
            <span className="flex items-center gap-2">
              <Link href="/playlists" className="py-3 text-ink-2 hover:text-ink-1">
                All playlists
              </Link>
              {running.length === 0 && <SettingsLink />}
            </span>
          </div>
          <ul className="-mx-3 grid grid-cols-[repeat(auto-fill,minmax(152px,1fr))] gap-y-4">
            {others.map((list) => (
              <ListTile key={list.id} list={list} />
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
