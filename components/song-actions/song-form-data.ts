import type { SongChange } from '@/lib/client/own-songs'

/** Reads the fields of the song form. An empty field deletes its value, but not title and artists. */
export function readSongChange(form: FormData): SongChange {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const list = (name: string) =>
    text(name)
      .split(';')
      .map((part) => part.trim())
      .filter(Boolean)
  const artists = list('artists')
  return {
    title: text('title'),
    ...(artists.length > 0 ? { artists } : {}),
    album: text('album') || null,
    releaseYear: Number(text('releaseYear')) || null,
    trackNumber: Number(text('trackNumber')) || null,
    genres: list('genres'),
    isrc: text('isrc').toUpperCase() || null,
  }
}
