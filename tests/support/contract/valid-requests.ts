import { aUser, call } from '@/tests/support/app'
import { wav } from '@/tests/support/audio/wav'
import { anAuthenticator } from '@/tests/support/authenticator'
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
const withView = async (library: Library) => ({ params: { viewId: await library.view() } })
const withImport = async (library: Library) => ({ params: { importId: await library.import() } })
const withJob = async (library: Library) => ({ params: { jobId: await library.import() } })

const DEVICE_ID = '0199c3f2-5a1e-7c4b-9d2a-6f8e1b3c5d71'
type StoredQueue = { version: number; queued: { id: string }[] }

const withQueued = async ({ token, songs }: Library) => {
  const body = { songIds: [(await songs())[0]!], at: 'end' }
  const made = await call('POST', '/me/queue/items', { token, body })
  return { params: { itemId: (made.body as StoredQueue).queued.at(-1)!.id } }
}
async function withQueueChange({ token, songs }: Library) {
  const { version } = (await call('GET', '/me/queue', { token })).body as StoredQueue
  const current = { songId: (await songs())[0]!, positionMs: 1_000, paused: true }
  const context = { kind: 'library', id: null }
  const device = { id: DEVICE_ID, name: 'Kitchen' }
  return { body: { version, context, order: 'balanced', repeat: 'all', current, device } }
}
const withPlayingDevice = async ({ token }: Library) => {
  const body = { deviceId: DEVICE_ID }
  await call('POST', '/me/queue/take-over', { token, body })
  return { body: { ...body, positionMs: 2_000, paused: true } }
}

/** The form of the token of a link. */
const LINK_TOKEN = 'x'.repeat(43)
const newEmail = () => `new-${crypto.randomUUID().slice(0, 8)}@example.org`

const withUpload = async (library: Library) => ({ params: { songId: await library.upload() } })
const withOwnSong = async ({ ownSong }: Library) => ({ params: { songId: await ownSong() } })
const withBegun = async (library: Library) => ({ params: { uploadId: await library.begun() } })
const withParts = async (library: Library) => ({ params: { uploadId: await library.parts() } })

async function newPasskey(token: string, authenticator = anAuthenticator()) {
  const { body } = await call('POST', '/me/passkeys/options', { token })
  const { challenge } = body as { challenge: string }
  return { body: { name: 'Phone', credential: authenticator.create({ challenge }) } }
}

/** Returns the id of a passkey of the user, who may have only 20. */
async function withPasskey(token: string, authenticator = anAuthenticator()) {
  const listed = await call('GET', '/me/passkeys', { token })
  const [existing] = (listed.body as { data: { id: string }[] }).data
  if (existing) return { params: { passkeyId: existing.id } }
  const { body } = await newPasskey(token, authenticator)
  const made = await call('POST', '/me/passkeys', { token, body })
  return { params: { passkeyId: (made.body as { id: string }).id } }
}

async function passkeyProof() {
  const { token } = await aUser('bob')
  const authenticator = anAuthenticator()
  await withPasskey(token, authenticator)
  const { body } = await call('POST', '/auth/passkey/options', { body: {} })
  const { challenge } = body as { challenge: string }
  return { body: { credential: authenticator.get({ challenge }) } }
}

