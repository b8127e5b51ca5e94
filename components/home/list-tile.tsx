import Link from 'next/link'
import { Cover } from '@/components/ribbon/cover'
import { count, total } from '@/components/ui/words'
import { type HomeList, pathOf } from './home-list'

/** A playlist by its cover. */
export function ListTile({ list }: { list: HomeList }) {
  const length = list.totalDurationMs > 0 ? `, ${total(list.totalDurationMs)}` : ''
  return (
    <li className="min-w-0">
      <Link href={pathOf(list)} className="grid gap-3 rounded-item p-3 hover:bg-fill-1">
        <Cover artists={list.artists} className="aspect-square w-full" />
        <span className="grid min-w-0">
          <span className="cut font-strong">{list.name}</span>
          <span className="cut text-12 text-ink-2">
            {count(list.trackCount, 'track')}
            {length}
          </span>
        </span>
      </Link>
    </li>
  )
}
