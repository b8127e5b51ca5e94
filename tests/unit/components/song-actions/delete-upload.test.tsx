import { screen, waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { useDeleteUpload } from '@/components/song-actions/use-delete-upload'
import { stubApi } from '@/tests/support/dom/api'
import { songNamed } from '@/tests/support/dom/library'
import { renderWithPlayer } from '@/tests/support/dom/player'

function DeleteButton({ title }: { title: string }) {
  const deleteUpload = useDeleteUpload()
  return (
    <button type="button" onClick={() => void deleteUpload(songNamed(title))}>
      Delete
    </button>
  )
}

// Toasts outlive a test: each deletes another song.
async function renderAndDelete(title: string) {
  const { user } = renderWithPlayer(<DeleteButton title={title} />)
  await user.click(screen.getByRole('button', { name: 'Delete' }))
  return user
}

async function undo(user: UserEvent, message: string) {
  const toast = (await screen.findByText(message)).closest('li')
  await user.click(within(toast as HTMLElement).getByRole('button', { name: 'Undo' }))
}

test('a deleted upload is restored by Undo', async () => {
  const requests = stubApi({
    'DELETE /songs/song-Tide': () => undefined,
    'POST /songs/song-Tide/restore': () => songNamed('Tide'),
  })
  const user = await renderAndDelete('Tide')
  await undo(user, 'Tide deleted')
  await waitFor(() =>
    expect(requests).toEqual(['DELETE /songs/song-Tide', 'POST /songs/song-Tide/restore']),
  )
})

test('the reason is given if an upload cannot be restored', async () => {
  stubApi({ 'DELETE /songs/song-Reef': () => undefined })
  const user = await renderAndDelete('Reef')
  await undo(user, 'Reef deleted')
  expect(await screen.findByText(/^Could not restore: Riffle could not/)).toBeInTheDocument()
})

test('the reason is given if an upload cannot be deleted, without Undo', async () => {
  await renderAndDelete('Surf')
  expect(await screen.findByText(/^Could not delete: Riffle could not/)).toBeInTheDocument()
  expect(screen.queryByText('Surf deleted')).not.toBeInTheDocument()
})
