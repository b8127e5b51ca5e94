import { screen } from '@testing-library/react'
import { vi } from 'vitest'
import { TrackTable } from '@/components/tracks/track-table'
import type { TrackEdits } from '@/components/tracks/use-track-edits'
import type { Track } from '@/lib/contract/playlist-tracks'
import { tracksNamed } from './library'
import { renderWithPlayer } from './player'

type Options = {
  tracks?: Track[]
  total?: number
  edits?: TrackEdits
  set?: Parameters<typeof TrackTable>[0]['set']
}

/** The edits of a playlist, which succeed and change nothing. */
export const recordedEdits = () => ({
  add: vi.fn(async () => true),
  remove: vi.fn(async () => {}),
  move: vi.fn(async () => {}),
  exclude: vi.fn(async () => {}),
})

/** A table of the tracks A to D, or of others. */
export const trackTable = ({
  tracks = tracksNamed('A', 'B', 'C', 'D'),
  total,
  edits,
  set,
}: Options) => (
  <TrackTable
    label="Tracks"
    tracks={tracks}
    total={total}
    source={{ list: 'evening', name: 'Evening' }}
    edits={edits}
    set={set}
  >
    <p>End of the list</p>
  </TrackTable>
)

export const renderTrackTable = (options: Options = {}) => renderWithPlayer(trackTable(options))

/** The row of a track. */
export const trackRow = (title: string): HTMLElement =>
  screen.getByRole('row', { name: new RegExp(`Artist of ${title}\\b`) })

/** Selects rows by the keyboard. */
export async function selectTracks(
  { keyboard }: ReturnType<typeof renderTrackTable>['user'],
  titles: string[],
): Promise<void> {
  for (const title of titles) {
    trackRow(title).focus()
    await keyboard('x')
  }
}
