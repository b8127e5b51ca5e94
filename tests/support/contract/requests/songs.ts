import type { ValidRequest } from '../valid-request'
import { emptyRequest, withSong } from './common'

/** Valid requests, by the ids of their operations. */
export const songRequests: Record<string, ValidRequest> = {
  listSongs: { create: () => ({ query: { q: 'on', limit: '2' } }) },
  getSong: { create: withSong },
  listDuplicates: { create: emptyRequest },
  mergeSongs: {
    create: async (library) => {
      const [keep, other] = await library.newSongs(2)
      return { body: { keep, merge: [other] } }
    },
  },
  repairSongTexts: {
    create: async (library) => ({
      body: { songIds: await library.newSongs(1), encoding: 'windows-1251' },
    }),
  },
  restoreSongTexts: {
    create: async (library) => {
      const [songId] = await library.newSongs(1)
      const texts = { title: 'On', artists: [], album: null, genres: [] }
      return { body: { songs: [{ songId, texts }] } }
    },
  },
  listArtists: { create: () => ({ query: { limit: '2' } }) },
  getArtist: {
    create: async ({ credits }) => ({ params: { artistId: (await credits()).artist } }),
  },
  listAlbums: { create: () => ({ query: { limit: '2' } }) },
  getAlbum: { create: async ({ credits }) => ({ params: { albumId: (await credits()).album } }) },
  search: { create: () => ({ query: { q: 'road', limit: '2' } }) },
  listVideoCandidates: { create: withSong },
  reportVideoFailure: {
    create: async (library) => ({
      ...(await withSong(library)),
      body: { videoId: 'dQw4w9WgXcQ', code: 150 },
    }),
  },
  getSearchBudget: { create: emptyRequest },
  matchSongs: { create: async ({ songs }) => ({ body: { songIds: await songs() } }) },
  linkSongVideo: {
    create: async (library) => ({
      ...(await withSong(library)),
      body: { url: 'https://youtu.be/dQw4w9WgXcQ' },
    }),
  },
  linkSongVideos: {
    create: async (library) => {
      const [songId] = await library.newSongs(1)
      return { body: { videos: [{ songId, url: 'https://youtu.be/dQw4w9WgXcQ' }] } }
    },
  },
  lookUpVideos: { create: () => ({ body: { urls: ['https://youtu.be/dQw4w9WgXcQ'] } }) },
  unlinkSongVideo: { create: withSong },
  listLikedSongs: { create: emptyRequest },
  likeSong: { create: withSong },
  likeSongByPost: { create: withSong },
  unlikeSong: { create: withSong, shared: true },
  listPlays: { create: emptyRequest },
  recordPlay: {
    create: async ({ songs }) => ({
      body: { songId: (await songs())[0], outcome: 'finished', playedMs: 1_000 },
    }),
  },
}
