'use client'

import { ChevronDown, Heart, X } from 'lucide-react'
import { useMemo } from 'react'
import { Button, buttonClasses } from '@/components/ui/button'
import { Icon } from '@/components/ui/icons'
import { Menu, MenuPanel, MenuRadioGroup, MenuRadioRow, MenuTrigger } from '@/components/ui/menu'
import type { SongChoice } from '@/lib/client/songs'
import type { Song } from '@/lib/contract/songs'

const SOURCES: Record<Song['source'], string> = {
  upload: 'My uploads',
  spotify: 'Spotify',
  youtube: 'YouTube',
  file: 'Files',
  demo: 'The demo',
}
const ANY = ''
const GENRES_SHOWN = 20

type SongFiltersProps = {
  chosen: SongChoice
  /** What is in sight: its genres are the ones to choose from. */
  songs: Song[]
  onChange: (change: Partial<SongChoice>) => void
}

/** Narrows the songs: liked ones, those of a genre, from somewhere, of an artist or an album. */
export function SongFilters({ chosen, songs, onChange }: SongFiltersProps) {
  const genres = useMemo(() => mostCommonGenres(songs), [songs])
  const artist = songs
    .flatMap((song) => song.artists)
    .find((candidate) => candidate.id === chosen.artist)
  const album = songs.find((song) => song.album?.id === chosen.album)?.album
  return (
    <fieldset className="flex flex-wrap items-center gap-2">
      <legend className="sr-only">Narrow the songs</legend>
      <Button
        aria-pressed={chosen.liked === 'true'}
        look={chosen.liked ? 'quiet' : 'bare'}
        isLarge
        onClick={() => onChange({ liked: chosen.liked ? undefined : 'true' })}
      >
        <Icon of={Heart} isFilled={chosen.liked === 'true'} />
        Liked
      </Button>
      <OneOf
        name="Genre"
        value={chosen.genre}
        options={[...new Set([...(chosen.genre ? [chosen.genre] : []), ...genres])].map((genre) => [
          genre,
          genre,
        ])}
        onChange={(genre) => onChange({ genre })}
      />
      <OneOf
        name="From"
        value={chosen.source}
        options={Object.entries(SOURCES)}
        onChange={(source) => onChange({ source: source as Song['source'] | undefined })}
      />
      {chosen.artist && (
        <Chosen
          name={artist?.name ?? 'One artist'}
          onRemove={() => onChange({ artist: undefined })}
        />
      )}
      {chosen.album && (
        <Chosen
          name={album?.title ?? 'One album'}
          onRemove={() => onChange({ album: undefined })}
        />
      )}
    </fieldset>
  )
}

type OneOfProps = {
  name: string
  value?: string
  options: [value: string, name: string][]
  onChange: (value?: string) => void
}

function OneOf({ name, value, options, onChange }: OneOfProps) {
  if (options.length === 0) return null
  const chosen = options.find(([option]) => option === value)?.[1]
  return (
    <Menu>
      <MenuTrigger className={buttonClasses({ look: chosen ? 'quiet' : 'bare', isLarge: true })}>
        {chosen && <span className="sr-only">{name}: </span>}
        <span className="cut max-w-40">{chosen ?? name}</span>
        <Icon of={ChevronDown} className="text-ink-3" />
      </MenuTrigger>
      <MenuPanel align="start" className="min-w-44">
        <MenuRadioGroup
          value={value ?? ANY}
          onValueChange={(option) => onChange(option || undefined)}
        >
          <MenuRadioRow value={ANY}>Any</MenuRadioRow>
          {options.map(([option, label]) => (
            <MenuRadioRow key={option} value={option}>
              {label}
            </MenuRadioRow>
          ))}
        </MenuRadioGroup>
      </MenuPanel>
    </Menu>
  )
}

function Chosen({ name, onRemove }: { name: string; onRemove: () => void }) {
  return (
    <Button isLarge onClick={onRemove} aria-label={`Not only ${name}`}>
      <span className="cut max-w-48">{name}</span>
      <Icon of={X} className="text-ink-3" />
    </Button>
  )
}

function mostCommonGenres(songs: Song[]): string[] {
  const counts = new Map<string, number>()
  for (const genre of songs.flatMap((song) => song.genres)) {
    counts.set(genre, (counts.get(genre) ?? 0) + 1)
  }
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .slice(0, GENRES_SHOWN)
    .map(([genre]) => genre)
}
