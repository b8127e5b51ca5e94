import type { InputOf } from '@/lib/contract/contract'
import type { ownSongs } from '@/lib/contract/own-songs'
import { InvalidInputError } from '@/lib/errors'
import { trackEvent } from '@/lib/importers/track'
import type { SongEdit } from '../library/edit-song'
import { artistNames, fieldsOfTrack, type SongFields } from '../library/song-fields'

type Change = Omit<InputOf<typeof ownSongs.change>, 'songId'>

/**
 * The fields that a change edits, cleaned like those of an import; a removed value is empty.
 * @throws AppError `invalid_input` for a title without a visible character
 */
export function editOf(change: Change, known: SongFields): SongEdit {
  const stated = fieldsOfChange(change, known)
  return {
    ...(change.title !== undefined && { title: stated.title ?? known.title }),
    ...(change.artists !== undefined && { artists: stated.artists ?? null }),
    ...(change.album !== undefined && { album: albumOf(stated, known) }),
    ...(change.isrc !== undefined && { isrc: stated.isrc ?? null }),
    ...(change.genres !== undefined && { genres: stated.genres ?? [] }),
    ...(change.releaseYear !== undefined && { released: stated.released ?? null }),
    ...(change.explicit !== undefined && { explicit: change.explicit }),
    ...(change.trackNumber !== undefined && { position: positionOf(change.trackNumber, known) }),
  }
}

function fieldsOfChange(change: Change, known: SongFields): Partial<SongFields> {
  const event = trackEvent({
    line: 1,
    title: change.title ?? known.title,
    artists: change.artists ?? artistNames(known.artists),
    album: change.album ?? null,
    isrc: change.isrc ?? null,
    genres: change.genres ?? [],
    releaseYear: change.releaseYear ?? null,
  })
  if (event.type === 'track') return fieldsOfTrack(event.track, 'edited')
  throw new InvalidInputError([
    { path: 'title', code: 'too_small', message: 'Must contain a visible character.' },
  ])
}

// A changed title is that of the same album, by the same artists.
const albumOf = ({ album }: Partial<SongFields>, known: SongFields): SongFields['album'] =>
  album
    ? {
        title: album.title,
        artists: known.album?.artists ?? [],
        isCompilation: known.album?.isCompilation ?? null,
      }
    : null

const positionOf = (track: number | null, { position }: SongFields): SongFields['position'] => ({
  disc: position?.disc ?? null,
  discTotal: position?.discTotal ?? null,
  trackTotal: position?.trackTotal ?? null,
  track,
})
