import { Button, ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { ChooseAudio } from '@/components/uploads/choose-audio'

/** No song is what was asked for. */
export function NothingFound({ q, onClear }: { q?: string; onClear: () => void }) {
  return (
    <EmptyState
      title={q ? `Nothing matches “${q}”` : 'No song is like that'}
      actions={<Button onClick={onClear}>Show all songs</Button>}
    >
      {q
        ? 'Words are found by their beginning, in titles, artists and albums. Accents and a letter amiss do not matter.'
        : 'Take a filter away to see more.'}
    </EmptyState>
  )
}

/** There is no song at all yet. */
export function NoSongs() {
  return (
    <EmptyState
      title="No songs yet"
      actions={
        <>
          <ButtonLink href="/import" look="primary" isLarge>
            Import a playlist
          </ButtonLink>
          <ChooseAudio />
        </>
      }
    >
      Songs come in with playlists, or as audio files of your own: drop them anywhere on this page.
    </EmptyState>
  )
}
