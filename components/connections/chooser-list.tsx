import { useTranslations } from 'next-intl'
import { Skeleton } from '@/components/ui/skeleton'
import { PlaylistOption } from './playlist-option'
import type { PlaylistChoice } from './use-playlist-choice'
import { usePlaylistText } from './use-playlist-text'

const SKELETON_WIDTHS = ['w-48', 'w-36', 'w-60', 'w-40', 'w-52', 'w-32']

/** The liked songs and the playlists, with skeletons for those that are still loading. */
export function ChooserList({ choice }: { choice: PlaylistChoice }) {
  const t = useTranslations('connections.chooser')
  const { detailOf, stateOf } = usePlaylistText()
  const { query, all, shown, search, chosen, toggle, isLikedChosen, toggleLiked } = choice
  const isLoading = query.isPending || (query.hasNextPage && !query.error)
  return (
    <ul aria-busy={isLoading} className="overflow-y-auto scroll-thin md:max-h-[min(56dvh,640px)]">
      {search === '' && (
        <PlaylistOption
          name={t('likedSongs')}
          detail={t('likedSongsDetail')}
          isChosen={isLikedChosen}
          onToggle={toggleLiked}
        />
      )}
      {shown.map((playlist) => (
        <PlaylistOption
          key={playlist.id}
          name={playlist.name}
          detail={detailOf(playlist)}
          state={stateOf(playlist)}
          isChosen={chosen.has(playlist.id)}
          isDisabled={!playlist.isImportable}
          onToggle={() => toggle(playlist.id)}
        />
      ))}
      {isLoading && <OptionSkeletons count={all.length === 0 ? SKELETON_WIDTHS.length : 2} />}
      {!isLoading && shown.length === 0 && (
        <li className="px-gutter py-4 text-ink-2 hairline-t">
          {all.length === 0 ? t('none') : t('noMatch', { query: search })}
        </li>
      )}
    </ul>
  )
}

function OptionSkeletons({ count }: { count: number }) {
  return SKELETON_WIDTHS.slice(0, count).map((width) => (
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
