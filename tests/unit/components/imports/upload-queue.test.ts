import { describe, expect, test } from 'vitest'
import { UploadQueue } from '@/components/imports/upload-queue'
import { ApiProblem } from '@/lib/client/api'
import type { Import } from '@/lib/contract/imports'

const file = (name: string, bytes = 'Artist - Title') => new File([bytes], name)
const dropped = (name: string, bytes?: string) => ({ file: file(name, bytes), isFolder: false })
const importOf = ({ name }: File) => ({ id: name, name }) as Import
const settled = () => new Promise((done) => setTimeout(done, 0))

function queueWith(send: (file: File) => Promise<Import>) {
  const stopped: string[] = []
  const queue = new UploadQueue(send, async (id) => stopped.push(id))
  return { queue, stopped }
}

const states = (queue: UploadQueue) =>
  queue.store.getState().uploads.map(({ file: { name }, state }) => `${name} ${state}`)

describe('The queue of files', () => {
  test('sends one file at a time, in the order they were chosen', async () => {
    const sent: string[] = []
    const answers: (() => void)[] = []
    const { queue } = queueWith((sending) => {
      sent.push(sending.name)
      return new Promise((accept) => answers.push(() => accept(importOf(sending))))
    })
    queue.add([dropped('a'), dropped('b')])
    queue.add([dropped('c')])
    expect(states(queue)).toEqual(['c waiting', 'a sending', 'b waiting'])
    answers[0]!()
    await settled()
    expect(states(queue)).toEqual(['c waiting', 'a accepted', 'b sending'])
    answers[1]!()
    await settled()
    expect(sent).toEqual(['a', 'b', 'c'])
  })

  test('keeps a file that did not arrive, and sends it again when asked', async () => {
    let isReachable = false
    const { queue } = queueWith(async (sending) => {
      if (!isReachable) throw new ApiProblem('Riffle cannot be reached.', 'unreachable', 0)
      return importOf(sending)
    })
    queue.add([dropped('a')])
    await settled()
    expect(queue.store.getState().uploads[0]).toMatchObject({ state: 'refused', canRetry: true })
    isReachable = true
    queue.retryAll()
    await settled()
    expect(states(queue)).toEqual(['a accepted'])
  })

  test('does not try again what the server looked at and refused', async () => {
    let calls = 0
    const { queue } = queueWith(async () => {
      calls++
      throw new ApiProblem('This is a PNG image.', 'unrecognised_format', 422)
    })
    queue.add([dropped('a')])
    await settled()
    queue.retryAll()
    await settled()
    expect(queue.store.getState().uploads[0]).toMatchObject({
      canRetry: false,
      reason: 'This is a PNG image.',
    })
    expect(calls).toBe(1)
  })

  test('refuses a folder, an empty file and one of more than 20 MB without sending them', async () => {
    let calls = 0
    const { queue } = queueWith(async (sending) => {
      calls++
      return importOf(sending)
    })
    const large = file('large')
    Object.defineProperty(large, 'size', { value: 20 * 2 ** 20 + 1 })
    queue.add([
      { file: file('folder'), isFolder: true },
      dropped('empty', ''),
      { file: large, isFolder: false },
    ])
    await settled()
    expect(states(queue)).toEqual(['folder refused', 'empty refused', 'large refused'])
    expect(calls).toBe(0)
  })

  test('stops the import of a file that was taken out while it travelled', async () => {
    let accept = () => {}
    const { queue, stopped } = queueWith(
      (sending) => new Promise((done) => (accept = () => done(importOf(sending)))),
    )
    queue.add([dropped('a')])
    queue.remove(queue.store.getState().uploads[0]!.key)
    accept()
    await settled()
    expect(stopped).toEqual(['a'])
    expect(queue.store.getState().uploads).toEqual([])
  })
})
