import { wav } from '@/tests/support/audio/wav'
import { TUS } from '@/tests/support/uploads'
import { type Library, PASSWORD } from './library'

let hertz = 200
/** Another recording each time: the same one is not taken twice. */
const aTone = () => new Uint8Array(wav({ hertz: hertz++ }))
const PICTURE = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
)

/** What is sent to an operation; what is left out is not sent. */
export type Asked = {
  params?: Record<string, string>
  query?: Record<string, string>
  body?: Record<string, unknown>
  file?: string | Uint8Array<ArrayBuffer>
  headers?: Record<string, string>
  /** In place of any other body. */
  bytes?: string
}

export type Row = {
  /** What is in order to ask of an operation, about what a user has. */
  ask: (library: Library) => Asked | Promise<Asked>
  /** What it answers, where that is not what is written down for success: a setting is missing. */
  answers?: number | number[]
  /** Set where its path names what everybody may see. */
  shared?: true
  /** Set where it ends the session or the account that asks. */
  ends?: true
}

const nothing = () => ({})
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
  const asked = await withTracks(library)
  await library.remove(asked.params.playlistId, asked.body.trackIds)
  return asked
}
const withShuffle = async (library: Library) => ({
  params: { playlistId: await library.shuffled() },
})
const withImport = async (library: Library) => ({ params: { importId: await library.import() } })
const withJob = async (library: Library) => ({ params: { jobId: await library.import() } })

const anAddress = () => `new-${crypto.randomUUID().slice(0, 8)}@example.org`

const withUpload = async (library: Library) => ({ params: { songId: await library.upload() } })
const withOwnSong = async ({ ownSong }: Library) => ({ params: { songId: await ownSong() } })
const withBegun = async (library: Library) => ({ params: { uploadId: await library.begun() } })
const withParts = async (library: Library) => ({ params: { uploadId: await library.parts() } })

