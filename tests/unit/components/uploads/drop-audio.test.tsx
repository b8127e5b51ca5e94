import { fireEvent, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { importQueue } from '@/components/imports/import-queue'
import { audioQueue } from '@/components/uploads/audio-queue'
import { DropAudio } from '@/components/uploads/drop-audio'
import { useKeptPage } from '@/components/uploads/use-kept-page'
import { dragOut, dragOver, drop } from '@/tests/support/dom/drop'
import { renderWithPlayer } from '@/tests/support/dom/player'

const { send } = await vi.hoisted(async () =>
  (await import('@/tests/support/dom/transfers')).createTransfers(),
)
vi.mock('@/lib/client/uploads', () => ({ sendAudio: send }))

afterEach(() => {
  for (const queue of [audioQueue, importQueue]) {
    for (const { key } of queue.store.getState().uploads) queue.remove(key)
  }
})

const audio = new File(['x'], 'song.flac')
const playlist = new File(['Artist - Title'], 'list.csv')
const uploads = () =>
  audioQueue.store.getState().uploads.map(({ file, playlistId }) => [file.name, playlistId])
const imports = () => importQueue.store.getState().uploads.map(({ file }) => file.name)

describe('files dragged over the page', () => {
  test('cover it with the action of a drop, until they are dragged out', () => {
    renderWithPlayer(<DropAudio />)
    dragOver(audio)
    expect(screen.getByText('Drop to upload')).toBeVisible()
    dragOut(audio)
    expect(screen.queryByText('Drop to upload')).not.toBeInTheDocument()
  })

  test('name the playlist that they would be added to', () => {
    renderWithPlayer(<DropAudio playlist={{ id: 'evening', name: 'Evening' }} />)
    dragOver(audio)
    expect(screen.getByText('Drop to add to Evening')).toBeVisible()
  })
})

describe('dropped files', () => {
  test('are uploaded for the playlist of the page, and not opened by the browser', () => {
    const { router } = renderWithPlayer(<DropAudio playlist={{ id: 'evening', name: 'Evening' }} />)
    dragOver(audio)
    expect(drop(audio)).toBe(false)
    expect(uploads()).toEqual([['song.flac', 'evening']])
    expect(screen.queryByText('Drop to add to Evening')).not.toBeInTheDocument()
    expect(router.push).not.toHaveBeenCalled()
  })

  test('are imported if they are playlists', () => {
    const { router } = renderWithPlayer(<DropAudio />)
    drop(playlist)
    expect(imports()).toEqual(['list.csv'])
    expect(uploads()).toEqual([])
    expect(router.push).toHaveBeenCalledWith('/import')
  })

  test('are rejected with the reason if they are folders', async () => {
    renderWithPlayer(<DropAudio />)
    drop({ folder: 'Album' })
    expect(await screen.findByText(/^Folders cannot be uploaded/)).toBeInTheDocument()
    expect(uploads()).toEqual([])
  })
})

describe('the whole app', () => {
  test('takes files, but not those of a page that takes them itself', () => {
    const { rerender } = renderWithPlayer(<DropAudio isFallback />)
    drop(audio)
    expect(uploads()).toEqual([['song.flac', undefined]])
    rerender(
      <>
        <DropAudio playlist={{ id: 'evening', name: 'Evening' }} />
        <DropAudio isFallback />
      </>,
    )
    dragOver(new File(['y'], 'other.flac'))
    expect(screen.getAllByText(/^Drop to/)).toHaveLength(1)
    drop(new File(['y'], 'other.flac'))
    expect(uploads()).toEqual([
      ['song.flac', undefined],
      ['other.flac', 'evening'],
    ])
  })

  test('is not left for a file or a link that nothing takes', () => {
    render(<Kept />)
    const files = { types: ['Files'], dropEffect: 'copy' }
    expect(fireEvent.dragOver(document.body, { dataTransfer: files })).toBe(false)
    expect(files.dropEffect).toBe('none')
    expect(fireEvent.drop(document.body, { dataTransfer: files })).toBe(false)
    const link = { dataTransfer: { types: ['text/uri-list', 'text/plain'] } }
    expect(fireEvent.drop(document.body, link)).toBe(false)
  })

  test('leaves text, and drops on fields, to the browser', () => {
    render(<Kept />)
    const text = { dataTransfer: { types: ['text/plain'] } }
    expect(fireEvent.drop(document.body, text)).toBe(true)
    const link = { dataTransfer: { types: ['text/uri-list'] } }
    expect(fireEvent.drop(screen.getByRole('textbox'), link)).toBe(true)
  })
})

function Kept() {
  useKeptPage()
  return <input aria-label="Link" />
}
