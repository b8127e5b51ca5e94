import { screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { EditableTitle } from '@/components/playlists/editable-title'
import { NewPlaylist } from '@/components/playlists/new-playlist'
import { PlaylistActions } from '@/components/playlists/playlist-actions'
import {
  createPlaylistAction,
  removePlaylistAction,
  updatePlaylistAction,
} from '@/lib/actions/playlists'
import { playlistNamed } from '@/tests/support/dom/library'
import { renderWithPlayer } from '@/tests/support/dom/player'

vi.mock('@/lib/actions/playlists', () => ({
  createPlaylistAction: vi.fn(),
  removePlaylistAction: vi.fn(),
  updatePlaylistAction: vi.fn(),
}))

const actions = vi.mocked({
  create: createPlaylistAction,
  remove: removePlaylistAction,
  update: updatePlaylistAction,
})
const playlist = playlistNamed('Evening')
const rejected = {
  ok: false as const,
  problem: { code: 'invalid_input' as const, detail: 'The name is too long.', errors: [] },
}

beforeEach(() => {
  for (const action of Object.values(actions)) action.mockReset()
})

function Page() {
  const [isOpen, setOpen] = useState(true)
  return <NewPlaylist isOpen={isOpen} onOpenChange={setOpen} />
}

describe('a new playlist', () => {
  async function create(name: string) {
    const rendered = renderWithPlayer(<Page />)
    await rendered.user.type(screen.getByRole('textbox', { name: 'Name' }), name)
    await rendered.user.click(screen.getByRole('button', { name: 'Create' }))
    return rendered
  }

  test('is created with its name and opened', async () => {
    actions.create.mockResolvedValue({ ok: true, value: playlistNamed('Sunday') })
    const { router } = await create('Sunday')
    expect(actions.create).toHaveBeenCalledWith({ name: 'Sunday' })
    expect(router.push).toHaveBeenCalledWith('/playlists/sunday')
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  })

  test('that is rejected keeps its name, with the reason beside the field', async () => {
    actions.create.mockResolvedValue(rejected)
    const { router } = await create('Sunday')
    const field = screen.getByRole('textbox', { name: 'Name' })
    expect(field).toHaveValue('Sunday')
    expect(field).toHaveAccessibleDescription('The name is too long.')
    expect(router.push).not.toHaveBeenCalled()
  })

  test('can be tried again if the server could not be reached', async () => {
    actions.create.mockRejectedValue(new TypeError('fetch failed'))
    await create('Sunday')
    expect(screen.getByRole('textbox')).toHaveAccessibleDescription(/could not be reached/)
    expect(screen.getByRole('button', { name: 'Create' })).toBeEnabled()
  })

  test('is not created without a name, nor after Cancel', async () => {
    const { user } = renderWithPlayer(<Page />)
    await user.click(screen.getByRole('button', { name: 'Create' }))
    await user.click(screen.getByRole('button', { name: 'Cancel' }))
    expect(actions.create).not.toHaveBeenCalled()
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  })
})

describe('the title', () => {
  async function edit(text: string) {
    const rendered = renderWithPlayer(<EditableTitle playlist={playlist} />)
    await rendered.user.click(screen.getByRole('button', { name: 'Evening' }))
    await rendered.user.keyboard(text)
    return rendered
  }

  test('is renamed with Enter and gets the focus back', async () => {
    actions.update.mockResolvedValue({ ok: true, value: playlist })
    await edit('Late evening{Enter}')
    expect(actions.update).toHaveBeenCalledExactlyOnceWith({
      playlistId: 'evening',
      name: 'Late evening',
    })
    const title = screen.getByRole('button', { name: 'Late evening' })
    await waitFor(() => expect(title).toHaveFocus())
  })

  test('is renamed when the field loses the focus', async () => {
    actions.update.mockResolvedValue({ ok: true, value: playlist })
    await edit('Night{Tab}')
    expect(actions.update).toHaveBeenCalledOnce()
  })

  test.each([
    ['Escape', 'Night{Escape}'],
    ['an empty name', '{Backspace}{Enter}'],
    ['spaces', '   {Enter}'],
    ['the same name', 'Evening{Enter}'],
  ])('stays after %s', async (_, keys) => {
    await edit(keys)
    expect(screen.getByRole('button', { name: 'Evening' })).toBeVisible()
    expect(actions.update).not.toHaveBeenCalled()
  })

  test('is the old one again if the new one is rejected', async () => {
    actions.update.mockResolvedValue(rejected)
    await edit('Night{Enter}')
    expect(await screen.findByText('Could not rename: The name is too long.')).toBeVisible()
    expect(screen.getByRole('button', { name: 'Evening' })).toBeVisible()
  })
})

describe('deleting', () => {
  async function openDialog() {
    const rendered = renderWithPlayer(
      <PlaylistActions playlist={playlist} hasSet={false} onAdd={() => {}} />,
    )
    await rendered.user.click(screen.getByRole('button', { name: 'More' }))
    await rendered.user.click(screen.getByRole('menuitem', { name: 'Delete the playlist' }))
    return { ...rendered, dialog: screen.getByRole('dialog', { name: 'Delete Evening' }) }
  }

  const confirm = () => screen.getByRole('button', { name: 'Delete the playlist' })

  test('requests a confirmation, and does nothing if the user keeps it', async () => {
    const { user, dialog } = await openDialog()
    expect(dialog).toHaveAccessibleDescription(/The songs stay in your library/)
    await user.click(screen.getByRole('button', { name: 'Keep it' }))
    expect(dialog).not.toBeInTheDocument()
    expect(actions.remove).not.toHaveBeenCalled()
  })

  test('leads to the other playlists', async () => {
    actions.remove.mockResolvedValue({ ok: true, value: undefined })
    const { user, router } = await openDialog()
    await user.click(confirm())
    expect(actions.remove).toHaveBeenCalledWith({ playlistId: 'evening' })
    expect(router.push).toHaveBeenCalledWith('/playlists')
  })

  test('gives the reason and stays if it fails', async () => {
    actions.remove.mockRejectedValue(new TypeError('fetch failed'))
    const { user, router } = await openDialog()
    await user.click(confirm())
    expect(await screen.findByText(/Could not delete: Riffle could not be reached/)).toBeVisible()
    expect(router.push).not.toHaveBeenCalled()
    expect(confirm()).toBeEnabled()
  })
})
