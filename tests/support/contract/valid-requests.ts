import { wav } from '@/tests/support/audio/wav'
import { TUS } from '@/tests/support/uploads'
import { type Library, PASSWORD } from './library'

let hertz = 200
/** Creates another recording each time: the API rejects duplicates. */
const aTone = () => new Uint8Array(wav({ hertz: hertz++ }))
const PICTURE = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
)

/** The parts of a request to an operation. */
export type OperationRequest = {
  params?: Record<string, string>
  query?: Record<string, string>
  body?: Record<string, unknown>
  file?: string | Uint8Array<ArrayBuffer>
  headers?: Record<string, string>
  /** Replaces any other body. */
  bytes?: string
}

export type ValidRequest = {
  /** Creates a valid request about the data of a user, and that data. */
  create: (library: Library) => OperationRequest | Promise<OperationRequest>
  /** The expected statuses if they differ from the documented success: a setting is missing. */
  statuses?: number | number[]
  /** Set if its path names a resource that all users may see. */
  shared?: true
  /** Set if it ends the session or the account of the caller. */
  endsSession?: true
}

const emptyRequest = () => ({})
const text = { name: 'Road trip' }

const withSong = async ({ songs }: Library) => ({ params: { songId: (await songs())[0]! } })
const withShelf = async ({ shelf }: Library) => ({ params: { playlistId: (await shelf()).id } })
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
const withShuffle = async (library: Library) => ({
  params: { playlistId: await library.shuffled() },
})
const withImport = async (library: Library) => ({ params: { importId: await library.import() } })
const withJob = async (library: Library) => ({ params: { jobId: await library.import() } })

const newEmail = () => `new-${crypto.randomUUID().slice(0, 8)}@example.org`

const withUpload = async (library: Library) => ({ params: { songId: await library.upload() } })
const withOwnSong = async ({ ownSong }: Library) => ({ params: { songId: await ownSong() } })
const withBegun = async (library: Library) => ({ params: { uploadId: await library.begun() } })
const withParts = async (library: Library) => ({ params: { uploadId: await library.parts() } })

