import Link from 'next/link'
import { Cover } from '@/components/ribbon/cover'
import { number } from '@/components/ui/words'
import { type HomeList, pathOf } from './home-list'

/** A list whose shuffle is running, and how far it is. */
export function RunningList({ list }: { list: HomeList }) {
  const { played, size } = list.progress ?? { played: 0, size: 0 }
  return (
    <li>
      <Link
        href={pathOf(list)}
        className="flex items-center gap-4 rounded-item p-3 transition-opacity duration-fast hover:bg-fill-1"
      >
        <Cover artists={list.artists} className="size-24 phone:size-18" />
        <span className="grid min-w-0 flex-1 gap-2">
          <span className="cut text-16 font-strong">{list.name}</span>
          <Dial share={size > 0 ? played / size : 0} />
          <span className="text-12 text-ink-2">
            {number(played)} of {number(size)}
            <span className="sr-only"> tracks heard in this set</span>
          </span>
        </span>
      </Link>
    </li>
  )
}

// Ticks behind the needle are lit, those to come are not.
function Dial({ share }: { share: number }) {
  const at = `${(share * 100).toFixed(2)}%`
  return (
    <span aria-hidden className="unfilled relative block h-4">
      <span
        style={{ width: at }}
        className="absolute inset-y-0 left-0 bg-[repeating-linear-gradient(to_right,var(--ink-3)_0_3px,transparent_3px_6px)]"
      />
      <span
        style={{ left: `min(${at}, calc(100% - 3px))` }}
        className="absolute -top-1 bottom-0 w-[3px] bg-accent"
      />
    </span>
  )
}