/** One row an operation. One without a row fails the suite, by name. */
export const rows: Record<string, Row> = {
  enterAsGuest: { ask: nothing },
  register: { ask: () => ({ body: { email: anAddress(), password: PASSWORD } }) },
  login: { ask: ({ email }) => ({ body: { email, password: PASSWORD } }) },
  refresh: {
    ask: async ({ signIn }) => ({ body: { refreshToken: (await signIn()).refreshToken } }),
  },
  logout: { ask: nothing, ends: true },
  getMe: { ask: nothing },
  updateMe: { ask: () => ({ body: { displayName: 'Ada' } }) },
  deleteMe: { ask: () => ({ body: { password: PASSWORD } }), ends: true },
  changePassword: {
    ask: () => ({ body: { currentPassword: PASSWORD, newPassword: 'copper violin tundra 7' } }),
    ends: true,
  },
  exportMe: { ask: nothing },
  listSessions: { ask: nothing },
  endSession: {
    ask: async ({ session }) => ({ params: { sessionId: await session() } }),
    ends: true,
  },
  endOtherSessions: { ask: nothing },
  listApiTokens: { ask: nothing },
  createApiToken: { ask: () => ({ body: { name: 'Script', scopes: ['read'] } }) },
  deleteApiToken: { ask: async ({ apiToken }) => ({ params: { keyId: (await apiToken()).id } }) },
  listSongs: { ask: () => ({ query: { q: 'on', limit: '2' } }) },
  getSong: { ask: withSong },
  getSongAudio: { ask: withOwnSong },
  listVideoCandidates: { ask: withSong },
  reportVideoFailure: {
    ask: async (library) => ({
      ...(await withSong(library)),
      body: { videoId: 'dQw4w9WgXcQ', code: 150 },
    }),
  },
  getSearchBudget: { ask: nothing },
  matchSongs: { ask: async ({ songs }) => ({ body: { songIds: await songs() } }) },
  linkSongVideo: {
    ask: async (library) => ({
      ...(await withSong(library)),
      body: { url: 'https://youtu.be/dQw4w9WgXcQ' },
    }),
  },
  unlinkSongVideo: { ask: withSong },
  listPlaylists: { ask: () => ({ query: { limit: '2' } }) },
  createPlaylist: { ask: () => ({ body: text }) },
  getPlaylist: { ask: withShelf },
  updatePlaylist: { ask: async (library) => ({ ...(await withShelf(library)), body: text }) },
  deletePlaylist: { ask: withPlaylist },
  listTracks: { ask: withShelf },
  addTracks: {
    ask: async (library) => ({
      ...(await withPlaylist(library)),
      body: { songIds: await library.songs() },
    }),
  },
  changeTrack: {
    ask: async (library) => ({ ...(await withTrack(library)), body: { position: 2 } }),
  },
  removeTrack: { ask: withTrack },
  removeTracks: { ask: withTracks },
  restoreTracks: { ask: withRemoved },
  listLikedSongs: { ask: nothing },
  likeSong: { ask: withSong },
  likeSongByPost: { ask: withSong },
  unlikeSong: { ask: withSong, shared: true },
  listPlays: { ask: nothing },
  recordPlay: {
    ask: async ({ songs }) => ({
      body: { songId: (await songs())[0], outcome: 'finished', playedMs: 1_000 },
    }),
  },
  startShuffle: {
    ask: async (library) => ({ ...(await withShelf(library)), body: { seed: 'a' } }),
  },
  getShuffle: { ask: withShuffle },
  endShuffle: { ask: withShuffle },
  nextTrack: { ask: withShelf },
  previousTrack: { ask: withShuffle },
  upcomingTracks: { ask: withShuffle },
  getShuffleOrder: { ask: withShuffle },
  getShuffleSettings: { ask: withShelf },
  changeShuffleSettings: {
    ask: async (library) => ({ ...(await withShelf(library)), body: { mode: 'flow' } }),
  },
  importFile: { ask: () => ({ file: 'Title,Artist\nNight Bus,Ada\n' }) },
  listImports: { ask: nothing },
  getImport: { ask: withImport },
  watchImport: { ask: withImport },
  cancelImport: { ask: withImport, answers: 409 },
  getJob: { ask: withJob },
  watchJob: { ask: withJob },
  listJobs: { ask: nothing },
  retryJob: { ask: withJob, answers: 404, shared: true },
  retryFailedJobs: { ask: () => ({ params: { queue: 'import' } }), shared: true },
  pauseQueue: { ask: () => ({ params: { queue: 'cleanup' } }), shared: true },
  resumeQueue: { ask: () => ({ params: { queue: 'cleanup' } }), shared: true },
  connectSpotify: { ask: nothing, answers: 503 },
  spotifyCallback: { ask: () => ({ query: { code: 'a', state: 'b' } }), answers: 400 },
  listConnections: { ask: nothing },
  changeSpotifyConnection: { ask: () => ({ body: { syncsNightly: true } }), answers: 409 },
  disconnectSpotify: { ask: nothing },
  listSpotifyPlaylists: { ask: nothing, answers: 409 },
  importFromSpotify: { ask: () => ({ body: { liked: true } }), answers: 503 },
  syncPlaylist: {
    ask: async (library) => ({ ...(await withShelf(library)), body: {} }),
    answers: 409,
  },
  getOpenApi: { ask: nothing },
  exportPlaylist: { ask: withShelf },
  importFromYoutube: {
    ask: () => ({ body: { url: 'https://www.youtube.com/playlist?list=PLBCF2DAC6FFB574DE' } }),
    answers: 503,
  },
  uploadSong: { ask: () => ({ file: aTone() }) },
  changeSong: {
    ask: async (library) => ({ ...(await withUpload(library)), body: { genres: [] } }),
  },
  deleteSong: { ask: withUpload },
  restoreSong: { ask: async (library) => ({ params: { songId: await library.lost() } }) },
  getSongCover: { ask: async ({ covered }) => ({ params: { songId: await covered(PICTURE) } }) },
  changeSongCover: {
    ask: async (library) => ({ ...(await withUpload(library)), file: PICTURE }),
  },
  removeSongCover: { ask: withUpload },
  getSongWaveform: { ask: withOwnSong, answers: [200, 404] },
  createUpload: { ask: () => ({ headers: { ...TUS, 'upload-length': '9' } }) },
  getUpload: { ask: withBegun },
  appendToUpload: {
    ask: async (library) => ({
      ...(await withParts(library)),
      headers: { ...TUS, 'upload-offset': '0' },
      bytes: 'part',
    }),
  },
  cancelUpload: { ask: async (library) => ({ ...(await withParts(library)), headers: TUS }) },
  presignUpload: { ask: () => ({ body: { fileName: 'a.wav', bytes: 9 } }), answers: 409 },
  completeUpload: { ask: withBegun, answers: 409 },
}
