import { id } from './fields'
import { Song } from './song'
import { text } from './text-fields'

/** The words and filters that find songs, in a query or in a body. */
export const songFilters = {
  artist: id.optional().meta({ description: 'Only songs of this artist.' }),
  album: id.optional().meta({ description: 'Only songs of this album.' }),
  genre: text(1, 200)
    .optional()
    .meta({ description: 'Only songs of this genre.', examples: ['dream pop'] }),
  source: Song.shape.source.optional().meta({ description: 'Only songs of this source.' }),
}

export const searchText = text(1, 200)
  .optional()
  .meta({ description: 'The words to search for.', examples: ['midnight fer'] })
