import { clsx } from 'clsx'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { EmptyHome } from './empty-home'
import type { HomeList } from './home-list'
import { ListTile } from './list-tile'
import { RunningList } from './running-list'
import { SettingsLink } from './settings-link'

type HomeProps = {
  /** Lists with a running set. */
  running: HomeList[]
  others: HomeList[]
}

/** The lists with a running set, then the other playlists. */
export function Home({ running, others }: HomeProps) {
  const t = useTranslations('home')
  if (running.length + others.length === 0) return <EmptyHome />
  return (
    <div className="grid gap-10 px-gutter pt-6 pb-16">
      <h1 className="sr-only">{t('title')}</h1>
      {running.length > 0 && <RunningLists lists={running} />}
      {others.length > 0 && <OtherLists lists={others} isFirst={running.length === 0} />}
    </div>
  )
}

function RunningLists({ lists }: { lists: HomeList[] }) {
  const t = useTranslations('home')
  return (
    <section aria-labelledby="running" className="grid gap-4">
      <div className="flex items-center justify-between gap-4">
        <h2 id="running" className="text-28 font-strong">
          {t('continue')}
        </h2>
        <SettingsLink />
      </div>
      <ul className="-mx-3 grid grid-cols-[repeat(auto-fill,minmax(min(320px,100%),1fr))] gap-x-4 gap-y-1">
        {lists.map((list) => (
          <RunningList key={list.id} list={list} />
        ))}
      </ul>
    </section>
  )
}

function OtherLists({ lists, isFirst }: { lists: HomeList[]; isFirst: boolean }) {
  const t = useTranslations('home')
  return (
    <section aria-labelledby="others" className="grid gap-4">
      <div className="flex items-center justify-between gap-4">
        <h2 id="others" className={clsx('font-strong', isFirst ? 'text-28' : 'text-20')}>
          {isFirst ? t('all') : t('others')}
        </h2>
        <span className="flex items-center gap-2">
          <Link href="/playlists" className="py-3 text-ink-2 hover:text-ink-1">
            {t('allLink')}
          </Link>
          {isFirst && <SettingsLink />}
        </span>
      </div>
      <ul className="-mx-3 grid grid-cols-[repeat(auto-fill,minmax(152px,1fr))] gap-y-4">
        {lists.map((list) => (
          <ListTile key={list.id} list={list} />
        ))}
      </ul>
    </section>
  )
}
