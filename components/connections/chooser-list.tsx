import { Skeleton } from '@/components/ui/skeleton'
import { ChoiceRow } from './choice-row'
import { detailOf, stateOf } from './playlist-words'
import type { useChoice } from './use-choice'

const WIDTHS = ['w-48', 'w-36', 'w-60', 'w-40', 'w-52', 'w-32']

/** Liked songs and every playlist; what is still on its way stands as bones. */
export function ChooserList({ choice }: { choice: ReturnType<typeof useChoice> }) {
  const { query, all, shown, search, chosen, toggle, isLiked, toggleLiked } = choice
  const isLooking = query.isPending || (query.hasNextPage && !query.error)
  return (
    <ul aria-busy={isLooking} className="overflow-y-auto scroll-thin md:max-h-[min(56dvh,640px)]">
      {search === '' && (
        <ChoiceRow
          name="Liked songs"
          detail="Adds to your likes here and takes none away"
          isChosen={isLiked}
          onToggle={toggleLiked}
        />
      )}
      {shown.map((playlist) => (
        <ChoiceRow
          key={playlist.id}
          name={playlist.name}
          detail={detailOf(playlist)}
          state={stateOf(playlist)}
          isChosen={chosen.has(playlist.id)}
          isDisabled={!playlist.isImportable}
          onToggle={() => toggle(playlist.id)}
        />
      ))}
      {isLooking && <Bones rows={all.length === 0 ? WIDTHS.length : 2} />}
      {!isLooking && shown.length === 0 && (
        <li className="px-gutter py-4 text-ink-2 hairline-t">
          {all.length === 0
            ? 'There are no playlists at Spotify yet.'
            : `No playlist here is called “${search}”.`}
        </li>
      )}
    </ul>
  )
}

function Bones({ rows }: { rows: number }) {
  return WIDTHS.slice(0, rows).map((width) => (
    <li
      key={width}
      aria-hidden
      className="flex min-h-row items-center gap-3 px-gutter py-1.5 hairline-t"
    >
      <Skeleton className="size-4" />
      <span className="grid gap-1.5">
        <Skeleton className={`h-3 ${width} max-w-full`} />
        <Skeleton className="h-2 w-24" />
      </span>
    </li>
  ))
}
