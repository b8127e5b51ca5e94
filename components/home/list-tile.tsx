import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useFormat } from '@/components/messages/use-format'
import { Cover } from '@/components/ribbon/cover'
import { listPath } from '@/lib/client/list-path'
import type { HomeList } from './home-list'

/** A list with its cover, name and size. */
export function ListTile({ list }: { list: HomeList }) {
  const t = useTranslations('home')
  const { length } = useFormat()
  const { name, artists, trackCount: count, totalDurationMs } = list
  return (
    <li className="min-w-0">
      <Link href={listPath(list.id)} className="grid gap-3 rounded-item p-3 hover:bg-fill-1">
        <Cover artists={artists} className="aspect-square w-full" />
        <span className="grid min-w-0">
          <span dir="auto" className="cut font-strong">
            {name}
          </span>
          <span className="cut text-12 text-ink-2">
            {totalDurationMs > 0
              ? t('tracksWithLength', { count, length: length(totalDurationMs) })
              : t('tracks', { count })}
          </span>
        </span>
      </Link>
    </li>
  )
}
