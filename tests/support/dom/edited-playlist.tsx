import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { screen, within } from '@testing-library/react'
import { vi } from 'vitest'
import { TrackTable } from '@/components/tracks/track-table'
import { useTrackEdits } from '@/components/tracks/use-track-edits'
import {
  addManyTracksAction,
  changeTrackAction,
  excludeTracksAction,
  moveTracksAction,
  removeTracksAction,
  restoreTracksAction,
} from '@/lib/actions/playlist-tracks'
import type { TrackPage } from '@/lib/client/list-tracks'
import { useTracks } from '@/lib/client/use-tracks'
import { tracksNamed } from './library'
import { renderWithPlayer } from './player'

/** The server actions, for tests that replace these by `track-actions`. */
export const actions = vi.mocked({
  add: addManyTracksAction,
  change: changeTrackAction,
  exclude: excludeTracksAction,
  move: moveTracksAction,
  remove: removeTracksAction,
  restore: restoreTracksAction,
})

/** The actions return nothing until a test sets their results. */
export function resetActions(): void {
  for (const action of Object.values(actions)) action.mockReset()
}

export const rejected = {
  ok: false as const,
  problem: { code: 'conflict' as const, detail: 'The playlist has changed.', errors: [] },
}

export const FIRST_PAGE: TrackPage = { data: tracksNamed('A', 'B', 'C'), nextCursor: null }
const source = { list: 'evening', name: 'Evening' }

/** The cache of the playlist that was rendered last. */
export const cache: { client?: QueryClient } = {}

/** A playlist of the tracks A to C, or of others, that can be edited, with a button that adds D. */
export function Evening({ firstPage = FIRST_PAGE }: { firstPage?: TrackPage }) {
  cache.client = useQueryClient()
  const { tracks } = useTracks(source.list, firstPage)
  const edits = useTrackEdits(source.list)
  return (
    <>
      <TrackTable label="Tracks" tracks={tracks} source={source} edits={edits} />
      <button type="button" onClick={() => void edits.add(['song-D'])}>
        Add D
      </button>
    </>
  )
}

/** The titles of the rows, such as `ABC`. */
export const titles = (): string =>
  screen
    .getAllByRole('row')
    .flatMap((row) => /Artist of (\w)/.exec(row.textContent ?? '')?.[1] ?? [])
    .join('')

export const row = (title: string): HTMLElement =>
  screen.getByRole('row', { name: new RegExp(`Artist of ${title}`) })

/** Waits for a toast with a message, and returns its button; toasts of earlier tests are shown as well. */
export async function undoButtonOf(message: string): Promise<HTMLElement> {
  const toast = (await screen.findByText(message)).closest('li')
  if (!toast) throw new Error('The message is not in a toast.')
  return within(toast).getByRole('button', { name: 'Undo' })
}

/** Renders the playlist and presses keys in a row. */
export async function press(keys: string, title: string) {
  const rendered = renderWithPlayer(<Evening />)
  row(title).focus()
  await rendered.user.keyboard(keys)
  return rendered
}
