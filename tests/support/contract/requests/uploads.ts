import { call } from '@/tests/support/app'
import { wav } from '@/tests/support/audio/wav'
import { TUS } from '@/tests/support/uploads'
import type { Library } from '../library'
import type { ValidRequest } from '../valid-request'

let hertz = 200

/** Creates another recording each time: the API rejects duplicates. */
const aTone = () => new Uint8Array(wav({ hertz: hertz++ }))

const PICTURE = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
)

const withUpload = async (library: Library) => ({ params: { songId: await library.upload() } })

const withOwnSong = async ({ ownSong }: Library) => ({ params: { songId: await ownSong() } })

const withCastUrl = async ({ ownSong, token }: Library) => {
  const songId = await ownSong()
  const { body } = await call('POST', `/songs/${songId}/cast-url`, { token })
  const { url } = body as { url: string }
  return {
    params: { songId },
    query: { signature: new URL(url).searchParams.get('signature') ?? '' },
  }
}

const withBegun = async (library: Library) => ({ params: { uploadId: await library.begun() } })

const withParts = async (library: Library) => ({ params: { uploadId: await library.parts() } })

/** Valid requests, by the ids of their operations. */
export const uploadRequests: Record<string, ValidRequest> = {
  getSongAudio: { create: withOwnSong },
  createCastUrl: { create: withOwnSong },
  getCastAudio: { create: withCastUrl },
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
