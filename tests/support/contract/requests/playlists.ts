import type { Library } from '../library'
import type { ValidRequest } from '../valid-request'
import { text, withShelf } from './common'

const withPlaylist = async (library: Library) => ({
  params: { playlistId: (await library.playlist()).id },
})

const withTrack = async (library: Library) => {
  const { id, trackIds } = await library.playlist()
  return { params: { playlistId: id, trackId: trackIds[0]! } }
}

const withTracks = async (library: Library) => {
  const { id, trackIds } = await library.playlist()
  return { params: { playlistId: id }, body: { trackIds } }
}

const withRemoved = async (library: Library) => {
  const request = await withTracks(library)
  await library.remove(request.params.playlistId, request.body.trackIds)
  return request
}

/** Valid requests, by the ids of their operations. */
export const playlistRequests: Record<string, ValidRequest> = {
  listPlaylists: { create: () => ({ query: { limit: '2' } }) },
  createPlaylist: { create: () => ({ body: text }) },
  getPlaylist: { create: withShelf },
  updatePlaylist: { create: async (library) => ({ ...(await withShelf(library)), body: text }) },
  deletePlaylist: { create: withPlaylist },
  listTracks: { create: withShelf },
  addTracks: {
    create: async (library) => ({
      ...(await withPlaylist(library)),
      body: { songIds: await library.songs() },
    }),
  },
  changeTrack: {
    create: async (library) => ({ ...(await withTrack(library)), body: { position: 2 } }),
  },
  addManyTracks: {
    create: async (library) => ({
      ...(await withPlaylist(library)),
      body: { songIds: await library.songs() },
    }),
  },
  excludeTracks: {
    create: async (library) => {
      const { params, body } = await withTracks(library)
      return { params, body: { ...body, excluded: true } }
    },
  },
  moveTracks: {
    create: async (library) => {
      const { params, body } = await withTracks(library)
      return { params, body: { ...body, position: 1 } }
    },
  },
  removeTrack: { create: withTrack },
  removeTracks: { create: withTracks },
  restoreTracks: { create: withRemoved },
  exportPlaylist: { create: withShelf },
}
