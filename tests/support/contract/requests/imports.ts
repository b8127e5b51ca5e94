import type { Library } from '../library'
import type { ValidRequest } from '../valid-request'
import { emptyRequest, withJob, withShelf } from './common'

const withImport = async (library: Library) => ({ params: { importId: await library.import() } })

/** Valid requests, by the ids of their operations. */
export const importRequests: Record<string, ValidRequest> = {
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
  connectSpotify: { create: emptyRequest, statuses: 503 },
  spotifyCallback: { create: () => ({ query: { code: 'a', state: 'b' } }), statuses: 400 },
  listConnections: { create: emptyRequest },
  changeSpotifyConnection: { create: () => ({ body: { syncsNightly: true } }), statuses: 409 },
  disconnectSpotify: { create: emptyRequest },
  // YouTube is not reached in the tests.
  connectYoutube: {
    create: () => ({ body: { key: 'AIzaSyKeyOfATestWithoutYoutube' } }),
    statuses: 503,
  },
  disconnectYoutube: { create: emptyRequest },
  listSpotifyPlaylists: { create: emptyRequest, statuses: 409 },
  importFromSpotify: { create: () => ({ body: { liked: true } }), statuses: 503 },
  syncPlaylist: {
    create: async (library) => ({ ...(await withShelf(library)), body: {} }),
    statuses: 409,
  },
  importFromYoutube: {
    create: () => ({ body: { url: 'https://www.youtube.com/playlist?list=PLBCF2DAC6FFB574DE' } }),
    statuses: 503,
  },
}
