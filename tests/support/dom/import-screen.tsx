import { screen } from '@testing-library/react'
import { afterEach, beforeEach } from 'vitest'
import { importQueue } from '@/components/imports/import-queue'
import { ImportScreen } from '@/components/imports/import-screen'
import type { Connection } from '@/lib/contract/connections'
import type { Import } from '@/lib/contract/import'
import { stubEventSource } from './event-source'
import { NOW_MS } from './imports'
import { renderWithPlayer } from './player'

type Options = {
  earlier?: Import[]
  nextCursor?: string | null
  isYoutubeReady?: boolean
  /** The connected account at Spotify, whose playlists are open to choose from. */
  connection?: Connection
}

/** Stubs the events of the server for the tests of a file, and removes the uploads after each. */
export function withImports(): void {
  beforeEach(() => void stubEventSource())
  afterEach(() => {
    for (const { key } of importQueue.store.getState().uploads) importQueue.remove(key)
  })
}

export function renderImportScreen(options: Options = {}) {
  const { earlier = [], nextCursor = null, isYoutubeReady = true, connection } = options
  return renderWithPlayer(
    <ImportScreen
      first={{ data: earlier, nextCursor }}
      nowMs={NOW_MS}
      spotify={{
        setup: { isReady: connection !== undefined, redirectUri: '', isAddressRefused: false },
        connection: connection ?? null,
        isGuest: false,
      }}
      isYoutubeReady={isYoutubeReady}
      isChoosing={connection !== undefined}
      problem={null}
    />,
  )
}

/** The block of an import, by the name of its file or its playlist. */
export const importBlock = (name: string): Promise<HTMLElement> =>
  screen.findByRole('region', { name })