/** A valid request for each operation, by its id. A missing one fails the suite. */
export const validRequests: Record<string, ValidRequest> = {
  getSetup: { create: emptyRequest },
  // The tests have an administrator, so the setup is closed.
  completeSetup: {
    create: () => ({
      body: { setupCode: 'AAAA-AAAA-AAAA-AAAA', email: newEmail(), password: PASSWORD },
    }),
    statuses: 409,
  },
  listActivity: { create: emptyRequest },
  enterAsGuest: { create: () => ({ body: {} }) },
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
  requestPasswordReset: { create: ({ email }) => ({ body: { email } }), statuses: 503 },
  resetPassword: {
    create: () => ({ body: { token: LINK_TOKEN, newPassword: 'copper violin tundra 7' } }),
    statuses: 409,
  },
  confirmEmail: { create: () => ({ body: { token: LINK_TOKEN } }), statuses: 409 },
  changeEmail: {
    create: ({ email }) => ({ body: { email, currentPassword: PASSWORD } }),
  },
  requestEmailVerification: { create: () => ({ body: {} }), statuses: 503 },
  listIdentities: { create: emptyRequest },
  checkIdentityLink: { create: emptyRequest, statuses: 503 },
  removeIdentity: {
    create: () => ({ params: { identityId: '01890a5d-ac96-774b-bcce-b302099a8057' } }),
    statuses: 404,
    shared: true,
  },
  addDemo: { create: emptyRequest, statuses: [204, 409] },
  exportMe: { create: emptyRequest },
  listSessions: { create: emptyRequest },
  endSession: {
    create: async ({ session }) => ({ params: { sessionId: await session() } }),
    endsSession: true,
  },
  endOtherSessions: { create: emptyRequest },
  endSessionsOfUser: {
    create: async () => ({ params: { userId: (await aUser('bob')).id } }),
    shared: true,
  },
  getTotp: { create: emptyRequest },
  // No app of this user is confirmed, because its later sign-ins would require codes.
  beginTotp: { create: emptyRequest },
  confirmTotp: { create: () => ({ body: { code: '000000' } }), statuses: [401, 409] },
  removeTotp: { create: emptyRequest },
  replaceRecoveryCodes: { create: emptyRequest, statuses: 409 },
  listPasskeys: { create: emptyRequest },
  beginPasskey: { create: emptyRequest },
  addPasskey: { create: ({ token }) => newPasskey(token) },
  renamePasskey: { create: async ({ token }) => ({ ...(await withPasskey(token)), body: text }) },
  removePasskey: { create: ({ token }) => withPasskey(token) },
  beginPasskeySignIn: { create: () => ({ body: {} }) },
  signInWithPasskey: { create: passkeyProof },
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
  playTrack: {
    create: async (library) => {
      const { id, trackIds } = await library.playlist()
      return { params: { playlistId: id }, body: { trackId: trackIds[0]! } }
    },
  },
  returnTrack: {
    create: async (library) => ({
      ...(await withShuffle(library)),
      body: { turn: 2, reason: 'missing' },
    }),
  },
  upcomingTracks: { create: withShuffle },
  getShuffleOrder: { create: withShuffle },
  getShuffleSettings: { create: withShelf },
  changeShuffleSettings: {
    create: async (library) => ({ ...(await withShelf(library)), body: { mode: 'flow' } }),
  },
  getQueue: { create: emptyRequest },
  streamQueue: { create: emptyRequest },
  replaceQueue: { create: withQueueChange },
  queueSongs: {
    create: async ({ songs }) => ({ body: { songIds: [(await songs())[0]!], at: 'next' } }),
  },
  clearQueue: { create: emptyRequest },
  moveQueuedSong: {
    create: async (library) => ({ ...(await withQueued(library)), body: { position: 0 } }),
  },
  removeQueuedSong: { create: withQueued },
  takeOverQueue: { create: () => ({ body: { deviceId: DEVICE_ID, name: 'Kitchen' } }) },
  savePlayPosition: { create: withPlayingDevice },
  createView: { create: () => ({ body: { q: 'one', filters: { liked: false } } }) },
  getView: { create: withView },
  deleteView: { create: withView },
  importFile: { create: () => ({ file: 'Title,Artist\nNight Bus,Ada\n' }) },
  importText: { create: () => ({ body: { text: 'Ada - Night Bus\nAda - Kettle' } }) },
  listImports: { create: emptyRequest },
  getImport: { create: withImport },
  watchImport: { create: withImport },
  cancelImport: { create: withImport, statuses: 409 },
  confirmImport: {
    create: async (library) => ({ ...(await withImport(library)), body: { remove: true } }),
    statuses: 409,
  },
  undoImport: { create: withImport, statuses: [200, 409] },
  downloadImportReport: { create: withImport },
  getJob: { create: withJob },
  watchJob: { create: withJob },
  listJobs: { create: emptyRequest },
  startBackup: { create: emptyRequest, statuses: [202, 409] },
  retryJob: { create: withJob, statuses: 404, shared: true },
  retryFailedJobs: { create: () => ({ params: { queue: 'import' } }), shared: true },
  pauseQueue: { create: () => ({ params: { queue: 'cleanup' } }), shared: true },
  resumeQueue: { create: () => ({ params: { queue: 'cleanup' } }), shared: true },
  listUsers: { create: emptyRequest },
  updateUser: {
    create: async () => ({ params: { userId: (await aUser()).id }, body: { isDisabled: true } }),
    shared: true,
  },
  createResetLink: {
    create: async () => ({ params: { userId: (await aUser()).id } }),
    shared: true,
  },
  removeUserTwoFactor: {
    create: async () => ({ params: { userId: (await aUser()).id } }),
    shared: true,
  },
  deleteUser: {
    create: async () => {
      const { id, email } = await aUser()
      return { params: { userId: id }, body: { email } }
    },
    shared: true,
  },
  listInvitations: { create: emptyRequest },
  createInvitation: { create: () => ({ body: { email: newEmail(), expiresInDays: 3 } }) },
  revokeInvitation: {
    create: () => ({ params: { invitationId: '01890a5d-ac96-774b-bcce-b302099a8057' } }),
    statuses: 404,
    shared: true,
  },
  listConfiguration: { create: emptyRequest },
  testConfiguration: { create: () => ({ params: { part: 'redis' } }) },
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
