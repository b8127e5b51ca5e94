import { describe, expect, it } from 'vitest'
import { InvalidInputError } from '@/lib/errors'
import { openMultipartUpload } from '@/lib/http/multipart-upload'

const HEADERS = { 'content-type': 'multipart/form-data; boundary=b' }

const filePart = (content: string, name = 'file') =>
  `--b\r\ncontent-disposition: form-data; name="${name}"; filename="a %22b%22.wav"\r\n\r\n${content}\r\n`
const fieldPart = (name: string, value: string) =>
  `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
const END = '--b--\r\n'

function requestOf(body: string, headers: Record<string, string> = {}) {
  const state = { pulls: 0, isCancelled: false }
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const at = state.pulls++ * 20
        if (at >= body.length) return controller.close()
        controller.enqueue(Buffer.from(body.slice(at, at + 20)))
      },
      cancel() {
        state.isCancelled = true
      },
    },
    { highWaterMark: 0 },
  )
  const init = { method: 'POST', headers: { ...HEADERS, ...headers }, body: stream, duplex: 'half' }
  return { request: new Request('http://localhost/songs', init), state }
}

const readAll = (stream: ReadableStream<Uint8Array>) => new Response(stream).text()
const open = (request: Request) => openMultipartUpload(request, (fields) => fields)

describe('openMultipartUpload', () => {
  it('streams the file, and has its name and all fields at the end', async () => {
    const body =
      fieldPart('title', 'One') + filePart('audio'.repeat(50)) + fieldPart('album', 'Two')
    const { request } = requestOf(body + END)
    const upload = open(request)
    expect(await readAll(upload.stream)).toBe('audio'.repeat(50))
    expect(upload.fileName).toBe('a "b".wav')
    expect(upload.fields).toEqual({ title: 'One', album: 'Two' })
  })

  it('does not read the body before the stream is read', async () => {
    const { request, state } = requestOf(filePart('audio') + END, { 'content-length': '100000' })
    const upload = open(request)
    expect(upload.contentLength).toBe(100_000 - 65_536)
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(state.pulls).toBe(0)
  })

  it('cancels the body when the stream is cancelled while it waits', async () => {
    let isCancelled = false
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(Buffer.from(filePart('audio').slice(0, -4))),
      pull: () => new Promise(() => {}),
      cancel: () => {
        isCancelled = true
      },
    })
    const init = { method: 'POST', headers: HEADERS, body, duplex: 'half' }
    const reader = open(new Request('http://localhost/songs', init)).stream.getReader()
    await reader.read()
    const waiting = reader.read()
    await reader.cancel()
    expect((await waiting).done).toBe(true)
    await expect.poll(() => isCancelled).toBe(true)
  })

  const invalid: [string, string, string][] = [
    ['a body without a file', fieldPart('title', 'One') + END, 'invalid_input'],
    ['a second file', filePart('one') + filePart('two') + END, 'invalid_input'],
    ['a file of another name', filePart('one', 'cover') + END, 'invalid_input'],
    [
      'a field that is given twice',
      `${fieldPart('title', '1')}${fieldPart('title', '2')}${filePart('audio')}${END}`,
      'malformed_request',
    ],
    [
      'too many fields',
      Array.from({ length: 30 }, (_, i) => fieldPart(`f${i}`, '')).join('') + filePart('x') + END,
      'malformed_request',
    ],
    [
      'a field that is too long',
      fieldPart('title', 'x'.repeat(9_000)) + filePart('audio') + END,
      'malformed_request',
    ],
    ['a body that ends too early', filePart('audio').slice(0, -4), 'malformed_request'],
  ]
  it.each(invalid)('rejects %s', async (_name, body, code) => {
    const { stream } = open(requestOf(body).request)
    await expect(readAll(stream)).rejects.toMatchObject({ code })
  })

  it('rejects a body of another length than announced', async () => {
    const { stream } = open(requestOf(filePart('x') + END, { 'content-length': '10' }).request)
    await expect(readAll(stream)).rejects.toMatchObject({ code: 'malformed_request' })
  })

  it('rejects a body without a boundary', async () => {
    const headers = { 'content-type': 'multipart/form-data' }
    const { stream } = open(requestOf(filePart('x') + END, headers).request)
    await expect(readAll(stream)).rejects.toMatchObject({ code: 'malformed_request' })
  })

  it('rejects what the parser of the fields rejects', async () => {
    const { request } = requestOf(filePart('audio') + END)
    const { stream } = openMultipartUpload(request, () => {
      throw new InvalidInputError([
        { path: 'ownerId', code: 'unknown_field', message: 'Is not a field of this call.' },
      ])
    })
    await expect(readAll(stream)).rejects.toMatchObject({ code: 'invalid_input' })
  })
})
