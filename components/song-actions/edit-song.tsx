'use client'

import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogButtons } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { changeCover, changeSong, removeCover, type SongChange } from '@/lib/client/own-songs'
import type { Song } from '@/lib/contract/songs'
import { type CoverChoice, CoverField } from './cover-field'
import { editedSong } from './edited-song'
import { useOwnSongs, wordsOf } from './use-own-songs'

const close = () => editedSong.setState({ song: undefined })

/** The details of an upload, to be changed. */
export function EditSong({ song }: { song: Song }) {
  return (
    <Dialog isOpen onOpenChange={close} title="Song details">
      <EditForm key={song.id} song={song} />
    </Dialog>
  )
}

function EditForm({ song }: { song: Song }) {
  const { showAnew } = useOwnSongs()
  const [cover, setCover] = useState<CoverChoice>('kept')
  const [error, setError] = useState<string>()
  const [isBusy, setBusy] = useState(false)

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const change = changeOf(new FormData(event.currentTarget))
    setBusy(true)
    setError(undefined)
    try {
      await changeSong(song.id, change)
      if (cover instanceof File) await changeCover(song.id, cover)
      if (cover === 'removed') await removeCover(song.id)
      showAnew()
      close()
    } catch (thrown) {
      setError(wordsOf(thrown))
    }
    setBusy(false)
  }

  const { album, artists, genres, isrc, releaseYear, title, trackNumber } = song
  return (
    <form onSubmit={save} className="grid gap-4">
      <CoverField song={song} choice={cover} onChoose={setCover} />
      <Field label="Title" name="title" defaultValue={title} required maxLength={500} />
      <Field
        label="Artists"
        name="artists"
        defaultValue={artists.map(({ name }) => name).join('; ')}
        maxLength={2_000}
        hint="Several are divided by semicolons."
      />
      <Field label="Album" name="album" defaultValue={album?.title ?? ''} maxLength={500} />
      <div className="grid grid-cols-2 gap-4 *:grid-cols-[minmax(0,1fr)]">
        <Field
          label="Year"
          name="releaseYear"
          defaultValue={releaseYear ?? ''}
          inputMode="numeric"
          pattern="[12]\d{3}"
          title="A year of four digits"
        />
        <Field
          label="Track"
          name="trackNumber"
          defaultValue={trackNumber ?? ''}
          inputMode="numeric"
          pattern="[1-9]\d{0,3}"
          title="The number of the track on its album"
        />
      </div>
      <Field
        label="Genres"
        name="genres"
        defaultValue={genres.join('; ')}
        hint="Several are divided by semicolons."
      />
      <Field
        label="ISRC"
        name="isrc"
        defaultValue={isrc ?? ''}
        pattern="[A-Za-z]{2}[A-Za-z0-9]{3}\d{7}"
        title="Two letters, three letters or digits, seven digits"
      />
      {error && (
        <p role="alert" className="text-danger">
          {error}
        </p>
      )}
      <DialogButtons>
        <Button onClick={close}>Cancel</Button>
        <Button look="primary" type="submit" disabled={isBusy}>
          Save
        </Button>
      </DialogButtons>
    </form>
  )
}

function changeOf(form: FormData): SongChange {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const parts = (name: string) =>
    text(name)
      .split(';')
      .map((part) => part.trim())
      .filter(Boolean)
  const artists = parts('artists')
  return {
    title: text('title'),
    ...(artists.length > 0 ? { artists } : {}),
    album: text('album') || null,
    releaseYear: Number(text('releaseYear')) || null,
    trackNumber: Number(text('trackNumber')) || null,
    genres: parts('genres'),
    isrc: text('isrc').toUpperCase() || null,
  }
}
