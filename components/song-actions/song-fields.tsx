'use client'

import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import type { Song } from '@/lib/contract/song'

const SEPARATOR = '; '

/** The text fields of the song form, with the current values; `readSongChange` reads them. */
export function SongFields({ song }: { song: Song }) {
  const t = useTranslations('song.details')
  const { album, artists, genres, isrc, releaseYear, title, trackNumber } = song
  return (
    <>
      <Field label={t('title')} name="title" defaultValue={title} required maxLength={500} />
      <Field
        label={t('artists')}
        name="artists"
        defaultValue={artists.map(({ name }) => name).join(SEPARATOR)}
        maxLength={2_000}
        hint={t('several')}
      />
      <Field label={t('album')} name="album" defaultValue={album?.title ?? ''} maxLength={500} />
      <div className="grid grid-cols-2 gap-4 *:grid-cols-[minmax(0,1fr)]">
        <Field
          label={t('year')}
          name="releaseYear"
          defaultValue={releaseYear ?? ''}
          inputMode="numeric"
          pattern="[12]\d{3}"
          title={t('yearFormat')}
        />
        <Field
          label={t('track')}
          name="trackNumber"
          defaultValue={trackNumber ?? ''}
          inputMode="numeric"
          pattern="[1-9]\d{0,3}"
          title={t('trackFormat')}
        />
      </div>
      <Field
        label={t('genres')}
        name="genres"
        defaultValue={genres.join(SEPARATOR)}
        hint={t('several')}
      />
      <Field
        label={t('isrc')}
        name="isrc"
        defaultValue={isrc ?? ''}
        pattern="[A-Za-z]{2}[A-Za-z0-9]{3}\d{7}"
        title={t('isrcFormat')}
      />
    </>
  )
}
