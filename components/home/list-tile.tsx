import Link from 'next/link'
import { useFormat } from '@/components/messages/use-format'
import { Cover } from '@/components/ribbon/cover'
import { count } from '@/components/ui/words'
import { type HomeList, pathOf } from './home-list'

/** A playlist by its cover. */
export function ListTile({ list }: { list: HomeList }) {
  const { length } = useFormat()
  return (
    <li className="min-w-0">
      <Link href={pathOf(list)} className="grid gap-3 rounded-item p-3 hover:bg-fill-1">
        <Cover artists={list.artists} className="aspect-square w-full" />
        <span className="grid min-w-0">
          <span className="cut font-strong">{list.name}</span>
          <span className="cut text-12 text-ink-2">
            {count(list.trackCount, 'track')}
            {list.totalDurationMs > 0 && `, ${length(list.totalDurationMs)}`}
          </span>
        </span>
      </Link>
    </li>
  )
}
