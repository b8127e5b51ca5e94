import { type ApiResponse, call } from './app'

type UploadOptions = { token: string; name?: string; fields?: Record<string, string>; key?: string }

/** Uploads a file in one request. */
export function uploadFile(
  bytes: Uint8Array,
  { token, name, fields = {}, key }: UploadOptions,
): Promise<ApiResponse> {
  const form = new FormData()
  for (const [field, value] of Object.entries(fields)) form.set(field, value)
  form.set('file', new File([new Uint8Array(bytes)], name ?? 'song.wav'))
  return call('POST', '/songs', {
    token,
    form,
    headers: key ? { 'idempotency-key': key } : {},
  })
}

type Part = { token: string; id: string; offset: number; bytes: Uint8Array }

export const TUS = { 'tus-resumable': '1.0.0' }

/** Begins a resumable upload; returns the response and the id of the upload. */
export async function beginUpload(
  token: string,
  length: number,
  metadata: Record<string, string> = {},
) {
  const pairs = Object.entries(metadata).map(
    ([name, value]) => `${name} ${Buffer.from(value).toString('base64')}`,
  )
  const answer = await call('POST', '/uploads', {
    token,
    headers: {
      ...TUS,
      'upload-length': String(length),
      ...(pairs.length > 0 ? { 'upload-metadata': pairs.join(',') } : {}),
    },
  })
  return { answer, id: answer.headers.get('location')?.split('/').at(-1) ?? '' }
}

/** Sends bytes of a resumable upload. */
export const sendPart = ({ token, id, offset, bytes }: Part): Promise<ApiResponse> =>
  call('PATCH', `/uploads/${id}`, {
    token,
    bytes: new Uint8Array(bytes),
    headers: {
      ...TUS,
      'upload-offset': String(offset),
      'content-type': 'application/offset+octet-stream',
    },
  })

/** Fetches bytes of the API. */
export async function bytesOf(path: string, headers: Record<string, string>, method = 'GET') {
  const { api } = await import('@/app/api/v1/api')
  const request = new Request(`http://localhost:3000${path}`, { method, headers })
  const response = await api.fetch(request)
  return { response, bytes: Buffer.from(await response.arrayBuffer()) }
}