/** A valid request for each operation, by its id. A missing one fails the suite. */
export const validRequests: Record<string, ValidRequest> = {
  enterAsGuest: { create: emptyRequest },
  register: { create: () => ({ body: { email: newEmail(), password: PASSWORD } }) },
  login: { create: ({ email }) => ({ body: { email, password: PASSWORD } }) },
  refresh: {
    create: async ({ signIn }) => ({ body: { refreshToken: (await signIn()).refreshToken } }),
  },
  logout: { create: emptyRequest, endsSession: true },
  getMe: { create: emptyRequest },
  updateMe: { create: () => ({ body: { displayName: 'Ada' } }) },
  deleteMe: { create: () => ({ body: { password: PASSWORD } }), endsSession: true },
  changePassword: {
    create: () => ({ body: { currentPassword: PASSWORD, newPassword: 'copper violin tundra 7' } }),
    endsSession: true,
  },
  addDemo: { create: emptyRequest, statuses: [204, 409] },
  exportMe: { create: emptyRequest },
  listSessions: { create: emptyRequest },
  endSession: {
    create: async ({ session }) => ({ params: { sessionId: await session() } }),
    endsSession: true,
  },
  endOtherSessions: { create: emptyRequest },
  listApiTokens: { create: emptyRequest },
  createApiToken: { create: () => ({ body: { name: 'Script', scopes: ['read'] } }) },
  deleteApiToken: {
    create: async ({ apiToken }) => ({ params: { keyId: (await apiToken()).id } }),
  },
  listSongs: { create: () => ({ query: { q: 'on', limit: '2' } }) },
  getSong: { create: withSong },
  listDuplicates: { create: emptyRequest },
  mergeSongs: {
    create: async (library) => {
      const [keep, other] = await library.newSongs(2)
      return { body: { keep, merge: [other] } }
    },
  },
  listArtists: { create: () => ({ query: { limit: '2' } }) },
  getArtist: {
    create: async ({ credits }) => ({ params: { artistId: (await credits()).artist } }),
  },
  listAlbums: { create: () => ({ query: { limit: '2' } }) },
  getAlbum: { create: async ({ credits }) => ({ params: { albumId: (await credits()).album } }) },
  search: { create: () => ({ query: { q: 'road', limit: '2' } }) },
  getSongAudio: { create: withOwnSong },
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
  unlinkSongVideo: { create: withSong },
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
  removeTrack: { create: withTrack },
  removeTracks: { create: withTracks },
  restoreTracks: { create: withRemoved },
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
  startShuffle: {
    create: async (library) => ({ ...(await withShelf(library)), body: { seed: 'a' } }),
  },
  getShuffle: { create: withShuffle },
  endShuffle: { create: withShuffle },
  nextTrack: { create: withShelf },
  previousTrack: { create: withShuffle },
  upcomingTracks: { create: withShuffle },
  getShuffleOrder: { create: withShuffle },
  getShuffleSettings: { create: withShelf },
  changeShuffleSettings: {
    create: async (library) => ({ ...(await withShelf(library)), body: { mode: 'flow' } }),
  },
  importFile: { create: () => ({ file: 'Title,Artist\nNight Bus,Ada\n' }) },
  importText: { create: () => ({ body: { text: 'Ada - Night Bus\nAda - Kettle' } }) },
  listImports: { create: emptyRequest },
  getImport: { create: withImport },
  watchImport: { create: withImport },
  cancelImport: { create: withImport, statuses: 409 },
  getJob: { create: withJob },
  watchJob: { create: withJob },
  listJobs: { create: emptyRequest },
  retryJob: { create: withJob, statuses: 404, shared: true },
  retryFailedJobs: { create: () => ({ params: { queue: 'import' } }), shared: true },
  pauseQueue: { create: () => ({ params: { queue: 'cleanup' } }), shared: true },
  resumeQueue: { create: () => ({ params: { queue: 'cleanup' } }), shared: true },
  connectSpotify: { create: emptyRequest, statuses: 503 },
  spotifyCallback: { create: () => ({ query: { code: 'a', state: 'b' } }), statuses: 400 },
  listConnections: { create: emptyRequest },
  changeSpotifyConnection: { create: () => ({ body: { syncsNightly: true } }), statuses: 409 },
  disconnectSpotify: { create: emptyRequest },
  listSpotifyPlaylists: { create: emptyRequest, statuses: 409 },
  importFromSpotify: { create: () => ({ body: { liked: true } }), statuses: 503 },
  syncPlaylist: {
    create: async (library) => ({ ...(await withShelf(library)), body: {} }),
    statuses: 409,
  },
  getOpenApi: { create: emptyRequest },
  exportPlaylist: { create: withShelf },
  importFromYoutube: {
    create: () => ({ body: { url: 'https://www.youtube.com/playlist?list=PLBCF2DAC6FFB574DE' } }),
    statuses: 503,
  },
  uploadSong: { create: () => ({ file: aTone() }) },
  changeSong: {
    create: async (library) => ({ ...(await withUpload(library)), body: { genres: [] } }),
  },
  deleteSong: { create: withUpload },
  restoreSong: { create: async (library) => ({ params: { songId: await library.lost() } }) },
  getSongCover: { create: async ({ covered }) => ({ params: { songId: await covered(PICTURE) } }) },
  changeSongCover: {
    create: async (library) => ({ ...(await withUpload(library)), file: PICTURE }),
  },
  removeSongCover: { create: withUpload },
  getSongWaveform: { create: withOwnSong, statuses: [200, 404] },
  createUpload: { create: () => ({ headers: { ...TUS, 'upload-length': '9' } }) },
  getUpload: { create: withBegun },
  appendToUpload: {
    create: async (library) => ({
      ...(await withParts(library)),
      headers: { ...TUS, 'upload-offset': '0' },
      bytes: 'part',
    }),
  },
  cancelUpload: { create: async (library) => ({ ...(await withParts(library)), headers: TUS }) },
  presignUpload: { create: () => ({ body: { fileName: 'a.wav', bytes: 9 } }), statuses: 409 },
  completeUpload: { create: withBegun, statuses: 409 },
}
