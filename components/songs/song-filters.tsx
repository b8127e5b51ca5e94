'use client'

import { Heart, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { Button } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import type { SongChoice } from '@/lib/client/songs'
import type { Song } from '@/lib/contract/song'
import { FilterMenu } from './filter-menu'
import { mostCommonGenres } from './most-common-genres'

const SOURCES = ['upload', 'spotify', 'youtube', 'file', 'demo'] as const satisfies Song['source'][]

type SongFiltersProps = {
  chosen: SongChoice
  /** The loaded songs, whose genres, artists and albums have names. */
  songs: Song[]
  onChange: (change: Partial<SongChoice>) => void
}

/** Filters of the songs: liked, genre, source, artist and album. */
export function SongFilters({ chosen, songs, onChange }: SongFiltersProps) {
  const t = useTranslations('songs')
  const common = useMemo(() => mostCommonGenres(songs), [songs])
  const genres = [...new Set(chosen.genre ? [chosen.genre, ...common] : common)]
  const isLiked = chosen.liked === 'true'
  return (
    <fieldset className="flex flex-wrap items-center gap-2">
      <legend className="sr-only">{t('filters.label')}</legend>
      <Button
        aria-pressed={isLiked}
        look={isLiked ? 'quiet' : 'bare'}
        isLarge
        onClick={() => onChange({ liked: isLiked ? undefined : 'true' })}
      >
        <Icon of={Heart} isFilled={isLiked} />
        {t('filters.liked')}
      </Button>
      <FilterMenu
        name={t('filters.genre')}
        value={chosen.genre}
        options={genres.map((genre) => ({ value: genre, label: genre }))}
        onChange={(genre) => onChange({ genre })}
      />
      <FilterMenu
        name={t('filters.source')}
        value={chosen.source}
        options={SOURCES.map((source) => ({ value: source, label: t(`sources.${source}`) }))}
        onChange={(source) => onChange({ source })}
      />
      <LinkedFilters chosen={chosen} songs={songs} onChange={onChange} />
    </fieldset>
  )
}

/** The filters that links set: one artist, one album. */
function LinkedFilters({ chosen, songs, onChange }: SongFiltersProps) {
  const t = useTranslations('songs.filters')
  const artist = songs.flatMap((song) => song.artists).find(({ id }) => id === chosen.artist)
  const album = songs.find((song) => song.album?.id === chosen.album)?.album
  return (
    <>
      {chosen.artist && (
        <RemovableFilter
          name={artist?.name ?? t('artist')}
          onRemove={() => onChange({ artist: undefined })}
        />
      )}
      {chosen.album && (
        <RemovableFilter
          name={album?.title ?? t('album')}
          onRemove={() => onChange({ album: undefined })}
        />
      )}
    </>
  )
}

function RemovableFilter({ name, onRemove }: { name: string; onRemove: () => void }) {
  const t = useTranslations('songs.filters')
  return (
    <Button isLarge onClick={onRemove} aria-label={t('remove', { name })}>
      <span className="cut max-w-48">{name}</span>
      <Icon of={X} className="text-ink-3" />
    </Button>
  )
}
