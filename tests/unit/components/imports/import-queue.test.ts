import { describe, expect, test } from 'vitest'
import { ImportQueue } from '@/components/imports/import-queue'
import { ApiProblem } from '@/lib/client/api'
import type { Import } from '@/lib/contract/import'
import { importWith } from '@/tests/support/dom/imports'

const file = (name: string, content = 'Artist - Title') => new File([content], name)
const dropped = (name: string, content?: string) => ({ file: file(name, content), isFolder: false })
const importOf = ({ name }: File) => importWith({ id: name, name })
const settled = () => new Promise((done) => setTimeout(done))

function createQueue(send: (file: File) => Promise<Import>) {
  const stopped: string[] = []
  const queue = new ImportQueue(send, async (id) => stopped.push(id))
  const uploads = () => queue.store.getState().uploads
  const states = () => uploads().map(({ file: { name }, state }) => `${name} ${state}`)
  return { queue, stopped, uploads, states }
}

/** A queue whose files are accepted by the test. */
function createHeldQueue() {
  const sent: { name: string; accept: () => void }[] = []
  const created = createQueue((sending) => {
    const { promise, resolve } = Promise.withResolvers<Import>()
    sent.push({ name: sending.name, accept: () => resolve(importOf(sending)) })
    return promise
  })
  return { ...created, sent }
}

describe('the queue of playlist files', () => {
  test('sends one file at a time, in the order they were chosen', async () => {
    const { queue, sent, states } = createHeldQueue()
    queue.add([dropped('a'), dropped('b')])
    queue.add([dropped('c')])
    expect(states()).toEqual(['c waiting', 'a sending', 'b waiting'])
    sent[0]?.accept()
    await settled()
    expect(states()).toEqual(['c waiting', 'a accepted', 'b sending'])
    sent[1]?.accept()
    await settled()
    expect(sent.map(({ name }) => name)).toEqual(['a', 'b', 'c'])
  })

  test('keeps a file that could not be sent, and sends it with retryAll', async () => {
    let isReachable = false
    const { queue, uploads, states } = createQueue(async (sending) => {
      if (!isReachable) throw new ApiProblem('Riffle cannot be reached.', 'unreachable', 0)
      return importOf(sending)
    })
    queue.add([dropped('a')])
    await settled()
    expect(uploads()[0]).toMatchObject({ state: 'rejected', canRetry: true })
    isReachable = true
    queue.retryAll()
    await settled()
    expect(states()).toEqual(['a accepted'])
  })

  test('does not retry a file that the server has read and rejected', async () => {
    let calls = 0
    const { queue, uploads } = createQueue(async () => {
      calls++
      throw new ApiProblem('This is a PNG image.', 'unrecognised_format', 422)
    })
    queue.add([dropped('a')])
    await settled()
    queue.retryAll()
    await settled()
    expect(uploads()[0]).toMatchObject({
      canRetry: false,
      problem: { message: 'This is a PNG image.' },
    })
    expect(calls).toBe(1)
  })

  test('does not send a folder, an empty file or one of more than 200 MB', async () => {
    const { queue, sent, uploads } = createHeldQueue()
    const large = file('large')
    Object.defineProperty(large, 'size', { value: 200 * 2 ** 20 + 1 })
    queue.add([
      { file: file('folder'), isFolder: true },
      dropped('empty', ''),
      { file: large, isFolder: false },
    ])
    await settled()
    expect(uploads()).toMatchObject([
      { state: 'invalid', fault: { code: 'folder' } },
      { state: 'invalid', fault: { code: 'empty' } },
      { state: 'invalid', fault: { code: 'tooLarge', megabytes: 201 } },
    ])
    expect(sent).toEqual([])
  })

  test('stops the import of a file that was removed while it was sent', async () => {
    const { queue, sent, stopped, uploads } = createHeldQueue()
    queue.add([dropped('a')])
    queue.remove(uploads()[0]?.key ?? '')
    sent[0]?.accept()
    await settled()
    expect(stopped).toEqual(['a'])
    expect(uploads()).toEqual([])
  })
})
