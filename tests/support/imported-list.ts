import { expect } from 'vitest'
import { aUser, call } from './app'
import { type ImportAnswer, importFile } from './library'

type Track = { id: string; song: { id: string; title: string } }

/** The titles "Song 0", "Song 1" and so on. */
export const titles = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, index) => `Song ${from + index}`)

/** A CSV file of songs by one artist. */
export const csvOfTitles = (listed: string[]): string =>
  ['Title,Artist', ...listed.map((title) => `${title},Ann`)].join('\n')

/** A user with a playlist imported from a file of `listed`, and what tests do with it. */
export async function anImportedList(listed: string[], fileName = 'mix.csv') {
  const { token, id: userId } = await aUser()
  const first = await importFile(token, csvOfTitles(listed), fileName)
  const playlistId = first.playlists[0]?.id ?? ''

  const tracks = async (id = playlistId): Promise<Track[]> => {
    const { body } = await call('GET', `/playlists/${id}/tracks?limit=100`, { token })
    return (body as { data: Track[] }).data
  }
  return {
    token,
    userId,
    first,
    playlistId,
    tracks,
    titles: async (id?: string) => (await tracks(id)).map(({ song }) => song.title),
    importAgain: (again: string[], name = fileName): Promise<ImportAnswer> =>
      importFile(token, csvOfTitles(again), name),
    confirm: (importId: string, remove: boolean) =>
      call('POST', `/imports/${importId}/confirm`, { token, body: { remove } }),
    undo: (importId: string) => call('POST', `/imports/${importId}/undo`, { token }),
    find: async (importId: string) =>
      (await call('GET', `/imports/${importId}`, { token })).body as ImportAnswer,
    /** Removes the track with this title by hand. */
    async removeByHand(title: string) {
      const track = (await tracks()).find(({ song }) => song.title === title)
      await call('DELETE', `/playlists/${playlistId}/tracks/${track?.id}`, { token })
    },
    /** Adds songs of the library by hand, at an index or at the end. */
    async addByHand(songIds: string[], position?: number) {
      const body = { songIds, ...(position === undefined ? {} : { position }) }
      const { status } = await call('POST', `/playlists/${playlistId}/tracks`, { token, body })
      expect(status).toBe(201)
    },
    /** The titles of all songs of the library, sorted. */
    async library() {
      const { body } = await call('GET', '/songs?limit=100', { token })
      return (body as { data: { title: string }[] }).data.map(({ title }) => title).toSorted()
    },
  }
}
