import { z } from 'zod'
import { Album } from './album'
import { Artist } from './artist'
import { Playlist } from './playlist'
import { Song } from './song'

export const MAX_RESULTS_PER_KIND = 20

export const SearchResults = z
  .object({
    songs: z.array(Song).max(MAX_RESULTS_PER_KIND),
    artists: z.array(Artist).max(MAX_RESULTS_PER_KIND),
    albums: z.array(Album).max(MAX_RESULTS_PER_KIND),
    playlists: z.array(Playlist).max(MAX_RESULTS_PER_KIND),
  })
  .meta({ id: 'SearchResults' })
export type SearchResults = z.output<typeof SearchResults>
